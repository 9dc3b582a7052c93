"""Signing in: with a password, with a second factor, and not by guessing."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from goldenthread.web.accounts.sessions import keep_awake
from goldenthread.web.records.models import JournalEntry, Person, User
from tests.web.conftest import PASSWORD, Record

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

BEN = "ben@borough.example"


@pytest.fixture(autouse=True)
def no_codes_used() -> None:
    cache.clear()


def sign_in(client: Client, email: str = BEN, password: str = PASSWORD, **extra: str) -> "Answer":
    return client.post("/sign-in/", {"login": email, "password": password, **extra})


def signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def code_of(secret: str) -> str:
    code: str = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    return code


def with_second_factor(person: Person) -> str:
    secret: str = generate_totp_secret()
    TOTP.activate(person.user, secret)
    return secret


@pytest.mark.parametrize("email", [BEN, "BEN@Borough.Example", f"  {BEN} "])
def test_a_password_lets_in(record: Record, client: Client, email: str) -> None:
    answer = sign_in(client, email, next="/borough/work/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/borough/work/")
    assert signed_in(client)


@pytest.mark.parametrize("next_page", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(record: Record, client: Client, next_page: str) -> None:
    assert sign_in(client, next=next_page).headers["Location"] == "/start/"


STARTS = {
    "olive": "control/",
    "ben": "",
    "hal": "sign-off/",
    "dee": "sign-off/",
    "aud": "audit/samples/",
    "nora": "",
}


@pytest.mark.parametrize(("who", "where"), STARTS.items(), ids=STARTS)
def test_each_starts_where_their_work_is(record: Record, client: Client, who: str, where: str) -> None:
    client.force_login(getattr(record.cast, who).user)
    assert client.get("/start/").headers["Location"] == f"/borough/work/{where}"


def test_a_wrong_password_tells_nothing_of_the_account(record: Record, client: Client) -> None:
    pages = [sign_in(client, email, "wrong").content.decode() for email in (BEN, "who@borough.example")]
    known, unknown = (re.sub('value="[^"]*"', "", page) for page in pages)
    assert "don’t belong together" in known
    assert known == unknown
    assert not signed_in(client)


def test_nobody_signs_up(record: Record, client: Client) -> None:
    assert [client.get(path).status_code for path in ("/signup/", "/sign-up/", "/accounts/signup/")] == [404] * 3


def test_five_wrong_tries_lock_the_account_for_everyone(record: Record, client: Client) -> None:
    answers = [sign_in(client, password="wrong").status_code for _ in range(6)]
    assert answers == [200, 200, 200, 200, 429, 429]
    page = Client(REMOTE_ADDR="192.0.2.7")
    assert "set a new password by a link" in sign_in(page).content.decode()
    assert not signed_in(page)
    assert sign_in(client, "olive@borough.example").status_code == 302


def test_a_lock_opens_after_half_an_hour(record: Record, client: Client) -> None:
    for _ in range(5):
        sign_in(client, password="wrong")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=31))
    assert sign_in(client).status_code == 302


def test_an_address_that_guesses_at_many_accounts_is_locked(record: Record, client: Client) -> None:
    for number in range(50):
        sign_in(client, f"nobody{number}@borough.example", "wrong")
    answer = sign_in(client)
    assert (answer.status_code, "from the network that you use" in answer.content.decode()) == (429, True)
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7")).status_code == 302


def test_signing_in_forgets_wrong_tries_at_the_account_but_not_from_the_address(record: Record, client: Client) -> None:
    for _ in range(4):
        sign_in(client, password="wrong")
        sign_in(client, "olive@borough.example", "wrong")
    assert sign_in(client).status_code == 302
    assert set(AccessAttempt.objects.values_list("username", flat=True)) == {"olive@borough.example"}


def test_no_password_is_kept_of_a_try(record: Record, client: Client) -> None:
    sign_in(client, password="nearly my password")
    assert "nearly" not in AccessAttempt.objects.get().post_data


def test_behind_a_proxy_the_address_is_what_the_proxy_saw(record: Record, client: Client, settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    client.post("/sign-in/", {"login": BEN, "password": "wrong"}, headers={"X-Forwarded-For": "1.1.1.1, 192.0.2.9"})
    assert AccessAttempt.objects.get().ip_address == "192.0.2.9"


def test_the_second_factor_is_asked_for(record: Record, client: Client) -> None:
    secret = with_second_factor(record.cast.ben)
    assert sign_in(client, next="/borough/work/").headers["Location"] == "/sign-in/code/"
    assert not signed_in(client)
    answer = client.post("/sign-in/code/", {"code": code_of(secret)})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/borough/work/")
    assert signed_in(client)


def test_the_secret_of_a_second_factor_is_kept_sealed(record: Record, client: Client, settings: Settings) -> None:
    secret = with_second_factor(record.cast.ben)
    assert secret not in str(Authenticator.objects.get().data)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key"
    sign_in(client)
    assert client.post("/sign-in/code/", {"code": code_of(secret)}).status_code == 302


def test_a_recovery_code_works_once(record: Record, client: Client) -> None:
    with_second_factor(record.cast.ben)
    code = RecoveryCodes.activate(record.cast.ben.user).get_unused_codes()[0]
    found = []
    for browser in (client, Client()):
        sign_in(browser)
        found.append(browser.post("/sign-in/code/", {"code": code}).status_code)
    assert found == [302, 200]


def test_guessing_codes_locks_the_account(record: Record, client: Client) -> None:
    secret = with_second_factor(record.cast.ben)
    sign_in(client)
    answers = [client.post("/sign-in/code/", {"code": "000000"}).status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    assert client.post("/sign-in/code/", {"code": code_of(secret)}).status_code == 429
    assert sign_in(Client()).status_code == 429
    assert not signed_in(client)


def test_a_code_needs_the_password_first(record: Record, client: Client) -> None:
    secret = with_second_factor(record.cast.ben)
    assert client.post("/sign-in/code/", {"code": code_of(secret)}).headers["Location"] == "/sign-in/"
    assert not signed_in(client)


def test_a_second_factor_is_set_up_and_removed(
    record: Record, client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    sign_in(client)
    assert client.get("/account/app/").headers["Location"] == "/account/again/?next=%2Faccount%2Fapp%2F"
    client.post("/account/again/", {"password": PASSWORD, "next": "/account/app/"})
    page = client.get("/account/app/")
    assert "<svg" in page.content.decode()
    secret = page.context["form"].secret
    assert client.post("/account/app/", {"code": "000000"}).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/account/app/", {"code": code_of(secret)})
    assert answer.headers["Location"] == "/account/codes/"
    codes = client.get("/account/codes/").context["unused_codes"]
    assert len(codes) == 10
    saved = client.get("/account/codes/save/")
    assert saved["Content-Disposition"].startswith("attachment")
    assert all(code in saved.content.decode() for code in codes)
    assert "Authenticator app" in client.get("/account/").content.decode()
    client.post("/account/app/remove/")
    assert "Authenticator app" not in client.get("/account/").content.decode()
    verbs = JournalEntry.objects.filter(authority=record.authority, number__gt=2).values_list("verb", flat=True)
    assert list(verbs) == ["set up a second factor", "remove their second factor"]


@pytest.mark.parametrize(
    ("who", "asked"), [("olive", True), ("aud", True), ("hal", True), ("pat", True), ("ben", False)]
)
def test_where_it_is_required_who_has_a_post_sets_it_up_first(
    record: Record, client: Client, settings: Settings, who: str, asked: bool
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    person: Person = getattr(record.cast, who)
    client.force_login(person.user)
    answer = client.get("/borough/work/")
    assert (answer.status_code == 302 and answer.headers["Location"] == "/account/app/") is asked
    with_second_factor(person)
    assert client.get("/borough/work/").status_code == 200


def test_signing_out_ends_the_session(record: Record, client: Client) -> None:
    sign_in(client)
    client.get("/sign-out/")
    assert signed_in(client)
    client.post("/sign-out/")
    assert not signed_in(client)
    assert Session.objects.count() == 0


def test_a_session_begins_anew_with_signing_in(record: Record, client: Client) -> None:
    client.get("/sign-in/")
    session = client.session
    session["x"] = "planted"
    session.save()
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before


def test_an_idle_session_ends(record: Record, client: Client) -> None:
    sign_in(client)
    Session.objects.update(expire_date=timezone.now())
    assert not signed_in(client)


def test_use_puts_the_end_of_a_session_off_but_not_at_every_click(record: Record, client: Client) -> None:
    sign_in(client)
    session = client.session
    begun = session["awake"]
    keep_awake(session)
    assert session["awake"] == begun
    session["awake"] = begun - 400
    session.save()
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=10))
    assert signed_in(client)
    assert Session.objects.get().expire_date > timezone.now() + timedelta(minutes=110)


def test_a_closed_account_is_signed_out_at_once(record: Record, client: Client) -> None:
    sign_in(client)
    User.objects.filter(email=BEN).update(is_active=False)
    assert not signed_in(client)
    assert sign_in(client).headers["Location"] == "/sign-in/closed/"
