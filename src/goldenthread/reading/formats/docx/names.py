"""The names of WordprocessingML that are read, as lxml writes them."""

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MARKUP_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_STRICT_DRAWING = "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"
_MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_VML = "urn:schemas-microsoft-com:vml"


def w(name: str) -> str:
    """Give the full name of an element or attribute of WordprocessingML."""
    return f"{{{TRANSITIONAL.decode()}}}{name}"


BODY = w("body")
PARAGRAPH = w("p")
TABLE = w("tbl")
ROW = w("tr")
CELL = w("tc")
RUN = w("r")
TEXT = w("t")
TEXT_BOX = w("txbxContent")
CONTROL = w("sdt")
VALUE = w("val")
MATHS_TEXT = f"{{{_MATHS}}}t"
ALTERNATIVES = f"{{{_MARKUP_COMPATIBILITY}}}AlternateContent"
CHOICE = f"{{{_MARKUP_COMPATIBILITY}}}Choice"
FALLBACK = f"{{{_MARKUP_COMPATIBILITY}}}Fallback"
PICTURE_NAMES = frozenset({f"{{{_DRAWING}}}docPr", f"{{{_STRICT_DRAWING}}}docPr"})
VML_SHAPES = frozenset(f"{{{_VML}}}{name}" for name in ("shape", "rect", "oval", "roundrect", "group"))
