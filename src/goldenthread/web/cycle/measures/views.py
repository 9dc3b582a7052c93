"""Adding a measure, and changing its place, words, definition and people; withdrawing it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from goldenthread.web.accounts.access import OFFICER, Request, allow
from goldenthread.web.actions import measures
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.measures.finding import measure_at
from goldenthread.web.cycle.measures.forms import (
    AddForm,
    DefinitionForm,
    DutyForm,
    PlaceForm,
    ReasonForm,
    WithdrawForm,
    WordingForm,
)
from goldenthread.web.cycle.measures.target_views import from_hint
from goldenthread.web.pages.sentences import brief, said
from goldenthread.web.records.models import Assignment, Duty, Measure, PeriodState, Placement, ReportingPeriod
from goldenthread.web.records.targets import criterion_of
from goldenthread.web.records.tree import year_kept
from goldenthread.wording import understand_criterion

_FORM = ["GET", "HEAD", "POST"]


@allow(OFFICER)
@require_http_methods(_FORM)
def add_page(request: Request, authority: str) -> HttpResponse:
    """Add a measure to the current plan year; its target comes next."""
    year = year_kept(request.authority)
    if year is None:
        return render(request, "cycle/measures/no_plan.html")
    form = AddForm(request.POST or None, year=year)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            added = measures.add_measure(
                year=year,
                wording=given["wording"].replace("\r\n", "\n"),
                place=form.place(),
                quarters="".join(sorted(given["quarters"])),
                owner=form.owner_chosen(),
                since=timezone.localdate(),
                ask_now=given["ask_now"],
                by=request.standing.person,
            )
        except Refused as refused:
            _tell(form, refused)
        else:
            messages.success(request, f"Added: {brief(added.name)} Now set its target.")
            return redirect("set-target", authority, added.permanent_id)
    opened = ReportingPeriod.objects.filter(plan_year=year, state=PeriodState.OPEN).select_related("plan_year")
    return _asked(request, "cycle/measures/add.html", form, year=year, opened=list(opened))


@allow(OFFICER)
@require_http_methods(_FORM)
def place_page(request: Request, authority: str, permanent_id: str) -> HttpResponse:
    """Change where a measure stands in its latest plan year."""
    measure = measure_at(request, permanent_id)
    places = Placement.objects.select_related("plan_year__plan__authority", "measure__authority")
    found = places.filter(measure=measure).order_by("-plan_year__start", "-pk").first()
    if found is None:
        messages.error(request, "The measure stands in no plan year.")
        return redirect("measure-kept", authority, permanent_id)
    form = PlaceForm(request.POST or None, year=found.plan_year, placement=found)
    if request.method == "POST" and form.is_valid():
        try:
            measures.place(
                placement=found, to=form.place(), reason=form.cleaned_data["reason"], by=request.standing.person
            )
        except Refused as refused:
            _tell(form, refused)
        else:
            return _saved(request, measure, "Saved: its place in the plan.")
    return _asked(request, "cycle/measures/place.html", form, measure=measure, year=found.plan_year)


@allow(OFFICER)
@require_http_methods(_FORM)
def wording_page(request: Request, authority: str, permanent_id: str) -> HttpResponse:
    """Change the words of a measure from a day on."""
    measure = measure_at(request, permanent_id)
    setting = measure.target_settings.prefetch_related("parts", "baselines").last()
    words = setting.text if setting else measure.name
    person = request.standing.person
    form = WordingForm(request.POST or None, authority=request.authority, by=person, initial={"wording": words})
    shown: dict[str, Any] = {"measure": measure, "from_hint": from_hint(measure)}
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            measures.reword(
                measure=measure,
                wording=given["wording"].replace("\r\n", "\n"),
                effective_from=given["effective_from"],
                reason=given["reason"],
                approval=form.approved(),
                by=person,
            )
        except Refused as refused:
            _tell(form, refused)
        else:
            if setting is not None and _asks_for_another(setting, given["wording"], measure):
                messages.warning(
                    request, "The new words may ask for another target: see that it is still the right one."
                )
            return _saved(request, measure, "Saved: its words.")
    return _asked(request, "cycle/measures/wording.html", form, **shown)


def _asks_for_another(setting: Any, wording: str, measure: Measure) -> bool:
    setting.measure = measure
    read, kept = understand_criterion(wording), criterion_of(setting)
    values = [(one.op, one.value) for one in read.targets], [(one.op, one.value) for one in kept.targets]
    return bool(read.targets) and values[0] != values[1]


@allow(OFFICER)
@require_http_methods(_FORM)
def definition_page(request: Request, authority: str, permanent_id: str) -> HttpResponse:
    """Change how a measure is defined."""
    measure = measure_at(request, permanent_id)
    form = DefinitionForm(request.POST or None, measure=measure)
    if request.method == "POST" and form.is_valid():
        try:
            measures.define(
                measure=measure,
                fields=form.values(),
                reason=form.cleaned_data["reason"],
                by=request.standing.person,
            )
        except Refused as refused:
            _tell(form, refused)
        else:
            return _saved(request, measure, "Saved: its definition.")
    return _asked(request, "cycle/measures/definition.html", form, measure=measure)


@allow(OFFICER)
@require_http_methods(_FORM)
def people_page(request: Request, authority: str, permanent_id: str) -> HttpResponse:
    """Give someone a duty for a measure."""
    measure = measure_at(request, permanent_id)
    today = f"{timezone.localdate():%d/%m/%Y}"
    initial = {"since": today, "duty": Duty.OWNER}
    form = DutyForm(request.POST or None, authority=request.authority, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        person = form.people[given["person"]]
        duty = Duty(given["duty"])
        try:
            measures.give_duty(
                measure=measure, person=person, duty=duty, since=given["since"], by=request.standing.person
            )
        except Refused as refused:
            _tell(form, refused)
        else:
            messages.success(request, f"Saved: {person} ({str(duty.label).lower()}).")
            return redirect("measure-people", authority, permanent_id)
    held = Assignment.objects.filter(measure=measure, until__isnull=True).select_related("person")
    return _asked(request, "cycle/measures/people.html", form, measure=measure, held=held.order_by("duty", "pk"))


@allow(OFFICER)
@require_POST
def end_duty_page(request: Request, authority: str, permanent_id: str, assignment: int) -> HttpResponse:
    """End a duty today."""
    measure = measure_at(request, permanent_id)
    duties = Assignment.objects.select_related("measure__authority", "person")
    found = get_object_or_404(duties, pk=assignment, measure=measure)
    try:
        until = max(timezone.localdate(), found.since)
        measures.end_duty(assignment=found, until=until, by=request.standing.person)
    except Refused as refused:
        messages.error(request, said(refused))
    else:
        messages.success(request, f"Saved: {found.person} no longer has this measure.")
    return redirect("measure-people", authority, permanent_id)


@allow(OFFICER)
@require_http_methods(_FORM)
def withdraw_page(request: Request, authority: str, permanent_id: str) -> HttpResponse:
    """Withdraw a measure from a day on; bring back one that was withdrawn by mistake."""
    measure = measure_at(request, permanent_id)
    back = measure.withdrawn_from is not None
    form: forms.Form = ReasonForm(request.POST or None) if back else WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            if back:
                measures.bring_back(measure=measure, reason=given["reason"], by=request.standing.person)
            else:
                measures.withdraw(measure=measure, by=request.standing.person, **given)
        except Refused as refused:
            _tell(form, refused)
        else:
            return _saved(request, measure, "Saved: it is back in the plan." if back else "Saved: it is withdrawn.")
    return _asked(request, "cycle/measures/withdraw.html", form, measure=measure)


def _tell(form: forms.Form, refused: Refused) -> None:
    """Say at the field that it is about, if there is one, why something can't be done."""
    fields = {"the reference": "ref", "also relates to": "also"}
    named = fields.get(refused.where or "", "")
    form.add_error(named if named in form.fields else None, said(refused))


def _saved(request: Request, measure: Measure, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("measure-kept", request.authority.slug, measure.permanent_id)


def _asked(request: Request, template: str, form: forms.Form, **shown: Any) -> HttpResponse:
    return render(request, template, {"form": form, **shown}, status=422 if form.errors else 200)
