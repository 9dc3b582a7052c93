"""The pages on which a period is published and corrected, and the auditor's."""

import re
from collections.abc import Callable
from html import escape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.web.actions.auditing import drawn, returns_to_draw_from
from goldenthread.web.actions.publishing import publish
from goldenthread.web.records.models import (
    AuditSample,
    AuditTest,
    FigureRecord,
    JournalEntry,
    Person,
    Publication,
    Restatement,
    Return,
    ReturnState,
)
from tests.web.conftest import Record

SignIn = Callable[[Person], Client]
WORK = "/borough/work/"


def test_an_officer_publishes(record: Record, sign_in: SignIn) -> None:
    olive = sign_in(record.cast.olive)
    where = f"{WORK}periods/{record.q2.pk}/publish/"
    page = olive.get(where).content.decode()
    assert "Nothing: every return is approved" in page
    assert "no measures marked as not public" in page
    assert "small numbers: none, as no measure is marked as counting people" in page
    refused = olive.post(where, {"edition": "1"})
    assert refused.status_code == 422
    assert "Confirm that you have looked" in refused.content.decode()
    done = olive.post(where, {"edition": "1", "confirmed": "on"})
    assert (done.status_code, done.headers["Location"]) == (302, f"{WORK}publications/")
    public = Publication.objects.get(for_public=True)
    assert public.sha256 in olive.get(f"{WORK}publications/").content.decode()
    again = olive.post(where, {"edition": "1", "confirmed": "on"})
    assert "Edition 1 is published already" in again.content.decode()
    assert Publication.objects.count() == 2


def test_what_stands_in_the_way_is_shown_with_a_reason_asked_for(record: Record, sign_in: SignIn) -> None:
    Return.objects.filter(measure=record.measure, period=record.q2).update(state=ReturnState.OWED)
    olive = sign_in(record.cast.olive)
    where = f"{WORK}periods/{record.q2.pk}/publish/"
    assert "1 return not submitted, and overdue" in olive.get(where).content.decode()
    refused = olive.post(where, {"edition": "1", "confirmed": "on"}).content.decode()
    assert "Say why it is published although something is in the way" in refused
    olive.post(where, {"edition": "1", "confirmed": "on", "reason": "The owner is ill."})
    assert JournalEntry.objects.filter(verb="publish", reason="The owner is ill.").count() == 2


def test_the_limit_of_small_numbers_is_the_councils(record: Record, sign_in: SignIn) -> None:
    record.measure.counts_people = True
    record.measure.save()
    record.authority.small_number = 7
    record.authority.save()
    page = sign_in(record.cast.olive).get(f"{WORK}periods/{record.q2.pk}/publish/").content.decode()
    assert "of 1 measure that counts people, the figures of those with a number below 7" in page


def test_an_auditor_is_offered_nothing_to_publish(record: Record, sign_in: SignIn) -> None:
    assert "What to do" in sign_in(record.cast.olive).get(f"{WORK}publications/").content.decode()
    assert "What to do" not in sign_in(record.cast.aud).get(f"{WORK}publications/").content.decode()


def test_an_officer_restates_and_takes_down(record: Record, sign_in: SignIn) -> None:
    officers, public = publish(period=record.q2, by=record.cast.olive)
    figure = FigureRecord.objects.filter(of_return__period=record.q2).order_by("of_return__pk")[0]
    text = public.texts.filter(place__endswith=".progress").order_by("pk")[0]
    olive = sign_in(record.cast.olive)
    where = f"{WORK}figures/{figure.pk}/restate/"
    assert olive.get(where).status_code == 200
    assert olive.post(where, {"value": "x", "reason": ""}).status_code == 422
    done = olive.post(where, {"value": "9999", "reason": "Counted twice."})
    assert done.headers["Location"] == f"{WORK}publications/{officers.pk}/"
    assert str(Restatement.objects.get().new_value) == "9999"
    where = f"{WORK}publications/{public.pk}/texts/{text.pk}/"
    assert olive.get(where).status_code == 200
    assert olive.post(where, {"ground": ""}).status_code == 422
    assert olive.post(where, {"ground": "Someone is named."}).status_code == 302
    shown = olive.get(f"{WORK}publications/{public.pk}/").content.decode()
    assert "Someone is named." in shown
    assert olive.get(where).status_code == 200


def test_an_officer_marks_words_as_exempt(record: Record, sign_in: SignIn) -> None:
    own = Return.objects.get(measure=record.measure, period=record.q2)
    olive = sign_in(record.cast.olive)
    olive.post(f"{WORK}returns/{own.pk}/exempt/", {"ground": "paragraph 2"})
    own.refresh_from_db()
    assert own.exempt_ground == "paragraph 2"
    page = olive.get(f"{WORK}periods/{record.q2.pk}/publish/").content.decode()
    assert "the words of 1 return marked as exempt" in page


