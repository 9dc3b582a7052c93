"""What a page holds and doesn't show, counted: tables, rows and cells."""

from collections import Counter
from typing import TYPE_CHECKING

from goldenthread.reading.markup import plain_text
from goldenthread.reading.markup.visibility import UNREAD

if TYPE_CHECKING:
    from lxml.etree import _Element

_CELLS = frozenset({"td", "th"})


def hidden_tables(element: "_Element") -> list["_Element"]:
    """Give the tables with text in an element that isn't shown; scripts and their kind are no part of the page."""
    return [] if element.tag in UNREAD else _outermost(element, "table")


def hidden_in_table(element: "_Element") -> Counter[str]:
    """Count what a table loses with a row, a group of rows or a cell that isn't shown."""
    if element.tag in _CELLS:
        return Counter({"hidden cell": 1}) if plain_text(element) else Counter()
    return Counter({"hidden row": len(_outermost(element, "tr"))})


def _outermost(element: "_Element", tag: str) -> list["_Element"]:
    """Give the elements of this name with text, itself among them, that aren't inside of another one."""
    found = dict.fromkeys(element.iter(tag))
    return [one for one in found if next(one.iterancestors(tag), None) not in found and plain_text(one)]
