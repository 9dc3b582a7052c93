"""Which words exist: those of the document itself first, then those of English.

Used only to mend words that a cell's edge cut in two, so it knows forms and how common they are, no meanings.
"""

import gzip
import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHORT = frozenset(
    {"a", "i", "an", "as", "at", "be", "by", "do", "he", "if", "in", "is", "it", "me", "my",
     "no", "of", "on", "or", "so", "to", "up", "us", "we"}
)  # fmt: skip
# Words that councils use and general English lists lack.
_OF_THE_FIELD = frozenset(
    {"wellbeing", "reablement", "safeguarding", "telecare", "inclusivity", "placemaking", "commissioning",
     "signposting", "housebuilding", "outturn", "childminder", "childminders", "neighbourhood", "homelessness"}
)  # fmt: skip
# General lists hold noise at their lowest counts.
_LEAST_COUNT = 51
_BRITISH = (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("our", "or"), ("ogramme", "ogram"))
_BRITISH_ENDS = (("tre", "ter"), ("lled", "led"), ("lling", "ling"), ("ence", "ense"))
# Words are looked up by so many letters at either end.
_INDEXED = 2
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def _listed() -> bytes:
    # Only a document with a cut word pays for loading. The list alone is used, without its package: making a spell
    # checker of it, which looks for words like a given one, takes much longer.
    package = find_spec("spellchecker")
    folder = package.submodule_search_locations[0] if package and package.submodule_search_locations else ""
    with gzip.open(f"{folder}/resources/en.json.gz") as file:
        return file.read()


@cache
def _english() -> dict[str, int]:
    counts: dict[str, int] = json.loads(_listed())
    return counts


@cache
def _lines() -> list[bytes]:
    """The list of English as its lines in their order, one word each: a fifth of the time that its words take."""
    listed = _listed()
    if listed.count(b"\n") < listed.count(b":"):  # written otherwise than it is today
        return sorted(f'"{word}": {count}'.encode() for word, count in _english().items())
    return sorted(listed.split(b"\n"))


def _count(word: str) -> int:
    """Give how often English uses a word; 0 for no word."""
    start = f'"{word}": '.encode("utf-8", "replace")
    lines = _lines()
    at = bisect_left(lines, start)
    found = at < len(lines) and lines[at].startswith(start)
    return int(lines[at][len(start) :].rstrip(b",")) if found else 0


@cache
def _by_end(length: int) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for word, count in _english().items():
        if count >= _LEAST_COUNT and len(word) > length:
            index.setdefault(word[-length:], []).append(word)
    return index


def _american(word: str) -> str:
    for british, american in _BRITISH:
        word = word.replace(british, american)
    for british, american in _BRITISH_ENDS:
        if word.endswith(british):
            return word.removesuffix(british) + american
    return word


class Lexicon:
    """The words of one document, given as the texts of its cells, and those of English."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._own: Counter[str] = Counter()
        for text in texts:
            # The first and last word of a cell may be cut; those between are whole.
            self._own.update(word.casefold() for word in WORD.findall(text)[1:-1])
        self._starts: dict[str, list[str]] = {}
        self._ends: dict[str, list[str]] = {}
        for word, count in self._own.items():
            if count >= 2 and len(word) >= _INDEXED:
                self._starts.setdefault(word[:_INDEXED], []).append(word)
                self._ends.setdefault(word[-_INDEXED:], []).append(word)

    def knows(self, word: str) -> bool:
        """Tell whether a word exists. One that the document prints but once may itself be cut."""
        return self.weight(word) > 0

    def weight(self, word: str) -> int:
        """Say how common a word is: the document's own words count for more than English at large."""
        word = word.casefold().replace("’", "'")
        if len(word) <= 2:
            return 1_000 if word in _SHORT else 0
        bare = word.removesuffix("'s").removesuffix("'")
        return self._weight_of(bare)

    def _weight_of(self, word: str) -> int:
        common = max(_count(word), _count(_american(word)))
        own = self._own[word]
        if common < _LEAST_COUNT and word not in _OF_THE_FIELD:
            return own if own >= 2 else 0
        return common + 1_000 * own + 1

    def ending_in(self, tail: str, most_lost: int) -> str | None:
        """Find the likeliest word that ends in `tail` after at most `most_lost` lost letters."""
        tail = tail.casefold()
        own = [word for word in self._ends.get(tail[-_INDEXED:], ()) if _lost(word, tail, most_lost)]
        if own:
            return max(own, key=lambda word: self._own[word])
        american = _american(tail)
        words = (word for word in _common_ending_in(american) if _lost(word, american, most_lost))
        best = max(words, key=lambda word: _english()[word], default=None)
        # English lists are American: give the printed letters back as they were printed.
        return best and best[: -len(american)] + tail

    def starting_with(self, head: str, most_lost: int) -> str | None:
        """Find the likeliest word of the document that starts with `head`, at most `most_lost` letters longer."""
        head = head.casefold()
        words = [
            word
            for word in self._starts.get(head[:_INDEXED], ())
            if word.startswith(head) and 0 < len(word) - len(head) <= most_lost
        ]
        return max(words, key=lambda word: self._own[word], default=None)

    def with_one_letter_between(self, head: str, tail: str) -> str | None:
        """Find the likeliest word made of `head`, any one letter and `tail`."""
        words = [head + letter + tail for letter in _ALPHABET]
        known = [word for word in words if self.knows(word)]
        return max(known, key=self.weight, default=None)


def _lost(word: str, tail: str, most: int) -> bool:
    return word.endswith(tail) and 0 < len(word) - len(tail) <= most


def _common_ending_in(american: str) -> Iterator[str]:
    length = min(len(american), 4)
    if length < 2:
        return
    yield from (word for word in _by_end(length).get(american[-length:], []) if word.endswith(american))
