"""Columns without rules in which a long ref or a large figure leaves next to nothing free to the text beside it."""

from goldenthread.reading.formats.pdf.page import Box, Word
from goldenthread.reading.formats.pdf.unruled import find_unruled
from tests.reading.pdf.written import cells

HEADINGS = [("Ref", 0.0), ("Measure", 27.0), ("Target", 130.0), ("Result", 175.0), ("Commentary", 215.0)]
NAMES = ["Homes let", "Roads mended", "Bins put out", "Trees planted", "Calls taken", "Visits made"] * 2
NOTES = ["Two teams were joined", "The builder goes on", "A wave of colds came"] * 4


def set_text(text: str, left: float, top: float, width: float = 5.0, bold: bool = False) -> list[Word]:
    """Write words with spaces of two and a half points."""
    words: list[Word] = []
    for one in text.split():
        words.append(Word(one, Box(left, top, left + width * len(one), top + 11), 10.0, bold=bold))
        left = words[-1].box.x1 + 2.5
    return words


def to_the_left_of(right: float, text: str, top: float) -> list[Word]:
    """Write a figure that ends at a place."""
    return [Word(text, Box(right - 5.0 * len(text), top, right, top + 11), 10.0)]


def table_of(rows: list[list[str]]) -> list[Word]:
    """Set refs, measures and notes from the left, targets and results up to the right of their columns."""
    words = [word for text, left in HEADINGS for word in set_text(text, left, 0.0, bold=True)]
    for top, (ref, name, target, result, note) in enumerate(rows, start=1):
        words += set_text(ref, 0.0, 24.0 * top) + set_text(name, 27.0, 24.0 * top)
        words += to_the_left_of(160.0, target, 24.0 * top) + to_the_left_of(205.0, result, 24.0 * top)
        words += set_text(note, 215.0, 24.0 * top) + set_text("this year", 215.0, 24.0 * top + 12)
    return words


def rows_of(**others: list[str]) -> list[list[str]]:
    """Give rows 1.1 to 1.12, or what is to be said instead of one."""
    refs = [f"1.{number}" for number in range(1, 13)]
    plain = zip(refs, NAMES, ["95"] * 12, ["91"] * 12, NOTES, strict=True)
    return [others.get(f"row{number}", list(row)) for number, row in enumerate(plain, start=1)]


def read(rows: list[list[str]]) -> list[list[str]]:
    """See the table of rows, below its headings."""
    tables, _ = find_unruled(table_of(rows))
    return [row for table in tables for row in cells(table)][1:]


def with_both_lines(rows: list[list[str]]) -> list[list[str]]:
    """Give what a table of rows says."""
    return [[*row[:4], row[4] + " this year"] for row in rows]


def test_refs_that_fill_their_column_are_parted_from_what_they_nearly_touch() -> None:
    rows = [["1" + row[0], *row[1:]] for row in rows_of()]  # "11.10" ends at 25 points, and at 27 begins the next
    assert read(rows) == with_both_lines(rows)


def test_figures_that_fill_their_column_are_parted_from_what_they_nearly_touch() -> None:
    rows = rows_of(row7=["1.7", "Calls taken", "£12.455m", "£12.340m", NOTES[6]])
    assert read(rows) == with_both_lines(rows)


def test_row_with_a_text_too_long_for_its_column_ends_no_table() -> None:
    [first], _ = find_unruled(table_of(rows_of()))
    rows = rows_of(row9=["1.9", "Visits to libraries", "1,210,056", "1,219,065", NOTES[8]])
    tables, _ = find_unruled(table_of(rows), before=first)
    found = [row for table in tables for row in cells(table)]
    assert found[1:] == with_both_lines(rows)
