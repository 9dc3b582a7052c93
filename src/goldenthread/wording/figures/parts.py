"""The parts that a target has, each with the words that name it: its label, else what the criterion says beside it."""

from functools import lru_cache
from itertools import pairwise

from goldenthread.plan import Criterion, Target
from goldenthread.wording.figures.points import content, names_in
from goldenthread.wording.tokens import Sort, Token, tokens
from goldenthread.wording.vocabulary import word_set

Parts = tuple[tuple[Target, frozenset[str]], ...]

# Words for another level or another time of one and the same part.
_OF_ONE_PART = frozenset(
    word[:6].rstrip("s")
    for word in word_set(
        "stretch minimum maximum floor ceiling threshold standard target national average rising then later first"
        " improve improving increase increasing least better more than least above below maintain tolerance amber"
        " green red"
    )
)


def targets_of(criterion: Criterion | None) -> tuple[Target, ...]:
    """Give the targets that have a part of their own; a path over several years is one part."""
    return tuple(target for target, _ in parts_of(criterion))


def parts_of(criterion: Criterion | None) -> Parts:
    """Give each target that has a part of its own, with the words that name the part."""
    return _kept(criterion) if criterion else ()


@lru_cache(maxsize=64)
def _kept(criterion: Criterion) -> Parts:
    absolute = tuple(target for target in criterion.targets if target.relative_to is None)
    found = absolute or criterion.targets
    kept: list[tuple[Target, frozenset[str]]] = []
    for target, names in zip(found, _names_of(criterion.text, found), strict=True):
        if not any(_same_part(target, names, *other) for other in kept):
            kept.append((target, names))
    return tuple(kept)


def _same_part(one: Target, names: frozenset[str], other: Target, others: frozenset[str]) -> bool:
    if one.unit != other.unit:
        return False
    if _is_another_level(one) or _is_another_level(other):
        return True
    if one.label is None and other.label is None and one.when == other.when:
        return not (names and others)
    return one.label == other.label or one.when != other.when


def _is_another_level(target: Target) -> bool:
    """A stretch target is no part."""
    names = names_in(tokens(target.label)) if target.label else set()
    return bool(names) and names <= _OF_ONE_PART


def _names_of(text: str, targets: tuple[Target, ...]) -> list[frozenset[str]]:
    """The words of each label; of targets without, the words of the criterion that no other of them has."""
    said = [frozenset(names_in(tokens(target.label))) if target.label else frozenset() for target in targets]
    if len(targets) < 2 or any(target.label for target in targets):
        return said
    beside = _beside(tokens(text), targets)
    return [own.difference(*(other for other in beside if other is not own), _OF_ONE_PART) for own in beside] or said


def _beside(found: tuple[Token, ...], targets: tuple[Target, ...]) -> list[frozenset[str]]:
    """The words before each target's number, back to the one before it; else those behind it."""
    spots = _spots(found, targets)
    if not spots:
        return []
    before = [_names(found[first + 1 : second]) for first, second in pairwise([-1, *spots])]
    if all(before):
        return before
    return [_names(found[first + 1 : second]) for first, second in pairwise([*spots, len(found)])]


def _names(found: tuple[Token, ...]) -> frozenset[str]:
    at = max((at for at, token in enumerate(found) if token.text == ":" and at + 2 < len(found)), default=-1)
    return frozenset(names_in(tuple(token for token in found[at + 1 :] if not token.is_time)))


def _spots(found: tuple[Token, ...], targets: tuple[Target, ...]) -> list[int]:
    """Where the targets' numbers stand; none where they do not all stand there in their order."""
    spots: list[int] = []
    for target in targets:
        first = spots[-1] + 1 if spots else 0
        there = (at for at in range(first, len(found)) if found[at].is_quantity and found[at].value == target.value)
        at = next(there, None)
        if at is None:
            return []
        spots.append(at)
    return spots


_PLACED = word_set("in at on across within throughout by for to from per with")


def counted_of(criterion: Criterion | None) -> frozenset[str]:
    """Give the words for what is counted: "20 hearing loops in libraries" counts loops, no libraries."""
    if criterion is None:
        return frozenset()
    found = tokens(criterion.text)
    head: list[Token] = []
    for token in found:
        if token.low in _PLACED and content(tuple(head)):
            break
        head.append(token)
    numbers = [at for at, token in enumerate(found) if token.sort is Sort.NUMBER]
    behind = [token for at in numbers for token in found[at + 1 : at + 3]]
    return frozenset(content((*head, *behind)))
