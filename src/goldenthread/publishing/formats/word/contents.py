"""The table of contents of a Word document: a field that is filled in already."""

from collections.abc import Iterable, Iterator

from goldenthread.publishing.formats.word.words import FIELD_END, field_start, paragraph, run
from goldenthread.publishing.office.outline import HEADING, Entry

# Headings 1 and 2, as links, without page numbers in views that have no pages.
_INSTRUCTION = ' TOC \\o "1-2" \\h \\z \\u '
_GALLERY = (
    '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
)


def contents(entries: Iterable[Entry]) -> str:
    """Write the table of contents. Which page a heading is on only Word can tell: it adds that when it is updated."""
    lines = list(_lines(entries))
    if not lines:
        return ""
    first, *others = lines
    shown = [paragraph("TOCHeading", run(HEADING)), paragraph(first[0], field_start(_INSTRUCTION), first[1])]
    shown += [paragraph(style, link) for style, link in others]
    return f"<w:sdt>{_GALLERY}<w:sdtContent>{''.join(shown)}{paragraph('', FIELD_END)}</w:sdtContent></w:sdt>"


def _lines(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        link = f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{run(entry.words)}</w:hyperlink>'
        yield f"TOC{entry.level}", link


def heading(text: str, entry: Entry, number: int) -> str:
    """Write a heading with the bookmark that its entry in the table of contents leads to; the first on a new page."""
    breaks = "<w:pageBreakBefore/>" if number == 1 else ""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{entry.bookmark}"/>'
    properties = f'<w:pPr><w:pStyle w:val="Heading{entry.level}"/>{breaks}</w:pPr>'
    return f'<w:p>{properties}{start}{run(text)}<w:bookmarkEnd w:id="{number}"/></w:p>'
