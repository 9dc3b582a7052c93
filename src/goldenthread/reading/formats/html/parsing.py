"""A page's text to its tree, within bounds."""

import re
from typing import TYPE_CHECKING

from goldenthread.plan import DocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element

# The parser's own limit for a single piece of text; a report of a thousand measures has some 2 MB.
_MOST_BYTES = 10_000_000
_MOST_TAGS = 1_000_000
# The parser compares each attribute of a tag with all others of it.
_MOST_ATTRIBUTES = 1_500
_EMBEDDED_PICTURE = re.compile(r"data:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=%]*+")
_TAG = re.compile(
    r"<[a-z][^\s/>]*+(?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+)"
    rf"{{0,{_MOST_ATTRIBUTES}}}+(?P<more>[\s/]*+[^\s/>])?",
    re.IGNORECASE,
)


def parsed(text: str, name: str) -> "_Element":
    """Parse a page's text; raise DocumentError where it is too large, or nested too deeply, to be read."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    page = _EMBEDDED_PICTURE.sub("", text.replace("\0", ""))
    _check(page, name)
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except LxmlError:
        # What holds nothing but comments is an empty page to the parser, and an error.
        return document_fromstring("<html></html>")
    # After such an error the parser stops without a word, and the rest of the page is missing.
    fatal = next((entry for entry in parser.error_log if entry.level_name == "FATAL"), None)
    if fatal:
        what = "the page is nested too deeply, or holds a piece of text that is too long, to be read whole"
        raise _refused(what, f"{name}, line {fatal.line}", "tables and paragraphs nested at most some 200 deep")
    return root


def _check(page: str, name: str) -> None:
    if len(page) > _MOST_BYTES:
        raise _refused(f"the page has {len(page):,} characters", name, f"at most {_MOST_BYTES:,}, pictures aside")
    tags = page.count("<")
    if tags > _MOST_TAGS:
        raise _refused(f"the page has {tags:,} tags", name, f"at most {_MOST_TAGS:,} tags")
    crowded = next((tag for tag in _TAG.finditer(page) if tag["more"]), None)
    if crowded:
        line = page.count("\n", 0, crowded.start()) + 1
        what = f"a tag has more than {_MOST_ATTRIBUTES:,} attributes"
        raise _refused(what, f"{name}, line {line}", "a tag with a few attributes")


def _refused(what: str, where: str, expected: str) -> DocumentError:
    return DocumentError(
        what,
        where=where,
        expected=expected,
        do="save the page again from the system that made it, or copy its table into a Word document",
    )
