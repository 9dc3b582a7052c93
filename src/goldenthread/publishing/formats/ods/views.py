"""How the sheets are seen when the file is opened: the headings of long tables stay in sight."""

from collections.abc import Iterator

from goldenthread.publishing.formats.ods.marks import DECLARED, HEAD, plain
from goldenthread.publishing.sheets import Workbook, Worksheet

_FROZEN = 2


def settings_xml(book: Workbook) -> str:
    """Give the part of the file with its views."""
    tables = "".join(_view(sheet) for sheet in book.sheets)
    first = plain(book.sheets[0].name)
    return (
        f"{HEAD}<office:document-settings {DECLARED}><office:settings>"
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        "<config:config-item-map-entry>"
        f'<config:config-item config:name="ActiveTable" config:type="string">{first}</config:config-item>'
        f'<config:config-item-map-named config:name="Tables">{tables}</config:config-item-map-named>'
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
        "</office:settings></office:document-settings>"
    )


def _view(sheet: Worksheet) -> str:
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, kind, value in (_frozen(sheet) if sheet.is_long else ())
    )
    return f'<config:config-item-map-entry config:name="{plain(sheet.name)}">{items}</config:config-item-map-entry>'


def _frozen(sheet: Worksheet) -> Iterator[tuple[str, str, int]]:
    rows = sheet.rows_above + 1
    yield from (("HorizontalSplitMode", "short", _FROZEN), ("VerticalSplitMode", "short", _FROZEN))
    yield from (("HorizontalSplitPosition", "int", 1), ("VerticalSplitPosition", "int", rows))
    yield from (("PositionLeft", "int", 0), ("PositionRight", "int", 1))
    yield from (("PositionTop", "int", 0), ("PositionBottom", "int", rows))
