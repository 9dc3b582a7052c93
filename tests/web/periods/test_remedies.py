"""Remedial actions: mended with the change shown, marked as done, overdue by their date."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from goldenthread.plan import UserError
from goldenthread.web.actions.publishing import publish, take_down
from goldenthread.web.actions.remedies import Remedy, edit_remedy, finish_remedy, reopen_remedy
from goldenthread.web.actions.returns import submit
from goldenthread.web.cycle.control.edits import edits_of
from goldenthread.web.records.models import (
    JournalEntry,
    JournalWords,
    PeriodState,
    Person,
    PublishedText,
    RemedialAction,
    ReportingPeriod,
    Return,
    ReturnState,
)
from tests.web.conftest import Record
from tests.web.periods.test_control_room import hand_in, own
from tests.web.periods.test_opening import opened
from tests.web.quarter import GOOD

SignIn = Callable[[Person], Client]
DAY = date(2012, 9, 13)


@pytest.fixture
def remedy(record: Record) -> RemedialAction:
    """What will be done about measure 11.1, of a return that is handed in."""
    found = hand_in(own(record, opened(record)))
    return RemedialAction.objects.create(of_return=found, position=1, what="Hire", who="Ben", by_when=DAY)


def at(remedy: RemedialAction, rest: str = "") -> str:
    return f"/borough/work/returns/{remedy.of_return_id}/remedial-actions/1/{rest}"


def to(what: str = "Hire two", who: str = "Ben", by_when: date = DAY) -> Remedy:
    return Remedy(what, who, by_when)


def told(found: Return) -> list[tuple[str, str, str]]:
    return [(edit.name, edit.before, edit.after) for edit in edits_of([found])]


def approve(remedy: RemedialAction, record: Record) -> None:
    signed = {"approved_by": record.cast.hal, "approved_at": timezone.now()}
    Return.objects.filter(pk=remedy.of_return_id).update(state=ReturnState.APPROVED, **signed)


def test_what_is_mended_is_kept_before_and_after_and_published(record: Record, remedy: RemedialAction) -> None:
    later = DAY + timedelta(days=30)
    edit_remedy(remedy=remedy, revision=0, to=to(by_when=later), reason="As minuted", by=record.cast.olive)
    found = Return.objects.get(pk=remedy.of_return_id)
    now = "Hire two (Ben, by 13 October 2012)"
    assert told(found) == [("Remedial action 1", "Hire (Ben, by 13 September 2012)", now)]
    assert (found.remedial_text, found.revision) == (now, 1)


@pytest.mark.parametrize("who", ["olive", "ben", "eve"])
def test_officer_owner_and_deputy_mend_it_on_its_page(
    record: Record, remedy: RemedialAction, sign_in: SignIn, who: str
) -> None:
    sent = {"revision": "0", "what": "Hire two", "who": "Ben", "by_when": "31/10/2012", "reason": "As minuted"}
    assert sign_in(getattr(record.cast, who)).post(at(remedy), sent).status_code == 302
    page = sign_in(record.cast.ben).get(f"/borough/work/returns/{remedy.of_return_id}/").content.decode()
    assert f"changed by {who.title()}" in page
    assert "because: As minuted" in page
    assert "Ben, by 31 October 2012" in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"what": ""}, "Say what will be done"),
        ({"by_when": "soon"}, "Give a day, like 31/3/2012"),
        ({"reason": ""}, "Say why it changes"),
        ({"what": "Hire", "by_when": "13/9/2012"}, "Nothing has changed. Leave it."),
        ({"revision": "7"}, "The return has changed since you were shown it. Look at it again."),
    ],
)
def test_a_refused_change_says_why_and_keeps_what_was_typed(
    record: Record, remedy: RemedialAction, sign_in: SignIn, change: dict[str, str], words: str
) -> None:
    sent = {"revision": "0", "what": "Hire two", "who": "Ben", "by_when": "31/10/2012", "reason": "As minuted"}
    answer = sign_in(record.cast.olive).post(at(remedy), sent | change)
    page = answer.content.decode()
    assert (answer.status_code, words in page, "Ben" in page) == (422, True, True)
    assert told(remedy.of_return) == []


def test_what_is_approved_is_mended_by_officers_alone(record: Record, remedy: RemedialAction, sign_in: SignIn) -> None:
    approve(remedy, record)
    with pytest.raises(UserError, match="is approved"):
        edit_remedy(remedy=remedy, revision=0, to=to(), reason="x", by=record.cast.ben)
    assert "your performance team can mend the words" in sign_in(record.cast.ben).get(at(remedy)).content.decode()
    edit_remedy(remedy=remedy, revision=0, to=to(), reason="As minuted", by=record.cast.olive)
    remedy.refresh_from_db()
    assert remedy.what == "Hire two"


def test_what_is_published_keeps_its_words_and_is_still_marked_as_done(
    record: Record, remedy: RemedialAction, sign_in: SignIn
) -> None:
    ReportingPeriod.objects.filter(pk=remedy.of_return.period_id).update(state=PeriodState.PUBLISHED)
    with pytest.raises(UserError, match="its period is published"):
        edit_remedy(remedy=RemedialAction.objects.get(), revision=0, to=to(), reason="x", by=record.cast.olive)
    page = sign_in(record.cast.ben).get(at(remedy)).content.decode()
    assert "stay as they are" in page
    finish_remedy(remedy=RemedialAction.objects.get(), done_on=DAY, how="Two began.", by=record.cast.ben)
    remedy.refresh_from_db()
    assert (remedy.done_on, remedy.done_how) == (DAY, "Two began.")


def test_what_is_done_says_when_and_how(record: Record, remedy: RemedialAction, sign_in: SignIn) -> None:
    ben = sign_in(record.cast.ben)
    answer = ben.post(at(remedy, "done/"), {"done_on": "2/8/2012", "how": "Two people began on 1 August."})
    page = ben.get(answer.headers["Location"]).content.decode()
    assert "Done 2 August 2012" in page
    assert "Two people began on 1 August." in page
    entry = JournalEntry.objects.filter(authority=record.authority).latest("number")
    assert (entry.verb, entry.by) == ("mark a remedial action as done", record.cast.ben)
    assert "Two people began on 1 August." in entry.words.values_list("text", flat=True)
    assert Return.objects.get(pk=remedy.of_return_id).revision == 0


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"done_on": "", "how": "Two began."}, "Give the day on which it was done"),
        ({"done_on": "1/1/2200", "how": "Two began."}, "The day is still to come. Give the day."),
        ({"done_on": "2/8/2012", "how": " "}, "Say what was done, or where it shows"),
    ],
)
def test_done_without_day_or_words_is_refused(
    record: Record, remedy: RemedialAction, sign_in: SignIn, sent: dict[str, str], words: str
) -> None:
    answer = sign_in(record.cast.ben).post(at(remedy, "done/"), sent)
    remedy.refresh_from_db()
    assert (answer.status_code, words in answer.content.decode(), remedy.done_on) == (422, True, None)


def test_it_is_marked_once_and_can_be_taken_back(record: Record, remedy: RemedialAction, sign_in: SignIn) -> None:
    finish_remedy(remedy=remedy, done_on=DAY, how="Two began.", by=record.cast.ben)
    with pytest.raises(UserError, match="marked as done on 13 September 2012 already"):
        finish_remedy(remedy=remedy, done_on=DAY, how="Two began.", by=record.cast.eve)
    ben = sign_in(record.cast.ben)
    assert ben.post(at(remedy, "not-done/"), {"reason": "One left again"}).status_code == 302
    remedy.refresh_from_db()
    assert (remedy.done_on, remedy.done_how) == (None, "")
    with pytest.raises(UserError, match="isn’t marked as done"):
        reopen_remedy(remedy=remedy, reason="x", by=record.cast.ben)


def test_what_was_done_stays_done_when_the_return_is_submitted_again(record: Record, remedy: RemedialAction) -> None:
    finish_remedy(remedy=remedy, done_on=DAY, how="Two began.", by=record.cast.ben)
    Return.objects.filter(pk=remedy.of_return_id).update(state=ReturnState.QUERIED)
    found = Return.objects.get(pk=remedy.of_return_id)
    fields = GOOD | {"action-1-what": "Hire", "action-1-who": "Ben", "action-1-by_when": "30/9/2012"}
    submit(owed=found, fields=fields, revision=found.revision, by=record.cast.ben)
    again = RemedialAction.objects.get(of_return=found)
    assert (again.by_when, again.done_on, again.done_how) == (date(2012, 9, 30), DAY, "Two began.")


def test_overdue_follows_from_the_day(record: Record, remedy: RemedialAction) -> None:
    today = timezone.localdate()
    days = []
    for by_when, done_on in [(today, None), (today - timedelta(days=1), None), (today - timedelta(days=9), today)]:
        remedy.by_when, remedy.done_on = by_when, done_on
        days.append(remedy.days_overdue)
    assert days == [0, 1, 0]


def test_what_is_to_be_done_is_listed_for_those_who_may_read_it(
    record: Record, remedy: RemedialAction, sign_in: SignIn
) -> None:
    pages = {
        who: sign_in(getattr(record.cast, who)).get("/borough/work/remedial-actions/").content.decode()
        for who in ("olive", "aud", "ben", "hal", "mia", "nora")
    }
    assert {who: "Hire" in page for who, page in pages.items()} == {
        "olive": True, "aud": True, "ben": True, "hal": True, "mia": False, "nora": False,
    }  # fmt: skip
    assert ">1, overdue<" in pages["ben"]
    assert (
        "1 still to be done" in sign_in(record.cast.olive).get("/borough/work/control/", follow=True).content.decode()
    )
    finish_remedy(remedy=remedy, done_on=DAY, how="Two began.", by=record.cast.ben)
    assert "None is left." in sign_in(record.cast.ben).get("/borough/work/remedial-actions/").content.decode()


def test_what_the_latest_return_says_stands_in_place_of_the_one_before(record: Record, remedy: RemedialAction) -> None:
    before = Return.objects.get(measure=record.measure, period=record.year_end)
    RemedialAction.objects.create(of_return=before, position=1, what="Advertise", who="Ben", by_when=DAY)
    client = Client()
    client.force_login(record.cast.olive.user)
    page = client.get("/borough/work/remedial-actions/").content.decode()
    assert ("Hire" in page, "Advertise" in page) == (True, False)


@pytest.mark.parametrize("more", [0, 2, 300])
def test_the_list_asks_the_same_number_of_queries(
    record: Record,
    remedy: RemedialAction,
    sign_in: SignIn,
    django_assert_num_queries: DjangoAssertNumQueries,
    more: int,
) -> None:
    RemedialAction.objects.bulk_create(
        RemedialAction(of_return=remedy.of_return, position=number, what=f"Do {number}", who="Ben", by_when=DAY)
        for number in range(2, more + 2)
    )
    client = sign_in(record.cast.olive)
    with django_assert_num_queries(8):
        client.get("/borough/work/remedial-actions/")


def test_taking_the_words_down_takes_what_was_done_too(record: Record) -> None:
    found = Return.objects.get(measure=record.measure, period=record.q2)
    own = RemedialAction.objects.create(of_return=found, position=1, what="Hire Jo", who="Ben", by_when=DAY)
    Return.objects.filter(pk=found.pk).update(remedial_text="Hire Jo (Ben, by 13 September 2012)")
    finish_remedy(remedy=own, done_on=DAY, how="Jo began.", by=record.cast.ben)
    publish(period=record.q2, by=record.cast.olive)
    place = f"{record.measure.permanent_id}.remedial_action"
    text = PublishedText.objects.get(publication__for_public=False, place=place)
    take_down(text=text, ground="somebody can be identified", by=record.cast.olive)
    assert not RemedialAction.objects.filter(of_return=found).exists()
    assert not JournalWords.objects.filter(text__contains="Jo").exists()


def test_who_may_not_submit_the_return_changes_none_of_its_remedial_actions(
    record: Record, remedy: RemedialAction
) -> None:
    to, revision = Remedy("Hire two", "Ben", DAY), remedy.of_return.revision
    for by in (record.cast.cal, record.cast.mia, record.cast.zoe):
        with pytest.raises(UserError, match="isn’t yours to change"):
            edit_remedy(remedy=remedy, revision=revision, to=to, reason="More", by=by)
        with pytest.raises(UserError, match="isn’t yours to change"):
            finish_remedy(remedy=remedy, done_on=DAY, how="Two began.", by=by)
    remedy.refresh_from_db()
    assert (remedy.what, remedy.done_on) == ("Hire", None)
