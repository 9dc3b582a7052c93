"""OpenDocument spreadsheets: every visible sheet, each cell with the text that it shows and its colour.

The content is read with one pass of lxml. odfdo is as quick (24,000 cells: 0.2 s), but holds the document
in memory whole, and a cell that says it is repeated a thousand million times is one element of a few bytes.
"""

from goldenthread.plan import DocumentError
from goldenthread.reading.grid import Grid
from goldenthread.reading.zipped import guard, mimetype, part_names, read_part

NAME = "OpenDocument spreadsheet"
EXTENSIONS = (".ods",)

_MANIFEST = "META-INF/manifest.xml"


def recognises(data: bytes) -> bool:
    """Whether the file says of itself that it is an OpenDocument spreadsheet."""
    return mimetype(data).startswith("application/vnd.oasis.opendocument.spreadsheet")


def load(data: bytes, name: str) -> Grid:
    """Read every visible sheet in order as a table.

    Raises DocumentError, naming file and place, for a document that is encrypted, damaged, larger than any
    report, or empty.
    """
    guard(data, name)
    _refuse_encrypted(data, name)
    # lxml takes longer to import than all of ours, and not every run reads a spreadsheet.
    from goldenthread.reading.formats.ods.content import read_sheets
    from goldenthread.reading.sheets import as_grid

    return as_grid(read_sheets(data, name), name)


def _refuse_encrypted(data: bytes, name: str) -> None:
    parts = part_names(data, name)
    if "encrypted-package" in parts or (_MANIFEST in parts and b"encryption-data" in read_part(data, _MANIFEST, name)):
        raise DocumentError(
            "the file is protected by a password",
            where=name,
            expected="a spreadsheet without a password",
            do="open it and save a copy without a password",
        )
