"""Every return of a measure as it was published, and what its course over time looks like."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.plan import Period, Return
from goldenthread.plan.amounts import printed_amount
from goldenthread.publishing.charts import Drawn, drawn, lines_of, marks_of, parts_of
from goldenthread.web.actions.publishing.small_numbers import WITHHELD, WITHHOLDS, mark
from goldenthread.web.public.asking import returns_in, words_in
from goldenthread.web.public.shown import Edition, Shown, edition_of
from goldenthread.web.records.models import Measure, PublishedReturn, Restatement
from goldenthread.web.records.published import PublishedRow, places_of, put_together

_MOST_COURSES = 4


@dataclass(frozen=True)
class Earlier:
    """One published return of a measure, with the edition that holds it."""

    edition: Edition
    published: PublishedRow

    @property
    def period(self) -> Period:
        """The period that it is of."""
        return self.edition.period

    @property
    def row(self) -> Return:
        """The return."""
        return self.published.row


def returns_until(shown: Shown, permanent_id: str) -> list[Earlier]:
    """Give a measure's returns up to the period shown, the oldest first, of each period the last edition.

    The edition shown stands for its own period. Two queries, however many there are.
    """
    entries = returns_in([one.publication.pk for one in shown.until], shown.authority.pk, permanent_id)
    words = words_in(entries, places_of(permanent_id))
    return [
        Earlier(one, put_together(entry, permanent_id, words.get(one.publication.pk, {})))
        for one in shown.until
        if (entry := entries.get(one.publication.pk))
    ]


def is_public_still(shown: Shown, permanent_id: str) -> bool:
    """Whether the public may see a measure that the publication shown doesn't hold; else nobody is led to it."""
    return Measure.objects.filter(authority=shown.authority, permanent_id=permanent_id, public=True).exists()


@dataclass(frozen=True)
class Newer:
    """The latest edition, where it isn't the one shown: its name, and whether it holds the measure too."""

    name: str
    holds: bool


def newer_than(shown: Shown, permanent_id: str) -> Newer | None:
    """Tell of the latest edition whether it still holds a measure; None where it is the one shown."""
    newest = shown.newest.publication.pk
    if newest == shown.publication.pk:
        return None
    held = PublishedReturn.objects.filter(publication=newest, measure__permanent_id=permanent_id)
    return Newer(shown.newest.name, held.exists())


def editions_of(shown: Shown, permanent_id: str) -> list[Earlier]:
    """Give a measure's returns in every edition, the one published last at the end. Two queries."""
    entries = PublishedReturn.objects.filter(
        measure__permanent_id=permanent_id, publication__authority=shown.authority, publication__for_public=True
    ).select_related("publication__period__plan_year")
    without = ("publication__content", "publication__manifest", "publication__only_earlier")
    found = list(entries.defer(*without).order_by("publication__published_at", "publication"))
    words = words_in([entry.publication_id for entry in found], places_of(permanent_id))
    return [
        Earlier(
            edition_of(shown.authority.slug, entry.publication),
            put_together(entry, permanent_id, words.get(entry.publication_id, {})),
        )
        for entry in found
    ]


@dataclass(frozen=True)
class Corrected:
    """A correction of a published figure. `change` says from what to what, where the public may know it."""

    told: Restatement
    change: str
    reason: str


def restatements(shown: Shown, permanent_id: str) -> list[Corrected]:
    """Give the corrections of a measure's published figures up to the period shown.

    Of most there are none, and no query asks for them; else two do.
    """
    if permanent_id not in shown.restated:
        return []
    found = Restatement.objects.filter(authority=shown.authority, measure__permanent_id=permanent_id)
    every = found.select_related("period__plan_year", "by", "authority")
    withheld = _withheld_in(shown, permanent_id)
    return [_corrected(one, one.period_id in withheld) for one in every if one.period.noun <= shown.period]


def _withheld_in(shown: Shown, permanent_id: str) -> set[int]:
    """Give the periods of which any edition withholds a small number of a measure."""
    held = PublishedReturn.objects.filter(
        measure__permanent_id=permanent_id,
        publication__authority=shown.authority,
        publication__for_public=True,
        note__contains=WITHHOLDS,
    )
    return set(held.order_by().values_list("publication__period", flat=True))


def _corrected(one: Restatement, withheld: bool) -> Corrected:
    """Withhold both figures of a measure about people: the next edition shows what may be shown of the new one.

    What the publication withholds stays so, whatever the record says of the measure now.
    """
    assert one.old_value is not None
    assert one.new_value is not None
    if withheld or one.counts_people:
        return Corrected(
            one,
            f"restated, both figures {WITHHELD}",
            mark(one.reason, {one.old_value, one.new_value}, one.authority.small_number),
        )
    old, new = (printed_amount(value, one.unit) for value in (one.old_value, one.new_value))
    return Corrected(one, f"published as {old}, restated as {new}", one.reason)


def courses(returns: Sequence[Earlier], name: str) -> list[Drawn]:
    """Give each part of a measure over time."""
    past = [(one.period, one.row) for one in returns]
    return [_drawn(part, past, name, at) for at, part in enumerate(parts_of(past)[:_MOST_COURSES])]


def _drawn(part: tuple[str, str], past: Sequence[tuple[Period, Return]], name: str, at: int) -> Drawn:
    label, unit = part
    return drawn(
        label,
        unit,
        lines_of(label, unit, past),
        named=f"{name}, {label}" if label else name,
        at=at,
        marks=marks_of(label, unit, past[-1][1]),
        small=False,
    )


def target_changes(returns: Sequence[Earlier]) -> list[tuple[Period, str]]:
    """Give in which period a target was printed otherwise than before, and how."""
    told = [(one.period, one.published.compared) for one in returns]
    return [(period, compared.target_changed) for period, compared in told if compared and compared.target_changed]
