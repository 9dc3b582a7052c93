"""Cells that are merged downwards and painted row by row, and their texts on the pages where they aren't seen."""

from io import BytesIO

import pikepdf
import pytest

from goldenthread.reading import read
from goldenthread.reading.formats.pdf.page import Fill, Page
from goldenthread.reading.formats.pdf.pages import pages
from tests.reading.pdf.drawn_pages import fill, page, rows

GREY, GREEN = "#f2f2f2", "#00b050"
MERGED = """
+-------+------+----+
| Homes | lets | 12 |
|       +------+----+
|       | rent | 13 |
|       +------+----+
|       | heat | 14 |
+-------+------+----+
| Parks | lawn | 15 |
+-------+------+----+
"""


def painted(drawing: str, *colours: str, at: int = 0) -> Page:
    """Paint the column of a drawing that begins at a mark row by row."""
    lines = [number for number, line in enumerate(drawing.strip("\n").split("\n")) if "--" in line]
    width = drawing.strip("\n")[at + 1 :].index("+") + 1
    fills: list[Fill] = [
        fill(colour, (at, at + width), (top, bottom))
        for colour, top, bottom in zip(colours, lines, lines[1:], strict=False)
    ]
    return page(drawing, fills)


def test_merged_cell_that_is_painted_row_by_row_is_one() -> None:
    assert rows(painted(MERGED, *[GREY] * 4)) == [
        "Homes | lets | 12",
        "^ | rent | 13",
        "^ | heat | 14",
        "Parks | lawn | 15",
    ]


def test_merged_cell_without_words_in_the_first_column_is_one() -> None:
    assert rows(painted(MERGED.replace("Homes", "     "), *[GREY] * 4))[:3] == [
        " | lets | 12",
        "^ | rent | 13",
        "^ | heat | 14",
    ]


@pytest.mark.parametrize(
    ("drawing", "colours"),
    [
        # each has words of its own
        (MERGED.replace("|       | rent", "| Rents | rent").replace("|       | heat", "| Warm  | heat"), [GREY] * 4),
        # colours part them
        (MERGED, [GREY, GREEN, GREY, GREY]),
        # rules part them
        (MERGED.replace("|       +", "+-------+"), [GREY] * 4),
    ],
)
def test_cells_of_one_ground_that_something_parts_are_several(drawing: str, colours: list[str]) -> None:
    assert not any("^" in row for row in rows(painted(drawing, *colours)))


def cut(area: str, form: bool = False) -> Page:
    """Write a word on a page, cut to an area (left, bottom, width and height), in a form where asked for."""
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    fonts = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    words = f"q {area} re W n BT /F 12 Tf 100 500 Td (Homes) Tj ET Q".encode()
    with pikepdf.new() as document:
        sheet = document.add_blank_page(page_size=(600, 800))
        sheet.Resources = fonts
        if form:
            made = document.make_stream(
                words, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 600, 800]
            )
            made.Resources = fonts
            sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=made), Font=fonts.Font)
            words = b"q 1 0 0 1 30 -200 cm /X Do Q"
        sheet.Contents = document.make_stream(words + b" BT /F 12 Tf 100 700 Td (Parks) Tj ET")
        out = BytesIO()
        document.save(out)
    [found] = pages(out.getvalue(), "cut.pdf")
    return found


@pytest.mark.parametrize(
    ("area", "form", "words", "hidden"),
    [
        ("90 490 100 30", False, ["Homes", "Parks"], 0),
        ("90 100 100 300", False, ["Parks"], 5),
        # a part of the text is seen
        ("90 508 100 4", False, ["Homes", "Parks"], 0),
        # in a form, whose places are not the page's
        ("90 490 100 30", True, ["Homes", "Parks"], 0),
    ],
)
def test_words_that_are_cut_away_are_hidden(area: str, form: bool, words: list[str], hidden: int) -> None:
    found = cut(area, form)
    assert ([word.text for word in found.words], found.hidden) == (words, hidden)


def test_directorate_of_several_rows_beside_those_responsible_is_the_theme() -> None:
    body = "".join(
        f"<tr>{first}<td>Share of {name} done in time</td><td>90%</td><td>91%</td><td>Green</td><td>{owner}</td></tr>"
        for first, name, owner in (
            ('<td rowspan="2">Homes and Streets</td>', "repairs", "A Heron"),
            ("", "lettings", "B Tern"),
            ('<td rowspan="2">Corporate Core</td>', "invoices", "A Heron"),
            ("", "replies", "C Gull"),
        )
    )
    head = "<th>Directorate</th><th>Measure</th><th>Target</th><th>Actual</th><th>RAG</th><th>Accountable</th>"
    report = read(f"<h1>Council Plan 2024/25</h1><table><tr>{head}</tr>{body}</table>".encode(), "q.html")
    assert [(row.theme, row.responsibility) for row in report.rows] == [
        ("Homes and Streets", ("A Heron",)),
        ("Homes and Streets", ("B Tern",)),
        ("Corporate Core", ("A Heron",)),
        ("Corporate Core", ("C Gull",)),
    ]
