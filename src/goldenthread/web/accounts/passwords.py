"""A user's own account: the password, set by a link or changed, and what protects it."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from goldenthread.web.accounts.access import PUBLIC, SIGNED_IN, Request, allow
from goldenthread.web.accounts.forms import ChangePasswordForm, ForgottenForm, PasswordForm
from goldenthread.web.accounts.guessing import client_address, forgive
from goldenthread.web.accounts.mail import mail_reset, mail_warning
from goldenthread.web.actions.links import user_of
from goldenthread.web.actions.people import ask_for_reset, set_password
from goldenthread.web.actions.security import note_at_the_door
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import SecurityKind, User

_PASSWORD = "The password of your account was changed."


@allow(SIGNED_IN)
def account(request: Request) -> HttpResponse:
    """Show what protects a user's account, and where they belong."""
    kinds = set(Authenticator.objects.filter(user=request.user.pk).values_list("type", flat=True))
    people = _user(request).people.filter(left_on=None).select_related("authority")
    return render(request, "accounts/account.html", {"second_factor": "totp" in kinds, "people": people})


@allow(PUBLIC)
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for an address and send a link there; the answer is the same whether or not anyone has that address."""
    form = ForgottenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        token = ask_for_reset(email=email)
        known = User.objects.filter(email=email.casefold()).first()
        note_at_the_door(kind=SecurityKind.LINK_ASKED, user=known, network_address=client_address(request))
        if token is not None:
            mail_reset(email, token)
        return redirect("link-sent")
    return render(request, "accounts/forgotten.html", {"form": form}, status=422 if form.errors else 200)


@allow(PUBLIC)
def link_sent(request: HttpRequest) -> HttpResponse:
    """Say that a link is on its way if the address is known."""
    return render(request, "accounts/link_sent.html")


@allow(PUBLIC)
@never_cache
@sensitive_post_parameters("password", "again")
def set_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Let who came by a link set their password, and lead them to sign in."""
    user = user_of(token)
    if user is None:
        return _link_over(request)
    form = PasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        had_one = user.has_usable_password()
        try:
            set_password(user=user, password=form.cleaned_data["password"], how="by a link")
        except Refused:
            return _link_over(request)
        forgive(user)
        if had_one:
            mail_warning(user, _PASSWORD)
        messages.success(request, "Your password is set. Sign in with it.")
        return redirect("sign-in")
    return render(
        request,
        "accounts/set_password.html",
        {"form": form, "user_email": user.email},
        status=422 if form.errors else 200,
    )


@allow(SIGNED_IN)
@sensitive_post_parameters("current", "password", "again")
def change_password(request: Request) -> HttpResponse:
    """Let a user change their password; everywhere else they are signed out."""
    user = _user(request)
    form = ChangePasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            set_password(user=user, password=form.cleaned_data["password"], how="on their account page")
        except Refused:
            return redirect("sign-in")
        update_session_auth_hash(request, user)
        mail_warning(user, _PASSWORD)
        messages.success(request, "Your password is changed. You are signed out everywhere else.")
        return redirect("account")
    return render(request, "accounts/change_password.html", {"form": form}, status=422 if form.errors else 200)


def _link_over(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/link_over.html", status=410)


def _user(request: Request) -> User:
    assert isinstance(request.user, User)
    return request.user
