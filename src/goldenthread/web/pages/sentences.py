"""How pages say things."""

from goldenthread.plan import UserError


def said(refused: UserError) -> str:
    """Say why something can't be done and what to do, as two sentences."""
    return f"{_begun(refused.what)}. {_begun(refused.do)}."


def _begun(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
