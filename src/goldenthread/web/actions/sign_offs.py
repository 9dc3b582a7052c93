"""Sign-off: a return goes along its lead directorate's chain, level by level, until it is approved or queried."""

from goldenthread.web.actions.returns import level_after
from goldenthread.web.actions.writing import Journal, Refused, writing
from goldenthread.web.records.chains import PERFORMANCE_TEAM, lead_directorate, role_in_turn
from goldenthread.web.records.duties import BY_DUTY
from goldenthread.web.records.models import (
    Decision,
    PeriodState,
    Person,
    Post,
    Return,
    ReturnState,
    Role,
    SignOff,
)


def approve(*, submitted: Return, revision: int, level: int, by: Person, comment: str = "") -> Return:
    """Approve a return at the level whose turn it is: it goes on to the next, or is approved after the last.

    `revision` and `level` are those that were shown, so that nobody approves what they haven't seen. Raises Refused
    where either has changed, or it isn't this person's turn.
    """
    with writing(submitted.authority, by=by, may=BY_DUTY) as journal:
        found = _locked(submitted, revision, level)
        role = _role(found, by)
        assert found.submitted_by is not None
        _sign(found, role, Decision.APPROVED, comment.strip(), journal)
        following = level_after(found, level, found.submitted_by) if level != PERFORMANCE_TEAM else None
        found.level = following
        if following is None:
            found.state, found.approved_by, found.approved_at = ReturnState.APPROVED, by, journal.at
        found.save()
        _record("approve a return", found, role, level, comment, journal)
    return found


def query(*, submitted: Return, revision: int, level: int, comment: str, by: Person) -> Return:
    """Send a return back to its owner with what is asked. Raises Refused without it, and as `approve` does."""
    with writing(submitted.authority, by=by, may=BY_DUTY) as journal:
        found = _locked(submitted, revision, level)
        role = _role(found, by)
        if not comment.strip():
            raise Refused(
                "the query doesn’t say what is asked",
                where=str(found.measure),
                expected="a comment that the owner can act on",
                do="say what should be explained or corrected",
            )
        _sign(found, role, Decision.QUERIED, comment.strip(), journal)
        found.state, found.level = ReturnState.QUERIED, None
        found.save()
        _record("query a return", found, role, level, comment, journal)
    return found


def _locked(submitted: Return, revision: int, level: int) -> Return:
    found = Return.objects.select_for_update().get(pk=submitted.pk)
    waits = found.state == ReturnState.SUBMITTED and found.period.state == PeriodState.OPEN
    if not waits or (found.revision, found.level) != (revision, level):
        raise Refused(
            "the return has changed since you were shown it",
            where=str(found.measure),
            expected="a submitted return that waits for you",
            do="look at it again",
        )
    return found


def _role(found: Return, by: Person) -> Role:
    """Give the role in which a person decides. Nobody decides what they submitted."""
    role = role_in_turn(found)
    posts = Post.objects.filter(
        person=by, role=role, person__left_on__isnull=True, person__authority=found.authority_id
    )
    if role != Role.OFFICER:
        posts = posts.filter(directorate=lead_directorate(found))
    if found.submitted_by_id == by.pk or not posts.exists():
        raise Refused(
            "it isn’t your turn to decide on this return",
            where=str(found.measure),
            expected=f"the {role.label.lower()}, and not whoever submitted it",
            do="leave it to them",
        )
    return role


def _sign(found: Return, role: Role, decision: Decision, comment: str, journal: Journal) -> None:
    assert journal.by is not None
    assert found.level is not None
    SignOff.objects.create(
        of_return=found,
        revision=found.revision,
        level=found.level,
        role=role,
        decision=decision,
        comment=comment,
        by=journal.by,
        at=journal.at,
    )


def _record(verb: str, found: Return, role: Role, level: int, comment: str, journal: Journal) -> None:
    before = {"state": ReturnState.SUBMITTED, "level": level, "revision": found.revision}
    after = {"state": found.state, "level": found.level, "role": role}
    journal.record(verb, found, before=before, after=after, reason=comment.strip())
