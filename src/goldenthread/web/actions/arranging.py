"""A council's own settings: how it judges, its dates, its small numbers, its name. Each change says why.

What is approved or published doesn't follow: a period is judged by the rules that held when it was opened, and a
publication holds its own content.
"""

from dataclasses import asdict, dataclass
from typing import Any

from goldenthread.judging import all_presets
from goldenthread.plan import Settings, Tolerance, ToleranceMode
from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Journal, Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import (
    Authority,
    Nation,
    PeriodState,
    Person,
    ReminderDays,
    ReportingPeriod,
    Return,
    ReturnState,
)

LARGEST_TOLERANCE = 100
MOST_DAYS = 120
SMALLEST, LARGEST = 3, 20
MOST_REMINDERS = 10
# How a tolerance is measured, in words.
MODES = {ToleranceMode.POINTS: "in the figure’s own unit", ToleranceMode.PERCENT: "per cent of the target"}
_RULES = ("preset", "tolerance", "profile", "scheme")


@dataclass(frozen=True)
class Dates:
    """How the dates of a period are counted back from its meeting, where nothing else is said when it is opened."""

    nation: str
    committee: str
    clear_days: int
    sign_off_days: int
    return_days: int


def rules_of(authority: Authority) -> dict[str, Any]:
    """Give a council's rules of judging as they stand, as a period keeps them."""
    return authority.settings.model_dump(mode="json", include=set(_RULES))


def set_judging(
    *,
    authority: Authority,
    preset: str,
    tolerance: Tolerance | None,
    profile: tuple[Any, ...] = (),
    reason: str,
    by: Person,
    also_in: ReportingPeriod | None = None,
) -> None:
    """Set how measures are judged that have no rules of their own, in periods that are opened from now on.

    `also_in` is an open period that takes the new rules too. Raises Refused where nothing changes or can't be, without
    a reason, and where something in that period has been submitted already.
    """
    with writing(authority, by=by, may=OFFICERS) as journal:
        found = Authority.objects.get(pk=authority.pk)
        before = rules_of(found)
        if also_in is not None:
            also_in = ReportingPeriod.objects.select_related("plan_year", "authority").get(
                pk=also_in.pk, authority=authority
            )
        new = {"preset": preset, "tolerance": tolerance and tolerance.model_dump(), "profile": profile}
        found.decided = {**found.decided, **_sound(found, new)}
        after = rules_of(found)
        if before == after and (also_in is None or rules_in(also_in) == after):
            raise _unchanged("how measures are judged")
        need_reason(reason, "how measures are judged")
        found.save(update_fields=["decided"])
        if before != after:
            told = {"before": _told(before), "after": _told(after)}
            journal.record("set how measures are judged", found, **told, reason=reason.strip())
        if also_in is not None:
            _judge_by(also_in, after, reason, journal)


def set_dates(*, authority: Authority, dates: Dates, reason: str, by: Person) -> None:
    """Set how the dates of periods are counted that are opened from now on. Raises Refused for what can't be."""
    with writing(authority, by=by, may=OFFICERS) as journal:
        found = Authority.objects.get(pk=authority.pk)
        _refuse_dates(dates)
        _change(found, asdict(dates), "set how dates are counted", reason, journal)


def set_reminders(*, authority: Authority, days: ReminderDays, reason: str, by: Person) -> None:
    """Set on which days owners are reminded, in periods that are opened from now on. Raises Refused for wrong days."""
    with writing(authority, by=by, may=OFFICERS) as journal:
        found = Authority.objects.get(pk=authority.pk)
        _refuse_days(days)
        new = ReminderDays(
            before=tuple(sorted(set(days.before), reverse=True)),
            after=tuple(sorted(set(days.after))),
            heads_after=days.heads_after,
        )
        before = found.reminder_days
        if before == new:
            raise _unchanged("reminder days")
        need_reason(reason, "reminder days")
        found.remind_on = new.model_dump(mode="json")
        found.save(update_fields=["remind_on"])
        told = {"before": _told_days(before), "after": _told_days(new)}
        journal.record("set the reminder days", found, **told, reason=reason.strip())


def set_small_number(*, authority: Authority, small_number: int, reason: str, by: Person) -> None:
    """Set below which count of people the public sees no figure, in what is published from now on."""
    with writing(authority, by=by, may=OFFICERS) as journal:
        found = Authority.objects.get(pk=authority.pk)
        if not SMALLEST <= small_number <= LARGEST:
            raise Refused(
                "a count of that size can’t be the limit",
                where="small numbers",
                expected=f"a whole number from {SMALLEST} to {LARGEST}",
                do="choose a number in between: five is usual",
            )
        _change(found, {"small_number": small_number}, "set the limit of small numbers", reason, journal)


