"""Which measure of one list is which of another, by id, ref and wording: one to one, the surest first.

Works on names alone, so that whoever has refs and wordings can use it. The time is nearly linear: measures that say the
same are found by keys, and what is left is only held against those that share a ref or rare words.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice

from goldenthread.comparing.candidates import shared_refs, shared_words
from goldenthread.comparing.likeness import Weights, likeness, weight_of
from goldenthread.comparing.naming import Known, Named, known

# Without a ref to confirm it, a wording must be this like the other.
_BY_WORDING = 0.8
# The same where both documents print objectives or themes, and these are others.
_FROM_ELSEWHERE = 0.9
# With the same ref, a wording this like confirms it; below the second it speaks against it.
_CONFIRMS, _DIFFERENT = 0.75, 0.25
# What is held for likeness where a wording says nothing.
_SAYS_NOTHING = 0.4
_FOR_REF, _FOR_PLACE = 0.15, 0.05
_WITHOUT_BRACKETS = 0.97
_AS_LIKELY = 0.01
# When so few of the refs that agree go with a like wording, the plan was numbered anew.
_TRUSTED, _ENOUGH_REFS = 0.5, 4
_PLACES = 3

Key = Hashable | None


@dataclass(frozen=True, slots=True)
class Pair:
    """The same measure in both lists, by position. `by` as in ComparedRow; `likeness` of the wordings, 0 to 1."""

    earlier: int
    later: int
    by: str
    likeness: float


@dataclass(slots=True)
class _Lists:
    earlier: list[Known]
    later: list[Known]
    weights: Weights
    free_earlier: dict[int, None] = field(default_factory=dict)
    free_later: dict[int, None] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)

    def take(self, earlier: int, later: int, by: str, like: float) -> None:
        del self.free_earlier[earlier], self.free_later[later]
        self.pairs.append(Pair(earlier, later, by, round(like, 3)))


def pair_up(earlier: Sequence[Named], later: Sequence[Named]) -> list[Pair]:
    """Pair the measures of two lists, in the order of the later one. What has no partner is in no pair."""
    lists = _lists([known(named) for named in earlier], [known(named) for named in later])
    _by_key(lists, _lasting_id, "id")
    for key in _keys():
        _by_key(lists, key)
    _by_likeness(lists)
    return sorted(lists.pairs, key=lambda pair: pair.later)


def _lasting_id(one: Known) -> Key:
    return one.id or None


def _lists(earlier: list[Known], later: list[Known]) -> _Lists:
    counts = [Counter(chain.from_iterable(one.words | one.core for one in side)) for side in (earlier, later)]
    weights = {word: weight_of(word, max(side[word] for side in counts)) for word in chain(*counts)}
    return _Lists(earlier, later, weights, dict.fromkeys(range(len(earlier))), dict.fromkeys(range(len(later))))


def _keys() -> Iterator[Callable[[Known], Key]]:
    """What measures must have in common to be one, the surest first: the wording, and what else goes with it."""
    for loose in (False, True):
        yield partial(_wording_and_ref, loose)
        for place in range(_PLACES):
            yield partial(_wording_and_place, loose, place)
        yield partial(_wording_alone, loose)


def _wording_and_ref(loose: bool, one: Known) -> Key:
    wording = one.loose if loose else one.exact
    return (wording, one.ref) if wording and one.ref else None


def _wording_and_place(loose: bool, place: int, one: Known) -> Key:
    wording = one.loose if loose else one.exact
    return (wording, one.places[place]) if wording and len(one.places) > place and one.places[place] else None


def _wording_alone(loose: bool, one: Known) -> Key:
    if one.thin and loose:
        return None
    return (one.loose if loose else one.exact, "")


def _by_key(lists: _Lists, key: Callable[[Known], Key], by: str = "") -> None:
    """Pair those that have a key to themselves, or as often in one list as in the other: then in their order."""
    groups: dict[Key, tuple[list[int], list[int]]] = {}
    for at in lists.free_earlier:
        groups.setdefault(key(lists.earlier[at]), ([], []))[0].append(at)
    for at in lists.free_later:
        groups.setdefault(key(lists.later[at]), ([], []))[1].append(at)
    groups.pop(None, None)
    for left, right in groups.values():
        for one, other in zip(left, right, strict=True) if len(left) == len(right) else ():
            a, b = lists.earlier[one], lists.later[other]
            if by or not _refs_speak_against(a, b):
                lists.take(one, other, by or _named_by(a, b, 1.0), 1.0)


def _refs_speak_against(a: Known, b: Known) -> bool:
    """Whether nothing but a wording that says nothing makes two measures one, while their refs differ."""
    return a.thin and a.ref != b.ref and not _beside(a, b)


def _beside(a: Known, b: Known) -> bool:
    """Whether both stand under the same priority action, objective or theme."""
    return any(one == other != "" for one, other in zip(a.places, b.places, strict=False))


def _named_by(a: Known, b: Known, like: float) -> str:
    if not a.ref or a.ref != b.ref:
        return "wording"
    return "ref and wording" if like >= _CONFIRMS and not _thin(a, b) else "ref"


def _thin(a: Known, b: Known) -> bool:
    return a.thin or b.thin


def _by_likeness(lists: _Lists) -> None:
    """Pair what is left, the likest first; not where another is as likely and no ref tells which."""
    free = (list(lists.free_earlier), list(lists.free_later))
    by_ref = shared_refs(lists.earlier, lists.later, *free)
    candidates = dict.fromkeys(chain(by_ref, shared_words(lists.earlier, lists.later, *free)))
    likes = {pair: _like(lists.earlier[pair[0]], lists.later[pair[1]], lists.weights) for pair in candidates}
    trusted = _refs_are_trusted(
        lists, [likes[one, other] for one, other in by_ref if not _thin(lists.earlier[one], lists.later[other])]
    )
    ranks = {pair: _rank(lists, pair, like) for pair, like in likes.items()}
    ranked = sorted(ranks, key=lambda pair: (-ranks[pair], sum(pair), pair))
    rivals = _Rivals(ranks, ranked)
    for one, other in ranked:
        if one not in lists.free_earlier or other not in lists.free_later:
            continue
        a, b, like = lists.earlier[one], lists.later[other], likes[one, other]
        if _is_one(a, b, like, trusted) and (_same_ref(a, b) or not rivals.any(lists, one, other)):
            lists.take(one, other, _named_by(a, b, like), like)


class _Rivals:
    """For each measure, the others that it may be, the likest first."""

    def __init__(self, ranks: dict[tuple[int, int], float], ranked: Sequence[tuple[int, int]]) -> None:
        self.ranks = ranks
        self.of_earlier: dict[int, list[int]] = {}
        self.of_later: dict[int, list[int]] = {}
        for one, other in ranked:
            self.of_earlier.setdefault(one, []).append(other)
            self.of_later.setdefault(other, []).append(one)

    def any(self, lists: _Lists, one: int, other: int) -> bool:
        """Whether either of a pair might as well be another that is still free."""
        least = self.ranks[one, other] - _AS_LIKELY
        instead = ((one, later) for later in self.of_earlier[one] if later != other and later in lists.free_later)
        left = (
            (earlier, other) for earlier in self.of_later[other] if earlier != one and earlier in lists.free_earlier
        )
        # The first that is free is the likest.
        return any(self.ranks[pair] >= least for pair in chain(islice(instead, 1), islice(left, 1)))


def _like(a: Known, b: Known, weights: Weights) -> float:
    whole = likeness(a.words, b.words, weights)
    if a.core == a.words and b.core == b.words:
        return whole
    return max(whole, _WITHOUT_BRACKETS * likeness(a.core, b.core, weights))


def _rank(lists: _Lists, pair: tuple[int, int], like: float) -> float:
    a, b = lists.earlier[pair[0]], lists.later[pair[1]]
    like = max(like, _SAYS_NOTHING) if _thin(a, b) and _same_ref(a, b) else like
    return round(like + _FOR_REF * _same_ref(a, b) + _FOR_PLACE * _beside(a, b), 6)


def _same_ref(a: Known, b: Known) -> bool:
    return a.ref == b.ref != ""


def _is_one(a: Known, b: Known, like: float, trusted: bool) -> bool:
    if not _same_ref(a, b):
        return like >= (_FROM_ELSEWHERE if _elsewhere(a, b) else _BY_WORDING)
    if not trusted:
        return like >= _CONFIRMS
    return like >= _DIFFERENT or _thin(a, b)


def _elsewhere(a: Known, b: Known) -> bool:
    """Whether two measures stand under objectives or themes of which none is the same. Priority actions are no sign."""
    printed = [(one, other) for one, other in zip(a.places[1:], b.places[1:], strict=False) if one and other]
    return bool(printed) and all(one != other for one, other in printed)


def _refs_are_trusted(lists: _Lists, others: Sequence[float]) -> bool:
    """Whether the refs are those of one numbering: most that agree stand beside like wordings."""
    agreeing = sum(_same_ref(lists.earlier[pair.earlier], lists.later[pair.later]) for pair in lists.pairs)
    agreeing += sum(like >= _CONFIRMS for like in others)
    moved = sum(_moved(lists.earlier[pair.earlier], lists.later[pair.later]) for pair in lists.pairs)
    against = moved + sum(like < _DIFFERENT for like in others)
    return agreeing + against < _ENOUGH_REFS or agreeing >= _TRUSTED * (agreeing + against)


def _moved(a: Known, b: Known) -> bool:
    return bool(a.ref and b.ref) and a.ref != b.ref
