"""JSON: the one form of a Report, and its schema."""

import json
from collections.abc import Iterator

from goldenthread.plan import Report
from goldenthread.publishing.content import Content
from goldenthread.publishing.files import File

MEDIA_TYPE = "application/json"
SCHEMA_NAME = "report.schema.json"


def draw(content: Content) -> Iterator[File]:
    """Draw the report's JSON."""
    report = content.report.model_dump_json(indent=1)
    yield File(file_name(content), f"{report}\n".encode(), MEDIA_TYPE, "The report as JSON")


def file_name(content: Content) -> str:
    """Give the name of the report's file."""
    return f"{content.name}.json"


def schema() -> File:
    """Give the JSON Schema that each report's JSON fits."""
    found = Report.model_json_schema(mode="serialization")
    data = f"{json.dumps(found, indent=1, sort_keys=True, ensure_ascii=False)}\n".encode()
    return File(SCHEMA_NAME, data, MEDIA_TYPE, "What the JSON of a report may hold, as JSON Schema")
