"""Markdown with pipe tables."""

import re

from goldenthread.plan import Source
from goldenthread.reading.decoding import decode, is_text
from goldenthread.reading.grid import Grid, GridRow, paragraph, table_row
from goldenthread.reading.limits import Meter

NAME = "Markdown file"
EXTENSIONS = (".md", ".markdown")
IS_TEXT = True

_RULE = re.compile(r"\|?\s*+:?-{2,}+:?\s*+(?:\|\s*+:?-{2,}+:?\s*+)+\|?")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1|(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\3(?![\w*])|`([^`]+)`")
_IMAGE_OR_LINK = re.compile(r"!?\[([^\]\[]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_LIST_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+")
_SAMPLE = 200_000


def recognises(data: bytes) -> bool:
    """Whether there is the rule that stands below the headings of a pipe table."""
    if not is_text(data):
        return False
    sample = data[:_SAMPLE].decode("utf-8", errors="ignore")
    return any(_is_rule(line) for line in sample.split("\n") if "|" in line)


def load(data: bytes, name: str) -> Grid:
    """Read pipe tables as tables, and headings, list items and other lines as paragraphs."""
    rows: list[GridRow] = []
    table, inside = 0, False
    meter = Meter(name)
    for number, line in enumerate(decode(data, name).split("\n"), start=1):
        source = Source(line=number)
        if _is_table_line(line, inside):
            table += not inside
            inside = True
            meter.take(line.count("|"), number)
            if not _is_rule(line):
                rows.append(table_row(_cells(line), source, table))
            continue
        inside = False
        if line.strip():
            meter.take(1, number)
            rows.append(_paragraph(line, source))
    return Grid(tuple(rows))


def _is_rule(line: str) -> bool:
    return bool(_RULE.fullmatch(line.strip()))


def _is_table_line(line: str, inside: bool) -> bool:
    stripped = line.strip()
    return stripped.startswith("|") or (stripped.count("|") >= 2) or (inside and "|" in stripped)


def _cells(line: str) -> list[str]:
    stripped = line.strip().removeprefix("|")
    if stripped.endswith("|") and not stripped.endswith("\\|"):
        stripped = stripped[:-1]
    return [plain(cell).strip() for cell in _CELL_END.split(stripped)]


def _paragraph(line: str, source: Source) -> GridRow:
    heading = _HEADING.match(line.strip())
    if heading:
        return paragraph(plain(heading[2]), source, outline=len(heading[1]))
    return paragraph(plain(_LIST_ITEM.sub("- ", line).strip()), source)


def plain(text: str) -> str:
    """Take Markdown's marks off a text: emphasis, code, links (their words stay), escapes."""
    text = _IMAGE_OR_LINK.sub(r"\1", text)
    text = _MARKS.sub(lambda found: found[2] or found[4] or found[5], text)
    return re.sub(r"\\([|*_`\\\[\]#])", r"\1", text)
