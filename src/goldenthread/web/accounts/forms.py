"""What pages about people ask for."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from goldenthread.web.actions.people import Held
from goldenthread.web.records.models import Authority, Directorate, Duty, Measure, Person, Placement, Role, User
from goldenthread.web.records.models.roles import SIGNING

_ADDRESS = {
    "required": "Enter the e-mail address",
    "invalid": "Enter an e-mail address as name@council.gov.uk",
}


def _password(label: str, autocomplete: str = "new-password") -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        max_length=200,
        error_messages={"required": "Enter the password"},
    )


class ForgottenForm(forms.Form):
    """Asks where to send a link to."""

    email = forms.EmailField(
        label="E-mail address", widget=forms.EmailInput(attrs={"autocomplete": "username"}), error_messages=_ADDRESS
    )


class PasswordForm(forms.Form):
    """Asks for a new password, twice."""

    password = _password("New password")
    again = _password("The same again")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """Check that it isn't easily guessed."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        """Check that both are the same."""
        given = self.cleaned_data
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", "The two passwords differ.")
        return given


class ChangePasswordForm(PasswordForm):
    """Asks for the password in use, too."""

    current = _password("Your password now", "current-password")
    field_order = ("current", "password", "again")

    def clean_current(self) -> str:
        """Check that it is the user's."""
        current: str = self.cleaned_data["current"]
        if not self.user.check_password(current):
            raise ValidationError("This isn’t your password.")
        return current


class PostsForm(forms.Form):
    """Asks for the posts of a person: a box for each role, and each signing role of each directorate."""

    posts = forms.MultipleChoiceField(label="Posts", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, authority: Authority, person: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = dict(_posts(authority.directorates.filter(closed_at=None)))
        choices = [(key, _words(post)) for key, post in self.known.items()]
        self.fields["posts"].choices = choices  # type: ignore[attr-defined]
        if person is not None:
            self.fields["posts"].initial = [_key(post.role, post.directorate_id) for post in person.posts.all()]

    def held(self) -> list[Held]:
        """Give the posts that were ticked."""
        return [self.known[key] for key in self.cleaned_data["posts"]]


class InviteForm(PostsForm):
    """Asks who is invited, and as what."""

    name = forms.CharField(label="Name", max_length=200, error_messages={"required": "Enter their name"})
    email = forms.EmailField(label="E-mail address", error_messages=_ADDRESS)
    refs = forms.CharField(label="Measures", required=False, max_length=500)
    duty = forms.ChoiceField(label="For these measures they", choices=Duty.choices, initial=Duty.OWNER)
    field_order = ("name", "email", "refs", "duty", "posts")

    def __init__(self, *args: Any, authority: Authority, **kwargs: Any) -> None:
        super().__init__(*args, authority=authority, **kwargs)
        self.authority = authority

    def clean_refs(self) -> list[Measure]:
        """Find the measures by the references of the latest plan year that has them."""
        refs = [ref for ref in self.cleaned_data["refs"].replace(",", " ").split() if ref]
        placed = Placement.objects.filter(measure__authority=self.authority, ref__in=refs).order_by("plan_year__start")
        found = {placement.ref: placement.measure for placement in placed.select_related("measure")}
        unknown = [ref for ref in refs if ref not in found]
        if unknown:
            raise ValidationError(f"No measure has the reference {unknown[0]}. Write references as in the plan: 11.1")
        return list(found.values())


class HandOverForm(forms.Form):
    """Asks when a person left, who takes over all, and who else takes over single measures and posts."""

    left_on = forms.DateField(
        label="Their last day",
        input_formats=["%d/%m/%Y", "%d %B %Y", "%Y-%m-%d"],
        error_messages={"required": "Enter their last day", "invalid": "Enter a day such as 31/03/2012"},
    )
    everything = forms.ModelChoiceField(
        Person.objects.none(), label="Who takes over", required=False, empty_label="Choose a person"
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Person.objects.filter(authority=person.authority_id, left_on=None).exclude(pk=person.pk)
        people = [("", "As above"), *((one.pk, one.name) for one in here)]
        self.here = {one.pk: one for one in here}
        self.fields["everything"].queryset = here  # type: ignore[attr-defined]
        self.duties = list(person.assignments.filter(until=None).select_related("measure").order_by("pk"))
        self.posts = list(person.posts.select_related("directorate"))
        for name in (*self._names("duty", self.duties), *self._names("post", self.posts)):
            self.fields[name] = forms.ChoiceField(choices=[*people, ("nobody", "Nobody: it ends")], required=False)

    def takers(self, kind: str) -> dict[int, Person | None]:
        """Give who takes over each duty or post, by its id."""
        held: Sequence[Any] = self.duties if kind == "duty" else self.posts
        names = self._names(kind, held)
        return {one.pk: self._taker(self.cleaned_data[name]) for one, name in zip(held, names, strict=True)}

    def rows(self, kind: str) -> list[tuple[Any, forms.BoundField]]:
        """Give each duty or post with its field."""
        held: Sequence[Any] = self.duties if kind == "duty" else self.posts
        return [(one, self[name]) for one, name in zip(held, self._names(kind, held), strict=True)]

    def duty_rows(self) -> list[tuple[Any, forms.BoundField]]:
        """Give each measure with its field, for the page."""
        return self.rows("duty")

    def post_rows(self) -> list[tuple[Any, forms.BoundField]]:
        """Give each post with its field, for the page."""
        return self.rows("post")

    def _taker(self, chosen: str) -> Person | None:
        if chosen == "nobody":
            return None
        everything: Person | None = self.cleaned_data.get("everything")
        return self.here[int(chosen)] if chosen else everything

    @staticmethod
    def _names(kind: str, held: Sequence[Any]) -> list[str]:
        return [f"{kind}-{one.pk}" for one in held]


def _posts(directorates: Iterable[Directorate]) -> list[tuple[str, Held]]:
    council: list[tuple[str, Held]] = [(_key(role, None), (role, None)) for role in Role if role not in SIGNING]
    return council + [(_key(role, one.pk), (role, one)) for one in directorates for role in SIGNING]


def _key(role: str, directorate: int | None) -> str:
    return f"{role}-{directorate}" if directorate else str(role)


def _words(post: Held) -> str:
    role, directorate = post
    return f"{Role(role).label}, {directorate.name or directorate.code}" if directorate else Role(role).label
