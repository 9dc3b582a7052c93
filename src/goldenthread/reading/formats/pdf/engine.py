"""The functions of PDFium that are called for each letter and each line, in the leanest form.

The helper classes of pypdfium2 make an object for every call, which costs more than the call itself. Here documents,
pages and objects are plain addresses, None where there is none. Wrong ones end the process: only the modules beside
this one use it, and they work in a process of their own (see `apart`).
"""

from collections import deque
from contextlib import suppress
from ctypes import (
    CDLL,
    CFUNCTYPE,
    Structure,
    addressof,
    c_char_p,
    c_double,
    c_float,
    c_int,
    c_size_t,
    c_uint,
    c_ulong,
    c_ushort,
    c_void_p,
    create_string_buffer,
    string_at,
)
from importlib.util import find_spec
from itertools import repeat
from typing import Any


def _library() -> Any:
    """Load the library as pypdfium2 brings it, past its module of bindings.

    That makes hundreds of functions that nobody calls, which takes longer than a short document. It is asked only
    where the library isn't beside it.
    """
    package = find_spec("pypdfium2_raw")
    for folder in (package.submodule_search_locations or ()) if package else ():
        for name in ("libpdfium.so", "libpdfium.dylib", "pdfium.dll"):
            with suppress(OSError):
                return CDLL(f"{folder}/{name}")
    from pypdfium2_raw import bindings

    return bindings._libs["pdfium"]


_LIBRARY = _library()


def _function(name: str, result: Any, *arguments: Any) -> Any:
    return CFUNCTYPE(result, *arguments)((name, _LIBRARY))


class Corners(Structure):
    """A rectangle as PDFium gives it: upwards from the lower left corner."""

    _fields_ = (("left", c_float), ("top", c_float), ("right", c_float), ("bottom", c_float))


class Matrix(Structure):
    """The six numbers of a transformation: x becomes ax + cy + e, y becomes bx + dy + f."""

    _fields_ = tuple((name, c_float) for name in "abcdef")


init = _function("FPDF_InitLibrary", None)
last_error = _function("FPDF_GetLastError", c_ulong)
load_document = _function("FPDF_LoadMemDocument64", c_void_p, c_char_p, c_size_t, c_char_p)
close_document = _function("FPDF_CloseDocument", None, c_void_p)
count_pages = _function("FPDF_GetPageCount", c_int, c_void_p)
load_page = _function("FPDF_LoadPage", c_void_p, c_void_p, c_int)
close_page = _function("FPDF_ClosePage", None, c_void_p)
page_box = _function("FPDF_GetPageBoundingBox", c_int, c_void_p, c_void_p)
page_rotation = _function("FPDFPage_GetRotation", c_int, c_void_p)

