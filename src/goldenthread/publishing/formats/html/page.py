"""The whole page: its head, its title block, its contents, and its parts."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape

from goldenthread.publishing.content import LANGUAGE, Block, Chart, Content, Front, Paragraph, Part, Points
from goldenthread.publishing.formats.html.style import Columns, columns_of, style_sheet
from goldenthread.publishing.formats.html.tables import table
from goldenthread.publishing.formats.html.texts import paragraphs, points


def page(content: Content) -> str:
    """Write the page."""
    kinds, title = columns_of(content), _title(content.front)
    parts = "".join(_nested(content.parts, kinds))
    return (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGE}">\n{_head(title, style_sheet(kinds, title))}<body>\n'
        '<a class="skip" href="#page-main">Skip to the report</a>\n'
        f'{_front(content.front)}{_contents(content.parts)}<main id="page-main" tabindex="-1">\n{parts}</main>\n'
        "</body>\n</html>\n"
    )


def _title(front: Front) -> str:
    return ", ".join(part for part in (front.title, front.authority) if part)


def _head(title: str, style: str) -> str:
    """Write the head. The policy lets the page's own style sheet apply, known by its hash, and nothing else."""
    known = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{known}'; base-uri 'none'; form-action 'none'"
    return (
        f'<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<title>{escape(title)}</title>\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<style>{style}</style>\n</head>\n"
    )


def _front(front: Front) -> str:
    authority = f'<p class="authority">{escape(front.authority)}</p>' if front.authority else ""
    told = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(text)}</dd></div>" for name, text in front.lines)
    told = f"<dl>{told}</dl>" if told else ""
    return f"<header>{authority}<h1>{escape(front.title)}</h1>{told}</header>\n"


def _contents(parts: Sequence[Part]) -> str:
    entries = "".join(
        f'<li class="level-{part.level}"><a href="#{escape(part.name)}">{escape(part.heading)}</a></li>'
        for part in parts
    )
    heading = '<h2 id="page-contents">Contents</h2>'
    return f'<nav aria-labelledby="page-contents">{heading}<ul>{entries}</ul></nav>\n' if entries else ""


def _nested(parts: Sequence[Part], kinds: dict[Columns, str]) -> Iterator[str]:
    """Write each part as a section, those of the second level inside of the one before them."""
    opened = False
    for part in parts:
        if part.level == 1:
            yield "</section>\n" if opened else ""
            opened = True
        yield _opened(part)
        yield from (_block(block, kinds) for block in part.blocks)
        yield "</section>\n" if part.level > 1 else ""
    yield "</section>\n" if opened else ""


def _opened(part: Part) -> str:
    name, tag = escape(part.name), f"h{part.level + 1}"
    heading = f'<{tag} id="{name}-heading">{escape(part.heading)}</{tag}>'
    return f'<section id="{name}" aria-labelledby="{name}-heading">{heading}\n'


def _block(block: Block, kinds: dict[Columns, str]) -> str:
    if isinstance(block, Paragraph):
        return paragraphs(block.text, "lead" if block.lead else "") + "\n"
    if isinstance(block, Points):
        return points(block.items) + "\n"
    return _figure(block) if isinstance(block, Chart) else table(block, kinds[block.columns]) + "\n"


def _figure(chart: Chart) -> str:
    """Write a chart in a box that scrolls where there is no room for it; its table stands beside it."""
    name = escape(chart.name)
    # A name of its own for the box: the drawing has the name of the chart before its own parts' names.
    box = f'<div class="drawn" tabindex="0" role="group" aria-labelledby="{name}-caption">{chart.svg}</div>'
    return f'<figure id="{name}"><figcaption id="{name}-caption">{escape(chart.title)}</figcaption>{box}</figure>\n'
