"""The words of a paragraph as they are shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from goldenthread.reading.formats.docx.names import (
    ALTERNATIVES,
    CONTROL,
    MATHS_TEXT,
    PICTURE_NAMES,
    RUN,
    TEXT,
    TEXT_BOX,
    VALUE,
    VML_SHAPES,
    w,
)
from goldenthread.reading.formats.docx.properties import (
    Properties,
    alternatives,
    ink_of,
    is_on,
    is_placeholder,
    number,
    properties_of,
)
from goldenthread.reading.symbols import shown

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIXED = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
# Properties; what was deleted or moved away; marks of notes and comments; readings set above words.
_NAMES_NOT_SHOWN = """
    pPr rPr sdtPr sdtEndPr tblPr customXmlPr smartTagPr
    del moveFrom delText delInstrText instrText
    footnoteReference endnoteReference footnoteRef endnoteRef commentReference annotationRef rt
"""
_NOT_SHOWN = frozenset(map(w, _NAMES_NOT_SHOWN.split()))
_RUN_PROPERTIES, _HIDDEN, _FONTS = w("rPr"), w("vanish"), w("rFonts")
_FONT_NAMES = w("ascii"), w("hAnsi")
_SYMBOL, _SYMBOL_FONT, _SYMBOL_CODE = w("sym"), w("font"), w("char")
_FIELD_MARK, _FIELD_MARK_TYPE = w("fldChar"), w("fldCharType")
_FORM_FIELD, _CHECK_BOX, _DROP_DOWN = w("ffData"), w("checkBox"), w("ddList")
_CHECKED, _DEFAULT, _RESULT, _ENTRY = w("checked"), w("default"), w("result"), w("listEntry")


class Words:
    """A paragraph's text with tabs and line breaks.

    In `boxes` are the text boxes that hang on it, in `inks` the colours of its text ("#rrggbb", None
    for the usual one).
    """

    def __init__(self, paragraph: "_Element") -> None:
        self.boxes: list[_Element] = []
        self.inks: set[str | None] = set()
        self._pieces: list[str] = []
        # For each field that is open, whether its instruction is still going on.
        self._fields: list[bool] = []
        self._instructions = 0
        self._font = ""
        self._ink: str | None = None
        self._read(paragraph)

    @property
    def text(self) -> str:
        """The text as shown."""
        return "".join(self._pieces)

    def _read(self, parent: "_Element") -> None:
        for child in parent:
            tag = child.tag
            if tag == TEXT:
                self._say(shown(child.text or "", self._font) if self._font else child.text or "")
            elif tag == RUN:
                self._run(child)
            elif tag in _FIXED:
                self._say(_FIXED[tag])
            elif tag in _HANDLERS:
                _HANDLERS[tag](self, child)
            elif tag not in _NOT_SHOWN:
                self._read(child)

    def _say(self, text: str) -> None:
        if self._instructions:
            return
        self._pieces.append(text)
        if text and not text.isspace():
            self.inks.add(self._ink)

    def _run(self, run: "_Element") -> None:
        properties = properties_of(run, _RUN_PROPERTIES)
        if is_on(properties, _HIDDEN):
            return
        self._font, self._ink = _font(properties), ink_of(properties)
        self._read(run)
        self._font, self._ink = "", None

    def _maths(self, node: "_Element") -> None:
        self._say(node.text or "")

    def _symbol(self, node: "_Element") -> None:
        try:
            char = chr(int(node.get(_SYMBOL_CODE, ""), 16))
        except (ValueError, OverflowError):
            return
        # Half of a surrogate pair can be held in a string, but never written out.
        if not "\ud800" <= char <= "\udfff":
            self._say(shown(char, node.get(_SYMBOL_FONT, "")))

    def _alternatives(self, node: "_Element") -> None:
        chosen = alternatives(node)
        if chosen is not None:
            self._read(chosen)

    def _control(self, node: "_Element") -> None:
        if not is_placeholder(node):
            self._read(node)

    def _picture_name(self, node: "_Element") -> None:
        self._say(" ".join(node.get("descr", "").split()))

    def _vml_shape(self, node: "_Element") -> None:
        self._say(" ".join(node.get("alt", "").split()))
        self._read(node)

    def _text_box(self, node: "_Element") -> None:
        self.boxes.append(node)

    def _field_mark(self, mark: "_Element") -> None:
        kind = mark.get(_FIELD_MARK_TYPE)
        if kind == "begin":
            self._say(_form_field(mark.find(_FORM_FIELD)))
            self._fields.append(True)
            self._instructions += 1
        elif self._fields and kind in {"separate", "end"}:
            self._instructions -= self._fields.pop()
            if kind == "separate":
                self._fields.append(False)


_HANDLERS: dict[str, Callable[[Words, "_Element"], None]] = {
    MATHS_TEXT: Words._maths,
    ALTERNATIVES: Words._alternatives,
    CONTROL: Words._control,
    TEXT_BOX: Words._text_box,
    _SYMBOL: Words._symbol,
    _FIELD_MARK: Words._field_mark,
    **dict.fromkeys(PICTURE_NAMES, Words._picture_name),
    **dict.fromkeys(VML_SHAPES, Words._vml_shape),
}


def _font(properties: Properties) -> str:
    fonts = properties.get(_FONTS)
    if fonts is None:
        return ""
    return next((font for name in _FONT_NAMES if (font := fonts.get(name))), "")


def _form_field(field: "_Element | None") -> str:
    """Give what a form field shows, which stands in its settings and not in the text."""
    if field is None:
        return ""
    if field.find(_CHECK_BOX) is not None:
        box = properties_of(field, _CHECK_BOX)
        return "☒" if is_on(box, _CHECKED if _CHECKED in box else _DEFAULT) else "☐"
    choices = field.find(_DROP_DOWN)
    entries = [] if choices is None else choices.findall(_ENTRY)
    settings = properties_of(field, _DROP_DOWN)
    chosen = number(settings, _RESULT, number(settings, _DEFAULT, 0))
    return entries[chosen].get(VALUE, "") if chosen < len(entries) else ""
