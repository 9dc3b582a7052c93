"""Taking a report that a person confirmed into the record: all of it, or nothing."""

from collections.abc import Iterable, Mapping, Sequence

from goldenthread import plan
from goldenthread.plan import Missing, Report
from goldenthread.web.actions.arranging import rules_of
from goldenthread.web.actions.deadlines import Deadlines
from goldenthread.web.actions.imports.deciding import Decision, Decisions, decided, is_newest
from goldenthread.web.actions.imports.levels import Levels
from goldenthread.web.actions.imports.parts import figure_records
from goldenthread.web.actions.imports.plans import PlanChange, made_plan, plan_of_report, take_name
from goldenthread.web.actions.imports.targets import set_targets
from goldenthread.web.actions.writing import Journal, Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import (
    Authority,
    ComparatorFigure,
    Directorate,
    FigureRecord,
    Measure,
    NoData,
    Person,
    Placement,
    Plan,
    PlanYear,
    PriorityAction,
    ReportingPeriod,
    Return,
    ReturnState,
)
from goldenthread.web.records.nouns import returns_of, row_of
from goldenthread.web.records.readings import keep_readings

# Reports print these where every directorate is responsible for a measure.
_SHARED = {"all", "all directorates", "all departments", "all services"}


def take_in(
    *,
    report: Report,
    authority: Authority,
    deadlines: Deadlines,
    by: Person,
    same: Mapping[str, str] | None = None,
    decisions: Decisions | None = None,
) -> ReportingPeriod:
    """Take a report into the record as a period whose returns are all approved.

    `same` gives, for a row's id, the permanent id of the measure that it is; rows not in it become new measures.
    `decisions` say what the levels are that are printed otherwise than the plan has them, by the keys of `changes_of`;
    without any they are the plan's own and keep their words. The person who confirms is the one who approves. Raises
    Refused where the report names no period, where the record has that period already, where decisions lack, and where
    a plan is to take words from a report that isn't its latest.
    """
    _refuse_what_cannot_be(report, authority, decisions)
    with writing(authority, by=by, may=OFFICERS) as journal:
        of_plan = _plan(report, authority, same or {}, decisions, journal)
        period = _period(report, of_plan, deadlines, journal)
        intake = _Intake(report, period, journal)
        measures = intake.measures(same or {}, decisions)
        set_targets(report, period, measures, journal)
        intake.returns(measures)
        keep_readings((found, row_of(found)) for found in returns_of(period))
        journal.record(
            "take in a report",
            period,
            after={"file": report.file, "sha256": report.sha256, "measures": len(measures), "period": str(period)},
        )
    return period


def _refuse_what_cannot_be(report: Report, authority: Authority, decisions: Decisions | None) -> None:
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
    if Decision.TAKE in (decisions or {}).values() and not is_newest(report, authority):
        raise Refused(
            "the record has a later report, whose words the plan keeps",
            where=report.file,
            expected="a plan that keeps its words, or other levels",
            do="say of each level that it keeps its words, or that it is another",
        )


def _plan(
    report: Report, authority: Authority, same: Mapping[str, str], decisions: Decisions | None, journal: Journal
) -> Plan:
    found = plan_of_report(report, authority, same)
    if not isinstance(found, PlanChange):
        return found or made_plan(report, authority)
    decision = decided(found, decisions)
    if decision is Decision.ANOTHER:
        return made_plan(report, authority)
    if decision is Decision.TAKE:
        take_name(found, journal, _printed_so(report))
    return found.plan


def _printed_so(report: Report) -> str:
    return f"printed so in the report for {report.period}"


def _period(report: Report, of_plan: Plan, deadlines: Deadlines, journal: Journal) -> ReportingPeriod:
    assert report.period is not None
    year, _ = PlanYear.objects.get_or_create(plan=of_plan, start=report.period.start)
    assert journal.by is not None
    return ReportingPeriod.objects.create(
        authority=of_plan.authority,
        plan_year=year,
        quarter=report.period.quarter,
        committee=deadlines.committee,
        committee_on=deadlines.committee_on,
        papers_on=deadlines.papers_on,
        sign_off_due_on=deadlines.sign_off_due_on,
        returns_due_on=deadlines.returns_due_on,
        opened_by=journal.by,
        opened_at=journal.at,
        rules=rules_of(of_plan.authority),
        key=[code.model_dump(mode="json") for code in report.scheme] or of_plan.key,
        remind_on=of_plan.authority.remind_on,
    )


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

    def measures(self, same: Mapping[str, str], decisions: Decisions | None) -> dict[str, Measure]:
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
        levels = Levels(self.year.plan, self.report.rows, same)
        levels.decide(decisions, self.journal, reason=_printed_so(self.report))
        self._place(found, levels)
        return found

    def _place(self, measures: Mapping[str, Measure], levels: Levels) -> None:
        before = dict(Placement.objects.filter(plan_year=self.year).values_list("measure_id", "ref"))
        placed, refs = set(before), _Once(before.values())
        rows = [row for row in self.report.rows if measures[row.id].pk not in placed]
        stood = _stood(self.year.plan)
        made = Placement.objects.bulk_create(
            Placement(
                measure=measures[row.id],
                plan_year=self.year,
                priority_action=(_is_bare(row) and stood.get(measures[row.id].pk)) or levels.action(row),
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

    def _related(self, rows: Sequence[plan.Return], placements: Sequence[Placement], levels: Levels) -> None:
        through = Placement.also_relates_to.through
        through.objects.bulk_create(
            through(placement_id=placement.pk, theme_id=levels.theme(name).pk)
            for row, placement in zip(rows, placements, strict=True)
            for name in dict.fromkeys(row.also_relates_to)
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


def _is_bare(row: plan.Return) -> bool:
    """Whether a report doesn't print what a row stands under."""
    return not (row.theme or row.objective or row.action)


def _stood(of_plan: Plan) -> dict[int, PriorityAction]:
    """Give what each measure of a plan stood under in the latest of its years."""
    places = Placement.objects.filter(plan_year__plan=of_plan).select_related("priority_action")
    return {one.measure_id: one.priority_action for one in places.order_by("plan_year__start")}


def _directorate(authority: Authority, code: str) -> Directorate:
    """Give the directorate that reports print so. "All" is no name: lists have a line for all."""
    name = "Shared by all directorates" if code.strip().casefold() in _SHARED else ""
    return Directorate.objects.get_or_create(authority=authority, code=code, defaults={"name": name})[0]
