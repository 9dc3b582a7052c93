"""Why the council gives another status than the figures, as both versions of a publication keep it."""

from collections.abc import Container, Mapping, Set
from decimal import Decimal

from goldenthread.web.actions.publishing.few_people import without_few
from goldenthread.web.actions.publishing.small_numbers import WITHHELD, mark
from goldenthread.web.records.models import Return


def overrides(returns: Mapping[str, Return], but_for: Container[str] = ()) -> dict[str, str]:
    """Give the reasons that owners gave by measure, but for the measures named."""
    return {name: one.override_reason for name, one in returns.items() if one.override_reason and name not in but_for}


def public_overrides(
    told: Mapping[str, str], returns: Mapping[str, Return], hidden: Mapping[str, Set[Decimal]], small: int
) -> dict[str, str]:
    """Give the same as the public may read them: no exempt words, no figure that is withheld, no few people."""
    shown = {}
    for name, text in told.items():
        own = returns[name]
        if own.exempt_ground or not own.measure.public:
            continue
        words = without_few(text, WITHHELD, small) if own.measure.counts_people else text
        shown[name] = mark(words, hidden[name], small) if name in hidden else words
    return shown
