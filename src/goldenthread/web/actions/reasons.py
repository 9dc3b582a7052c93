"""What changes the record says why: one check, and one sentence where the reason lacks."""

from goldenthread.web.actions.writing import Refused

MISSING = "no reason is given"


def need_reason(reason: str, where: object, do: str = "say why it changes", *, expected: str = "a reason") -> None:
    """Raise Refused where no reason is given. `where` is what changes."""
    if not reason.strip():
        raise Refused(MISSING, where=str(where), expected=expected, do=do)
