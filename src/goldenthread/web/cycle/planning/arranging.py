"""The council's settings: what each is, what it does, from when a change holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.judging import all_presets
from goldenthread.plan import Settings, ToleranceMode
from goldenthread.plan.amounts import printed_amount
from goldenthread.web.accounts.access import OFFICER, OFFICER_OR_AUDITOR, Request, allow
from goldenthread.web.actions.arranging import (
    MODES,
    Dates,
    rules_in,
    rules_of,
    set_dates,
    set_judging,
    set_name,
    set_reminders,
    set_small_number,
    submitted_in,
)
from goldenthread.web.actions.keys import code_meaning
from goldenthread.web.cycle.planning.plans import answered
from goldenthread.web.cycle.planning.settings_forms import (
    CouncilForm,
    DatesForm,
    JudgingForm,
    RemindersForm,
    SmallNumberForm,
)
from goldenthread.web.records.models import Authority, PeriodState, Plan, ReminderDays, ReportingPeriod

_FROM_NOW_ON = "A change holds for periods that are opened from now on."


@dataclass(frozen=True)
class Told:
    """A setting as the page has it: its name and value, and what it does."""

    name: str
    value: str
    effect: str


@dataclass(frozen=True)
class Group:
    """Settings that are changed together, on the page of that address. `since` says from when a change holds."""

    title: str
    change: str
    since: str
    settings: tuple[Told, ...]
    heads: tuple[str, str, str] = ("Setting", "Now", "What it does")


@allow(OFFICER_OR_AUDITOR)
def settings_page(request: Request, authority: str) -> HttpResponse:
    """Show every setting, what it does, and the rules that open periods are judged by where they differ."""
    own = rules_of(request.authority)
    periods = _open(request.authority)
    differing = [(one, _judged_by(one)) for one in periods if rules_in(one) != own]
    plans = list(Plan.objects.filter(authority=request.authority).order_by("-pk"))
    keys = [_key(request.authority, plan) for plan in plans]
    judging, *others = _groups(request.authority)
    context = {"groups": [judging, *keys, *others], "differing": differing, "kept": list(_kept(periods))}
    return render(request, "cycle/planning/settings.html", context)


@allow(OFFICER)
def judging_page(request: Request, authority: str) -> HttpResponse:
    """Change how measures are judged that have no rules of their own."""
    period = next((one for one in _open(request.authority) if not submitted_in(one)), None)
    decided = request.authority.settings
    initial = {
        "preset": decided.preset,
        "tolerance": decided.tolerance and decided.tolerance.value,
        "mode": decided.tolerance.mode if decided.tolerance else ToleranceMode.POINTS,
        "profile": _shares(decided),
    }
    form = JudgingForm(request.POST or None, period=period, initial=initial)

    def change() -> str:
        also_in = period if form.cleaned_data.get("also_in") else None
        set_judging(authority=request.authority, by=request.standing.person, also_in=also_in, **form.judged())
        return "Saved: periods that are opened from now on are judged by this."

    told = (
        "The rules decide the calculated status of every measure that has no rules of its own. A period that is open"
        " keeps the rules that it was opened with, and what is approved or published is never judged anew."
    )
    presets = list(all_presets().values())
    heading = "How measures are judged"
    return _answered(request, form, change, "preset", heading=heading, told=told, presets=presets)


@allow(OFFICER)
def dates_page(request: Request, authority: str) -> HttpResponse:
    """Change how dates are counted back from a meeting."""
    names = ("nation", "committee", "clear_days", "sign_off_days", "return_days")
    form = DatesForm(request.POST or None, initial={name: getattr(request.authority, name) for name in names})

    def change() -> str:
        dates = Dates(**{name: form.cleaned_data[name] for name in names})
        reason = form.cleaned_data["reason"]
        set_dates(authority=request.authority, dates=dates, reason=reason, by=request.standing.person)
        return "Saved: the dates of the next period are counted like this."

    told = "When a period is opened, its dates are proposed by this. Periods that are open keep their dates."
    return _answered(request, form, change, "return_days", heading="How dates are counted", told=told)


@allow(OFFICER)
def reminders_page(request: Request, authority: str) -> HttpResponse:
    """Change on which days owners are reminded."""
    days = request.authority.reminder_days
    initial = {"before": _numbers(days.before), "after": _numbers(days.after), "heads_after": days.heads_after}
    form = RemindersForm(request.POST or None, initial=initial)

    def change() -> str:
        reason = form.cleaned_data["reason"]
        set_reminders(authority=request.authority, days=form.days(), reason=reason, by=request.standing.person)
        return "Saved: owners are reminded on these days in periods that are opened from now on."

    told = (
        "Owners are written to when a period opens, on these days, and on the day on which returns are due; deputies"
        " from that day on. A period that is open keeps the days that it was opened with."
    )
    return _answered(request, form, change, "before", heading="Reminders", told=told)


@allow(OFFICER)
def small_numbers_page(request: Request, authority: str) -> HttpResponse:
    """Change below which count of people the public sees no figure."""
    form = SmallNumberForm(request.POST or None, initial={"small_number": request.authority.small_number})

    def change() -> str:
        set_small_number(authority=request.authority, by=request.standing.person, **form.cleaned_data)
        return "Saved: it holds for what is published from now on."

    told = "It holds for what is published from now on. What is published stays as it is."
    return _answered(request, form, change, "small_number", heading="Small numbers about people", told=told)


@allow(OFFICER)
def council_page(request: Request, authority: str) -> HttpResponse:
    """Change the council's name and address for questions."""
    initial = {"name": request.authority.name, "contact": request.authority.contact}
    form = CouncilForm(request.POST or None, initial=initial)

    def change() -> str:
        set_name(authority=request.authority, by=request.standing.person, **form.cleaned_data)
        return "Saved."

    told = "The name stands on every page at once. What is published keeps the name that it was published under."
    return _answered(request, form, change, "name", heading="Name and address for questions", told=told)


