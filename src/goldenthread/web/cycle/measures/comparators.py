"""Others' figures for a measure: adding, mending and removing them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goldenthread.web.accounts.access import OFFICER, Request, allow
from goldenthread.web.actions.measures import keep_comparator, mend_comparator, remove_comparator
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.measures.finding import measure_at
from goldenthread.web.cycle.measures.forms import ComparatorForm, ReasonForm
from goldenthread.web.pages.sentences import said
from goldenthread.web.records.models import ComparatorFigure, Measure

_FORM = ["GET", "HEAD", "POST"]


@allow(OFFICER)
@require_http_methods(_FORM)
def add_comparator_page(request: Request, authority: str, permanent_id: str) -> HttpResponse:
    """Keep somebody else's figure."""
    measure = measure_at(request, permanent_id)
    form = ComparatorForm(request.POST or None, authority=request.authority)
    if request.method == "POST" and form.is_valid():
        period = form.periods[form.cleaned_data["period"]]
        try:
            keep_comparator(measure=measure, period=period, comparison=form.comparison(), by=request.standing.person)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            return _saved(request, measure, "Saved: the figure stands beside the measure.")
    return _asked(request, form, measure, None)


@allow(OFFICER)
@require_http_methods(_FORM)
def mend_comparator_page(request: Request, authority: str, permanent_id: str, comparator: int) -> HttpResponse:
    """Change somebody else's figure, or remove it."""
    measure = measure_at(request, permanent_id)
    found = _comparator(measure, comparator)
    form = ComparatorForm(request.POST or None, authority=request.authority, comparator=found)
    if request.method == "POST" and form.is_valid():
        try:
            mend_comparator(
                comparator=found,
                comparison=form.comparison(),
                reason=form.cleaned_data["reason"],
                by=request.standing.person,
            )
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            return _saved(request, measure, "Saved: the figure.")
    return _asked(request, form, measure, found)


@allow(OFFICER)
@require_POST
def remove_comparator_page(request: Request, authority: str, permanent_id: str, comparator: int) -> HttpResponse:
    """Remove somebody else's figure."""
    measure = measure_at(request, permanent_id)
    found = _comparator(measure, comparator)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        remove_comparator(comparator=found, reason=reason, by=request.standing.person)
    except Refused as refused:
        messages.error(request, said(refused))
        return redirect("mend-comparator", authority, permanent_id, comparator)
    return _saved(request, measure, "Removed. The journal and earlier periods keep the figure.")


def _comparator(measure: Measure, number: int) -> ComparatorFigure:
    found = ComparatorFigure.objects.select_related("period__plan_year", "measure__authority")
    return get_object_or_404(found, pk=number, measure=measure)


def _saved(request: Request, measure: Measure, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("measure-kept", request.authority.slug, measure.permanent_id)


def _asked(
    request: Request, form: ComparatorForm, measure: Measure, comparator: ComparatorFigure | None
) -> HttpResponse:
    shown = {"form": form, "measure": measure, "comparator": comparator, "removing": ReasonForm(auto_id="remove_%s")}
    return render(request, "cycle/measures/comparator.html", shown, status=422 if form.errors else 200)
