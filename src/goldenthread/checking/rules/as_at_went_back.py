"""A figure that is of an earlier time than the one in the earlier report."""

from collections.abc import Iterator

from goldenthread.checking.dated import dated
from goldenthread.checking.earlier import same_figures
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import amount
from goldenthread.judging.dates import month_printed
from goldenthread.plan import Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    before, earlier = known.before.get(row.id), known.earlier
    if before is None or earlier is None or not _is_later(known):
        return
    for then, now in same_figures(before, row):
        was, is_ = dated(then, before, earlier.period), dated(now, row, known.report.period)
        if was and is_ and is_.last < was.first:
            yield Point(
                f"{amount(now.value, now.unit)} is of {month_printed(is_.last)}, "
                f"but the earlier report had {amount(then.value, then.unit)} of {month_printed(was.last)}.",
                row=row,
                evidence={"now": now.value, "as_at": now.as_at, "before": then.value, "as_at_before": then.as_at},
            )


def _is_later(known: Known) -> bool:
    before = known.earlier.period if known.earlier else None
    return known.report.period is not None and before is not None and known.report.period > before


RULE = Rule(
    id="as-at-went-back",
    severity=Severity.WARNING,
    title="a figure that is older than the one reported last time",
    instruction="Put in the newest figure, or correct the date.",
    missing="Without a date on both figures nothing is said.",
    find=_find,
    field="progress",
    needs_earlier=True,
)
