"""The one function that decides a rating."""

import re
from dataclasses import replace
from decimal import Context, localcontext

from goldenthread.judging import milestones
from goldenthread.judging.case import Case, case_of
from goldenthread.judging.comparative import comparative_goals
from goldenthread.judging.dates import month_printed
from goldenthread.judging.facts import Stage, worst
from goldenthread.judging.goals import Goal, goals_of
from goldenthread.judging.parts import Part, Silence, facts_at_the_end, part_of
from goldenthread.judging.sentences import said, sentence
from goldenthread.judging.supports import supports_of
from goldenthread.plan import Completion, Forecast, Heard, Kind, Missing, Period, Rating, Return, Settings, Verdict

_TO_BE_CONFIRMED = re.compile(
    r"\bt\.?b\.?[cad]\b|\bto be (?:confirmed|agreed|set|determined|decided|established)\b", re.I
)
_LONGEST_READ = 20_000
# Parts are held against figures each with each; a row with more of them is damage, or a whole table in one cell.
MOST = 30
_DIGITS = 80
_DEFAULT = Settings()
_NOT_JUDGED = {
    Missing.WITHDRAWN: "the measure is withdrawn",
    Missing.DEFERRED: "the measure is deferred, so nothing is due yet",
    Missing.NOT_DUE: "nothing is due for this period yet",
    Missing.DATA_ONLY: "the measure is reported for information, without a target",
}
_OUTCOMES = {
    Silence.NO_DIRECTION: "not equal, and it isn't known which way is better",
    Silence.SEVERAL_FIGURES: "other figures of the row say otherwise, so there is no rating",
    Silence.NO_PATH: "not reached yet, and nothing shows whether it is on its way",
}


def judge(
    row: Return,
    period: Period | None,
    settings: Settings = _DEFAULT,
    earlier: Return | None = None,
    *,
    earlier_period: Period | None = None,
    completion: Completion | None = None,
    heard: Heard | None = None,
) -> Verdict:
    """Judge one measure in one period by its own figures, under what was decided in the settings.

    `earlier` is the same measure in an earlier report, of `earlier_period`: it gives a trend, last year's share of a
    total, and the first date of a milestone. `completion` is what the narrative says of a milestone, `heard` what else
    a row's words say beside its figures; without them, nothing is known of that. The verdict has no rating where the
    figures give none; its sentence says why. Numbers are exact decimals; a target with decimals is compared at its own
    precision. SettingsError where the settings name a preset that there is none of.
    """
    with localcontext(Context(prec=_DIGITS)):
        case = replace(
            case_of(row, period, settings, earlier, earlier_period), completion=completion, heard=heard or Heard()
        )
        return _verdict_of(case)


def _verdict_of(case: Case) -> Verdict:
    if case.preset.by_people_alone:
        return _silent(case, "judged-by-people", "people alone judge this measure: no rating is worked out")
    if case.row.unrated in _NOT_JUDGED:
        return _silent(case, case.row.unrated.replace("_", "-"), f"{_NOT_JUDGED[case.row.unrated]}: no rating")
    if max(len(case.row.targets), len(case.row.actuals), len(case.row.previous), len(case.row.comparators)) > MOST:
        return _silent(case, "too-many-figures", "the row has more figures than one measure can have: no rating")
    if case.kind is Kind.MILESTONE:
        return _milestone(case)
    if case.kind is Kind.QUALITATIVE or (case.kind is None and not case.row.actuals):
        return _silent(case, "statement", "a statement without a figure or a date, for people to judge: no rating")
    goals = comparative_goals(case) if case.kind is Kind.COMPARATIVE else goals_of(case)
    return _figures(case, goals) if goals else _no_target(case)


def _silent(case: Case, rule: str, because: str) -> Verdict:
    return Verdict(because=because, rule=f"{case.preset.name}/{rule}", rule_version=case.preset.version)


def _no_target(case: Case) -> Verdict:
    text = f"{case.row.outcome[:_LONGEST_READ]} {case.row.target_text[:_LONGEST_READ]}"
    if _TO_BE_CONFIRMED.search(text):
        return _silent(case, "target-to-be-confirmed", "the target is still to be confirmed: no rating")
    if case.kind is Kind.COMPARATIVE and case.direction is None:
        return _silent(case, Silence.NO_DIRECTION, "it isn't known which way is better: no rating")
    if case.kind is Kind.COMPARATIVE:
        return _silent(case, "nothing-to-compare-with", "no figure to compare with is given: no rating")
    return _silent(case, "no-target", "there is no target to hold a figure against: no rating")


