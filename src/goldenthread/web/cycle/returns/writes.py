"""What the page of a return sends: each saves what was typed first, so that nothing is lost."""

from collections.abc import Callable

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldenthread.plan import UserError
from goldenthread.web.accounts.access import Request, allow
from goldenthread.web.accounts.kept import forget, keep
from goldenthread.web.accounts.rules import READS_RETURN, SUBMITS_RETURN, WRITES_RETURN
from goldenthread.web.actions import drafts, returns
from goldenthread.web.actions.drafts import Saved
from goldenthread.web.actions.entries import assess, kept, sheet_of
from goldenthread.web.actions.evidence import LARGEST, add_evidence
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.returns.form import Field, Form, action_fields, next_action
from goldenthread.web.cycle.returns.live import Live, who_saved
from goldenthread.web.cycle.returns.page import return_of
from goldenthread.web.pages.sentences import brief, said
from goldenthread.web.records.models import Return

_BIGGEST_REVISION = 2**31


@allow(WRITES_RETURN)
@require_POST
def check(request: Request, authority: str, number: int) -> HttpResponse:
    """Keep what is typed and say what it comes to: a fragment, asked for as the owner types."""
    found = return_of(request, number)
    try:
        saved = _saved(request, found)
    except Refused as refused:
        found.refresh_from_db(fields=["submitted_by"])
        if found.submitted_by_id != request.standing.person.pk:
            keep(request)
        # Else the same page's submission has overtaken it: an earlier state of that page must not come back.
        return render(request, "cycle/_closed.html", {"refused": refused, "found": found})
    typed = kept(request.POST.dict())
    assessed = assess(sheet_of(found), typed)
    live = Live(
        assessed,
        revision=_revision(request) if saved.aside else saved.revision,
        saved_at=timezone.now(),
        aside=who_saved(saved.by, request.standing.person) if saved.aside else "",
    )
    listed = request.POST.get("listed", "")
    form = Form(assessed, typed, all_problems=listed == "all")
    shown = {"live": live, "found": found, "form": form, "slots": form.slots(request.POST), "listed": listed}
    answer = render(request, "cycle/_checked.html", shown)
    # The page's own script lets go of what it held until now.
    answer["HX-Trigger"] = "saved"
    return answer


@allow(WRITES_RETURN)
@require_POST
def another_action(request: Request, authority: str, number: int) -> HttpResponse:
    """Give the fields of one more remedial action: a fragment, which saves nothing."""
    following = next_action(request.POST)
    if f"action-{following}-what" in request.POST:
        return HttpResponse(status=204)
    return render(request, "cycle/_action.html", {"action": action_fields(following, Field, begun=True)})


@allow(WRITES_RETURN)
@require_POST
def save(request: Request, authority: str, number: int) -> HttpResponse:
    """Keep what was typed, with the file if one was chosen.

    `leave` goes back to the list, `more` to the same page with one more remedial action.
    """
    return _kept_then(request, number, _after_saving)


@allow(SUBMITS_RETURN)
@require_POST
def submit(request: Request, authority: str, number: int) -> HttpResponse:
    """Keep what was typed, and submit it if nothing lacks."""
    return _kept_then(request, number, _after_submitting)


def _kept_then(request: Request, number: int, then: Callable[[Request, Return, Saved], HttpResponse]) -> HttpResponse:
    """Keep what was typed, with the file if one was chosen; go on with it unless somebody saved in between."""
    found = return_of(request, number)
    try:
        saved = _save(request, found)
        _add_file(request, found)
        if not saved.aside:
            return then(request, found, saved)
    except returns.Unfit:
        return _back(request, number, "?submitting=1")
    except UserError as refused:
        return _told(request, number, refused)
    who = who_saved(saved.by, request.standing.person)
    messages.error(request, f"{who} Both versions are kept: see below.")
    return _back(request, number)


def _after_saving(request: Request, found: Return, saved: Saved) -> HttpResponse:
    messages.success(request, "Saved")
    if "more" in request.POST:
        number = next_action(request.POST)
        return _back(request, found.pk, f"?action={number}#id_action-{number}-what")
    return (
        redirect("my-work", authority=request.authority.slug) if "leave" in request.POST else _back(request, found.pk)
    )


def _after_submitting(request: Request, found: Return, saved: Saved) -> HttpResponse:
    fields = request.POST.dict()
    done = returns.submit(owed=found, fields=fields, revision=saved.revision, by=request.standing.person)
    messages.success(request, f"Submitted: {brief(done.measure.name)}")
    return redirect("my-work", authority=request.authority.slug)


@allow(SUBMITS_RETURN)
@require_POST
def take_back(request: Request, authority: str, number: int) -> HttpResponse:
    """Take a submitted return back that nobody has decided on."""
    try:
        returns.withdraw(submitted=return_of(request, number), by=request.standing.person)
        messages.success(request, "Taken back. It isn’t submitted any more.")
    except Refused as refused:
        return _told(request, number, refused)
    return _back(request, number)


@allow(READS_RETURN)
@require_POST
def choose(request: Request, authority: str, number: int) -> HttpResponse:
    """Choose between two versions: what this person typed, or what was saved from elsewhere."""
    found, by = return_of(request, number), request.standing.person
    try:
        if request.POST.get("keep") == "mine":
            drafts.use_aside(owed=found, revision=_revision(request), by=by)
        else:
            drafts.drop_aside(owed=found, by=by)
        messages.success(request, "Saved")
    except Refused as refused:
        return _told(request, number, refused)
    return _back(request, number)


def _save(request: Request, found: Return) -> Saved:
    """Keep what was typed. Where the return is closed meanwhile it is kept for its writer, who is shown it later."""
    try:
        return _saved(request, found)
    except Refused:
        keep(request)
        raise


def _saved(request: Request, found: Return) -> Saved:
    """Keep what was typed. Where it comes too late it is kept for its writer alone, who is shown it on the page."""
    saved = returns.save_draft(
        owed=found,
        fields=request.POST.dict(),
        revision=_revision(request),
        by=request.standing.person,
        sheet=request.POST.get("sheet", "")[:40].replace("\0", ""),
    )
    forget(request, reverse("return-page", args=[request.authority.slug, found.pk]))
    return saved


def _revision(request: Request) -> int:
    """Give the revision that the page showed; what is no such number is none that there ever was."""
    text = request.POST.get("revision", "")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else -1
    return number if number < _BIGGEST_REVISION else -1


def _add_file(request: Request, found: Return) -> None:
    file = request.FILES.get("evidence")
    if isinstance(file, UploadedFile) and file.name:
        content = file.read(LARGEST + 1)
        add_evidence(owed=found, name=file.name, content=content, by=request.standing.person)


def _back(request: Request, number: int, asking: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('return-page', args=[request.authority.slug, number])}{asking}")


def _told(request: Request, number: int, refused: UserError) -> HttpResponseRedirect:
    messages.error(request, said(refused))
    return _back(request, number)
