"""Inviting, posts and a lost second factor: what each does, and what is refused."""

from datetime import date, timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import is_mfa_enabled
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from goldenthread.web.actions.links import Kind, token_for, user_of
from goldenthread.web.actions.people import (
    change_posts,
    invite,
    invite_again,
)
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import (
    Assignment,
    Duty,
    JournalEntry,
    Measure,
    Person,
    Post,
    Role,
    User,
)
from tests.web.conftest import PASSWORD, Record, make_person
from tests.web.people import NEW, a_directorate, leave, link_in, officer, written


def test_who_is_invited_sets_a_password_and_signs_in(record: Record, client: Client) -> None:
    answer = officer(record).post(
        "/borough/work/people/invite/",
        {"name": "Ian", "email": "Ian@Borough.example", "refs": "11.1", "duty": "deputy", "posts": ["auditor"]},
    )
    assert answer.headers["Location"] == "/borough/work/people/"
    (message,) = mail.outbox
    assert (message.to, message.subject) == (
        ["ian@borough.example"],
        "Stockton-on-Tees Borough Council: your part in the council plan",
    )
    link = link_in(str(message.body))
    assert client.get(link).status_code == 200
    assert client.post(link, {"password": NEW, "again": NEW}).headers["Location"] == "/sign-in/"
    assert client.post("/sign-in/", {"login": "ian@borough.example", "password": NEW}).status_code == 302
    ian = Person.objects.get(name="Ian")
    assert [post.role for post in ian.posts.all()] == [Role.AUDITOR]
    assert [(one.measure, one.duty) for one in ian.assignments.all()] == [(record.measure, Duty.DEPUTY)]
    assert written(record) == ["assign a measure", "invite a person", "set their password"]


def test_an_invitation_works_once(record: Record, client: Client) -> None:
    invited = invite(authority=record.authority, name="Ian", email="i@borough.example", by=record.cast.olive)
    link = f"/password/set/{invited.token}/"
    client.post(link, {"password": NEW, "again": NEW})
    assert client.get(link).status_code == 410
    assert client.post(link, {"password": PASSWORD, "again": PASSWORD}).status_code == 410
    assert invited.person.user.__class__.objects.get(email="i@borough.example").check_password(NEW)


def test_an_invitation_is_good_for_a_fortnight(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    token = token_for(record.cast.ben.user, Kind.INVITATION)
    now = timezone.now().timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + timedelta(days=13).total_seconds())
    assert user_of(token) == record.cast.ben.user
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + timedelta(days=15).total_seconds())
    assert user_of(token) is None


def test_a_newer_invitation_makes_the_older_void(record: Record) -> None:
    first = invite(authority=record.authority, name="Ian", email="i@borough.example", by=record.cast.olive)
    second = invite_again(person=first.person, by=record.cast.olive)
    assert (user_of(first.token or ""), user_of(second.token or "")) == (None, first.person.user)


@pytest.mark.parametrize("change", [lambda token: token[:-1], lambda token: f"x{token}", lambda token: "a:b:c"])
def test_a_forged_link_is_none(record: Record, change: object) -> None:
    assert callable(change)
    assert user_of(change(token_for(record.cast.ben.user, Kind.RESET))) is None


def test_who_has_a_password_elsewhere_is_asked_to_sign_in(record: Record) -> None:
    invited = invite(authority=record.authority, name="Zoe", email="zoe@elsewhere.example", by=record.cast.olive)
    assert invited.token is None
    assert invited.person.user == record.cast.zoe.user


def test_nobody_is_invited_twice(record: Record) -> None:
    answer = officer(record).post(
        "/borough/work/people/invite/", {"name": "B", "email": "BEN@borough.example", "duty": "owner"}
    )
    assert "who is here already" in answer.content.decode()
    assert (len(mail.outbox), written(record)) == (0, [])


def test_a_measure_keeps_its_one_owner(record: Record) -> None:
    answer = officer(record).post(
        "/borough/work/people/invite/", {"name": "I", "email": "i@borough.example", "refs": "11.1", "duty": "owner"}
    )
    assert "belongs to Ben" in answer.content.decode()
    assert not User.objects.filter(email="i@borough.example").exists()


def test_an_unknown_reference_is_told(record: Record) -> None:
    answer = officer(record).post(
        "/borough/work/people/invite/", {"name": "I", "email": "i@borough.example", "refs": "99.9", "duty": "owner"}
    )
    assert "No measure has the reference 99.9" in answer.content.decode()


def test_who_left_comes_back_as_who_they_were(record: Record) -> None:
    leave(record, record.cast.nora)
    invited = invite(authority=record.authority, name="N", email="nora@borough.example", by=record.cast.olive)
    assert (invited.person, invited.person.left_on) == (record.cast.nora, None)
    assert user_of(invited.token or "") == record.cast.nora.user
    assert not User.objects.get(pk=record.cast.nora.user_id).has_usable_password()


