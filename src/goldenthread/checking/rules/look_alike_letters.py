"""Letters of another alphabet that look like Latin ones."""

import unicodedata
from collections.abc import Iterator

from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import listed
from goldenthread.plan import Repair, Return, Severity

_SCRIPTS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH LATIN")
_PUT_RIGHT = "another alphabet"
_UNITS = frozenset("µμΩΔπσαβ")
_MOST = 5
_LONGEST_READ = 20_000
_LONGEST_WORD = 40


def _find(row: Return, known: Known) -> Iterator[Point]:
    mended = [word for repair in row.repairs for word in _changed(repair)]
    left = [word for text in _texts(row) for word in text[:_LONGEST_READ].split() if _is_mixed(word)]
    for words, told in ((mended, "was read with Latin letters"), (left, "is left as it stands")):
        shown = list(dict.fromkeys(words))[:_MOST]
        if shown:
            names = listed([f'"{word[:_LONGEST_WORD]}" ({_script(word)})' for word in shown])
            yield Point(
                f"Letters of another alphabet stand in {names}; this {told}.",
                row,
                {"words": shown, "mended": words is mended},
            )


def _texts(row: Return) -> tuple[str, ...]:
    return (row.ref_printed, row.outcome, row.target_text, row.actual_text, row.progress, row.remedial_action)


def _changed(repair: Repair) -> Iterator[str]:
    if _PUT_RIGHT in repair.why:
        yield from (word for word in repair.before[:_LONGEST_READ].split() if _foreign(word))


def _is_mixed(word: str) -> bool:
    """Whether a word has letters of two alphabets."""
    return bool(_foreign(word)) and any(letter.isascii() and letter.isalpha() for letter in word)


def _foreign(word: str) -> list[str]:
    if word.isascii():
        return []
    strange = (letter for letter in word if letter.isalpha() and letter not in _UNITS and not letter.isascii())
    return [letter for letter in strange if unicodedata.name(letter, "").startswith(_SCRIPTS)]


def _script(word: str) -> str:
    letter = next(iter(_foreign(word)))
    return unicodedata.name(letter).split()[0].capitalize()


RULE = Rule(
    id="look-alike-letters",
    severity=Severity.NOTE,
    title="letters of another alphabet in a word",
    instruction="Type the word again: searches and screen readers don't find it as it stands.",
    missing="A blank text has no letters, and nothing is said.",
    find=_find,
)
