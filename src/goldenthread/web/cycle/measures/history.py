"""What was done to a measure: the journal's entries about it, in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator

from goldenthread.web.actions.writing import name_of
from goldenthread.web.records.models import Duty, JournalEntry, Measure, Person

_A_PAGE = 20
_PEOPLE = dict(Duty.choices)


@dataclass(frozen=True)
class Change:
    """One thing of an entry: what it is, and what stood there before and after. Both are words."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """An entry of the journal, with what changed."""

    entry: JournalEntry
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class History:
    """One page of a measure's history, the latest first."""

    page: "Page[JournalEntry]"
    told: tuple[Told, ...]


def history_of(measure: Measure, number: str | None) -> History:
    """Give one page of what was done to a measure. Three queries."""
    entries = JournalEntry.objects.filter(authority=measure.authority_id, subject=name_of(measure))
    page = Paginator(entries.select_related("by").order_by("-number"), _A_PAGE).get_page(number)
    found = list(page)
    names = _names(found)
    return History(page, tuple(Told(entry, tuple(_changes(entry, names))) for entry in found))


def _names(entries: Iterable[JournalEntry]) -> Mapping[int, str]:
    """Give the names of the people whom entries about duties know by their number."""
    sides = [side for entry in entries for side in (entry.before, entry.after) if isinstance(side, dict)]
    numbers = {one for side in sides for key, one in side.items() if key in _PEOPLE and isinstance(one, int)}
    return dict(Person.objects.filter(pk__in=numbers).values_list("pk", "name"))


def _changes(entry: JournalEntry, names: Mapping[int, str]) -> Iterator[Change]:
    before, after = (side if isinstance(side, dict) else {} for side in (entry.before, entry.after))
    for key in dict.fromkeys([*before, *after]):
        old, new = (_words(key, side.get(key), names) for side in (before, after))
        if old != new:
            yield Change(_PEOPLE.get(key, key).capitalize(), old, new)


def _words(key: str, value: Any, names: Mapping[int, str]) -> str:
    if value is None or value in ("", []):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if key in _PEOPLE and isinstance(value, int):
        return names.get(value, "someone")
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    return _day(str(value))


def _day(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%-d %B %Y}"
    except ValueError:
        return text
