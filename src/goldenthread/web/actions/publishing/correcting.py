"""What may happen to something published: a figure is restated, words are marked as exempt."""

from decimal import Decimal
from typing import Any

from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Journal, Refused, writing
from goldenthread.web.records.models import FigureRecord, Person, Publication, Restatement, Return


def restate(
    *,
    figure: FigureRecord,
    value: Decimal,
    reason: str,
    by: Person,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
) -> Restatement:
    """Restate a published figure: the old one stays and points to the new one, and the publication stays as it was.

    Raises Refused without a reason, for a figure that isn't published, that is another now, or doesn't change.
    """
    of_return = figure.of_return
    with writing(of_return.authority, by=by) as journal:
        old = FigureRecord.objects.select_for_update().get(pk=figure.pk)
        _refuse_restatement(old, value, numerator, denominator, reason)
        new = _in_its_place(old, value, numerator, denominator)
        made = _told(old, value, reason, journal)
        journal.record("restate a figure", of_return, before=_figure(old), after=_figure(new), reason=made.reason)
    return made


def _told(old: FigureRecord, value: Decimal, reason: str, journal: Journal) -> Restatement:
    assert journal.by is not None
    of_return = old.of_return
    return Restatement.objects.create(
        authority=journal.authority,
        measure=of_return.measure,
        period=of_return.period,
        label=old.label,
        unit=old.unit,
        counts_people=of_return.measure.counts_people,
        old_value=old.value,
        new_value=value,
        reason=reason.strip(),
        by=journal.by,
        at=journal.at,
    )


def _refuse_restatement(
    old: FigureRecord, value: Decimal, numerator: Decimal | None, denominator: Decimal | None, reason: str
) -> None:
    where = f"{old.of_return.measure}, {old.of_return.period}"
    need_reason(reason, where, "say why the figure changes")
    if old.replaced_by_id is not None:
        raise Refused(
            "the figure has been restated by someone else",
            where=where,
            expected="the figure in force",
            do="look at the new figure first",
        )
    if not Publication.objects.filter(period=old.of_return.period_id).exists():
        raise Refused(
            "the figure isn’t published", where=where, expected="a published figure", do="correct the return instead"
        )
    if (old.value, old.numerator, old.denominator) == (value, numerator, denominator):
        raise Refused("the figure is the same", where=where, expected="another figure", do="give the new figure")
    if (numerator is None) != (denominator is None):
        raise Refused(
            "only one of numerator and denominator is given",
            where=where,
            expected="both, or neither",
            do="give the other one too",
        )


def _in_its_place(
    old: FigureRecord, value: Decimal, numerator: Decimal | None, denominator: Decimal | None
) -> FigureRecord:
    """Put the new figure in force. The old one steps aside first: one figure a part is in force at any time."""
    position = old.position
    new = FigureRecord(
        **{
            name: getattr(old, name) for name in ("of_return", "label", "unit", "measures_from", "measures_to", "as_at")
        },
        position=_spare_position(old),
        value=value,
        numerator=numerator,
        denominator=denominator,
        state="revised",
    )
    new.save()
    FigureRecord.objects.filter(pk=old.pk).update(replaced_by=new)
    FigureRecord.objects.filter(pk=new.pk).update(position=position)
    new.position = position
    return new


def _spare_position(old: FigureRecord) -> int:
    taken = FigureRecord.objects.filter(of_return=old.of_return_id).values_list("position", flat=True)
    return max(taken) + 1


def _figure(figure: FigureRecord) -> dict[str, Any]:
    numbers = {name: getattr(figure, name) for name in ("value", "numerator", "denominator")}
    return {"figure": figure.pk, "label": figure.label, "unit": figure.unit, **numbers}


def mark_exempt(*, of_return: Return, ground: str, by: Person) -> None:
    """Say that the public may not read the words of a return, and on what ground; "" says that it may again."""
    with writing(of_return.authority, by=by) as journal:
        found = Return.objects.select_for_update().get(pk=of_return.pk)
        before, found.exempt_ground = found.exempt_ground, ground.strip()
        found.save(update_fields=["exempt_ground"])
        journal.record("mark words as exempt", found, before={"ground": before}, after={"ground": found.exempt_ground})
