"""What holds of every return, however odd."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.judging import all_presets, judge
from goldenthread.judging.facts import FROM_BEST
from goldenthread.plan import (
    Direction,
    DirectionBasis,
    EarlierFigure,
    Figure,
    Kind,
    MeasureSettings,
    Op,
    Period,
    Rating,
    Return,
    Settings,
    Source,
    Supports,
    Target,
    Tolerance,
    ToleranceMode,
)
from tests.judging import drawing

TARGET = st.decimals(0, 200, places=1)
VALUES = st.decimals(0, 400, places=2)


@given(drawing.returns, drawing.periods, drawing.settings, st.one_of(st.none(), drawing.returns), drawing.periods)
def test_any_return_gets_a_verdict_in_one_line(
    row: Return, period: Period | None, settings: Settings, earlier: Return | None, earlier_period: Period | None
) -> None:
    verdict = judge(row, period, settings, earlier, earlier_period=earlier_period)
    assert verdict.because
    assert len(verdict.because) < 2000
    assert "\n" not in verdict.because
    assert verdict.rule.startswith(f"{settings.measures['m'].preset}/")


@given(drawing.returns, drawing.periods, drawing.settings)
def test_nature_alone_accuses_nobody(row: Return, period: Period | None, settings: Settings) -> None:
    decided = settings.measures["m"].model_copy(update={"direction": None})
    settings = settings.model_copy(update={"measures": {"m": decided}})
    by_nature = row.model_copy(update={"direction_basis": DirectionBasis.NATURE})
    assert judge(by_nature, period, settings).supports_printed is not Supports.NO


@given(drawing.returns, drawing.periods, drawing.settings)
def test_printed_status_moves_no_rating_of_figures(row: Return, period: Period | None, settings: Settings) -> None:
    ratings = {
        judge(row.model_copy(update={"rating": printed}), period, settings).rating
        for printed in [None, *Rating]
        if row.kind is not None and row.kind is not Kind.MILESTONE
    }
    assert len(ratings) <= 1


def measure(value: Decimal, op: Op, target: Decimal, kind: Kind, year_ago: Decimal | None, when: str | None) -> Return:
    up = op in (Op.AT_LEAST, Op.ABOVE)
    return Return(
        id="m",
        source=Source(),
        kind=kind,
        direction=Direction.UP if up else Direction.DOWN,
        direction_basis=DirectionBasis.WORDS,
        targets=(Target(value=target, unit="%", op=op, when=when),),
        actuals=(Figure(value=value, unit="%"),),
        previous=() if year_ago is None else (EarlierFigure(value=year_ago, unit="%", when="2023-09"),),
    )


@given(
    better=VALUES,
    worse=VALUES,
    target=TARGET,
    op=st.sampled_from([Op.AT_LEAST, Op.AT_MOST, Op.ABOVE, Op.BELOW]),
    kind=st.sampled_from([Kind.THRESHOLD, Kind.CUMULATIVE]),
    quarter=st.integers(1, 4),
    year_ago=st.one_of(st.none(), VALUES),
    when=st.sampled_from([None, "2024/25", "2026/27"]),
    tolerance=st.one_of(
        st.none(), st.builds(Tolerance, value=st.decimals(0, 50, places=1), mode=st.sampled_from(ToleranceMode))
    ),
    amber=st.one_of(st.none(), TARGET),
    preset=st.sampled_from([name for name, preset in all_presets().items() if not preset.by_people_alone]),
)
def test_better_figure_never_rated_worse(
    better: Decimal,
    worse: Decimal,
    target: Decimal,
    op: Op,
    kind: Kind,
    quarter: int,
    year_ago: Decimal | None,
    when: str | None,
    tolerance: Tolerance | None,
    amber: Decimal | None,
    preset: str,
) -> None:
    settings = Settings(measures={"m": MeasureSettings(preset=preset, tolerance=tolerance, amber_value=amber)})
    period = Period(start=2024, quarter=quarter)
    if (better < worse) == (op in (Op.AT_LEAST, Op.ABOVE)):
        better, worse = worse, better
    of_better, of_worse = (
        judge(measure(value, op, target, kind, year_ago, when), period, settings).rating for value in (better, worse)
    )
    if of_better and of_worse:
        assert FROM_BEST.index(of_better) <= FROM_BEST.index(of_worse)
