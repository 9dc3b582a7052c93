"""A figure that was cut off instead of rounded, or worked out from figures with more decimals than are printed."""

from collections.abc import Iterator

from goldenthread.checking.arithmetic import evidence_of, more_exactly, sentence
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import amount, in_a_capital
from goldenthread.plan import CheckedClaim, ClaimVerdict, Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    for checked in known.claims.get(row.id, ()):
        if checked.verdict is ClaimVerdict.ROUNDING_SLIP:
            yield Point(f"{in_a_capital(sentence(checked))}{_why(checked)}.", row=row, evidence=evidence_of(checked))


def _why(checked: CheckedClaim) -> str:
    exact = more_exactly(checked)
    if exact is None:
        return "; rounding of the figures that it was worked out from may explain it"
    return f": {amount(exact, checked.claim.unit)} was cut off and not rounded"


RULE = Rule(
    id="rounding-slip",
    severity=Severity.NOTE,
    title="a figure that is off by its rounding",
    instruction="Print the rounded figure, or the figures that it was worked out from with their decimals.",
    missing="Where one of the figures is missing nothing can be worked out, and nothing is said.",
    find=_find,
)
