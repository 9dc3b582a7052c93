"""Directorates and their chains: a return on its way keeps its steps, and never waits for nobody."""

import pytest
from django.db import IntegrityError, transaction

from goldenthread.web.accounts.standing import standing_of
from goldenthread.web.actions.directorates import (
    add_directorate,
    close_directorate,
    hand_measures_over,
    measures_of,
    open_again,
    rename_directorate,
    set_chain,
)
from goldenthread.web.actions.levels import add_level, withdraw_level
from goldenthread.web.actions.measures import Place
from goldenthread.web.actions.measures.placing import place
from goldenthread.web.actions.returns import submit
from goldenthread.web.actions.sign_offs import approve
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.planning.chains import lines
from goldenthread.web.cycle.signing.waiting import waiting_for
from goldenthread.web.records.models import (
    Directorate,
    JournalEntry,
    PeriodState,
    Person,
    Placement,
    Post,
    PriorityAction,
    ReportingPeriod,
    Return,
    ReturnState,
    Role,
    SignOffLevel,
)
from tests.web.conftest import Record
from tests.web.quarter import GOOD, Quarter

HEAD, DIRECTOR, HOLDER = Role.HEAD_OF_SERVICE, Role.DIRECTOR, Role.PORTFOLIO_HOLDER


def own(record: Record) -> Directorate:
    """Give the directorate that measure 11.1 belongs to."""
    return record.cast.hal.posts.get().directorate  # type: ignore[return-value]


def other(record: Record) -> Directorate:
    return record.cast.rex.posts.get().directorate  # type: ignore[return-value]


def waits(who: Person) -> list[int]:
    """Give the returns that wait for a person."""
    standing = standing_of(who.user, who.authority)
    assert standing is not None
    return [one.found.pk for one in waiting_for(standing)]


def left(record: Record) -> set[str]:
    """Give whom the return of 11.1 waits for."""
    found = Return.objects.get(measure=record.measure, state=ReturnState.SUBMITTED)
    return {who for who in ("olive", "hal", "dee", "pat", "rex") if found.pk in waits(getattr(record.cast, who))}


@pytest.fixture
def submitted(record: Record, quarter: Quarter) -> Return:
    return submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)


# The chain


def test_a_return_on_its_way_keeps_its_steps(record: Record, submitted: Return) -> None:
    found = approve(submitted=submitted, revision=1, level=1, by=record.cast.hal)
    set_chain(directorate=own(record), roles=[HOLDER], by=record.cast.olive, reason="Fewer steps")
    assert (found.level, left(record)) == (2, {"dee"})
    found = approve(submitted=found, revision=1, level=2, by=record.cast.dee)
    assert left(record) == {"pat"}
    assert approve(submitted=found, revision=1, level=3, by=record.cast.pat).state == ReturnState.APPROVED


def test_a_return_on_its_way_is_not_stranded_where_no_step_is_left(record: Record, submitted: Return) -> None:
    set_chain(directorate=own(record), roles=[], by=record.cast.olive)
    assert left(record) == {"hal"}
    assert approve(submitted=submitted, revision=1, level=1, by=record.cast.hal).level == 2


def test_what_is_submitted_afterwards_takes_the_new_steps(record: Record, quarter: Quarter) -> None:
    set_chain(directorate=own(record), roles=[HOLDER, HEAD], by=record.cast.olive)
    found = submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    assert left(record) == {"pat"}
    found = approve(submitted=found, revision=1, level=1, by=record.cast.pat)
    assert approve(submitted=found, revision=1, level=2, by=record.cast.hal).state == ReturnState.APPROVED


def test_without_steps_the_performance_team_decides_from_then_on(record: Record, quarter: Quarter) -> None:
    set_chain(directorate=own(record), roles=[], by=record.cast.olive)
    submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    set_chain(directorate=own(record), roles=[DIRECTOR], by=record.cast.olive)
    assert left(record) == {"olive"}


