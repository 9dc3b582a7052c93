"""Tables without rules as a typesetter sets them: a landscape table over several pages, in styles that differ."""

import random
from collections.abc import Iterator

import pytest
import typst

from goldenthread.reading.formats.pdf import load
from goldenthread.reading.grid import GridRow

HEADINGS = ["Ref", "Measure", "Target 2025/26", "Result", "View", "Progress", "What is done", "Lead"]
WIDTHS = "(1.4cm, 4.4cm, 1.9cm, 1.9cm, 1.9cm, 1fr, 4cm, 2.6cm)"
WHO = ["The team", "A builder", "The board", "Two schools", "Tenants"]
DID = ["looked again at", "began", "put off", "agreed on a plan for", "asked 1,240 people about", "ended"]
WHAT = ["the homes by the river", "mending of roads", "weekly bin rounds", "the new library", "tree planting"]
WHEN = ["in May", "after long talks with all that live near", "at less cost than was thought", "once more"]


def sentence(draw: random.Random) -> str:
    return f"{draw.choice(WHO)} {draw.choice(DID)} {draw.choice(WHAT)} {draw.choice(WHEN)}."


def measures(draw: random.Random, paragraphs: int) -> Iterator[list[str]]:
    """Give the cells of 30 rows: narratives of one to eight sentences, and an action in every fifth row."""
    for number in range(1, 31):
        told = [" ".join(sentence(draw) for _ in range(draw.choice([1, 2, 3, 8]))) for _ in range(paragraphs)]
        action = " ".join(sentence(draw) for _ in range(2)) if number % 5 == 0 else ""
        lead = draw.choice(["A. Brown", "Head of Homes", "Director of Roads and Parks"])
        name = f"Share of {draw.choice(WHAT)} that was done {draw.choice(WHEN)}"
        yield [f"M{number}", name, f"{number + 40}%", f"{number + 38}%", "Amber", "\n".join(told), action, lead]


def document(style: dict[str, str], rows: list[list[str]]) -> bytes:
    """Set the rows as a table without rules, or with some between themes; one stands above every sixth row."""
    cells = [f"table.header({', '.join(f'[*{heading}*]' for heading in HEADINGS)})"]
    for number, row in enumerate(rows):
        if number % 6 == 0 and "rules" in style:
            cells.append("table.hline()")
        if number % 6 == 0:
            cells.append(
                f"table.cell(colspan: 8, breakable: false)[*Theme {number // 6 + 1}: Homes and roads for all of us*]"
            )
        cells += [f"[{cell.replace(chr(10), chr(10) * 2)}]" for cell in row]
    head = '#set page(paper: "a4", flipped: true, margin: 1.5cm, header: [Plan report #h(1fr) Spring], footer: '
    source = (
        f'{head}context counter(page).display("1 of 1", both: true))\n'
        f'#set text(size: {style.get("size", "9pt")}, font: "Libertinus Serif")\n'
        f"= How the plan goes\n{sentence(random.Random(0))}\n"
        f"#table(columns: {WIDTHS}, stroke: none, inset: {style['inset']}, align: {style['align']}, {', '.join(cells)})"
    )
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def told(row: GridRow) -> list[str]:
    return ["" if cell.span else "".join(cell.text.split()) for cell in row.cells]


STYLES = {
    "top": {"align": "top + left", "inset": "(x: 4pt, y: 4pt)"},
    "middle": {"align": "horizon + left", "inset": "(x: 4pt, y: 4pt)"},
    "bottom": {"align": "bottom + left", "inset": "(x: 4pt, y: 5pt)"},
    "no room between rows": {"align": "top + left", "inset": "(x: 4pt, y: 2.8pt)"},
    "paragraphs": {"align": "top + left", "inset": "(x: 3pt, y: 4pt)", "size": "8pt"},
    "rules below headings and themes": {"align": "top + left", "inset": "(x: 4pt, y: 4pt)", "rules": ""},
    "centred": {"align": "horizon + center", "inset": "(x: 5pt, y: 5pt)", "size": "8.5pt"},
}


@pytest.mark.parametrize("name", STYLES)
def test_rows_of_a_long_table_are_read_as_they_were_set(name: str) -> None:
    rows = list(measures(random.Random(name), paragraphs=2 if name == "paragraphs" else 1))
    grid = load(document(STYLES[name], rows), "table.pdf")
    read = [told(row) for row in grid.rows if row.table and len(row.cells) == len(HEADINGS)]
    assert len({row.table for row in grid.rows if row.table}) == 1
    by_ref = {cells[0]: cells for cells in read}
    assert [by_ref.get(row[0]) for row in rows] == [["".join(cell.split()) for cell in row] for row in rows]
    assert sum(cells[0].startswith("Theme") for cells in read) == 5
