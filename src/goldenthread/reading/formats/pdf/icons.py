"""Icons in a column of a table without rules: words stand in for them while columns and rows are looked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from goldenthread.reading.formats.pdf.page import Box, Picture, Word
from goldenthread.reading.formats.pdf.seen import SeenCell, SeenPage, SeenRow, SeenTable

# The sign that stands for an object among letters; the colour and what the picture is said to show follow it.
_MARK = "\ufffc"
_COLOUR = len("#rrggbb")
_SMALLEST, _LARGEST = 4.0, 30.0
_LEAST_ICONS = 2
# No page of a report has more; each is looked for among all words.
_MOST_ICONS = 400
# Icons of one column stand right below each other, in points, and text stands beside them, in their heights.
_ALIGNED = 2.0
_BESIDE = 1.5


def stand_ins(
    words: Sequence[Word], pictures: Sequence[Picture], taken: Sequence[Box], before: SeenTable | None = None
) -> list[Word]:
    """Give words that stand in for the icons of one colour that are below each other, to the right of text.

    None for those in `taken`: ruled tables, which have their own, and charts. Where the table `before`, of the page
    before, has icons, one alone is enough.
    """
    icons = [picture for picture in pictures if _is_icon(picture)][:_MOST_ICONS]
    icons = [icon for icon in icons if not any(box.holds(icon.box.middle) for box in taken)]
    known = _places(before) if before else []
    columns = (column for column in _columns(icons) if len(column) >= _LEAST_ICONS or _is_among(column[0], known))
    return [_stand_in(icon, words) for column in columns if _has_text(column, words) for icon in column]


def _places(table: SeenTable) -> list[float]:
    marks = (word for row in table.rows for cell in row.cells for word in cell.words if _is_mark(word))
    return sorted({round(word.box.middle[0]) for word in marks})


def _is_among(icon: Picture, places: Sequence[float]) -> bool:
    return any(abs(icon.box.middle[0] - place) <= _ALIGNED for place in places)


def _is_icon(picture: Picture) -> bool:
    sides = picture.box.width, picture.box.height
    return bool(picture.colour) and min(sides) >= _SMALLEST and max(sides) <= _LARGEST


def _columns(icons: Sequence[Picture]) -> Iterator[list[Picture]]:
    """Part icons into those below each other."""
    column: list[Picture] = []
    for icon in sorted(icons, key=lambda one: one.box.middle[0]):
        if column and icon.box.middle[0] - column[0].box.middle[0] > _ALIGNED:
            yield column
            column = []
        column.append(icon)
    if column:
        yield column


def _has_text(column: Sequence[Picture], words: Sequence[Word]) -> bool:
    """Whether text stands to the left of most icons of a column: they are no marks of a list's items."""
    return 2 * sum(_left_of(icon.box, words) is not None for icon in column) > len(column)


def _left_of(icon: Box, words: Iterable[Word]) -> Word | None:
    """Give the word to the left of an icon that stands most nearly level with it."""
    level = [
        (abs(word.box.middle[1] - icon.middle[1]), word) for word in words if word.upright and word.box.x1 <= icon.x0
    ]
    off, nearest = min(level, key=lambda pair: pair[0], default=(0.0, None))
    return nearest if off <= _BESIDE * icon.height else None


def _stand_in(icon: Picture, words: Sequence[Word]) -> Word:
    """Make the word for an icon, as high as the text beside it, so that it stands on that text's line."""
    beside = _left_of(icon.box, words)
    box = Box(icon.box.x0, beside.box.top, icon.box.x1, beside.box.bottom) if beside else icon.box
    size = beside.size if beside else icon.box.height
    return Word(f"{_MARK}{icon.colour}{icon.alt}", box, size)


def with_icons(page: SeenPage) -> SeenPage:
    """Give a page with the colours of the icons in their cells, and without the words that stood in for them."""
    if not any(_is_mark(word) for word in _words(page)):
        return page
    lines = [replace(line, words=own) for line in page.lines if (own := _real(line.words))]
    tables = [replace(table, rows=tuple(map(_row, table.rows))) for table in page.tables]
    return replace(page, tables=tuple(tables), lines=tuple(lines))


def _words(page: SeenPage) -> Iterator[Word]:
    for table in page.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.words
    for line in page.lines:
        yield from line.words


def _is_mark(word: Word) -> bool:
    return word.text.startswith(_MARK) and len(word.text) > _COLOUR


def _real(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(word for word in words if not _is_mark(word))


def _row(row: SeenRow) -> SeenRow:
    return replace(row, cells=tuple(map(_cell, row.cells)))


def _cell(cell: SeenCell) -> SeenCell:
    """Give a cell that holds nothing but icons their one colour, and what they are said to show."""
    marks = [word.text[1:] for word in cell.words if _is_mark(word)]
    if not marks:
        return cell
    own, colours = _real(cell.words), {mark[:_COLOUR] for mark in marks}
    if own or len(colours) > 1:
        return replace(cell, words=own)
    alt = " ".join(dict.fromkeys(mark[_COLOUR:] for mark in marks if mark[_COLOUR:]))
    return replace(cell, words=(), fill=colours.pop(), alt=alt)
