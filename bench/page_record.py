"""Makes a record with one generated report published: `python -m bench.page_record MEASURES`."""

import sys
from datetime import date

from bench.reports import report
from goldenthread.web.serving import make_ready, set_up


def main(measures: int) -> None:
    """Take in a report of so many measures and publish it."""
    set_up()
    make_ready()
    # Django's models can only be imported once it is set up.
    from goldenthread.examine import read_and_judge
    from goldenthread.web.actions.deadlines import Deadlines
    from goldenthread.web.actions.founding import add_person, found_authority
    from goldenthread.web.actions.importing import take_in
    from goldenthread.web.actions.publishing import publish
    from goldenthread.web.records.models import Role

    authority = found_authority(slug="bench", name="A borough council")
    person = add_person(
        authority=authority,
        name="Olive",
        email="olive@bench.example",
        password=None,
        posts=[(Role.OFFICER, None)],
        by=None,
    )
    dates = Deadlines(date(2013, 11, 1), date(2013, 11, 15), date(2013, 12, 5), date(2013, 12, 12))
    read = read_and_judge(report(measures), "report.txt")
    publish(period=take_in(report=read, authority=authority, deadlines=dates, by=person), by=person)


if __name__ == "__main__":
    main(int(sys.argv[1]))
