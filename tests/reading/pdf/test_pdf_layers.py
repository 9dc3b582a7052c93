"""Layers of a document: what is switched off is not on the page."""

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf

from goldenthread.reading.formats.pdf.layers import has_layers
from goldenthread.reading.formats.pdf.pages import pages
from tests.reading.pdf.hostile_pdfs import form
from tests.reading.pdf.raw import font, pdf, saved, text

CONTENT = "/OC /L BDC " + text("Layer") + " EMC " + text("Base", y=600) + "/X Do"


def layered(shown: bool, content: str = CONTENT, **page: Any) -> Pdf:
    """A document with a layer in its text and in a form, shown or not."""
    document = pdf(content, **page)
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name="Notes"))
    off = Array([] if shown else [layer])
    document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=off, Order=Array([layer])))
    inner = form(document, text("Inner", y=500), Font=Dictionary(F1=font()))
    inner.OC = layer
    resources = document.pages[0].obj.Resources
    resources.Properties, resources.XObject = Dictionary(L=layer), Dictionary(X=inner)
    return document


@pytest.mark.parametrize("turn", [0, 90])
@pytest.mark.parametrize("streams", [ObjectStreamMode.disable, ObjectStreamMode.generate])
def test_layer_that_is_switched_off_is_counted_and_not_read(turn: int, streams: ObjectStreamMode) -> None:
    for shown, expected in ((True, (["Base", "Inner", "Layer"], 0)), (False, (["Base"], 10))):
        (page,) = pages(saved(layered(shown, Rotate=turn), object_stream_mode=streams), "report.pdf")
        assert (sorted(word.text for word in page.words), page.hidden) == expected


def test_page_whose_text_is_turned_is_looked_at_as_it_is_shown() -> None:
    words = "/OC /L BDC " + text("Layer", y=300) + " EMC " + text("Base", y=200)
    document = layered(False, f"q 0 1 -1 0 595 0 cm {words} Q")
    (page,) = pages(saved(document), "report.pdf")
    assert ([word.text for word in page.words], page.hidden) == (["Base"], 5)


def test_document_without_layers_has_none() -> None:
    assert not has_layers(saved(pdf(text("Plain")), object_stream_mode=ObjectStreamMode.generate))
    assert not has_layers(b"/ObjStm stream\n" + bytes(1_000))
