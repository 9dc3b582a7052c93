"""Forms that are filled in, and notes on pages, as PDF documents for tests."""

from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf

from tests.reading.pdf.raw import font, pdf, saved

_DA = "/Helv 10 Tf 0 g"


class Form:
    """A document of one page with annotations, to which a test adds."""

    def __init__(self, content: str = "") -> None:
        self.document: Pdf = pdf(content)
        self.annotations: list[Object] = []
        self.fields: list[Object] = []

    def drawn(self, content: str, width: float = 100, height: float = 20) -> Object:
        """Make what an annotation draws."""
        stream = self.document.make_stream(content.encode("latin-1"))
        stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, width, height])
        stream.Resources = Dictionary(Font=Dictionary(F1=font(), Z=font("ZapfDingbats")))
        return stream

    def add(self, kind: str, x: float, y: float, width: float = 100, height: float = 20, **entries: Any) -> Object:
        """Add an annotation at a place, upwards from the lower left corner."""
        rect = Array([x, y, x + width, y + height])
        entries = {"F": 4, **entries}
        one = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=rect, **entries)
        self.annotations.append(self.document.make_indirect(one))
        return self.annotations[-1]

    def field(self, x: float, y: float, value: str, shown: str | None = None, **entries: Any) -> Object:
        """Add a field to write in, which shows something, or nothing of its own."""
        if shown is not None:
            entries["AP"] = Dictionary(N=self.drawn(f"BT /F1 10 Tf 2 6 Td ({shown}) Tj ET"))
        entries = {"FT": Name.Tx, **entries}
        one = self.add("Widget", x, y, T=f"field {len(self.fields)}", V=value, DA=_DA, **entries)
        self.fields.append(one)
        return one

    def box(self, x: float, y: float, ticked: bool, sign: str = "4") -> None:
        """Add a box to tick, the tick of which is a sign of Zapf Dingbats."""
        states = Dictionary(Yes=self.drawn(f"BT /Z 10 Tf 1 2 Td ({sign}) Tj ET", 12, 12), Off=self.drawn("", 12, 12))
        state = Name.Yes if ticked else Name.Off
        one = self.add(
            "Widget", x, y, 12, 12, FT=Name.Btn, T=f"box {x} {y}", V=state, AS=state, AP=Dictionary(N=states)
        )
        self.fields.append(one)

    def saved(self, **form: Any) -> bytes:
        """Give the document's bytes; `form` are entries of its form as a whole."""
        helvetica = Dictionary(Font=Dictionary(Helv=font()))
        self.document.pages[0].obj.Annots = Array(self.annotations)
        self.document.Root.AcroForm = Dictionary(Fields=Array(self.fields), DA=_DA, DR=helvetica, **form)
        return saved(self.document)
