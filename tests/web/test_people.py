"""Invitation, reset, posts and handing over: what each does, and what is refused."""

import re
from datetime import date, timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import is_mfa_enabled
from django.core import mail
from django.db.models import Max
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from goldenthread.web.actions.links import Kind, token_for, user_of
from goldenthread.web.actions.people import (
    ask_for_reset,
    change_posts,
    hand_over,
    invite,
    invite_again,
    set_password,
)
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import (
    Assignment,
    Directorate,
    Duty,
    JournalEntry,
    Measure,
    Person,
    Post,
    Role,
    User,
)
from tests.web.conftest import PASSWORD, Record, make_person

NEW = "correct horse battery staple"
TODAY = timezone.localdate()


def written(record: Record) -> list[str]:
    """Give what the journal says since the record was built."""
    return [entry.verb for entry in JournalEntry.objects.filter(authority=record.authority, number__gt=2)]


def link_in(text: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:8000(/\S+)", text)
    assert found is not None
    return found[1]


def officer(record: Record) -> Client:
    client = Client()
    client.force_login(record.cast.olive.user)
    return client


def a_directorate(record: Record) -> Directorate:
    return record.authority.directorates.all()[0]


# Inviting


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


# A forgotten password


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


# Posts


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
    assert page.status_code == 200
    assert [post.role for post in record.cast.olive.posts.all()] == ["officer"]


def test_the_last_officer_stays(record: Record) -> None:
    another = make_person(record.authority, "Otto", (Role.OFFICER, None))
    change_posts(person=record.cast.olive, posts=[], by=another)
    record.cast.olive.refresh_from_db()
    with pytest.raises(Refused, match="last performance officer"):
        change_posts(person=another, posts=[], by=record.cast.olive)
    with pytest.raises(Refused, match="last performance officer"):
        leave(record, another)
    assert [
        post.person.name for post in Post.objects.filter(role=Role.OFFICER, person__authority=record.authority)
    ] == ["Otto"]


# A lost second factor


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


# Leaving


def leave(record: Record, person: Person, to: Person | None = None, **how: object) -> None:
    given: dict[str, object] = {
        "left_on": TODAY,
        "duties": {one.pk: to for one in person.assignments.all()},
        "posts": {one.pk: to for one in person.posts.all()},
        **how,
    }
    by = record.cast.olive if person != record.cast.olive else record.cast.aud
    hand_over(person=person, by=by, **given)  # type: ignore[arg-type]


def test_what_a_leaver_had_goes_on_and_keeps_its_history(record: Record, client: Client) -> None:
    client.force_login(record.cast.ben.user)
    leave(record, record.cast.ben, record.cast.nora)
    held = Assignment.objects.filter(measure=record.measure, duty=Duty.OWNER).order_by("pk")
    assert [(one.person.name, one.since, one.until) for one in held] == [
        ("Ben", date(2012, 4, 2), TODAY),
        ("Nora", TODAY, None),
    ]
    assert client.get("/borough/work/").status_code == 302
    assert client.post("/sign-in/", {"login": "ben@borough.example", "password": PASSWORD}).headers["Location"] == (
        "/sign-in/closed/"
    )
    assert ask_for_reset(email="ben@borough.example") is None
    assert written(record) == ["hand over a measure", "hand over from who left"]


def test_a_post_goes_on_too(record: Record) -> None:
    (post,) = record.cast.hal.posts.all()
    leave(record, record.cast.hal, record.cast.nora)
    assert [(one.role, one.directorate_id) for one in record.cast.nora.posts.all()] == [
        (post.role, post.directorate_id)
    ]
    assert record.cast.hal.posts.count() == 0


def test_handing_over_on_the_page_to_one_and_singly_to_another(record: Record) -> None:
    second = Measure.objects.filter(authority=record.authority).exclude(assignments__isnull=False)[0]
    ben = record.cast.ben
    own = ben.assignments.get()
    other = Assignment.objects.create(measure=second, person=ben, duty=Duty.OWNER, since=date(2012, 4, 2))
    answer = officer(record).post(
        f"/borough/work/people/{ben.pk}/hand-over/",
        {"left_on": "31/03/2012", "everything": record.cast.nora.pk, f"duty-{other.pk}": record.cast.eve.pk},
    )
    assert answer.headers["Location"] == "/borough/work/people/"
    now = Assignment.objects.filter(duty=Duty.OWNER, until=None, measure__in=[own.measure, second])
    assert {(one.measure_id, one.person.name) for one in now} == {(own.measure_id, "Nora"), (second.pk, "Eve")}
    ben.refresh_from_db()
    assert ben.left_on == date(2012, 3, 31)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"left_on": TODAY + timedelta(days=1)}, "still to come"),
        ({"duties": {}}, "would have no owner"),
    ],
)
def test_a_hand_over_that_leaves_a_gap_is_refused(record: Record, how: dict[str, object], told: str) -> None:
    with pytest.raises(Refused, match=told):
        leave(record, record.cast.ben, record.cast.nora, **how)
    record.cast.ben.refresh_from_db()
    assert (record.cast.ben.left_on, record.cast.ben.assignments.get().until, written(record)) == (None, None, [])


@pytest.mark.parametrize("who", ["ben", "zoe"])
def test_only_who_is_here_takes_over(record: Record, who: str) -> None:
    with pytest.raises(Refused, match="can't take anything over"):
        leave(record, record.cast.ben, getattr(record.cast, who))


def test_nobody_hands_over_from_themselves(record: Record) -> None:
    with pytest.raises(Refused, match="own leaving"):
        hand_over(person=record.cast.olive, left_on=TODAY, by=record.cast.olive, duties={}, posts={})


def test_who_belongs_elsewhere_too_stays_there(record: Record) -> None:
    zoe = invite(authority=record.authority, name="Zoe", email="zoe@elsewhere.example", by=record.cast.olive).person
    leave(record, zoe)
    browser = Client()
    browser.force_login(User.objects.get(email="zoe@elsewhere.example"))
    assert browser.get("/elsewhere/work/").status_code == 200
    assert browser.get("/borough/work/").status_code == 404


def test_a_password_is_written_down_wherever_one_belongs(record: Record) -> None:
    before = JournalEntry.objects.aggregate(last=Max("pk"))["last"]
    invite(authority=record.authority, name="Zoe", email="zoe@elsewhere.example", by=record.cast.olive)
    set_password(user=record.cast.zoe.user, password=NEW, how="by a link")
    verbs = JournalEntry.objects.filter(pk__gt=before).values_list("authority__slug", "verb")
    assert ("borough", "set their password") in verbs
    assert ("elsewhere", "set their password") in verbs


# Pages


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
