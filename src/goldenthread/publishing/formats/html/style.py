"""The page's style sheet: its own file, and a few rules for the columns of each kind of table."""

from collections.abc import Iterator
from functools import cache
from importlib import resources

from goldenthread.publishing.content import Column, Content, tables_in
from goldenthread.publishing.saying import shortened
from goldenthread.publishing.statuses import FILLS

Columns = tuple[Column, ...]
# Tables of less width than this don't fill the page.
_WHOLE = 90
_LONGEST_FOOT = 120


def columns_of(content: Content) -> dict[Columns, str]:
    """Give each kind of table's columns a class."""
    kinds = dict.fromkeys(table.columns for _, table in tables_in(content.parts))
    return {columns: f"columns-{at}" for at, columns in enumerate(kinds, start=1)}


def style_sheet(kinds: dict[Columns, str], printed_title: str) -> str:
    """Give the whole style sheet. `printed_title` stands at the foot of each printed page."""
    own = [rule for columns, name in kinds.items() for rule in _of_columns(columns, name)]
    return "\n".join((_colours(), _house(), _foot(printed_title), *own, ""))


@cache
def _house() -> str:
    return resources.files(__package__).joinpath("page.css").read_text("utf-8")


def _colours() -> str:
    return f":root {{ {' '.join(f'--{rating.value}: {fill};' for rating, fill in FILLS.items())} }}"


def _foot(title: str) -> str:
    return f"@page {{ @bottom-left {{ content: {_string(shortened(title, _LONGEST_FOOT))}; }} }}"


def _of_columns(columns: Columns, name: str) -> Iterator[str]:
    """Give each column its share of the width, and the words that stand before its cells where no heading does."""
    whole = sum(column.width for column in columns)
    if whole <= _WHOLE:
        yield f".{name} {{ max-width: {0.9 * whole:.1f}rem; }}"
    for at, column in enumerate(columns, start=1):
        yield f".{name} col:nth-child({at}) {{ width: {100 * column.width / whole:.1f}%; }}"
        yield f".{name} td:nth-child({at}) {{ --label: {_string(f'{column.heading}: ')}; }}"


def _string(text: str) -> str:
    """Write a text so that nothing in it ends the string, the rule or the style sheet."""
    return '"' + "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x}" for sign in text) + '"'
