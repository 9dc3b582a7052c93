"""Charts hold in greyscale and for colour blindness, say nothing by colour alone, and have a table of their numbers."""

import re
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from goldenthread.plan import Rating
from goldenthread.publishing.charts import Course, Mark, Moment, Share, Standing, change_bars, over_time, shares_bar
from goldenthread.publishing.content import Chart, Content, Table, tables_in
from goldenthread.publishing.statuses import SHAPES, WORDS
from tests.publishing.colours import EYES, contrast, least_contrast
from tests.publishing.material import content, hostile

_SVG = "{http://www.w3.org/2000/svg}"
_WHITE = "#ffffff"
# What a chart counts: "■ 15", "Not achieved 4".
_COUNT = re.compile(rf"(?m)^({'|'.join((*SHAPES.values(), *WORDS.values()))}) ([\d,]+)$")


def shares(*numbers: int) -> tuple[Share, ...]:
    return tuple(Share(rating, WORDS[rating], number) for rating, number in zip(Rating, numbers, strict=True))


def changed(*periods: tuple[int, int, int, int]) -> str:
    earlier, later = (Standing(f"Q{at}", shares(*numbers)) for at, numbers in enumerate(periods, start=1))
    return change_bars(earlier, later, "How they stood", "c")


COURSE = Course(
    "Assessments",
    "%",
    tuple(Moment(f"Q{at}", Decimal(50 + at), f"{50 + at} %", Decimal(60), Decimal(57)) for at in range(4)),
    "60 %",
    (Mark("England", Decimal(62), "62 %"),),
    "57 %",
)
BARS = {
    "usual": shares_bar(shares(15, 13, 6, 4), "How they stand", "b"),
    "one of thousands": shares_bar(shares(1, 1, 3000, 1), "How they stand", "b"),
    "small": shares_bar(shares(15, 1, 600, 4), "How they stand", "b", small=True),
    "change": changed((10, 77, 16, 0), (15, 13, 6, 4)),
    "change of thousands": changed((1240, 1, 1, 0), (0, 1, 3000, 1200)),
}
DRAWN = {**BARS, "over time": over_time(COURSE, "o"), "over time, small": over_time(COURSE, "o", small=True)}


def bars(chart: str) -> list[list[tuple[float, float, str]]]:
    """Give the parts of each bar, from left to right: left edge, right edge, colour."""
    found: dict[float, list[tuple[float, float, str]]] = {}
    for one in ElementTree.fromstring(chart).iter(f"{_SVG}rect"):
        if one.get("fill") != _WHITE:
            left, width = float(one.get("x", 0)), float(one.get("width", 0))
            found.setdefault(float(one.get("y", 0)), []).append((left, left + width, one.get("fill", "")))
    return [sorted(parts) for parts in found.values()]


def texts(chart: str) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(chart).iter(f"{_SVG}text")]


@pytest.mark.parametrize("chart", BARS.values(), ids=BARS)
def test_neighbours_stand_apart_to_all_eyes_by_three_to_one_or_by_the_ground_between_them(chart: str) -> None:
    assert bars(chart)
    for parts in bars(chart):
        for (_, end, one), (start, _, other) in pairwise(parts):
            for eyes in EYES:
                by_ground = start - end >= 2.5 and min(contrast(fill, _WHITE, eyes) for fill in (one, other)) >= 3
                assert contrast(one, other, eyes) >= 3 or by_ground


@pytest.mark.parametrize("chart", BARS.values(), ids=BARS)
def test_every_part_is_wide_enough_to_be_seen_and_none_leaves_the_bar(chart: str) -> None:
    whole = float(ElementTree.fromstring(chart).get("width", 0))
    for parts in bars(chart):
        assert all(right - left >= 2 for left, right, _ in parts)
        assert parts[0][0] >= 0
        assert parts[-1][1] <= whole


@pytest.mark.parametrize("chart", DRAWN.values(), ids=DRAWN)
def test_words_are_readable_on_what_they_stand_on_to_all_eyes(chart: str) -> None:
    tree = ElementTree.fromstring(chart)
    fills = {one.get("fill", "") for one in tree.iter(f"{_SVG}text")} - {""}
    fills |= {one.get("fill", "") for one in tree.iter(f"{_SVG}g")}
    on_parts = {fill for parts in bars(chart) for _, _, fill in parts} if _WHITE in fills else set()
    assert least_contrast((fills - {_WHITE}) | on_parts or {"#000000"}, _WHITE) >= 4.5


