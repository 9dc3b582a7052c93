"""The parts of a Word document's file, and how they belong together."""

from collections.abc import Iterable, Sequence
from importlib import resources

from goldenthread.publishing.content import LANGUAGE
from goldenthread.publishing.formats.word.body import FOOTER_ID, HEADER_ID
from goldenthread.publishing.formats.word.drawings import picture_id
from goldenthread.publishing.formats.word.words import field, paragraph, run
from goldenthread.publishing.office.about import About
from goldenthread.publishing.office.pictures import Picture
from goldenthread.publishing.office.texts import escaped

_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMATS = "http://schemas.openxmlformats.org"
_OFFICE = f"{_FORMATS}/officeDocument/2006/relationships"
_PACKAGE = f"{_FORMATS}/package/2006"
_W = f'xmlns:w="{_FORMATS}/wordprocessingml/2006/main"'
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Written by hand beside this module, and the same in every document.
_GIVEN = ("styles", "numbering", "settings")
_KINDS = {"document": "document.main", "header1": "header", "footer1": "footer", **{name: name for name in _GIVEN}}


def parts_of(about: About, body: str, pictures: Sequence[Picture]) -> dict[str, str | bytes]:
    """Give the parts of a document's file by their names, in the order in which they are packed."""
    own = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(_of_the_file()),
        "docProps/core.xml": _properties(about),
        "word/document.xml": body,
        "word/_rels/document.xml.rels": _relations(_of_the_document(pictures)),
        "word/header1.xml": f"<w:hdr {_W}>{paragraph('Header', run(about.running))}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {_W}>{paragraph('Footer', *_page_number())}</w:ftr>",
    }
    parts: dict[str, str | bytes] = {name: _DECLARED + text for name, text in own.items()}
    parts |= {f"word/{name}.xml": resources.files(__package__).joinpath(f"{name}.xml").read_bytes() for name in _GIVEN}
    return parts | {f"word/media/{picture.file}": picture.png for picture in pictures}


def _page_number() -> tuple[str, ...]:
    return run("Page "), field("PAGE", "1"), run(" of "), field("NUMPAGES", "1")


def _types() -> str:
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    named = [
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for name, kind in _KINDS.items()
    ]
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'{"".join(named)}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


Relation = tuple[str, str, str]


def _of_the_file() -> Iterable[Relation]:
    yield "rIdDocument", f"{_OFFICE}/officeDocument", "word/document.xml"
    yield "rIdProperties", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"


def _of_the_document(pictures: Iterable[Picture]) -> Iterable[Relation]:
    yield from ((f"rId{name.title()}", f"{_OFFICE}/{name}", f"{name}.xml") for name in _GIVEN)
    yield HEADER_ID, f"{_OFFICE}/header", "header1.xml"
    yield FOOTER_ID, f"{_OFFICE}/footer", "footer1.xml"
    yield from ((picture_id(picture), f"{_OFFICE}/image", f"media/{picture.file}") for picture in pictures)


def _relations(relations: Iterable[Relation]) -> str:
    told = [f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in relations]
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(told)}</Relationships>'


def _properties(about: About) -> str:
    day = f"{about.day.isoformat()}T00:00:00Z"
    dates = [f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified")]
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(about.title)}</dc:title><dc:creator>{escaped(about.author)}</dc:creator>"
        f"{''.join(dates)}<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    )
