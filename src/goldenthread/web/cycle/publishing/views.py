"""Publishing a period, and what was published."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from goldenthread.publishing.publish import FORMATS
from goldenthread.web.accounts.access import OFFICER, OFFICER_OR_AUDITOR, Request, allow
from goldenthread.web.actions import publishing
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.control.cover import LABELS
from goldenthread.web.cycle.publishing.forms import PublishForm
from goldenthread.web.cycle.publishing.shown import leaving_out, measures_of, page_of
from goldenthread.web.pages.downloads import download
from goldenthread.web.pages.sentences import said
from goldenthread.web.records import published
from goldenthread.web.records.models import Publication, ReportingPeriod


@allow(OFFICER_OR_AUDITOR)
@require_safe
def publications(request: Request, authority: str) -> HttpResponse:
    """List every publication with its hash, and the periods that can be published."""
    found = Publication.objects.filter(authority=request.authority).defer("content", "manifest", "only_earlier")
    ordered = found.order_by("-period__plan_year__start", "-period__quarter", "-edition", "for_public")
    periods = ReportingPeriod.objects.filter(authority=request.authority).select_related("plan_year__plan")
    return render(
        request,
        "cycle/publications.html",
        {
            "publications": ordered.select_related("period__plan_year", "published_by"),
            "periods": periods.order_by("-plan_year__start", "-quarter"),
        },
    )


@allow(OFFICER_OR_AUDITOR)
@require_safe
def publication(request: Request, authority: str, publication: int) -> HttpResponse:
    """Show one publication: what it says, what it leaves out, its measures with what may be corrected."""
    found = get_object_or_404(
        Publication.objects.select_related("period__plan_year", "published_by"),
        pk=publication,
        authority=request.authority,
    )
    page = page_of(found, request.GET.get("page"))
    facts = published.facts_of(found)
    told = published.commentaries_of(found, (theme.slug for theme in facts.themes))
    names = {"": "the plan", **{theme.slug: theme.name for theme in facts.themes}}
    shown = {
        "publication": found,
        "facts": facts,
        "commentaries": [(names[slug], words) for slug, words in told.items()],
        "cover": [(LABELS[part], words) for part, words in published.cover_of(found).items()],
        "page": page,
        "formats": FORMATS.items(),
        "measures": measures_of(found, page),
    }
    return render(request, "cycle/publication.html", shown)


@allow(OFFICER_OR_AUDITOR)
@require_safe
def document(request: Request, authority: str, publication: int, of_format: str) -> HttpResponse:
    """Hand a publication out in a format, the officers' version too."""
    found = get_object_or_404(
        Publication.objects.select_related("period__plan_year"), pk=publication, authority=request.authority
    )
    if of_format not in FORMATS:
        raise Http404("There is no such document.")
    file = publishing.drawn(found, of_format)
    return download(bytes(file.data or b""), file.name, file.media_type)


@allow(OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def publish_page(request: Request, authority: str, period: int) -> HttpResponse:
    """Show what stands in the way and what public readers won't see; publish when that is confirmed."""
    found = get_object_or_404(
        ReportingPeriod.objects.select_related("plan_year__plan", "authority"), pk=period, authority=request.authority
    )
    in_the_way = [*publishing.obstacles(found), *publishing.to_read(found)]
    last = published.latest(request.authority, for_public=False, period=found)
    following = last.edition + 1 if last else 1
    form = PublishForm(request.POST or None, initial={"edition": following}, needs_reason=bool(in_the_way))
    if request.method == "POST" and form.is_valid():
        try:
            publishing.publish(
                period=found,
                by=request.standing.person,
                reason=form.cleaned_data["reason"],
                edition=form.cleaned_data["edition"],
            )
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, f"{found} is published")
            return redirect("publications", authority=authority)
    shown = {
        "period": found,
        "obstacles": in_the_way,
        "edition": following,
        "form": form,
        "left_out": leaving_out(found),
    }
    return render(request, "cycle/publish.html", shown, status=422 if form.errors else 200)
