"""What people are in a council, apart from the measures that they have."""

from django.db import models


class Role(models.TextChoices):
    """A role that a person holds for the whole council, or for one directorate."""

    OFFICER = "officer", "Performance officer"
    HEAD_OF_SERVICE = "head_of_service", "Head of service"
    DIRECTOR = "director", "Director"
    PORTFOLIO_HOLDER = "portfolio_holder", "Portfolio holder"
    AUDITOR = "auditor", "Internal auditor"


# These sign off what leaves a directorate, so they are held for one; the others are held for the whole council.
SIGNING = (Role.HEAD_OF_SERVICE, Role.DIRECTOR, Role.PORTFOLIO_HOLDER)
