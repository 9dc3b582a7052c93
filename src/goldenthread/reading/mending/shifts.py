"""Rows whose cells stand one column off: found by what each column otherwise holds."""

from collections.abc import Callable, Iterator, Sequence

from goldenthread.reading.cell import Cell
from goldenthread.reading.columns.figures import is_figure
from goldenthread.reading.columns.mapping import Columns
from goldenthread.reading.columns.roles import Role
from goldenthread.reading.drafts import Draft, texts_of
from goldenthread.reading.refshapes import looks_like_ref

Test = Callable[[str], bool]
# A row is moved only when that makes this much more sense: at least two telling cells come right.
_CLEARLY_BETTER = 3.0
_LONG = 60


def mend_shift(draft: Draft, is_status: Test, is_owner: Test) -> None:
    """Move a row's cells back where they stand in the wrong columns, and record it."""
    columns, cells = draft.columns, draft.cells
    now = _sense(columns, cells, is_status, is_owner)
    if now >= 0 and not _misplaced(draft, is_status, is_owner):
        return
    best, moved = max(
        ((_sense(columns, option, is_status, is_owner), option) for option in _options(cells, columns.width)),
        key=lambda scored: scored[0],
        default=(now, cells),
    )
    if best >= now + _CLEARLY_BETTER:
        draft.repair(
            "row",
            " | ".join(texts_of(cells)),
            " | ".join(texts_of(moved)),
            "the cells stood in the wrong columns, as the status and the responsibility show",
            0.8,
        )
        draft.cells = moved


def _misplaced(draft: Draft, is_status: Test, is_owner: Test) -> bool:
    """Whether the status column holds an owner, or the owner's column a status or running text."""
    status, owner = draft.text(Role.STATUS), draft.text(Role.RESPONSIBILITY)
    return bool(status and is_owner(status)) or bool(owner and (is_status(owner) or len(owner) > _LONG))


def _options(cells: Sequence[Cell], width: int) -> Iterator[list[Cell]]:
    """Take one blank cell out, closing the gap, or put one in where the row has room at its end."""
    padded = [*cells, *[Cell()] * (width - len(cells))]
    for position, cell in enumerate(padded):
        if not cell.text.strip():
            yield [*padded[:position], *padded[position + 1 :], Cell()]
    if padded and not padded[-1].text.strip():
        for position in range(len(padded) - 1):
            yield [*padded[:position], Cell(), *padded[position:-1]]


def _sense(columns: Columns, cells: Sequence[Cell], is_status: Test, is_owner: Test) -> float:
    """Score how well a row's cells fit their columns: telling cells count up or down, others nothing."""
    score = 0.0
    for column in columns.columns:
        text = cells[column.index].text.strip() if column.index < len(cells) else ""
        score += _fit(column.role, text, is_status, is_owner)
    return score


def _fit(role: Role, text: str, is_status: Test, is_owner: Test) -> float:
    if role is Role.OUTCOME:
        return -1.0 if not text or is_owner(text) or is_status(text) or looks_like_ref(text) else 0.5
    if not text:
        return 0.0
    if role is Role.STATUS:
        return 2.0 if is_status(text) else -2.0 if is_owner(text) or len(text) > _LONG else -0.5
    if role is Role.RESPONSIBILITY:
        return 2.0 if is_owner(text) else -2.0 if is_status(text) or len(text) > _LONG else -0.5
    if role is Role.REF:
        return 1.0 if looks_like_ref(text) else -0.5
    if role in (Role.TARGET, Role.ACTUAL, Role.PREVIOUS):
        return 0.5 if is_figure(text) else -0.5
    if role in (Role.PROGRESS, Role.REMEDIAL, Role.ACTION):
        return -2.0 if is_owner(text) or (is_status(text) and len(text) <= 2) else 0.0
    return 0.0
