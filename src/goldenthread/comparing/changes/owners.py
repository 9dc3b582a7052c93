"""Whether somebody else answers for a measure now."""

from collections.abc import Sequence

from goldenthread.comparing.words import reprint_key


def owners_changed(earlier: Sequence[str], later: Sequence[str], both_print: bool) -> str | None:
    """Say who answers for a measure now and did before; None where they are the same, in whatever order."""
    if {reprint_key(owner) for owner in earlier} == {reprint_key(owner) for owner in later}:
        return None
    if not both_print or not (earlier or later):
        return None
    if not later:
        return f"Nobody is named as responsible now; it was {_together(earlier)}."
    if not earlier:
        return f"{_together(later)} is named as responsible now; nobody was before."
    return f"Responsibility was with {_together(earlier)}; it is with {_together(later)}."


def _together(owners: Sequence[str]) -> str:
    return ", ".join(owners[:-1]) + " and " + owners[-1] if len(owners) > 1 else owners[0]
