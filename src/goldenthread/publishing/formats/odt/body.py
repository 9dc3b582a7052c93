"""The content of an OpenDocument text: the front, the table of contents, and the parts with all that stands in them."""

from collections.abc import Iterator, Mapping

from goldenthread.publishing.content import Chart, Content, Paragraph, Part, Points, Table
from goldenthread.publishing.formats.odt.automatic import AUTOMATIC, KEPT, PICTURE
from goldenthread.publishing.formats.odt.contents import contents, heading
from goldenthread.publishing.formats.odt.names import DECLARED, ROOT
from goldenthread.publishing.formats.odt.tables import table
from goldenthread.publishing.formats.odt.words import caption, paragraph, paragraphs, points, span, text
from goldenthread.publishing.office.outline import Entry, entries
from goldenthread.publishing.office.pictures import Picture, alternative, leads_to_chart
from goldenthread.publishing.office.texts import Said, escaped

_BULLETS = "List_20_Bullet"
_COUNTED = "".join(
    f'<text:sequence-decl text:display-outline-level="0" text:name="{kind}"/>' for kind in ("Table", "Figure")
)


def content_of(content: Content, pictures: Mapping[str, Picture]) -> str:
    """Write the main part of a document. `pictures` are those of the charts, by their names."""
    outline = entries(content.parts)
    body = _Body(pictures)
    drawn = [piece for part, entry in zip(content.parts, outline, strict=True) for piece in body.part(part, entry)]
    front = "".join([*_front(content), contents(outline)])
    return (
        f"{DECLARED}<office:document-content {ROOT}><office:automatic-styles>{AUTOMATIC}{''.join(body.styles)}"
        f"</office:automatic-styles><office:body><office:text><text:sequence-decls>{_COUNTED}</text:sequence-decls>"
        f"{front}{''.join(drawn)}</office:text></office:body></office:document-content>"
    )


def _front(content: Content) -> Iterator[str]:
    front = content.front
    if front.authority:
        yield paragraph("Subtitle", text(front.authority))
    yield paragraph("Title", text(front.title))
    for name, said in front.lines:
        yield paragraph("Title_20_Block", span(f"{name}:", "Strong_20_Emphasis"), "<text:tab/>", text(said))


class _Body:
    """Writes blocks in their order, and numbers tables and figures through. `styles` are those of the tables."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        self.styles: list[str] = []
        self._pictures = pictures
        self._figures = 0
        self._is_first = True

    def part(self, part: Part, entry: Entry) -> Iterator[str]:
        yield heading(part.heading, entry, on_new_page=self._is_first)
        self._is_first = False
        for at, block in enumerate(part.blocks):
            if isinstance(block, Paragraph):
                style = "Lead" if block.lead else "Text_20_body"
                yield from paragraphs(block.text, KEPT[style] if leads_to_chart(part.blocks, at) else style, _BULLETS)
            elif isinstance(block, Points):
                yield points(map(_point, block.items), _BULLETS)
            elif isinstance(block, Table):
                yield from self._table(block)
            else:
                yield from self._chart(block)

    def _table(self, block: Table) -> Iterator[str]:
        number = len(self.styles) + 1
        styles, drawn = table(block, number)
        self.styles.append(styles)
        yield caption("Table", number, block.caption)
        yield drawn

    def _chart(self, block: Chart) -> Iterator[str]:
        self._figures += 1
        yield caption("Figure", self._figures, block.title)
        yield paragraph("Chart", _drawing(block, self._pictures[block.name]))


def _point(item: str) -> Said:
    return Said(item, 0)


def _drawing(chart: Chart, picture: Picture) -> str:
    size = f'svg:width="{picture.width:.2f}mm" svg:height="{picture.height:.2f}mm"'
    return (
        f'<draw:frame draw:style-name="{PICTURE}" draw:name="Chart {picture.number}" text:anchor-type="as-char" {size}>'
        f'<draw:image xlink:href="Pictures/{picture.file}" xlink:type="simple" xlink:show="embed"'
        f' xlink:actuate="onLoad"/><svg:title>{escaped(chart.title)}</svg:title>'
        f"<svg:desc>{escaped(alternative(chart))}</svg:desc></draw:frame>"
    )
