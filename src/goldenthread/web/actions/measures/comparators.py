"""Others' figures for the same, kept by hand: whose, of when, from where."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from goldenthread.web.actions.points import recheck
from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import (
    ComparatorFigure,
    Measure,
    PeriodState,
    Person,
    ReportingPeriod,
    Return,
    ReturnState,
)


@dataclass(frozen=True)
class Comparison:
    """Somebody else's figure: whose it is, the part of the measure, the number, the time that it is of, its source."""

    whose: str
    value: Decimal
    unit: str
    label: str = ""
    printed: str = ""
    as_at: str = ""
    source: str = ""


def keep_comparator(
    *, measure: Measure, period: ReportingPeriod, comparison: Comparison, by: Person
) -> ComparatorFigure:
    """Keep somebody else's figure with a period that is open; it is there in the following ones, too.

    Raises Refused where it doesn't say whose it is or of what time, where the same one is there already, for a period
    that is published, and where the measure's return was approved without it.
    """
    with writing(measure.authority, by=by, may=OFFICERS) as journal:
        period = ReportingPeriod.objects.select_related("plan_year").get(pk=period.pk, authority=measure.authority_id)
        _refuse(measure, period, comparison)
        made = ComparatorFigure(measure=measure, period=period, kept_by=by)
        _fill(made, comparison)
        made.save(force_insert=True)
        journal.record("add a comparator", measure, after={"shown in": str(period), **facts_of_comparator(made)})
        _check_again(measure, period)
    return made


def mend_comparator(*, comparator: ComparatorFigure, comparison: Comparison, reason: str, by: Person) -> None:
    """Change somebody else's figure in a period that is open, with the reason; earlier periods keep theirs.

    Raises Refused without a reason, where nothing changes, and for what `keep_comparator` refuses.
    """
    measure = comparator.measure
    with writing(measure.authority, by=by, may=OFFICERS) as journal:
        found = ComparatorFigure.objects.select_for_update().select_related("period__plan_year").get(pk=comparator.pk)
        need_reason(reason, measure, "say why it changes")
        _refuse(measure, found.period, comparison, found)
        before = facts_of_comparator(found)
        _fill(found, comparison)
        found.kept_by = by
        after = facts_of_comparator(found)
        if before == after:
            raise Refused(
                "nothing has changed", where=str(measure), expected="a change", do="change something, or leave it"
            )
        found.save()
        told = {"shown in": str(found.period)}
        journal.record("mend a comparator", measure, before=told | before, after=told | after, reason=reason.strip())
        _check_again(measure, found.period)


def remove_comparator(*, comparator: ComparatorFigure, reason: str, by: Person) -> None:
    """Remove somebody else's figure from a period that is open; the journal and earlier periods keep it.

    Raises Refused without a reason, for a period that is published, and where the return was approved with it.
    """
    measure = comparator.measure
    with writing(measure.authority, by=by, may=OFFICERS) as journal:
        found = ComparatorFigure.objects.select_for_update().select_related("period__plan_year").get(pk=comparator.pk)
        need_reason(reason, measure, "say why it goes")
        _refuse_period(measure, found.period)
        before = {"shown in": str(found.period), **facts_of_comparator(found)}
        period = found.period
        found.delete()
        journal.record("remove a comparator", measure, before=before, reason=reason.strip())
        _check_again(measure, period)


def facts_of_comparator(one: ComparatorFigure) -> dict[str, Any]:
    """Give a comparator as the journal keeps it."""
    return {
        "whose": one.who,
        "part": one.label,
        "figure": f"{one.value:f} {one.unit}",
        "as at": one.as_at,
        "source": one.source,
    }


def _fill(one: ComparatorFigure, comparison: Comparison) -> None:
    one.who, one.label = comparison.whose.strip(), comparison.label.strip()
    one.value, one.unit, one.printed = comparison.value, comparison.unit, comparison.printed[:60]
    one.as_at, one.source = comparison.as_at.strip(), comparison.source.strip()


def _refuse(
    measure: Measure, period: ReportingPeriod, comparison: Comparison, own: ComparatorFigure | None = None
) -> None:
    wanted = {
        "whose figure it is": comparison.whose,
        "the time that it is of": comparison.as_at,
        "its source": comparison.source,
    }
    for what, text in wanted.items():
        if not text.strip():
            raise Refused(f"{what} is missing", where=str(measure), expected=what, do=f"give {what}")
    _refuse_period(measure, period)
    same = ComparatorFigure.objects.filter(
        measure=measure, period=period, who=comparison.whose.strip(), label=comparison.label.strip()
    )
    if (same.exclude(pk=own.pk) if own else same).exists():
        raise Refused(
            f"there is a figure of {comparison.whose.strip()} in {period} already",
            where=str(measure),
            expected="one figure of each, for each part",
            do="mend that one, or say which part this is of",
        )


def _refuse_period(measure: Measure, period: ReportingPeriod) -> None:
    if period.state != PeriodState.OPEN:
        raise Refused(
            f"{period} is published", where=str(measure), expected="a period that is open", do="wait for the next one"
        )
    if Return.objects.filter(measure=measure, period=period, state=ReturnState.APPROVED).exists():
        raise Refused(
            f"the return for {period} is approved with the comparators that it has",
            where=str(measure),
            expected="a return that isn’t approved yet",
            do="send the return back first, or wait for the next period",
        )


def _check_again(measure: Measure, period: ReportingPeriod) -> None:
    waiting = Return.objects.filter(measure=measure, period=period, state=ReturnState.SUBMITTED).first()
    if waiting is not None:
        recheck(waiting)
