"""How long a session lasts, and whether it was begun with all that is asked for."""

import time
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.dispatch import receiver
from django.http import HttpRequest

from goldenthread.web.accounts.mail import mail_warning
from goldenthread.web.accounts.standing import Standing
from goldenthread.web.actions.people import note_second_factor
from goldenthread.web.records.models import User

_AWAKE = "awake"
# A session is saved anew at most this often, in seconds: not at every click.
_STEP = 300


@receiver(user_logged_in)
def begin(sender: Any, request: HttpRequest | None, **signal: Any) -> None:
    """Note when a session begins."""
    if request is not None:
        request.session[_AWAKE] = int(time.time())


@receiver(authenticator_added)
@receiver(authenticator_removed)
def note(sender: Any, signal: Any, user: User, authenticator: Authenticator, **more: Any) -> None:
    """Have it written down when a second factor comes or goes; recovery codes come and go with it."""
    if authenticator.type == Authenticator.Type.TOTP:
        added = signal is authenticator_added
        note_second_factor(user=user, verb="set up a second factor" if added else "remove their second factor")
        if not added:
            mail_warning(user, "The second factor of your account was removed.")


def keep_awake(session: SessionBase) -> None:
    """Count the idle time from now on: saving the session puts its end off."""
    now = int(time.time())
    if now - session.get(_AWAKE, 0) >= _STEP:
        session[_AWAKE] = now


def owes_second_factor(request: HttpRequest, standing: Standing) -> bool:
    """Tell whether a person with a post has to set up a second factor first. The council's provider sees to its own."""
    if not settings.SECOND_FACTOR_REQUIRED or not standing.posts:
        return False
    user = standing.person.user
    if any(record["method"] == "socialaccount" for record in get_authentication_records(request, user)):
        return False
    return not is_mfa_enabled(user)
