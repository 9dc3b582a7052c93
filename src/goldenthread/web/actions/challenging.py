"""What performance officers do to returns that were handed in: send them back, and mend their words for all to see."""

from enum import StrEnum

from goldenthread.web.actions.mails.letters import link_to, shortened
from goldenthread.web.actions.mails.posting import Letter, post
from goldenthread.web.actions.mails.recipients import owed_of
from goldenthread.web.actions.points import recheck
from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Journal, Refused, writing
from goldenthread.web.records.chains import PERFORMANCE_TEAM
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import (
    Decision,
    MailKind,
    PeriodState,
    Person,
    Return,
    ReturnState,
    Role,
    SignOff,
)

# The journal's word for a change to an owner's words; pages look for it.
EDITED = "edit words"
HANDED_IN = (ReturnState.SUBMITTED, ReturnState.APPROVED)


class Words(StrEnum):
    """Which words of a return are mended."""

    PROGRESS = "progress"
    REMEDIAL_TEXT = "remedial_text"


def send_back(*, handed_in: Return, revision: int, comment: str, by: Person) -> Return:
    """Send a return that was handed in back to its owner with what is asked, and write to the owner.

    Whatever was approved is to be approved anew. `revision` is the one that was shown. Raises Refused without a
    comment, and where the return has changed or isn't handed in.
    """
    with writing(handed_in.authority, by=by, may=OFFICERS) as journal:
        found = locked_if_handed_in(handed_in, revision)
        if not comment.strip():
            raise Refused(
                "the comment is missing",
                where=str(found.measure),
                expected="a comment that the owner can act on",
                do="say what should be explained or corrected",
            )
        before = {"state": found.state, "level": found.level, "revision": found.revision}
        found.state, found.level, found.revision = ReturnState.QUERIED, None, found.revision + 1
        found.approved_by = found.approved_at = None
        found.save()
        SignOff.objects.create(
            of_return=found,
            revision=found.revision,
            level=PERFORMANCE_TEAM,
            role=Role.OFFICER,
            decision=Decision.QUERIED,
            comment=comment.strip(),
            by=by,
            at=journal.at,
        )
        after = {"state": found.state, "level": None, "revision": found.revision}
        journal.record("send a return back", found, before=before, after=after, reason=comment.strip())
        _write_to_owner(found, comment.strip(), journal)
    return found


def edit_words(*, handed_in: Return, revision: int, words: Words, text: str, reason: str, by: Person) -> Return:
    """Mend an owner's words. The journal keeps both versions, and the owner is shown them.

    Raises Refused without a reason, where nothing changes, and where the return has changed or isn't handed in.
    """
    with writing(handed_in.authority, by=by, may=OFFICERS) as journal:
        found = locked_if_handed_in(handed_in, revision)
        before, after = getattr(found, words), text.strip()
        need_reason(reason, found.measure, "say why the words change")
        if before == after:
            raise Refused("no word has changed", where=str(found.measure), expected="other words", do="leave it")
        setattr(found, words, after)
        found.revision += 1
        found.save(update_fields=[words, "revision"])
        journal.record(EDITED, found, before={words: before}, after={words: after}, reason=reason.strip())
        recheck(found)
    return found


def locked_if_handed_in(shown: Return, revision: int) -> Return:
    """Give a return that was handed in, locked. Raises Refused where it isn't, or has changed since it was shown."""
    found = Return.objects.select_for_update().get(pk=shown.pk)
    if found.state not in HANDED_IN or found.period.state != PeriodState.OPEN:
        raise Refused(
            "the return isn’t handed in, or its period is published",
            where=str(found.measure),
            expected="a return that is submitted or approved, in a period that is open",
            do="wait for it, or chase its owner; what is published is restated",
        )
    if found.revision != revision:
        raise Refused(
            "the return has changed since you were shown it",
            where=str(found.measure),
            expected=f"revision {revision}; it is {found.revision}",
            do="look at it again",
        )
    return found


def _write_to_owner(found: Return, comment: str, journal: Journal) -> None:
    owed = owed_of(Return.objects.filter(pk=found.pk).select_related("authority"))
    letters = [
        Letter(
            person,
            shortened(f"{one.ref} {one.found.measure.name}", 60) + ": sent back to you",
            f"Dear {person.name},\n\n{journal.by} of the performance team asks:\n\n{comment}\n\n"
            f"Answer in the return, and submit it again:\n{link_to(one.found)}\n",
            [one.found],
        )
        for one in owed
        for person in one.people()
    ]
    post(letters, authority=found.authority, kind=MailKind.QUERY, at=journal.at)
