"""What officers do from the control room: chase, answer a point, send back, mend an owner's words."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from goldenthread.web.accounts.access import OFFICER, Request, allow
from goldenthread.web.actions.challenging import Words, edit_words, send_back
from goldenthread.web.actions.entries.entry import LONGEST_TEXT
from goldenthread.web.actions.mails import chase
from goldenthread.web.actions.points import answer
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.control.edits import edits_of
from goldenthread.web.cycle.control.states import code_asked, is_over, of_directorate
from goldenthread.web.cycle.control.views import period_at, typed
from goldenthread.web.pages.asked import number_in
from goldenthread.web.pages.sentences import brief, said
from goldenthread.web.records.chains import with_lead
from goldenthread.web.records.models import PointToCheck, ReportingPeriod, Return

_LONGEST = 5_000


@allow(OFFICER)
@require_POST
def chase_some(request: Request, authority: str, period: int) -> HttpResponse:
    """Write at once to the owners of one return, of all that are late, or of those of a directorate."""
    found = period_at(request, period)
    try:
        mails = chase(period=found, returns=_to_chase(request, found), by=request.standing.person)
    except Refused as refused:
        messages.error(request, said(refused))
    else:
        names = ", ".join(sorted({mail.person.name for mail in mails}))
        messages.success(request, f"Chased: {names}." if len(mails) < 6 else f"Chased: {len(mails)} people.")
    return _back(request, found.pk)


def _to_chase(request: Request, period: ReportingPeriod) -> QuerySet[Return]:
    returns = Return.objects.filter(period=period)
    chosen = [own for one in request.POST.getlist("return") if (own := number_in(one)) is not None]
    if chosen:
        return returns.filter(pk__in=chosen)
    late = returns if is_over(period, timezone.localdate()) else returns.none()
    code = code_asked(request.POST)
    return of_directorate(with_lead(late), code, period.authority_id) if code else late


@allow(OFFICER)
@require_POST
def answer_point(request: Request, authority: str, point: int) -> HttpResponse:
    """Accept a point, because ..."""
    found = get_object_or_404(
        PointToCheck.objects.select_related("of_return__authority"), pk=point, of_return__authority=request.authority
    )
    try:
        answer(point=found, because=typed(request, "because", _LONGEST), by=request.standing.person)
    except Refused as refused:
        messages.error(request, said(refused))
    else:
        messages.success(request, "Saved: the point is answered.")
    return _back(request, found.of_return.period_id)


@allow(OFFICER)
@require_POST
def send_return_back(request: Request, authority: str, number: int) -> HttpResponse:
    """Send a return back to its owner with a comment."""
    found = _return_at(request, number)
    try:
        send_back(
            handed_in=found,
            revision=_number(request.POST.get("revision", "")),
            comment=typed(request, "comment", _LONGEST),
            by=request.standing.person,
        )
    except Refused as refused:
        messages.error(request, said(refused))
    else:
        messages.success(request, f"Sent back to the owner: {brief(found.measure.name)}")
    return _back(request, found.period_id)


@allow(OFFICER)
def words(request: Request, authority: str, number: int) -> HttpResponse:
    """Mend the words of a return, and see what was changed before."""
    found = _return_at(request, number)
    shown: dict[str, Any] = {"found": found, "edits": edits_of([found])}
    if request.method == "POST":
        problem = _edited(request, found)
        if problem is None:
            messages.success(request, "Saved. The owner is shown what changed, and why.")
            return redirect("return-page", authority, found.pk)
        shown |= {
            "problem": problem,
            "text": typed(request, "text", LONGEST_TEXT),
            "reason": typed(request, "reason", _LONGEST),
        }
    return render(request, "cycle/control/words.html", shown, status=422 if "problem" in shown else 200)


def _edited(request: Request, found: Return) -> str | None:
    try:
        edit_words(
            handed_in=found,
            revision=_number(request.POST.get("revision", "")),
            words=Words.PROGRESS,
            text=typed(request, "text", LONGEST_TEXT),
            reason=typed(request, "reason", _LONGEST),
            by=request.standing.person,
        )
    except Refused as refused:
        return said(refused)
    return None


def _return_at(request: Request, number: int) -> Return:
    returns = Return.objects.select_related("measure", "period__plan_year", "authority")
    return get_object_or_404(returns, pk=number, authority=request.authority)


def _back(request: Request, period: int) -> HttpResponse:
    """Lead back to where the button was, by the address that the form gives; else to the control room."""
    given = request.POST.get("back", "")
    inside = given.startswith("/") and url_has_allowed_host_and_scheme(given, allowed_hosts=None)
    return redirect(given if inside else reverse("control-room", args=[request.authority.slug, period]))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
