"""To the plan's nouns: a return of the record as a row of a Report, and a period's returns as a Report."""

import hashlib
from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet

from goldenthread import plan
from goldenthread.plan import Missing, Op, Rating, Report, Settings, Source
from goldenthread.plan.counting import count_returns
from goldenthread.reading.reconciling import reconcile
from goldenthread.web.records.further import decided_by
from goldenthread.web.records.models import (
    BaselinePart,
    ComparatorFigure,
    FigureRecord,
    Placement,
    ReportingPeriod,
    Return,
    ReturnState,
    TargetPart,
    TargetSetting,
)
from goldenthread.web.records.readings import kept_of, understood


def first_day_of_year(start: int) -> date:
    """Give the first day of the financial year that starts in a calendar year."""
    return date(start, 4, 1)


def returns_of(period: ReportingPeriod) -> QuerySet[Return]:
    """Give a period's returns in the plan's order, with all that `row_of` needs, in a fixed number of queries."""
    return with_parts(Return.objects.filter(period=period), period)


def with_parts(returns: QuerySet[Return], period: ReportingPeriod) -> QuerySet[Return]:
    """Give returns of one period with all that `row_of` needs."""
    settings = TargetSetting.objects.filter(effective_from__lte=period.noun.last_day)
    return (
        returns.select_related("measure", "period__plan_year__plan", "reading")
        .filter(measure__placements__plan_year=period.plan_year_id)
        .order_by("measure__placements__position")
        .prefetch_related(
            *parts_but_targets(period),
            Prefetch("measure__target_settings", settings.prefetch_related("parts", "baselines"), to_attr="set"),
        )
    )


def settings_of(period: ReportingPeriod, returns: Iterable[Return], when: plan.Period | None = None) -> Settings:
    """Give what was decided about judging, with what was set with the targets that are in force for these returns.

    The returns come from `with_parts`: nothing more is asked of the database but the authority. `when` is an earlier
    period, where what was in force then is asked for.
    """
    decided, own, last = period.settings, {}, (when or period.noun).last_day
    for found in returns:
        begun = [one for one in found.measure.set if one.effective_from <= last]  # type: ignore[attr-defined]
        changed = decided_by(begun[-1], begun[-1].parts.all()) if begun else {}
        if changed:
            names = (found.measure.permanent_id, found.measure.placed[0].ref)  # type: ignore[attr-defined]
            own[found.measure.permanent_id] = decided.of_measure(*names).model_copy(update=changed)
    return decided.model_copy(update={"measures": {**decided.measures, **own}})


def parts_but_targets(period: ReportingPeriod) -> "tuple[Prefetch[str], ...]":
    """Give what `row_of` needs of returns of one period besides the targets that were in force."""
    placements = Placement.objects.filter(plan_year=period.plan_year_id).select_related(
        "priority_action__objective__theme__section", "same_row_as__measure"
    )
    return (
        Prefetch("figures", FigureRecord.objects.filter(replaced_by__isnull=True)),
        Prefetch(
            "measure__placements", placements.prefetch_related("responsible", "also_relates_to"), to_attr="placed"
        ),
        Prefetch("measure__comparators", ComparatorFigure.objects.filter(period=period), to_attr="compared"),
    )


def report_of(period: ReportingPeriod, returns: Iterable[Return] | None = None) -> Report:
    """Give a period's returns as a Report, not yet judged."""
    found = list(returns_of(period) if returns is None else returns)
    rows = [understood(row_of(one), period.noun, kept_of(one)) for one in found]
    scheme = period.scheme
    printed = [row for row in rows if row.same_row_as is None]
    counted = count_returns(printed, scheme.codes)
    name = f"{period.authority.slug} {period.noun}"
    return Report(
        file=name,
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        authority=period.authority.name,
        plan=period.plan_year.plan.name,
        year=period.noun.year,
        period=period.noun,
        scheme=scheme.codes,
        counted_totals=counted,
        reconciliation=reconcile(None, counted, printed),
        rows=tuple(rows),
    )


