"""What makes a figure implausible as it is typed: against last time, against its own parts, against the words."""

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from goldenthread import plan
from goldenthread.judging.amounts import rounded
from goldenthread.plan import Figure, Finding, Kind, Severity, step_of
from goldenthread.plan.amounts import printed_amount
from goldenthread.web.actions.entries.typed import date_typed
from goldenthread.web.records.readings import words_of_row

if TYPE_CHECKING:
    from goldenthread.web.actions.entries.sheet import Sheet

# The rules that put a figure itself in doubt: what follows from it is not to be relied on before it has been looked at.
DOUBTS = frozenset({"numerator-above-denominator", "jump-since-last-time", "count-that-falls"})
_JUMP = 90
_FIGURE, _WORDS = "figure", "progress"


def implausible(row: plan.Return, sheet: "Sheet") -> Iterator[Finding]:
    """Give the points to check of a return's typed figures. Each quotes the figures that it used."""
    found = [*_of_parts(row), *_of_jumps(row, sheet), *_of_a_falling_count(row, sheet), *_of_days(row)]
    found += _of_words(row, sheet)
    for rule, field, message, instruction in found:
        yield Finding(
            rule=rule,
            severity=Severity.WARNING,
            source=row.source,
            id=row.id,
            ref=row.ref,
            field=field,
            fingerprint=_fingerprint(rule, str(sheet.period), row.id, message),
            message=message,
            instruction=instruction,
        )


_Said = tuple[str, str, str, str]


def _of_parts(row: plan.Return) -> Iterator[_Said]:
    for figure in row.actuals:
        upper, lower = figure.numerator, figure.denominator
        if figure.unit == "%" and upper is not None and lower is not None and upper > lower:
            message = f"{printed_amount(upper, '')} of {printed_amount(lower, '')}: the part is more than the whole."
            yield (
                "numerator-above-denominator",
                _FIGURE,
                message,
                "Check whether the two numbers are the wrong way round.",
            )


def _of_jumps(row: plan.Return, sheet: "Sheet") -> Iterator[_Said]:
    for figure, last in _pairs(row, sheet):
        if not figure.value or not last.value:
            continue
        times = abs(figure.value / last.value)
        if times >= _JUMP or times * _JUMP <= 1:
            was, now = _amount(last), _amount(figure)
            size = (
                f"{rounded(times, Decimal(1)):,f} times" if times > 1 else f"1/{rounded(1 / times, Decimal(1)):,f} of"
            )
            message = f"{now} is about {size} last time’s figure, {was}."
            yield "jump-since-last-time", _FIGURE, message, "Check the number and its unit: a full stop for a comma?"


def _of_a_falling_count(row: plan.Return, sheet: "Sheet") -> Iterator[_Said]:
    if row.kind is not Kind.CUMULATIVE or sheet.last is None or sheet.last.period.noun.start != sheet.period.start:
        return
    for figure, last in _pairs(row, sheet):
        if figure.value < last.value:
            message = (
                f"{_amount(figure)} is lower than {_amount(last)} at {sheet.last.period.noun},"
                " and this count builds up over the year."
            )
            yield "count-that-falls", _FIGURE, message, "Enter the total since 1 April, or say what was corrected."


def _of_days(row: plan.Return) -> Iterator[_Said]:
    as_at = date_typed(row.actuals[0].as_at or "") if row.actuals else None
    if as_at and as_at > timezone.localdate():
        message = f"The figure is as at {as_at:%-d %B %Y}, which is still to come."
        yield "as-at-to-come", "as_at", message, "Check the date."


def _of_words(row: plan.Return, sheet: "Sheet") -> Iterator[_Said]:
    """Words that give this time's figure, and another one than was typed."""
    if len(row.actuals) != 1 or len(sheet.boxes) != 1:
        return
    figure = row.actuals[0]
    said = words_of_row(row, sheet.period).actuals
    same = [one for one in said if one.unit == figure.unit and not one.label]
    if same and not any(_agree(one.value, figure.value) for one in same):
        message = f"The words say {_amount(same[0])}, the figure is {_amount(figure)}."
        yield "words-against-figure", _WORDS, message, "Correct the one that is wrong, or say what each is of."


def _pairs(row: plan.Return, sheet: "Sheet") -> Iterator[tuple[Figure, Figure]]:
    last = {(box.label, box.unit): box.last for box in sheet.boxes}
    for figure in row.actuals:
        before = last.get((figure.label or "", figure.unit))
        if before is not None:
            yield figure, before


def _agree(one: Decimal, other: Decimal) -> bool:
    step = max(step_of(one), step_of(other))
    return rounded(one, step) == rounded(other, step)


def _amount(figure: Figure) -> str:
    return printed_amount(figure.value, figure.unit)


def _fingerprint(*facts: str) -> str:
    return hashlib.sha256("\x1f".join(facts).encode()).hexdigest()[:12]
