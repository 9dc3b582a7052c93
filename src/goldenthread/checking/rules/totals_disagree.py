"""Totals and percentages that don't follow from each other, or from the rows."""

from collections.abc import Iterator
from itertools import chain

from goldenthread.checking import totals
from goldenthread.checking.rule import Known, Point, ReportRule
from goldenthread.plan import Severity

_READING = (
    "Look whether these statuses are in the document: rows or cells may not have been read; else correct the totals."
)


def _find(known: Known) -> Iterator[Point]:
    stated = known.report.stated_totals
    if stated is None or totals.were_read_in_part(known.report):
        return
    said = (totals.percentages(known.report), totals.whole(stated), totals.codes(stated, known.report.scheme))
    for message in chain.from_iterable(said):
        yield Point(message, evidence={"stated": stated.model_dump(mode="json")})
    for message in totals.rounding(known.report):
        yield Point(message, evidence={"stated": stated.model_dump(mode="json")}, severity=Severity.NOTE)
    yield from _against_the_rows(known)


def _against_the_rows(known: Known) -> Iterator[Point]:
    report = known.report
    if report.reconciliation.holds or report.stated_totals is None or report.stated_totals.denominator is None:
        return
    read_all = totals.all_were_read(report)
    yield Point(
        report.reconciliation.message,
        evidence=report.reconciliation.model_dump(mode="json", exclude={"message"}),
        severity=Severity.ERROR if read_all else Severity.WARNING,
        instruction=None if read_all else _READING,
    )


RULE = ReportRule(
    id="totals-disagree",
    severity=Severity.ERROR,
    title="totals or percentages that don't follow",
    instruction="Count again, and correct the totals, the percentages or the statuses.",
    missing="Totals that are not stated are not missed; what is not rated is left out of what percentages are of.",
    find=_find,
)
