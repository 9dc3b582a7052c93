"""What the head and foot of each page repeat: some reports print their key there."""

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.plan import Source
from goldenthread.reading.formats.docx.body import read_body
from goldenthread.reading.formats.docx.hidden import Hidden
from goldenthread.reading.formats.docx.package import margins
from goldenthread.reading.formats.docx.styles import Styles
from goldenthread.reading.grid import GridRow

# Lines in the margins of a page, of all sections together.
_MOST = 200


def read_margins(data: bytes, styles: Styles, name: str) -> Iterator[GridRow]:
    """Give each line of the page headers and footers once, in table 0 and marked as of a margin.

    Sections repeat what stands there, often word for word.
    """
    seen: set[tuple[str, ...]] = set()
    for kind, root in margins(data, name):
        for row in read_body(root, styles, name, Hidden()):
            texts = tuple(row.texts)
            if any(texts) and texts not in seen and len(seen) < _MOST:
                seen.add(texts)
                yield replace(row, source=Source(margin=kind, row=len(seen)), table=0, outline=0, margin=True)
