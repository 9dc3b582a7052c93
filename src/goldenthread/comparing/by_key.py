"""Pairing measures that say the same: by what they have in common, the surest first."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial

from goldenthread.comparing.lists import Lists
from goldenthread.comparing.naming import Known

Key = Hashable | None
Group = tuple[list[int], list[int]]

_PLACES = 3


def pair_by_id(lists: Lists) -> None:
    """Pair measures with the same lasting id."""
    for left, right in _groups(lists, lambda one: one.id or None):
        for one, other in _one_to_one(left, right):
            lists.take(one, other, 1.0, "id")


def pair_by_key(lists: Lists) -> None:
    """Pair measures with the same wording: with its figures first, then without; with the same ref or place first."""
    for loose in (False, True):
        for key in _keys(loose):
            _pair(lists, key, _one_to_one)
        if not loose:
            # The same ref and the very same words: one measure, printed more often in the one report.
            _pair(lists, partial(_wording_and_ref, loose), partial(zip, strict=False))
        for place in range(_PLACES):
            _pair(lists, partial(_wording_and_place, loose, place), _one_to_one)
        _pair(lists, partial(_wording_alone, loose), _one_to_one)


def _keys(loose: bool) -> Iterator[Callable[[Known], Key]]:
    yield partial(_wording_and_ref, loose)
    for place in range(_PLACES):
        yield partial(_wording_ref_and_place, loose, place)


def _pair(
    lists: Lists,
    key: Callable[[Known], Key],
    choose: Callable[[Sequence[int], Sequence[int]], Iterator[tuple[int, int]]],
) -> None:
    for left, right in _groups(lists, key):
        for one, other in choose(left, right):
            if not lists.only_by_chance(one, other):
                lists.take(one, other, 1.0)


def _groups(lists: Lists, key: Callable[[Known], Key]) -> Iterator[Group]:
    groups: dict[Key, Group] = {}
    for at in lists.free_earlier:
        groups.setdefault(key(lists.earlier[at]), ([], []))[0].append(at)
    for at in lists.free_later:
        groups.setdefault(key(lists.later[at]), ([], []))[1].append(at)
    groups.pop(None, None)
    return iter(groups.values())


def _one_to_one(left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pair what has a key to itself, or as often in one list as in the other: then in order."""
    return zip(left, right, strict=True) if len(left) == len(right) else iter(())


def _wording_and_ref(loose: bool, one: Known) -> Key:
    wording = one.loose if loose else one.exact
    return (wording, one.ref) if wording and one.ref else None


def _wording_ref_and_place(loose: bool, place: int, one: Known) -> Key:
    wording = one.loose if loose else one.exact
    return (wording, one.ref, one.places[place]) if wording and one.ref and _has_place(one, place) else None


def _wording_and_place(loose: bool, place: int, one: Known) -> Key:
    wording = one.loose if loose else one.exact
    return (wording, one.places[place]) if wording and _has_place(one, place) else None


def _has_place(one: Known, place: int) -> bool:
    return len(one.places) > place and bool(one.places[place])


def _wording_alone(loose: bool, one: Known) -> Key:
    if one.thin and loose:
        return None
    return (one.loose if loose else one.exact, "")
