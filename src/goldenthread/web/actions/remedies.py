"""Remedial actions of returns that were handed in: mended for all to see, marked as done, taken back as not done."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from goldenthread.web.actions.challenging import EDITED, locked_if_handed_in
from goldenthread.web.actions.entries.entry import printed_remedies, printed_remedy
from goldenthread.web.actions.points import recheck
from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Journal, Refused, writing
from goldenthread.web.records.duties import BY_DUTY, SUBMITTING, may_do
from goldenthread.web.records.models import Person, RemedialAction, Return, ReturnState, Role

# The journal's words for what is done here.
DONE, NOT_DONE = "mark a remedial action as done", "mark a remedial action as not done"


@dataclass(frozen=True)
class Remedy:
    """What a remedial action says: what will be done, by whom and by when."""

    what: str
    who: str
    by_when: date


def edit_remedy(*, remedy: RemedialAction, revision: int, to: Remedy, reason: str, by: Person) -> Return:
    """Mend a remedial action. The journal keeps both versions, and the owner is shown them.

    What was approved is mended by the performance team alone. Raises Refused without a reason, where nothing changes
    or is left, where the return has changed or isn't handed in, and from who may not submit it.
    """
    with writing(remedy.of_return.authority, by=by, may=BY_DUTY) as journal:
        found = locked_if_handed_in(remedy.of_return, revision)
        _hold_to(found, by)
        _refuse_approved(found, by)
        own = RemedialAction.objects.get(pk=remedy.pk)
        before = printed_remedy(own)
        own.what, own.who, own.by_when = to.what.strip(), to.who.strip(), to.by_when
        _refuse_edit(found, own, before, reason)
        own.save(update_fields=["what", "who", "by_when"])
        # It is this text that is published.
        found.remedial_text = printed_remedies(RemedialAction.objects.filter(of_return=found))
        found.revision += 1
        found.save(update_fields=["remedial_text", "revision"])
        old, new = ({_name(own): {"remedial_action": words}} for words in (before, printed_remedy(own)))
        journal.record(EDITED, found, before=old, after=new, reason=reason.strip())
        recheck(found)
    return found


def finish_remedy(*, remedy: RemedialAction, done_on: date, how: str, by: Person) -> RemedialAction:
    """Mark a remedial action as done, with the day and what shows it; also when its period is published.

    Raises Refused without words, for a day to come, where it is marked already, and from who may not submit the return.
    """
    with _changing(remedy, by) as (own, journal):
        _refuse_finish(own, done_on, how)
        own.done_on, own.done_how = done_on, how.strip()
        own.save(update_fields=["done_on", "done_how"])
        journal.record(DONE, own.of_return, after=_told(own))
    return own


def reopen_remedy(*, remedy: RemedialAction, reason: str, by: Person) -> RemedialAction:
    """Say that a remedial action isn't done after all. Raises Refused without a reason, and where it isn't marked."""
    with _changing(remedy, by) as (own, journal):
        need_reason(reason, own.what, "say why it isn’t done")
        if own.done_on is None:
            raise Refused(
                "it isn’t marked as done", where=own.what, expected="a remedial action that is done", do="leave it"
            )
        before = _told(own)
        own.done_on, own.done_how = None, ""
        own.save(update_fields=["done_on", "done_how"])
        journal.record(NOT_DONE, own.of_return, before=before, reason=reason.strip())
    return own


@contextmanager
def _changing(remedy: RemedialAction, by: Person) -> Iterator[tuple[RemedialAction, Journal]]:
    """Give a remedial action as it is now. The return's words and its revision stay: what is done isn't among them."""
    with writing(remedy.of_return.authority, by=by, may=BY_DUTY) as journal:
        own = RemedialAction.objects.select_related("of_return__measure").filter(pk=remedy.pk).first()
        if own is None:
            raise Refused(
                "the remedial action is there no more",
                where=str(remedy),
                expected="one that the return has",
                do="look at the return again",
            )
        _hold_to(own.of_return, by)
        yield own, journal


def _hold_to(found: Return, by: Person) -> None:
    if not may_do(found, by, SUBMITTING):
        raise Refused(
            "this remedial action isn’t yours to change",
            where=str(found.measure),
            expected="the measure’s owner, a deputy or a performance officer",
            do="ask one of them",
        )


def _refuse_approved(found: Return, by: Person) -> None:
    officer = by.posts.filter(role=Role.OFFICER).exists()
    if found.state == ReturnState.APPROVED and not officer:
        raise Refused(
            "the return is approved",
            where=str(found.measure),
            expected="one that nobody has approved to the end",
            do="ask your performance team to mend it",
        )


def _refuse_edit(found: Return, own: RemedialAction, before: str, reason: str) -> None:
    where = str(found.measure)
    if not own.what or not own.who:
        raise Refused(
            "the remedial action doesn’t say what or who", where=where, expected="both", do="say what is done, and who"
        )
    need_reason(reason, where)
    if printed_remedy(own) == before:
        raise Refused("nothing has changed", where=where, expected="other words, or another day", do="leave it")


def _refuse_finish(own: RemedialAction, done_on: date, how: str) -> None:
    if own.done_on is not None:
        raise Refused(
            f"it was marked as done on {own.done_on:%-d %B %Y} already",
            where=own.what,
            expected="a remedial action that is still to be done",
            do="leave it, or say that it isn’t done after all",
        )
    if done_on > timezone.localdate():
        raise Refused("the day is still to come", where=own.what, expected="today or before", do="give the day")
    if not how.strip():
        raise Refused(
            "nothing says what was done", where=own.what, expected="a sentence, or where to see it", do="say it"
        )


def _told(own: RemedialAction) -> dict[str, Any]:
    told = {"remedial_action": own.what, "done_on": own.done_on, "done_how": own.done_how}
    return {_name(own): told}


def _name(own: RemedialAction) -> str:
    return f"remedial action {own.position}"
