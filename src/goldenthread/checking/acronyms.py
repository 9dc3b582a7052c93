"""Acronyms of a report, and whether it spells them out anywhere."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from goldenthread.wording.vocabulary import word_set

_LONGEST_READ = 20_000
_LONGEST = 6
_MOST_SMALL = 2
_WORD = re.compile(r"(?<!\w)[^\W\d_]{1,60}(?:[&’'-][^\W\d_]{1,60}){0,4}(?!\w)")
_SMALL = word_set("of and the for in to on with by at from a an & or")
_SHOUTED_IN_A_ROW = 3
# "ENV.02" and "BV 78a" are refs.
_OF_A_REF = re.compile(r"[ ./-]?\d")
_NO_ACRONYM = re.compile(r"[IVXLC]{1,6}$")


@cache
def common() -> frozenset[str]:
    """Give the acronyms that need no explaining."""
    text = (files("goldenthread.checking") / "data" / "common-acronyms.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word.casefold() for line in lines for word in line.split())


def acronyms_in(text: str) -> Iterator[str]:
    """Give the acronyms of a text in their order, without a plural's s: "CAFs" is CAF."""
    found = list(_WORD.finditer(text[:_LONGEST_READ]))
    words = [one[0] for one in found]
    for at, word in enumerate(words):
        if word[1:].islower():
            continue
        plain = re.sub(r"['’]?s$", "", word)
        if _looks_like_one(plain) and not _is_shouted(words, at) and not _OF_A_REF.match(text, found[at].end()):
            yield plain


def _looks_like_one(word: str) -> bool:
    """Capitals with at most two small letters inside: "SDQ", "H&W", "TaMHS", "DfE"."""
    capitals = sum(letter.isupper() for letter in word)
    if not 2 <= len(word) <= _LONGEST or capitals < 2 or not (word[0].isupper() and word[-1].isupper()):
        return False
    plain = all(letter.isalpha() or letter == "&" for letter in word)
    return plain and len(word) - capitals <= _MOST_SMALL and not _NO_ACRONYM.match(word)


def _is_shouted(words: list[str], at: int) -> bool:
    """Whether a word stands beside a longer one in capitals, or among several, as in a heading."""
    around = words[max(0, at - 1) : at + 2]
    if any(word.isupper() and len(word) > _LONGEST for word in around):
        return True
    return len(around) == _SHOUTED_IN_A_ROW and all(len(word) > 1 and word.isupper() for word in around)


def spells_in_small(text: str, acronym: str) -> bool:
    """Whether words that follow each other in a text have an acronym's letters: "computer based training" has CBT's."""
    letters = _letters(acronym)
    words = [part for found in _WORD.finditer(text[:_LONGEST_READ]) for part in re.split(r"[-&]", found[0]) if part]
    plain = "".join(word[0].casefold() for word in words if not _looks_like_one(word))
    large = "".join(word[0].casefold() for word in words if word.casefold() not in _SMALL and not _looks_like_one(word))
    return len(letters) > _MOST_SMALL and (letters in plain or letters in large)


class SpeltOut:
    """What the texts of a document spell out."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._initials: set[str] = set()
        self._small_words: set[str] = set()
        self._glossed: set[str] = set()
        for text in texts:
            self._read(text[:_LONGEST_READ])

    def has(self, acronym: str) -> bool:
        """Whether an acronym is spelt out somewhere, or is a word that is also written small."""
        plain = _letters(acronym)
        return plain in self._initials or plain in self._glossed or acronym.casefold() in self._small_words

    def _read(self, text: str) -> None:
        words = [found[0] for found in _WORD.finditer(text)]
        self._small_words.update(word for word in words if word.islower() and len(word) > 1)
        self._initials.update(_initials(words))
        self._glossed.update(_glossed(text))


def _letters(acronym: str) -> str:
    return "".join(letter for letter in acronym.casefold() if letter.isalpha())


def _initials(words: list[str]) -> Iterator[str]:
    """Give the first letters of each run of words that start with capitals, with and without small words between."""
    for start, word in enumerate(words):
        if not word[0].isupper():
            continue
        run: list[str] = []
        for other in words[start : start + 2 * _LONGEST]:
            if not other[0].isupper() and other.casefold() not in _SMALL:
                break
            run.extend(part for part in re.split(r"[-&]", other) if part)
            yield from _short(run)


def _short(run: list[str]) -> Iterator[str]:
    if not run[-1][0].isupper() or len(run) < 2:
        return
    yield "".join(part[0] for part in run).casefold()
    yield "".join(part[0] for part in run if part.casefold() not in _SMALL).casefold()


_IN_BRACKETS = re.compile(r"\(([^()]{2,200})\)")
_BEFORE = 160


def _glossed(text: str) -> Iterator[str]:
    """Give the acronyms that stand in brackets behind their words, or before brackets that hold them."""
    for found in _IN_BRACKETS.finditer(text):
        before = [word[0] for word in _WORD.finditer(text[max(0, found.start() - _BEFORE) : found.start()])]
        inside = [word[0] for word in _WORD.finditer(found[1])]
        for acronym in inside[:3]:
            if _looks_like_one(acronym.rstrip("s")) and _fits(_letters(acronym.rstrip("s")), before):
                yield _letters(acronym.rstrip("s"))
        if before and _looks_like_one(before[-1].rstrip("s")) and _fits(_letters(before[-1].rstrip("s")), inside):
            yield _letters(before[-1].rstrip("s"))


def _fits(letters: str, words: list[str]) -> bool:
    """Whether a few words may be what an acronym stands for: one of them starts with its first letter."""
    near = [word for word in words[-2 * _LONGEST :] if not _looks_like_one(word)]
    return any(word[0].casefold() == letters[0] for word in near)