def test_a_chain_that_was_changed_twice_still_knows_the_first(record: Record, submitted: Return) -> None:
    for roles in ([HOLDER], [DIRECTOR, HEAD]):
        set_chain(directorate=own(record), roles=roles, by=record.cast.olive)
    assert left(record) == {"hal"}
    levels = SignOffLevel.objects.filter(directorate=own(record))
    assert [level.role for level in levels.filter(until=None)] == [DIRECTOR, HEAD]
    assert levels.count() == 6


def test_a_level_that_the_chain_does_not_have_is_the_teams(record: Record, submitted: Return) -> None:
    """As when measures change hands behind sign-off's back: nothing waits for nobody."""
    SignOffLevel.objects.filter(directorate=own(record), position=1).delete()
    assert left(record) == {"olive"}
    assert approve(submitted=submitted, revision=1, level=1, by=record.cast.olive).level == 2


@pytest.mark.parametrize(
    ("roles", "what"),
    [
        ([HEAD, HEAD], "the same post stands at two steps"),
        ([Role.AUDITOR], "a step signs nothing"),
        ([HEAD, DIRECTOR, HOLDER], "nothing has changed"),
    ],
)
def test_steps_that_cannot_be_are_refused(record: Record, roles: list[Role], what: str) -> None:
    with pytest.raises(Refused) as refused:
        set_chain(directorate=own(record), roles=roles, by=record.cast.olive)
    assert refused.value.what == what


def test_a_change_of_steps_is_journal(record: Record) -> None:
    set_chain(directorate=own(record), roles=[DIRECTOR], by=record.cast.olive, reason="Quicker")
    entry = JournalEntry.objects.filter(authority=record.authority).latest("number")
    assert (entry.verb, entry.before, entry.after, entry.reason) == (
        "set the chain of sign-off",
        ["Head of service", "Director", "Portfolio holder"],
        ["Director"],
        "Quicker",
    )


def test_a_step_without_anyone_is_told(record: Record) -> None:
    Post.objects.filter(person=record.cast.dee).delete()
    (line,) = lines(record.authority, own(record))
    assert [(step.role, list(step.people)) for step in line.steps] == [
        (HEAD, ["Hal"]),
        (DIRECTOR, []),
        (HOLDER, ["Pat"]),
    ]
    assert [step.role for step in line.empty] == [DIRECTOR]


# Added, renamed, closed


def test_a_directorate_is_added_once(record: Record) -> None:
    made = add_directorate(authority=record.authority, code=" NEW ", name="New things", by=record.cast.olive)
    assert (made.code, made.name) == ("NEW", "New things")
    with pytest.raises(Refused, match="there is a directorate NEW"):
        add_directorate(authority=record.authority, code="new", name="", by=record.cast.olive)
    with pytest.raises(Refused, match="no code that fits"):
        add_directorate(authority=record.authority, code=" ", name="", by=record.cast.olive)


def test_a_new_code_that_changes_who_leads_begins_sign_off_again(record: Record, submitted: Return) -> None:
    """Of two that are responsible the first by code leads."""
    placed = Placement.objects.get(measure=record.measure, plan_year=submitted.period.plan_year)
    placed.responsible.set([own(record), other(record)])
    Directorate.objects.filter(pk=own(record).pk).update(code="A")
    found = approve(submitted=submitted, revision=1, level=1, by=record.cast.hal)
    rename_directorate(directorate=own(record), code="ZZ", name="", reason="New name", by=record.cast.olive)
    found.refresh_from_db()
    assert (found.level, found.revision, left(record)) == (1, 2, set())
    Post.objects.create(person=record.cast.mia, role=HEAD, directorate=other(record))
    assert approve(submitted=found, revision=2, level=1, by=record.cast.mia).level == 2


def test_measures_are_handed_over_and_their_sign_off_begins_again(record: Record, submitted: Return) -> None:
    before = ReportingPeriod.objects.filter(plan_year=record.q2.plan_year)
    before.update(state=PeriodState.PUBLISHED)
    approve(submitted=submitted, revision=1, level=1, by=record.cast.hal)
    set_chain(directorate=other(record), roles=[DIRECTOR], by=record.cast.olive)
    again = Return.objects.get(pk=submitted.pk)
    count = hand_measures_over(directorate=own(record), to=other(record), reason="Merged", by=record.cast.olive)
    again.refresh_from_db()
    assert count > 0
    assert not measures_of(own(record)).exists()
    # The chain of the other directorate as it was when the return was submitted.
    assert (again.level, again.revision) == (1, 2)
    earlier = Placement.objects.filter(responsible=own(record), plan_year=record.q2.plan_year)
    assert earlier.exists()


