"""The Frictionless data package: what the data files are, column by column. https://specs.frictionlessdata.io/"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from goldenthread.publishing.content import Content
from goldenthread.publishing.files import File
from goldenthread.publishing.formats.data import csv as as_csv
from goldenthread.publishing.formats.data import json as as_json
from goldenthread.publishing.formats.data.columns import KEY, MEASURES, SHEETS, Field, Sheet
from goldenthread.publishing.manifest import sha256

NAME = "datapackage.json"
_ABOUT = "Data package: what the data files hold, column by column"


def draw(content: Content) -> Iterator[File]:
    """Draw the data files, the report's JSON with its schema, and the package that describes them."""
    files = [*as_csv.draw(content), *as_json.draw(content), as_json.schema()]
    yield from files
    yield File(NAME, f"{json.dumps(_package(content, files), indent=1)}\n".encode(), as_json.MEDIA_TYPE, _ABOUT)


def _package(content: Content, files: Sequence[File]) -> dict[str, Any]:
    by_name = {file.name: file for file in files}
    tables = [_table(sheet, by_name[as_csv.file_name(content, sheet)]) for sheet in SHEETS]
    report = by_name[as_json.file_name(content)]
    return {
        "profile": "data-package",
        "name": content.name,
        "title": f"{content.front.authority} {content.front.title}".strip(),
        "resources": [*tables, {"name": "report", "title": report.words, **_file(report), "format": "json"}],
    }


def _table(sheet: Sheet, file: File) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": sheet.name,
        "title": sheet.about,
        **_file(file),
        "format": "csv",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": [_field(one) for one in sheet.fields], "missingValues": [""], **_keys(sheet)},
    }


def _keys(sheet: Sheet) -> dict[str, Any]:
    if sheet is MEASURES:
        return {"primaryKey": [KEY]}
    return {"foreignKeys": [{"fields": [KEY], "reference": {"resource": MEASURES.name, "fields": [KEY]}}]}


def _file(file: File) -> dict[str, Any]:
    found = {"path": file.name, "mediatype": file.media_type, "encoding": "utf-8"}
    return {**found, "bytes": len(file.data), "hash": f"sha256:{sha256(file.data)}"}


def _field(one: Field) -> dict[str, Any]:
    told: dict[str, Any] = {"name": one.name, "type": one.type, "description": one.about}
    return {**told, "constraints": {"required": True}} if one.required else told
