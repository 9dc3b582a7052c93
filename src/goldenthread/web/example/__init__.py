"""The example council for the demonstration: its history published, and a quarter of this year in its course.

All of it comes about as it would in a council: reports are taken in and published, the plan is renewed, a period is
opened, returns are typed, submitted, queried and approved, by the same actions that pages call. The journal says when
each was really done.
"""

from datetime import date

from django.utils import timezone

from goldenthread.web.actions.founding import found_authority
from goldenthread.web.example.cast import SignIn as SignIn
from goldenthread.web.example.cast import give_out, officer_of, people, sign_ins
from goldenthread.web.example.course import run_course
from goldenthread.web.example.history import publish_history, publish_last_year, reports
from goldenthread.web.example.renewal import open_quarter, quarter_on, renew

SLUG = "borough"


def make_example(password: str, *, today: date | None = None, slug: str = SLUG) -> list[SignIn]:
    """Add the example council to the record, and give who can sign in, all with the same password.

    The open quarter is the one that is in the middle of its course `today`, by the clock if not given.
    """
    day = today or timezone.localdate()
    history = list(reports())
    name = f"{history[0].authority or 'Example Council'} (example)"
    authority = found_authority(slug=slug, name=name)
    officer = officer_of(authority, password)
    publish_history(history, authority, officer)
    quarter = quarter_on(day, authority)
    plan = publish_last_year(quarter.period.start, authority, officer)
    cast = people(authority, officer, password)
    year = renew(plan, quarter, officer)
    give_out(year, cast, since=day)
    run_course(open_quarter(authority, quarter, officer), cast, day)
    return sign_ins(authority)
