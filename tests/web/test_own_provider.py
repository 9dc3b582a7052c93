"""Signing in by the council's own OpenID Connect provider: one of the tests' own, on this machine."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module, reload
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import pytest_socket
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import clear_url_caches, set_urlconf
from pytest_django import Settings

from goldenthread.web.environment import origin, own_provider
from goldenthread.web.records.models import User
from tests.web.conftest import Record

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

ID, SECRET = "goldenthread", "a secret between the two that is long enough"


@dataclass
class Provider:
    """A provider that vouches for whoever it is told to. `asked` holds what it was sent."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)

    def answer(self, path: str) -> dict[str, Any]:
        """Give what the provider says at a path."""
        if path == "/.well-known/openid-configuration":
            return {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorise",
                "token_endpoint": f"{self.address}/token",
                "userinfo_endpoint": f"{self.address}/who",
                "jwks_uri": f"{self.address}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        if path == "/token":
            now = int(time.time())
            claims = {"iss": self.address, "aud": ID, "iat": now, "exp": now + 60, **self.claims}
            return {
                "access_token": "let me in",
                "token_type": "Bearer",
                "id_token": jwt.encode(claims, SECRET, algorithm="HS256"),
            }
        return self.claims


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[Provider]:
    """Run a provider, and the application with it named."""
    told = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._give({})

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._give(parse_qs(sent))

        def _give(self, sent: dict[str, list[str]]) -> None:
            told.asked.append((self.path, sent))
            content = json.dumps(told.answer(self.path)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            """Stay quiet."""

    pytest_socket.enable_socket()
    pytest_socket.socket_allow_hosts(["127.0.0.1"])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.address = f"http://127.0.0.1:{server.server_address[1]}"
    Thread(target=server.serve_forever, daemon=True).start()
    for part, value in {"ADDRESS": told.address, "ID": ID, "SECRET": SECRET, "NAME": "Borough account"}.items():
        monkeypatch.setenv(f"GOLDENTHREAD_OIDC_{part}", value)
    settings.SOCIALACCOUNT_PROVIDERS = own_provider()
    mount()
    yield told
    settings.SOCIALACCOUNT_PROVIDERS = {}
    mount()
    server.shutdown()
    server.server_close()


def mount() -> None:
    """Read the addresses anew: which there are hangs on whether a provider is named."""
    for name in ("goldenthread.web.accounts.urls", "goldenthread.web.urls"):
        reload(import_module(name))
    clear_url_caches()
    set_urlconf(None)


def come_back(client: Client, provider: Provider, **claims: Any) -> "Answer":
    """Go to the provider and come back from it as whom it vouches for."""
    provider.claims = {"sub": "17", **claims}
    leave = client.post("/sign-in/by/council/", {"next": "/borough/work/"})
    asked = parse_qs(urlsplit(leave.headers["Location"]).query)
    assert leave.headers["Location"].startswith(f"{provider.address}/authorise?")
    assert (asked["client_id"], asked["code_challenge_method"]) == ([ID], ["S256"])
    return client.get("/sign-in/by/council/back/", {"code": "a code", "state": asked["state"][0]})


def signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_whom_the_provider_vouches_for_is_let_in(record: Record, client: Client, provider: Provider) -> None:
    answer = come_back(client, provider, email="Ben@borough.example", email_verified=True)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/borough/work/")
    assert signed_in(client)
    sent = dict(provider.asked)["/token"]
    assert (sent["code"], sent["client_secret"], len(sent["code_verifier"][0]) > 40) == (["a code"], [SECRET], True)


def test_the_password_stays(record: Record, client: Client, provider: Provider) -> None:
    come_back(client, provider, email="ben@borough.example", email_verified=True)
    assert User.objects.get(email="ben@borough.example").password == record.cast.ben.user.password


def test_who_came_before_is_known_by_number_when_the_address_changed(
    record: Record, client: Client, provider: Provider
) -> None:
    come_back(client, provider, email="ben@borough.example", email_verified=True)
    later = Client()
    come_back(later, provider, email="benjamin@borough.example", email_verified=True)
    assert later.get("/account/").context["request"].user == record.cast.ben.user


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "stranger@borough.example", "email_verified": True},
        {"email": "ben@borough.example", "email_verified": False},
        {"email": "ben@borough.example"},
        {},
    ],
)
def test_who_is_not_invited_or_vouched_for_stays_out(
    record: Record, client: Client, provider: Provider, claims: dict[str, Any]
) -> None:
    before = User.objects.count()
    answer = come_back(client, provider, **claims)
    assert (answer.status_code, "nobody has invited you" in answer.content.decode()) == (403, True)
    assert not signed_in(client)
    assert User.objects.count() == before


def test_a_provider_may_be_trusted_for_addresses_that_it_says_nothing_of(
    record: Record, client: Client, provider: Provider, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLDENTHREAD_OIDC_TRUST_EMAIL", "yes")
    settings.SOCIALACCOUNT_PROVIDERS = own_provider()
    come_back(client, provider, email="ben@borough.example")
    assert signed_in(client)


def test_who_left_stays_out(record: Record, client: Client, provider: Provider) -> None:
    come_back(client, provider, email="ben@borough.example", email_verified=True)
    User.objects.filter(email="ben@borough.example").update(is_active=False)
    again = Client()
    assert come_back(again, provider, email="ben@borough.example", email_verified=True).status_code == 403
    assert not signed_in(again)


def test_the_provider_sees_to_its_own_second_factor(
    record: Record, client: Client, provider: Provider, settings: Settings
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    come_back(client, provider, email="olive@borough.example", email_verified=True)
    assert client.get("/borough/work/people/").status_code == 200


@pytest.mark.parametrize("sent", [{"code": "a code", "state": "made up"}, {"error": "server_error"}, {}])
def test_an_answer_that_was_not_asked_for_lets_nobody_in(
    record: Record, client: Client, provider: Provider, sent: dict[str, str]
) -> None:
    answer = client.get("/sign-in/by/council/back/", sent)
    assert (answer.status_code, "didn’t work" in answer.content.decode()) == (401, True)
    assert not signed_in(client)


def test_who_stops_at_the_provider_is_told(record: Record, client: Client, provider: Provider) -> None:
    leave = client.post("/sign-in/by/council/")
    state = parse_qs(urlsplit(leave.headers["Location"]).query)["state"][0]
    answer = client.get("/sign-in/by/council/back/", {"error": "access_denied", "state": state}, follow=True)
    assert "You didn’t sign in" in answer.content.decode()


def test_the_sign_in_page_offers_the_provider(record: Record, client: Client, provider: Provider) -> None:
    assert "Sign in with Borough account" in client.get("/sign-in/").content.decode()


def test_another_provider_is_not_found(record: Record, client: Client, provider: Provider) -> None:
    assert client.post("/sign-in/by/another/").status_code == 404


def test_without_a_provider_there_are_no_such_addresses(record: Record, client: Client) -> None:
    assert client.post("/sign-in/by/council/").status_code == 404
    assert "Or with a password" not in client.get("/sign-in/").content.decode()


def test_half_a_provider_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDENTHREAD_OIDC_ADDRESS", "https://sign-in.example/tenant")
    assert origin("GOLDENTHREAD_OIDC_ADDRESS") == ["https://sign-in.example"]
    with pytest.raises(ImproperlyConfigured, match="set GOLDENTHREAD_OIDC_ID, GOLDENTHREAD_OIDC_SECRET too"):
        own_provider()
