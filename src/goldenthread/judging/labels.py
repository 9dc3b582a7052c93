"""Which figure belongs to which part of a target, by their labels."""

import re

_WORD = re.compile(r"[^\W_]+")
LONGEST_SHOWN = 60


def words_of(label: str | None) -> frozenset[str]:
    """Give the words of a label, letter case and signs aside."""
    return frozenset(_WORD.findall((label or "").casefold()))


def same_part(label: str | None, other: str | None) -> bool:
    """Whether two labels name the same part: the same words, or all words of the shorter one."""
    mine, theirs = words_of(label), words_of(other)
    if not mine or not theirs:
        return mine == theirs
    return mine <= theirs or theirs <= mine


def shown(label: str, longest: int = LONGEST_SHOWN) -> str:
    """Print a label in one line of at most `longest` characters."""
    line = " ".join(label.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
