"""Adding, placing, defining and withdrawing measures, and who has them."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.web.actions.measures import (
    Place,
    add_measure,
    bring_back,
    define,
    end_duty,
    give_duty,
    place,
    withdraw,
)
from goldenthread.web.actions.publishing import publish
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import (
    Assignment,
    Directorate,
    Duty,
    JournalEntry,
    Measure,
    Person,
    Placement,
    Plan,
    PlanYear,
    PriorityAction,
    Publication,
    Return,
    ReturnState,
    Theme,
)
from goldenthread.web.records.nouns import report_of
from goldenthread.web.records.tree import year_kept
from tests.web.conftest import Record
from tests.web.measures.keeping import last_entry
from tests.web.periods.test_opening import opened
from tests.web.quarter import Quarter

JULY = date(2012, 7, 1)


def spot(record: Record, ref: str = "11.99", **changes: object) -> Place:
    own = record.measure.placements.latest("plan_year__start")
    return Place(priority_action=own.priority_action, ref=ref, responsible=list(own.responsible.all()), **changes)  # type: ignore[arg-type]


def added(record: Record, ref: str = "11.99", **changes: object) -> Measure:
    year = year_kept(record.authority)
    assert year is not None
    given: dict[str, object] = {"wording": "At least 9 in 10", "place": spot(record, ref), "by": record.cast.olive}
    return add_measure(year=year, **(given | changes))  # type: ignore[arg-type]


def own_place(record: Record) -> Placement:
    return record.measure.placements.latest("plan_year__start")


def moved(record: Record, to: Place, reason: str = "Renumbered") -> Placement:
    return place(placement=own_place(record), to=to, reason=reason, by=record.cast.olive)


def test_a_measure_is_added_with_an_id_of_its_own(record: Record) -> None:
    measure = added(record)
    assert (measure.permanent_id, measure.name) == ("m121", "At least 9 in 10")
    assert measure.placements.get().ref == "11.99"


def test_ids_are_never_given_twice(record: Record) -> None:
    assert [added(record, f"11.9{number}").permanent_id for number in range(3)] == ["m121", "m122", "m123"]


def test_a_new_measure_stands_behind_those_of_its_priority_action(record: Record) -> None:
    own = own_place(record)
    behind = Placement.objects.filter(plan_year=own.plan_year, position__gt=own.position).order_by("position")
    last = Placement.objects.filter(plan_year=own.plan_year, priority_action=own.priority_action).last()
    assert last is not None
    next_one = behind.filter(position__gt=last.position)[0].pk
    measure = added(record)
    positions = list(
        Placement.objects.filter(plan_year=own.plan_year).order_by("position").values_list("pk", "position")
    )
    order = [pk for pk, _ in positions]
    new = measure.placements.get().pk
    assert order.index(new) == order.index(last.pk) + 1 == order.index(next_one) - 1
    assert len({position for _, position in positions}) == len(positions)


def test_a_new_measure_is_asked_for_in_the_open_quarter(record: Record, quarter: Quarter) -> None:
    measure = added(record, ask_now=True, quarters="14")
    assert list(measure.returns.values_list("period", "state")) == [(quarter.period.pk, ReturnState.OWED)]
    assert [row.outcome for row in report_of(quarter.period).rows if row.id == measure.permanent_id] == [measure.name]


@pytest.mark.parametrize(("ask_now", "quarters"), [(False, "1234"), (True, "24")])
def test_a_new_measure_is_not_asked_for(record: Record, quarter: Quarter, ask_now: bool, quarters: str) -> None:
    assert added(record, ask_now=ask_now, quarters=quarters).returns.count() == 0


def test_a_new_measure_has_the_owner_given(record: Record) -> None:
    measure = added(record, owner=record.cast.nora, since=JULY)
    assert [(one.person, one.duty, one.since) for one in measure.assignments.all()] == [
        (record.cast.nora, Duty.OWNER, JULY)
    ]


def test_a_new_measure_has_no_owner_who_has_left_or_is_elsewhere(record: Record) -> None:
    count = Measure.objects.count()
    Person.objects.filter(pk=record.cast.nora.pk).update(left_on=JULY)
    for owner in (record.cast.zoe, record.cast.nora):
        with pytest.raises(Refused, match="isn’t here any more"):
            added(record, owner=owner, since=JULY)
    assert Measure.objects.count() == count


def test_another_councils_directorate_is_not_made_responsible(record: Record) -> None:
    theirs = Directorate.objects.create(authority=record.elsewhere, code="X")
    placed = record.measure.placements.get()
    with pytest.raises(Refused, match="another plan"):
        place(
            placement=placed, to=Place(placed.priority_action, responsible=[theirs]), reason="So", by=record.cast.olive
        )


def test_adding_is_journalled(record: Record) -> None:
    measure = added(record)
    entry = last_entry(record)
    assert (entry.verb, entry.subject, entry.by) == ("add a measure", f"measure {measure.pk}", record.cast.olive)
    assert (entry.after["ref"], entry.after["wording"]) == ("11.99", "At least 9 in 10")


def test_a_ref_that_another_measure_has_is_refused(record: Record) -> None:
    with pytest.raises(Refused, match=r"11\.2 is the reference of another measure in 2011/12"):
        added(record, "11.2")
    assert Measure.objects.filter(authority=record.authority).count() == 120


def test_measures_may_have_no_ref(record: Record) -> None:
    assert [added(record, "").placements.get().ref for _ in range(2)] == ["", ""]


def test_the_database_refuses_the_same_ref_in_a_plan_year(record: Record) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.filter(pk=own_place(record).pk).update(ref="11.2")


def test_refs_that_a_plan_prints_twice_are_taken_in_as_such(record: Record) -> None:
    twice = Placement.objects.filter(plan_year__start=2011, ref="12.1").order_by("position")
    assert list(twice.values_list("ref_repeated", flat=True)) == [False, True]


def test_what_was_printed_twice_can_be_told_apart(record: Record) -> None:
    second = Placement.objects.get(plan_year__start=2011, ref="12.1", ref_repeated=True)
    to = Place(priority_action=second.priority_action, ref="12.1a")
    found = place(placement=second, to=to, reason="Printed twice", by=record.cast.olive)
    assert (found.ref, found.ref_repeated) == ("12.1a", False)


def test_a_measure_moves_with_its_reason_in_the_journal(record: Record) -> None:
    action = PriorityAction.objects.exclude(objective__theme=own_place(record).priority_action.objective.theme)[0]
    theme = own_place(record).priority_action.objective.theme
    found = moved(record, Place(priority_action=action, ref="1.99", also=[theme]))
    assert (found.ref, found.priority_action, list(found.also_relates_to.all())) == ("1.99", action, [theme])
    entry = last_entry(record)
    assert (entry.before["ref"], entry.after["ref"], entry.reason) == ("11.1", "1.99", "Renumbered")
    assert (entry.before["theme"], entry.after["theme"]) == (theme.name, action.objective.theme.name)


def test_a_measure_that_also_relates_to_a_theme_is_counted_once(record: Record) -> None:
    before = report_of(record.year_end).counted_totals.rows
    other = Theme.objects.exclude(pk=own_place(record).priority_action.objective.theme_id)[0]
    moved(record, spot(record, "11.1", also=[other]))
    assert report_of(record.year_end).counted_totals.rows == before


def test_another_plan_years_ref_stays(record: Record, quarter: Quarter) -> None:
    moved(record, spot(record, "11.99"))
    refs = record.measure.placements.order_by("plan_year__start").values_list("ref", flat=True)
    assert list(refs) == ["11.1", "11.99"]


def test_what_was_published_keeps_its_ref(record: Record) -> None:
    publish(period=record.year_end, by=record.cast.olive, reason="The first")
    moved(record, spot(record, "11.99"))
    published = Publication.objects.filter(period=record.year_end).values_list("returns__ref", flat=True)
    assert "11.1" in published
    assert "11.99" not in published


def test_a_place_is_refused(record: Record) -> None:
    theme = own_place(record).priority_action.objective.theme
    plan = Plan.objects.create(authority=record.authority, name="Another")
    elsewhere = Theme.objects.create(plan=plan, name="Far", slug="far", position=1)
    cases = [
        (spot(record, "11.1"), "Why", "nothing has changed"),
        (spot(record, "11.99"), " ", "no reason is given"),
        (spot(record, "9" * 21), "Why", "the reference is too long"),
        (spot(record, "11.1", also=[theme]), "Why", "stands under .* already"),
        (spot(record, "11.1", also=[elsewhere]), "Why", "this place is in another plan"),
    ]
    for to, reason, says in cases:
        with pytest.raises(Refused, match=says):
            moved(record, to, reason)


def test_nothing_is_put_where_the_plan_has_ended(record: Record) -> None:
    own = own_place(record)
    other = PriorityAction.objects.exclude(pk=own.priority_action_id)[0]
    gone = {"withdrawn_by": record.cast.olive, "withdrawn_at": timezone.now(), "withdrawn_because": "Merged"}
    PriorityAction.objects.filter(pk__in=[own.priority_action_id, other.pk]).update(**gone)
    moved(record, spot(record, "11.99"))  # it stays where it stood
    with pytest.raises(Refused, match="is withdrawn"):
        moved(record, Place(priority_action=PriorityAction.objects.get(pk=other.pk), ref="11.99"))
    closed = record.authority.directorates.exclude(placements=own)[0]
    closed.closed_by, closed.closed_at = record.cast.olive, timezone.now()
    closed.save()
    with pytest.raises(Refused, match="is closed"):
        moved(record, Place(priority_action=own_place(record).priority_action, ref="11.98", responsible=[closed]))


def test_the_current_year_is_the_latest_in_which_measures_stand(record: Record) -> None:
    PlanYear.objects.create(plan=own_place(record).plan_year.plan, start=2040)
    year = year_kept(record.authority)
    assert year is not None
    assert year.start == 2011
    assert year_kept(record.elsewhere) is None


def test_a_definition_changes_with_its_reason_in_the_journal(record: Record) -> None:
    given = {"definition": "Counted once", "direction": "down", "quarters": "24", "public": False}
    found = define(measure=record.measure, fields=given, reason="Audit asked", by=record.cast.olive)
    assert (found.definition, found.direction, found.direction_basis, found.quarters, found.public) == (
        "Counted once",
        "down",
        "given",
        "24",
        False,
    )
    entry = last_entry(record)
    assert entry.before == {
        "definition": "",
        "which way is better": "higher",
        "quarters in which it is due": ["Q1", "Q2", "Q3", "Q4"],
        "public": True,
    }
    assert entry.reason == "Audit asked"


@pytest.mark.parametrize(
    ("given", "reason", "says"),
    [
        ({"definition": ""}, "Why", "nothing has changed"),
        ({"definition": "x"}, "", "no reason is given"),
        ({"quarters": ""}, "Why", "no quarter is chosen"),
        ({"quarters": "15"}, "Why", "no quarter is chosen"),
        ({"quarters": "11"}, "Why", "no quarter is chosen"),
        ({"direction": "sideways"}, "Why", "no such choice"),
    ],
)
def test_a_definition_is_refused(record: Record, given: dict[str, str], reason: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        define(measure=record.measure, fields=given, reason=reason, by=record.cast.olive)


def test_an_owner_takes_over_and_a_duty_ends(record: Record) -> None:
    given = give_duty(
        measure=record.measure, person=record.cast.nora, duty=Duty.OWNER, since=JULY, by=record.cast.olive
    )
    owners = Assignment.objects.filter(measure=record.measure, duty=Duty.OWNER, until__isnull=True)
    assert list(owners) == [given]
    end_duty(assignment=given, until=JULY, by=record.cast.olive)
    assert not owners.all().exists()
    assert (last_entry(record).verb, last_entry(record).before) == ("end a duty", {"owner": record.cast.nora.pk})


def test_a_duty_is_refused(record: Record) -> None:
    olive, measure = record.cast.olive, record.measure
    with pytest.raises(Refused, match="has this duty already"):
        give_duty(measure=measure, person=record.cast.ben, duty=Duty.OWNER, since=JULY, by=olive)
    with pytest.raises(Refused, match="isn’t here any more"):
        give_duty(measure=measure, person=record.cast.zoe, duty=Duty.OWNER, since=JULY, by=olive)
    own = Assignment.objects.get(measure=measure, duty=Duty.DEPUTY)
    with pytest.raises(Refused, match="this duty began on"):
        end_duty(assignment=own, until=date(2011, 1, 1), by=olive)
    end_duty(assignment=own, until=JULY, by=olive)
    with pytest.raises(Refused, match="has ended already"):
        end_duty(assignment=own, until=JULY, by=olive)


def withdrawn(record: Record, day: date = date(2012, 6, 1), reason: str = "The service moved") -> Measure:
    return withdraw(measure=record.measure, from_when=day, reason=reason, by=record.cast.olive)


def test_what_is_owed_of_a_withdrawn_measure_is_closed_with_the_reason(record: Record, quarter: Quarter) -> None:
    withdrawn(record)
    found = Return.objects.get(pk=quarter.own.pk)
    assert (found.state, found.no_data, found.no_data_reason, found.approved_by) == (
        ReturnState.APPROVED,
        "withdrawn",
        "The service moved",
        record.cast.olive,
    )
    rows = [row for row in report_of(quarter.period).rows if row.id == record.measure.permanent_id]
    assert [row.unrated for row in rows] == ["withdrawn"]
    entry = JournalEntry.objects.get(authority=record.authority, subject=f"return {found.pk}")
    assert (entry.verb, entry.reason) == ("close a return as withdrawn", "The service moved")


def test_a_period_that_ends_before_the_day_is_still_owed(record: Record, quarter: Quarter) -> None:
    withdrawn(record, JULY)
    assert Return.objects.get(pk=quarter.own.pk).state == ReturnState.OWED


def test_no_return_is_made_of_a_withdrawn_measure(record: Record) -> None:
    withdrawn(record, date(2012, 9, 30))
    first = opened(record)
    second = opened(record, quarter=2, committee_on=date(2012, 12, 13))
    third = opened(record, quarter=3, committee_on=date(2013, 3, 14))
    asked = [Return.objects.filter(period=one, measure=record.measure).exists() for one in (first, second, third)]
    assert asked == [True, False, False]


def test_a_withdrawn_measure_is_not_carried_into_the_next_year(record: Record) -> None:
    withdrawn(record, date(2012, 4, 1))
    opened(record)
    assert record.measure.placements.count() == 1


def test_a_withdrawn_measure_keeps_what_it_reported(record: Record) -> None:
    before = Return.objects.filter(measure=record.measure).count()
    withdrawn(record)
    assert Return.objects.filter(measure=record.measure).count() == before
    assert Measure.objects.filter(pk=record.measure.pk).exists()


def test_a_withdrawal_is_refused(record: Record) -> None:
    with pytest.raises(Refused, match="no reason is given"):
        withdrawn(record, reason=" ")
    publish(period=record.year_end, by=record.cast.olive, reason="The first")
    with pytest.raises(Refused, match="was published for the period to 31 March 2012"):
        withdrawn(record, date(2012, 3, 31))
    withdrawn(record)
    with pytest.raises(Refused, match="is withdrawn already, from 1 June 2012"):
        withdrawn(record)


def test_the_database_wants_a_reason_for_a_withdrawal(record: Record) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(pk=record.measure.pk).update(withdrawn_from=JULY)


def test_a_withdrawal_by_mistake_is_undone(record: Record, quarter: Quarter) -> None:
    withdrawn(record)
    found = bring_back(measure=record.measure, reason="The wrong one", by=record.cast.olive)
    assert (found.withdrawn_from, found.withdrawn_reason) == (None, "")
    own = Return.objects.get(pk=quarter.own.pk)
    assert (own.state, own.no_data, own.approved_by) == (ReturnState.OWED, "", None)
    assert last_entry(record).before["withdrawn from"] == "2012-06-01"


def test_bringing_back_is_refused(record: Record, quarter: Quarter) -> None:
    with pytest.raises(Refused, match="isn’t withdrawn"):
        bring_back(measure=record.measure, reason="Why", by=record.cast.olive)
    withdrawn(record)
    Return.objects.filter(period=quarter.period).exclude(pk=quarter.own.pk).update(
        state=ReturnState.APPROVED, approved_by=record.cast.olive, approved_at=timezone.now()
    )
    publish(period=quarter.period, by=record.cast.olive, reason="As it stands")
    with pytest.raises(Refused, match="was published as withdrawn in 2012/13 Q1"):
        bring_back(measure=record.measure, reason="Why", by=record.cast.olive)
