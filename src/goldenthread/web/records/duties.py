"""Who may do what: by their post, or with a return, by their duty to its measure or as a performance officer."""

from collections.abc import Collection
from dataclasses import dataclass

from goldenthread.web.records.models import Assignment, Duty, Person, Post, Return, Role

# Those who may write a return; who types its figure or contributes to it may write it too, but not submit.
WRITING = (Duty.OWNER, Duty.DEPUTY, Duty.DATA_ENTRY, Duty.CONTRIBUTOR)
SUBMITTING = (Duty.OWNER, Duty.DEPUTY)


@dataclass(frozen=True)
class May:
    """Who may do something in their authority. `post` is the one it takes, None where anyone of the authority may.

    With `by_duty` it takes a duty to the measure, or the turn to sign: the action asks for these itself, as it locks
    the return that they are of.
    """

    who: str
    post: Role | None = None
    by_duty: bool = False

    def allows(self, person: Person, authority: int) -> bool:
        """Whether a person may, in the authority with this id. Who left may nothing."""
        if self.by_duty:
            return True
        held = Person.objects.filter(pk=person.pk, authority=authority, left_on__isnull=True)
        return (held.filter(posts__role=self.post) if self.post else held).exists()


OFFICERS = May("a performance officer", Role.OFFICER)
AUDITORS = May("an internal auditor", Role.AUDITOR)
# Of what is their own: their password, their second factor, what they typed.
MEMBERS = May("someone of this authority")
BY_DUTY = May("who has a duty to the measure, or whose turn it is", by_duty=True)


def has_duty(found: Return, person: Person, duties: Collection[Duty]) -> bool:
    """Whether a person has one of the duties to the measure of a return now."""
    held = Assignment.objects.filter(measure=found.measure_id, person=person, duty__in=duties)
    return held.filter(until__isnull=True).exists()


def may_do(found: Return, person: Person, duties: Collection[Duty]) -> bool:
    """Whether a person may do what these duties allow: officers may too, who left or is of elsewhere may not."""
    if person.authority_id != found.authority_id or person.left_on is not None:
        return False
    return has_duty(found, person, duties) or Post.objects.filter(person=person, role=Role.OFFICER).exists()
