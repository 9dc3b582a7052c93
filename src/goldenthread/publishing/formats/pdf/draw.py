"""Drawing a publication as a PDF document, by typst."""

import json
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import TYPE_CHECKING

from goldenthread.publishing.content import Content
from goldenthread.publishing.files import File
from goldenthread.publishing.fonts import fonts, signs
from goldenthread.publishing.formats.pdf.data import Data, data_of
from goldenthread.publishing.formats.pdf.row_headers import head_rows
from goldenthread.publishing.lettering import Lettering

if TYPE_CHECKING:
    from typst import PDFStandard

MEDIA_TYPE = "application/pdf"
WORDS = "PDF document, to read and print"


def draw(content: Content, attached: Sequence[File] = ()) -> File:
    """Give the document, with the files attached: texts, such as CSV and JSON.

    It keeps to PDF/UA-1, and to PDF/A-3a where files are attached and the publication has a date. Its notes say which
    characters the fonts lack, and which files couldn't be attached.
    """
    lettering = Lettering()
    held = [file for file in attached if _is_text(file)]
    data, _ = set_pages(data_of(content, lettering), held)
    notes = (*lettering.notes(), *_not_attached(attached, held))
    return File(f"{content.name}.pdf", data, MEDIA_TYPE, WORDS, notes)


def set_pages(given: Data, attached: Sequence[File] = ()) -> tuple[bytes, tuple[str, ...]]:
    """Give the document of what `data_of` gives, and what the setting of its pages warns of: nothing, if all is well.

    Raises typst.TypstError where the pages can't be set, which no content may bring about.
    """
    import typst

    given = {**given, "attached": [_attached(file) for file in attached], "signs": _signs()}
    data, warnings = typst.compile_with_warnings(
        _pages(),
        font_paths=fonts(),
        sys_inputs={"content": json.dumps(given, ensure_ascii=False)},
        pdf_standards=_standards(given),
    )
    return head_rows(data), tuple(one.message for one in warnings)


def _pages() -> bytes:
    return (resources.files(__package__) / "page.typ").read_bytes()


def _standards(given: Data) -> "list[PDFStandard]":
    """An archive of attached files must have a date, and nobody's clock is asked for one."""
    return ["ua-1", "a-3a"] if given["attached"] and given["date"] else ["ua-1"]


def _signs() -> str:
    return "[" + "".join(f"\\u{{{code:x}}}" for code in sorted(signs())) + "]"


def _is_text(file: File) -> bool:
    try:
        file.data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _attached(file: File) -> Data:
    return {"name": file.name, "data": file.data.decode(), "media_type": file.media_type, "words": file.words}


def _not_attached(attached: Sequence[File], held: Sequence[File]) -> Iterator[str]:
    return (f"{file.name} is no text, and isn't attached." for file in attached if file not in held)
