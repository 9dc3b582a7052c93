"""The measure of an address."""

from django.shortcuts import get_object_or_404

from goldenthread.web.accounts.access import Request
from goldenthread.web.records.models import Measure


def measure_at(request: Request, permanent_id: str) -> Measure:
    """Give the measure of an address within the authority."""
    measures = Measure.objects.select_related("authority")
    return get_object_or_404(measures, permanent_id=permanent_id, authority=request.authority)
