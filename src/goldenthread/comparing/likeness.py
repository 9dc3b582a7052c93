"""How alike two wordings are, from 0 to 1: what they share against what sets them apart."""

from collections.abc import Mapping
from math import log2

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from goldenthread.comparing.words import FRAME

Weights = Mapping[str, float]

_FRAME_WEIGHT = 0.3
# A word in place of another tells two measures apart; a word more may be only a remark.
_CONTRAST, _MORE = 2.0, 0.5
_SAME_SPELLING = 80.0
_SHORTEST_ALIKE = 5
_SHORTEST_MISPRINTED = 4
_LONGEST_ENDING = 4
_LONGEST_WORD = 40
_MOST_SPELLINGS = 400
_NEGATIONS = frozenset({"non", "not", "without", "excluding", "never"})
_FOR_NEGATION = 2.0
_NEGATING = ("un", "in", "il", "im", "ir", "dis", "non", "de", "fe")


def weight_of(word: str, rows: int) -> float:
    """Tell how much a word says that stands in so many rows of the report that has it most often."""
    start = _FRAME_WEIGHT if word in FRAME else 1.0
    return start / (1 + log2(max(rows, 1)) / 2)


def likeness(one: frozenset[str], other: frozenset[str], weights: Weights) -> float:
    """Hold two wordings' words against each other: 1.0 for the same words, 0.0 for none in common.

    Words that differ only in spelling or ending count as shared. Works both ways alike.
    """
    shared, left, right = one & other, one - other, other - one
    alike = _alike_pairs(left, right)
    common = _sum(shared, weights) + sum(min(weights[a], weights[b]) for a, b in alike)
    rest_left = _sum(left - {a for a, _ in alike}, weights)
    rest_right = _sum(right - {b for _, b in alike}, weights)
    fewer, more = sorted((rest_left, rest_right))
    apart = _CONTRAST * fewer + _MORE * (more - fewer) + _FOR_NEGATION * len((left | right) & _NEGATIONS)
    return common / (common + apart) if common else 0.0


def _sum(words: frozenset[str] | set[str], weights: Weights) -> float:
    # In order of the alphabet: the same sum to the last bit, whichever way round and on any run.
    return sum(weights[word] for word in sorted(words))


def _alike_pairs(left: frozenset[str], right: frozenset[str]) -> list[tuple[str, str]]:
    if not left or not right or len(left) * len(right) > _MOST_SPELLINGS:
        return []
    found = [(a, b) for a in sorted(left) for b in sorted(right) if alike(a, b)]
    taken: set[str] = set()
    pairs = []
    for a, b in sorted(found, key=lambda pair: sorted(pair)):
        if a not in taken and b not in taken:
            taken.update((a, b))
            pairs.append((a, b))
    return pairs


def alike(one: str, other: str) -> bool:
    """Whether two words are one word, misprinted or with another ending; "employed" and "unemployed" are two."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < _SHORTEST_MISPRINTED or len(long) - len(short) > _LONGEST_ENDING or len(long) > _LONGEST_WORD:
        return False
    if not (one + other).isalpha():
        return False
    if (one[0] != other[0] and one[-1] != other[-1]) or any(long == prefix + short for prefix in _NEGATING):
        return False
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < _SHORTEST_ALIKE:
        return Levenshtein.distance(one, other, score_cutoff=1) == 1
    if start >= _SHORTEST_ALIKE and len(long) - start <= _LONGEST_ENDING:
        return True
    return fuzz.ratio(one, other, score_cutoff=_SAME_SPELLING) > 0
