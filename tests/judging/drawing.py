"""Draws returns of all kinds, sensible and not, for the property tests of judging."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from goldenthread.judging import all_presets
from goldenthread.plan import (
    Baseline,
    Comparator,
    Direction,
    DirectionBasis,
    EarlierFigure,
    Figure,
    Kind,
    MeasureSettings,
    Missing,
    Op,
    PathPoint,
    Period,
    Rating,
    Return,
    Settings,
    Source,
    State,
    Target,
    TargetChange,
    TargetPath,
    Tolerance,
    ToleranceMode,
)

UNITS = ["%", "pp", "count", "£", "per 100,000", "per 10,000", "per 0", "days", "weeks", "kg", "miles", "rate", ""]
TIMES = [
    "2024/25",
    "2023/24",
    "2025/26",
    "2024-09",
    "2025-03",
    "2027",
    "Q1",
    "Q3",
    "previous year",
    "0000",
    "9999",
    "2024-13",
]
LABELS = ["KS2", "KS4", "reduction", "boys under 11", "", "…"]

numbers = st.one_of(
    st.just(Decimal(60)),
    st.decimals(min_value=-1000, max_value=10_000, allow_nan=False, places=2),
    st.integers(-50, 3_000_000).map(Decimal),
    st.sampled_from(
        [Decimal("0"), Decimal("0.0"), Decimal("1.2E+6"), Decimal("1E+999"), Decimal("1E-999"), Decimal("9" * 60)]
    ),
)
units = st.one_of(st.sampled_from(UNITS), st.text(max_size=8))
times = st.one_of(st.none(), st.sampled_from(TIMES), st.text(max_size=10))
labels = st.one_of(st.none(), st.sampled_from(LABELS), st.text(max_size=12))
texts = st.one_of(
    st.just(""), st.sampled_from(["Above the national average", "TBC", "within our 2% tolerance"]), st.text()
)
directions = st.one_of(st.none(), st.sampled_from(Direction))
periods = st.one_of(
    st.none(),
    st.builds(Period, start=st.integers(1, 9990), quarter=st.integers(1, 4)),
    st.just(Period(start=2024, quarter=2)),
)


@st.composite
def targets(draw: st.DrawFn) -> Target:
    op = draw(st.sampled_from(Op))
    return Target(
        value=draw(numbers),
        unit=draw(units),
        op=op,
        high=draw(numbers) if op is Op.RANGE else None,
        when=draw(times),
        label=draw(labels),
        relative_to=draw(st.sampled_from(["baseline", None, None])),
        direction=draw(directions),
    )


figures = st.builds(
    Figure, value=numbers, unit=units, as_at=times, label=labels, state=st.one_of(st.none(), st.sampled_from(State))
)
earlier_figures = st.builds(EarlierFigure, value=numbers, unit=units, when=times, label=labels)
baselines = st.builds(Baseline, value=numbers, unit=units, when=times, label=labels)
comparators = st.builds(
    Comparator, who=st.sampled_from(["England", "family", ""]), value=numbers, unit=units, label=labels
)
tolerances = st.one_of(
    st.none(),
    st.builds(
        Tolerance,
        value=st.decimals(0, 1000, places=1) | st.just(Decimal("1E+900")),
        mode=st.sampled_from(ToleranceMode),
    ),
)


def _few(strategy: st.SearchStrategy[object], most: int = 2) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


returns = st.builds(
    Return,
    id=st.just("m"),
    source=st.just(Source()),
    outcome=texts,
    progress=texts,
    kind=st.one_of(st.none(), st.sampled_from(Kind)),
    direction=directions,
    direction_basis=st.one_of(st.none(), st.sampled_from(DirectionBasis)),
    due=times,
    targets=_few(targets(), 3),
    baselines=_few(baselines),
    actuals=_few(figures, 3),
    previous=_few(earlier_figures),
    comparators=_few(comparators),
    rating=st.one_of(st.none(), st.sampled_from(Rating)),
    unrated=st.one_of(st.none(), st.none(), st.sampled_from(Missing)),
)
words = st.text(min_size=1, max_size=300).filter(str.strip)
times_of_points = st.sampled_from(["2023/24", "2024/25", "2024/25 Q2", "2025-03", "2026", "0000", "9999/00"])
points = st.builds(PathPoint, when=times_of_points, value=numbers)
paths = st.builds(
    TargetPath,
    points=st.lists(points, min_size=1, max_size=3, unique_by=lambda point: point.when).map(tuple),
    even=st.booleans(),
    label=labels,
)
changes = st.builds(
    TargetChange,
    from_date=st.one_of(st.dates(), st.dates(date(2024, 1, 1), date(2025, 6, 30))),
    old=st.just(Decimal(60)),
    new=numbers.filter(lambda number: number != 60),
    reason=words,
    approved_by=words,
    label=labels,
    when=st.one_of(st.none(), times_of_points),
)
measures = st.builds(
    MeasureSettings,
    target_paths=_few(paths),
    target_changes=st.lists(changes, max_size=2, unique_by=lambda change: (change.label, change.when)).map(tuple),
    direction=directions,
    tolerance=tolerances,
    amber_value=st.one_of(st.none(), numbers),
    profile=st.one_of(
        st.just(()),
        st.lists(numbers, max_size=5).map(tuple),
        st.just((Decimal("0.1"), Decimal("0.4"), Decimal("0.7"), Decimal(1))),
    ),
    preset=st.sampled_from(sorted(all_presets())),
)
settings = st.builds(Settings, tolerance=tolerances, measures=measures.map(lambda measure: {"m": measure}))
