"""Who approved something and when: a meeting, or a person who signs off."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django import forms

from goldenthread.web.actions.measures import Approval
from goldenthread.web.cycle.measures import fields
from goldenthread.web.records.models import Authority, Person, Post
from goldenthread.web.records.models.roles import SIGNING

_NAMES = ("approver", "approved_by", "approved_on")
_MOST_PLACES = 4


class ApprovalFields(forms.Form):
    """Asks who approved it: one of those who sign off, or a meeting by its name."""

    approver = fields.choice("Approved by a person", [])
    approved_by = fields.text("or by a meeting or decision")
    approved_on = fields.day("Approved on", "Say on which day it was approved.")

    def __init__(self, *args: Any, authority: Authority, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(held[0].person_id): held for held in _by_person(authority) if held[0].person_id != by.pk}
        choices = [("", "Nobody alone"), *((key, _words(held)) for key, held in self.people.items())]
        self.fields["approver"].choices = choices  # type: ignore[attr-defined]

    def without_approval(self) -> None:
        """Leave the question out."""
        for name in _NAMES:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Check that one of the two is given."""
        given = super().clean() or self.cleaned_data
        if "approver" in self.fields and not self.errors.get("approver"):
            person, meeting = given.get("approver"), (given.get("approved_by") or "").strip()
            if not person and not meeting:
                self.add_error("approved_by", "Say which meeting or decision approved it, or choose a person.")
            if person and meeting:
                self.add_error("approved_by", "Give the person or the meeting, not both.")
        return given

    def approved(self) -> Approval:
        """Give who approved it, and when."""
        given = self.cleaned_data
        held = self.people.get(given["approver"])
        words = _words(held) if held else given["approved_by"].strip()
        return Approval(by=words, on=given["approved_on"], person=held[0].person if held else None)


def _by_person(authority: Authority) -> list[list[Post]]:
    """Give the posts of those who sign off, person by person."""
    held = Post.objects.filter(person__authority=authority, person__left_on__isnull=True, role__in=SIGNING)
    ordered = held.select_related("person", "directorate").order_by("person__name", "person", "directorate__code", "pk")
    return [list(theirs) for _, theirs in groupby(ordered, key=lambda post: post.person_id)]


def _words(held: Sequence[Post]) -> str:
    """Name a person with what they are, and of which directorates: of many, how many."""
    where: dict[str, list[str]] = {}
    for post in held:
        places = where.setdefault(str(post.get_role_display()).lower(), [])
        places += [str(post.directorate)] if post.directorate else []
    told = (", ".join([role, *_places(places)]) for role, places in where.items())
    return f"{held[0].person.name} ({'; '.join(told)})"


def _places(places: Sequence[str]) -> list[str]:
    return list(places) if len(places) <= _MOST_PLACES else [f"{len(places)} directorates"]
