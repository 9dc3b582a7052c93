"""What happens at the door is counted where auditors read it, and nobody can flood it from outside."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.db import Error, connection, transaction
from django.test import Client
from django.utils import timezone

from goldenthread.web.actions.links import Kind, token_for
from goldenthread.web.actions.security import note_at_the_door
from goldenthread.web.records.models import JournalEntry, Person, SecurityEvent, SecurityKind
from tests.web.conftest import PASSWORD, Record
from tests.web.test_people_at_once import at_once

BEN = "ben@borough.example"
NEW = "another long enough pass phrase"


def sign_in(email: str = BEN, password: str = PASSWORD, **extra: str) -> None:
    Client(REMOTE_ADDR=extra.pop("at", "192.0.2.1")).post("/sign-in/", {"login": email, "password": password, **extra})


def counted() -> list[tuple[str, str, int, str]]:
    """Give who, what, how often and from where, in the order that it was counted in."""
    return [
        (one.person.name if one.person else "-", one.kind, one.times, one.network_address)
        for one in SecurityEvent.objects.select_related("person").order_by("pk")
    ]


def test_sign_ins_are_counted_by_network_address(record: Record) -> None:
    for at in ("192.0.2.1", "192.0.2.1", "2001:db8::1"):
        sign_in(at=at)
    assert counted() == [("Ben", "signed_in", 2, "192.0.2.1"), ("Ben", "signed_in", 1, "2001:db8::1")]


def test_wrong_tries_are_counted_until_the_door_is_locked_and_after(record: Record) -> None:
    for number in range(8):
        sign_in(password="wrong", at=f"192.0.2.{number}")
    failed, locked = SecurityEvent.objects.order_by("pk")
    assert (failed.kind, failed.times, locked.kind, locked.times) == ("failed", 4, "locked", 4)
    assert locked.network_address == "192.0.2.7"


@pytest.mark.parametrize("typed", ["{}@nowhere.example", "my pass phrase {}", "\0{}", "{}" + "é" * 5_000])
def test_addresses_that_nobody_has_add_one_row_an_hour_and_keep_nothing_typed(record: Record, typed: str) -> None:
    for number in range(6):
        sign_in(email=typed.format(number), password="a secret", at=f"192.0.2.{number}")
    assert SecurityEvent.objects.count() <= 1
    assert "secret" not in str(list(SecurityEvent.objects.values()))


def test_the_next_hour_is_another_line(record: Record) -> None:
    sign_in()
    first = SecurityEvent.objects.get()
    earlier = timezone.now() - timedelta(hours=1)
    note_at_the_door(kind=SecurityKind.SIGNED_IN, user=record.cast.ben.user, network_address=first.network_address)
    assert SecurityEvent.objects.get().times == 2
    mark = first.mark.replace(f"{first.first_at:%Y-%m-%dT%H}", f"{earlier:%Y-%m-%dT%H}")
    SecurityEvent.objects.create(
        authority=first.authority, person=first.person, kind=first.kind, mark=mark, first_at=earlier, last_at=earlier
    )
    assert [one.times for one in SecurityEvent.objects.order_by("pk")] == [2, 1]


def test_the_journal_does_not_grow_with_strangers(record: Record) -> None:
    before = JournalEntry.objects.count()
    for email in (BEN, "nobody@nowhere.example"):
        sign_in(email=email, password="wrong")
        Client().post("/password/forgotten/", {"email": email})
    assert JournalEntry.objects.count() == before
    assert [kind for _, kind, _, _ in counted()] == ["failed", "link_asked", "unknown"]


def test_someone_of_two_authorities_is_counted_in_both(record: Record) -> None:
    Person.objects.create(user=record.cast.ben.user, authority=record.elsewhere, name="Ben of elsewhere")
    sign_in()
    assert {one.authority for one in SecurityEvent.objects.all()} == {record.authority, record.elsewhere}


def test_officers_and_auditors_read_it_and_nothing_of_another_authority(
    record: Record, sign_in: Callable[[Person], Client]
) -> None:
    note_at_the_door(kind=SecurityKind.FAILED, user=record.cast.zoe.user, network_address="192.0.2.9")
    note_at_the_door(kind=SecurityKind.LOCKED, user=record.cast.ben.user, network_address="192.0.2.8")
    note_at_the_door(kind=SecurityKind.UNKNOWN, user=None, network_address="192.0.2.7")
    client = sign_in(record.cast.aud)
    page = client.get("/borough/work/audit/sign-ins/").content.decode()
    assert [one in page for one in ("192.0.2.9", "192.0.2.8", "192.0.2.7", "Nobody here")] == [False, True, True, True]
    chosen = client.get("/borough/work/audit/sign-ins/", {"kind": "locked", "person": str(record.cast.ben.pk)})
    assert [str(one) for one in chosen.context["page"]] == ["Tried while locked out: Ben"]
    assert client.get("/borough/work/audit/sign-ins/", {"person": str(record.cast.zoe.pk)}).status_code == 200


@pytest.mark.parametrize("change", [{"times": 1}, {"mark": "another"}, {"kind": "failed"}, {"first_at": None}])
def test_the_database_lets_it_grow_alone(record: Record, change: dict[str, object]) -> None:
    note_at_the_door(kind=SecurityKind.LOCKED, user=record.cast.ben.user)
    note_at_the_door(kind=SecurityKind.LOCKED, user=record.cast.ben.user)
    told = {name: value or timezone.now() for name, value in change.items()}
    with pytest.raises(Error, match="for good"), transaction.atomic():
        SecurityEvent.objects.update(**told)
    with pytest.raises(Error, match="for good"), transaction.atomic():
        SecurityEvent.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT times FROM records_securityevent")
        assert cursor.fetchall() == [(2,)]


def test_many_at_once_are_all_counted(open_record: Record) -> None:
    user = open_record.cast.ben.user

    def try_it() -> None:
        note_at_the_door(kind=SecurityKind.FAILED, user=user, network_address="192.0.2.1")

    at_once(*[try_it] * 6)
    assert counted() == [("Ben", "failed", 6, "192.0.2.1")]


def mailed() -> list[tuple[list[str], bool]]:
    return [(one.to, "If it wasn’t" in one.body) for one in mail.outbox]


def test_a_changed_password_is_told_to_its_owner(record: Record, client: Client) -> None:
    client.force_login(record.cast.ben.user)
    client.post("/account/password/", {"current": PASSWORD, "password": NEW, "again": NEW})
    assert mailed() == [([BEN], True)]


def test_a_password_set_by_a_link_is_told_where_there_was_one(record: Record, client: Client) -> None:
    ben = record.cast.ben.user
    client.post(f"/password/set/{token_for(ben, Kind.RESET)}/", {"password": NEW, "again": NEW})
    assert mailed() == [([BEN], True)]
    mail.outbox.clear()
    ben.set_unusable_password()
    ben.save()
    client.post(f"/password/set/{token_for(ben, Kind.INVITATION)}/", {"password": NEW, "again": NEW})
    assert mailed() == []


def test_a_second_factor_that_another_removed_is_told_with_who_did(
    record: Record, sign_in: Callable[[Person], Client]
) -> None:
    address = f"/borough/work/people/{record.cast.ben.pk}/no-factor/"
    client = sign_in(record.cast.olive)
    client.post(address)
    assert mailed() == []
    TOTP.activate(record.cast.ben.user, generate_totp_secret())
    client.post(address)
    assert mailed() == [([BEN], True)]
    assert "Olive removed the second factor of your account." in mail.outbox[0].body
    assert "olive@borough.example" in mail.outbox[0].body
