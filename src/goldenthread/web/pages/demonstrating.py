"""Whether pages say that what they show is an example."""

from django.conf import settings


def demonstration(*_: object) -> dict[str, bool]:
    """Give templates `demonstration`: whether the record is the example council's. Who asks makes no difference."""
    return {"demonstration": settings.DEMONSTRATION}
