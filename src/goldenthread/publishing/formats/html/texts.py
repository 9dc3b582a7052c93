"""Texts as markup: lines, lists and statuses. All of it is escaped: no text of anyone's is markup."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from goldenthread.publishing.content import Cell
from goldenthread.publishing.statuses import shape, status_words

_ITEM = "- "
_NOT_RATED = status_words(None)


def paragraphs(text: str, kind: str = "") -> str:
    """Write a text as paragraphs and lists; `kind` is the class of its paragraphs."""
    opened = f'<p class="{kind}">' if kind else "<p>"
    return "".join(part if part.startswith("<ul>") else f"{opened}{part}</p>" for part in _pieces(text))


def lines(text: str) -> str:
    """Write the text of a cell: line by line, with lists."""
    # Most cells hold one line, and a page has many thousand cells.
    return escape(text) if "\n" not in text and not text.startswith(_ITEM) else "".join(_pieces(text))


def points(items: tuple[str, ...]) -> str:
    """Write a list, each of whose items may have lines of its own."""
    return f"<ul>{''.join(f'<li>{lines(item)}</li>' for item in items)}</ul>"


def _pieces(text: str) -> Iterator[str]:
    for is_list, own in groupby(text.split("\n"), key=lambda line: line.startswith(_ITEM)):
        if is_list:
            yield f"<ul>{''.join(f'<li>{escape(line.removeprefix(_ITEM))}</li>' for line in own)}</ul>"
        else:
            yield "<br>".join(map(escape, own))


def status(cell: Cell) -> str:
    """Write a status by its shape and its word; what counts statuses, and is none, by its words."""
    if cell.rating is None and not cell.text.startswith(_NOT_RATED):
        return lines(cell.text)
    kind = cell.rating.value if cell.rating else "none"
    sign = f'<span class="shape" aria-hidden="true">{shape(cell.rating)}</span>'
    return f'<span class="status {kind}">{sign} <span>{lines(cell.text)}</span></span>'
