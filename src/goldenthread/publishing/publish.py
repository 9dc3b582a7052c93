"""Publishing: a content in all the formats that are asked for, with the manifest."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from goldenthread.plan import UsageError
from goldenthread.publishing.content import Content
from goldenthread.publishing.files import File
from goldenthread.publishing.manifest import manifest


def _csv(content: Content) -> Iterator[File]:
    from goldenthread.publishing.formats.data import csv

    return csv.draw(content)


def _json(content: Content) -> Iterator[File]:
    from goldenthread.publishing.formats.data import json

    return json.draw(content)


def _package(content: Content) -> Iterator[File]:
    from goldenthread.publishing.formats.data import package

    return package.draw(content)


def _html(content: Content) -> Iterator[File]:
    from goldenthread.publishing.formats.html import draw

    yield draw(content)


def _pdf(content: Content) -> Iterator[File]:
    from goldenthread.publishing.formats.data import csv, json
    from goldenthread.publishing.formats.pdf import draw

    yield draw(content, (*csv.draw(content), *json.draw(content)))


def _docx(content: Content) -> Iterator[File]:
    from goldenthread.publishing.formats import word

    yield word.draw(content)


def _odt(content: Content) -> Iterator[File]:
    from goldenthread.publishing.formats import odt

    yield odt.draw(content)


def _xlsx(content: Content) -> Iterator[File]:
    from goldenthread.publishing.formats import xlsx

    yield xlsx.draw(content)


def _ods(content: Content) -> Iterator[File]:
    from goldenthread.publishing.formats import ods

    yield ods.draw(content)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, to stand beside a link, and how a content is drawn in it."""

    words: str
    draw: Callable[[Content], Iterable[File]]


# Each imports what it needs when it is first asked for: no command waits for formats that it doesn't write.
FORMATS: dict[str, Format] = {
    "html": Format("Web page, to read and to print", _html),
    "pdf": Format("PDF: to print, with its data attached", _pdf),
    "docx": Format("Word document: to edit before the papers go out", _docx),
    "odt": Format("OpenDocument text: the same to edit", _odt),
    "xlsx": Format("Excel workbook: a table a sheet", _xlsx),
    "ods": Format("OpenDocument spreadsheet: a table a sheet", _ods),
    "csv": Format("CSV: measures, figures and targets, one line each", _csv),
    "json": Format("JSON: the whole report, for programs", _json),
    "datapackage": Format("Data package: CSV and JSON with what each column holds", _package),
}


def publish(content: Content, formats: Iterable[str] = FORMATS) -> tuple[File, ...]:
    """Draw a content in the formats named, and give their files with the manifest at the end.

    A file that two formats share comes once. The same content gives the same bytes. Raises UsageError for a format
    that isn't known.
    """
    wanted = list(dict.fromkeys(formats))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown:
        raise UsageError(
            f"there is no format {', '.join(map(repr, unknown))}",
            where="--formats",
            expected=f"any of {', '.join(FORMATS)}",
            do="name those, with commas between them",
        )
    files = {file.name: file for name in wanted for file in FORMATS[name].draw(content)}
    return (*files.values(), manifest(content, tuple(files.values())))