def test_an_auditor_draws_and_tests(record: Record, sign_in: SignIn) -> None:
    aud = sign_in(record.cast.aud)
    where = f"{WORK}audit/samples/"
    assert aud.post(where, {"period": record.q2.pk, "size": "900", "seed": ""}).status_code == 422
    aud.post(where, {"period": record.q2.pk, "size": "5", "seed": "2012"})
    sample = AuditSample.objects.get()
    assert sorted(one.pk for one in sample.returns.all()) == sorted(drawn(returns_to_draw_from(record.q2), 5, "2012"))
    listed = aud.get(f"{where}{sample.pk}/").content.decode()
    assert "2012" in listed
    placed = sample.returns.order_by("pk")[0].measure.placements.get(plan_year=record.q2.plan_year)
    assert f">{placed.ref} {escape(placed.measure.name)}</a>" in listed
    one = sample.returns.all()[0]
    page = f"{where}{sample.pk}/returns/{one.pk}/"
    shown = aud.get(page).content.decode()
    assert "Worked out again" in shown
    assert "(1 to 4)”, version 1" in shown
    assert aud.post(page, {"result": "differs", "note": ""}).status_code == 422
    assert aud.post(page, {"result": "differs", "note": "The list has 40."}).status_code == 302
    assert AuditTest.objects.get().note == "The list has 40."
    entry = JournalEntry.objects.get(verb="record a test")
    assert (entry.by, entry.reason) == (record.cast.aud, "The list has 40.")


def test_a_sampled_return_says_whether_it_is_what_was_published(record: Record, sign_in: SignIn) -> None:
    publish(period=record.q2, by=record.cast.olive)
    aud = sign_in(record.cast.aud)
    aud.post(f"{WORK}audit/samples/", {"period": record.q2.pk, "size": "1", "seed": "1"})
    sample = AuditSample.objects.get()
    page = f"{WORK}audit/samples/{sample.pk}/returns/{sample.returns.get().pk}/"
    assert "This is what was published." in aud.get(page).content.decode()


@pytest.mark.parametrize(
    ("query", "verbs"),
    [
        ("", {"published", "took in the report of"}),
        ("?verb=publish", {"published"}),
        ("?since=1/1/2012&until=2/1/2012", set()),
    ],
)
def test_the_journal_is_filtered(record: Record, sign_in: SignIn, query: str, verbs: set[str]) -> None:
    publish(period=record.q2, by=record.cast.olive)
    page = sign_in(record.cast.aud).get(f"{WORK}audit/journal/{query}").content.decode()
    cells = set(re.findall(r"</strong> (published|took in the report of) ", page))
    assert cells == verbs


@pytest.mark.parametrize("where", ["publications/", "publications/{officers}/", "periods/{period}/publish/"])
def test_pages_ask_as_much_for_few_as_for_many(record: Record, sign_in: SignIn, where: str) -> None:
    olive = sign_in(record.cast.olive)
    counts = []
    for number, keep in enumerate((1, 3, None), start=1):
        shown = Return.objects.filter(period=record.q2).order_by("pk")
        if keep:
            hidden = [one.pk for one in shown[keep:]]
            Return.objects.filter(pk__in=hidden).update(state=ReturnState.APPROVED)
        Return.objects.filter(pk__in=[one.pk for one in shown[: keep or 200]]).update(state=ReturnState.OWED)
        officers, _ = publish(period=record.q2, by=record.cast.olive, reason="a test")
        assert officers.edition == number
        with CaptureQueriesContext(connection) as asked:
            assert olive.get(WORK + where.format(officers=officers.pk, period=record.q2.pk)).status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1


def test_audit_pages_ask_as_much_for_few_as_for_many(record: Record, sign_in: SignIn) -> None:
    aud = sign_in(record.cast.aud)
    counts = []
    for size in (1, 3, 30):
        aud.post(f"{WORK}audit/samples/", {"period": record.q2.pk, "size": size, "seed": "1"})
        sample = AuditSample.objects.order_by("-pk")[0]
        own = []
        for where in ("", f"{sample.pk}/", f"{sample.pk}/returns/{sample.returns.all()[0].pk}/", "../journal/"):
            with CaptureQueriesContext(connection) as asked:
                assert aud.get(f"{WORK}audit/samples/{where}".replace("samples/../", "")).status_code == 200
            own.append(len(asked))
        counts.append(own)
    assert counts[0] == counts[1] == counts[2]
