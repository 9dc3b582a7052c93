"""A figure that is of a time before the period that is reported."""

import re
from collections.abc import Iterator

from goldenthread.checking.dated import dated, names_its_period
from goldenthread.checking.moments import start_of, told
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import amount
from goldenthread.judging.amounts import can_be_judged
from goldenthread.judging.dates import month_printed
from goldenthread.plan import Kind, Period, Rating, Return, Severity

_LONGEST_READ = 20_000
# School years, surveys of every year and known delays: the row itself says why its figure is of another time.
_EXPLAINED = re.compile(
    r"\b(?:school|academic) years?\b|\b(?:primary|secondary) schools?\b|\bpupils?\b"
    r"|\bkey stages?\b|\bGCSEs?\b|\bA[- ]levels?\b|\bKS ?[1-5]\b|\blag(?:s|ged|ging)?\b"
    r"|\bin arrears\b|\bmonths? (?:behind|delay)|\btime delay\b"
    r"|\bonly (?:available|published|reported|collected|measured)\b"
    r"|\b(?:annual(?:ly)?|yearly|biennial) (?:survey|measure|indicator|return|figure|publication|report|data|collect)"
    r"|\b(?:published|reported|collected|measured|available) (?:annually|yearly|once a year|each year|every year)\b"
    r"|\bnot (?:yet )?(?:be )?(?:known|available|published|released) until\b",
    re.IGNORECASE,
)


def _find(row: Return, known: Known) -> Iterator[Point]:
    period = known.report.period
    if period is None or _needs_no_newer(row, period) or names_its_period(row, start_of(period), period):
        return
    if _EXPLAINED.search(f"{row.outcome} {row.actual_text} {row.progress} {row.remedial_action}"[:_LONGEST_READ]):
        return
    spans = [dated(figure, row, period) for figure in row.actuals if can_be_judged(figure.value)]
    months = [span.last for span in spans if span]
    if not months or len(months) < len(row.actuals) or max(months) >= start_of(period):
        return
    figure, month = row.actuals[months.index(max(months))], max(months)
    yield Point(
        f"{amount(figure.value, figure.unit)} is of {month_printed(month)}; this report is of {period}.",
        row=row,
        evidence={"figure": figure.value, "as_at": figure.as_at, "period": str(period)},
    )


def _needs_no_newer(row: Return, period: Period) -> bool:
    """What was achieved stays so; a target's time may be over; a statement has no figure of its own."""
    ends = [told(target.when, period) for target in row.targets]
    if ends and all(end is not None and end.last < start_of(period) for end in ends):
        return True
    return row.unrated is not None or row.rating is Rating.ACHIEVED or row.kind is Kind.QUALITATIVE


RULE = Rule(
    id="stale-figure",
    severity=Severity.NOTE,
    title="a figure of a time before the period",
    instruction="Give a newer figure, or say why there is none yet and when it comes.",
    missing="A figure without a date is taken to be of the period; an unrated measure and a statement are passed over.",
    find=_find,
    field="progress",
)