def test_lines_and_marks_over_time_stand_out_from_the_ground_to_all_eyes() -> None:
    tree = ElementTree.fromstring(DRAWN["over time"])
    strokes = {one.get("stroke", "") for kind in ("line", "polygon") for one in tree.iter(f"{_SVG}{kind}")}
    assert least_contrast(strokes, _WHITE) >= 3


def test_lines_over_time_differ_by_more_than_their_colour() -> None:
    lines = list(ElementTree.fromstring(DRAWN["over time"]).iter(f"{_SVG}line"))
    looks = {(one.get("stroke-dasharray"), one.get("stroke-width")) for one in lines}
    assert len(looks) == len({one.get("stroke") for one in lines}) == 3
    assert {"Target", "Tolerance", "62 % England"} <= set(texts(DRAWN["over time"]))


def test_a_figure_without_room_leaves_its_unit_to_the_axis() -> None:
    moments = tuple(Moment(f"Q{at}", Decimal(at), f"1,04{at}.81 per 100,000") for at in range(4))
    found = texts(over_time(Course("Quitters", "per 100,000", moments), "o"))
    assert [text for text in found if ".81" in text] == [f"1,04{at}.81" for at in range(4)]
    assert "per 100,000" in found


def test_a_change_says_each_part_by_shape_word_and_number() -> None:
    assert texts(BARS["change"]) == [
        *("Q1: 103 rated", "■", "Achieved 10", "◆", "On track 77", "▲", "Slipped 16", "●", "Not achieved 0"),
        *("■ 10", "◆ 77", "▲ 16"),
        *("Q2: 38 rated", "■", "Achieved 15", "◆", "On track 13", "▲", "Slipped 6", "●", "Not achieved 4"),
        *("■ 15", "◆ 13", "▲ 6", "● 4"),
    ]
    told = ElementTree.fromstring(BARS["change"])
    assert told.findtext(f"{_SVG}title") == "How they stood"
    assert (told.findtext(f"{_SVG}desc") or "").startswith("Q1: Achieved 10, On track 77")


def test_a_change_from_or_to_nothing_rated_is_not_drawn() -> None:
    assert changed((0, 0, 0, 0), (1, 0, 0, 0)) == ""
    assert changed((1, 0, 0, 0), (0, 0, 0, 0)) == ""


def test_both_bars_of_a_change_are_as_long_as_each_other() -> None:
    first, second = bars(BARS["change"])
    assert (first[0][0], round(first[-1][1])) == (second[0][0], round(second[-1][1]))


@pytest.mark.parametrize("chart", DRAWN.values(), ids=DRAWN)
def test_a_chart_stands_alone(chart: str) -> None:
    told = ElementTree.fromstring(chart)
    assert (told.get("font-family") or "").endswith("sans-serif")
    assert next(told.iter(f"{_SVG}rect")).get("fill") == _WHITE
    assert not re.search(r"url\(|href|style=|<image|<script", chart)


def charts(made: Content) -> list[Chart]:
    return [block for part in made.parts for block in part.blocks if isinstance(block, Chart)]


def tables(made: Content) -> dict[str, Table]:
    return {table.name: table for _, table in tables_in(made.parts)}


def test_the_example_has_every_kind_of_chart() -> None:
    names = {re.sub(r"-.*", "", chart.name) for chart in charts(content())}
    assert names == {"standing", "changes", "theme", "trend"}


@pytest.mark.parametrize("made", [content(), hostile('"</title><script>&\u202e\x07')], ids=["example", "hostile"])
def test_every_chart_has_a_title_a_description_and_a_table_with_its_numbers(made: Content) -> None:
    found = tables(made)
    assert charts(made)
    for chart in charts(made):
        told = ElementTree.fromstring(chart.svg)
        assert told.findtext(f"{_SVG}title") == chart.title
        assert told.findtext(f"{_SVG}desc")
        assert chart.description
        cells = {cell.text for line in found[chart.table].lines for cell in line.cells}
        counts = _COUNT.findall("\n".join(texts(chart.svg)))
        assert {number for _, number in counts} <= cells


def test_the_change_since_the_earlier_report_has_the_counts_of_both() -> None:
    lines = [[cell.text for cell in line.cells] for line in tables(content())["changes-standing"].lines]
    assert lines == [
        ["2011/12 Q2", "10", "77", "16", "0", "103", "84.5"],
        ["2011/12 year end", "15", "13", "6", "4", "38", "73.7"],
    ]
