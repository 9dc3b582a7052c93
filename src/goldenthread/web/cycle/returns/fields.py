"""How pages name the fields of a return, and show what stands in them where there is no form."""

from collections.abc import Mapping

from goldenthread.web.actions.entries import kept

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


def name_of_field(name: str) -> str:
    """Give the words for a field: "figure-1-value" is "Figure 1, value"."""
    words = name.replace("_", " ").split("-")
    return f"{words[0].capitalize()} {words[1]}, {words[2]}" if len(words) > 2 else _NAMES[name]


def told_fields(typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Give what was typed into a return field by field, each with its name, in the order of the page."""
    return [(name_of_field(name), text) for name, text in kept(typed).items()]
