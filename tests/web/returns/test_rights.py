"""The actions themselves hold people to what they may do with a return, whatever page or program calls them."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from goldenthread.web.actions.drafts import save_draft, use_aside
from goldenthread.web.actions.evidence import add_evidence, remove_evidence
from goldenthread.web.actions.returns import submit, withdraw
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import Assignment, Draft, Duty, Evidence, Person, Return, ReturnState
from tests.web.conftest import Record
from tests.web.quarter import GOOD, Quarter

CAST = ("olive", "ben", "dot", "cal", "eve", "hal", "dee", "pat", "rex", "mia", "aud", "nora", "zoe")
WRITERS = {"olive", "ben", "dot", "cal", "eve"}
SUBMITTERS = {"olive", "ben", "eve"}


def _save(found: Return, by: Person) -> object:
    return save_draft(owed=found, fields={"progress": "Typed"}, revision=0, by=by)


def _choose(found: Return, by: Person) -> object:
    Draft.objects.create(owed=found, aside=True, fields={"progress": "Mine"}, saved_by=by, saved_at=timezone.now())
    return use_aside(owed=found, revision=0, by=by)


def _add(found: Return, by: Person) -> object:
    return add_evidence(owed=found, name="count.pdf", content=b"%PDF-1.7", by=by)


def _remove(found: Return, by: Person) -> object:
    ben = Person.objects.get(name="Ben", authority=found.authority)
    remove_evidence(evidence=add_evidence(owed=found, name="count.pdf", content=b"%PDF-1.7", by=ben), by=by)
    return "removed"


def _submit(found: Return, by: Person) -> object:
    return submit(owed=found, fields=GOOD, revision=0, by=by)


def _take_back(found: Return, by: Person) -> object:
    ben = Person.objects.get(name="Ben", authority=found.authority)
    return withdraw(submitted=submit(owed=found, fields=GOOD, revision=0, by=ben), by=by)


STEPS: list[tuple[Callable[[Return, Person], object], set[str]]] = [
    (_save, WRITERS),
    (_choose, WRITERS),
    (_add, WRITERS),
    (_remove, WRITERS),
    (_submit, SUBMITTERS),
    (_take_back, SUBMITTERS),
]


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize(("step", "may"), STEPS)
def test_an_action_refuses_who_may_not(
    record: Record, quarter: Quarter, step: Callable[[Return, Person], object], may: set[str], who: str
) -> None:
    by = getattr(record.cast, who)
    if who in may:
        assert step(quarter.own, by)
    else:
        with pytest.raises(Refused, match="you may not"):
            step(quarter.own, by)


@pytest.mark.parametrize("step", [_save, _submit])
def test_who_is_refused_changes_nothing(
    record: Record, quarter: Quarter, step: Callable[[Return, Person], object]
) -> None:
    with pytest.raises(Refused):
        step(quarter.own, record.cast.nora)
    quarter.own.refresh_from_db()
    assert (quarter.own.state, quarter.own.revision) == (ReturnState.OWED, 0)
    assert (Draft.objects.count(), Evidence.objects.count()) == (0, 0)


def test_a_duty_that_has_ended_allows_nothing(record: Record, quarter: Quarter) -> None:
    Assignment.objects.filter(person=record.cast.dot).update(until=timezone.localdate())
    with pytest.raises(Refused, match="may not write"):
        _save(quarter.own, record.cast.dot)


def test_who_has_left_may_do_nothing(record: Record, quarter: Quarter) -> None:
    record.cast.eve.left_on = timezone.localdate()
    record.cast.eve.save()
    with pytest.raises(Refused, match="may not submit"):
        _submit(quarter.own, record.cast.eve)


def test_an_officer_of_another_authority_may_do_nothing_even_with_a_duty(record: Record, quarter: Quarter) -> None:
    about = {"measure": record.measure, "person": record.cast.zoe, "duty": Duty.DEPUTY, "since": timezone.localdate()}
    Assignment.objects.create(**about)
    with pytest.raises(Refused, match="may not write"):
        _save(quarter.own, record.cast.zoe)
