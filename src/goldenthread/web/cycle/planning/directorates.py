"""The pages of directorates: the list, one of them, and what is done with it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldenthread.web.accounts.access import OFFICER, OFFICER_OR_AUDITOR, Request, allow
from goldenthread.web.actions.directorates import (
    add_directorate,
    close_directorate,
    hand_measures_over,
    measures_of,
    open_again,
    posts_in,
    rename_directorate,
    set_chain,
)
from goldenthread.web.actions.routing import leads
from goldenthread.web.cycle.planning.chains import lines
from goldenthread.web.cycle.planning.forms import ReasonForm, reason_field
from goldenthread.web.cycle.planning.plans import answered
from goldenthread.web.records.chains import levels_now
from goldenthread.web.records.models import Directorate, Role
from goldenthread.web.records.models.roles import SIGNING

_STEPS = ("first", "second", "third")


class AddForm(forms.Form):
    """Asks for a directorate's code and name."""

    code = forms.CharField(
        label="Code, as reports print it", max_length=100, error_messages={"required": "Write the code."}
    )
    name = forms.CharField(label="Name in full", max_length=200, required=False)


class RenameForm(AddForm):
    """Asks for a new code or name, and why."""

    reason = reason_field()


class HandOverForm(forms.Form):
    """Asks which directorate takes the measures over."""

    to = forms.ModelChoiceField(
        Directorate.objects.none(),
        label="Which directorate takes them over",
        empty_label="Choose",
        error_messages={"required": "Choose a directorate."},
    )
    reason = reason_field()

    def __init__(self, *args: Any, directorate: Directorate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Directorate.objects.filter(authority=directorate.authority_id, closed_at=None)
        self.fields["to"].queryset = others.exclude(pk=directorate.pk)  # type: ignore[attr-defined]


class ChainForm(forms.Form):
    """Asks for up to three steps, in their order."""

    first = forms.ChoiceField(label="First step", required=False)
    second = forms.ChoiceField(label="Second step", required=False)
    third = forms.ChoiceField(label="Third step", required=False)
    reason = reason_field(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in _STEPS:
            choices = [("", "No step"), *((role.value, str(role.label)) for role in SIGNING)]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def roles(self) -> list[Role]:
        """Give the steps that were chosen."""
        return [Role(self.cleaned_data[name]) for name in _STEPS if self.cleaned_data[name]]


@allow(OFFICER_OR_AUDITOR)
def directorates_page(request: Request, authority: str) -> HttpResponse:
    """Show every directorate with its measures and who signs off."""
    found = lines(request.authority)
    context = {
        "here": [line for line in found if line.directorate.closed_at is None],
        "closed": [line for line in found if line.directorate.closed_at is not None],
    }
    return render(request, "cycle/planning/directorates.html", context)


@allow(OFFICER_OR_AUDITOR)
def directorate_page(request: Request, authority: str, directorate: int) -> HttpResponse:
    """Show one directorate: its measures, its posts, its chain, and what is on its way."""
    found = _directorate(request, directorate)
    context = {
        "directorate": found,
        "line": lines(request.authority, found)[0],
        "posts": posts_in(found).select_related("person").order_by("role", "person__name"),
        "places": measures_of(found).select_related("measure", "plan_year__plan").order_by("plan_year", "position"),
        "waiting": sum(lead == found.pk for lead in leads(request.authority).values()),
    }
    return render(request, "cycle/planning/directorate.html", context)


@allow(OFFICER)
def add_page(request: Request, authority: str) -> HttpResponse:
    """Add a directorate."""
    form = AddForm(request.POST or None)

    def add() -> str:
        made = add_directorate(authority=request.authority, by=request.standing.person, **form.cleaned_data)
        return f"Saved: {made} is added. Set who signs off its returns next."

    return answered(
        request,
        form,
        add,
        "code",
        to=reverse("directorates", args=[authority]),
        heading="Add a directorate",
        button="Add it",
    )


@allow(OFFICER)
def rename_page(request: Request, authority: str, directorate: int) -> HttpResponse:
    """Change the code and name of a directorate."""
    found = _directorate(request, directorate)
    form = RenameForm(request.POST or None, initial={"code": found.code, "name": found.name})

    def rename() -> str:
        rename_directorate(directorate=found, by=request.standing.person, **form.cleaned_data)
        return "Saved: the directorate has its new code and name."

    told = (
        "What is published keeps the old code. Reports that are taken in find the directorate by its code: write it as"
        " they print it."
    )
    return _answered(request, found, form, rename, "code", heading=f"Rename {found}", button="Save", told=told)


@allow(OFFICER)
def hand_over_page(request: Request, authority: str, directorate: int) -> HttpResponse:
    """Hand all measures of a directorate over to another one."""
    found = _directorate(request, directorate)
    form = HandOverForm(request.POST or None, directorate=found)
    count = measures_of(found).values("measure").distinct().count()

    def hand_over() -> str:
        to = form.cleaned_data["to"]
        hand_measures_over(directorate=found, to=to, reason=form.cleaned_data["reason"], by=request.standing.person)
        return f"Saved: {to} is responsible for the measures of {found} now."

    told = (
        f"{count} measure{'s' * (count != 1)} of the plan years that still run. Their owners stay. A return that waits"
        " for a decision begins its sign-off again, at the first step of the other directorate; decisions made so far"
        " stay in its history."
    )
    heading = f"Hand over the measures of {found}"
    return _answered(request, found, form, hand_over, "to", heading=heading, button="Hand them over", told=told)


@allow(OFFICER)
def close_page(request: Request, authority: str, directorate: int) -> HttpResponse:
    """Close a directorate in which nothing is left."""
    found = _directorate(request, directorate)
    form = ReasonForm(request.POST or None)

    def close() -> str:
        close_directorate(directorate=found, reason=form.cleaned_data["reason"], by=request.standing.person)
        return f"Saved: {found} is closed."

    left = list(_left(found))
    told = (
        "First hand over what is in it:"
        if left
        else "Nothing is left in it. What was returned and published in its name stays, and you can open it again."
    )
    heading = f"Close {found}"
    return _answered(
        request, found, form, close, "reason", heading=heading, button="Close it", told=told, blocked=left, steps=left
    )


@allow(OFFICER)
def open_page(request: Request, authority: str, directorate: int) -> HttpResponse:
    """Open a directorate that was closed."""
    found = _directorate(request, directorate)
    form = ReasonForm(request.POST or None)

    def open_it() -> str:
        open_again(directorate=found, reason=form.cleaned_data["reason"], by=request.standing.person)
        return f"Saved: {found} is open again."

    return _answered(request, found, form, open_it, "reason", heading=f"Open {found} again", button="Open it again")


@allow(OFFICER)
def chain_page(request: Request, authority: str, directorate: int) -> HttpResponse:
    """Set who signs off a directorate's returns."""
    found = _directorate(request, directorate)
    now = [level.role for level in levels_now(found)]
    form = ChainForm(request.POST or None, initial=dict(zip(_STEPS, now, strict=False)))

    def change() -> str:
        roles = form.roles()
        set_chain(directorate=found, roles=roles, by=request.standing.person, reason=form.cleaned_data["reason"])
        missing = [role.label for role in roles if not posts_in(found).filter(role=role).exists()]
        warning = f" Nobody in {found} is {' or '.join(str(one).lower() for one in missing)} yet." if missing else ""
        return f"Saved: returns submitted from now on take these steps.{warning}"

    told = (
        "Returns go along these steps, one after the other; with no step, the performance team approves them. The steps"
        " hold for returns submitted from now on. One that is on its way keeps the steps that it was submitted under."
        " Whoever submitted a return never approves it: a step that only they could decide is passed over."
    )
    heading = f"Who signs off returns of {found}"
    return _answered(request, found, form, change, "first", heading=heading, button="Save the steps", told=told)


def _left(directorate: Directorate) -> Iterator[tuple[str, str]]:
    """Give what is left in a directorate, each with the address of the page on which it is handed over."""
    slug = directorate.authority.slug
    measures = measures_of(directorate).values("measure").distinct().count()
    if measures:
        address = reverse("hand-directorate-over", args=[slug, directorate.pk])
        yield f"{measures} measure{'s' * (measures != 1)}: hand over to another directorate", address
    for post in posts_in(directorate).select_related("person"):
        what = f"{post.person}, {post.get_role_display().lower()}: take the post away, or give them another"
        yield what, reverse("person", args=[slug, post.person_id])


def _directorate(request: Request, pk: int) -> Directorate:
    return get_object_or_404(
        Directorate.objects.select_related("authority", "closed_by"), authority=request.authority, pk=pk
    )


def _answered(request: Request, found: Directorate, form: forms.Form, *args: Any, **shown: Any) -> HttpResponse:
    to = reverse("directorate", args=[request.authority.slug, found.pk])
    return answered(request, form, *args, to=to, **shown)
