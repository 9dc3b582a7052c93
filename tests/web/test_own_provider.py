"""Signing in by the council's own OpenID Connect provider: one of the tests' own, on this machine."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module, reload
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import pytest_socket
from cryptography.hazmat.primitives.asymmetric import ec
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
OWN_KEY, OTHER_KEY = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))


def published(key: ec.EllipticCurvePrivateKey, name: str) -> dict[str, Any]:
    """Give the open half of a key as providers publish it."""
    return {**jwt.algorithms.ECAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": name, "use": "sig"}


@dataclass
class Provider:
    """A provider that vouches for whoever it is told to. `asked` holds what it was sent.

    `token` is what its ID token says other than it should (None: nothing of the kind), `sign` how that is signed.
    """

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    token: dict[str, Any] = field(default_factory=dict)
    nonce: str = ""
    sign: Callable[[dict[str, Any]], str | None] = lambda claims: signed(claims)
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
            told = {"iss": self.address, "aud": ID, "iat": now, "exp": now + 60, "nonce": self.nonce, **self.claims}
            claims = {name: value for name, value in {**told, **self.token}.items() if value is not None}
            return {"access_token": "let me in", "token_type": "Bearer", "id_token": self.sign(claims)}
        if path == "/keys":
            return {"keys": [published(OWN_KEY, "own")]}
        return self.claims


def signed(
    claims: dict[str, Any], key: Any = OWN_KEY, algorithm: str = "ES256", named: str = "own", **header: str
) -> str:
    """Give an ID token."""
    return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": named, **header})


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
    provider.nonce = asked["nonce"][0]
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


VOUCHED = {"email": "ben@borough.example", "email_verified": True}


@pytest.mark.parametrize(
    "token",
    [
        {"exp": 1},
        {"exp": 1_500_000_000},
        {"exp": None},
        {"iat": None},
        {"iat": 4_000_000_000},
        {"iss": "https://another.example"},
        {"iss": None},
        {"aud": "another client"},
        {"aud": None},
        {"aud": [ID, "another client"]},
        {"aud": [ID, "another client"], "azp": "another client"},
        {"azp": "another client"},
        {"nonce": "of another sign-in"},
        {"nonce": ""},
        {"nonce": None},
        {"sub": "18"},
        {"sub": None},
    ],
    ids=str,
)
def test_a_token_that_says_otherwise_lets_nobody_in(
    record: Record, client: Client, provider: Provider, token: dict[str, Any]
) -> None:
    provider.token = token
    answer = come_back(client, provider, **VOUCHED)
    assert (answer.status_code, signed_in(client)) == (401, False)


@pytest.mark.parametrize(
    "sign",
    [
        lambda claims: signed(claims, OTHER_KEY),
        lambda claims: signed(claims, named="unknown"),
        lambda claims: signed(claims, SECRET, "HS256"),
        lambda claims: signed(claims, json.dumps(published(OWN_KEY, "own")).encode(), "HS256"),
        lambda claims: signed(claims, None, "none"),
        lambda claims: signed(claims)[:-20],
        lambda claims: signed(claims).rpartition(".")[0] + ".",
        lambda claims: "no token at all",
        lambda claims: "\ud800.é.\0",
        lambda claims: None,
    ],
    ids=[
        "another's key",
        "no key",
        "the secret",
        "the key as a secret",
        "none",
        "cut",
        "bare",
        "none",
        "odd",
        "missing",
    ],
)
def test_a_token_that_is_not_signed_by_the_provider_lets_nobody_in(
    record: Record, client: Client, provider: Provider, sign: Callable[[dict[str, Any]], str | None]
) -> None:
    provider.sign = sign
    answer = come_back(client, provider, **VOUCHED)
    assert (answer.status_code, signed_in(client)) == (401, False)


def test_a_token_for_several_clients_says_that_it_was_made_out_to_us(
    record: Record, client: Client, provider: Provider
) -> None:
    provider.token = {"aud": [ID, "another client"], "azp": ID}
    come_back(client, provider, **VOUCHED)
    assert signed_in(client)


def test_a_token_serves_once(record: Record, client: Client, provider: Provider) -> None:
    """Whoever got hold of another's token, or of their way back, is let in by neither."""
    provider.claims = {"sub": "17", **VOUCHED}
    first = parse_qs(urlsplit(client.post("/sign-in/by/council/").headers["Location"]).query)
    provider.nonce = first["nonce"][0]
    back = {"code": "a code", "state": first["state"][0]}
    thief = Client()
    assert thief.get("/sign-in/by/council/back/", back).status_code == 401
    assert client.get("/sign-in/by/council/back/", back).status_code == 302
    assert client.get("/sign-in/by/council/back/", back).status_code == 401
    begun = parse_qs(urlsplit(thief.post("/sign-in/by/council/").headers["Location"]).query)
    assert thief.get("/sign-in/by/council/back/", {"code": "a code", "state": begun["state"][0]}).status_code == 401
    assert not signed_in(thief)


def test_an_address_cannot_say_what_the_provider_is_asked(record: Record, client: Client, provider: Provider) -> None:
    """A link that someone else wrote leads to our own question to the provider."""
    asked = "redirect_uri%3Dhttps%3A%2F%2Fevil.example%26nonce%3D1%26prompt%3Dnone"
    leave = client.post(f"/sign-in/by/council/?auth_params={asked}&scope=everything&process=connect")
    told = parse_qs(urlsplit(leave.headers["Location"]).query)
    assert (told["redirect_uri"], len(told["nonce"]), "prompt" in told) == (
        ["http://testserver/sign-in/by/council/back/"],
        1,
        False,
    )
    assert "everything" not in told["scope"][0]


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"])
def test_nobody_is_led_elsewhere_afterwards(record: Record, client: Client, provider: Provider, elsewhere: str) -> None:
    provider.claims = {"sub": "17", **VOUCHED}
    leave = client.post("/sign-in/by/council/", {"next": elsewhere})
    asked = parse_qs(urlsplit(leave.headers["Location"]).query)
    provider.nonce = asked["nonce"][0]
    answer = client.get("/sign-in/by/council/back/", {"code": "a code", "state": asked["state"][0]})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/start/")
