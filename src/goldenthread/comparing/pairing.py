"""Which measure of one list is which of another, by id, ref and wording: one to one, the surest first.

Works on names alone, so that whoever has refs and wordings can use it. The time is nearly linear: measures that say the
same are found by keys, and what is left is only held against those that share a ref or rare words.
"""

from collections.abc import Sequence

from goldenthread.comparing.by_key import pair_by_id, pair_by_key
from goldenthread.comparing.by_likeness import pair_by_likeness
from goldenthread.comparing.lists import Pair, lists_of
from goldenthread.comparing.naming import Named, known

__all__ = ["Named", "Pair", "pair_up"]


def pair_up(earlier: Sequence[Named], later: Sequence[Named]) -> list[Pair]:
    """Pair the measures of two lists, in the order of the later one. What has no partner is in no pair."""
    lists = lists_of([known(named) for named in earlier], [known(named) for named in later])
    pair_by_id(lists)
    pair_by_key(lists)
    pair_by_likeness(lists)
    return sorted(lists.pairs, key=lambda pair: pair.later)
