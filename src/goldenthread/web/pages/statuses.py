"""Statuses as addresses, forms and tables name them: by text, "" for none."""

from goldenthread.plan import NOT_UNDERSTOOD, Missing, Rating
from goldenthread.publishing import statuses


def status_words(rating: str | None, missing: str | None = None) -> str:
    """Give the word of a status; without one, the reason."""
    reason = NOT_UNDERSTOOD if missing == NOT_UNDERSTOOD else Missing(missing) if missing else None
    return statuses.status_words(Rating(rating) if rating else None, reason)
