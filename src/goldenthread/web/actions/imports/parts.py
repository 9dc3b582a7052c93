"""Parts of targets and returns as rows of the record, not yet saved."""

from collections.abc import Iterable

from goldenthread import plan
from goldenthread.web.records.models import BaselinePart, FigureRecord, Return, TargetPart, TargetSetting


def target_parts(setting: TargetSetting, targets: Iterable[plan.Target]) -> Iterable[TargetPart]:
    """Give the parts of a target as rows of the record, not yet saved."""
    for position, target in enumerate(targets, start=1):
        yield TargetPart(
            setting=setting,
            position=position,
            label=(target.label or "")[:100],
            op=target.op,
            value=target.value,
            high=target.high,
            unit=target.unit[:40],
            when=(target.when or "")[:20],
            relative_to_baseline=target.relative_to is not None,
            direction=target.direction or "",
            printed=target.printed[:60],
        )


def baseline_parts(setting: TargetSetting, baselines: Iterable[plan.Baseline]) -> Iterable[BaselinePart]:
    """Give the baselines of a target as rows of the record, not yet saved."""
    for position, baseline in enumerate(baselines, start=1):
        yield BaselinePart(
            setting=setting,
            position=position,
            label=(baseline.label or "")[:100],
            value=baseline.value,
            unit=baseline.unit[:40],
            when=(baseline.when or "")[:20],
            printed=baseline.printed[:60],
        )


def figure_records(found: Return, figures: Iterable[plan.Figure]) -> Iterable[FigureRecord]:
    """Give the figures of a return as rows of the record, not yet saved."""
    for position, figure in enumerate(figures, start=1):
        whole = figure.numerator is not None and figure.denominator is not None
        yield FigureRecord(
            of_return=found,
            position=position,
            label=(figure.label or "")[:100],
            value=figure.value,
            unit=figure.unit[:40],
            numerator=figure.numerator if whole else None,
            denominator=figure.denominator if whole else None,
            as_at=(figure.as_at or "")[:10],
            state=figure.state or "",
            printed=figure.printed[:60],
        )
