"""Which return of one report is which of another."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.comparing.naming import Named
from goldenthread.comparing.pairing import pair_up
from goldenthread.plan import Report, Return

_MADE_IN_READING = re.compile(r"row-\d{1,20}(?:~\d{1,20})?")


@dataclass(frozen=True, slots=True)
class Match:
    """One measure in both reports. `by` is as in ComparedRow; `likeness` of the wordings goes from 0 to 1."""

    earlier: Return
    later: Return
    by: str
    likeness: float


def match(earlier: Report, later: Report) -> list[Match]:
    """Give the measures that both reports hold, in the order of the later one.

    One to one. Second measures of a printed row are measures of their own. Works both ways alike but for the order.
    """
    pairs = pair_up([named(row) for row in earlier.rows], [named(row) for row in later.rows])
    return [Match(earlier.rows[pair.earlier], later.rows[pair.later], pair.by, pair.likeness) for pair in pairs]


def match_known(editions: Sequence[Mapping[str, Named]], rows: Sequence[Return]) -> dict[str, tuple[str, str]]:
    """Give which known measure each row is, and what tells so, by the row's id; rows of new measures aren't in it.

    Each edition names measures by their lasting ids, as they were printed at one time: the nearest in time first. A row
    is held against an edition with what those before it left over. What tells so is as in ComparedRow.
    """
    found: dict[str, tuple[str, str]] = {}
    taken: set[str] = set()
    for edition in editions:
        known = [(one, names) for one, names in edition.items() if one not in taken]
        free = [row for row in rows if row.id not in found]
        pairs = pair_up([names for _, names in known], [named(row) for row in free])
        found |= {free[pair.later].id: (known[pair.earlier][0], pair.by) for pair in pairs}
        taken |= {known[pair.earlier][0] for pair in pairs}
    return found


def named(row: Return) -> Named:
    """Give what a return's measure is known by."""
    places = (row.action or "", row.objective or "", row.theme or "")
    return Named(row.ref or "", row.outcome, places, "" if _id_is_made(row) else row.id)


def _id_is_made(row: Return) -> bool:
    """Whether an id was only made of the ref or the position while reading: then it is no proof."""
    ref = row.ref or row.ref_printed
    return row.id == ref or bool(ref and row.id.startswith(f"{ref}~")) or bool(_MADE_IN_READING.fullmatch(row.id))
