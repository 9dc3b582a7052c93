"""Handing over from who leaves: what goes on, and what is refused."""

from datetime import date, timedelta

import pytest
from django.test import Client

from goldenthread.web.actions.people import (
    ask_for_reset,
    hand_over,
    invite,
)
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import (
    Assignment,
    Duty,
    Measure,
    User,
)
from tests.web.conftest import PASSWORD, Record
from tests.web.people import TODAY, leave, officer, written


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
    with pytest.raises(Refused, match="can’t take anything over"):
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
