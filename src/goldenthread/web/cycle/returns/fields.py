"""How pages name the fields of a return, and show what stands in them where there is no form."""

from collections.abc import Mapping

from goldenthread.plan import Missing, Rating
from goldenthread.web.actions.entries import kept
from goldenthread.web.actions.entries.fields import AS_FIGURES, NO_DATA_YET

_NAMES = {
    "as_at": "As at",
    "state": "Provisional or final",
    "no_data": "Why there is no figure",
    "no_data_reason": "Reason for no figure",
    "data_expected_on": "Figure expected",
    "declared": "You say",
    "override_reason": "Reason for another status",
    "progress": "Progress",
}
_PARTS = {"numerator": "how many", "denominator": "of how many", "value": "the figure", "by_when": "by when"}
_KINDS = {"figure": "Figure", "action": "Remedial action"}
_CHOICES = {
    AS_FIGURES: "what the figures say",
    NO_DATA_YET: "no data yet",
    Missing.AWAITING_DATA.value: "awaiting data",
    Missing.DEFERRED.value: "deferred to a later period",
    Missing.NO_TARGET.value: "no status: there is no target yet",
    **{rating.value: rating.value.replace("_", " ") for rating in Rating},
}
_CHOSEN = ("state", "no_data", "declared")


def name_of_field(name: str) -> str:
    """Give the words for a field: "figure-1-value" is "Figure 1: the figure"."""
    if name in _NAMES:
        return _NAMES[name]
    kind, number, part = name.split("-", 2)
    return f"{_KINDS[kind]} {number}: {_PARTS.get(part, part)}"


def told_field(name: str, text: str) -> str:
    """Give what stands in a field as the page would say it: a choice by its words."""
    return _CHOICES.get(text, text) if name in _CHOSEN else text


def told_fields(typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Give what was typed into a return field by field, each with its name."""
    return [(name_of_field(name), told_field(name, text)) for name, text in kept(typed).items()]
