"""Charts from plain values: what they say in words, and what stands in them."""

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from goldenthread.plan import Figure, Op, Period, Rating, Target
from goldenthread.publishing.charts import Course, Line, Mark, Moment, Share, drawn, over_time, shares_bar

_SVG = "{http://www.w3.org/2000/svg}"


def texts(chart: str) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(chart).iter(f"{_SVG}text")]


def test_a_bar_says_its_numbers_in_words_and_by_shape() -> None:
    chart = shares_bar(
        [Share(Rating.ACHIEVED, "achieved", 30), Share(Rating.SLIPPED, "slipped", 10)], "How it stands", "bar"
    )
    told = ElementTree.fromstring(chart)
    assert told.findtext(f"{_SVG}title") == "How it stands"
    assert told.findtext(f"{_SVG}desc") == "achieved 30, slipped 10; 40 in all"
    assert (told.get("role"), told.get("aria-labelledby")) == ("img", "bar-title bar-desc")
    assert texts(chart) == ["■ 30", "▲ 10"]


def test_a_bar_of_nothing_is_an_empty_frame() -> None:
    told = ElementTree.fromstring(shares_bar([Share(Rating.ACHIEVED, "achieved", 0)], "How it stands", "bar"))
    assert len(told.findall(f"{_SVG}rect")) == 1


def course(*figures: str | None, marks: tuple[Mark, ...] = ()) -> Course:
    moments = tuple(
        Moment(f"Q{at}", Decimal(figure) if figure else None, f"{figure} %", Decimal(60), Decimal(55))
        for at, figure in enumerate(figures, start=1)
    )
    return Course("Assessments", "%", moments, "60 %", marks)


def test_a_missing_figure_leaves_a_gap() -> None:
    whole, gap = (ElementTree.fromstring(over_time(course("50", now, "70"), "c")) for now in ("60", None))
    assert (len(whole.findall(f"{_SVG}circle")), len(gap.findall(f"{_SVG}circle"))) == (3, 2)
    lines = [
        len([one for one in chart.iter(f"{_SVG}line") if one.get("stroke-width") == "3"]) for chart in (whole, gap)
    ]
    assert lines == [2, 0]
    assert gap.findtext(f"{_SVG}desc") == "Q1: 50 %; Q2: no figure; Q3: 70 %; target 60 %."


def test_others_stand_as_labelled_marks() -> None:
    chart = over_time(course("50", "60", marks=(Mark("England", Decimal(62), "62 %"),)), "c")
    assert "62 % England" in texts(chart)
    assert len(ElementTree.fromstring(chart).findall(f"{_SVG}polygon")) == 1


def test_without_a_figure_there_is_no_chart() -> None:
    assert over_time(course(None, None), "c") == ""


def test_the_same_figure_over_and_over_is_drawn() -> None:
    moment = Moment("Q1", Decimal(0), "0")
    assert over_time(Course("Incidents", "count", (moment, moment)), "c").startswith("<svg")


def test_hostile_words_are_escaped() -> None:
    chart = over_time(course("1", marks=(Mark('<script>&"', Decimal(2), "2"),)), "c")
    assert "<script" not in chart
    assert ElementTree.fromstring(chart) is not None


@pytest.mark.parametrize(
    ("unit", "target", "axis", "title"),
    [
        ("pp", "2", "% points", "Gap: each period’s figure against its target"),
        ("count", "2", "number", "Gap: each period’s figure against its target"),
        ("days", None, "days", "Gap: each period’s figure"),
    ],
)
def test_a_part_names_its_axis_and_what_its_chart_shows(unit: str, target: str | None, axis: str, title: str) -> None:
    wanted = Target(op=Op.AT_LEAST, value=Decimal(target), unit=unit) if target else None
    line = Line(Period(start=2011, quarter=2), unit, Figure(value=Decimal(3), unit=unit), wanted, None)
    chart = drawn("", unit, (line,), named="Gap", at=0, small=False).chart
    assert f">{axis}</text>" in chart
    assert f'<title id="course-0-title">{title}</title>' in chart


def test_a_chart_for_narrow_screens_has_its_own_names_and_no_marks() -> None:
    line = Line(Period(start=2011, quarter=2), "%", Figure(value=Decimal(3), unit="%"), None, None)
    marks = (Mark("England", Decimal(5), "5 %"),)
    both = drawn("", "%", (line,), named="Gap", at=0, marks=marks, small=False)
    assert ("5 % England" in texts(both.chart), "5 % England" in texts(both.narrow)) == (True, False)
    assert 'id="course-0-title"' in both.chart
    assert 'id="course-0-narrow-title"' in both.narrow
    assert drawn("", "%", (line,), named="Gap", at=0, marks=marks, small=True).narrow == ""


@pytest.mark.parametrize(
    ("quarters", "marks", "two"),
    [(3, (), False), (4, (), True), (1, (Mark("England", Decimal(5), "5 %"),), True)],
)
def test_two_charts_are_drawn_only_where_a_small_one_leaves_something_out(
    quarters: int, marks: tuple[Mark, ...], two: bool
) -> None:
    figure = Figure(value=Decimal(3), unit="%")
    lines = tuple(Line(Period(start=2011, quarter=at), "%", figure, None, None) for at in range(1, quarters + 1))
    found = drawn("", "%", lines, named="Gap", at=0, marks=marks, small=False)
    assert (found.narrow != "", 'width="640"' in found.chart) == (two, two)
