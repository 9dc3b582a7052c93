"""The page of one return: a form for whoever may write it now, else the return to read."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from goldenthread.web.accounts.access import Request, allow
from goldenthread.web.accounts.kept import kept_for, seal
from goldenthread.web.accounts.rules import READS_RETURN
from goldenthread.web.actions.drafts import OPEN_TO_OWNERS
from goldenthread.web.cycle.control.edits import edits_of
from goldenthread.web.cycle.returns.fields import told_fields
from goldenthread.web.cycle.returns.shown import writing_context
from goldenthread.web.cycle.signing.shown import reading_context
from goldenthread.web.records.models import PeriodState, Return


@allow(READS_RETURN)
def return_page(request: Request, authority: str, number: int) -> HttpResponse:
    """Show a return. `?submitting` lists all that lacks, as after an attempt to submit; `?action=2` has two rows."""
    found = return_of(request, number)
    again = kept_for(request, request.standing.person, request.path)
    shown = {"found": found, "authority": request.authority, "may_submit": request.standing.may_submit(found)}
    if is_open(found) and request.standing.may_write(found):
        every = "submitting" in request.GET
        shown["edits"] = edits_of([found])
        shown["seal"] = seal(request.standing.person, request.path)
        shown |= writing_context(
            found, request.standing.person, again, all_problems=every, begun_action=_begun(request)
        )
        return render(request, "cycle/return.html", shown)
    shown |= {"again": again, "again_told": told_fields(again.fields) if again else []}
    return render(request, "cycle/return_read.html", shown | reading_context(found, request.standing))


def _begun(request: Request) -> int:
    """Give the number of the remedial action that a row is asked for; 0 for none."""
    text = request.GET.get("action", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else 0


def return_of(request: Request, number: int) -> Return:
    """Give the return of an address within the authority."""
    returns = Return.objects.select_related("measure", "period__plan_year", "authority", "submitted_by", "approved_by")
    return get_object_or_404(returns, pk=number, authority=request.authority)


def is_open(found: Return) -> bool:
    """Whether owners may still write it."""
    return found.state in OPEN_TO_OWNERS and found.period.state == PeriodState.OPEN
