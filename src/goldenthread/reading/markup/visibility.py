"""Which elements of an HTML document are shown."""

import re
from typing import TYPE_CHECKING

from goldenthread.reading.markup.lines import tags

if TYPE_CHECKING:
    from lxml.etree import _Element

# Frames and embedded objects are never followed; what stands in for them is for programs without them.
UNREAD = tags(
    "applet audio base basefont bgsound datalist embed frame iframe link meta noembed noscript"
    " param rp rt script source style template track video"
)
_DRAWINGS = tags("svg g")
_LETTERING = tags("text tspan desc")
_GONE = re.compile(r"(?:^|[;\s])display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_INVISIBLE = re.compile(r"(?:^|[;\s])visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)


def is_gone(element: "_Element") -> bool:
    """Whether an element takes no place on the page: its tag, or an attribute, says that it isn't shown."""
    if element.tag in UNREAD or _is_page_title(element) or _is_of_picture(element):
        return True
    attributes = element.attrib
    if not attributes:
        return False
    hidden_field = element.tag == "input" and attributes.get("type", "").lower() == "hidden"
    return hidden_field or "hidden" in attributes or styled_gone(attributes.get("style", ""))


def styled_gone(style: str) -> bool:
    """Whether a style attribute takes its element off the page."""
    return bool(_GONE.search(style))


def is_invisible(element: "_Element") -> bool:
    """Whether an element takes its place on the page but shows nothing."""
    return bool(_INVISIBLE.search(element.get("style", "")))


def is_decoration(element: "_Element") -> bool:
    """Whether an element is only there for the eye, by what it tells assistive software.

    Never where it holds a table: a page saved with a dialogue open has all its content marked so.
    """
    return element.get("aria-hidden", "").lower() == "true" and element.find(".//table") is None


def _is_of_picture(element: "_Element") -> bool:
    """Whether an element is the lettering of a drawing that says itself, by its role, that it is one picture.

    What such a picture shows, its title says.
    """
    if element.tag not in _LETTERING:
        return False
    return any(above.tag == "svg" and above.get("role") == "img" for above in element.iterancestors())


def _is_page_title(element: "_Element") -> bool:
    if element.tag != "title":
        return False
    parent = element.getparent()
    return parent is None or parent.tag not in _DRAWINGS
