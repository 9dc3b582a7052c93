"""Correcting what was published: restating a figure, taking words down, marking words as exempt."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from goldenthread.web.accounts.access import OFFICER, Request, allow
from goldenthread.web.actions import publishing
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.publishing.forms import ExemptForm, RestateForm, TakeDownForm
from goldenthread.web.pages.sentences import said
from goldenthread.web.records.models import FigureRecord, Publication, PublishedText, Return

_FORM = ["GET", "HEAD", "POST"]
_MOST_WORDS = 2_000


@allow(OFFICER)
@require_http_methods(_FORM)
def take_down_page(request: Request, authority: str, publication: int, text: int) -> HttpResponse:
    """Show a published text, and take it down wherever it stands."""
    found = get_object_or_404(
        PublishedText.objects.select_related("publication__period__plan_year", "taken_down_by"),
        pk=text,
        publication=publication,
        publication__authority=request.authority,
    )
    by, words = request.standing.person, request.POST.get("words", "").replace("\0", "")[:_MOST_WORDS]
    places = publishing.also_stands(text=found, words=words, by=by) if found.text is not None else []
    looking = "look" in request.POST
    form = TakeDownForm(None if looking else request.POST or None, places=places, initial=_typed(request))
    if request.method == "POST" and not looking and form.is_valid():
        try:
            count = publishing.take_down(text=found, by=by, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, f"Taken down: {count} {'place' if count == 1 else 'places'}")
            return redirect("publication", authority=authority, publication=publication)
    return _asked(request, "cycle/take_down.html", form, text=found, places=places, looking=looking)


def _typed(request: Request) -> dict[str, Any]:
    """Give what was typed and ticked before the words were looked for again."""
    return {"also": request.POST.getlist("also"), **{name: request.POST.get(name, "") for name in ("ground", "words")}}


@allow(OFFICER)
@require_http_methods(_FORM)
def restate_page(request: Request, authority: str, figure: int) -> HttpResponse:
    """Show a figure in force, and restate it."""
    figures = FigureRecord.objects.select_related(
        "of_return__measure", "of_return__period__plan_year", "of_return__authority"
    )
    found = get_object_or_404(figures, pk=figure, of_return__authority=request.authority)
    last = Publication.objects.filter(period=found.of_return.period_id, for_public=False).order_by("-edition").first()
    if last is None:
        raise Http404("This figure isn’t published.")
    form = RestateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            publishing.restate(figure=found, by=request.standing.person, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, "Restated. Publish another edition to have it in the publication itself")
            return redirect("publication", authority=authority, publication=last.pk)
    return _asked(request, "cycle/restate.html", form, figure=found, publication=last)


@allow(OFFICER)
@require_http_methods(_FORM)
def exempt_page(request: Request, authority: str, number: int) -> HttpResponse:
    """Say on what ground the public may not read the words of a return."""
    found = get_object_or_404(
        Return.objects.select_related("measure", "period__plan_year", "authority"),
        pk=number,
        authority=request.authority,
    )
    form = ExemptForm(request.POST or None, initial={"ground": found.exempt_ground})
    if request.method == "POST" and form.is_valid():
        publishing.mark_exempt(of_return=found, ground=form.cleaned_data["ground"], by=request.standing.person)
        messages.success(request, "Saved")
        return redirect("publish", authority=authority, period=found.period_id)
    return _asked(request, "cycle/exempt.html", form, found=found)


def _asked(request: Request, template: str, form: forms.Form, **shown: Any) -> HttpResponse:
    return render(request, template, {"form": form, **shown}, status=422 if form.errors else 200)
