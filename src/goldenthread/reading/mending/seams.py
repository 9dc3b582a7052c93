"""Joining what a cell's edge cut in two: "Regener | ate the Borough", "Economi | onomic growth".

When a page's table is extracted, a heading that runs across columns is cut where the columns' edges stand.
Sometimes the cut passes between letters, sometimes the letters at it stand on both sides, and sometimes the
letter that the edge runs through is misread or lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.reading.mending.lexicon import WORD, Lexicon

_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"^[^\W\d_]+")
# From here on an overlap is no accident, whether the word is known or not.
_SURE_OVERLAP = 3
_LONGEST_OVERLAP = 60


@dataclass(frozen=True, slots=True)
class Joined:
    """A text made of two, and how: for the repair's reason."""

    text: str
    why: str


def join(left: str, right: str, lexicon: Lexicon) -> Joined:
    """Join two neighbouring pieces of one text in the likeliest way that gives real words."""
    left, right = left.rstrip(), right.lstrip()
    if not left or not right:
        return Joined(left or right, "one part is empty")
    for found in _candidates(left, right, lexicon):
        return found
    cut = not lexicon.knows(_last(left)) and right[0].islower() and left[-1].isalpha()
    return Joined(left + right if cut else f"{left} {right}", "cut at a cell's edge")


def _candidates(left: str, right: str, lexicon: Lexicon) -> Iterator[Joined]:
    """Give the possible ways to join, likeliest first."""
    yield from _sure_overlap(left, right)
    yield from _whole(left, right, lexicon)
    yield from _damaged(left, right, lexicon)


def _sure_overlap(left: str, right: str) -> Iterator[Joined]:
    for first, second, why in (
        (left, right, "cut in two and doubled at a cell's edge"),
        (left[:-1], right, "cut in two and doubled, with the letter at the edge misread"),
        (left, right[1:], "cut in two and doubled, with the letter at the edge misread"),
    ):
        size = _overlap(first, second)
        if size >= _SURE_OVERLAP:
            yield Joined(first[:-size] + _case_of(first[-size:], second), why)


def _whole(left: str, right: str, lexicon: Lexicon) -> Iterator[Joined]:
    """Joins that need no letter to be wrong: a short overlap, a plain cut, or two whole words."""
    before, after = _last(left), _first(right)
    both_known = bool(before) and bool(after) and lexicon.knows(before) and lexicon.knows(after)
    size = _overlap(left, right)
    if size and _knows_at(left[:-size], right, lexicon) and not (size == 1 and both_known and len(after) > 1):
        yield Joined(left[:-size] + right, "cut in two and doubled at a cell's edge")
    cut = Joined(left + right, "cut in two at a cell's edge")
    makes_word = bool(before and after) and lexicon.knows(before + after)
    if makes_word and (not both_known or len(before) <= 2):
        yield cut
    if both_known or not before or not after:
        yield Joined(f"{left} {right}", "stands in two cells")
    if makes_word:
        yield cut


def _damaged(left: str, right: str, lexicon: Lexicon) -> Iterator[Joined]:
    """Joins in which the letter at the edge was misread on one side, on both, or lost."""
    misread = "cut in two at a cell's edge, with the letter at the edge misread"
    before, after = _last(left), _first(right)
    if not before or not after:
        return
    if len(before) > 1 and lexicon.knows(before[:-1] + after):
        yield Joined(left[:-1] + right, misread)
    if len(after) > 1 and lexicon.knows(before + after[1:]):
        yield Joined(left + right[1:], misread)
    lost = lexicon.with_one_letter_between(before, after)
    if lost:
        yield Joined(left + lost[len(before)] + right, "cut in two at a cell's edge, with one letter lost")
    both = lexicon.with_one_letter_between(before[:-1], after[1:])
    if both and len(before) > 1 and len(after) > 1:
        yield Joined(left[:-1] + both[len(before) - 1] + right[1:], misread)
    yield from _both_completed(left, right, lexicon)


def _both_completed(left: str, right: str, lexicon: Lexicon) -> Iterator[Joined]:
    head = lexicon.starting_with(_last(left), 2)
    tail = lexicon.ending_in(_first(right), 2)
    if head and tail:
        start, end = left[: -len(_last(left))], right[len(_first(right)) :]
        completed = start + _case_of(_last(left), head) + " " + tail + end
        yield Joined(completed, "cut in two at a cell's edge, with the letters at the edge lost")


def restore_start(text: str, lexicon: Lexicon) -> str | None:
    """Give back the letters that the table's edge cut off the first word; None where nothing was cut."""
    word = _first(text)
    if not word or not word[0].islower() or lexicon.knows(word):
        return None
    whole = lexicon.ending_in(word, 3 if len(word) < 6 else 5)
    return whole and whole.capitalize() + text[len(word) :]


def broken_words(text: str, lexicon: Lexicon) -> list[re.Match[str]]:
    """Find the words of a text that don't exist, in order."""
    return [word for word in WORD.finditer(text) if not lexicon.knows(word[0]) and len(word[0]) > 2]


def _overlap(left: str, right: str) -> int:
    """Count the characters with which the left ends and the right starts, letter case aside."""
    first, second = left.casefold(), right.casefold()
    most = min(len(first), len(second), _LONGEST_OVERLAP)
    return next((size for size in range(most, 0, -1) if first.endswith(second[:size])), 0)


def _knows_at(left: str, right: str, lexicon: Lexicon) -> bool:
    return lexicon.knows(_last(left) + _first(right))


def _last(text: str) -> str:
    found = _LAST_WORD.search(text)
    return found[0] if found else ""


def _first(text: str) -> str:
    found = _FIRST_WORD.search(text)
    return found[0] if found else ""


def _case_of(printed: str, text: str) -> str:
    """Keep a capital that only one of two doubled prints has."""
    if printed[:1].isupper() and text[:1].islower():
        return text[:1].upper() + text[1:]
    return text
