"""Measures under headings of their own, with a small table of figures each."""

from goldenthread.plan import Source
from goldenthread.reading.grid import Cell, Grid, GridRow
from goldenthread.reading.headed import lay_out_headed

FIGURES = [("90%", "91%", "On target"), ("80%", "71%", "Below target"), ("95%", "97%", "On target")]
TEXTS = ["Most were let in the first week.", "The depot was shut.", "Two more sweepers were bought."]
NAMES = ["H1 Homes let again", "H2 Repairs done at once", "S1 Streets without litter"]
HEADS = ("Target", "Actual", "Status")


def document(heads: tuple[str, ...] = HEADS, measures: int = 3) -> Grid:
    rows = [text("How we did", 1)]
    for number, (name, figures, below) in enumerate(zip(NAMES, FIGURES, TEXTS, strict=True), start=1):
        rows += [text(name, 3), row(heads, number), row(figures, number), text(below)] if number <= measures else []
    return Grid((*rows, text("More is said on our pages.")))


def text(said: str, outline: int = 0) -> GridRow:
    return GridRow((Cell(said),), Source(line=1), 0, outline)


def row(texts: tuple[str, ...], table: int) -> GridRow:
    return GridRow(tuple(map(Cell, texts)), Source(line=1), table)


def test_a_heading_the_table_below_it_and_the_text_below_that_are_a_row() -> None:
    assert [row.texts for row in lay_out_headed(document()).rows] == [
        ["How we did"],
        ["Ref", "Measure", "Target", "Actual", "Status", "Comment"],
        ["H1", "Homes let again", "90%", "91%", "On target", "Most were let in the first week."],
        ["H2", "Repairs done at once", "80%", "71%", "Below target", "The depot was shut."],
        ["S1", "Streets without litter", "95%", "97%", "On target", "Two more sweepers were bought."],
        ["More is said on our pages."],
    ]


def test_two_such_tables_stay_as_they_are() -> None:
    assert lay_out_headed(document(measures=2)) == document(measures=2)


def test_tables_that_name_what_is_measured_stay_as_they_are() -> None:
    grid = document(("Measure", "Actual", "Status"))
    assert lay_out_headed(grid) == grid
