"""The example council's history: its two reports, taken into the record and published as an officer would do it."""

from collections.abc import Iterator
from datetime import date
from importlib.resources import files

from goldenthread.comparing import compare
from goldenthread.examine import read_and_judge
from goldenthread.examples import EXAMPLES
from goldenthread.plan import Repair, Report, Return
from goldenthread.web.actions.commentaries import comment_on_plan
from goldenthread.web.actions.deadlines import count_back
from goldenthread.web.actions.importing import take_in
from goldenthread.web.actions.publishing.freezing import publish
from goldenthread.web.records.models import Authority, Person, ReportingPeriod
from goldenthread.web.records.nouns import report_of

# When the committee of the two reports met.
_MET = (date(2011, 12, 15), date(2012, 6, 14))
_SAID = (
    "An example. The facts and figures of this report are those that the council published in {year}, with fewer words."
    " It was brought into this record as the report of an earlier year, to show how one is read, checked and kept."
)
# What reading can't know: words of which the document has only remains, and slips of the copying.
_WRONG = {
    "borougn.": "",
    "9": "",
    "Ť": "",
    "· ·": "",
    "package": "",
    "events.": "",
    "town centres.": "",
    "downturn.": "",
    "2012.": "",
    "(due by October 2011).": "",
    "Carrongathon and freethor Local plans": "",
    "homology provention strategy and plan": "Homelessness prevention strategy and plan",
}
_BEGINNINGS = {"upils' ": "Pupils' ", "e. Every": "Every", "a higher percentage": "A higher percentage"}


def reports() -> Iterator[Report]:
    """Read and judge the two reports, the second with the first as its earlier one."""
    earlier: Report | None = None
    for name in EXAMPLES:
        content = files("goldenthread.examples").joinpath(name).read_bytes()
        earlier = read_and_judge(content, name, earlier=earlier)
        yield reviewed(earlier)


def publish_history(found: list[Report], authority: Authority, officer: Person) -> None:
    """Take the reports in and publish each."""
    for report, met in zip(found, _MET, strict=True):
        period = _take_in(report, authority, met, officer)
        comment_on_plan(period=period, text=_SAID.format(year=period.plan_year), seen="", by=officer)
        publish(period=period, by=officer, reason="brought into the record as it was published at the time")


def reviewed(report: Report) -> Report:
    """Put right what is plainly damaged, as an officer does in the review, each time with what stood there."""
    return report.model_copy(update={"rows": tuple(map(_reviewed, report.rows))})


def _reviewed(row: Return) -> Return:
    action = _WRONG.get(row.action or "", row.action)
    beginning = next((wrong for wrong in _BEGINNINGS if row.outcome.startswith(wrong)), "")
    outcome = _BEGINNINGS.get(beginning, "") + row.outcome.removeprefix(beginning)
    changed = {"action": (row.action, action), "outcome": (row.outcome, outcome)}
    repairs = [
        Repair(field=field, before=before or "", after=after or "", why="put right in the review")
        for field, (before, after) in changed.items()
        if before != after
    ]
    words = {"action": action or None, "outcome": outcome, "repairs": (*row.repairs, *repairs)}
    return row.model_copy(update=words) if repairs else row


def _take_in(report: Report, authority: Authority, met: date, officer: Person) -> ReportingPeriod:
    last = ReportingPeriod.objects.filter(authority=authority).last()
    compared = compare(report_of(last), report).rows if last else ()
    same = {row.later_id: row.earlier_id for row in compared if row.later_id and row.earlier_id}
    counted = count_back(met, authority=authority)
    return take_in(report=report, authority=authority, deadlines=counted, by=officer, same=same)