def test_posts_change(record: Record) -> None:
    directorate = a_directorate(record)
    change_posts(
        person=record.cast.nora,
        posts=[(Role.OFFICER, None), (Role.DIRECTOR, directorate)],
        by=record.cast.olive,
    )
    assert set(record.cast.nora.posts.values_list("role", "directorate")) == {
        ("officer", None),
        ("director", directorate.pk),
    }
    change_posts(person=record.cast.nora, posts=[], by=record.cast.olive)
    assert record.cast.nora.posts.count() == 0
    last = JournalEntry.objects.filter(authority=record.authority).last()
    assert last is not None
    assert (last.verb, last.before, last.after) == (
        "change posts",
        [f"director directorate {directorate.pk}", "officer"],
        [],
    )


def test_posts_change_on_the_page(record: Record) -> None:
    key = f"head_of_service-{a_directorate(record).pk}"
    address = f"/borough/work/people/{record.cast.nora.pk}/"
    officer(record).post(address, {"posts": ["auditor", key]})
    assert set(record.cast.nora.posts.values_list("role", flat=True)) == {"auditor", "head_of_service"}
    assert officer(record).get(address).content.decode().count(" checked") == 2


def test_nobody_changes_their_own_posts(record: Record) -> None:
    with pytest.raises(Refused, match="own posts"):
        change_posts(person=record.cast.olive, posts=[(Role.OFFICER, None), (Role.AUDITOR, None)], by=record.cast.olive)
    page = officer(record).post(f"/borough/work/people/{record.cast.olive.pk}/", {"posts": ["auditor"]})
    assert page.status_code == 422
    assert [post.role for post in record.cast.olive.posts.all()] == ["officer"]


def test_the_last_officer_stays(record: Record) -> None:
    another = make_person(record.authority, "Otto", (Role.OFFICER, None))
    change_posts(person=record.cast.olive, posts=[], by=another)
    record.cast.olive.refresh_from_db()
    with pytest.raises(Refused, match="Olive may not do this"):
        change_posts(person=another, posts=[], by=record.cast.olive)
    with pytest.raises(Refused, match="Olive may not do this"):
        leave(record, another)
    assert [
        post.person.name for post in Post.objects.filter(role=Role.OFFICER, person__authority=record.authority)
    ] == ["Otto"]


def test_an_officer_removes_a_lost_second_factor(record: Record) -> None:
    TOTP.activate(record.cast.ben.user, generate_totp_secret())
    address = f"/borough/work/people/{record.cast.ben.pk}/"
    assert "Remove the second factor" in officer(record).get(address).content.decode()
    officer(record).post(f"{address}no-factor/")
    assert (is_mfa_enabled(record.cast.ben.user), written(record)) == (False, ["remove the second factor of another"])


def test_a_second_factor_that_guards_another_authority_stays(record: Record) -> None:
    TOTP.activate(record.cast.zoe.user, generate_totp_secret())
    zoe = invite(authority=record.authority, name="Zoe", email="zoe@elsewhere.example", by=record.cast.olive).person
    officer(record).post(f"/borough/work/people/{zoe.pk}/no-factor/")
    assert is_mfa_enabled(zoe.user)


@pytest.mark.parametrize("more", [0, 2, 60])
def test_the_list_of_people_asks_the_same_of_the_database_however_many_there_are(
    record: Record, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    for number in range(more):
        user = User.objects.create(email=f"p{number}@borough.example", password="!")
        person = Person.objects.create(user=user, authority=record.authority, name=f"P{number}")
        Post.objects.create(person=person, role=Role.DIRECTOR, directorate=a_directorate(record))
    browser = officer(record)
    with django_assert_num_queries(7):
        page = browser.get("/borough/work/people/")
    assert f"Here: {12 + more}" in page.content.decode()


def test_what_a_person_has_is_named_by_its_ref(record: Record) -> None:
    page = officer(record).get(f"/borough/work/people/{record.cast.ben.pk}/").content.decode()
    assert ">11.1 Initial assessments" in page


@pytest.mark.parametrize("more", [0, 2, 60])
def test_a_person_asks_the_same_of_the_database_however_much_they_have(
    record: Record, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    for measure in Measure.objects.filter(assignments=None)[:more]:
        Assignment.objects.create(measure=measure, person=record.cast.ben, duty=Duty.OWNER, since=date(2012, 4, 2))
    browser = officer(record)
    with django_assert_num_queries(10):
        browser.get(f"/borough/work/people/{record.cast.ben.pk}/hand-over/")
    with django_assert_num_queries(10):
        browser.get(f"/borough/work/people/{record.cast.ben.pk}/")
