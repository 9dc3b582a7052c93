"""Remedial actions: those still to be done, and one of them, to mend it or to mark it as done."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldenthread.web.accounts.access import MEMBER, Request, allow
from goldenthread.web.accounts.rules import SUBMITS_RETURN
from goldenthread.web.actions.challenging import HANDED_IN
from goldenthread.web.actions.remedies import Remedy, edit_remedy, finish_remedy, reopen_remedy
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.control.edits import edits_of
from goldenthread.web.cycle.remedies.forms import DoneForm, MendForm, NotDoneForm
from goldenthread.web.cycle.remedies.listed import counts_of, to_do
from goldenthread.web.pages.sentences import said
from goldenthread.web.records.models import PeriodState, RemedialAction, ReturnState

_A_PAGE = 50


@allow(MEMBER)
@require_safe
def remedies(request: Request, authority: str) -> HttpResponse:
    """List what is still to be done of the returns that this person may read, the most overdue first."""
    found = to_do(request.standing)
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "cycle/remedies/list.html", {"page": page, "remedies": list(page), **counts_of(found)})


@allow(SUBMITS_RETURN)
@require_http_methods(["GET", "HEAD", "POST"])
def remedy(request: Request, authority: str, number: int, position: int) -> HttpResponse:
    """Show a remedial action; mend it."""
    found = _remedy(request, number, position)
    form = MendForm(request.POST or None, remedy=found)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        to = Remedy(given["what"].replace("\r\n", "\n"), given["who"], given["by_when"])
        by, reason, revision = request.standing.person, given["reason"], given["revision"]
        try:
            edit_remedy(remedy=found, revision=revision, to=to, reason=reason, by=by)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, "Saved. The owner is shown what changed, and why.")
            return redirect("return-page", authority, number)
    return _shown(request, found, form, mend=form)


@allow(SUBMITS_RETURN)
@require_POST
def done(request: Request, authority: str, number: int, position: int) -> HttpResponse:
    """Mark a remedial action as done."""
    found, form = _remedy(request, number, position), DoneForm(request.POST)
    by = request.standing.person

    def finish() -> None:
        given = form.cleaned_data
        finish_remedy(remedy=found, done_on=given["done_on"], how=given["how"].replace("\r\n", "\n"), by=by)

    return _done(request, found, form, finish, "Saved: it is done.") or _shown(request, found, form, finish=form)


@allow(SUBMITS_RETURN)
@require_POST
def not_done(request: Request, authority: str, number: int, position: int) -> HttpResponse:
    """Take back that a remedial action is done."""
    found, form = _remedy(request, number, position), NotDoneForm(request.POST)

    def reopen() -> None:
        reopen_remedy(remedy=found, reason=form.cleaned_data["reason"], by=request.standing.person)

    said_so = "Saved: it is still to be done."
    return _done(request, found, form, reopen, said_so) or _shown(request, found, form, reopen=form)


def _done(
    request: Request, found: RemedialAction, form: forms.Form, do: Callable[[], None], success: str
) -> HttpResponse | None:
    if not form.is_valid():
        return None
    try:
        do()
    except Refused as refused:
        form.add_error(None, said(refused))
        return None
    messages.success(request, success)
    return redirect("return-page", request.authority.slug, found.of_return_id)


def _remedy(request: Request, number: int, position: int) -> RemedialAction:
    own = RemedialAction.objects.select_related(
        "of_return__measure", "of_return__period__plan_year", "of_return__authority"
    )
    return get_object_or_404(own, of_return=number, position=position, of_return__authority=request.authority)


def _shown(request: Request, remedy: RemedialAction, form: forms.Form, **forms_: forms.Form) -> HttpResponse:
    found = remedy.of_return
    approved = found.state == ReturnState.APPROVED and not request.standing.is_officer
    shown = {
        "remedy": remedy,
        "found": found,
        "form": form,
        "may_mend": found.state in HANDED_IN and found.period.state == PeriodState.OPEN and not approved,
        "mend": MendForm(remedy=remedy),
        "finish": DoneForm(),
        "reopen": NotDoneForm(),
        "edits": [edit for edit in edits_of([found]) if edit.name == f"Remedial action {remedy.position}"],
    }
    return render(request, "cycle/remedies/one.html", shown | forms_, status=422 if form.errors else 200)
