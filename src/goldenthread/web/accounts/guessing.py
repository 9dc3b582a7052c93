"""Who guesses is locked out for a while: counted in the database, so that every server process knows.

Passwords and codes of the second factor count alike. An account is locked after a few wrong tries; an address in the
network, which a whole council may share, only after many.
"""

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.utils import reset
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.web.records.models import User

# How many accounts' worth of wrong tries an address may make.
_ACCOUNTS_AN_ADDRESS = 10


class Guessing(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts wrong tries by account, and by address at a tenth of their weight."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Give the wrong tries that count towards the limit."""
        account, address = self.counted(request, credentials)
        return max(account, address // _ACCOUNTS_AN_ADDRESS)

    def counted(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> tuple[int, int]:
        """Give the wrong tries of the last half-hour at the account, and from the address."""
        account, address = (
            int(attempts.aggregate(total=Sum("failures_since_start"))["total"] or 0)
            for attempts in self.get_user_attempts(request, credentials)
        )
        return account, address

    def reset_user_attempts(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Forget the wrong tries at an account once its owner is in; those of an address stay."""
        forgotten, _ = self.filter_user_attempts(request, credentials)[0].delete()
        return int(forgotten)


def account_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Give the account that is tried, letter case aside."""
    given = credentials or {}
    typed = given.get("email") or given.get("username") or request.POST.get("login") or ""
    return str(typed).replace("\0", "").strip().casefold()[:255]


def client_address(request: HttpRequest) -> str | None:
    """Give the network address that asks: what the proxy saw, where there is one before us."""
    forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", "")) if settings.BEHIND_PROXY else ""
    found: str | None = forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR")
    return found


def locked(request: HttpRequest, answer: HttpResponse, credentials: dict[str, Any] | None = None) -> HttpResponse:
    """Say that it is locked, what is, and what to do: a new password opens an account, not an address."""
    account, _ = Guessing().counted(request, credentials)
    context = {"by_account": account >= settings.AXES_FAILURE_LIMIT}
    return render(request, "accounts/locked.html", context, status=429)


def forgive(user: User) -> None:
    """Unlock an account whose owner proved to be who they are by a link in their mail."""
    reset(username=user.email)


class _Counted:
    """A form for a code that counts wrong ones, and takes none while the account is locked."""

    user: User

    def clean_code(self) -> str:
        """Check the code."""
        request, credentials = context.request, {"email": self.user.email}
        if not AxesProxyHandler.is_allowed(request, credentials):
            request.axes_locked_out = True
            raise ValidationError("Too many wrong codes.")
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except ValidationError:
            user_login_failed.send(sender=__name__, credentials=credentials, request=request)
            raise
        return code


class CodeForm(_Counted, AuthenticateForm):  # type: ignore[misc]
    """Asks for a code when signing in."""


class CodeAgainForm(_Counted, ReauthenticateForm):  # type: ignore[misc]
    """Asks for a code before something that matters."""