def set_name(*, authority: Authority, name: str, contact: str, reason: str, by: Person) -> None:
    """Set the council's name, and the address that the public writes to. Its web address stays."""
    with writing(authority, by=by, may=OFFICERS) as journal:
        found = Authority.objects.get(pk=authority.pk)
        if not name.strip():
            raise Refused("the name is missing", where="the council’s name", expected="a name", do="write it")
        changed = {"name": " ".join(name.split()), "contact": contact.strip()}
        _change(found, changed, "set the council’s name", reason, journal)


def rules_in(period: ReportingPeriod) -> dict[str, Any]:
    """Give the rules of judging that a period has."""
    return period.settings.model_dump(mode="json", include=set(_RULES))


def submitted_in(period: ReportingPeriod) -> int:
    """Count the returns of a period that have been handed in, or decided: its rules stay from then on."""
    untouched = (ReturnState.OWED, ReturnState.NOT_DUE)
    return Return.objects.filter(period=period).exclude(state__in=untouched).count()


def _sound(authority: Authority, new: dict[str, Any]) -> dict[str, Any]:
    if new["preset"] not in all_presets():
        raise Refused("there are no such rules", where="the rules", expected="one of those listed", do="choose one")
    wrong = new["tolerance"] and not 0 <= float(new["tolerance"]["value"]) <= LARGEST_TOLERANCE
    if wrong:
        raise Refused(
            "the tolerance can’t be so large",
            where="the tolerance",
            expected=f"0 to {LARGEST_TOLERANCE}",
            do="write a smaller number",
        )
    decided = Settings.model_validate({**authority.decided, **new})
    return decided.model_dump(mode="json", include=set(_RULES))


def _judge_by(period: ReportingPeriod, rules: dict[str, Any], reason: str, journal: Journal) -> None:
    before, handed_in = rules_in(period), submitted_in(period)
    if before == rules:
        return
    if period.state != PeriodState.OPEN or handed_in:
        raise Refused(
            f"{period} is judged by its own rules: {handed_in} of its returns have been handed in",
            where=str(period),
            expected="an open period in which nothing has been handed in",
            do="let the new rules hold from the next period on",
        )
    period.rules = rules
    period.save(update_fields=["rules"])
    told = {"before": _told(before), "after": _told(rules)}
    journal.record("judge a period by other rules", period, **told, reason=reason.strip())


def _told(rules: dict[str, Any]) -> dict[str, Any]:
    """Give rules as the journal keeps them: by the names that pages give them, shares in per cent."""
    preset, tolerance = all_presets()[rules["preset"]], rules["tolerance"]
    return {
        "rules": f"{preset.title}, version {preset.version}",
        "tolerance": tolerance and f"{tolerance['value']} {MODES[tolerance['mode']]}",
        "profile in per cent": [f"{100 * share:g}" for share in rules["profile"]],
        "statuses": rules["scheme"],
    }


def _told_days(days: ReminderDays) -> dict[str, Any]:
    return {
        "days before": ", ".join(map(str, days.before)),
        "days after": ", ".join(map(str, days.after)),
        "head of service after": days.heads_after,
    }


def _refuse_days(days: ReminderDays) -> None:
    every = (*days.before, *days.after, days.heads_after)
    too_many = max(len(set(days.before)), len(set(days.after))) > MOST_REMINDERS
    if too_many or not all(1 <= day <= MOST_DAYS for day in every):
        raise Refused(
            "nobody can be reminded on these days",
            where="reminder days",
            expected=f"at most {MOST_REMINDERS} numbers each, from 1 to {MOST_DAYS}",
            do="put right what doesn’t fit",
        )


def _refuse_dates(dates: Dates) -> None:
    days = (dates.clear_days, dates.sign_off_days, dates.return_days)
    if (
        dates.nation not in Nation.values
        or not dates.committee.strip()
        or not all(0 <= day <= MOST_DAYS for day in days)
    ):
        raise Refused(
            "these dates can’t be counted",
            where="dates",
            expected=f"a nation, a meeting, and 0 to {MOST_DAYS} days each",
            do="put right what doesn’t fit",
        )
    if dates.clear_days < 1:
        raise Refused(
            "papers have to be open before a meeting", where="clear days", expected="at least 1", do="write 5, or more"
        )
    if dates.return_days < dates.sign_off_days:
        raise Refused(
            "returns would be due after sign-off",
            where="working days",
            expected="at least as many days for returns as for sign-off",
            do="give returns more days, or sign-off fewer",
        )


def _change(found: Authority, changed: dict[str, Any], verb: str, reason: str, journal: Journal) -> None:
    before = {name: getattr(found, name) for name in changed}
    if before == changed:
        raise _unchanged(verb.removeprefix("set "))
    need_reason(reason, verb.removeprefix("set "))
    for name, value in changed.items():
        setattr(found, name, value)
    found.save(update_fields=list(changed))
    journal.record(verb, found, before=before, after=changed, reason=reason.strip())


def _unchanged(where: str) -> Refused:
    return Refused("nothing has changed", where=where, expected="another setting", do="change one, or leave them")
