"""Every return of a measure as it was published, and what its course over time looks like."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from goldenthread.plan import Figure, Period, Return, Target
from goldenthread.plan.amounts import printed_amount
from goldenthread.publishing.charts import Course, Mark, Moment, over_time, quarters, short_name
from goldenthread.web.actions.publishing.small_numbers import WITHHELD, mark
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


@dataclass(frozen=True)
class Line:
    """One line of the table beneath a chart."""

    period: Period
    unit: str
    figure: Figure | None
    target: Target | None
    boundary: Decimal | None

    @property
    def figure_words(self) -> str:
        """The figure with its unit."""
        return printed_amount(self.figure.value, self.unit) if self.figure else "no figure"

    @property
    def target_words(self) -> str:
        """The target with its unit."""
        return printed_amount(self.target.value, self.unit) if self.target else "none"

    @property
    def boundary_words(self) -> str:
        """Where the tolerance ends, with its unit."""
        return "none" if self.boundary is None else printed_amount(self.boundary, self.unit)


@dataclass(frozen=True)
class Drawn:
    """One part of a measure over time: its chart, and the table with the same numbers."""

    label: str
    unit: str
    chart: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]

    @cached_property
    def has_target(self) -> bool:
        """Whether any period has a target."""
        return any(line.target is not None for line in self.lines)

    @cached_property
    def banded(self) -> bool:
        """Whether any period has a tolerance."""
        return any(line.boundary is not None for line in self.lines)


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

    Of most there are none, and no query asks for them.
    """
    if permanent_id not in shown.restated:
        return []
    found = Restatement.objects.filter(authority=shown.authority, measure__permanent_id=permanent_id)
    every = found.select_related("period__plan_year", "by", "measure", "authority")
    return [_corrected(one) for one in every if one.period.noun <= shown.period]


def _corrected(one: Restatement) -> Corrected:
    """Withhold both figures of a measure about people: the next edition shows what may be shown of the new one."""
    assert one.old_value is not None
    assert one.new_value is not None
    if one.measure.counts_people:
        return Corrected(
            one,
            f"restated, both figures {WITHHELD}",
            mark(one.reason, {one.old_value, one.new_value}, one.authority.small_number),
        )
    old, new = (printed_amount(value, one.unit) for value in (one.old_value, one.new_value))
    return Corrected(one, f"published as {old}, restated as {new}", one.reason)


def courses(returns: Sequence[Earlier], name: str) -> list[Drawn]:
    """Give each part of a measure over time."""
    return [_drawn(label, unit, returns, name, at) for at, (label, unit) in enumerate(_parts(returns))]


def _parts(returns: Sequence[Earlier]) -> list[tuple[str, str]]:
    parts = [(figure.label or "", figure.unit) for one in returns for figure in one.row.actuals]
    return list(dict.fromkeys(parts))[:_MOST_COURSES]


def _drawn(label: str, unit: str, returns: Sequence[Earlier], name: str, at: int) -> Drawn:
    lines = tuple(_lines(label, unit, returns))
    others = [one for one in returns[-1].row.comparators if (one.label or "", one.unit) == (label, unit)]
    marks = tuple(Mark(one.who, one.value, printed_amount(one.value, unit)) for one in others)
    last = next((line for line in reversed(lines) if line.target), None)
    course = Course(
        title=f"{name}{f', {label}' if label else ''}: each period’s figure against its target",
        unit="number" if unit == "count" else unit,
        moments=tuple(_moments(lines)),
        target_words=last.target_words if last else "",
        marks=marks,
        tolerance_words=last.boundary_words if last and last.boundary is not None else "",
    )
    return Drawn(label, unit, over_time(course, f"course-{at}"), lines, marks)


def _lines(label: str, unit: str, returns: Sequence[Earlier]) -> Iterator[Line]:
    for one in returns:
        figure = next((found for found in one.row.actuals if (found.label or "", found.unit) == (label, unit)), None)
        target = _target(one.row, label, unit)
        # A verdict has one boundary: it is of this part only where there is no other.
        verdict = one.row.verdict if target is not None and len(one.row.targets) == 1 else None
        yield Line(one.period, unit, figure, target, verdict.boundary if verdict else None)


def _target(row: Return, label: str, unit: str) -> Target | None:
    fitting = [
        target
        for target in row.targets
        if target.unit == unit and target.relative_to is None and target.label in (label or None, None)
    ]
    return fitting[0] if fitting else None


def _moments(lines: Sequence[Line]) -> Iterator[Moment]:
    """Give a moment for each quarter from the first to the last, so that one without a report is a gap."""
    by_period = {line.period: line for line in lines}
    for period in quarters(lines[0].period, lines[-1].period):
        line = by_period.get(period)
        figure, target = (line.figure, line.target) if line else (None, None)
        yield Moment(
            short_name(period),
            figure.value if figure else None,
            line.figure_words if line and figure else "",
            target.value if target else None,
            line.boundary if line else None,
        )


def target_changes(returns: Sequence[Earlier]) -> list[tuple[Period, str]]:
    """Give in which period a target was printed otherwise than before, and how."""
    told = [(one.period, one.published.compared) for one in returns]
    return [(period, compared.target_changed) for period, compared in told if compared and compared.target_changed]
