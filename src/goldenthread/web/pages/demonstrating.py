"""Whether pages say that what they show is an example."""

from django.conf import settings
from django.http import HttpRequest


def demonstration(request: HttpRequest) -> dict[str, bool]:  # noqa: ARG001 - every context processor takes it
    """Give templates `demonstration`: whether the record is the example council's."""
    return {"demonstration": settings.DEMONSTRATION}
