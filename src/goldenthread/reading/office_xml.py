"""XML of unknown origin, read within bounds: no entities, no document types, nothing fetched.

lxml's own limits hold too (huge_tree is off): 256 levels, 10 MB in one text.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO

from lxml import etree
from lxml.etree import _Element

from goldenthread.plan import DocumentError

# Office formats forbid document types, and only a document type can define an entity that grows.
_DOCUMENT_TYPE = b"<!DOCTYPE"
# A tree takes some ten times the memory of its text. A row of a sheet has some KB, a styles part of a
# workbook with tens of thousands of styles some MB.
_ON = ("1", "true", "on")
MOST_BYTES_IN_A_TREE = 32 * 1024 * 1024


def elements(xml: bytes, names: Iterable[str], where: str, around: Iterable[str] = ()) -> Iterator[_Element]:
    """Give each element with one of these local names when it is complete, in the order of their ends.

    An element is emptied once the next is asked for, so that the document never stands in memory whole.
    One inside another is a piece of that one and isn't given by itself. `around` names the elements that
    are given after those inside them, and then are empty.
    Raises DocumentError, naming `where` and the line, for XML that is broken or that defines entities.
    """
    _refuse_document_type(_DOCUMENT_TYPE in xml, where)
    whole_ones = [f"{{*}}{name}" for name in names]
    tags = [*whole_ones, *(f"{{*}}{name}" for name in around)]
    feed = _Feed(xml, where)
    context = etree.iterparse(
        feed, tag=tags, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        for _, element in context:
            if next(element.iterancestors(whole_ones), None) is None:
                feed.unasked = 0
                yield element
                _forget(element)
    except etree.XMLSyntaxError as fault:
        raise _broken(fault, where) from None
    # In UTF-16 the bytes above can't be found.
    root = context.root
    _refuse_document_type(root is not None and bool(root.getroottree().docinfo.doctype), where)


def tree(xml: bytes, where: str) -> _Element:
    """Parse a small part as a whole and give its root; raises DocumentError as `elements` does."""
    _refuse_document_type(_DOCUMENT_TYPE in xml, where)
    _check_size(len(xml), where)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as fault:
        raise _broken(fault, where) from None
    _refuse_document_type(bool(root.getroottree().docinfo.doctype), where)
    return root


def local_name(element: _Element) -> str:
    """Give an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: _Element, name: str) -> str | None:
    """Give an attribute by its local name, whatever its namespace; None where there is none."""
    found = element.get(name)
    if found is not None:
        return found
    return next((value for key, value in element.attrib.items() if key.endswith(f"}}{name}")), None)


def children(element: _Element | None, *names: str) -> Iterator[_Element]:
    """Give the children with one of these local names; none where there is no element."""
    return (child for child in (() if element is None else element) if local_name(child) in names)


def child(element: _Element | None, name: str) -> _Element | None:
    """Give the first child with this local name, None where there is none."""
    return next(children(element, name), None)


def is_on(value: str | None) -> bool:
    """Whether an attribute that is on or off is on; one that isn't there is off."""
    return value in _ON


def whole(text: str | None, otherwise: int) -> int:
    """Read a whole number that isn't negative; `otherwise` for anything that isn't one."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 16 else otherwise


class _Feed(BytesIO):
    """The XML as iterparse asks for it; stops where it goes on and on without an element that is wanted."""

    def __init__(self, xml: bytes, where: str) -> None:
        super().__init__(xml)
        self.where = where
        self.unasked = 0

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(size)
        self.unasked += len(piece)
        _check_size(self.unasked, self.where)
        return piece


def _check_size(size: int, where: str) -> None:
    if size > MOST_BYTES_IN_A_TREE:
        raise DocumentError(
            "its XML is too large to be that of a report",
            where=where,
            expected=f"at most {MOST_BYTES_IN_A_TREE:,} bytes in one piece",
            do="save a copy with only the report in it and try again",
        )


def _forget(element: _Element) -> None:
    element.clear(keep_tail=True)
    at: _Element | None = element
    while at is not None:
        parent = at.getparent()
        while parent is not None and at.getprevious() is not None:
            del parent[0]
        at = parent


def _refuse_document_type(found: bool, where: str) -> None:
    if found:
        raise DocumentError(
            "its XML brings a document type of its own, which can define text that grows without end",
            where=where,
            expected="XML without a document type, as office programs write it",
            do="open it in the program it was made with and save a new copy",
        )


def _broken(fault: etree.XMLSyntaxError, where: str) -> DocumentError:
    return DocumentError(
        f"its XML is broken ({fault.msg})",
        where=where,
        expected="well-formed XML, as office programs write it",
        do="download or copy it again, or open it in the program it was made with and save a new copy",
    )
