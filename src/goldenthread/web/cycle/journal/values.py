"""What journal entries hold, value by value, in words: statuses, dates, figures, people, and what people wrote."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils import timezone

from goldenthread.plan.amounts import printed_amount
from goldenthread.plan.saying import so_many
from goldenthread.web.cycle.control.points import title_of
from goldenthread.web.cycle.journal.names import Names
from goldenthread.web.pages.templatetags.goldenthread import plain
from goldenthread.web.records.hashing import WORDS
from goldenthread.web.records.models import AuditResult, Duty, NoData, PeriodState, ReturnState, Role

TAKEN_DOWN = "(taken down)"
NOTHING = "nothing"
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T")
_LABELS = {
    "": "Changed",
    "override_reason": "Reason for another status",
    "remedial_text": "What will be done",
    "remedial_action": "What will be done",
    "remedial_actions": "What will be done",
    "no_data": "No figure",
    "no_data_reason": "Why there is no figure",
    "data_expected_on": "Figure expected",
    "declared": "Declared status",
    "cover_report_of": "Cover: report of",
    "cover_contact": "Cover: contact",
    "cover_purpose": "Cover: purpose",
    "cover_recommendations": "Cover: recommendations",
    "cover_implications": "Cover: implications",
    "done_how": "What was done",
    "done_on": "Done on",
    "by_when": "By when",
    "because": "Accepted, because",
    "message": "Point to check",
    "rule": "What is checked",
    "returns_due_on": "Returns due",
    "sign_off_due_on": "Sign-off due",
    "papers_on": "Papers go out",
    "committee_on": "Meeting",
    "left_on": "Last day",
    "owed": "Returns owed",
    "from": "Drawn from",
    "size": "How many",
    "ground": "Ground",
    "ref": "Reference",
    "slug": "Address",
    "sha256": "SHA-256",
    "email": "E-mail address",
    "name": "Name",
    "returns by address": "Written to",
    "people": "Written to",
    "how": "How",
    "theme": "Theme",
    "data_entry": "Enters the figure",
    "placements carried over": "Measures carried over from the year before",
}
# What only the machine counts by, or the sentence says already.
_LEFT_OUT = frozenset(
    {
        "revision",
        "level",
        "position",
        "place",
        "evidence",
        "sample",
        "role",
        "period",
        "edition",
        "for_public",
    }
)
_LEFT_OUT_OF_FIGURES = frozenset({"unit", "printed", "numerator", "denominator", "label"})
_HASHES = frozenset({"sha256", "fingerprint"})
_STATES = {
    **{one.value: str(one.label).lower() for one in ReturnState},
    **{one.value: str(one.label).lower() for one in PeriodState},
}
_RESULTS = {one.value: str(one.label).lower() for one in AuditResult}
_STATUSES = {"achieved": "achieved", "on_track": "on track", "slipped": "slipped", "not_achieved": "not achieved"}
_PEOPLE = frozenset({*(duty.value for duty in Duty), "person"})


@dataclass(frozen=True)
class Facts:
    """What an entry says of one side: texts by label in order, hashes apart, and which labels people's words have."""

    texts: Mapping[str, str]
    hashes: Mapping[str, str] = field(default_factory=dict)
    written: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reader:
    """Reads the sides of one entry: `words` are the texts beside it by their paths."""

    names: Names
    words: Mapping[str, str]

    def facts(self, value: Any, side: str) -> Facts:
        """Give one side of an entry, its `before` or `after`."""
        texts: dict[str, str] = {}
        hashes: dict[str, str] = {}
        written = {label_of(path.rpartition(".")[2]) for path in self.words if path.startswith(f"{side}.")}
        for label, text, is_hash in self._facts(value, side, ""):
            kept = hashes if is_hash else texts
            kept[label] = f"{kept[label]}; {text}" if label in kept else text
        return Facts(texts, hashes, frozenset(written))

    def _facts(self, value: Any, path: str, name: str) -> Iterator[tuple[str, str, bool]]:
        if _is_words(value):
            yield label_of(name), self.words.get(path, TAKEN_DOWN), False
            yield f"{label_of(name)}, hash of the words", value[WORDS], True
        elif name == "figures":
            yield label_of(name), "; ".join(map(_figure, value)) or NOTHING, False
        elif name == "returns by address":
            yield label_of(name), self._written_to(value), False
        elif isinstance(value, dict):
            yield from self._of_dict(value, path)
        elif name == "remedial_actions":
            yield label_of(name), self._remedies(value, path), False
        else:
            yield label_of(name), self._value(name, value), name in _HASHES

    def _of_dict(self, value: dict[str, Any], path: str) -> Iterator[tuple[str, str, bool]]:
        restated = "value" in value and "unit" in value
        if restated:
            yield "Figure", _figure(value), False
        for name, one in value.items():
            # A figure of the record stands there by its number, somebody else's in words.
            numbered = name == "figure" and isinstance(one, int)
            if numbered or name in _LEFT_OUT or (restated and name in {*_LEFT_OUT_OF_FIGURES, "value"}):
                continue
            yield from self._facts(one, f"{path}.{name}", name)

    def _remedies(self, value: list[dict[str, Any]], path: str) -> str:
        return "; ".join(self._remedy(one, f"{path}.{number}") for number, one in enumerate(value)) or NOTHING

    def _remedy(self, one: dict[str, Any], path: str) -> str:
        what, who = (self.words.get(f"{path}.{name}", TAKEN_DOWN) for name in ("remedial_action", "who"))
        done = f"; done {in_words(one['done_on'])}" if one.get("done_on") else ""
        return f"{what} ({who}, by {in_words(one['by_when'])}{done})"

    def _written_to(self, value: dict[str, list[int]]) -> str:
        told = ((self.names.addresses.get(address, address), len(about)) for address, about in value.items())
        return "; ".join(f"{who} about {so_many(count, 'return')}" for who, count in told)

    def _value(self, name: str, value: Any) -> str:
        if name in _PEOPLE and (value is None or isinstance(value, int)):
            return self.names.person(value)
        if name == "people" and isinstance(value, list):
            return ", ".join(self.names.addresses.get(one, one) for one in value) or NOTHING
        if isinstance(value, list):
            return (
                ", ".join(self.names.post(one) if isinstance(one, str) else in_words(one) for one in value) or NOTHING
            )
        if name == "rule":
            return title_of(str(value))
        if name == "state":
            return _STATES.get(value, in_words(value))
        if name == "declared":
            return _STATUSES.get(value, NOTHING)
        if name == "result":
            return _RESULTS.get(value, in_words(value))
        if name == "no_data" and value:
            return str(NoData(value).label).lower()
        return in_words(value)


