"""Plain text, CSV and Markdown: the grid that each becomes."""

import pytest

from goldenthread.plan import DocumentError
from goldenthread.reading.grid import Grid
from goldenthread.reading.loading import load


def texts(grid: Grid) -> list[tuple[int, list[str]]]:
    return [(row.table, row.texts) for row in grid.rows]


def test_tabs_part_cells_and_a_blank_line_ends_a_table() -> None:
    grid = load(b"Title\nRef\tMeasure\n1.1\tHomes\n\n2.1\tRoads\n", "a.txt")
    expected = [(0, ["Title"]), (1, ["Ref", "Measure"]), (1, ["1.1", "Homes"]), (2, ["2.1", "Roads"])]
    assert texts(grid) == expected
    assert [row.source.line for row in grid.rows] == [1, 2, 3, 5]


def test_columns_laid_out_by_spaces() -> None:
    text = (
        "A report\n\n"
        "Ref   Measure                 Owner      Status\n"
        "1.1   Homes built in the      Housing    On track\n"
        "      year\n"
        "1.2   Roads repaired          Highways   Slipped\n"
    )
    grid = load(text.encode(), "a.txt")
    assert texts(grid) == [
        (0, ["A report"]),
        (1, ["Ref", "Measure", "Owner", "Status"]),
        (1, ["1.1", "Homes built in the year", "Housing", "On track"]),
        (1, ["1.2", "Roads repaired", "Highways", "Slipped"]),
    ]
    assert [row.source.line for row in grid.rows] == [1, 3, 4, 6]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [("Ref\t£5 – café", "utf-8"), ("Ref\t£5 – café", "cp1252"), ("Ref\t£5 – café", "utf-16"), ("Ref\t£5", "utf-16-le")],
)
def test_encodings_of_real_exports(data: str, encoding: str) -> None:
    assert load(data.encode(encoding), "a.txt").rows[0].texts == data.split("\t")


def test_undecodable_bytes_name_the_line() -> None:
    with pytest.raises(DocumentError, match=r"a\.txt, line 2: byte 81 is no character"):
        load(b"Ref\tMeasure\n1.1\t\x81\xe9\n", "a.txt")


def test_csv_with_quotes_semicolons_and_lines_in_cells() -> None:
    grid = load(b'Ref;Measure;Note\n1.1;"Homes; all";"one\ntwo"\n1.2;Roads;\n', "a.csv")
    assert texts(grid) == [
        (1, ["Ref", "Measure", "Note"]),
        (1, ["1.1", "Homes; all", "one\ntwo"]),
        (1, ["1.2", "Roads", ""]),
    ]
    assert [row.source.line for row in grid.rows] == [1, 2, 4]


def test_csv_recognised_by_content_under_another_name() -> None:
    assert len(load(b"Ref,Measure,Status\n1.1,Homes,2\n1.2,Roads,3\n", "a.txt").rows[1].cells) == 3


def test_markdown_tables_headings_and_marks() -> None:
    text = "# Report\n\n| Ref | Measure |\n|---|:---:|\n| **1.1** | [Homes](x.html) \\| flats |\n\n- a note\n"
    grid = load(text.encode(), "a.md")
    assert texts(grid) == [(0, ["Report"]), (1, ["Ref", "Measure"]), (1, ["1.1", "Homes | flats"]), (0, ["- a note"])]
    assert grid.rows[0].outline == 1


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"", "a.txt", "the file is empty"),
        (b" \n\t ", "a.csv", "the file is empty"),
        (b"\x00\x01\x02" * 500, "a.bin", "this kind of file is not read"),
        (b"Ref\t" + b"x" * 200_001, "a.txt", "a cell has 200,001 characters"),
        (b"x\t" * 1_001, "a.txt", "a row has 1,002 columns"),
    ],
)
def test_refused_with_a_reason(data: bytes, name: str, what: str) -> None:
    with pytest.raises(DocumentError) as caught:
        load(data, name)
    assert caught.value.what == what
    assert caught.value.where.startswith(name)
