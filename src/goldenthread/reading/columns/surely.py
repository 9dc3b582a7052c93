"""Rows that are measures beyond doubt, whatever their words look like.

Names of measures are made of the words of keys and totals ("Repairs completed", "Better buses"), so what stands under
the headings of a table of measures is told apart before a key or totals are looked for.
"""

import re
from collections.abc import Iterator, Sequence

from goldenthread.reading.columns.blocks import Block, find_blocks
from goldenthread.reading.columns.headings import own_texts
from goldenthread.reading.columns.mapping import Columns
from goldenthread.reading.columns.periods import Named
from goldenthread.reading.columns.profiles import is_status_like
from goldenthread.reading.columns.roles import Role, heading_scores
from goldenthread.reading.grid import GridRow
from goldenthread.reading.statuses.colours import STATUS_COLOURS, colour_name

# From here on a heading names what is measured; "Description" may as well head the labels of a key.
_SURE = 0.8
_LEAST_SAID = 2
_KEY = re.compile(r"(?:key|legend)\s*:?", re.I)
_OTHER = re.compile(r"^(?:key|legend|summary|totals?|overall)\b|\b(?:key|legend|totals?)\s*:?$", re.I)
_SAID = (
    Role.RESPONSIBILITY,
    Role.TARGET,
    Role.ACTUAL,
    Role.PREVIOUS,
    Role.PROGRESS,
    Role.REMEDIAL,
    Role.ACTION,
)


def surely_measures(rows: Sequence[GridRow], period: Named) -> frozenset[int]:
    """Give the numbers (from 0) of the rows that are measures by the headings that they stand under."""
    found: set[int] = set()
    for block in find_blocks(rows, set(), period):
        if block.columns is not None and block.headings and block.columns.holds_measures:
            found.update(_of_block(rows, block, block.columns))
    return frozenset(found)


def _of_block(rows: Sequence[GridRow], block: Block, columns: Columns) -> Iterator[int]:
    named = bool(block.heading_rows) and _names_measures(columns)
    for run in _runs(rows, block.body):
        fitting = [index for index in _before_another_list(rows, run) if _fits(rows[index], columns)]
        # A key explains each code once, and totals count each once: where one comes again, these are measures.
        statuses = [text.casefold() for index in fitting if (text := columns.text(rows[index].cells, Role.STATUS))]
        if (named and run[0] == block.body[0]) or len(set(statuses)) < len(statuses):
            yield from fitting


def _names_measures(columns: Columns) -> bool:
    heading = next(column.heading for column in columns.columns if column.role is Role.OUTCOME)
    scores = heading_scores(heading)
    return max(scores.get(Role.OUTCOME, 0.0), scores.get(Role.ACTION, 0.0)) >= _SURE


def _runs(rows: Sequence[GridRow], body: Sequence[int]) -> Iterator[list[int]]:
    """Part the rows of a block at blank rows."""
    run: list[int] = []
    for index in body:
        if rows[index].is_blank or (run and index != run[-1] + 1):
            if run:
                yield run
            run = []
        if not rows[index].is_blank:
            run.append(index)
    if run:
        yield run


def _before_another_list(rows: Sequence[GridRow], run: Sequence[int]) -> Iterator[int]:
    """Give the rows up to the one that announces a key or totals."""
    for index in run:
        texts = own_texts(rows[index])
        if _KEY.fullmatch(texts[0]) or (len(texts) <= 2 and _OTHER.search(texts[0])):
            return
        yield index


def _fits(row: GridRow, columns: Columns) -> bool:
    """Whether something is measured in a row and its status, or enough else, is said of it."""
    measured = columns.cell(row.cells, Role.OUTCOME)
    if measured.span or not any(mark.isalpha() for mark in measured.text):
        return False
    status = columns.text(row.cells, Role.STATUS)
    painted = not status and colour_name(columns.status_colour(row.cells)) in STATUS_COLOURS
    if painted or (status and is_status_like(status)):
        return True
    return sum(bool(columns.text(row.cells, role)) for role in _SAID) >= _LEAST_SAID
