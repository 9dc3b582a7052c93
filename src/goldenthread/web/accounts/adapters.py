"""What django-allauth asks us: nobody signs up, and who comes from the council's own provider must be known."""

from base64 import urlsafe_b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from goldenthread.web.records.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation only, and signing in needs no message on the next page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the page that follows shows what happened."""


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps the secrets of second factors sealed: the database alone, or a copy of it, makes no codes.

    The key comes from the installation's own, so that codes go on working while that is changed by way of
    SECRET_KEY_FALLBACKS.
    """

    def encrypt(self, text: str) -> str:
        """Seal a secret."""
        sealed: str = _sealer().encrypt(text.encode()).decode()
        return sealed

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret."""
        opened: str = _sealer().decrypt(encrypted_text.encode()).decode()
        return opened


def _sealer() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [salted_hmac("goldenthread.second-factor", "", secret=key, algorithm="sha256").digest() for key in keys]
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])


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
