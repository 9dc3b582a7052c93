"""The two versions of a period's report as they would be published now: judged, compared, and cut for the public."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from goldenthread.comparing import compare
from goldenthread.examine import judged
from goldenthread.plan import ComparedRow, Comparison, Missing, Movement, Report
from goldenthread.plan import Return as Row
from goldenthread.plan.counting import count_returns
from goldenthread.reading.reconciling import reconcile
from goldenthread.web.actions.publishing.by_subtraction import WHY_TOO, withheld_too
from goldenthread.web.actions.publishing.origins import origins
from goldenthread.web.actions.publishing.overriding import overrides, public_overrides
from goldenthread.web.actions.publishing.remedies import Remedies, for_public, printed, remedies
from goldenthread.web.actions.publishing.small_numbers import WHY, figures_of, hide, tells_small, withhold
from goldenthread.web.actions.publishing.spoken import commentaries, without_figures
from goldenthread.web.records.models import Measure, ReportingPeriod, Return, ReturnState, Theme
from goldenthread.web.records.nouns import report_of, returns_of, settings_of
from goldenthread.web.records.published import Facts, LeftOut, ThemeFacts, latest_before
from goldenthread.web.records.published import report_of as published_report

NOT_APPROVED = "not approved at publication"
DEFINED = (
    "purpose",
    "definition",
    "included",
    "numerator_meaning",
    "denominator_meaning",
    "counted_over",
    "source",
    "lag",
    "data_quality",
    "known_weaknesses",
)
EXEMPT = "words left out: exempt information"


@dataclass(frozen=True)
class Version:
    """One version of a period's report, ready to be frozen. `notes` says, by row, why something isn't shown."""

    facts: Facts
    rows: tuple[Row, ...]
    notes: Mapping[str, str]
    compared: Mapping[str, ComparedRow]
    only_earlier: tuple[ComparedRow, ...]
    slugs: Mapping[str, str]
    measures: Mapping[str, int]
    defined: Mapping[str, Mapping[str, str]]
    commentaries: Mapping[str, str]
    remedies: Mapping[str, Remedies]
    origins: Mapping[str, Mapping[str, Any]]
    overrides: Mapping[str, str]


def prepare(period: ReportingPeriod) -> tuple[Version, Version]:
    """Give the officers' and the public version of a period as the record stands. Writes nothing."""
    before = latest_before(period, for_public=False)
    earlier = published_report(before) if before else None
    found = list(returns_of(period))
    returns = {one.measure.permanent_id: one for one in found}
    report, notes = _without_the_unapproved(report_of(period, found), returns)
    report = judged(report, earlier=earlier, settings=settings_of(period, found))
    told = Told(
        commentaries(period),
        remedies(period, but_for=notes),
        origins(returns, for_public=False),
        overrides(returns, but_for=notes),
    )
    officers = _version(period, report, earlier, notes, returns, {}, told)
    public_before = latest_before(period, for_public=True)
    public, public_notes, left_out, hidden = _for_public(report, notes, returns, period.authority.small_number)
    spoken = without_figures(told.commentaries, report.rows, _slugs(period), hidden)
    told = Told(
        spoken,
        for_public(period, told.remedies, hidden),
        origins(returns, for_public=True),
        public_overrides(told.overrides, returns, hidden, period.authority.small_number),
    )
    earlier = published_report(public_before) if public_before else None
    return officers, _version(period, _with_posts(public, told), earlier, public_notes, returns, left_out, told)


@dataclass(frozen=True)
class Told:
    """What one version says beside its rows: commentaries by place, the rest by measure."""

    commentaries: Mapping[str, str]
    remedies: Mapping[str, Remedies]
    origins: Mapping[str, Mapping[str, Any]]
    overrides: Mapping[str, str]


def _with_posts(report: Report, told: Told) -> Report:
    """Have the words about what will be done say what the public version of the remedial actions says."""
    own = {measure: printed(found.own) for measure, found in told.remedies.items() if found.own}
    rows = tuple(
        row.model_copy(update={"remedial_action": own[row.id]}) if row.id in own else row for row in report.rows
    )
    return report.model_copy(update={"rows": rows})


def _without_the_unapproved(report: Report, returns: Mapping[str, Return]) -> tuple[Report, dict[str, str]]:
    """Empty the rows that nobody has approved: what they would say isn't the council's yet."""
    done = (ReturnState.APPROVED, ReturnState.NOT_DUE)
    notes = {row.id: NOT_APPROVED for row in report.rows if returns[row.id].state not in done}
    rows = tuple(_emptied(row) if row.id in notes else row for row in report.rows)
    return _counted(report, rows), notes


def _emptied(row: Row) -> Row:
    nothing = {"status": None, "status_printed": "", "rating": None, "unrated": Missing.BLANK}
    words = {"progress": "", "remedial_action": "", "actual_text": NOT_APPROVED}
    return row.model_copy(update={**nothing, **words, "actuals": (), "previous": (), "claims": (), "comparators": ()})


def _counted(report: Report, rows: tuple[Row, ...]) -> Report:
    here = {row.id for row in rows}
    kept = tuple(
        row if row.same_row_as is None or row.same_row_as in here else row.model_copy(update={"same_row_as": None})
        for row in rows
    )
    printed = [row for row in kept if row.same_row_as is None]
    counted = count_returns(printed, report.scheme)
    told = {"rows": kept, "counted_totals": counted, "reconciliation": reconcile(None, counted, printed)}
    return report.model_copy(update=told)


