"""The body of a Word document: the front, the table of contents, and the parts with all that stands in them."""

from collections.abc import Iterator, Mapping

from goldenthread.publishing.content import Chart, Content, Paragraph, Part, Points, Table
from goldenthread.publishing.formats.word.contents import contents, heading
from goldenthread.publishing.formats.word.drawings import drawing
from goldenthread.publishing.formats.word.tables import table
from goldenthread.publishing.formats.word.words import caption, paragraph, paragraphs, run, twips
from goldenthread.publishing.office import page
from goldenthread.publishing.office.outline import Entry, entries
from goldenthread.publishing.office.pictures import Picture, leads_to_chart

_NAMESPACES = " ".join(
    f'xmlns:{name}="http://schemas.openxmlformats.org/{address}"'
    for name, address in {
        "w": "wordprocessingml/2006/main",
        "r": "officeDocument/2006/relationships",
        "wp": "drawingml/2006/wordprocessingDrawing",
        "a": "drawingml/2006/main",
        "pic": "drawingml/2006/picture",
    }.items()
)
HEADER_ID, FOOTER_ID = "rIdHeader", "rIdFooter"


def body_of(content: Content, pictures: Mapping[str, Picture]) -> str:
    """Write the main part of a document. `pictures` are those of the charts, by their names."""
    outline = entries(content.parts)
    body = _Body(pictures)
    drawn = [text for part, entry in zip(content.parts, outline, strict=True) for text in body.part(part, entry)]
    pieces = [*_front(content), contents(outline), *drawn, _section()]
    return f"<w:document {_NAMESPACES}><w:body>{''.join(pieces)}</w:body></w:document>"


def _front(content: Content) -> Iterator[str]:
    front = content.front
    if front.authority:
        yield paragraph("Subtitle", run(front.authority))
    yield paragraph("Title", run(front.title))
    for name, text in front.lines:
        yield paragraph("TitleBlock", run(f"{name}:", "Strong"), "<w:r><w:tab/></w:r>", run(text))


class _Body:
    """Writes blocks in their order, and numbers tables and figures through."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        self._pictures = pictures
        self._headings = self._tables = self._figures = 0

    def part(self, part: Part, entry: Entry) -> Iterator[str]:
        self._headings += 1
        yield heading(part.heading, entry, self._headings)
        for at, block in enumerate(part.blocks):
            if isinstance(block, Paragraph):
                keep = leads_to_chart(part.blocks, at)
                yield from paragraphs(block.text, "Lead" if block.lead else "", "ListBullet", keep=keep)
            elif isinstance(block, Points):
                yield from _points(block)
            elif isinstance(block, Table):
                yield from self._table(block)
            else:
                yield from self._chart(block)

    def _table(self, block: Table) -> Iterator[str]:
        self._tables += 1
        yield caption("Table", self._tables, block.caption)
        yield table(block)
        # Two tables without a paragraph between them would become one.
        yield paragraph("AfterTable")

    def _chart(self, block: Chart) -> Iterator[str]:
        self._figures += 1
        yield caption("Figure", self._figures, block.title)
        yield paragraph("Chart", drawing(block, self._pictures[block.name]))


def _points(points: Points) -> Iterator[str]:
    """Write a list of points; further lines of a point follow it as paragraphs."""
    for point in points.items:
        first, *others = point.split("\n")
        yield paragraph("ListBullet", run(first))
        for text in others:
            yield from paragraphs(text, "ListContinue", "ListBullet")


def _section() -> str:
    across, down, side = twips(page.WIDTH), twips(page.HEIGHT), twips(page.SIDE)
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_ID}"/>'
        f'<w:footerReference w:type="default" r:id="{FOOTER_ID}"/>'
        f'<w:pgSz w:w="{across}" w:h="{down}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{twips(page.TOP)}" w:right="{side}" w:bottom="{twips(page.BOTTOM)}" w:left="{side}"'
        f' w:header="{twips(page.EDGE)}" w:footer="{twips(page.EDGE)}" w:gutter="0"/></w:sectPr>'
    )
