"""What is typed into a return is kept as it is typed, and two editors notice each other."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from goldenthread.web.actions.entries import kept, typed_of
from goldenthread.web.actions.writing import Refused, refuse_others
from goldenthread.web.records.duties import MEMBERS, SUBMITTING, WRITING, may_do
from goldenthread.web.records.models import Draft, Duty, PeriodState, Person, Return, ReturnState

OPEN_TO_OWNERS = (ReturnState.OWED, ReturnState.QUERIED)


@dataclass(frozen=True)
class Saved:
    """What came of saving: the revision to go on from, and whether what was typed is in force.

    It lies aside where the return was saved in between: both versions are kept, and the writer chooses. `by` is who
    saved then, which may be the writer in another tab; None where nobody's draft is in force.
    """

    revision: int
    aside: bool = False
    by: Person | None = None


def save_draft(*, owed: Return, fields: Mapping[str, str], revision: int, by: Person, sheet: str = "") -> Saved:
    """Keep what was typed, whatever it is, whole and unjudged. Drafts are not journal.

    `revision` is the one that the page showed; `sheet` names that page, so that saving from one page never gets in its
    own way. Raises Refused where the return is closed to owners, or this person may not write it.
    """
    typed = kept(fields)
    with transaction.atomic():
        found = locked(owed, by)
        current = draft_in_force(found)
        own_page = current is not None and bool(sheet) and (current.sheet, current.saved_by_id) == (sheet, by.pk)
        if typed == (current.fields if current else typed_of(found)):
            return Saved(found.revision)
        if found.revision != revision and not own_page:
            _put_aside(found, typed, by, sheet)
            return Saved(found.revision, aside=True, by=current.saved_by if current else None)
        found.revision += 1
        found.save(update_fields=["revision"])
        _put_in_force(found, current, typed, by, sheet)
        return Saved(found.revision)


def drop_aside(*, owed: Return, by: Person) -> None:
    """Throw away what a person typed that lies aside, once they have seen both versions and chosen the other.

    Raises Refused for who is of elsewhere, or has left: nobody's is thrown away but their own.
    """
    refuse_others(owed.authority, by=by, may=MEMBERS)
    Draft.objects.filter(owed=owed, saved_by=by, aside=True).delete()


def use_aside(*, owed: Return, revision: int, by: Person) -> Saved:
    """Put what a person typed that lies aside in force, over the version that they were shown with `revision`.

    Raises Refused where nothing lies aside, the return has changed again since, or this person may not write it.
    """
    with transaction.atomic():
        found = locked(owed, by)
        aside = draft_aside(found, by)
        if aside is None or found.revision != revision:
            raise Refused(
                "the return has changed again since you were shown both versions",
                where=str(found.measure),
                expected=f"revision {revision}",
                do="look at both again and choose",
            )
        aside.delete()
        return save_draft(owed=found, fields=aside.fields, revision=revision, by=by, sheet=aside.sheet)


def locked(owed: Return, by: Person, duties: Collection[Duty] = WRITING) -> Return:
    """Give a return with its row locked until the transaction ends.

    Raises Refused where it is closed to owners, or the person has none of the duties to it.
    """
    # Only the return itself is locked: who opens the next period goes on meanwhile.
    returns = Return.objects.select_for_update(of=("self",)).select_related("measure", "period__plan_year")
    found = returns.get(pk=owed.pk)
    hold_to(found, by, duties)
    if found.state not in OPEN_TO_OWNERS or found.period.state != PeriodState.OPEN:
        raise Refused(
            f"the return is {found.get_state_display().lower()}",
            where=str(found.measure),
            expected="a return that is owed or queried, in a period that is open",
            do="ask your performance team if something in it has to change",
        )
    return found


def hold_to(found: Return, by: Person, duties: Collection[Duty]) -> None:
    """Hold a person to what they may do with a return: raises Refused where they have none of the duties to it."""
    if may_do(found, by, duties):
        return
    submitting = duties == SUBMITTING
    raise Refused(
        f"you may not {'submit' if submitting else 'write'} this return",
        where=str(found.measure),
        expected="its owner, a deputy or a performance officer"
        if submitting
        else "somebody with a duty to its measure",
        do="ask its owner to submit it" if submitting else "ask your performance team to give you a part in it",
    )


def draft_in_force(found: Return) -> Draft | None:
    """Give the draft that is in force, None where there is none."""
    return Draft.objects.filter(owed=found, aside=False).select_related("saved_by").first()


def draft_aside(found: Return, of: Person) -> Draft | None:
    """Give what a person typed that lies aside, None where nothing does."""
    return Draft.objects.filter(owed=found, saved_by=of, aside=True).first()


def _put_in_force(found: Return, current: Draft | None, typed: dict[str, str], by: Person, sheet: str) -> None:
    draft = current or Draft(owed=found)
    draft.fields, draft.sheet, draft.saved_by, draft.saved_at = typed, sheet[:40], by, timezone.now()
    draft.save()


def _put_aside(found: Return, typed: dict[str, str], by: Person, sheet: str) -> None:
    written = {"fields": typed, "sheet": sheet[:40], "saved_at": timezone.now()}
    Draft.objects.update_or_create(owed=found, aside=True, saved_by=by, defaults=written)
