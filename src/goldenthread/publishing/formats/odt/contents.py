"""The table of contents of an OpenDocument text, filled in."""

from collections.abc import Iterable

from goldenthread.publishing.formats.odt.automatic import NEW_PAGE
from goldenthread.publishing.formats.odt.words import paragraph, text
from goldenthread.publishing.office.outline import HEADING, Entry

_LEVELS = (1, 2)
_TEMPLATE = (
    '<text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type="right"'
    ' style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/>'
)


def contents(entries: Iterable[Entry]) -> str:
    """Write the table of contents. Each page number is a reference, worked out where the document is opened."""
    lines = [_line(entry) for entry in entries]
    if not lines:
        return ""
    templates = [
        f'<text:table-of-content-entry-template text:outline-level="{level}" text:style-name="Contents_20_{level}">'
        f"{_TEMPLATE}</text:table-of-content-entry-template>"
        for level in _LEVELS
    ]
    title = f'<text:index-title-template text:style-name="Contents_20_Heading">{HEADING}</text:index-title-template>'
    shown = (
        f'<text:index-title text:name="Contents1_Head">{paragraph("Contents_20_Heading", HEADING)}</text:index-title>'
    )
    return (
        '<text:table-of-content text:name="Contents1" text:protected="false">'
        f'<text:table-of-content-source text:outline-level="{_LEVELS[-1]}">{title}{"".join(templates)}'
        f"</text:table-of-content-source><text:index-body>{shown}{''.join(lines)}</text:index-body></text:table-of-content>"
    )


def _line(entry: Entry) -> str:
    page = f'<text:bookmark-ref text:reference-format="page" text:ref-name="{entry.bookmark}">1</text:bookmark-ref>'
    look = 'text:style-name="Index_20_Link" text:visited-style-name="Index_20_Link"'
    target = f'xlink:type="simple" xlink:href="#{entry.bookmark}"'
    link = f"<text:a {target} {look}>{text(entry.words)}<text:tab/>{page}</text:a>"
    return paragraph(f"Contents_20_{entry.level}", link)


def heading(of: str, entry: Entry, *, on_new_page: bool = False) -> str:
    """Write a heading with the bookmark that its entry in the table of contents leads to."""
    start, end = (f'<text:bookmark-{side} text:name="{entry.bookmark}"/>' for side in ("start", "end"))
    name = NEW_PAGE if on_new_page else f"Heading_20_{entry.level}"
    style = f'text:style-name="{name}" text:outline-level="{entry.level}"'
    return f"<text:h {style}>{start}{text(of)}{end}</text:h>"
