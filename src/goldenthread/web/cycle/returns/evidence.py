"""Evidence files of a return: handed out as a download and in no other way."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from goldenthread.web.accounts.access import Request, allow
from goldenthread.web.accounts.rules import READS_RETURN, WRITES_RETURN
from goldenthread.web.actions.evidence import remove_evidence
from goldenthread.web.actions.writing import Refused
from goldenthread.web.pages.downloads import download
from goldenthread.web.pages.sentences import said
from goldenthread.web.records.models import Evidence


@allow(READS_RETURN)
@require_safe
def hand_out(request: Request, authority: str, number: int, file: int) -> HttpResponse:
    """Hand a file out, to be saved."""
    found = _file(request, number, file)
    return download(bytes(found.content), found.name, found.media_type)


@allow(WRITES_RETURN)
@require_POST
def remove(request: Request, authority: str, number: int, file: int) -> HttpResponse:
    """Take a file off the return."""
    try:
        remove_evidence(evidence=_file(request, number, file), by=request.standing.person)
        messages.success(request, "File removed")
    except Refused as refused:
        messages.error(request, said(refused))
    return redirect("return-page", authority=authority, number=number)


def _file(request: Request, number: int, file: int) -> Evidence:
    files = Evidence.objects.filter(of_return__authority=request.authority, removed_at__isnull=True)
    return get_object_or_404(files.select_related("of_return__authority"), pk=file, of_return=number)
