"""One measure's return in words, as every format shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goldenthread.plan import ComparedRow, Figure, Movement, Return
from goldenthread.plan.amounts import printed_amount
from goldenthread.publishing.content.safe import Safe
from goldenthread.publishing.content.times import age_on, day_words
from goldenthread.publishing.saying import boundary_words, target_words
from goldenthread.publishing.statuses import status_words

_BETTER = {Movement.IMPROVED: "Better", Movement.WORSENED: "Worse", Movement.SAME: "The same"}
_RATED = {Movement.NEWLY_RATED: "Newly rated", Movement.NO_LONGER_RATED: "No longer rated"}


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """A return in words; the return itself is `row`. "" stands for what there is nothing to say of.

    `calculated` says what the figures say, and only where that differs from the status. `direction` is how the status
    moved since the earlier report, `age` how old the figure was when published. `told` are those of the notes that
    are not worked out of the row.
    """

    row: Return
    ref: str
    action: str
    criterion: str
    responsible: str
    targets: tuple[str, ...]
    figures: tuple[str, ...]
    status: str
    calculated: str
    direction: str
    progress: str
    remedial_action: str
    comparators: tuple[str, ...]
    age: str
    notes: tuple[str, ...]
    movement: Movement | None = None
    told: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the measure is called: its criterion, or else its action."""
        return self.criterion or self.action


def measure_words(
    row: Return, compared: ComparedRow | None, published_on: date | None, safe: Safe, notes: Sequence[str] = ()
) -> MeasureWords:
    """Say a return in words.

    `compared` is the same measure in the comparison, None where there is none; `notes` are said of it besides.
    """
    because = safe.line(row.verdict.because if row.verdict else "")
    calculated = f"The figures say: {because}." if because and _differs(row) else ""
    direction, age = safe.line(_direction(row, compared)), _age(row, published_on)
    comparators = tuple(safe.line(text) for text in _comparators(row))
    told = tuple(map(safe.line, notes))
    return MeasureWords(
        row=row,
        ref=safe.line(row.ref),
        action=safe.text(row.action),
        criterion=safe.text(row.outcome),
        responsible=safe.line(", ".join(row.responsibility)),
        targets=tuple(safe.line(target_words(target)) for target in row.targets),
        figures=tuple(safe.line(figure_words(figure)) for figure in row.actuals),
        status=status_words(row.rating, row.unrated),
        calculated=calculated,
        direction=direction,
        progress=safe.text(row.progress),
        remedial_action=safe.text(row.remedial_action),
        comparators=comparators,
        age=age,
        notes=(*_notes(row, calculated, direction, age, comparators, safe), *told),
        movement=compared.movement if compared else None,
        told=told,
    )


def figure_words(figure: Figure) -> str:
    """Say a figure with its part, what it was worked out of, its state and its date."""
    label = f"{figure.label}: " if figure.label else ""
    made_of = ""
    if figure.numerator is not None and figure.denominator is not None:
        made_of = f" ({printed_amount(figure.numerator, '')} of {printed_amount(figure.denominator, '')})"
    state = f", {figure.state}" if figure.provisional else ""
    as_at = f", at {day_words(figure.as_at)}" if figure.as_at else ""
    return f"{label}{printed_amount(figure.value, figure.unit)}{made_of}{state}{as_at}"


def _differs(row: Return) -> bool:
    """Whether the figures say another thing than the printed status."""
    return row.verdict is not None and row.verdict.rating is not None and row.verdict.rating is not row.rating


def _direction(row: Return, compared: ComparedRow | None) -> str:
    if compared is None or compared.movement is None:
        return ""
    before = status_words(compared.earlier_rating, compared.earlier_unrated).lower()
    if compared.movement in _BETTER:
        same = compared.movement is Movement.SAME
        return f"{_BETTER[compared.movement]} as before" if same else f"{_BETTER[compared.movement]}: was {before}"
    return f"{_RATED[compared.movement]}: was {before}" if compared.movement in _RATED else ""


def _comparators(row: Return) -> Iterator[str]:
    for one in row.comparators:
        label, when = f" ({one.label})" if one.label else "", f" in {one.when}" if one.when else ""
        yield f"{one.who}{label}: {printed_amount(one.value, one.unit)}{when}"


def _age(row: Return, published_on: date | None) -> str:
    ages = [age_on(figure.as_at, published_on) for figure in row.actuals]
    known = [age for age in ages if age is not None]
    return f"{max(known):,} days old when published" if known else ""


def _notes(
    row: Return, calculated: str, direction: str, age: str, comparators: tuple[str, ...], safe: Safe
) -> Iterator[str]:
    """Give what stands beside a measure in the tables of a page, a line each."""
    yield from (f"{text}." for text in (direction,) if text)
    if calculated:
        yield calculated
        yield from (f"Tolerance ends at {text}." for text in (boundary_words(row),) if text)
    yield from (f"{text}." for text in comparators)
    yield from (f"{text}." for text in (age,) if text)
    if row.also_relates_to:
        yield safe.line(f"Also under {', '.join(row.also_relates_to)}.")


def main_value(row: Return) -> Decimal | None:
    """Give the value of a return that has one figure; None where it has none, or several."""
    return row.actuals[0].value if len(row.actuals) == 1 else None
