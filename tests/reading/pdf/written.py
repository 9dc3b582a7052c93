"""Words of a page, from a drawing of it: each letter takes a place of five points, each line one of twelve.

What follows a star at the start of a line is bold, and the star takes no place; a line that begins with "^" stands halfway
between the ones above and below it.
"""

from collections.abc import Iterator, Sequence

from goldenthread.reading.formats.pdf.page import Box, Page, Word
from goldenthread.reading.formats.pdf.seen import SeenLine, SeenTable
from goldenthread.reading.formats.pdf.unruled import find_unruled

WIDTH, HEIGHT = 5.0, 12.0
SIZE = 10.0


def written(drawing: str, top: float = 0.0, size: float = SIZE) -> list[Word]:
    """Give the words of a drawing; a blank first line is left out."""
    words: list[Word] = []
    for line in drawing.removeprefix("\n").split("\n"):
        between = line.startswith("^")
        words += _words(" " + line[1:] if between else line, top - HEIGHT / 2 if between else top, size)
        top += 0 if between else HEIGHT
    return words


def _words(line: str, top: float, size: float) -> Iterator[Word]:
    at, bold = 0, line.startswith("*")
    for text in line.removeprefix("*").split(" "):
        if text:
            box = Box(at * WIDTH, top, (at + len(text)) * WIDTH, top + size + 1)
            yield Word(text, box, size, bold=bold)
        at += len(text) + 1


def page_of(drawing: str, number: int = 1, height: float = 600.0) -> Page:
    """Make a page of a drawing."""
    return Page(number, 800.0, height, tuple(written(drawing)))


def seen(drawing: str, before: SeenTable | None = None) -> tuple[list[SeenTable], list[SeenLine]]:
    """See the tables without rules, and the lines beside them, of a drawing."""
    return find_unruled(written(drawing), before=before)


def cells(table: SeenTable) -> list[list[str]]:
    """Give what each cell of a table says; what a merged one covers says nothing."""
    return [
        [" ".join(word.text for word in cell.words) if not cell.span else "" for cell in row.cells]
        for row in table.rows
    ]


def said(lines: Sequence[SeenLine]) -> list[str]:
    """Give what each line says."""
    return [" ".join(word.text for word in line.words) for line in lines]
