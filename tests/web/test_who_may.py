"""Actions ask who does them, whatever page or program calls them: others are refused, and nothing is written."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldenthread.plan import Period
from goldenthread.web.actions.arranging import set_name, set_small_number
from goldenthread.web.actions.auditing import draw_sample
from goldenthread.web.actions.commentaries import comment_on_plan
from goldenthread.web.actions.covers import write_cover
from goldenthread.web.actions.deadlines import Deadlines
from goldenthread.web.actions.directorates import add_directorate, close_directorate, set_chain
from goldenthread.web.actions.drafts import drop_aside
from goldenthread.web.actions.founding import add_person, assign
from goldenthread.web.actions.importing import take_in
from goldenthread.web.actions.intake import accept_sure, discard_intake
from goldenthread.web.actions.levels import add_level, reword, withdraw_level
from goldenthread.web.actions.mails.chasing import chase
from goldenthread.web.actions.measures.duties import give_duty
from goldenthread.web.actions.measures.withdrawing import withdraw
from goldenthread.web.actions.people import change_posts, hand_over, invite
from goldenthread.web.actions.periods import move_deadlines, open_period
from goldenthread.web.actions.plans import begin_year, rename_plan
from goldenthread.web.actions.publishing.correcting import mark_exempt
from goldenthread.web.actions.publishing.freezing import publish
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import Duty, JournalEntry, Person, Return, Theme
from tests.web.conftest import Record, example
from tests.web.intake.pending import pending

DATES = Deadlines(date(2013, 1, 10), date(2013, 1, 20), date(2013, 2, 1), date(2013, 2, 14))
WHY = "The council decided so"
DAY = date(2012, 5, 1)
Act = Callable[[Record, Person], Any]


def theme(record: Record) -> Theme:
    return Theme.objects.filter(plan__authority=record.authority)[0]


def directorate(record: Record) -> Any:
    return record.authority.directorates.all()[0]


OFFICERS: dict[str, Act] = {
    "take a report in": lambda r, by: take_in(
        report=example("q2").model_copy(update={"period": Period(start=2012, quarter=1)}),
        authority=r.authority,
        deadlines=DATES,
        by=by,
    ),
    "accept rows": lambda r, by: accept_sure(intake=pending(r), by=by),
    "let a document go": lambda r, by: discard_intake(intake=pending(r), by=by),
    "open a period": lambda r, by: open_period(
        authority=r.authority, plan_year_start=2012, quarter=1, deadlines=DATES, by=by
    ),
    "write a cover": lambda r, by: write_cover(period=r.year_end, told={"purpose": WHY}, seen={}, by=by),
    "move dates": lambda r, by: move_deadlines(period=r.year_end, deadlines=DATES, reason=WHY, by=by),
    "publish": lambda r, by: publish(period=r.year_end, by=by),
    "mark words as exempt": lambda r, by: mark_exempt(of_return=Return.objects.all()[0], ground=WHY, by=by),
    "comment": lambda r, by: comment_on_plan(period=r.year_end, text="All is well.", seen="", by=by),
    "chase": lambda r, by: chase(period=r.year_end, returns=Return.objects.all(), by=by),
    "begin a year": lambda r, by: begin_year(plan=theme(r).plan, start=2012, by=by),
    "rename the plan": lambda r, by: rename_plan(plan=theme(r).plan, name="Another", reason=WHY, by=by),
    "add a level": lambda r, by: add_level(parent=theme(r).plan, kind=Theme, words="Another", by=by),
    "reword a level": lambda r, by: reword(node=theme(r), words="Another", reason=WHY, by=by),
    "withdraw a level": lambda r, by: withdraw_level(node=theme(r), reason=WHY, by=by),
    "withdraw a measure": lambda r, by: withdraw(measure=r.measure, from_when=DAY, reason=WHY, by=by),
    "give a duty": lambda r, by: give_duty(measure=r.measure, person=r.cast.nora, duty=Duty.DEPUTY, since=DAY, by=by),
    "assign": lambda r, by: assign(measure=r.measure, person=r.cast.nora, duty=Duty.OWNER, since=DAY, by=by),
    "add a person": lambda r, by: add_person(
        authority=r.authority, name="Ned", email="ned@borough.example", password=None, by=by
    ),
    "invite": lambda r, by: invite(authority=r.authority, name="Ned", email="ned@borough.example", by=by),
    "change posts": lambda r, by: change_posts(person=r.cast.pat, posts=[], by=by),
    "hand over": lambda r, by: hand_over(person=r.cast.pat, left_on=DAY, duties={}, posts={}, by=by),
    "add a directorate": lambda r, by: add_directorate(authority=r.authority, code="NEW", name="New", by=by),
    "close a directorate": lambda r, by: close_directorate(directorate=directorate(r), reason=WHY, by=by),
    "set a chain": lambda r, by: set_chain(directorate=directorate(r), roles=(), by=by),
    "set the limit": lambda r, by: set_small_number(authority=r.authority, small_number=7, reason=WHY, by=by),
    "set the name": lambda r, by: set_name(authority=r.authority, name="Another", contact="", reason=WHY, by=by),
}


@pytest.mark.parametrize("act", OFFICERS)
@pytest.mark.parametrize("who", ["nora", "ben", "dee", "aud", "zoe"])
def test_what_performance_officers_do_is_refused_to_others(record: Record, act: str, who: str) -> None:
    by = getattr(record.cast, who)
    entries = JournalEntry.objects.count()
    with pytest.raises(Refused) as told:
        OFFICERS[act](record, by)
    assert (told.value.what, told.value.expected) == (f"{by} may not do this", "a performance officer")
    assert JournalEntry.objects.count() == entries


@pytest.mark.parametrize("who", ["olive", "ben", "zoe"])
def test_samples_are_drawn_by_auditors_alone(record: Record, who: str) -> None:
    with pytest.raises(Refused, match="may not do this"):
        draw_sample(period=record.year_end, size=1, by=getattr(record.cast, who))


def test_an_officer_who_left_does_nothing_more(record: Record) -> None:
    Person.objects.filter(pk=record.cast.olive.pk).update(left_on=DAY)
    with pytest.raises(Refused, match="Olive may not do this"):
        set_small_number(authority=record.authority, small_number=7, reason=WHY, by=record.cast.olive)


def test_an_officer_of_elsewhere_throws_no_draft_away(record: Record) -> None:
    with pytest.raises(Refused, match="Zoe may not do this"):
        drop_aside(owed=Return.objects.filter(authority=record.authority)[0], by=record.cast.zoe)
