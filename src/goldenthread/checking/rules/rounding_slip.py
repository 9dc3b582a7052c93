"""A figure that was cut off instead of rounded, or worked out from figures with more decimals than are printed."""

from collections.abc import Iterator

from goldenthread.checking.arithmetic import corrected, evidence_of, sentence
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import amount, in_a_capital
from goldenthread.plan import ClaimVerdict, Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    for checked in known.claims.get(row.id, ()):
        value = corrected(checked)
        if checked.verdict is ClaimVerdict.ROUNDING_SLIP and value is not None:
            message = (
                f"{in_a_capital(sentence(checked, exactly=True))}: rounded it is {amount(value, checked.claim.unit)}."
            )
            yield Point(message, row=row, evidence=evidence_of(checked))


RULE = Rule(
    id="rounding-slip",
    severity=Severity.NOTE,
    title="a figure that is off by its rounding",
    instruction="Print the rounded figure, or the figures that it was worked out from with their decimals.",
    missing="Where one of the figures is missing nothing can be worked out, and nothing is said.",
    find=_find,
)
