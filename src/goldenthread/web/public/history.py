"""Every return of a measure as it was published, and what its course over time looks like."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.judging.amounts import printed_amount
from goldenthread.plan import Figure, Period, Return, Target
from goldenthread.web.actions.publishing.small_numbers import WITHHELD, mark
from goldenthread.web.pages.charts import Course, Mark, Moment, over_time, quarters, short_name
from goldenthread.web.public.shown import Shown, edition_address
from goldenthread.web.records.models import Publication, PublishedReturn, PublishedText, Restatement
from goldenthread.web.records.published import DERIVED, TEXTS, PublishedRow, Words, put_together, words_of

_MOST_COURSES = 4


@dataclass(frozen=True)
class Earlier:
    """One published return of a measure, with the address of its publication."""

    publication: Publication
    published: PublishedRow
    address: str

    @property
    def period(self) -> Period:
        """The period that it is of."""
        return self.publication.period.noun

    @property
    def row(self) -> Return:
        """The return."""
        return self.published.row


@dataclass(frozen=True)
class Line:
    """One line of the table beneath a chart."""

    period: Period
    address: str
    figure: Figure | None
    target: Target | None
    boundary: Decimal | None


@dataclass(frozen=True)
class Drawn:
    """One part of a measure over time: its chart, and the table with the same numbers."""

    label: str
    unit: str
    chart: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]

    @property
    def has_target(self) -> bool:
        """Whether any period has a target."""
        return any(line.target is not None for line in self.lines)

    @property
    def banded(self) -> bool:
        """Whether any period has a tolerance."""
        return any(line.boundary is not None for line in self.lines)


def returns_until(shown: Shown, permanent_id: str) -> list[Earlier]:
    """Give a measure's returns up to the period shown, the oldest first, of each period the last edition.

    The edition shown stands for its own period. Two queries, however many there are.
    """
    entries = PublishedReturn.objects.filter(
        measure__permanent_id=permanent_id,
        publication__authority=shown.authority,
        publication__for_public=True,
    )
    found = entries.select_related("publication__period__plan_year").defer(
        "publication__content", "publication__manifest", "publication__only_earlier"
    )
    chosen = _one_a_period(shown, found.order_by("publication__edition"))
    words = _words(chosen, permanent_id)
    return [
        Earlier(
            entry.publication,
            put_together(entry, permanent_id, words.get(entry.publication_id, {})),
            edition_address(shown.authority.slug, entry.publication),
        )
        for entry in chosen
    ]


def _one_a_period(shown: Shown, entries: Iterable[PublishedReturn]) -> list[PublishedReturn]:
    by_period: dict[Period, PublishedReturn] = {}
    for entry in entries:
        period = entry.publication.period.noun
        if period < shown.period or entry.publication_id == shown.publication.pk:
            by_period[period] = entry
    return [by_period[period] for period in sorted(by_period)]


def _words(entries: Sequence[PublishedReturn], permanent_id: str) -> dict[int, dict[str, Words]]:
    places = [f"{permanent_id}.{name}" for name in (*TEXTS, *DERIVED)]
    of = [entry.publication_id for entry in entries]
    texts = PublishedText.objects.filter(publication__in=of, place__in=places).select_related("taken_down_by")
    found: dict[int, dict[str, Words]] = {}
    for text in texts:
        found.setdefault(text.publication_id, {})[text.place] = words_of(text)
    return found


@dataclass(frozen=True)
class Corrected:
    """A correction of a published figure. `change` says from what to what, where the public may know it."""

    told: Restatement
    change: str
    reason: str


def restatements(shown: Shown, permanent_id: str) -> list[Corrected]:
    """Give the corrections of a measure's published figures up to the period shown."""
    found = Restatement.objects.filter(authority=shown.authority, measure__permanent_id=permanent_id)
    every = found.select_related("period__plan_year", "by", "measure")
    return [_corrected(one) for one in every if one.period.noun <= shown.period]


def _corrected(one: Restatement) -> Corrected:
    """Withhold both figures of a measure about people: the next edition shows what may be shown of the new one."""
    assert one.old_value is not None
    assert one.new_value is not None
    if one.measure.counts_people:
        return Corrected(one, f"restated, both figures {WITHHELD}", mark(one.reason, {one.old_value, one.new_value}))
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
    last = next((line.target for line in reversed(lines) if line.target), None)
    course = Course(
        title=f"{name}{f', {label}' if label else ''}: each period’s figure against its target",
        unit="number" if unit == "count" else unit,
        moments=tuple(_moments(lines, unit)),
        target_words=printed_amount(last.value, unit) if last else "",
        marks=marks,
    )
    return Drawn(label, unit, over_time(course, f"course-{at}"), lines, marks)


def _lines(label: str, unit: str, returns: Sequence[Earlier]) -> Iterator[Line]:
    for one in returns:
        figure = next((found for found in one.row.actuals if (found.label or "", found.unit) == (label, unit)), None)
        target = _target(one.row, label, unit)
        # A verdict has one boundary: it is of this part only where there is no other.
        verdict = one.row.verdict if target is not None and len(one.row.targets) == 1 else None
        yield Line(one.period, one.address, figure, target, verdict.boundary if verdict else None)


def _target(row: Return, label: str, unit: str) -> Target | None:
    fitting = [
        target
        for target in row.targets
        if target.unit == unit and target.relative_to is None and target.label in (label or None, None)
    ]
    return fitting[0] if fitting else None


def _moments(lines: Sequence[Line], unit: str) -> Iterator[Moment]:
    """Give a moment for each quarter from the first to the last, so that one without a report is a gap."""
    by_period = {line.period: line for line in lines}
    for period in quarters(lines[0].period, lines[-1].period):
        line = by_period.get(period)
        figure, target = (line.figure, line.target) if line else (None, None)
        yield Moment(
            short_name(period),
            figure.value if figure else None,
            printed_amount(figure.value, unit) if figure else "",
            target.value if target else None,
            line.boundary if line else None,
        )


def target_changes(returns: Sequence[Earlier]) -> list[tuple[Period, str]]:
    """Give in which period a target was printed otherwise than before, and how."""
    told = [(one.period, one.published.compared) for one in returns]
    return [(period, compared.target_changed) for period, compared in told if compared and compared.target_changed]
