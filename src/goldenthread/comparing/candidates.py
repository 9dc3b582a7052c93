"""Which measures are worth holding against each other: those with the same ref, or with rare words in common."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from goldenthread.comparing.naming import Known

Feature = str | tuple[str, str]

# A ref that more pairs of measures share tells nothing.
_MOST_OF_A_REF = 64
# By how many of its rarest words and pairs of words a measure is looked for, and when they are too common to help.
_RAREST, _TOO_COMMON = 12, 150
_MOST_CANDIDATES = 8
# One word in common is enough for wordings of so few.
_SHORT = 4


def shared_refs(
    earlier: Sequence[Known], later: Sequence[Known], free_earlier: Sequence[int], free_later: Sequence[int]
) -> list[tuple[int, int]]:
    """Give the pairs, by position, that have the same ref."""
    by_ref: dict[str, tuple[list[int], list[int]]] = {}
    for side, (known, free) in enumerate(((earlier, free_earlier), (later, free_later))):
        for at in free:
            if known[at].ref:
                by_ref.setdefault(known[at].ref, ([], []))[side].append(at)
    groups = (group for group in by_ref.values() if len(group[0]) * len(group[1]) <= _MOST_OF_A_REF)
    return [(one, other) for left, right in groups for one in left for other in right]


def shared_words(
    earlier: Sequence[Known], later: Sequence[Known], free_earlier: Sequence[int], free_later: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Give the pairs, by position, that share some of their rarest words; for each later one those that share most."""
    left = {at: set(_features(earlier[at])) for at in free_earlier}
    right = {at: set(_features(later[at])) for at in free_later}
    counts = [Counter(chain.from_iterable(side.values())) for side in (left, right)]
    common = {feature: counts[0][feature] + counts[1][feature] for feature in counts[0].keys() & counts[1].keys()}
    found = {feature: rows for feature, rows in common.items() if rows <= _TOO_COMMON}
    holders: dict[Feature, list[int]] = {}
    for at, features in left.items():
        for feature in _rarest(features, found):
            holders.setdefault(feature, []).append(at)
    for at, features in right.items():
        votes: Counter[int] = Counter(
            chain.from_iterable(holders.get(feature, ()) for feature in _rarest(features, found))
        )
        worth = (one for one in votes if votes[one] > 1 or _short(earlier[one]) or _short(later[at]))
        likeliest = sorted(worth, key=lambda one: (-votes[one], abs(one - at), one))
        yield from ((one, at) for one in likeliest[:_MOST_CANDIDATES])


def _short(known: Known) -> bool:
    return len(known.order) <= _SHORT


def _features(known: Known) -> Iterator[Feature]:
    """A measure's words, and each word with the one before it: rarer than either."""
    yield from known.order
    yield from pairwise(known.order)


def _rarest(features: set[Feature], found: dict[Feature, int]) -> list[Feature]:
    held = [feature for feature in features if feature in found]
    return sorted(held, key=lambda feature: (found[feature], str(feature)))[:_RAREST]
