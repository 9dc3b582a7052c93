"""Web pages: saved reports, a committee system's copies, and exports that are HTML under another name."""

import re

from goldenthread.plan import DocumentError
from goldenthread.reading.formats.html.encoding import decoded
from goldenthread.reading.formats.html.page import read_page
from goldenthread.reading.formats.html.parsing import parsed
from goldenthread.reading.grid import Grid
from goldenthread.reading.limits import check_grid

NAME = "web page"
EXTENSIONS = (".html", ".htm", ".xhtml")

_SAMPLE = 65_536
_PREAMBLE = re.compile(r"(?:[\s\ufeff]++|<!--.*?-->|<\?[^>]*+>|<!\[[^>]*+>)*+", re.DOTALL)
_PAGE = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|style|link|frameset|table|thead|tbody|tr|div|section"
    r"|main|article|header|nav|form|center)[\s/>])",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(r"<(?:h[1-6]|p|ul|ol|li|dl|span|font|b|strong|br|hr|img|a|pre|blockquote)[\s/>]", re.IGNORECASE)


def recognises(data: bytes) -> bool:
    """Whether the content starts with a tag of HTML, after a byte order mark, white space and comments.

    A line that only starts with a piece of markup and has tabs between cells is tab-separated text.
    """
    sample = decoded(data[:_SAMPLE])
    preamble = _PREAMBLE.match(sample)
    at = preamble.end() if preamble else 0
    if _PAGE.match(sample, at):
        return True
    first_line = sample[at:].split("\n", 1)[0]
    return bool(_FRAGMENT.match(first_line)) and "\t" not in first_line.strip()


def load(data: bytes, name: str) -> Grid:
    """Read tables as tables, and headings, paragraphs, list items and other text as paragraphs.

    Raises DocumentError for a page that is too large or nested too deeply, or that shows no text.
    Frames, objects and links are never followed, scripts never run.
    """
    grid = read_page(parsed(decoded(data), name), name)
    if not grid.rows:
        raise _nothing_shown(name)
    check_grid(grid, name)
    return grid


def _nothing_shown(name: str) -> DocumentError:
    return DocumentError(
        "the page has no text of its own: scripts or frames would fetch it",
        where=name,
        expected="a page with the report's table in it",
        do="open it in a browser, select all, copy it into a Word document or a sheet, and save that",
    )
