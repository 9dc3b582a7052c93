"""A measure over time beside its return: earlier figures, target and tolerance as a chart, and as a table."""

from collections.abc import Iterator, Sequence

from django.db.models import Prefetch

from goldenthread.judging.dates import Span, end_of, span_of, year_of
from goldenthread.plan import Figure, Period, Return, Target
from goldenthread.publishing.charts import Drawn, Line, drawn
from goldenthread.web.actions.entries import Box, Sheet, boundary_of, earlier_returns
from goldenthread.web.cycle.measures.words import target_words
from goldenthread.web.records.models import FigureRecord, TargetSetting
from goldenthread.web.records.nouns import figure_of, target_of

_MOST_PERIODS, _MOST_PARTS = 12, 4


def courses_of(sheet: Sheet, row: Return | None = None) -> list[Drawn]:
    """Give each part of a measure over time, up to the return; with its own figures where its `row` is given.

    Two queries, however many periods there are. Nothing is given of a measure that has no figure yet.
    """
    figures = Prefetch("figures", FigureRecord.objects.filter(replaced_by__isnull=True))
    earlier = earlier_returns(sheet.found).prefetch_related(figures)[:_MOST_PERIODS]
    told = {one.period.noun: tuple(figure_of(figure) for figure in one.figures.all()) for one in earlier}
    told[sheet.period] = row.actuals if row else ()
    parts = (_drawn(sheet, box, dict(sorted(told.items()))) for box in sheet.boxes[:_MOST_PARTS])
    return [one for one in parts if one.chart]


def _drawn(sheet: Sheet, box: Box, told: dict[Period, tuple[Figure, ...]]) -> Drawn:
    lines = tuple(_lines(sheet, box, told))
    named = f"{box.label or 'The measure'} over time"
    return drawn(box.label, box.unit, lines, named=named, at=box.position, small=True)


def _lines(sheet: Sheet, box: Box, told: dict[Period, tuple[Figure, ...]]) -> Iterator[Line]:
    alone = len(sheet.boxes) == 1
    for period, figures in told.items():
        fitting = (one for one in figures if one.unit == box.unit and (alone or (one.label or "") == box.label))
        target = _target(sheet, box, period)
        boundary = boundary_of(sheet, period, target) if target and alone else None
        said = target_words(target) if target else "none"
        yield Line(period, box.unit, next(fitting, None), target, boundary, said)


def _target(sheet: Sheet, box: Box, period: Period) -> Target | None:
    """Give the target that was in force in a period: of several years' its own, never an earlier year's."""
    in_force = [one for one in _settings(sheet) if one.effective_from <= period.last_day]
    parts = [target_of(part) for part in in_force[-1].parts.all()] if in_force else []
    fitting = [one for one in parts if one.unit == box.unit and (one.label or "") == box.label and not one.relative_to]
    spans = [(one, span_of(one.when, period)) for one in fitting]
    own = [one for one, span in spans if _reaches(span, period)]
    later = [one for one, span in spans if span is None or span.last >= year_of(period).first]
    return next(iter(own or (later if len(later) == 1 else [])), None)


def _settings(sheet: Sheet) -> Sequence[TargetSetting]:
    found: Sequence[TargetSetting] = sheet.found.measure.set  # type: ignore[attr-defined]
    return found


def _reaches(span: Span | None, period: Period) -> bool:
    return span is not None and span.first <= end_of(period) <= span.last
