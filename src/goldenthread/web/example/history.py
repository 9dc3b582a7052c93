"""The example council's history: four reports, taken into the record and published as an officer would do it.

Two are those of the examples, of a plan that ended long ago. The others are of last year, and made up: they
are of another plan, which goes on.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from importlib.resources import files

from goldenthread.comparing import compare
from goldenthread.examine import read_and_judge
from goldenthread.examples import EXAMPLES, LAST_YEAR
from goldenthread.plan import Repair, Report, Return
from goldenthread.web.actions.commentaries import comment_on_plan
from goldenthread.web.actions.covers import write_cover
from goldenthread.web.actions.deadlines import count_back
from goldenthread.web.actions.importing import take_in
from goldenthread.web.actions.publishing.freezing import publish
from goldenthread.web.example.stories import COVER, SAID_LAST_YEAR
from goldenthread.web.records.models import Authority, Person, Plan, ReportingPeriod
from goldenthread.web.records.nouns import report_of

# When the committee of the two reports met.
_MET = (date(2011, 12, 15), date(2012, 6, 14))
# The plan that goes on.
_GOES_ON = "Borough Plan"
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
    """Take the reports of long ago in and publish each."""
    for report, met in zip(found, _MET, strict=True):
        last = ReportingPeriod.objects.filter(authority=authority).last()
        same = _same(last, report) if last else {}
        _publish(report, authority, met, same, _SAID.format(year=report.year), officer)


def publish_last_year(start: int, authority: Authority, officer: Person) -> Plan:
    """Take the reports of the plan that goes on in, and publish each; the plan year after them begins in `start`.

    Its measures are new ones: what is made up never continues a line of what a council published.
    """
    met = (_third_thursday(start - 1, 12), _third_thursday(start, 6))
    earlier: Report | None = None
    for name, day, said in zip(LAST_YEAR, met, SAID_LAST_YEAR, strict=True):
        report = _last_year(name, start, earlier)
        last = ReportingPeriod.objects.filter(authority=authority).last() if earlier else None
        same = _same(last, report) if last else {}
        period = _publish(report, authority, day, same, said, officer)
        earlier = report
    return period.plan_year.plan


def _last_year(name: str, start: int, earlier: Report | None) -> Report:
    text = files("goldenthread.examples").joinpath(name).read_text(encoding="utf-8")
    text = text.replace("{start}", f"{start}").replace("{before}", f"{start - 1}/{start % 100:02}")
    report = read_and_judge(text.encode(), f"{start - 1}-{start % 100:02}-{name}", earlier=earlier)
    return report.model_copy(update={"plan": _GOES_ON})


def _third_thursday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 14)


def _same(last: ReportingPeriod, report: Report) -> dict[str, str]:
    """Give the measures of a report that are those of the period before it."""
    compared = compare(report_of(last), report).rows
    return {row.later_id: row.earlier_id for row in compared if row.later_id and row.earlier_id}


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


def _publish(
    report: Report, authority: Authority, met: date, same: Mapping[str, str], said: str, officer: Person
) -> ReportingPeriod:
    counted = count_back(met, authority=authority)
    period = take_in(report=report, authority=authority, deadlines=counted, by=officer, same=same)
    comment_on_plan(period=period, text=said, seen="", by=officer)
    write_cover(period=period, told=COVER, seen={}, by=officer)
    period.refresh_from_db()
    publish(period=period, by=officer, reason="brought into the record as it was published at the time")
    return period
