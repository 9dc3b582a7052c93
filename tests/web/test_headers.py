"""What every answer tells the browser: on public, signed-in, error and download pages alike."""

import io
import logging
import os
import secrets
import subprocess
import sys

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from goldenthread.web.accounts.access import PUBLIC, SIGNED_IN, allow
from goldenthread.web.accounts.headers import PERMISSIONS
from goldenthread.web.pages.downloads import download
from tests.web.conftest import PASSWORD, Record


@allow(PUBLIC)
def fails(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("as a bug of ours would")


@allow(SIGNED_IN)
def hands_out(request: HttpRequest) -> HttpResponse:
    return download(b"a,b", "a.csv", "text/csv")


urlpatterns = [
    path("fails/", fails, name="fails"),
    path("hands-out/", hands_out, name="hands-out"),
    path("", include("goldenthread.web.urls")),
]

CSP = {
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
}
SAME_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
}
PAGES = [
    ("/borough/", 200),
    ("/sign-in/", 200),
    ("/borough/work/", 200),
    ("/borough/work/people/", 403),
    ("/account/", 200),
    ("/nowhere/", 404),
    ("/fails/", 500),
    ("/hands-out/", 200),
    ("/account/codes/save/", 302),
]


@pytest.fixture
def browser(record: Record) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(record.cast.ben.user)
    return client


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(("address", "status"), PAGES)
def test_every_answer_has_its_headers(browser: Client, address: str, status: int) -> None:
    if address == "/sign-in/":
        browser.logout()
    if address == "/account/codes/save/":
        user = browser.get("/account/").wsgi_request.user
        TOTP.activate(user, generate_totp_secret())
        RecoveryCodes.activate(user)
    answer = browser.get(address)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in SAME_EVERYWHERE} == SAME_EVERYWHERE
    expected = {"default-src 'none'", "sandbox"} if address == "/hands-out/" else CSP
    assert set(answer.headers["Content-Security-Policy"].split("; ")) == expected


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("address", ["/borough/work/", "/account/", "/hands-out/", "/borough/work/people/"])
def test_no_cache_keeps_what_is_not_public(browser: Client, address: str) -> None:
    assert set(browser.get(address).headers["Cache-Control"].split(", ")) >= {"no-store", "private"}


def test_public_pages_set_no_cookie(record: Record, client: Client) -> None:
    assert client.get("/borough/").cookies == {}


def test_cookies_are_strict(record: Record, client: Client) -> None:
    client.get("/sign-in/")
    client.post("/sign-in/", {"login": "ben@borough.example", "password": PASSWORD})
    told = {name: (bool(one["httponly"]), one["samesite"], one["path"]) for name, one in client.cookies.items()}
    assert told == {"session": (True, "Lax", "/"), "csrf": (True, "Lax", "/")}
    assert client.cookies["session"]["expires"] == ""


def test_a_form_without_its_token_is_told_what_to_do(record: Record) -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"login": "a", "password": "b"})
    assert (answer.status_code, "please send it again" in answer.content.decode()) == (403, True)


@pytest.mark.parametrize("proxy", ["", "yes"])
def test_an_address_with_https_makes_everything_strict(proxy: str) -> None:
    environment = {
        # What lets a browser's tests run in the same process isn't there in earnest.
        **{name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"},
        "GOLDENTHREAD_ADDRESS": "https://plan.borough.example",
        "GOLDENTHREAD_BEHIND_PROXY": proxy,
        "GOLDENTHREAD_SECRET_KEY": secrets.token_urlsafe(50),
        "DJANGO_SETTINGS_MODULE": "goldenthread.web.settings",
    }
    checked = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stderr
    told = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SECURE_HSTS_SECONDS)"
    )
    printed = subprocess.run([sys.executable, "-c", told], env=environment, capture_output=True, text=True, check=True)
    assert printed.stdout.split() == ["__Host-session", "__Host-csrf", "31536000"]


@override_settings(ROOT_URLCONF=__name__)
def test_a_fault_of_ours_is_told_to_whoever_runs_the_server(db: None) -> None:
    heard = io.StringIO()
    handler = next(one for one in logging.getLogger("django").handlers if type(one) is logging.StreamHandler)
    usual = handler.setStream(heard)
    try:
        assert Client(raise_request_exception=False).get("/fails/").status_code == 500
        Client().get("/nowhere/")
    finally:
        handler.setStream(usual)
    assert "RuntimeError: as a bug of ours would" in heard.getvalue()
    assert "nowhere" not in heard.getvalue()