def _figures(case: Case, goals: list[Goal]) -> Verdict:
    parts = [part_of(case, goal, goals) for goal in goals]
    if case.kind is Kind.COMPARATIVE and not case.row.targets:
        parts = _agreed(parts)
    judged = [part for part in parts if part.why is None]
    if case.period is None and judged:
        return _without_period(case, parts)
    ratings = [case.preset.band(part.stage or Stage.IN_YEAR, part.standing).rating for part in judged]
    rating = worst(ratings) if ratings and _decided(parts, ratings) else None
    return Verdict(
        rating=rating,
        supports_printed=supports_of(case, parts, rating),
        because=sentence(case, parts, rating, _outcome(parts, rating)),
        rule=f"{case.preset.name}/{_rule(case, parts)}",
        rule_version=case.preset.version,
        boundary=next((part.boundary for part in judged if part.boundary is not None), None),
        forecast=_forecast(case, parts),
    )


def _agreed(parts: list[Part]) -> list[Part]:
    """Where several comparators may be meant, they decide together or not at all; those without a figure fall away."""
    judged = [part for part in parts if part.why is None]
    if len(judged) > 1 and len({part.met for part in judged}) > 1:
        return [Part(part.goal, part.reading, why=Silence.SEVERAL_FIGURES) for part in judged[:1]]
    return judged[:1] or parts[:1]


def _decided(parts: list[Part], ratings: list[Rating]) -> bool:
    """A part that isn't reported may fail, so the rest decide only where they fail already."""
    return all(part.why is None for part in parts) or worst(ratings) in (Rating.SLIPPED, Rating.NOT_ACHIEVED)


def _outcome(parts: list[Part], rating: Rating | None) -> str:
    lacking = [part for part in parts if part.why]
    if len(parts) == 1:
        return _OUTCOMES.get(lacking[0].why, "") if lacking and lacking[0].why else ""
    if not lacking:
        return f"{said(rating)}, as each part must be met"
    if rating:
        return f"{said(rating)}, whatever the other part says"
    return "no rating, as each part must be met"


def _rule(case: Case, parts: list[Part]) -> str:
    lacking = next((part.why for part in parts if part.why), None)
    if lacking:
        return "part-unreported" if len(parts) > 1 and lacking is Silence.NO_FIGURE else lacking
    stage = Stage.IN_YEAR if any(part.stage is Stage.IN_YEAR for part in parts) else Stage.YEAR_END
    return f"{case.kind or Kind.THRESHOLD}-{stage}"


def _without_period(case: Case, parts: list[Part]) -> Verdict:
    met = all(part.met for part in parts)
    outcome = f"{'met' if met else 'not met'}, but the report doesn't say which period it covers, so there is no rating"
    return _silent(case, "no-period", sentence(case, parts, None, outcome))


def _forecast(case: Case, parts: list[Part]) -> Forecast | None:
    """Only one part has a forecast that stands for the measure."""
    part = parts[0]
    if part.forecast is None or len(parts) > 1:
        return None
    facts = facts_at_the_end(case, part, part.forecast.value)
    return part.forecast.model_copy(update={"rating": case.preset.band(Stage.YEAR_END, facts).rating})


def _milestone(case: Case) -> Verdict:
    milestone = milestones.milestone_of(case)
    if milestone is None or case.period is None:
        why = "no-period" if case.row.due and case.period is None else "no-date"
        because = "the report doesn't say which period it covers" if why == "no-period" else "there is no date to meet"
        return _silent(case, why, f"{because}: no rating")
    if milestone.passed and case.row.rating is None:
        because = f"due by {month_printed(milestone.due.last)}, and nothing says whether it was done: no rating"
        return _silent(case, "not-known-whether-done", because)
    because = milestones.sentence_of(milestone, case.completion)
    stage = milestones.stage_of(case.period)
    facts = milestones.facts_of(milestone, case.preset.late_days)
    rating = case.preset.band(stage, facts, milestone=True).rating
    return Verdict(
        rating=rating,
        supports_printed=milestones.supports_of(milestone, case),
        because=f"{because}: {said(rating)}",
        rule=f"{case.preset.name}/milestone-{stage}",
        rule_version=case.preset.version,
    )