@pytest.mark.parametrize("to", ["itself", "closed", "elsewhere"])
def test_who_cannot_take_measures_over_is_refused(record: Record, to: str) -> None:
    made = add_directorate(authority=record.authority, code="NEW", name="", by=record.cast.olive)
    close_directorate(directorate=made, reason="Never begun", by=record.cast.olive)
    theirs = Directorate.objects.create(authority=record.elsewhere, code="X")
    made.refresh_from_db()
    receiver = {"itself": own(record), "closed": made, "elsewhere": theirs}[to]
    with pytest.raises(Refused, match="can’t take anything over"):
        hand_measures_over(directorate=own(record), to=receiver, reason="Merged", by=record.cast.olive)


def test_a_directorate_is_closed_once_nothing_is_left_in_it(record: Record) -> None:
    directorate = own(record)
    with pytest.raises(Refused) as refused:
        close_directorate(directorate=directorate, reason="Merged", by=record.cast.olive)
    assert refused.value.what.endswith("measures and 3 posts still hang on it")
    hand_measures_over(directorate=directorate, to=other(record), reason="Merged", by=record.cast.olive)
    Post.objects.filter(directorate=directorate).delete()
    with pytest.raises(Refused, match="no reason"):
        close_directorate(directorate=directorate, reason="", by=record.cast.olive)
    close_directorate(directorate=directorate, reason="Merged", by=record.cast.olive)
    with pytest.raises(Refused, match="the directorate is closed"):
        set_chain(directorate=directorate, roles=[], by=record.cast.olive)
    open_again(directorate=directorate, reason="Parted again", by=record.cast.olive)
    directorate.refresh_from_db()
    assert (directorate.closed_at, directorate.closed_by) == (None, None)


def test_closed_is_who_and_when(record: Record) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Directorate.objects.filter(pk=own(record).pk).update(closed_by=record.cast.olive)


# Measures that change hands one by one


def to_directorate(placed: Placement, directorate: Directorate) -> Place:
    return Place(placed.priority_action, placed.ref, [directorate])


def test_a_return_goes_along_with_its_measure(record: Record, submitted: Return) -> None:
    approve(submitted=submitted, revision=1, level=1, by=record.cast.hal)
    placed = Placement.objects.get(measure=record.measure, plan_year=submitted.period.plan_year)
    place(placement=placed, to=to_directorate(placed, other(record)), reason="Theirs now", by=record.cast.olive)
    submitted.refresh_from_db()
    assert (submitted.level, submitted.revision, left(record)) == (1, 2, set())
    Post.objects.create(person=record.cast.mia, role=HEAD, directorate=other(record))
    assert approve(submitted=submitted, revision=2, level=1, by=record.cast.mia).level == 2


def test_nothing_is_given_to_what_is_closed_or_withdrawn(record: Record) -> None:
    closed = add_directorate(authority=record.authority, code="NEW", name="", by=record.cast.olive)
    close_directorate(directorate=closed, reason="Never begun", by=record.cast.olive)
    # Neither of them is read anew here: a page may have offered it before.
    placed = record.measure.placements.get()
    with pytest.raises(Refused, match="NEW can’t take anything over"):
        hand_measures_over(directorate=own(record), to=closed, reason="Theirs now", by=record.cast.olive)
    with pytest.raises(Refused, match="NEW is closed"):
        place(placement=placed, to=to_directorate(placed, closed), reason="Theirs now", by=record.cast.olive)
    objective = placed.priority_action.objective
    gone = add_level(parent=objective, kind=PriorityAction, words="Given up", by=record.cast.olive)
    withdraw_level(node=gone, reason="Given up", by=record.cast.olive)
    with pytest.raises(Refused, match="Given up is withdrawn"):
        place(placement=placed, to=Place(gone), reason="There now", by=record.cast.olive)  # type: ignore[arg-type]
