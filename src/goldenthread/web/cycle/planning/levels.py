"""The pages of a plan's levels: what stands under one, its words, its place, its end."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.web.accounts.access import OFFICER, OFFICER_OR_AUDITOR, Request, allow
from goldenthread.web.actions.levels import (
    add_level,
    bring_back,
    can_be_removed,
    measures_in,
    move,
    remove,
    reword,
    shift,
    withdraw_level,
)
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.planning.forms import PlaceForm, ReasonForm, WordsForm
from goldenthread.web.cycle.planning.plans import answered, plan_at
from goldenthread.web.cycle.planning.tree import children
from goldenthread.web.pages.sentences import brief, said
from goldenthread.web.records.models import Plan, PriorityAction, Section, Theme
from goldenthread.web.records.tree import (
    KINDS,
    Node,
    above,
    called,
    current_year,
    everything_under,
    is_stood_on,
    kind_below,
    kind_in_address,
    path_of,
    placements_under,
    plan_of,
)

_OPTIONAL = "It is needed once returns stand under it."
_STAYS = "What is published stays as it is; the next publication of a period follows the change."


@allow(OFFICER_OR_AUDITOR)
def level_page(request: Request, authority: str, kind: str, level: int) -> HttpResponse:
    """Show a level with what stands right under it, in its order."""
    node = level_at(request, kind, level)
    year = current_year(plan_of(node))
    below = kind_below(type(node))
    context: dict[str, Any] = {
        "node": node,
        "kind": kind,
        "called": called(type(node)),
        "words": _words(node),
        "plan": plan_of(node),
        "year": year,
        "path": [(one, kind_in_address(one)) for one in path_of(node)],
        "below": called(below) if below else "",
        "branches": children(node, year),
        "removable": can_be_removed(node),
        "moves": not isinstance(node, Section),
    }
    if isinstance(node, PriorityAction):
        context["placements"] = placements_under(node).filter(plan_year=year).select_related("measure")
    return render(request, "cycle/planning/level.html", context)


@allow(OFFICER)
def add_to_plan_page(request: Request, authority: str, plan: int, kind: str) -> HttpResponse:
    """Add a section or theme right under a plan."""
    if KINDS[kind] not in (Section, Theme):
        raise Http404("There is no such page here.")
    return _add(request, plan_at(request, plan), KINDS[kind], reverse("plan-page", args=[authority]))


@allow(OFFICER)
def add_level_page(request: Request, authority: str, kind: str, level: int) -> HttpResponse:
    """Add what stands right under a level."""
    node = level_at(request, kind, level)
    below = kind_below(type(node))
    if below is None:
        raise Http404("Measures stand under a priority action.")
    return _add(request, node, below, _address(request, node))


def _add(request: Request, parent: Plan | Node, kind: type[Node], to: str) -> HttpResponse:
    form = WordsForm(request.POST or None, kind=kind)

    def add() -> str:
        given = form.cleaned_data
        made = add_level(
            parent=parent,  # type: ignore[arg-type]
            kind=kind,
            words=given["words"],
            ref=given.get("ref", ""),
            by=request.standing.person,
        )
        return f"Saved: {brief(str(made))} is added."

    heading = f"Add {'an' if called(kind)[0] == 'o' else 'a'} {called(kind)}"
    return answered(request, form, add, "words", to=to, heading=heading, under=parent, button="Add it")


@allow(OFFICER)
def reword_page(request: Request, authority: str, kind: str, level: int) -> HttpResponse:
    """Change the words, and the number, of a level."""
    node = level_at(request, kind, level)
    form = WordsForm(request.POST or None, kind=KINDS[kind], node=node)

    def change() -> str:
        reword(node=node, by=request.standing.person, **form.cleaned_data)
        return "Saved: the new words stand in the plan."

    heading = f"{'Reword or renumber' if 'ref' in form.fields else 'Reword'} the {called(type(node))}"
    return answered(
        request,
        form,
        change,
        "words",
        to=_address(request, node),
        heading=heading,
        under=_words(node),
        button="Save",
        told=_STAYS,
        why=_why(node),
    )


@allow(OFFICER)
def move_page(request: Request, authority: str, kind: str, level: int) -> HttpResponse:
    """Put a level under another one."""
    node = level_at(request, kind, level)
    form = PlaceForm(request.POST or None, node=node)

    def put() -> str:
        move(node=node, to=form.place(), by=request.standing.person, reason=form.cleaned_data["reason"])
        return f"Saved: it stands under {brief(str(form.place()))} now, in the last place."

    told = f"All that stands under it goes with it. {_STAYS}"
    return answered(
        request,
        form,
        put,
        "to",
        to=_address(request, node),
        heading=f"Move the {called(type(node))}",
        under=_words(node),
        button="Move it",
        told=told,
        why=_why(node),
    )


@allow(OFFICER)
@require_POST
def shift_level(request: Request, authority: str, kind: str, level: int) -> HttpResponse:
    """Put a level one place up or down."""
    node = level_at(request, kind, level)
    shift(node=node, up=request.POST.get("way") == "up", by=request.standing.person)
    parent = above(node)
    at = _address(request, parent) if parent is not None else reverse("plan-page", args=[authority])
    return redirect(f"{at}#{kind}-{level}")


@allow(OFFICER)
def withdraw_page(request: Request, authority: str, kind: str, level: int) -> HttpResponse:
    """Withdraw a level, with all that stands under it."""
    node = level_at(request, kind, level)
    form = ReasonForm(request.POST or None)
    under = [one for one in everything_under(node) if one.withdrawn_at is None]
    standing = measures_in(node).count()

    def withdraw() -> str:
        gone = withdraw_level(node=node, reason=form.cleaned_data["reason"], by=request.standing.person)
        return f"Saved: withdrawn{f', with {gone - 1} below it' if gone > 1 else ''}."

    told = (
        "Nothing new is put under it, and it is left out of the plan’s pages. What was returned and published under it"
        " stays. You can bring it back."
    )
    if standing:
        told = (
            f"{standing} measure{'s' * (standing != 1)} of this year stand{'s' * (standing == 1)} under it: move them"
            " elsewhere, or withdraw them, first."
        )
    elif under:
        told = f"With it go the {len(under)} that stand under it. {told}"
    return answered(
        request,
        form,
        withdraw,
        "reason",
        to=_address(request, node),
        heading=f"Withdraw the {called(type(node))}",
        under=_words(node),
        button="Withdraw it",
        told=told,
        blocked=standing,
    )


@allow(OFFICER)
def bring_back_page(request: Request, authority: str, kind: str, level: int) -> HttpResponse:
    """Take the withdrawal of a level back."""
    node = level_at(request, kind, level)
    form = ReasonForm(request.POST or None)

    def back() -> str:
        bring_back(node=node, reason=form.cleaned_data["reason"], by=request.standing.person)
        return "Saved: it is in force again."

    told = "What was withdrawn together with it comes back too."
    return answered(
        request,
        form,
        back,
        "reason",
        to=_address(request, node),
        heading=f"Bring the {called(type(node))} back",
        under=_words(node),
        button="Bring it back",
        told=told,
    )


@allow(OFFICER)
@require_POST
def remove_level(request: Request, authority: str, kind: str, level: int) -> HttpResponse:
    """Remove a level that holds nothing."""
    node = level_at(request, kind, level)
    parent = above(node)
    try:
        remove(node=node, by=request.standing.person)
    except Refused as refused:
        messages.error(request, said(refused))
        return redirect(_address(request, node))
    messages.success(request, f"Removed: {brief(_words(node))}. The journal says what it was.")
    return redirect(_address(request, parent) if parent is not None else reverse("plan-page", args=[authority]))


def level_at(request: Request, kind: str, level: int) -> Any:
    """Give a level of the authority's plans; not found where it has no such level."""
    related = {
        "sections": ("plan__authority",),
        "themes": ("plan__authority", "section"),
        "objectives": ("theme__plan__authority", "theme__section"),
        "priority-actions": ("objective__theme__plan__authority", "objective__theme__section"),
    }[kind]
    path = related[0]
    found = KINDS[kind]._default_manager.select_related(*related, "withdrawn_by")
    return get_object_or_404(found, pk=level, **{path: request.authority})


def _address(request: Request, node: Node) -> str:
    return reverse("plan-level", args=[request.authority.slug, kind_in_address(node), node.pk])


def _words(node: Node) -> str:
    return str(node) or "No priority action is printed"


def _why(node: Node) -> str:
    return "" if is_stood_on(node) else _OPTIONAL
