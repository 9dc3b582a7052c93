"""What holds of every return, however odd."""

from datetime import date
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
    PathPoint,
    Period,
    Rating,
    Return,
    Settings,
    Source,
    Supports,
    Target,
    TargetChange,
    TargetPath,
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


CHANGE = TargetChange(
    from_date=date(2024, 10, 1), old=Decimal(60), new=Decimal(55), reason="a grant ended", approved_by="the cabinet"
)
STEPS = (
    Target(value=Decimal(60), unit="%", op=Op.AT_LEAST, when="2024/25"),
    Target(value=Decimal(80), unit="%", op=Op.AT_LEAST, when="2026/27"),
)


@given(value=VALUES, printed=st.sampled_from([60, 55]), quarter=st.integers(1, 4), kind=st.sampled_from(Kind))
def test_changed_target_rates_as_the_one_in_force_does(value: Decimal, printed: int, quarter: int, kind: Kind) -> None:
    period = Period(start=2024, quarter=quarter)
    changed = Settings(measures={"m": MeasureSettings(target_changes=(CHANGE,))})
    in_force = measure(value, Op.AT_LEAST, Decimal(60 if quarter < 3 else 55), kind, None, None)
    row = measure(value, Op.AT_LEAST, Decimal(printed), kind, None, None)
    assert judge(row, period, changed).rating == judge(in_force, period).rating


@given(VALUES, VALUES, st.integers(1, 4), st.sampled_from([None, *Rating]), st.sampled_from(sorted(all_presets())))
def test_value_on_the_way_is_neither_achieved_nor_failed_and_rates_no_better_figure_worse(
    value: Decimal, other: Decimal, quarter: int, printed: Rating | None, preset: str
) -> None:
    settings, period = Settings(preset=preset), Period(start=2024, quarter=quarter)
    rows = [measure(each, Op.AT_LEAST, Decimal(60), Kind.THRESHOLD, None, None) for each in sorted((value, other))]
    steps = [row.model_copy(update={"targets": STEPS, "rating": printed}) for row in rows]
    worse, better = (judge(row, period, settings).rating for row in steps)
    assert {worse, better} <= {Rating.ON_TRACK, Rating.SLIPPED, None}
    assert worse is None or better is None or FROM_BEST.index(better) <= FROM_BEST.index(worse)


@given(VALUES, st.integers(1, 4), st.sampled_from([*Rating]), st.booleans())
def test_value_between_two_points_contradicts_no_status(
    value: Decimal, quarter: int, printed: Rating, even: bool
) -> None:
    points = (PathPoint(when="2023/24", value=Decimal(50)), PathPoint(when="2026/27", value=Decimal(80)))
    settings = Settings(measures={"m": MeasureSettings(target_paths=(TargetPath(points=points, even=even),))})
    row = measure(value, Op.AT_LEAST, Decimal(80), Kind.THRESHOLD, None, None).model_copy(update={"rating": printed})
    supports = judge(row, Period(start=2024, quarter=quarter), settings).supports_printed
    assert supports is not Supports.NO