def _answered(request: Request, form: forms.Form, *args: Any, **shown: Any) -> HttpResponse:
    to = reverse("plan-settings", args=[request.authority.slug])
    return answered(request, form, *args, to=to, button="Save", **shown)


def _open(authority: Authority) -> list[ReportingPeriod]:
    found = ReportingPeriod.objects.filter(authority=authority, state=PeriodState.OPEN)
    return list(found.select_related("plan_year__plan", "authority"))


def _groups(authority: Authority) -> Iterator[Group]:
    yield _judging(authority)
    yield _dates(authority)
    yield _reminders(authority)
    small = Told(
        "Counts that are withheld",
        f"Below {authority.small_number}",
        "Figures of a measure that counts people are withheld from the public where a count is smaller.",
    )
    small_page = _page(authority, "set-small-numbers")
    yield Group("Small numbers", small_page, "A change holds for what is published from now on.", (small,))
    council = (
        Told("Name", authority.name, "It stands at the head of every page."),
        Told("E-mail address for questions", authority.contact or "None", "Whom the public can write to."),
    )
    council_page = _page(authority, "set-council")
    yield Group("The council", council_page, "A change holds at once, but not for what is published.", council)


def _judging(authority: Authority) -> Group:
    decided = authority.settings
    preset = all_presets()[decided.preset]
    near = "How far a figure may miss its target and still count as near it, where the measure has none of its own."
    profile = f"{_shares(decided)} per cent" if decided.profile else "As last year where that is known, else even"
    builds = "What share of a year’s count is due by the end of each quarter, where the measure has none of its own."
    return Group(
        "Judging",
        _page(authority, "set-judging"),
        f"{_FROM_NOW_ON} One that is open keeps the rules that it was opened with.",
        (
            Told("Rules", preset.title, " ".join(preset.about.split())),
            Told("Tolerance", _tolerance(decided), near),
            Told("Profile of counts that build up", profile, builds),
        ),
    )


def _dates(authority: Authority) -> Group:
    days = (
        ("Clear days", authority.clear_days, "How long papers are open before the meeting."),
        ("Days for sign-off", authority.sign_off_days, "Working days from the end of sign-off to the papers."),
        ("Days from returns", authority.return_days, "Working days from the day returns are due to the papers."),
    )
    meeting = Told("Meeting", authority.committee, "The meeting that a period is reported to.")
    nation = Told("Bank holidays", authority.get_nation_display(), "They are not counted as working days.")
    counted = (Told(name, str(number), says) for name, number, says in days)
    since = f"{_FROM_NOW_ON} One that is open keeps its dates."
    return Group("Dates", _page(authority, "set-dates"), since, (meeting, nation, *counted))


def _reminders(authority: Authority) -> Group:
    days = authority.reminder_days
    told = (
        Told("Before returns are due", _days(days.before, "before"), "Owners who haven’t handed in are written to."),
        Told("When they are late", _days(days.after, "late"), "After the last of these, once a week. Deputies too."),
        Told("Head of service", f"From {days.heads_after} days late", "They are written to with the owner."),
    )
    since = f"{_FROM_NOW_ON} One that is open keeps its days."
    return Group("Reminders", _page(authority, "set-reminders"), since, told)


def _key(authority: Authority, plan: Plan) -> Group:
    codes = tuple(Told(one.code, one.label, code_meaning(one).capitalize()) for one in plan.scheme.codes)
    since = f"{_FROM_NOW_ON} One that is open keeps the key that it was opened with."
    address = _page(authority, "set-key", plan.pk)
    return Group(f"What status codes mean in {plan}", address, since, codes, ("Code", "In the key", "It means"))


def _kept(periods: Sequence[ReportingPeriod]) -> Iterator[str]:
    """Say what open periods keep that has been changed since they were opened."""
    for period in periods:
        if period.scheme != period.plan_year.plan.scheme:
            codes = ", ".join(f"{one.code} {code_meaning(one)}" for one in period.scheme.codes)
            yield f"{period} is open and keeps the key that it was opened with: {codes}."
        if period.remind_on != period.authority.remind_on:
            days: ReminderDays = period.reminder_days
            told = f"{_days(days.before, 'before')}; {_days(days.after, 'late')}"
            yield f"{period} is open and keeps its reminder days: {told}."


def _days(days: Sequence[int], when: str) -> str:
    return f"{', '.join(map(str, days))} day{'s' * (days[-1:] != (1,) or len(days) > 1)} {when}" if days else "None"


def _numbers(days: Sequence[int]) -> str:
    return " ".join(map(str, days))


def _page(authority: Authority, name: str, *args: int) -> str:
    return reverse(name, args=[authority.slug, *args])


def _judged_by(period: ReportingPeriod) -> str:
    decided = period.settings
    told = f"{all_presets()[decided.preset].title}; tolerance: {_tolerance(decided).lower()}"
    return f"{told}; profile: {_shares(decided)} per cent" if decided.profile else told


def _tolerance(decided: Settings) -> str:
    preset = all_presets()[decided.preset]
    tolerance = decided.tolerance or preset.tolerance
    by_rules = "" if decided.tolerance or not preset.tolerance else ", by the rules"
    return f"{printed_amount(tolerance.value, '')} {MODES[tolerance.mode]}{by_rules}" if tolerance else "None"


def _shares(decided: Settings) -> str:
    return " ".join(f"{(share * 100).normalize():f}" for share in decided.profile)
