"""What django-allauth asks us: nobody signs up, and who comes from the council's own provider must be known."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.shortcuts import render

from goldenthread.web.records.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation only, and signing in needs no message on the next page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the page that follows shows what happened."""


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Lets in whom the council's provider vouches for and a performance officer invited."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Say no."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Join who comes for the first time to the account of the same address, if the provider vouches for it."""
        user = sociallogin.user if sociallogin.is_existing else _invited(sociallogin, self._trusts(sociallogin))
        if user is None or not user.is_active:
            raise ImmediateHttpResponse(render(request, "accounts/not_invited.html", status=403))
        if not sociallogin.is_existing:
            sociallogin.connect(request, user)

    def _trusts(self, sociallogin: Any) -> bool:
        return bool(sociallogin.provider.app.settings.get("trust_email"))


def _invited(sociallogin: Any, trusted: bool) -> User | None:
    vouched = [one.email.casefold() for one in sociallogin.email_addresses if one.verified or trusted]
    return User.objects.filter(email__in=vouched, people__isnull=False, people__left_on=None).distinct().first()
