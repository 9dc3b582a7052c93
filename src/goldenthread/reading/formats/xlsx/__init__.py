"""Excel workbooks: every visible sheet, each value as Excel shows it, each cell with its colour.

The parts are read with lxml. openpyxl would have to read a workbook whole to tell its merged cells, hidden
rows and conditional formats (10,000 rows of 12 cells: 1.1 s and 81 MB; 0.7 s in its read-only mode, which
leaves them out; 0.2 s for a bare pass with lxml, 1.4 s with all that is done here). It gives no value as it
is shown, holds every coloured blank cell in memory, and refuses workbooks of other programs for a style that
it doesn't know.
"""

from goldenthread.plan import DocumentError
from goldenthread.reading.grid import Grid
from goldenthread.reading.zipped import guard, is_ole, looks_like, part_names, refuse_ole

NAME = "Excel workbook"
EXTENSIONS = (".xlsx", ".xlsm")


def recognises(data: bytes) -> bool:
    """Whether it is a workbook, or a file of old Office programs, for which `load` says what to do."""
    return looks_like(data, "xl/") or is_ole(data)


def load(data: bytes, name: str) -> Grid:
    """Read every visible sheet in order as a table.

    Raises DocumentError, naming file and place, for a workbook that is protected by a password, damaged,
    larger than any report, or empty.
    """
    refuse_ole(data, name)
    guard(data, name)
    if "xl/workbook.bin" in part_names(data, name):
        raise DocumentError(
            "this is a binary workbook (.xlsb)",
            where=name,
            expected="an Excel workbook (.xlsx)",
            do="open it in Excel and save it as .xlsx",
        )
    # lxml takes longer to import than all of ours, and not every run reads a workbook.
    from goldenthread.reading.formats.xlsx.sheet import count_filled, read_sheet
    from goldenthread.reading.formats.xlsx.workbook import read_workbook
    from goldenthread.reading.sheets import Tally, as_grid

    workbook = read_workbook(data, name)
    tally = Tally(name)
    sheets = [read_sheet(workbook, title, part, tally) for title, part in workbook.sheets]
    return as_grid(sheets, name, [(title, count_filled(workbook, part)) for title, part in workbook.hidden])
