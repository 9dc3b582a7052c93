"""Has the security log count what happens when someone signs in or tries to."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from goldenthread.web.accounts.guessing import account_name, client_address
from goldenthread.web.actions.security import note_at_the_door, note_failure
from goldenthread.web.records.models import SecurityKind, User


@receiver(user_logged_in)
def came_in(sender: Any, request: HttpRequest | None, user: User, **signal: Any) -> None:
    """Count a sign-in, once all that is asked for was given."""
    if _by_a_browser(request):
        assert request is not None
        note_at_the_door(kind=SecurityKind.SIGNED_IN, user=user, network_address=client_address(request))


@receiver(user_login_failed)
def was_turned_away(
    sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **signal: Any
) -> None:
    """Count a wrong password or code. It is heard after axes, which has then locked the door or not."""
    if _by_a_browser(request):
        assert request is not None
        locked = bool(getattr(request, "axes_locked_out", False))
        note_failure(email=account_name(request, credentials), locked=locked, network_address=client_address(request))


def _by_a_browser(request: HttpRequest | None) -> bool:
    return request is not None and request.method is not None
