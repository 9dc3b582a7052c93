"""What a workbook's sheets share: their order, the texts, the styles, and how dates are counted."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from goldenthread.plan import DocumentError
from goldenthread.reading.formats.xlsx.cells import area_of
from goldenthread.reading.formats.xlsx.styles import Styles, read_styles
from goldenthread.reading.formats.xlsx.texts import Text, read_text
from goldenthread.reading.office_xml import attribute, child, children, elements, is_on, tree
from goldenthread.reading.sheets import MOST_CELLS
from goldenthread.reading.zipped import part_names, read_part

# Each visible sheet is a table of a report; real workbooks have up to some forty.
MOST_SHEETS = 500
_MOST_TABLES = 100


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook without its cells. `sheets` are the visible ones, `hidden` the others: title and part."""

    data: bytes
    name: str
    sheets: tuple[tuple[str, str], ...]
    hidden: tuple[tuple[str, str], ...]
    texts: tuple[Text, ...]
    styles: Styles
    from_1904: bool

    def part(self, part: str) -> bytes:
        """Inflate a part; raises DocumentError as `zipped.read_part` does."""
        return read_part(self.data, part, self.name)

    def table_headings(self, part: str) -> Iterator[int]:
        """Give the rows of a sheet that head its tables, as far as they are marked up as tables."""
        folder, file = posixpath.split(part)
        if posixpath.join(folder, "_rels", f"{file}.rels") not in part_names(self.data, self.name):
            return
        for kind, table in list(_related(self.data, part, self.name).values())[:_MOST_TABLES]:
            if kind == "table" and table in part_names(self.data, self.name):
                root = tree(self.part(table), self.place(table))
                area = area_of(root.get("ref", ""))
                if area and root.get("headerRowCount", "1") == "1":
                    yield area.top

    def place(self, part: str) -> str:
        """Name a part for messages."""
        return f"{self.name}, part {part}"


def read_workbook(data: bytes, name: str) -> Workbook:
    """Read all that isn't a sheet; raises DocumentError for parts that are missing or broken."""
    main = _main_part(data, name)
    root = tree(read_part(data, main, name), f"{name}, part {main}")
    related = _related(data, main, name)
    properties = child(root, "workbookPr")
    styles = _styles(data, related, name)
    sheets = dict(_sheets(root, related, name))
    return Workbook(
        data,
        name,
        tuple((title, part) for part, (title, visible) in sheets.items() if visible),
        tuple((title, part) for part, (title, visible) in sheets.items() if not visible),
        tuple(_texts(data, related, styles, name)),
        styles,
        properties is not None and is_on(properties.get("date1904")),
    )


def _main_part(data: bytes, name: str) -> str:
    if "_rels/.rels" not in part_names(data, name):
        return "xl/workbook.xml"
    related = _related(data, "", name)
    return next((part for kind, part in related.values() if kind == "officeDocument"), "xl/workbook.xml")


def _related(data: bytes, part: str, name: str) -> dict[str, tuple[str, str]]:
    """Read which parts belong to a part: the kind and the name of each, by the id that refers to it."""
    folder, file = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    root = tree(read_part(data, relations, name), f"{name}, part {relations}")
    return {
        entry.get("Id", ""): (entry.get("Type", "").rpartition("/")[2], _resolved(folder, entry))
        for entry in children(root, "Relationship")
        if entry.get("TargetMode") != "External"
    }


def _resolved(folder: str, entry: _Element) -> str:
    return posixpath.normpath(posixpath.join("/", folder, entry.get("Target", ""))).lstrip("/")


def _sheets(root: _Element, related: dict[str, tuple[str, str]], name: str) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Give the part of each sheet with its title and whether it is visible: first those that are, in their order."""
    entries = list(children(child(root, "sheets"), "sheet"))
    if not entries or len(entries) > MOST_SHEETS:
        raise _too_many(f"{len(entries):,} sheets", f"1 to {MOST_SHEETS} sheets", name)
    parts: set[str] = set()
    for entry in sorted(entries, key=lambda entry: not _is_visible(entry)):
        kind, part = related.get(attribute(entry, "id") or "", ("worksheet", "of a sheet"))
        # The same part under many names would be read many times.
        if kind == "worksheet" and part not in parts:
            parts.add(part)
            yield part, (entry.get("name", ""), _is_visible(entry))


def _is_visible(entry: _Element) -> bool:
    return entry.get("state", "visible") == "visible"


def _too_many(what: str, expected: str, where: str) -> DocumentError:
    do = "check that it is the right file, and save a copy with only the report in it"
    return DocumentError(f"the workbook has {what}", where=where, expected=expected, do=do)


def _texts(data: bytes, related: dict[str, tuple[str, str]], styles: Styles, name: str) -> Iterator[Text]:
    for kind, part in related.values():
        if kind == "sharedStrings":
            where = f"{name}, part {part}"
            for number, item in enumerate(elements(read_part(data, part, name), ["si"], where)):
                if number == MOST_CELLS:
                    raise _too_many(f"more than {MOST_CELLS:,} texts", f"at most {MOST_CELLS:,} texts", where)
                yield read_text(item, styles.colours)


def _styles(data: bytes, related: dict[str, tuple[str, str]], name: str) -> Styles:
    roots = {
        kind: tree(read_part(data, part, name), f"{name}, part {part}")
        for kind, part in related.values()
        if kind in ("styles", "theme")
    }
    return read_styles(roots.get("styles"), roots.get("theme"))