def label_of(name: str) -> str:
    """Give the label of a value by the name that the journal keeps it under."""
    label = _LABELS.get(name) or name.replace("_", " ")
    return f"{label[:1].upper()}{label[1:]}"


def in_words(value: Any) -> str:
    """Give a plain value in words: a date as British people write it, "yes" and "no", nothing for what is empty."""
    if isinstance(value, dict):
        return "; ".join(f"{label_of(name)}: {in_words(one)}" for name, one in value.items())
    if not isinstance(value, str):
        return plain(value)
    text = str(value)
    return _moment(text) or _roles().get(text) or plain(text)


def _roles() -> dict[str, str]:
    return {role.value: str(role.label).lower() for role in Role}


def _moment(text: str) -> str:
    """Give a moment that the journal keeps in words; a day is written as pages write it."""
    try:
        return f"{timezone.localtime(datetime.fromisoformat(text)):%-d %B %Y, %H:%M}" if _MOMENT.match(text) else ""
    except ValueError:
        return ""


def _figure(one: dict[str, Any]) -> str:
    unit, label = one.get("unit") or "", one.get("label") or ""
    told = _amount(one.get("value"), unit)
    if one.get("numerator") is not None:
        told += f" ({_amount(one['numerator'])} of {_amount(one.get('denominator'))})"
    extra = [f"{before}{in_words(one[name])}" for name, before in (("as_at", "at "), ("state", "")) if one.get(name)]
    return f"{f'{label}: ' if label else ''}{', '.join([told, *extra])}"


def _amount(value: Any, unit: str = "") -> str:
    try:
        return printed_amount(Decimal(str(value)), unit)
    except (InvalidOperation, ValueError):
        return in_words(value)


def _is_words(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {WORDS}
