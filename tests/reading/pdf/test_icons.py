"""Icons in a table without rules: its columns and statuses are told by them too."""

from dataclasses import replace

from goldenthread.reading.formats.pdf.page import Box, Picture
from goldenthread.reading.formats.pdf.seeing import seen_pages
from goldenthread.reading.formats.pdf.seen import SeenTable
from tests.reading.pdf.written import HEIGHT, WIDTH, cells, page_of, said

GREEN, RED = "#00b050", "#c00000"

BARE = """
*Ref   Measure          Result  On target? What happened

H1    Homes let again     19               Most were let within
                                           the month

H2    Repairs at once     71%              The depot was shut in
                                           May and in June

H3    Homes built         240              None was late
"""


def icon(colour: str, column: float, line: float, alt: str = "") -> Picture:
    """Draw an icon that begins at a letter's place on a line."""
    return Picture(Box(column * WIDTH, line * HEIGHT, column * WIDTH + 9, line * HEIGHT + 9), colour, alt)


def tables(drawing: str, *icons: Picture) -> list[SeenTable]:
    [page] = seen_pages([replace(page_of(drawing), pictures=icons)])
    return list(page.tables)


def test_icons_below_each_other_are_a_column_and_their_colours_its_cells() -> None:
    [table] = tables(BARE, icon(GREEN, 35, 2), icon(RED, 35, 5, "Below target"), icon(GREEN, 35, 8))
    assert cells(table) == [
        ["Ref", "Measure", "Result", "On target?", "What happened"],
        ["H1", "Homes let again", "19", "", "Most were let within the month"],
        ["H2", "Repairs at once", "71%", "", "The depot was shut in May and in June"],
        ["H3", "Homes built", "240", "", "None was late"],
    ]
    assert [row.cells[3].fill for row in table.rows] == [None, GREEN, RED, GREEN]
    assert table.rows[2].cells[3].alt == "Below target"


def test_icons_that_say_the_same_are_no_chart() -> None:
    [table] = tables(BARE, *(icon(GREEN, 35, line, "On target") for line in (2, 5, 8)))
    assert [row.cells[3].alt for row in table.rows] == ["", "On target", "On target", "On target"]


def test_one_icon_on_the_next_page_belongs_to_the_column_above() -> None:
    pages = [
        replace(page_of(BARE), pictures=tuple(icon(GREEN, 35, line) for line in (2, 5, 8))),
        replace(page_of("H4    Homes heated        90               All but ten", 2), pictures=(icon(RED, 35, 0),)),
    ]
    _, last = seen_pages(pages)
    assert [cell.fill for cell in last.tables[0].rows[0].cells] == [None, None, None, RED, None]


LIST = """
The council has agreed on what it will do in the year

      build more homes than in any year before
      mend the roads that lead to them
      plant trees along all of them
"""


def test_marks_of_a_list_are_no_column() -> None:
    [page] = seen_pages([replace(page_of(LIST), pictures=tuple(icon(GREEN, 2, line) for line in (2, 3, 4)))])
    assert page.tables == ()
    assert len(said(page.lines)) == 4


ABOVE_A_TABLE = """
Key      Better than planned, or as planned      Late         Not begun at all

*The homes of our people
Ref   Measure                  Result   What happened

H1    Homes let again          19       Most were let within
                                        the month of March

H2    Repairs that were done   71%      The depot was shut in
      within a day of the call          May and in June

H3    Homes built by us        240      None was late
"""


def test_line_above_a_heading_does_not_keep_a_table_from_going_on() -> None:
    [table] = tables(ABOVE_A_TABLE)
    assert [row[0] for row in cells(table)] == ["Ref", "H1", "H2", "H3"]
