"""Targets: a new one from a day on, a typing error mended, a wording changed. None that has judged is ever edited."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from goldenthread.plan import Criterion, Direction, DirectionBasis, Kind, Op, Tolerance
from goldenthread.web.actions.imports.parts import baseline_parts, target_parts
from goldenthread.web.actions.measures.asking import need_words, passed, possible, written
from goldenthread.web.actions.measures.sound import refuse_unsound
from goldenthread.web.actions.points import recheck
from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Journal, Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.further import NOTHING_FURTHER, Further, fill_further, further_of
from goldenthread.web.records.models import (
    BaselinePart,
    Measure,
    PeriodState,
    Person,
    Return,
    ReturnState,
    TargetPart,
    TargetSetting,
)
from goldenthread.web.records.targets import KIND_WORDS, OP_WORDS, criterion_of, judged_until, tolerance_of


@dataclass(frozen=True)
class Approval:
    """Who approved a target and when: a meeting as its minutes name it, or a person who holds a post."""

    by: str
    on: date
    person: Person | None = None


@dataclass(frozen=True)
class Wanted:
    """A target as it is to be: what the criterion asks for, how far a figure may miss it, and what else is set."""

    criterion: Criterion
    tolerance: Tolerance | None = None
    further: Further = NOTHING_FURTHER


def set_target(
    *, measure: Measure, wanted: Wanted, effective_from: date, reason: str, approval: Approval, by: Person
) -> TargetSetting:
    """Set a target that is in force from a day on; the one before stays as it was.

    Raises Refused without a reason or an approval, for a day that has a target already or lies in a period that was
    approved, for a withdrawn measure, and for a target that contradicts itself.
    """
    with writing(measure.authority, by=by, may=OFFICERS) as journal:
        found = _locked(measure)
        need_reason(reason, found, "say why the target is set, or changes")
        refuse_unsound(wanted.criterion, wanted.tolerance, wanted.further, str(found))
        _refuse_approval(approval, found, by)
        _refuse_day(found, effective_from)
        before = _in_force(found, effective_from)
        made = _write(found, wanted, effective_from, reason, approval, journal)
        _follow(found, wanted.criterion, made)
        journal.record(
            "set a target",
            found,
            before=facts_of_target(before) if before else None,
            after=facts_of_target(made),
            reason=reason.strip(),
        )
        _check_again(found)
    return made


def mend_target(
    *, setting: TargetSetting, wanted: Wanted, effective_from: date, reason: str, by: Person
) -> TargetSetting:
    """Mend a typing error in a target, in place: as long as it hasn't judged an approved return.

    Who approved it, and why it was set, stay. Raises Refused once it has judged, without a reason, and for what
    `set_target` refuses of the target and its day.
    """
    with writing(setting.measure.authority, by=by, may=OFFICERS) as journal:
        measure = _locked(setting.measure)
        found = TargetSetting.objects.select_for_update().get(pk=setting.pk)
        need_reason(reason, measure, "say what was wrong")
        _refuse_judged(found, measure)
        refuse_unsound(wanted.criterion, wanted.tolerance, wanted.further, str(measure))
        if effective_from != found.effective_from:
            _refuse_day(measure, effective_from)
        before = facts_of_target(found)
        found.effective_from = effective_from
        _fill(found, wanted)
        found.save()
        found.parts.all().delete()
        found.baselines.all().delete()
        _write_parts(found, wanted.criterion)
        after = facts_of_target(found)
        if before == after:
            raise Refused(
                "nothing has changed", where=str(measure), expected="a change", do="change something, or leave it"
            )
        _follow(measure, wanted.criterion, found)
        journal.record("mend a target", measure, before=before, after=after, reason=reason.strip())
        _check_again(measure)
    return found


def reword(
    *, measure: Measure, wording: str, effective_from: date, reason: str, approval: Approval, by: Person
) -> Measure:
    """Change the words of a measure from a day on. Its target stays; what was reported before keeps its words.

    Raises Refused without words, a reason or an approval, where nothing changes, and for a day that a target can't
    begin on.
    """
    with writing(measure.authority, by=by, may=OFFICERS) as journal:
        found = _locked(measure)
        need_words(wording, found)
        need_reason(reason, found, "say why the words change")
        _refuse_approval(approval, found, by)
        setting = _in_force(found, effective_from)
        before = setting.text if setting else found.name
        if wording.strip() == before:
            raise Refused(
                "nothing has changed", where=str(found), expected="other words", do="change them, or leave it"
            )
        if setting is not None:
            _reword_from(found, setting, wording.strip(), effective_from, reason, approval, journal)
        found.name = wording.strip()
        found.save(update_fields=["name"])
        told = {"wording": found.name, "from": effective_from, "approved by": approval.by}
        journal.record("change the wording", found, before={"wording": before}, after=told, reason=reason.strip())
        _check_again(found)
    return found


def _reword_from(
    measure: Measure,
    setting: TargetSetting,
    wording: str,
    effective_from: date,
    reason: str,
    approval: Approval,
    journal: Journal,
) -> None:
    criterion = criterion_of(setting).model_copy(update={"text": wording})
    if setting.effective_from == effective_from:
        _refuse_judged(setting, measure)
        setting.text = wording
        setting.save()
        return
    _refuse_day(measure, effective_from)
    _write(
        measure,
        Wanted(criterion, tolerance_of(setting), further_of(setting)),
        effective_from,
        reason,
        approval,
        journal,
    )


def facts_of_target(setting: TargetSetting) -> dict[str, Any]:
    """Give a target as the journal keeps it."""
    parts = TargetPart.objects.filter(setting=setting)
    starts = BaselinePart.objects.filter(setting=setting)
    mode = {"percent": "% of the target", "points": "in its own unit"}.get(setting.tolerance_mode, "")
    miss = f"{setting.tolerance} {mode}" if setting.tolerance is not None else ""
    return {
        "criterion": setting.text,
        "in force from": setting.effective_from,
        "kind": KIND_WORDS[Kind(setting.kind)],
        "due": setting.due,
        "parts": [_part(part) for part in parts],
        "baselines": [f"{part} {part.when}".strip() for part in starts],
        "tolerance": miss,
        "amber value": f"{setting.amber_value:f}" if setting.amber_value is not None else "",
        "expected by the end of quarters 1 to 3": ", ".join(setting.expected),
        "values on the way": _on_the_way(further_of(setting)),
        "approved by": setting.approved_by,
        "approved on": setting.approved_on,
    }


def _on_the_way(further: Further) -> str:
    told = "; ".join(f"{point.value:f} {point.when}" for point in further.points)
    return f"{told}; a straight line between them" if told and further.even else told


def _part(part: TargetPart) -> str:
    words = f"{OP_WORDS[Op(part.op)]} {part.value}" if part.high is None else f"{part.value} to {part.high}"
    way = "less" if part.direction == Direction.DOWN else "more"
    change = f" {way} than the baseline" if part.relative_to_baseline else ""
    return f"{part.label} {words} {part.unit}{change} {part.when}".strip()


def _locked(measure: Measure) -> Measure:
    return Measure.objects.select_for_update().select_related("authority").get(pk=measure.pk)


def _in_force(measure: Measure, day: date) -> TargetSetting | None:
    """Give the target in force on a day, or the first one where there is none yet."""
    settings = TargetSetting.objects.filter(measure=measure)
    return settings.filter(effective_from__lte=day).last() or settings.first()


def _write(
    measure: Measure, wanted: Wanted, effective_from: date, reason: str, approval: Approval, journal: Journal
) -> TargetSetting:
    assert journal.by is not None
    made = TargetSetting(
        measure=measure,
        effective_from=effective_from,
        reason=reason.strip(),
        approved_by=approval.by.strip()[:200],
        approver=approval.person,
        approved_on=approval.on,
        recorded_by=journal.by,
        recorded_at=journal.at,
    )
    _fill(made, wanted)
    made.save(force_insert=True)
    _write_parts(made, wanted.criterion)
    return made


def _fill(setting: TargetSetting, wanted: Wanted) -> None:
    tolerance = wanted.tolerance
    setting.text, setting.kind = wanted.criterion.text.strip(), wanted.criterion.kind
    setting.due = wanted.criterion.due or ""
    setting.tolerance = tolerance.value if tolerance else None
    setting.tolerance_mode = tolerance.mode if tolerance else ""
    fill_further(setting, wanted.further)


def _write_parts(setting: TargetSetting, criterion: Criterion) -> None:
    TargetPart.objects.bulk_create(target_parts(setting, criterion.targets))
    BaselinePart.objects.bulk_create(baseline_parts(setting, criterion.baselines))


def _follow(measure: Measure, criterion: Criterion, setting: TargetSetting) -> None:
    """Have the measure's own name and direction follow its latest target."""
    if TargetSetting.objects.filter(measure=measure, effective_from__gt=setting.effective_from).exists():
        return
    measure.name = setting.text or measure.name
    if criterion.direction is not None and criterion.direction != measure.direction:
        measure.direction = Direction(criterion.direction)
        measure.direction_basis = criterion.direction_basis or DirectionBasis.GIVEN
    measure.save(update_fields=["name", "direction", "direction_basis"])


