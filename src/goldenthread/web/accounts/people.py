"""The people of an authority, for performance officers: who has what, inviting, posts, handing over."""

from datetime import date

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.db.models import Count, OuterRef, Prefetch, Q, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldenthread.web.accounts.access import OFFICER, Request, allow
from goldenthread.web.accounts.forms import HandOverForm, InviteForm, PostsForm
from goldenthread.web.accounts.mail import mail_invitation, mail_warning
from goldenthread.web.actions.people import Invited, change_posts, hand_over, invite, invite_again, remove_second_factor
from goldenthread.web.actions.writing import Refused
from goldenthread.web.pages.sentences import said
from goldenthread.web.records.models import Assignment, Duty, Person, Placement, Post

_NOT_MAILED = "The mail server didn’t take the invitation. The person is in the list: open them and send it again."


@allow(OFFICER)
def people(request: Request, authority: str) -> HttpResponse:
    """Show everyone, with posts and how many measures each has."""
    has = Q(assignments__until=None)
    everyone = (
        Person.objects.filter(authority=request.authority)
        .select_related("user")
        .prefetch_related(Prefetch("posts", Post.objects.select_related("directorate")))
        .annotate(
            owned=Count("assignments", has & Q(assignments__duty=Duty.OWNER)),
            helped=Count("assignments", has & ~Q(assignments__duty=Duty.OWNER)),
        )
        .order_by("name", "pk")
    )
    here = [person for person in everyone if person.left_on is None]
    left = [person for person in everyone if person.left_on is not None]
    return render(request, "accounts/people/list.html", {"here": here, "left": left})


@allow(OFFICER)
def person_page(request: Request, authority: str, person: int) -> HttpResponse:
    """Show one person; change their posts."""
    found = _person(request, person)
    form = PostsForm(request.POST or None, authority=request.authority, person=found)
    if request.method == "POST" and form.is_valid():
        try:
            change_posts(person=found, posts=form.held(), by=request.standing.person)
        except Refused as refused:
            form.add_error("posts", said(refused))
        else:
            messages.success(request, f"Saved: the posts of {found}.")
            return redirect("person", authority, person)
    places = Placement.objects.filter(measure=OuterRef("measure")).order_by("-plan_year__start")
    duties = Assignment.objects.filter(person=found).select_related("measure").order_by("until", "measure__pk")
    duties = duties.annotate(ref=Subquery(places.values("ref")[:1]))
    context = {"person": found, "form": form, "duties": duties, "second_factor": is_mfa_enabled(found.user)}
    return render(request, "accounts/people/person.html", context, status=422 if form.errors else 200)


@allow(OFFICER)
def invite_page(request: Request, authority: str) -> HttpResponse:
    """Invite a person with posts or measures."""
    form = InviteForm(request.POST or None, authority=request.authority)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            invited = invite(
                authority=request.authority,
                name=given["name"],
                email=given["email"],
                posts=form.held(),
                measures=given["refs"],
                duty=Duty(given["duty"]),
                by=request.standing.person,
            )
        except Refused as refused:
            form.add_error("refs" if refused.where == "Measures" else "email", said(refused))
        else:
            return _mailed(request, invited)
    return render(request, "accounts/people/invite.html", {"form": form}, status=422 if form.errors else 200)


@allow(OFFICER)
@require_POST
def send_again(request: Request, authority: str, person: int) -> HttpResponse:
    """Send a person their invitation again."""
    try:
        invited = invite_again(person=_person(request, person), by=request.standing.person)
    except Refused as refused:
        messages.error(request, said(refused))
        return redirect("person", authority, person)
    return _mailed(request, invited)


@allow(OFFICER)
@require_POST
def let_in_without_factor(request: Request, authority: str, person: int) -> HttpResponse:
    """Remove the second factor of a person who lost it."""
    found = _person(request, person)
    try:
        removed = remove_second_factor(person=found, by=request.standing.person)
    except Refused as refused:
        messages.error(request, said(refused))
    else:
        by = request.standing.person
        if removed:
            mail_warning(found.user, f"{by} removed the second factor of your account.", by=by)
        messages.success(request, f"{found} signs in with the password alone, and can set up a new second factor.")
    return redirect("person", authority, person)


@allow(OFFICER)
def hand_over_page(request: Request, authority: str, person: int) -> HttpResponse:
    """Note that a person left, and hand on what they have."""
    found = _person(request, person)
    form = HandOverForm(request.POST or None, person=found, initial={"left_on": _british(timezone.localdate())})
    if request.method == "POST" and form.is_valid():
        try:
            hand_over(
                person=found,
                left_on=form.cleaned_data["left_on"],
                by=request.standing.person,
                duties=form.takers("duty"),
                posts=form.takers("post"),
            )
        except Refused as refused:
            form.add_error("left_on" if refused.where == "the day they left" else "everything", said(refused))
        else:
            messages.success(request, f"Saved: {found} left, and what they had is handed over.")
            return redirect("people", authority)
    return render(
        request, "accounts/people/hand_over.html", {"person": found, "form": form}, status=422 if form.errors else 200
    )


def _person(request: Request, pk: int) -> Person:
    return get_object_or_404(Person.objects.select_related("user", "authority"), authority=request.authority, pk=pk)


def _mailed(request: Request, invited: Invited) -> HttpResponse:
    try:
        mail_invitation(invited, by=request.standing.person)
    except OSError:
        messages.error(request, _NOT_MAILED)
    else:
        messages.success(request, f"Invitation sent to {invited.person.user.email}.")
    return redirect("people", request.authority.slug)


def _british(day: date) -> str:
    return f"{day:%d/%m/%Y}"
