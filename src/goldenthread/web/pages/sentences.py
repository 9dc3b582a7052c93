"""How pages say things."""

from django.utils.text import Truncator

from goldenthread.plan import UserError

_LONGEST_NAME = 100


def said(refused: UserError) -> str:
    """Say why something can't be done and what to do, as two sentences."""
    return f"{_begun(refused.what)}. {_begun(refused.do)}."


def brief(name: str) -> str:
    """Give the beginning of a measure's name, with an ellipsis where it is longer."""
    return Truncator(" ".join(name.split())).chars(_LONGEST_NAME)


def _begun(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
