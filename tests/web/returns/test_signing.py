"""Sign-off: along the lead directorate's chain, by whose turn it is, and never by who submitted."""

import pytest

from goldenthread.web.actions.challenging import Words, edit_words
from goldenthread.web.actions.returns import submit, withdraw
from goldenthread.web.actions.sign_offs import approve, query
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import (
    JournalEntry,
    PeriodState,
    Post,
    ReportingPeriod,
    Return,
    ReturnState,
    Role,
    SignOff,
    SignOffLevel,
)
from tests.web.conftest import Record
from tests.web.quarter import GOOD, Quarter


@pytest.fixture
def submitted(record: Record, quarter: Quarter) -> Return:
    return submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)


def test_a_return_goes_along_the_chain(record: Record, submitted: Return) -> None:
    found, came = submitted, []
    for level, who in ((1, record.cast.hal), (2, record.cast.dee), (3, record.cast.pat)):
        found = approve(submitted=found, revision=1, level=level, by=who)
        came.append((found.state, found.level))
    assert came == [("submitted", 2), ("submitted", 3), ("approved", None)]
    assert (found.approved_by, SignOff.objects.filter(of_return=found).count()) == (record.cast.pat, 3)


def test_each_decision_is_journal(record: Record, submitted: Return) -> None:
    approve(submitted=submitted, revision=1, level=1, by=record.cast.hal, comment="Well done")
    query(submitted=submitted, revision=1, level=2, by=record.cast.dee, comment="Which teams?")
    entries = list(JournalEntry.objects.filter(authority=record.authority).order_by("-number")[:2])
    assert [(entry.verb, entry.reason, entry.by) for entry in entries] == [
        ("query a return", "Which teams?", record.cast.dee),
        ("approve a return", "Well done", record.cast.hal),
    ]


def test_fewer_levels_are_enough(record: Record, quarter: Quarter) -> None:
    SignOffLevel.objects.exclude(role=Role.DIRECTOR).delete()
    found = submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    assert approve(submitted=found, revision=1, level=2, by=record.cast.dee).state == ReturnState.APPROVED


def test_without_levels_the_performance_team_approves(record: Record, quarter: Quarter) -> None:
    SignOffLevel.objects.all().delete()
    found = submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    assert approve(submitted=found, revision=1, level=0, by=record.cast.olive).state == ReturnState.APPROVED


@pytest.mark.parametrize("who", ["olive", "ben", "dot", "cal", "eve", "dee", "pat", "rex", "mia", "aud", "nora", "zoe"])
def test_whose_turn_it_isnt_decides_nothing(record: Record, submitted: Return, who: str) -> None:
    for decide in (approve, query):
        with pytest.raises(Refused, match="turn"):
            decide(submitted=submitted, revision=1, level=1, by=getattr(record.cast, who), comment="Why?")


def test_who_submitted_never_approves(record: Record, quarter: Quarter) -> None:
    own = SignOffLevel.objects.get(role=Role.HEAD_OF_SERVICE, directorate__posts__person=record.cast.hal).directorate
    Post.objects.create(person=record.cast.ben, role=Role.HEAD_OF_SERVICE, directorate=own)
    found = submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    assert found.level == 1
    with pytest.raises(Refused, match="turn"):
        approve(submitted=found, revision=1, level=1, by=record.cast.ben)
    assert approve(submitted=found, revision=1, level=1, by=record.cast.hal).level == 2


def test_a_query_says_what_is_asked(record: Record, submitted: Return) -> None:
    with pytest.raises(Refused, match="doesn’t say"):
        query(submitted=submitted, revision=1, level=1, by=record.cast.hal, comment=" ")


def test_after_a_query_the_owner_submits_a_new_revision(record: Record, submitted: Return) -> None:
    approve(submitted=submitted, revision=1, level=1, by=record.cast.hal)
    queried = query(submitted=submitted, revision=1, level=2, by=record.cast.dee, comment="Which teams?")
    assert (queried.state, queried.level) == (ReturnState.QUERIED, None)
    again = submit(owed=queried, fields={**GOOD, "progress": "All teams."}, revision=1, by=record.cast.eve)
    assert (again.state, again.level, again.revision, again.submitted_by) == ("submitted", 1, 2, record.cast.eve)
    approve(submitted=again, revision=2, level=1, by=record.cast.hal)
    assert list(SignOff.objects.filter(of_return=again).values_list("revision", "level", "decision")) == [
        (1, 1, "approved"),
        (1, 2, "queried"),
        (2, 1, "approved"),
    ]


def test_what_has_changed_is_not_decided(record: Record, submitted: Return) -> None:
    withdraw(submitted=submitted, by=record.cast.ben)
    submit(owed=submitted, fields=GOOD, revision=2, by=record.cast.ben)
    with pytest.raises(Refused, match="has changed"):
        approve(submitted=submitted, revision=1, level=1, by=record.cast.hal)


def test_a_level_is_decided_once(record: Record, submitted: Return) -> None:
    approve(submitted=submitted, revision=1, level=1, by=record.cast.hal)
    with pytest.raises(Refused, match="has changed"):
        approve(submitted=submitted, revision=1, level=1, by=record.cast.hal)


def test_what_was_decided_on_is_not_taken_back(record: Record, submitted: Return) -> None:
    approve(submitted=submitted, revision=1, level=1, by=record.cast.hal)
    with pytest.raises(Refused, match="taken back"):
        withdraw(submitted=submitted, by=record.cast.ben)


def test_mended_words_let_nobody_take_an_approved_return_back(record: Record, submitted: Return) -> None:
    approve(submitted=submitted, revision=1, level=1, by=record.cast.hal)
    change = {"words": Words.PROGRESS, "text": "It went badly.", "reason": "As the figures say"}
    edit_words(handed_in=submitted, revision=1, by=record.cast.olive, **change)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="taken back"):
        withdraw(submitted=submitted, by=record.cast.ben)


def test_what_was_queried_before_it_was_submitted_anew_is_taken_back(record: Record, submitted: Return) -> None:
    queried = query(submitted=submitted, revision=1, level=1, by=record.cast.hal, comment="Which teams?")
    again = submit(owed=queried, fields=GOOD, revision=1, by=record.cast.ben)
    assert withdraw(submitted=again, by=record.cast.ben).state == ReturnState.OWED


def test_nothing_is_taken_back_once_its_period_is_published(record: Record, submitted: Return) -> None:
    ReportingPeriod.objects.filter(pk=submitted.period_id).update(state=PeriodState.PUBLISHED)
    with pytest.raises(Refused, match="taken back"):
        withdraw(submitted=submitted, by=record.cast.ben)


def test_who_left_decides_nothing(record: Record, submitted: Return) -> None:
    record.cast.hal.left_on = record.cast.ben.assignments.get().since
    record.cast.hal.save()
    with pytest.raises(Refused, match="turn"):
        approve(submitted=submitted, revision=1, level=1, by=record.cast.hal)
