"""The pages of a document on its way in, as pictures with what was seen on them."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldenthread.plan import Source, UserError
from goldenthread.reading.showing import LEGEND
from goldenthread.web.accounts.access import OFFICER, Request, allow
from goldenthread.web.intake.kept import intakes_of
from goldenthread.web.intake.reading import shown_apart
from goldenthread.web.pages.asked import number_in
from goldenthread.web.pages.downloads import SANDBOX
from goldenthread.web.records.models import Authority, Intake
from goldenthread.web.records.uploads import CheckedFile

PDF = "application/pdf"


def picture_of(request: Request, intake: Intake, source: Source) -> str | None:
    """Give the address of the picture that shows a place; None where the document has no pages to draw."""
    if intake.media_type != PDF or source.page is None:
        return None
    address = reverse("intake-page", args=[request.authority.slug, intake.pk, source.page])
    return f"{address}?table={source.table or ''}&row={source.row or ''}"


@allow(OFFICER)
@require_safe
def intake_pages(request: Request, authority: str, intake: int) -> HttpResponse:
    """List the pages of a PDF document, with what was seen on each and what could not be told."""
    found = _paged(request.authority, intake)
    try:
        pages = shown_apart(_file(found))["pages"]
    except UserError as fault:
        return render(request, "intake/pages.html", {"intake": found, "fault": fault}, status=422)
    return render(request, "intake/pages.html", {"intake": found, "pages": pages, "legend": LEGEND})


@allow(OFFICER)
@require_safe
def intake_page(request: Request, authority: str, intake: int, page: int) -> HttpResponse:
    """Give the picture of one page; the table and row of the address stand out on it."""
    found = _paged(request.authority, intake)
    try:
        shown = shown_apart(_file(found), page, _place(request), request.GET.get("near") == "1")
    except UserError as fault:
        raise Http404(str(fault)) from fault
    answer = HttpResponse(shown["picture"], content_type="image/svg+xml")
    # Opened alone it is a page of this site: it may load nothing but the picture inside it.
    answer["Content-Security-Policy"] = f"{SANDBOX}; img-src data:"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _paged(authority: Authority, pk: int) -> Intake:
    """Give a PDF document whose content is still kept."""
    found = get_object_or_404(intakes_of(authority).defer(None), pk=pk, media_type=PDF)
    if not found.content:
        raise Http404
    return found


def _file(intake: Intake) -> CheckedFile:
    return CheckedFile(intake.name, intake.media_type, bytes(intake.content))


def _place(request: Request) -> tuple[int, int] | None:
    table, row = (number_in(request.GET.get(name, "")) for name in ("table", "row"))
    return None if table is None or row is None else (table, row)
