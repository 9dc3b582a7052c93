"""A plan as a tree, and what is done with the whole of it: begun, renamed, a new year."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldenthread.web.accounts.access import OFFICER, OFFICER_OR_AUDITOR, Request, allow
from goldenthread.web.actions.plans import begin_plan, begin_year, rename_plan
from goldenthread.web.actions.reasons import MISSING
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.planning.forms import BeginForm, NameForm, YearForm
from goldenthread.web.cycle.planning.tree import tree_of
from goldenthread.web.pages.sentences import said
from goldenthread.web.records.models import Authority, Plan, PlanYear
from goldenthread.web.records.tree import current_year, year_kept


@allow(OFFICER_OR_AUDITOR)
def plan_page(request: Request, authority: str) -> HttpResponse:
    """Show the plan that reaches furthest, in its latest year in which measures stand."""
    plan = latest(request.authority)
    return _page(request, plan, current_year(plan) if plan else None)


@allow(OFFICER_OR_AUDITOR)
def plan_in_year(request: Request, authority: str, year: int) -> HttpResponse:
    """Show a plan in one of its years."""
    found = get_object_or_404(PlanYear.objects.select_related("plan"), pk=year, plan__authority=request.authority)
    return _page(request, found.plan, found)


def _page(request: Request, plan: Plan | None, year: PlanYear | None) -> HttpResponse:
    years = PlanYear.objects.filter(plan__authority=request.authority).select_related("plan")
    context: dict[str, Any] = {"plan": plan, "year": year, "years": years.order_by("-start", "plan__name")}
    if plan is not None:
        context["tree"] = tree_of(plan, year)
    return render(request, "cycle/planning/plan.html", context)


def latest(authority: Authority) -> Plan | None:
    """Give the plan whose years reach furthest, those with measures first; None where there is none."""
    found = year_kept(authority)
    return found.plan if found else Plan.objects.filter(authority=authority).order_by("-pk").first()


@allow(OFFICER)
def begin_page(request: Request, authority: str) -> HttpResponse:
    """Begin a plan by hand."""
    form = BeginForm(request.POST or None)

    def begin() -> str:
        plan = begin_plan(authority=request.authority, by=request.standing.person, **form.cleaned_data)
        return f"Saved: {plan} is begun. Add its themes next."

    return answered(request, form, begin, "name", heading="Begin a plan", button="Begin the plan")


@allow(OFFICER)
def year_page(request: Request, authority: str, plan: int) -> HttpResponse:
    """Begin a later year of a plan."""
    found = plan_at(request, plan)
    last = found.years.order_by("-start").first()
    form = YearForm(request.POST or None, initial={"start": last.start + 1 if last else None})

    def begin() -> str:
        year, carried = begin_year(plan=found, start=form.cleaned_data["start"], by=request.standing.person)
        return f"Saved: {year} is begun. {carried} measure{'s' * (carried != 1)} stand{'s' * (carried == 1)} in it."

    told = (
        "Its measures stand as they stood the year before, with their numbers, themes and directorates; those that were"
        " withdrawn are left out. You can change them there without touching the year before."
    )
    return answered(request, form, begin, "start", heading=f"Begin a new year of {found}", button="Begin it", told=told)


@allow(OFFICER)
def rename_page(request: Request, authority: str, plan: int) -> HttpResponse:
    """Give a plan another name."""
    found = plan_at(request, plan)
    form = NameForm(request.POST or None, initial={"name": found.name})

    def rename() -> str:
        rename_plan(plan=found, by=request.standing.person, **form.cleaned_data)
        return "Saved: the plan has its new name."

    told = (
        "Reports that are taken in belong to the plan whose name they print: write it as they do. What is published"
        " keeps the name that it was published under."
    )
    return answered(request, form, rename, "name", heading=f"Rename {found}", button="Save the name", told=told)


def plan_at(request: Request, plan: int) -> Plan:
    """Give a plan of the authority by its number; not found where it has no such plan."""
    return get_object_or_404(Plan.objects.select_related("authority"), pk=plan, authority=request.authority)


def answered(
    request: Request, form: forms.Form, act: Callable[[], str], field: str, *, to: str = "", **shown: Any
) -> HttpResponse:
    """Show a form, or do what was sent with it and go back. What is refused stands at `field`."""
    back = to or _plan_address(request)
    if request.method == "POST" and form.is_valid():
        try:
            message = act()
        except Refused as refused:
            form.add_error(field_of(refused, form, field), said(refused))
        else:
            messages.success(request, message)
            return redirect(back)
    return render(
        request, "cycle/planning/form.html", {"form": form, "back": back, **shown}, status=422 if form.errors else 200
    )


def field_of(refused: Refused, form: forms.Form, field: str) -> str:
    """Give the field that something refused is about: a missing reason is told where it is asked for."""
    return "reason" if refused.what == MISSING and "reason" in form.fields else field


def _plan_address(request: Request) -> str:
    return reverse("plan-page", args=[request.authority.slug])
