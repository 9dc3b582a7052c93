"""How a claim that was recomputed is told in a sentence."""

from decimal import Decimal

from goldenthread.checking.saying import amount, listed, quoted, rounded_to
from goldenthread.plan import CheckedClaim, Claim, ClaimKind, Direction, step_of

_NOTHING = Decimal(0)
_SAID = {">": "above", "<": "below", "=": "equal to"}
_MOST_LISTED = 8


def corrected(checked: CheckedClaim) -> Decimal | None:
    """Give the recomputed figure at the precision of the stated one; None for an order."""
    stated = checked.claim.stated
    if stated is None or not isinstance(checked.recomputed, Decimal):
        return None
    return rounded_to(checked.recomputed, step_of(stated))


def sentence(checked: CheckedClaim) -> str:
    """Say what the operands come to: "1,486 of 2,256 is 65.9 %, not 69.5 %"."""
    claim, value = checked.claim, corrected(checked)
    if claim.kind is ClaimKind.ORDER:
        return _order(checked)
    if value is None or claim.stated is None:
        return ""
    if claim.kind in (ClaimKind.CHANGE, ClaimKind.PCT_CHANGE):
        return _change(claim, value, claim.stated)
    return f"{_operands(claim)} {amount(value, claim.unit)}, not {amount(claim.stated, claim.unit)}"


def more_exactly(checked: CheckedClaim) -> Decimal | None:
    """Give the recomputed figure with one place more than the stated one has, where that shows what was cut off."""
    stated, value = checked.claim.stated, corrected(checked)
    if stated is None or value is None or not isinstance(checked.recomputed, Decimal):
        return None
    finer = rounded_to(checked.recomputed, step_of(stated) / 10)
    return finer if finer != value and stated < finer < value else None


def _operands(claim: Claim) -> str:
    a, b = _said(claim.a), _said(claim.b)
    if claim.kind is ClaimKind.SUM:
        parts = [_said(part) for part in claim.parts[:_MOST_LISTED]]
        return f"{listed(parts)} make"
    if claim.kind is ClaimKind.RATE:
        return f"{a} in {b} is"
    if claim.kind is ClaimKind.SHARE_OF_TARGET:
        return f"{a} of a target of {_said(claim.target)} is"
    return f"{a} of {b} is"


def _said(value: Decimal | None) -> str:
    return amount(_NOTHING if value is None else value)


def _change(claim: Claim, value: Decimal, stated: Decimal) -> str:
    said = "fall" if claim.direction is Direction.DOWN else "rise" if claim.direction is Direction.UP else "change"
    moves = f"from {_said(claim.start)} to {_said(claim.end)} is"
    if value < 0:
        return f"{moves} a {'rise' if said == 'fall' else 'fall'} of {amount(-value, claim.unit)}, not a {said}"
    return f"{moves} a {said} of {amount(value, claim.unit)}, not {amount(stated, claim.unit)}"


def _order(checked: CheckedClaim) -> str:
    claim = checked.claim
    left, right = (amount(_NOTHING if value is None else value, claim.unit) for value in (claim.left, claim.right))
    return f"{quoted(claim.words)}, but {left} is {_SAID.get(str(checked.recomputed), 'not so')} {right}"


def evidence_of(checked: CheckedClaim) -> dict[str, object]:
    """Give the claim's operands, what it states and what they come to."""
    operands = checked.claim.model_dump(mode="json", exclude={"text"})
    return {**operands, "recomputed": checked.recomputed, "changes_rating": checked.changes_rating}