def _check_again(measure: Measure) -> None:
    """Find the points to check anew of what waits for sign-off: it may be held against another target now."""
    waiting = Return.objects.filter(measure=measure, state=ReturnState.SUBMITTED, period__state=PeriodState.OPEN)
    for found in waiting:
        recheck(found)


def _refuse_approval(approval: Approval, measure: Measure, by: Person) -> None:
    if not approval.by.strip():
        raise Refused(
            "nobody is named who approved it", where=str(measure), expected="a meeting or a person", do="say who did"
        )
    if approval.person is not None and approval.person.pk == by.pk:
        raise Refused(
            "nobody records a target that they approved themselves",
            where=str(measure),
            expected="someone else’s approval",
            do="name who approved it, or have a colleague record it",
        )
    passed(approval.on, str(measure))


def _refuse_day(measure: Measure, day: date) -> None:
    possible(day, str(measure))
    if measure.withdrawn_from is not None and day >= measure.withdrawn_from:
        raise Refused(
            f"the measure is withdrawn from {written(measure.withdrawn_from)}",
            where=str(measure),
            expected="a measure that is in the plan",
            do="choose an earlier day, or bring the measure back first",
        )
    if TargetSetting.objects.filter(measure=measure, effective_from=day).exists():
        raise Refused(
            f"there is a target from {written(day)} already",
            where=str(measure),
            expected="one target a day",
            do="choose another day, or mend that target where it has judged nothing yet",
        )
    until = judged_until(measure)
    if until is not None and day <= until:
        raise Refused(
            f"the period to {written(until)} is approved, judged by the target that was in force",
            where=str(measure),
            expected=f"{written(until + timedelta(days=1))} or later",
            do=f"choose a day after {written(until)}",
        )


def _refuse_judged(setting: TargetSetting, measure: Measure) -> None:
    until = judged_until(measure)
    if until is not None and setting.effective_from <= until:
        raise Refused(
            f"this target has judged the period to {written(until)}, which is approved",
            where=str(measure),
            expected="a target that has judged nothing yet",
            do=f"set a new one from {written(until + timedelta(days=1))} or later",
        )
