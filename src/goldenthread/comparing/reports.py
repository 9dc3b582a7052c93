"""From two Reports to a Comparison."""

from collections.abc import Iterator

from goldenthread.comparing.bridge import build_bridge, compared_totals
from goldenthread.comparing.changes import Columns, changes, columns
from goldenthread.comparing.matching import Match, match
from goldenthread.comparing.movement import movement
from goldenthread.comparing.saying import say_bridge
from goldenthread.comparing.twins import Twins
from goldenthread.plan import ComparedRow, Comparison, Report, Return


def compare(earlier: Report, later: Report) -> Comparison:
    """Hold a report against an earlier one of the same plan.

    Gives the measures of the later report in its order, then those that only the earlier one holds in its own. What
    one report doesn't hold is "not in this document": nothing tells whether it was dropped. Never fails, whatever the
    reports hold.
    """
    matches = {id(found.later): found for found in match(earlier, later)}
    matched = {id(found.earlier) for found in matches.values()}
    alone = [row for row in earlier.rows if id(row) not in matched]
    both = [(matches[id(row)].earlier if id(row) in matches else None, row) for row in later.rows]
    totals = compared_totals(earlier, later)
    bridge = build_bridge([*both, *((row, None) for row in alone)])
    rows = _later_rows(earlier, later, matches)
    twins = Twins("earlier", [found.earlier for found in matches.values()])
    return Comparison(
        earlier=earlier.period,
        later=later.period,
        totals=totals,
        bridge=bridge,
        bridge_message=say_bridge(earlier.period, later.period, totals, bridge),
        rows=(*rows, *_earlier_rows(alone, {row.id for row in later.rows}, twins)),
    )


def returns_before(earlier: Report | None, comparison: Comparison | None) -> dict[str, Return]:
    """Give the earlier return of each measure that both reports hold, by the later return's id.

    `comparison` is of `earlier` with the later report; without them there is none.
    """
    if earlier is None or comparison is None:
        return {}
    by_id = {row.id: row for row in earlier.rows}
    pairs = ((row.later_id, row.earlier_id) for row in comparison.rows)
    return {later: by_id[before] for later, before in pairs if later and before in by_id}


def _later_rows(earlier: Report, later: Report, matches: dict[int, Match]) -> Iterator[ComparedRow]:
    before, now = columns(earlier), columns(later)
    twins = Twins("later", [found.later for found in matches.values()])
    for row in later.rows:
        found = matches.get(id(row))
        yield _matched(found, before, now) if found else _only_later(row, twins.note(row))


def _matched(found: Match, before: Columns, now: Columns) -> ComparedRow:
    earlier, later = found.earlier, found.later
    changed = changes(earlier, later, before, now)
    return _only_later(later).model_copy(
        update={
            **_earlier_part(earlier),
            "earlier_ref": earlier.ref if later.ref and earlier.ref != later.ref else None,
            "ref": later.ref or earlier.ref,
            "measure": later.outcome or earlier.outcome or later.action or earlier.action or "",
            "theme": later.theme or earlier.theme,
            "movement": movement(earlier.rating, later.rating),
            "matched_by": found.by,
            "target_changed": changed.target,
            "baseline_changed": changed.baseline,
            "wording_changed": changed.wording,
            "responsibility_changed": changed.responsibility,
            "note": _note(found),
        }
    )


def _note(found: Match) -> str | None:
    sides = {"earlier": found.earlier.same_row_as, "later": found.later.same_row_as}
    second = [side for side, first in sides.items() if first is not None]
    if len(second) == 1:
        return f"the {second[0]} report prints it in another measure's row, and counts only that one"
    if found.by == "ref" and found.earlier.outcome and found.later.outcome:
        return "the ref is the same and the wording is not: see that this is one measure"
    return None


def _earlier_part(row: Return) -> dict[str, object]:
    return {
        "earlier_id": row.id,
        "earlier_source": row.source,
        "earlier_status": row.status,
        "earlier_rating": row.rating,
        "earlier_unrated": row.unrated,
    }


def _only_later(row: Return, note: str | None = None) -> ComparedRow:
    return ComparedRow(
        id=row.id,
        ref=row.ref,
        measure=row.outcome or row.action or "",
        theme=row.theme,
        later_id=row.id,
        later_source=row.source,
        later_status=row.status,
        later_rating=row.rating,
        later_unrated=row.unrated,
        note=note,
    )


def _earlier_rows(rows: list[Return], taken: set[str], twins: Twins) -> Iterator[ComparedRow]:
    """Give the measures that only the earlier report holds; each id is given once in the comparison."""
    for row in rows:
        own = row.id
        while own in taken:
            own += "~earlier"
        taken.add(own)
        part = {**_earlier_part(row), "ref": row.ref, "measure": row.outcome or row.action or "", "theme": row.theme}
        yield ComparedRow(id=own, note=twins.note(row)).model_copy(update=part)
