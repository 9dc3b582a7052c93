"""The outbox: every mail that the record made, and whether it went out."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from goldenthread.web.accounts.access import OFFICER_OR_AUDITOR, Request, allow
from goldenthread.web.records.models import OutgoingMail

_A_PAGE = 100


@allow(OFFICER_OR_AUDITOR)
@require_safe
def mails(request: Request, authority: str) -> HttpResponse:
    """List mails, the latest first."""
    every = OutgoingMail.objects.filter(authority=request.authority)
    counts = every.aggregate(
        waiting=Count("pk", filter=Q(sent_at__isnull=True)), failed=Count("pk", filter=~Q(error=""))
    )
    page = Paginator(every.select_related("person").defer("body"), _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "cycle/control/outbox.html", {"page": page, "mails": list(page), **counts})


@allow(OFFICER_OR_AUDITOR)
@require_safe
def mail(request: Request, authority: str, number: int) -> HttpResponse:
    """Show one mail as it is sent."""
    found = get_object_or_404(OutgoingMail.objects.select_related("person"), pk=number, authority=request.authority)
    return render(request, "cycle/control/mail.html", {"mail": found})
