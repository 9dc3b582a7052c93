"""Drawing a workbook as an OpenDocument file: its parts in a zip file whose dates are fixed.

The XML is written as text, every text through one function that makes it plain: a library for it takes a hundred
times as long for a table of this size.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from goldenthread.publishing.content import LANGUAGE, Content
from goldenthread.publishing.files import File
from goldenthread.publishing.formats.ods.body import content_xml
from goldenthread.publishing.formats.ods.looks import styles_xml
from goldenthread.publishing.formats.ods.marks import DECLARED, HEAD, plain
from goldenthread.publishing.formats.ods.views import settings_xml
from goldenthread.publishing.sheets import Workbook, workbook
from goldenthread.publishing.sheets.dates import made_on

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def draw(content: Content) -> File:
    """Draw a publication as an OpenDocument spreadsheet. The same content gives the same bytes."""
    book = workbook(content)
    texts = (
        content_xml(book),
        styles_xml(),
        _meta_xml(book, made_on(content.material).isoformat()),
        settings_xml(book),
    )
    data = _zipped({**dict(zip(_PARTS, texts, strict=True)), "META-INF/manifest.xml": _manifest_xml()})
    words = "OpenDocument spreadsheet, a table a sheet"
    return File(f"{content.name}.ods", data, MEDIA_TYPE, words, book.notes)


def _zipped(parts: dict[str, str]) -> bytes:
    """Pack the parts; what kind of document it is stands first and unpacked, as the format asks."""
    data = BytesIO()
    with ZipFile(data, "w") as file:
        _add(file, "mimetype", MEDIA_TYPE, ZIP_STORED)
        for name, text in parts.items():
            _add(file, name, text, ZIP_DEFLATED)
    return data.getvalue()


def _add(file: ZipFile, name: str, text: str, packed: int) -> None:
    entry = ZipInfo(name, _NO_TIME)
    entry.compress_type = packed
    # Else the entry tells which system it was made on.
    entry.create_system = 0
    file.writestr(entry, text.encode())


def _meta_xml(book: Workbook, day: str) -> str:
    return (
        f"{HEAD}<office:document-meta {DECLARED}><office:meta>"
        f"<dc:title>{plain(book.title)}</dc:title><dc:creator>{plain(book.author)}</dc:creator>"
        f"<dc:language>{LANGUAGE}</dc:language><meta:creation-date>{day}T00:00:00</meta:creation-date>"
        f"<dc:date>{day}T00:00:00</dc:date></office:meta></office:document-meta>"
    )


def _manifest_xml() -> str:
    name, version = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", 'manifest:version="1.3"'
    entries = [f'<manifest:file-entry manifest:full-path="/" {version} manifest:media-type="{MEDIA_TYPE}"/>']
    entries += [f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="text/xml"/>' for part in _PARTS]
    return f'{HEAD}<manifest:manifest xmlns:manifest="{name}" {version}>{"".join(entries)}</manifest:manifest>'
