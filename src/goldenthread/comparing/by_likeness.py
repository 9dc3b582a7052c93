"""Pairing measures by how like they are, where they don't say the same: the likest first."""

from collections.abc import Sequence
from itertools import chain, islice

from goldenthread.comparing.candidates import shared_refs, shared_words
from goldenthread.comparing.likeness import Weights, likeness
from goldenthread.comparing.lists import CONFIRMS, Lists, beside, either_thin, elsewhere, other_ref, same_ref
from goldenthread.comparing.naming import Known

# Without a ref to confirm it, a wording must be this like the other.
_BY_WORDING = 0.8
# The same where both documents print objectives or themes, and these are others.
_FROM_ELSEWHERE = 0.9
# With the same ref, a wording less like than this speaks against it; the second where refs are known to be steady.
_DIFFERENT, _QUITE_DIFFERENT = 0.25, 0.15
# What is held for likeness where a wording says nothing.
_SAYS_NOTHING = 0.4
_FOR_REF, _FOR_PLACE = 0.15, 0.05
_WITHOUT_BRACKETS = 0.97
_AS_LIKELY = 0.01
# When so few of the refs that agree go with a like wording, the plan was numbered anew.
_TRUSTED, _ENOUGH_REFS = 0.5, 4


def pair_by_likeness(lists: Lists) -> None:
    """Pair what is left, the likest first; not where another is as likely and no ref tells which."""
    free = (list(lists.free_earlier), list(lists.free_later))
    by_ref = shared_refs(lists.earlier, lists.later, *free)
    candidates = dict.fromkeys(chain(by_ref, shared_words(lists.earlier, lists.later, *free)))
    likes = {pair: _like(lists.earlier[pair[0]], lists.later[pair[1]], lists.weights) for pair in candidates}
    least_by_ref = _least_by_ref(
        lists, [likes[one, other] for one, other in by_ref if not either_thin(lists.earlier[one], lists.later[other])]
    )
    ranks = {pair: _rank(lists, pair, like) for pair, like in likes.items()}
    ranked = sorted(ranks, key=lambda pair: (-ranks[pair], sum(pair), pair))
    rivals = _Rivals(ranks, ranked)
    for one, other in ranked:
        if one not in lists.free_earlier or other not in lists.free_later:
            continue
        a, b, like = lists.earlier[one], lists.later[other], likes[one, other]
        if _is_one(a, b, like, least_by_ref) and (same_ref(a, b) or rivals.none(lists, one, other)):
            lists.take(one, other, like)


class _Rivals:
    """For each measure, the others that it may be, the likest first."""

    def __init__(self, ranks: dict[tuple[int, int], float], ranked: Sequence[tuple[int, int]]) -> None:
        self.ranks = ranks
        self.of_earlier: dict[int, list[int]] = {}
        self.of_later: dict[int, list[int]] = {}
        for one, other in ranked:
            self.of_earlier.setdefault(one, []).append(other)
            self.of_later.setdefault(other, []).append(one)

    def none(self, lists: Lists, one: int, other: int) -> bool:
        """Whether neither of a pair might as well be another that is still free, nor they be alike only by chance."""
        if lists.only_by_chance(one, other):
            return False
        least = self.ranks[one, other] - _AS_LIKELY
        instead = ((one, later) for later in self.of_earlier[one] if later != other and later in lists.free_later)
        left = (
            (earlier, other) for earlier in self.of_later[other] if earlier != one and earlier in lists.free_earlier
        )
        # The first that is free is the likest.
        return not any(self.ranks[pair] >= least for pair in chain(islice(instead, 1), islice(left, 1)))


def _like(a: Known, b: Known, weights: Weights) -> float:
    whole = likeness(a.words, b.words, weights)
    if a.core == a.words and b.core == b.words:
        return whole
    return max(whole, _WITHOUT_BRACKETS * likeness(a.core, b.core, weights))


def _rank(lists: Lists, pair: tuple[int, int], like: float) -> float:
    a, b = lists.earlier[pair[0]], lists.later[pair[1]]
    like = max(like, _SAYS_NOTHING) if either_thin(a, b) and same_ref(a, b) else like
    return round(like + _FOR_REF * same_ref(a, b) + _FOR_PLACE * beside(a, b), 6)


def _is_one(a: Known, b: Known, like: float, least_by_ref: float) -> bool:
    if not same_ref(a, b):
        return like >= (_FROM_ELSEWHERE if elsewhere(a, b) else _BY_WORDING)
    return like >= least_by_ref or (either_thin(a, b) and least_by_ref < CONFIRMS)


def _least_by_ref(lists: Lists, others: Sequence[float]) -> float:
    """Tell how like wordings with the same ref must be: it depends on whether both lists have one numbering.

    They have where most refs that agree stand beside like wordings. `others` are the likenesses that same refs have
    among what is not paired yet.
    """
    pairs = [(lists.earlier[pair.earlier], lists.later[pair.later]) for pair in lists.pairs]
    agreeing = sum(same_ref(*pair) for pair in pairs) + sum(like >= CONFIRMS for like in others)
    against = sum(other_ref(*pair) for pair in pairs) + sum(like < _DIFFERENT for like in others)
    if agreeing + against < _ENOUGH_REFS:
        return _DIFFERENT
    return _QUITE_DIFFERENT if agreeing >= _TRUSTED * (agreeing + against) else CONFIRMS
