"""Finding the wording that is most like another, without holding each against each.

Two wordings are as like as rapidfuzz's token_sort_ratio says: their words put in order, 100 less the share of
letters to put in or take out. Of many wordings only those are compared that share the rarest words or pairs of
words, so that a search costs the same however many there are.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from rapidfuzz import fuzz, process

# Up to so many wordings are all compared: more than most reports have measures.
_MOST_COMPARED = 300
# Wordings that differ only beyond this are as good as the same, and comparing takes the square of the length.
_LONGEST_COMPARED = 2_000


class Wordings:
    """A list of wordings, to find in it the one that is most like another."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [_in_order(text) for text in texts]

    def most_like(self, text: str, least: float) -> int | None:
        """Give the place of the wording that is most like a text, the first of several; None below `least` of 100."""
        wanted = _in_order(text)
        places = self.candidates(wanted)
        choices = [self._texts[place] for place in places]
        found = process.extractOne(wanted, choices, scorer=fuzz.ratio, score_cutoff=least) if wanted else None
        return places[found[2]] if found else None

    def candidates(self, wanted: str) -> Sequence[int]:
        """Give the places of the wordings that a text, its words in order, is compared with."""
        if len(self._texts) <= _MOST_COMPARED:
            return range(len(self._texts))
        chosen: set[int] = set()
        known = (self._places[key] for key in _keys(wanted) if key in self._places)
        for places in sorted(known, key=len):
            chosen.update(places[: _MOST_COMPARED - len(chosen)])
            if len(chosen) >= _MOST_COMPARED:
                break
        return sorted(chosen)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each word and each pair of words stands."""
        found: dict[str, list[int]] = {}
        for place, text in enumerate(self._texts):
            for key in _keys(text):
                found.setdefault(key, []).append(place)
        return found


def _in_order(text: str) -> str:
    return " ".join(sorted(text[:_LONGEST_COMPARED].split()))


def _keys(text: str) -> Iterator[str]:
    words = text.split()
    yield from dict.fromkeys((*words, *(f"{one} {other}" for one, other in pairwise(words))))
