"""What was taken down, for whoever verifies the record: what must stand there since, and who did it, when."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.utils import timezone

from goldenthread.web.records.guards import FOR_GOOD, MAY_GO
from goldenthread.web.records.hashing import canonical, digest, digest_of_row
from goldenthread.web.records.models import Authority, PublishedReturn, PublishedText, Removal


def fingerprint(value: Any) -> str:
    """Give the hash of what a column holds, of whatever kind it is."""
    if isinstance(value, bytes | memoryview):
        return digest(bytes(value))
    return digest(value) if isinstance(value, str) else digest(canonical(value))


class Gone:
    """An authority's removals: the last one of each column, and of each published row."""

    def __init__(self, authority: Authority) -> None:
        self.removals = list(Removal.objects.filter(authority=authority).select_related("by").order_by("pk"))
        self._columns = {(one.of_table, one.of_row, one.of_column): one for one in self.removals}
        self._rows = {(one.of_table, one.of_row): one for one in self.removals}

    def explains(self, table: str, row: int, column: str, value: Any) -> bool:
        """Whether a removal says that this is what stands in a column since."""
        found = self._columns.get((table, row, column))
        return found is not None and found.left == fingerprint(value)

    def explains_row(self, row: PublishedReturn, permanent_id: str) -> bool:
        """Whether a removal says that this is what is left of a published row."""
        found = self._rows.get(("publishedreturn", row.pk))
        return found is not None and found.left == digest_of_row(row, permanent_id)

    def altered(self, told: dict[int, str]) -> Iterator[tuple[str, str]]:
        """Tell of removals that the journal doesn't speak of, and of what was put in their place afterwards.

        `told` are the hashes that the journal names, by removal.
        """
        for one in self.removals:
            if told.pop(one.pk, None) != one.sha256:
                yield str(one), "it is gone, and the journal doesn't say that it was taken down"
        yield from ((f"removal {number}", "it is missing, and the journal speaks of it") for number in told)
        for (table, number, column), one in self._columns.items():
            if table == "publishedreturn" or not _lasts(table, column):
                continue
            model = apps.get_model("records", table)
            value = model._default_manager.filter(pk=number).values_list(column, flat=True).first()
            if fingerprint(value) != one.left:
                yield str(one), "something was put in the place of what was taken down"


def _lasts(table: str, column: str) -> bool:
    """Whether nothing may be written in the place of what was taken down."""
    name = f"records_{table}"
    return column in MAY_GO.get(name, {}) or name in FOR_GOOD


def tombstones(authority: Authority) -> tuple[str, ...]:
    """Give what was taken down, by whom and when, a line each."""
    texts = PublishedText.objects.filter(publication__authority=authority, text__isnull=True).order_by("pk")
    lines = [
        f"publication {one.publication_id}, text {one.place}: {_who(one.taken_down_by, one.taken_down_at)}"
        for one in texts.select_related("taken_down_by")
    ]
    removals = Removal.objects.filter(authority=authority).select_related("by")
    return (*lines, *(f"{one}: {_who(one.by, one.at)}" for one in removals))


def _who(by: Any, at: Any) -> str:
    day = timezone.localtime(at)
    return f"taken down by {by} on {day.day} {day:%B %Y}"
