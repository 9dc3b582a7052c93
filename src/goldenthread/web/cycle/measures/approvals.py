"""Who approved something and when: a meeting, or a person who signs off."""

from typing import Any

from django import forms

from goldenthread.web.actions.measures import Approval
from goldenthread.web.cycle.measures import fields
from goldenthread.web.records.models import Authority, Person, Post
from goldenthread.web.records.models.roles import SIGNING

_NAMES = ("approver", "approved_by", "approved_on")


class ApprovalFields(forms.Form):
    """Asks who approved it: one of those who sign off, or a meeting by its name."""

    approver = fields.choice("Approved by a person", [])
    approved_by = fields.text("or by a meeting or decision")
    approved_on = fields.day("Approved on", "Say on which day it was approved.")

    def __init__(self, *args: Any, authority: Authority, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = {str(post.pk): post for post in _posts(authority) if post.person_id != by.pk}
        choices = [("", "Nobody alone"), *((key, _words(post)) for key, post in self.posts.items())]
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
        post = self.posts.get(given["approver"])
        words = _words(post) if post else given["approved_by"].strip()
        return Approval(by=words, on=given["approved_on"], person=post.person if post else None)


def _posts(authority: Authority) -> list[Post]:
    held = Post.objects.filter(person__authority=authority, person__left_on__isnull=True, role__in=SIGNING)
    return list(held.select_related("person", "directorate").order_by("person__name", "directorate__code", "pk"))


def _words(post: Post) -> str:
    where = f", {post.directorate}" if post.directorate else ""
    return f"{post.person.name} ({str(post.get_role_display()).lower()}{where})"
