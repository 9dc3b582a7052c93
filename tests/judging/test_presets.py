"""Presets: data that leaves no gap."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from goldenthread.judging import Preset, all_presets, judge, preset_named
from goldenthread.judging.facts import Fact
from goldenthread.judging.presets import Band
from goldenthread.plan import (
    Direction,
    Figure,
    MeasureSettings,
    Op,
    Period,
    Rating,
    Return,
    Settings,
    SettingsError,
    Source,
    Target,
)

ROW = Return(
    id="7",
    ref="7.1",
    source=Source(),
    targets=(Target(value=Decimal(60), unit="%", op=Op.AT_LEAST),),
    actuals=(Figure(value=Decimal(58), unit="%"),),
)
YEAR_END = Period(start=2024, quarter=4)


def test_presets_are_these() -> None:
    assert list(all_presets()) == [
        "better-than-last-year",
        "brag",
        "days-late",
        "forecast-rag",
        "judgement-only",
        "one-to-four",
        "rag-amber-value",
        "rag-points",
        "rag-relative",
    ]


def test_preset_with_a_gap_is_refused() -> None:
    band = Band(when=(Fact.MET,), rating=Rating.ACHIEVED, called="green")
    with pytest.raises(ValidationError, match="all that is left"):
        Preset(name="own", version="1", title="", about="", year_end=(band,))


def test_unknown_preset_is_the_users_fault() -> None:
    with pytest.raises(SettingsError) as fault:
        preset_named("traffic-lights")
    assert str(fault.value) == (
        "the settings: there is no preset 'traffic-lights'. Expected: one of better-than-last-year, brag, days-late, "
        "forecast-rag, judgement-only, one-to-four, rag-amber-value, rag-points, rag-relative. "
        "What to do: name one of these as preset in the settings."
    )


@pytest.mark.parametrize(
    ("settings", "rule", "boundary", "rating"),
    [
        ({}, "one-to-four/threshold-year-end", None, "not_achieved"),
        ({"tolerance": {"value": 3}}, "one-to-four/threshold-year-end", 57, "on_track"),
        ({"preset": "rag-points"}, "rag-points/threshold-year-end", 55, "slipped"),
        ({"preset": "rag-points", "measures": {"7.1": {"preset": "brag"}}}, "brag/threshold-year-end", 57, "slipped"),
        (
            {"measures": {"7": {"tolerance": {"value": 1}}}, "tolerance": {"value": 9}},
            "one-to-four/threshold-year-end",
            59,
            "not_achieved",
        ),
    ],
)
def test_what_is_set_for_one_measure_comes_first(
    settings: dict[str, object], rule: str, boundary: int | None, rating: str
) -> None:
    verdict = judge(ROW, YEAR_END, Settings.model_validate(settings))
    assert (verdict.rule, verdict.boundary, verdict.rating) == (rule, boundary, rating)


def test_row_with_more_figures_than_a_measure_has_is_not_judged() -> None:
    row = ROW.model_copy(update={"actuals": ROW.actuals * 31})
    assert judge(row, YEAR_END).because == "the row has more figures than one measure can have: no rating"


def test_given_direction_turns_a_bare_number() -> None:
    row = ROW.model_copy(update={"targets": (Target(value=Decimal(60), unit="%", op=Op.EQUALS),)})
    decided = Settings(measures={"7": MeasureSettings(direction=Direction.DOWN)})
    assert (
        judge(row, YEAR_END).because == "58 % against exactly 60 %: not equal, and it isn't known which way is better"
    )
    assert judge(row, YEAR_END, decided).because == "58 % against at most 60 %: achieved"
