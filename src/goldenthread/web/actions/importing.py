"""Taking a report that a person confirmed into the record: all of it, or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.text import slugify

from goldenthread import plan
from goldenthread.plan import Missing, Report
from goldenthread.web.actions.arranging import rules_of
from goldenthread.web.actions.deadlines import Deadlines
from goldenthread.web.actions.writing import Journal, Refused, writing
from goldenthread.web.records.models import (
    Authority,
    BaselinePart,
    ComparatorFigure,
    Directorate,
    FigureRecord,
    Measure,
    NoData,
    Objective,
    Person,
    Placement,
    Plan,
    PlanYear,
    PriorityAction,
    ReportingPeriod,
    Return,
    ReturnState,
    Section,
    TargetPart,
    TargetSetting,
    Theme,
)
from goldenthread.web.records.nouns import first_day_of_year

# Where a report prints no theme or objective for a measure, it stands under these words, for all to see.
NO_THEME, NO_OBJECTIVE = "Not under a theme", "Not under an objective"
# Reports print these where every directorate is responsible for a measure.
_SHARED = {"all", "all directorates", "all departments", "all services"}


def take_in(
    *, report: Report, authority: Authority, deadlines: Deadlines, by: Person, same: Mapping[str, str] | None = None
) -> ReportingPeriod:
    """Take a report into the record as a period whose returns are all approved.

    `same` gives, for a row's id, the permanent id of the measure that it is; rows not in it become new measures. The
    person who confirms is the one who approves. Raises Refused where the report names no period, or the record has
    that period already.
    """
    _refuse_what_cannot_be(report, authority)
    with writing(authority, by=by) as journal:
        period = _period(report, authority, deadlines, journal)
        intake = _Intake(report, period, journal)
        measures = intake.measures(same or {})
        intake.targets(measures)
        intake.returns(measures)
        journal.record(
            "take in a report",
            period,
            after={"file": report.file, "sha256": report.sha256, "measures": len(measures), "period": str(period)},
        )
    return period


def _refuse_what_cannot_be(report: Report, authority: Authority) -> None:
    if report.period is None:
        raise Refused(
            "the report doesn’t say which period it is for",
            where=report.file,
            expected="a financial year and a quarter, or the year end",
            do="say the period in the report’s title, and upload it again",
        )
    known = ReportingPeriod.objects.filter(
        authority=authority, plan_year__start=report.period.start, quarter=report.period.quarter
    )
    if known.exists():
        raise Refused(
            f"{report.period} is in the record already",
            where=report.file,
            expected="a period that the record doesn’t have",
            do="correct the returns of that period one by one, or restate what was published",
        )


def _period(report: Report, authority: Authority, deadlines: Deadlines, journal: Journal) -> ReportingPeriod:
    assert report.period is not None
    key = [code.model_dump(mode="json") for code in report.scheme]
    found, _ = Plan.objects.get_or_create(
        authority=authority, name=report.plan or "Council Plan", defaults={"key": key}
    )
    year, _ = PlanYear.objects.get_or_create(plan=found, start=report.period.start)
    assert journal.by is not None
    return ReportingPeriod.objects.create(
        authority=authority,
        plan_year=year,
        quarter=report.period.quarter,
        committee=deadlines.committee,
        committee_on=deadlines.committee_on,
        papers_on=deadlines.papers_on,
        sign_off_due_on=deadlines.sign_off_due_on,
        returns_due_on=deadlines.returns_due_on,
        opened_by=journal.by,
        opened_at=journal.at,
        rules=rules_of(authority),
    )


@dataclass
class _Levels:
    """The levels of a plan that rows stand under, made once each, in the order of the report."""

    of_plan: Plan
    _made: dict[tuple[object, ...], PriorityAction] = field(default_factory=dict)

    def action(self, row: plan.Return) -> PriorityAction:
        """Give the priority action that a row stands under."""
        place = (row.section, row.theme, row.objective_ref, row.objective, row.action)
        if place not in self._made:
            objective = self._objective(row)
            self._made[place], _ = PriorityAction.objects.get_or_create(
                objective=objective, text=row.action or "", defaults={"position": len(self._made) + 1}
            )
        return self._made[place]

    def theme(self, name: str, section: str | None) -> Theme:
        """Give the theme of a name, made under its section where there is none yet."""
        parent = None
        if section:
            position = self.of_plan.sections.count() + 1
            parent, _ = Section.objects.get_or_create(plan=self.of_plan, name=section, defaults={"position": position})
        position = self.of_plan.themes.count() + 1
        words = slugify(name)[:70] or f"theme-{position}"
        slug = f"{words}-{position}" if self.of_plan.themes.filter(slug=words).exclude(name=name).exists() else words
        defaults = {"position": position, "slug": slug, "section": parent}
        return Theme.objects.get_or_create(plan=self.of_plan, name=name, defaults=defaults)[0]

    def _objective(self, row: plan.Return) -> Objective:
        theme = self.theme(row.theme or NO_THEME, row.section)
        ref = row.objective_ref or ""
        numbered = theme.objectives.filter(ref=ref, withdrawn_at__isnull=True)
        defaults = {"position": theme.objectives.count() + 1, "ref_repeated": bool(ref) and numbered.exists()}
        return Objective.objects.get_or_create(
            theme=theme, ref=ref, text=row.objective or NO_OBJECTIVE, defaults=defaults
        )[0]


class _Once:
    """Refs as they are given in a plan year: plans are printed that give one twice."""

    def __init__(self, refs: Iterable[str]) -> None:
        self._given = {ref for ref in refs if ref}

    def has(self, ref: str) -> bool:
        """Whether a ref was given before; it is from now on."""
        known = ref in self._given
        self._given |= {ref} if ref else set()
        return known


class _Intake:
    """One report on its way into the record, within the transaction of `take_in`."""

    def __init__(self, report: Report, period: ReportingPeriod, journal: Journal) -> None:
        assert journal.by is not None
        self.report, self.period, self.journal, self.by = report, period, journal, journal.by
        self.authority, self.year = period.authority, period.plan_year

    def measures(self, same: Mapping[str, str]) -> dict[str, Measure]:
        """Give the measure of each row, by the row's id: those that the record knows, and new ones."""
        known = {one.permanent_id: one for one in Measure.objects.filter(authority=self.authority)}
        given = {row.id: known[same[row.id]] for row in self.report.rows if same.get(row.id) in known}
        new = [row for row in self.report.rows if row.id not in given]
        made = Measure.objects.bulk_create(
            Measure(
                authority=self.authority,
                permanent_id=f"m{len(known) + number}",
                name=row.outcome or row.action or row.ref or row.id,
                direction=row.direction or "",
                direction_basis=(row.direction_basis or "") if row.direction else "",
            )
            for number, row in enumerate(new, start=1)
        )
        found = given | {row.id: measure for row, measure in zip(new, made, strict=True)}
        self._place(found)
        return found

    def _place(self, measures: Mapping[str, Measure]) -> None:
        before = dict(Placement.objects.filter(plan_year=self.year).values_list("measure_id", "ref"))
        placed, refs = set(before), _Once(before.values())
        levels = _Levels(self.year.plan)
        rows = [row for row in self.report.rows if measures[row.id].pk not in placed]
        made = Placement.objects.bulk_create(
            Placement(
                measure=measures[row.id],
                plan_year=self.year,
                priority_action=levels.action(row),
                ref=row.ref or "",
                ref_repeated=refs.has(row.ref or ""),
                position=len(placed) + number,
            )
            for number, row in enumerate(rows, start=1)
        )
        placement = {row.id: placed for row, placed in zip(rows, made, strict=True)}
        sharing = [row for row in rows if row.same_row_as in placement]
        for row in sharing:
            placement[row.id].same_row_as = placement[row.same_row_as or ""]
        Placement.objects.bulk_update((placement[row.id] for row in sharing), ["same_row_as"])
        self._responsible(rows, made)
        self._related(rows, made, levels)

    def _responsible(self, rows: Sequence[plan.Return], placements: Sequence[Placement]) -> None:
        codes = dict.fromkeys(code for row in rows for code in row.responsibility)
        made = {code: _directorate(self.authority, code).pk for code in codes}
        through = Placement.responsible.through
        through.objects.bulk_create(
            through(placement_id=placement.pk, directorate_id=made[code])
            for row, placement in zip(rows, placements, strict=True)
            for code in dict.fromkeys(row.responsibility)
        )

    def _related(self, rows: Sequence[plan.Return], placements: Sequence[Placement], levels: _Levels) -> None:
        through = Placement.also_relates_to.through
        through.objects.bulk_create(
            through(placement_id=placement.pk, theme_id=levels.theme(name, None).pk)
            for row, placement in zip(rows, placements, strict=True)
            for name in dict.fromkeys(row.also_relates_to)
        )

    def targets(self, measures: Mapping[str, Measure]) -> None:
        """Set the criterion of each measure, where it is new or is printed otherwise than the one in force."""
        ids = [measure.pk for measure in measures.values()]
        in_force = {one.measure_id: one for one in TargetSetting.objects.filter(measure__in=ids)}
        changed = [row for row in self.report.rows if _differs(in_force.get(measures[row.id].pk), row)]
        made = TargetSetting.objects.bulk_create(
            self._setting(row, measures[row.id], in_force.get(measures[row.id].pk)) for row in changed
        )
        pairs = list(zip(changed, made, strict=True))
        TargetPart.objects.bulk_create(part for row, setting in pairs for part in target_parts(setting, row.targets))
        BaselinePart.objects.bulk_create(
            part for row, setting in pairs for part in baseline_parts(setting, row.baselines)
        )

    def _setting(self, row: plan.Return, measure: Measure, before: TargetSetting | None) -> TargetSetting:
        first = before is None
        return TargetSetting(
            measure=measure,
            effective_from=first_day_of_year(self.year.start) if first else _first_day(self.period),
            text=row.outcome,
            kind=row.kind or plan.Kind.QUALITATIVE,
            due=row.due or "",
            reason="" if first else f"printed so in the report for {self.period}",
            approved_by="" if first else "not recorded",
            recorded_by=self.by,
            recorded_at=self.journal.at,
        )

    def returns(self, measures: Mapping[str, Measure]) -> None:
        """Make the return of each measure, approved by the person who confirmed the report."""
        made = Return.objects.bulk_create(self._return(row, measures[row.id]) for row in self.report.rows)
        pairs = list(zip(self.report.rows, made, strict=True))
        FigureRecord.objects.bulk_create(
            figure for row, found in pairs for figure in figure_records(found, row.actuals)
        )
        ComparatorFigure.objects.bulk_create(
            comparator for row in self.report.rows for comparator in self._comparators(row, measures[row.id])
        )

    def _return(self, row: plan.Return, measure: Measure) -> Return:
        not_due = row.unrated is Missing.NOT_DUE
        return Return(
            authority=self.authority,
            measure=measure,
            period=self.period,
            state=ReturnState.NOT_DUE if not_due else ReturnState.APPROVED,
            revision=1,
            read_from={
                "file": self.report.file,
                "sha256": self.report.sha256,
                "place": row.source.model_dump(mode="json"),
            },
            declared=row.rating or "",
            progress=row.progress,
            remedial_text=row.remedial_action,
            no_data=row.unrated if row.unrated in NoData.values else "",
            approved_by=None if not_due else self.by,
            approved_at=None if not_due else self.journal.at,
        )

    def _comparators(self, row: plan.Return, measure: Measure) -> Iterable[ComparatorFigure]:
        named = {(one.who[:200], (one.label or "")[:100]): one for one in row.comparators}
        for (who, label), one in named.items():
            yield ComparatorFigure(
                measure=measure,
                period=self.period,
                who=who,
                label=label,
                value=one.value,
                unit=one.unit,
                printed=one.printed,
            )


def _differs(in_force: TargetSetting | None, row: plan.Return) -> bool:
    return in_force is None or " ".join(in_force.text.split()) != " ".join(row.outcome.split())


def _first_day(period: ReportingPeriod) -> date:
    months = {1: 4, 2: 7, 3: 10, 4: 1}
    quarter = period.noun
    return date(quarter.start + quarter.at_year_end, months[quarter.quarter], 1)


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


def _directorate(authority: Authority, code: str) -> Directorate:
    """Give the directorate that reports print so. "All" is no name: lists have a line for all."""
    name = "Shared by all directorates" if code.strip().casefold() in _SHARED else ""
    return Directorate.objects.get_or_create(authority=authority, code=code, defaults={"name": name})[0]
