"""Paragraphs, lists and captions in OpenDocument."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from goldenthread.publishing.office.texts import Said, escaped, said

_SPACES = re.compile(" {2,}")


def text(of: str) -> str:
    """Write a text. Spaces that follow one another are counted: written as they are, they would be one."""
    return _SPACES.sub(lambda found: f' <text:s text:c="{len(found[0]) - 1}"/>', escaped(of))


def paragraph(style: str, *content: str) -> str:
    """Write a paragraph in a style."""
    return f'<text:p text:style-name="{style}">{"".join(content)}</text:p>'


def span(of: str, style: str) -> str:
    """Write a piece of text in a style for characters."""
    return f'<text:span text:style-name="{style}">{text(of)}</text:span>'


def paragraphs(of: str, style: str, list_style: str) -> Iterator[str]:
    """Write the lines of a text; items of its lists that follow one another make a list."""
    for in_list, lines in groupby(said(of), key=lambda one: one.item is not None):
        if in_list:
            yield points(lines, list_style)
        else:
            yield from (paragraph(style, text(one.text)) for one in lines)


def points(items: Iterable[Said], style: str) -> str:
    """Write a list. A deeper item is a list within an item, as the format has it."""
    told = [_item(one, style) for one in items]
    return f'<text:list text:style-name="{style}">{"".join(told)}</text:list>'


def _item(one: Said, style: str) -> str:
    inner = "".join([paragraph(style, text(line)) for line in one.text.split("\n")])
    for _ in range(one.item or 0):
        inner = f"<text:list><text:list-item>{inner}</text:list-item></text:list>"
    return f"<text:list-item>{inner}</text:list-item>"


def caption(kind: str, number: int, of: str) -> str:
    """Write the caption of a table or figure, numbered by a field so that it stays right when others are put in."""
    field = (
        f'<text:sequence text:ref-name="ref{kind}{number}" text:name="{kind}" text:formula="ooow:{kind}+1"'
        f' style:num-format="1">{number}</text:sequence>'
    )
    return paragraph("Caption", f"{kind} ", field, text(f": {of}"))
