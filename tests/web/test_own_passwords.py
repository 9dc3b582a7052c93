"""A forgotten password, a weak one, and changing one's own."""

import pytest
from django.core import mail
from django.db.models import Max
from django.test import Client
from django.utils import timezone

from goldenthread.web.actions.links import Kind, token_for, user_of
from goldenthread.web.actions.people import (
    ask_for_reset,
    invite,
    set_password,
)
from goldenthread.web.records.models import (
    JournalEntry,
)
from tests.web.conftest import PASSWORD, Record
from tests.web.people import NEW, link_in, written


def test_a_reset_tells_nobody_whether_an_account_exists(record: Record, client: Client) -> None:
    pages = [
        client.post("/password/forgotten/", {"email": email}, follow=True).content
        for email in ("ben@borough.example", "who@borough.example")
    ]
    assert pages[0] == pages[1]
    assert [message.to for message in mail.outbox] == [["ben@borough.example"]]


def test_a_reset_sets_a_new_password_and_ends_every_session(record: Record, client: Client) -> None:
    elsewhere = Client()
    elsewhere.force_login(record.cast.ben.user)
    client.post("/password/forgotten/", {"email": "Ben@Borough.example"})
    link = link_in(str(mail.outbox[0].body))
    for _ in range(5):
        client.post("/sign-in/", {"login": "ben@borough.example", "password": "wrong"})
    assert client.post("/sign-in/", {"login": "ben@borough.example", "password": PASSWORD}).status_code == 429
    client.post(link, {"password": NEW, "again": NEW})
    assert elsewhere.get("/account/").status_code == 302
    assert client.post("/sign-in/", {"login": "ben@borough.example", "password": NEW}).status_code == 302


def test_a_reset_is_void_after_an_hour_and_after_signing_in(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    token = ask_for_reset(email="ben@borough.example") or ""
    assert user_of(token) == record.cast.ben.user
    Client().post("/sign-in/", {"login": "ben@borough.example", "password": PASSWORD})
    assert user_of(token) is None
    later = ask_for_reset(email="mia@borough.example") or ""
    now = timezone.now().timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 3_700)
    assert user_of(later) is None


def test_asking_twice_sends_one_mail(record: Record) -> None:
    assert ask_for_reset(email="ben@borough.example") is not None
    assert ask_for_reset(email="ben@borough.example") is None


@pytest.mark.parametrize(
    ("password", "again", "told"),
    [
        ("short", "short", "too short"),
        ("password1234", "password1234", "too common"),
        ("ben@borough.example", "ben@borough.example", "too similar"),
        (NEW, NEW + "x", "The two passwords differ"),
        ("", "", "Enter the password"),
    ],
)
def test_a_weak_password_is_refused(record: Record, client: Client, password: str, again: str, told: str) -> None:
    link = f"/password/set/{token_for(record.cast.ben.user, Kind.RESET)}/"
    assert told in client.post(link, {"password": password, "again": again}).content.decode()


def test_changing_the_password_signs_out_everywhere_else(record: Record, client: Client) -> None:
    here, elsewhere = Client(), Client()
    for browser in (here, elsewhere):
        browser.post("/sign-in/", {"login": "ben@borough.example", "password": PASSWORD})
    wrong = here.post("/account/password/", {"current": "wrong", "password": NEW, "again": NEW})
    assert "This isn’t your password" in wrong.content.decode()
    here.post("/account/password/", {"current": PASSWORD, "password": NEW, "again": NEW})
    assert (here.get("/account/").status_code, elsewhere.get("/account/").status_code) == (200, 302)
    assert written(record) == ["set their password"]


def test_a_password_is_written_down_wherever_one_belongs(record: Record) -> None:
    before = JournalEntry.objects.aggregate(last=Max("pk"))["last"]
    invite(authority=record.authority, name="Zoe", email="zoe@elsewhere.example", by=record.cast.olive)
    set_password(user=record.cast.zoe.user, password=NEW, how="by a link")
    verbs = JournalEntry.objects.filter(pk__gt=before).values_list("authority__slug", "verb")
    assert ("borough", "set their password") in verbs
    assert ("elsewhere", "set their password") in verbs
