"""Sign-off: what waits for a person, and their decisions."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goldenthread.web.accounts.access import Request, allow
from goldenthread.web.accounts.rules import READS_AND_SIGNS, SIGNS, return_at
from goldenthread.web.actions import sign_offs
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.signing.waiting import Waiting, waiting_for
from goldenthread.web.pages.asked import number_in
from goldenthread.web.pages.sentences import brief, said

_A_PAGE = 100


@allow(SIGNS)
@require_safe
def waiting(request: Request, authority: str) -> HttpResponse:
    """Show what waits for this person, and offer to approve together what nothing is open on."""
    page = Paginator(list(waiting_for(request.standing)), _A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "lines": list(page), "clear": [line for line in page if line.is_clear]}
    return render(request, "cycle/sign_off.html", shown)


@allow(SIGNS)
@require_POST
def approve_several(request: Request, authority: str) -> HttpResponse:
    """Approve the returns that were ticked, as far as they are as they were shown and nothing is open on them."""
    shown = {line.key: line for line in waiting_for(request.standing) if line.is_clear}
    ticked = list(dict.fromkeys(request.POST.getlist("approve")))
    done = sum(_approved(request, shown[key]) for key in ticked if key in shown)
    if done:
        messages.success(request, f"{done} approved")
    if done < len(ticked):
        messages.error(request, f"{len(ticked) - done} changed since you were shown them. Look at them again.")
    if not ticked:
        messages.error(request, "Tick the returns that you approve.")
    return redirect("sign-off", authority=authority)


def _approved(request: Request, line: Waiting) -> bool:
    found = line.found
    assert found.level is not None
    try:
        sign_offs.approve(submitted=found, revision=found.revision, level=found.level, by=request.standing.person)
    except Refused:
        return False
    return True


@allow(READS_AND_SIGNS)
@require_POST
def approve(request: Request, authority: str, number: int) -> HttpResponse:
    """Approve one return, with a comment if there is one."""
    return _decided(request, number, "Approved")


@allow(READS_AND_SIGNS)
@require_POST
def query(request: Request, authority: str, number: int) -> HttpResponse:
    """Send one return back with a comment."""
    return _decided(request, number, "Sent back to the owner")


def _decided(request: Request, number: int, done: str) -> HttpResponse:
    found = return_at(request.standing, {"number": number})
    revision, level = (_number(request.POST.get(name, "")) for name in ("revision", "level"))
    comment, by = request.POST.get("comment", "").replace("\0", "")[:5_000], request.standing.person
    decide = sign_offs.approve if done == "Approved" else sign_offs.query
    try:
        decide(submitted=found, revision=revision, level=level, by=by, comment=comment)
    except Refused as refused:
        messages.error(request, said(refused))
        return redirect("return-page", authority=request.authority.slug, number=number)
    messages.success(request, f"{done}: {brief(found.measure.name)}")
    return redirect("sign-off", authority=request.authority.slug)


def _number(text: str) -> int:
    found = number_in(text)
    return -1 if found is None else found
