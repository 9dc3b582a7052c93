"""Small numbers that could be worked out from what is shown beside them: a total less its other parts.

Parts of a sum are told surely where all measures of one priority action count people in the same unit, one figure
each, and one figure is the sum of the others. If just one of them is withheld, another has to be.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal

from goldenthread.plan import Return
from goldenthread.web.actions.publishing.small_numbers import WITHHOLDS, counts_of

WHY_TOO = f"{WITHHOLDS}with it a small number about people could be worked out"


def withheld_too(rows: Sequence[Return], withheld: Set[str]) -> set[str]:
    """Give the ids of rows whose figures give a withheld one away; `rows` are those about people, all figures shown."""
    return {found for group in _groups(rows) if (found := _another(group, withheld)) is not None}


def _groups(rows: Sequence[Return]) -> Iterator[Mapping[str, Decimal]]:
    groups: dict[tuple[str | None, ...], dict[str, Decimal]] = {}
    for row in rows:
        counted = counts_of(row)
        if len(row.actuals) == 1 and counted is not None:
            key = (row.theme, row.objective_ref, row.objective, row.action, row.actuals[0].unit)
            groups.setdefault(key, {})[row.id] = counted
    yield from (group for group in groups.values() if len(group) > 2)


def _another(group: Mapping[str, Decimal], withheld: Set[str]) -> str | None:
    """Give the row to withhold besides: the smallest other part of the sum that a group is; None where it is none."""
    hidden = [name for name in group if name in withheld]
    total = max(group, key=lambda name: group[name])
    if len(hidden) != 1 or 2 * group[total] != sum(group.values()):
        return None
    parts = [name for name in group if name != total and name not in withheld]
    return min(parts, key=lambda name: (group[name], name)) if parts else None