def _for_public(
    report: Report, notes: Mapping[str, str], returns: Mapping[str, Return], small: int
) -> tuple[Report, dict[str, str], dict[str, int], dict[str, frozenset[Decimal]]]:
    """Leave out what the public may not read, count it, and say which figures no other text may tell either."""
    kept, why, counts = [], dict(notes), Counter[str]()
    too = _given_away(report, returns, small)
    hidden = {row.id: figures_of(row) for row in report.rows if _tells_small(row, returns[row.id].measure, small)}
    hidden |= {row.id: figures_of(row) for row in report.rows if row.id in too}
    for row in report.rows:
        own = returns[row.id]
        if not own.measure.public:
            counts["not_public"] += 1
            continue
        cuts: list[tuple[str, str, Callable[[Row], Row | None]]] = []
        if own.measure.counts_people:
            whole = ("withheld", WHY_TOO, partial(hide, small=small))
            cuts.append(whole if row.id in too else ("withheld", WHY, partial(withhold, small=small)))
        if own.exempt_ground:
            cuts.append(("exempt_texts", EXEMPT, _without_words))
        for name, reason, cut in cuts:
            changed = cut(row)
            if changed is not None:
                row, counts[name] = changed, counts[name] + 1
                why[row.id] = "; ".join(filter(None, [why.get(row.id, ""), reason]))
        kept.append(row)
    return _counted(report, tuple(kept)), why, dict(counts), hidden


def _tells_small(row: Row, measure: Measure, small: int) -> bool:
    return measure.counts_people and tells_small(row, small)


def _given_away(report: Report, returns: Mapping[str, Return], small: int) -> set[str]:
    """Give the rows whose figures give a withheld one away."""
    measures = {row.id: returns[row.id].measure for row in report.rows}
    rows = [row for row in report.rows if measures[row.id].counts_people and measures[row.id].public]
    return withheld_too(rows, {row.id for row in rows if tells_small(row, small)})


def _without_words(row: Row) -> Row | None:
    if not (row.progress or row.remedial_action):
        return None
    verdict = row.verdict
    if verdict and quotes(verdict.because):
        verdict = verdict.model_copy(update={"because": f"[{EXEMPT}]"})
    # What was read out of the words goes with them.
    nothing = {"progress": "", "remedial_action": "", "claims": (), "previous": ()}
    return row.model_copy(update={**nothing, "verdict": verdict})


def quotes(sentence: str) -> bool:
    """Whether the sentence of a verdict quotes the narrative."""
    return '"' in sentence


def _version(
    period: ReportingPeriod,
    report: Report,
    earlier: Report | None,
    notes: Mapping[str, str],
    returns: Mapping[str, Return],
    left_out: Mapping[str, int],
    told: Told,
) -> Version:
    comparison = compare(earlier, report) if earlier else None
    rows = comparison.rows if comparison else ()
    slugs = _slugs(period)
    here = {row.id for row in report.rows}
    not_approved = sum(note.startswith(NOT_APPROVED) for row, note in notes.items() if row in here)
    return Version(
        facts=_facts(period, report, comparison, slugs, LeftOut(not_approved=not_approved, **left_out)),
        rows=report.rows,
        notes=notes,
        compared={row.later_id: row for row in rows if row.later_id},
        only_earlier=tuple(row for row in rows if not row.later_id),
        slugs=slugs,
        measures={name: one.measure_id for name, one in returns.items()},
        defined={name: _defined(one.measure) for name, one in returns.items()},
        commentaries=told.commentaries,
        remedies=told.remedies,
        origins=told.origins,
        overrides=told.overrides,
    )


def _facts(
    period: ReportingPeriod,
    report: Report,
    comparison: Comparison | None,
    slugs: Mapping[str, str],
    left_out: LeftOut,
) -> Facts:
    return Facts(
        report=report.model_copy(update={"rows": ()}),
        comparison=comparison and comparison.model_copy(update={"rows": ()}),
        themes=_themes(report, comparison, slugs),
        left_out=left_out,
        committee=period.committee,
        committee_on=period.committee_on,
        papers_on=period.papers_on,
    )


def _slugs(period: ReportingPeriod) -> dict[str, str]:
    """Give the address of each theme by its name."""
    return dict(Theme.objects.filter(plan=period.plan_year.plan_id).values_list("name", "slug"))


def _defined(measure: Measure) -> dict[str, str]:
    """Give how a measure is defined, what is filled in."""
    told = {name: getattr(measure, name) for name in DEFINED} | {"counted_over": measure.get_counted_over_display()}
    return {name: text for name, text in told.items() if text}


def _themes(report: Report, comparison: Comparison | None, slugs: Mapping[str, str]) -> tuple[ThemeFacts, ...]:
    moved = Counter((row.theme, row.movement) for row in (comparison.rows if comparison else ()))
    sections = {row.theme: row.section for row in report.rows}
    return tuple(
        ThemeFacts(
            name=name,
            slug=slugs[name],
            section=sections.get(name),
            totals=totals,
            improved=moved[name, Movement.IMPROVED],
            worsened=moved[name, Movement.WORSENED],
        )
        for name, totals in report.counted_totals.by_theme.items()
    )
