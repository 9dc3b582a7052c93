"""Charts from plain values: what they say in words, and what stands in them."""

from decimal import Decimal
from xml.etree import ElementTree

from goldenthread.plan import Rating
from goldenthread.publishing.charts import Course, Mark, Moment, Share, over_time, shares_bar

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
