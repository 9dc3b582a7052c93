"""Charts, in which words stand beside each other as in a table."""

from dataclasses import replace

from goldenthread.reading.formats.pdf.charts import charts_of, scales_of
from goldenthread.reading.formats.pdf.margins import Framed
from goldenthread.reading.formats.pdf.page import Box, Fill, Page, Picture, Rule
from goldenthread.reading.formats.pdf.seeing import see
from tests.reading.pdf.drawn_pages import fill, page, word, x, y

GREEN, BLUE, RED = "#005a30", "#1d5eb8", "#a2191f"
BAR = """

■ 10      ◆ 77        ● 16

■ Achieved 10    ◆ On track 77    ● Not achieved 16
"""


def bar(line: float) -> list[Fill]:
    colours = ((GREEN, 0, 9), (BLUE, 9.2, 20), (RED, 20.2, 30))
    return [fill(colour, (start, end), (line - 0.5, line + 0.7)) for colour, start, end in colours]


def test_stacked_bar_is_a_chart() -> None:
    made = page(BAR, bar(0))
    [area] = charts_of(made, [])
    assert (area.x0, area.x1) == (made.fills[0].box.x0, made.fills[-1].box.x1)
    assert see(Framed(made)).tables == ()


def test_column_of_colours_is_no_chart() -> None:
    assert charts_of(Page(1, 842, 595, fills=(*bar(0), *bar(2), *bar(4))), []) == []


def test_pieces_that_show_one_thing_are_a_chart_with_its_labels() -> None:
    pieces = [Picture(Box(at, 300, at + 6, 306), BLUE, "Homes built, by quarter") for at in (100, 160, 220)]
    made = Page(1, 842, 595, pictures=tuple(pieces))
    [area] = charts_of(made, [])
    assert [area.holds((place, 310)) for place in (90, 250, 400)] == [True, True, False]
    assert charts_of(replace(made, pictures=tuple(pieces[:2])), []) == []


def test_large_picture_is_a_chart() -> None:
    made = Page(1, 842, 595, pictures=(Picture(Box(100, 100, 300, 200)),))
    assert charts_of(made, []) == [Box(100, 100, 300, 200)]


def test_labels_level_with_the_lines_of_a_scale_tell_a_chart_and_those_between_rules_do_not() -> None:
    rules = tuple(Rule(Box(x(8), y(line), x(40), y(line))) for line in (2, 4, 6))
    level = tuple(word(text, 5, line) for text, line in (("20", 2), ("10", 4), ("0", 6)))
    between = tuple(word(text, 5, line) for text, line in (("20", 3), ("10", 5), ("0", 7)))
    assert len(scales_of(Page(1, 842, 595, words=level, rules=rules))) == 1
    assert scales_of(Page(1, 842, 595, words=between, rules=rules)) == []
