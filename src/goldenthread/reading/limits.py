"""How large a document may be: enough for any council, too little to be an attack."""

from goldenthread.plan import DocumentError
from goldenthread.reading.grid import Grid, GridRow

# The longest real narrative seen has some 4,000 characters.
MOST_CHARACTERS_IN_A_CELL = 200_000
# The widest real report, with quarters and years side by side, has some 40 columns.
MOST_COLUMNS = 1_000
MOST_CELLS = 5_000_000
MOST_BYTES = 256 * 1024 * 1024
# Plain text isn't packed: a report of a thousand measures has some 2 MB.
MOST_BYTES_OF_TEXT = 64 * 1024 * 1024
MOST_ROWS = 1_000_000


def check_size(data: bytes, name: str) -> None:
    """Raise DocumentError for a file that is too large to be a report."""
    if len(data) > MOST_BYTES:
        raise _over(f"the file has {len(data):,} bytes", name, f"at most {MOST_BYTES:,} bytes")


def check_grid(grid: Grid, name: str) -> None:
    """Raise DocumentError, naming the row, for a grid with a cell, a row or a whole over the limits."""
    cells = 0
    for row in grid.rows:
        cells += len(row.cells)
        _check_row(row, name)
    if cells > MOST_CELLS:
        raise _over(f"the document has {cells:,} cells", name, f"at most {MOST_CELLS:,} cells")


class Meter:
    """Counts rows and cells while a text is being parted into them, so that too many are refused in time."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows = 0
        self._cells = 0

    def take(self, cells: int, line: int) -> None:
        """Count one row with so many cells. Raises DocumentError, naming the line, over a limit."""
        self._rows += 1
        self._cells += cells
        where = f"{self._name}, line {line}"
        if cells > MOST_COLUMNS:
            raise _over(f"a row has {cells:,} columns", where, f"at most {MOST_COLUMNS:,} columns")
        if self._rows > MOST_ROWS:
            raise _over(f"there are more than {MOST_ROWS:,} rows", where, f"at most {MOST_ROWS:,} rows")
        if self._cells > MOST_CELLS:
            raise _over(f"there are more than {MOST_CELLS:,} cells", where, f"at most {MOST_CELLS:,} cells")


def _check_row(row: GridRow, name: str) -> None:
    if len(row.cells) > MOST_COLUMNS:
        what, expected = f"a row has {len(row.cells):,} columns", f"at most {MOST_COLUMNS:,} columns"
        raise _over(what, f"{name}, {row.source}", expected)
    for column, cell in enumerate(row.cells, start=1):
        if len(cell.text) > MOST_CHARACTERS_IN_A_CELL:
            what = f"a cell has {len(cell.text):,} characters"
            expected = f"at most {MOST_CHARACTERS_IN_A_CELL:,} characters in a cell"
            raise _over(what, f"{name}, {row.source}, column {column}", expected)


def _over(what: str, where: str, expected: str) -> DocumentError:
    do = "check that it is a report, remove what doesn't belong to it and try again"
    return DocumentError(what, where=where, expected=expected, do=do)
