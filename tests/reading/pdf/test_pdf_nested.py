"""A table within a cell: the outer row is kept, and so is every word."""

from collections.abc import Sequence

import pytest

from goldenthread.reading.loading import load
from tests.reading.pdf.raw import text, written

HEADS, FIRST, LAST = ["Measure", "Progress", "Status"], "Homes built", ["Bins missed", "Fine so far", "Red"]
INNER = [("Quarter", "Target", "Actual"), ("Q1", "10", "12"), ("Q2", "20", "18")]


def lines(xs: Sequence[float], ys: Sequence[float]) -> str:
    """Draw a grid."""
    level = "".join(f"{xs[0]} {y} m {xs[-1]} {y} l S\n" for y in ys)
    return level + "".join(f"{x} {ys[0]} m {x} {ys[-1]} l S\n" for x in xs)


def words(cells: Sequence[str], xs: Sequence[float], y: float) -> str:
    return "".join(text(cell, x + 5, y) for cell, x in zip(cells, xs, strict=True))


def inner(xs: Sequence[float], top: float) -> str:
    """Draw a table of three rows."""
    rows = "".join(words(row, xs[:3], top - 15 - 20 * at) for at, row in enumerate(INNER))
    return lines(xs, [top - 20 * at for at in range(4)]) + rows


def outer(*within: str) -> list[list[str]]:
    """Read a table whose second row has something within its second cell, and give the texts of its cells."""
    xs = (50, 150, 450, 550)
    content = lines(xs, (700, 670, 500, 470)) + words(HEADS, xs[:3], 680) + words(LAST, xs[:3], 480)
    content += text(FIRST, 55, 655) + text("Green", 455, 655) + "".join(within)
    return [[cell.text for cell in row.cells] for row in load(written(content), "report.pdf").rows]


PLACES = [("from edge to edge", (150, 250, 350, 450)), ("a little within", (156, 250, 344, 444))]


@pytest.mark.parametrize(("why", "xs"), PLACES, ids=[case[0] for case in PLACES])
def test_table_within_a_cell_is_its_text(why: str, xs: Sequence[float]) -> None:
    rows = outer(text("By quarter:", 155, 655), inner(xs, 645), text("All going well.", 155, 560))
    progress = "By quarter:\nQuarter Target Actual\nQ1 10 12\nQ2 20 18\nAll going well."
    assert rows == [HEADS, [FIRST, progress, "Green"], LAST], why


def test_columns_of_every_row_are_the_table_s_own() -> None:
    xs, inside = (50, 150, 450, 550), (150, 250, 350, 450)
    content = lines(xs, (700, 670, 610, 550)) + words(HEADS, xs[:3], 680)
    content += inner(inside, 670) + inner(inside, 610)
    content += text(FIRST, 55, 655) + text("Green", 455, 655) + text("Bins missed", 55, 595) + text("Red", 455, 595)
    rows = [[cell.text for cell in row.cells] for row in load(written(content), "report.pdf").rows]
    assert [row[:4] for row in rows[1:4]] == [[FIRST, *row] for row in INNER]
    assert len(rows) == 7
