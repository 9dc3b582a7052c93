"""A withheld number isn't given away by its total and its neighbours, nor by another edition."""

from decimal import Decimal

import pytest

from goldenthread.plan import Figure, Return, Source
from goldenthread.web.actions.publishing import obstacles, publish, restate, to_read
from goldenthread.web.actions.publishing.by_subtraction import withheld_too
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import FigureRecord, Measure
from goldenthread.web.records.models import Return as Owed
from goldenthread.web.records.published import row_of
from tests.web.conftest import Record


def a_row(name: str, value: str, unit: str = "children", action: str = "Keep children safe") -> Return:
    return Return(id=name, source=Source(), action=action, actuals=(Figure(value=Decimal(value), unit=unit),))


@pytest.mark.parametrize(
    ("values", "withheld", "too"),
    [
        ({"total": "20", "a": "12", "b": "5", "c": "3"}, {"c"}, {"b"}),
        ({"total": "20", "a": "17", "c": "3"}, {"c"}, {"a"}),
        ({"total": "20", "a": "15", "b": "2", "c": "3"}, {"b", "c"}, set()),  # two unknown can't be worked out
        ({"total": "20", "a": "12", "b": "5", "c": "3"}, set(), set()),
        ({"total": "21", "a": "12", "b": "5", "c": "3"}, {"c"}, set()),  # no sum
        ({"a": "12", "c": "3"}, {"c"}, set()),
    ],
)
def test_another_part_is_withheld(values: dict[str, str], withheld: set[str], too: set[str]) -> None:
    assert withheld_too([a_row(name, value) for name, value in values.items()], withheld) == too


def test_what_is_of_another_action_or_unit_is_no_part() -> None:
    rows = [a_row("total", "20"), a_row("a", "17", action="Another"), a_row("b", "17", unit="%"), a_row("c", "3")]
    assert withheld_too(rows, {"c"}) == set()


def own(record: Record) -> Owed:
    return Owed.objects.get(measure=record.measure, period=record.q2)


def counting(record: Record, value: str, progress: str = "All are seen.") -> FigureRecord:
    Measure.objects.filter(pk=record.measure.pk).update(counts_people=True)
    Owed.objects.filter(pk=own(record).pk).update(progress=progress, remedial_text="")
    return FigureRecord.objects.create(of_return=own(record), position=1, value=Decimal(value), unit="children")


def test_words_that_tell_of_few_are_withheld_where_the_figure_is_large(record: Record) -> None:
    counting(record, "60", "Of 60 children, two children waited: a third of 6.")
    _, public = publish(period=record.q2, by=record.cast.olive)
    shown = row_of(public, record.measure.permanent_id)
    assert shown is not None
    said = "Of 60 children, [withheld] children waited: [withheld] of [withheld]."
    assert (shown.row.progress, shown.row.claims, len(shown.row.actuals)) == (said, (), 1)
    assert shown.entry.note == "withheld: a small number about people"


def test_words_that_may_tell_of_few_stand_in_the_way(record: Record) -> None:
    counting(record, "60", "Both brothers waited.")
    (told,) = to_read(record.q2)
    assert (told.kind, told.returns[0].number, told.returns[0].why) == ("few_people", own(record).pk, "read “Both”")
    with pytest.raises(Refused, match="1 return with words that may tell of fewer than five people"):
        publish(period=record.q2, by=record.cast.olive)
    publish(period=record.q2, by=record.cast.olive, reason="Read: both are the sites.")


def test_another_edition_gives_nothing_away_unread(record: Record) -> None:
    figure = counting(record, "60")
    assert to_read(record.q2) == []
    publish(period=record.q2, by=record.cast.olive)
    new = restate(figure=figure, value=Decimal("62"), reason="Counted again.", by=record.cast.olive)
    (told,) = to_read(record.q2)
    assert (told.kind, told.returns[0].why) == (
        "few_between_editions",
        "the last edition says 60, this one 62: the difference is a small number",
    )
    in_force = FigureRecord.objects.get(of_return=own(record), replaced_by=None)
    assert new.new_value == Decimal("62")
    restate(figure=in_force, value=Decimal("3"), reason="Counted again.", by=record.cast.olive)
    (told,) = to_read(record.q2)
    assert told.returns[0].why == "an earlier edition shows the figure that this one withholds"


def test_nothing_is_asked_where_no_measure_counts_people(record: Record) -> None:
    Owed.objects.filter(pk=own(record).pk).update(progress="Both brothers waited.")
    assert (to_read(record.q2), obstacles(record.q2)) == ([], [])
