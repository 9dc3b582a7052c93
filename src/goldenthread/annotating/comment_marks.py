"""The marks in a Word document's text that a comment hangs on."""

from typing import TYPE_CHECKING

from goldenthread.reading.formats.docx.names import PARAGRAPH, RUN, VALUE, w
from goldenthread.reading.formats.docx.properties import children

if TYPE_CHECKING:
    from lxml.etree import _Element

_PROPERTIES, _RUN_PROPERTIES, _RUN_STYLE = w("pPr"), w("rPr"), w("rStyle")
_START, _END, _REFERENCE, _ID = w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"), w("id")
_STYLE = "CommentReference"


def mark(place: "_Element", comment: int) -> None:
    """Hang a comment on a cell or a paragraph, from its first word to its last.

    The marks stand beside the runs and never inside of them, nor of tracked changes, links or fields: a cell without
    words takes them too, and accepting or rejecting a change leaves the comment.
    """
    paragraphs = _paragraphs(place)
    first, last = paragraphs[0], paragraphs[-1]
    start = first.makeelement(_START, {_ID: str(comment)})
    first.insert(1 if len(first) and first[0].tag == _PROPERTIES else 0, start)
    last.append(last.makeelement(_END, {_ID: str(comment)}))
    last.append(_reference(last, comment))


def _paragraphs(place: "_Element") -> list["_Element"]:
    if place.tag == PARAGRAPH:
        return [place]
    found = list(children(place, PARAGRAPH)) or list(place.iter(PARAGRAPH))
    if not found:
        place.append(place.makeelement(PARAGRAPH))
    return found or [place[-1]]


def _reference(paragraph: "_Element", comment: int) -> "_Element":
    run = paragraph.makeelement(RUN)
    properties = paragraph.makeelement(_RUN_PROPERTIES)
    properties.append(paragraph.makeelement(_RUN_STYLE, {VALUE: _STYLE}))
    run.append(properties)
    run.append(paragraph.makeelement(_REFERENCE, {_ID: str(comment)}))
    return run
