"""Tables that say how measures stood at another time alone: their rows are no measures of this report."""

from collections.abc import Sequence

from goldenthread.plan import Unread
from goldenthread.reading.columns.mapping import tells_of_now
from goldenthread.reading.columns.periods import Named
from goldenthread.reading.columns.roles import Role
from goldenthread.reading.drafts import Draft, texts_of

WHY = "it says how this stood at another time, and nothing of this report's"
_SAID = (Role.STATUS, Role.ACTUAL, Role.TARGET, Role.PROGRESS, Role.REMEDIAL)


def part_other_times(drafts: Sequence[Draft], period: Named) -> tuple[list[Draft], list[Unread]]:
    """Part the measures of this report from tables that tell of another time alone, as "only in the last report" does.

    In a table that says something of this report's time, a row may be blank there and still be a measure.
    """
    tables: dict[tuple[str | None, int], list[Draft]] = {}
    for draft in drafts:
        # Formats without numbered tables have a table for each set of columns, and those whose tables run over pages.
        number = None if draft.source.page else draft.source.table
        tables.setdefault((draft.source.sheet, number or -id(draft.columns)), []).append(draft)
    gone = {
        id(draft)
        for own in tables.values()
        if all(_is_of_another_time(draft, period) for draft in own)
        for draft in own
    }
    if len(gone) == len(drafts):
        return list(drafts), []
    unread = [_unread(draft) for draft in drafts if id(draft) in gone]
    return [draft for draft in drafts if id(draft) not in gone], unread


def _is_of_another_time(draft: Draft, period: Named) -> bool:
    """Whether all that a row says of its measure stands in columns that name another period than the report's."""
    told = [
        tells_of_now(column.heading, period)
        for column, text in zip(draft.columns.columns, texts_of(draft.cells), strict=False)
        if text and (column.role in _SAID or tells_of_now(column.heading, period) is False)
    ]
    return bool(told) and all(one is False for one in told)


def _unread(draft: Draft) -> Unread:
    return Unread(source=draft.source, text=" | ".join(filter(None, texts_of(draft.cells))), why=WHY)
