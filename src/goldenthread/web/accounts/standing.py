"""What a person is and may do in their authority."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet

from goldenthread.web.records.chains import lead_directorate, role_in_turn
from goldenthread.web.records.duties import SUBMITTING, WRITING, has_duty
from goldenthread.web.records.models import (
    Authority,
    Person,
    Return,
    ReturnState,
    Role,
    User,
)
from goldenthread.web.records.models.roles import SIGNING


@dataclass(frozen=True)
class Standing:
    """A person with the posts they hold: (role, directorate's id or None) each."""

    person: Person
    posts: frozenset[tuple[Role, int | None]]

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles held, for whatever directorate."""
        return frozenset(role for role, _ in self.posts)

    @property
    def is_officer(self) -> bool:
        """Whether this is a performance officer."""
        return Role.OFFICER in self.roles

    @property
    def is_auditor(self) -> bool:
        """Whether this is an internal auditor."""
        return Role.AUDITOR in self.roles

    @property
    def signs(self) -> bool:
        """Whether returns may come to this person for sign-off."""
        return self.is_officer or any(role in SIGNING for role in self.roles)

    @property
    def sees_all(self) -> bool:
        """Whether every return of the authority may be read."""
        return self.is_officer or self.is_auditor

    def may_read(self, found: Return) -> bool:
        """Whether a return may be read: by whoever writes or signs it, officers and auditors."""
        return self.sees_all or self.may_write(found) or bool(self._signing_posts(found))

    def may_write(self, found: Return) -> bool:
        """Whether the words and figures of a return may be entered."""
        return self.is_officer or has_duty(found, self.person, WRITING)

    def may_submit(self, found: Return) -> bool:
        """Whether a return may be submitted for sign-off."""
        return self.is_officer or has_duty(found, self.person, SUBMITTING)

    def may_sign(self, found: Return) -> bool:
        """Whether it is this person's turn to approve or query a return. Nobody signs what they submitted."""
        if found.state != ReturnState.SUBMITTED or found.level is None or found.submitted_by_id == self.person.pk:
            return False
        role = role_in_turn(found)
        if role == Role.OFFICER:
            return self.is_officer
        return any(role == held for held, _ in self._signing_posts(found))

    def _signing_posts(self, found: Return) -> list[tuple[Role, int]]:
        lead = lead_directorate(found)
        return [(role, place) for role, place in self.posts if place is not None and place == lead]


def standing_of(user: User, authority: Authority) -> Standing | None:
    """Give a user's standing in an authority; None for who is nobody there, or has left."""
    person = Person.objects.filter(user=user, authority=authority, left_on__isnull=True).first()
    if person is None:
        return None
    posts = person.posts.values_list("role", "directorate")
    return Standing(person, frozenset((Role(role), directorate) for role, directorate in posts))


def returns_seen_by(standing: Standing) -> QuerySet[Return]:
    """Give the returns of the authority that a person may read."""
    returns = Return.objects.filter(authority=standing.person.authority_id)
    if standing.sees_all:
        return returns
    signed_for = [directorate for _, directorate in standing.posts if directorate is not None]
    mine = Q(measure__assignments__person=standing.person, measure__assignments__until__isnull=True)
    theirs = Q(measure__placements__responsible__in=signed_for)
    return returns.filter(mine | theirs).distinct()
