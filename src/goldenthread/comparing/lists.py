"""Two lists of measures while they are paired: what is known of each, who is still free, and who was paired."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from goldenthread.comparing.likeness import Weights, weight_of
from goldenthread.comparing.naming import Known

# With the same ref, a wording this like confirms it.
CONFIRMS = 0.75


@dataclass(frozen=True, slots=True)
class Pair:
    """The same measure in both lists, by position. `by` as in ComparedRow; `likeness` of the wordings, 0 to 1."""

    earlier: int
    later: int
    by: str
    likeness: float


@dataclass(slots=True)
class Lists:
    """Both lists, with what each word weighs, and which wordings stand in one list more than once."""

    earlier: Sequence[Known]
    later: Sequence[Known]
    weights: Weights
    repeated: frozenset[str]
    free_earlier: dict[int, None] = field(default_factory=dict)
    free_later: dict[int, None] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)

    def take(self, earlier: int, later: int, like: float, by: str = "") -> None:
        """Pair two that are still free."""
        by = by or _named_by(self.earlier[earlier], self.later[later], like)
        del self.free_earlier[earlier], self.free_later[later]
        self.pairs.append(Pair(earlier, later, by, round(like, 3)))

    def only_by_chance(self, earlier: int, later: int) -> bool:
        """Whether a wording that says nothing, or that several measures have, is all that two have in common."""
        a, b = self.earlier[earlier], self.later[later]
        if a.ref == b.ref or beside(a, b):
            return False
        return a.thin or (a.exact in self.repeated and elsewhere(a, b))


def lists_of(earlier: Sequence[Known], later: Sequence[Known]) -> Lists:
    """Make two lists ready for pairing: everybody is free."""
    counts = [Counter(chain.from_iterable(one.words | one.core for one in side)) for side in (earlier, later)]
    weights = {word: weight_of(word, max(side[word] for side in counts)) for word in chain(*counts)}
    wordings = [Counter(one.exact for one in side) for side in (earlier, later)]
    repeated = frozenset(wording for side in wordings for wording, times in side.items() if times > 1)
    free_earlier, free_later = (dict.fromkeys(range(len(side))) for side in (earlier, later))
    return Lists(earlier, later, weights, repeated, free_earlier, free_later)


def _named_by(a: Known, b: Known, like: float) -> str:
    if not same_ref(a, b):
        return "wording"
    return "ref and wording" if like >= CONFIRMS and not either_thin(a, b) else "ref"


def same_ref(a: Known, b: Known) -> bool:
    """Whether both have a ref, and the same."""
    return a.ref == b.ref != ""


def other_ref(a: Known, b: Known) -> bool:
    """Whether both have a ref, and not the same."""
    return bool(a.ref and b.ref) and a.ref != b.ref


def either_thin(a: Known, b: Known) -> bool:
    """Whether one of the wordings tells nothing."""
    return a.thin or b.thin


def beside(a: Known, b: Known) -> bool:
    """Whether both stand under the same priority action, objective or theme."""
    return any(one == other != "" for one, other in zip(a.places, b.places, strict=False))


def elsewhere(a: Known, b: Known) -> bool:
    """Whether both stand under printed objectives or themes, none of them the same. Priority actions are no sign."""
    printed = [(one, other) for one, other in zip(a.places[1:], b.places[1:], strict=False) if one and other]
    return bool(printed) and all(one != other for one, other in printed)
