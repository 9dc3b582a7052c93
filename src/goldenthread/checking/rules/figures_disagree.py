"""A figure that the text works out from others, and that they don't give."""

from collections.abc import Iterator

from goldenthread.checking.arithmetic import evidence_of, sentence
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import in_a_capital
from goldenthread.plan import CheckedClaim, ClaimKind, ClaimVerdict, DirectionBasis, Return, Severity

_JUDGING_WORDS = ("better", "worse", "improv", "deteriorat", "good", "poor")
_CONSEQUENCES = {True: "; the rating would change", False: "; the rating stays the same", None: ""}


def _find(row: Return, known: Known) -> Iterator[Point]:
    for checked in known.claims.get(row.id, ()):
        if checked.verdict is ClaimVerdict.WRONG and not _is_left(checked, row):
            yield Point(
                f"{in_a_capital(sentence(checked))}{_CONSEQUENCES[checked.changes_rating]}.",
                row=row,
                evidence=evidence_of(checked),
            )


def _is_left(checked: CheckedClaim, row: Return) -> bool:
    """Whether an order is the tolerance rule's, or takes "better" as more or less by the measure's nature alone."""
    if checked.claim.kind is not ClaimKind.ORDER:
        return False
    words = checked.claim.words.casefold()
    by_nature = row.direction_basis in (None, DirectionBasis.NATURE)
    return "toleranc" in words or (by_nature and any(word in words for word in _JUDGING_WORDS))


RULE = Rule(
    id="figures-disagree",
    severity=Severity.ERROR,
    title="a figure that the row's own figures don't give",
    instruction="Correct the figure, or the figures that it is worked out from.",
    missing="Where one of the figures is missing nothing can be worked out, and nothing is said.",
    find=_find,
    field="progress",
)
