"""Small reports drawn as lines of text, and comparisons drawn back.

= Theme / Objective                     what the measures below stand under; either may be left out
1.1 | Homes built | 2 | HOUSING, LAND   ref, wording, status (1 to 4, "-" or a reason), owners
+ 1.2 | Homes let | 2                   a second measure of the row above
1.3 | By March | 2 | | action: Open the hub | target: at least 5
"""

from collections.abc import Iterator

from goldenthread.plan import (
    ComparedRow,
    Comparison,
    CountedTotals,
    Missing,
    Period,
    Rating,
    Reconciliation,
    Report,
    Return,
    Source,
)

RATINGS = dict(enumerate(Rating, start=1))
NAMES = {"action": "action", "target": "target_text", "id": "id"}


def report(text: str, period: str | None = None, **fields: object) -> Report:
    rows = tuple(_rows(text))
    agreed = Reconciliation(
        holds=True, missing_on_track=0, missing_off_track=0, rows_lost=False, candidates=(), message=""
    )
    when = Period.model_validate(period) if period else None
    made = Report(file="", sha256="", period=when, rows=rows, counted_totals=CountedTotals(), reconciliation=agreed)
    return made.model_copy(update=fields)


def _rows(text: str) -> Iterator[Return]:
    theme = objective = first = None
    for line, drawn in enumerate(text.strip().splitlines(), start=1):
        drawn = drawn.strip()
        if drawn.startswith("= "):
            theme, _, objective = drawn[2:].partition(" / ")
            continue
        second = drawn.startswith("+ ")
        row = _row(drawn.removeprefix("+ "), line).model_copy(update={"theme": theme, "objective": objective or None})
        first = first if second else row
        yield row.model_copy(update={"same_row_as": first.id}) if second and first else row


def _row(drawn: str, line: int) -> Return:
    ref, wording, *rest = (cell.strip() for cell in drawn.split("|"))
    status, owners = [*rest, "", ""][:2]
    more = {NAMES[cell.partition(":")[0]]: cell.partition(":")[2].strip() for cell in rest[2:]}
    code = int(status) if status.isdecimal() else None
    return Return(
        id=f"{ref}~{line}" if ref else f"row-{line}",
        source=Source(line=line),
        ref=ref or None,
        outcome=wording,
        status=code,
        rating=RATINGS[code] if code else None,
        unrated=None if code else Missing(status) if status not in ("", "-") else Missing.BLANK,
        responsibility=tuple(owner.strip() for owner in owners.split(",") if owner.strip()),
    ).model_copy(update=more)


def drawn_rows(comparison: Comparison) -> list[str]:
    """Draw each row as "3 = 5 | movement | matched by", with the lines of the two reports; "." where one has none."""
    return [_drawn(row) for row in comparison.rows]


def _drawn(row: ComparedRow) -> str:
    before, now = (source.line if source else "." for source in (row.earlier_source, row.later_source))
    movement = row.movement.value if row.movement else row.note
    return f"{before} = {now} | {movement}" + (f" | {row.matched_by}" if row.matched_by else "")
