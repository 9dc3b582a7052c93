"""Documents on their way in: which of them can be looked at."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from goldenthread.web.accounts.access import Request
from goldenthread.web.records.models import Authority, Intake, IntakeState


def intakes_of(authority: Authority) -> QuerySet[Intake]:
    """Give the documents that are still there: confirmed ones, and those whose time to be reviewed isn't over."""
    kept = Q(state=IntakeState.CONFIRMED) | Q(expires_at__gt=timezone.now())
    return Intake.objects.filter(kept, authority=authority).defer("content")


def pending(request: Request, pk: int) -> Intake:
    """Give a document that is still to be reviewed. Raises Http404 for any other."""
    return get_object_or_404(intakes_of(request.authority), pk=pk, state=IntakeState.PENDING)
