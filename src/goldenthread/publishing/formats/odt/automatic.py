"""Styles of an OpenDocument text that stand in no list of styles: of cells, rows, pictures, and of a new page."""

CELL, HEADING, GROUP = "Cell", "CellHeading", "CellGroup"
WHOLE, PARTED = "RowWhole", "RowParted"
PICTURE, NEW_PAGE = "Picture", "HeadingOnNewPage"
# Of paragraphs that stay on the page of what follows them, by the style that they have otherwise.
KEPT = {"Text_20_body": "TextKept", "Lead": "LeadKept"}
_LINE = 'fo:border="0.5pt solid #b1b4b6"'
_PADDING = 'fo:padding-top="0.7mm" fo:padding-bottom="0.4mm" fo:padding-left="1.3mm" fo:padding-right="1.3mm"'


def _cell(name: str, more: str) -> str:
    properties = f"<style:table-cell-properties {_LINE} {_PADDING}{more}/>"
    return f'<style:style style:name="{name}" style:family="table-cell">{properties}</style:style>'


def _row(name: str, together: str) -> str:
    properties = f'<style:table-row-properties fo:keep-together="{together}"/>'
    return f'<style:style style:name="{name}" style:family="table-row">{properties}</style:style>'


def _kept(style: str) -> str:
    properties = '<style:paragraph-properties fo:keep-with-next="always"/>'
    family = 'style:family="paragraph"'
    return (
        f'<style:style style:name="{KEPT[style]}" {family} style:parent-style-name="{style}">{properties}</style:style>'
    )


AUTOMATIC = "".join(
    [
        *map(_kept, KEPT),
        _cell(CELL, ""),
        _cell(HEADING, ' fo:background-color="#d3dce6" style:vertical-align="bottom"'),
        _cell(GROUP, ' fo:background-color="#e8edf2"'),
        _row(WHOLE, "always"),
        _row(PARTED, "auto"),
        f'<style:style style:name="{PICTURE}" style:family="graphic"><style:graphic-properties'
        ' style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>',
        f'<style:style style:name="{NEW_PAGE}" style:family="paragraph" style:parent-style-name="Heading_20_1">'
        '<style:paragraph-properties fo:break-before="page"/></style:style>',
    ]
)