def row_of(found: Return) -> plan.Return:
    """Give one return, fetched by `with_parts`, as a row of a Report."""
    measure = found.measure
    placement: Placement = measure.placed[0]  # type: ignore[attr-defined]
    setting: TargetSetting | None = measure.set[-1] if measure.set else None  # type: ignore[attr-defined]
    action, rating = placement.priority_action, Rating(found.declared) if found.declared else None
    theme, code = action.objective.theme, code_of(rating, found.period.scheme)
    return plan.Return(
        id=measure.permanent_id,
        source=Source(),
        section=theme.section.name if theme.section else None,
        theme=theme.name,
        also_relates_to=tuple(other.name for other in placement.also_relates_to.all()),
        objective_ref=action.objective.ref or None,
        objective=action.objective.text,
        ref=placement.ref or None,
        ref_printed=placement.ref,
        action=action.text or None,
        outcome=setting.text if setting else measure.name,
        responsibility=tuple(directorate.code for directorate in placement.responsible.all()),
        status=code,
        status_printed=str(code or ""),
        rating=rating,
        unrated=None if rating else missing_of(found),
        progress=found.progress,
        remedial_action=found.remedial_text,
        same_row_as=placement.same_row_as.measure.permanent_id if placement.same_row_as else None,
        kind=plan.Kind(setting.kind) if setting else None,
        direction=plan.Direction(measure.direction) if measure.direction else None,
        direction_basis=plan.DirectionBasis(measure.direction_basis) if measure.direction_basis else None,
        due=(setting.due or None) if setting else None,
        targets=tuple(target_of(part) for part in setting.parts.all()) if setting else (),
        baselines=tuple(baseline_of(part) for part in setting.baselines.all()) if setting else (),
        actuals=tuple(figure_of(figure) for figure in found.figures.all()),
        comparators=tuple(comparator_of(one) for one in measure.compared),  # type: ignore[attr-defined]
    )


def code_of(rating: Rating | None, scheme: plan.Scheme) -> int | str | None:
    """Give the scheme's first code for a rating: an integer where the scheme is numbered."""
    entry = next((entry for entry in scheme.codes if rating and entry.rating is rating), None)
    if entry is None:
        return None
    return int(entry.code) if scheme.numbered else entry.code


def missing_of(found: Return) -> Missing:
    """Say why a return has no rating."""
    if found.state == ReturnState.NOT_DUE:
        return Missing.NOT_DUE
    return Missing(found.no_data) if found.no_data else Missing.BLANK


def target_of(part: TargetPart) -> plan.Target:
    """Give a part of a target as the noun."""
    assert part.value is not None
    return plan.Target(
        value=part.value,
        unit=part.unit,
        op=Op(part.op),
        high=part.high,
        when=part.when or None,
        label=part.label or None,
        relative_to="baseline" if part.relative_to_baseline else None,
        direction=plan.Direction(part.direction) if part.direction else None,
        printed=part.printed,
    )


def figure_of(figure: FigureRecord) -> plan.Figure:
    """Give a figure as the noun."""
    assert figure.value is not None
    return plan.Figure(
        value=figure.value,
        unit=figure.unit,
        as_at=figure.as_at or None,
        label=figure.label or None,
        state=plan.State(figure.state) if figure.state else None,
        numerator=figure.numerator,
        denominator=figure.denominator,
        printed=figure.printed,
    )


def baseline_of(part: BaselinePart) -> plan.Baseline:
    """Give the start of a target as the noun."""
    assert part.value is not None
    return plan.Baseline(
        value=part.value,
        unit=part.unit,
        when=part.when or None,
        label=part.label or None,
        printed=part.printed,
    )


def comparator_of(one: ComparatorFigure) -> plan.Comparator:
    """Give somebody else's figure as the noun."""
    assert one.value is not None
    return plan.Comparator(
        who=one.who,
        value=one.value,
        unit=one.unit,
        label=one.label or None,
        printed=one.printed,
        when=one.as_at or None,
        source=one.source or None,
    )