load_text = _function("FPDFText_LoadPage", c_void_p, c_void_p)
close_text = _function("FPDFText_ClosePage", None, c_void_p)
count_chars = _function("FPDFText_CountChars", c_int, c_void_p)
char_code = _function("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
char_box = _function("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
char_object = _function("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
char_matrix = _function("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
char_unmapped = _function("FPDFText_HasUnicodeMapError", c_int, c_void_p, c_int)
page_text = _function("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
char_inked = _function("FPDFText_GetCharBox", c_int, c_void_p, c_int, *(c_void_p,) * 4)
text_mode = _function("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
text_size = _function("FPDFTextObj_GetFontSize", c_int, c_void_p, c_void_p)
text_font = _function("FPDFTextObj_GetFont", c_void_p, c_void_p)
font_name = _function("FPDFFont_GetBaseFontName", c_size_t, c_void_p, c_void_p, c_size_t)
font_weight = _function("FPDFFont_GetWeight", c_int, c_void_p)
font_flags = _function("FPDFFont_GetFlags", c_int, c_void_p)

count_objects = _function("FPDFPage_CountObjects", c_int, c_void_p)
get_object = _function("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
count_in_form = _function("FPDFFormObj_CountObjects", c_int, c_void_p)
get_in_form = _function("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
object_type = _function("FPDFPageObj_GetType", c_int, c_void_p)
object_matrix = _function("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
object_bounds = _function("FPDFPageObj_GetBounds", c_int, c_void_p, *(c_void_p,) * 4)
fill_colour = _function("FPDFPageObj_GetFillColor", c_int, c_void_p, *(c_void_p,) * 4)
stroke_colour = _function("FPDFPageObj_GetStrokeColor", c_int, c_void_p, *(c_void_p,) * 4)
stroke_width = _function("FPDFPageObj_GetStrokeWidth", c_int, c_void_p, c_void_p)
draw_mode = _function("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
count_segments = _function("FPDFPath_CountSegments", c_int, c_void_p)
get_segment = _function("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
segment_point = _function("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
segment_type = _function("FPDFPathSegment_GetType", c_int, c_void_p)
segment_closes = _function("FPDFPathSegment_GetClose", c_int, c_void_p)
clip_of = _function("FPDFPageObj_GetClipPath", c_void_p, c_void_p)
count_clips = _function("FPDFClipPath_CountPaths", c_int, c_void_p)
count_clip_segments = _function("FPDFClipPath_CountPathSegments", c_int, c_void_p, c_int)
get_clip_segment = _function("FPDFClipPath_GetPathSegment", c_void_p, c_void_p, c_int, c_int)

new_bitmap = _function("FPDFBitmap_CreateEx", c_void_p, c_int, c_int, c_int, c_void_p, c_int)
fill_bitmap = _function("FPDFBitmap_FillRect", c_int, c_void_p, c_int, c_int, c_int, c_int, c_ulong)
draw_page = _function("FPDF_RenderPageBitmap", None, c_void_p, c_void_p, *(c_int,) * 6)
bitmap_pixels = _function("FPDFBitmap_GetBuffer", c_void_p, c_void_p)
bitmap_format = _function("FPDFBitmap_GetFormat", c_int, c_void_p)
bitmap_width = _function("FPDFBitmap_GetWidth", c_int, c_void_p)
bitmap_height = _function("FPDFBitmap_GetHeight", c_int, c_void_p)
bitmap_stride = _function("FPDFBitmap_GetStride", c_int, c_void_p)
close_bitmap = _function("FPDFBitmap_Destroy", None, c_void_p)
image_bitmap = _function("FPDFImageObj_GetBitmap", c_void_p, c_void_p)
image_size = _function("FPDFImageObj_GetImagePixelSize", c_int, c_void_p, c_void_p, c_void_p)

count_annotations = _function("FPDFPage_GetAnnotCount", c_int, c_void_p)
get_annotation = _function("FPDFPage_GetAnnot", c_void_p, c_void_p, c_int)
close_annotation = _function("FPDFPage_CloseAnnot", None, c_void_p)
annotation_kind = _function("FPDFAnnot_GetSubtype", c_int, c_void_p)
annotation_flags = _function("FPDFAnnot_GetFlags", c_int, c_void_p)
set_annotation_flags = _function("FPDFAnnot_SetFlags", c_int, c_void_p, c_int)
annotation_has = _function("FPDFAnnot_HasKey", c_int, c_void_p, c_char_p)
annotation_corners = _function("FPDFAnnot_GetRect", c_int, c_void_p, c_void_p)
annotation_string = _function("FPDFAnnot_GetStringValue", c_ulong, c_void_p, c_char_p, c_void_p, c_ulong)
flatten = _function("FPDFPage_Flatten", c_int, c_void_p, c_int)

object_mark = _function("FPDFPageObj_GetMarkedContentID", c_int, c_void_p)

tags_of = _function("FPDF_StructTree_GetForPage", c_void_p, c_void_p)
close_tags = _function("FPDF_StructTree_Close", None, c_void_p)
count_tags = _function("FPDF_StructTree_CountChildren", c_int, c_void_p)
get_tag = _function("FPDF_StructTree_GetChildAtIndex", c_void_p, c_void_p, c_int)
count_in_tag = _function("FPDF_StructElement_CountChildren", c_int, c_void_p)
get_in_tag = _function("FPDF_StructElement_GetChildAtIndex", c_void_p, c_void_p, c_int)
mark_in_tag = _function("FPDF_StructElement_GetChildMarkedContentID", c_int, c_void_p, c_int)
tag_alternative = _function("FPDF_StructElement_GetAltText", c_ulong, c_void_p, c_void_p, c_ulong)

TEXT, PATH, IMAGE, SHADING, FORM = range(1, 6)
LINE_TO, CURVE_TO, MOVE_TO = range(3)
# Bytes of a pixel by a bitmap's format.
DEPTHS = {1: 1, 2: 3, 3: 4, 4: 4}
_BGR, _WHITE, _RED_FIRST, _ANNOTATIONS = 2, 0xFFFFFFFF, 0x10, 0x01


def address(thing: Structure) -> int:
    """Give the address of a structure, which must outlive the call."""
    return addressof(thing)


def text_of(page: int, count: int) -> str:
    """Give a page's text, with exactly one character for each of its letters; NUL for one that has no name."""
    room = (c_ushort * (count + 1))()
    length = page_text(page, 0, count, addressof(room)) - 1
    text = bytes(room)[: 2 * max(length, 0)].decode("utf-16-le", "replace")
    if not (length == len(text) == count and "\ufffd" not in text):
        return "".join([_letter(page, at) for at in range(count)])
    if "\ufffe" not in text:
        return text
    # A hyphen at a line's end and a letter without a name look the same here.
    return "".join([_letter(page, at) if letter == "\ufffe" else letter for at, letter in enumerate(text)])


def _letter(page: int, at: int) -> str:
    code = char_code(page, at)
    return chr(code) if code <= 0x10FFFF else "\0"


def char_boxes(page: int, count: int) -> list[float]:
    """Give the boxes of a page's letters, from ascent to descent: left, top, right, bottom, left, ..."""
    corners = (c_float * (4 * count))()
    start = addressof(corners)
    deque(map(char_box, repeat(page), range(count), range(start, start + 16 * count, 16)), 0)
    return corners[:]


def char_objects(page: int, count: int) -> list[int | None]:
    """Give the object that each of a page's letters belongs to; None for a space that the document doesn't write."""
    return list(map(char_object, repeat(page), range(count)))


def name_of(font: int) -> str:
    """Give a font's name as the document has it."""
    room = create_string_buffer(256)
    font_name(font, room, 256)
    return room.value.decode("utf-8", "replace")


def alternative_of(element: int, most: int) -> str:
    """Give the alternative text of an element of the tags; "" where there is none, or more than so many characters."""
    length = tag_alternative(element, None, 0)
    if not 2 < length <= 2 * most:
        return ""
    room = create_string_buffer(length)
    tag_alternative(element, room, length)
    return room.raw[: length - 2].decode("utf-16-le", "replace").strip()


def annotation_text(annotation: int, key: bytes, most: int) -> str:
    """Give a text or name that an annotation has under a key; "" where there is none.

    Of one with more than so many characters, only how many there are is said.
    """
    length = annotation_string(annotation, key, None, 0)
    if length > 2 * most:
        return f"{length // 2:,} characters"
    room = create_string_buffer(max(length, 2))
    annotation_string(annotation, key, room, length)
    return room.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")


def draw_annotations(page: int) -> None:
    """Let PDFium make the pictures that free texts and fields lack, as it does when it draws a page."""
    rendered(page, 1, 1, 0)


class Numbers:
    """Room for what a function of PDFium answers by address: four numbers, whole, decimal or exact."""

    def __init__(self) -> None:
        self.whole = (c_uint * 4)()
        self.decimal = (c_float * 4)()
        self.exact = tuple(c_double() for _ in range(4))
        self.whole_at = tuple(addressof(self.whole) + 4 * at for at in range(4))
        self.decimal_at = tuple(addressof(self.decimal) + 4 * at for at in range(4))
        self.exact_at = tuple(map(addressof, self.exact))


def rendered(page: int, width: int, height: int, turns: int) -> bytes | None:
    """Draw a page with some quarter turns on white; give its pixels, three bytes each. None where there is no room."""
    bitmap = new_bitmap(width, height, _BGR, None, 0)
    if not bitmap:
        return None
    try:
        fill_bitmap(bitmap, 0, 0, width, height, _WHITE)
        draw_page(bitmap, page, 0, 0, width, height, turns, _RED_FIRST | _ANNOTATIONS)
        return pixels_of(bitmap, 3)
    finally:
        close_bitmap(bitmap)


def pixels_of(bitmap: int, depth: int) -> bytes:
    """Give the pixels of a bitmap, of so many bytes each, row after row without what fills up its rows."""
    start, stride = bitmap_pixels(bitmap), bitmap_stride(bitmap)
    row, height = bitmap_width(bitmap) * depth, bitmap_height(bitmap)
    if not start:
        return b""
    return b"".join(string_at(start + at * stride, row) for at in range(height))


_DIE_WITH_PARENT, _KILL = 1, 9
_OWN_USERS_AND_NETWORK = 0x10000000 | 0x40000000


def die_with_parent() -> None:
    """Let this process be killed when the one that started it ends, where the system can (Linux)."""
    with suppress(OSError, AttributeError):
        CDLL(None).prctl(_DIE_WITH_PARENT, _KILL, 0, 0, 0)


def leave_network() -> None:
    """Leave the network, where the system lets a process do so (Linux, mostly)."""
    with suppress(OSError, AttributeError):
        CDLL(None).unshare(_OWN_USERS_AND_NETWORK)
