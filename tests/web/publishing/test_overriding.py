"""The reason for another status than the calculated one: published, shown, cut for the public, and taken down."""

import pytest
from django.core.cache import caches
from django.test import Client

from goldenthread.web.actions.publishing import publish, take_down, to_read
from goldenthread.web.records.models import Measure, Publication, PublishedText, Return, ReturnState
from goldenthread.web.records.verifying import verify
from tests.web.conftest import Record
from tests.web.public.test_pages import read, text_of

WHY = "The agreed tolerance still covers it."


@pytest.fixture
def differing(record: Record) -> Return:
    """Give the return of a measure whose declared status isn't the calculated one, with the reason for it."""
    caches["public"].clear()
    publish(period=record.q2, by=record.cast.olive)
    found = Return.objects.get(period=record.year_end, measure__placements__ref="11.6")
    Return.objects.filter(pk=found.pk).update(override_reason=WHY)
    return found


def published(record: Record) -> dict[bool, str]:
    """Publish the year end, and give what each version says: by whether it is for the public."""
    publish(period=record.year_end, by=record.cast.olive, reason="As it is.")
    texts = PublishedText.objects.filter(publication__period=record.year_end, place__endswith=".override_reason")
    return {one.publication.for_public: one.text or "" for one in texts}


def page_of(found: Return, client: Client) -> str:
    return text_of(read(client, f"/borough/measures/{found.measure.permanent_id}/"))


def test_the_reason_for_another_status_is_published(record: Record, differing: Return, client: Client) -> None:
    assert published(record) == {True: WHY, False: WHY}
    said = f"The council says on track, but the figures say not achieved. The council’s reason: {WHY}"
    assert said in page_of(differing, client)
    assert WHY in read(client, "/borough/print/")
    client.force_login(record.cast.olive.user)
    publication = Publication.objects.get(period=record.year_end, for_public=True)
    assert WHY in read(client, f"/borough/work/publications/{publication.pk}/")


def test_a_reason_for_a_status_that_follows_from_the_figures_is_not_shown(
    record: Record, differing: Return, client: Client
) -> None:
    other = Return.objects.get(period=record.year_end, measure__placements__ref="11.1")
    Return.objects.filter(pk=other.pk).update(override_reason="It was so before.")
    published(record)
    assert "It was so before." not in page_of(other, client)


def test_an_exempt_reason_is_not_public(record: Record, differing: Return) -> None:
    Return.objects.filter(pk=differing.pk).update(exempt_ground="paragraph 2")
    assert published(record) == {False: WHY}


def test_a_reason_that_nobody_approved_is_not_published(record: Record, differing: Return) -> None:
    Return.objects.filter(pk=differing.pk).update(state=ReturnState.SUBMITTED)
    assert published(record) == {}


def test_a_reason_tells_no_small_number_about_people(record: Record, differing: Return) -> None:
    Measure.objects.filter(pk=differing.measure_id).update(counts_people=True)
    Return.objects.filter(pk=differing.pk).update(override_reason="Two children moved away; 18 of 325 is 5.5 %.")
    assert published(record)[True].startswith("[withheld] children moved away; 18 of 325")


def test_a_reason_that_may_tell_of_few_is_to_be_read(record: Record, differing: Return) -> None:
    Measure.objects.filter(pk=differing.measure_id).update(counts_people=True)
    before = {one.kind for one in to_read(record.year_end)}
    Return.objects.filter(pk=differing.pk).update(override_reason="Both moved away.")
    (obstacle,) = (one for one in to_read(record.year_end) if one.kind == "few_people")
    assert "few_people" not in before
    assert "“Both" in obstacle.returns[0].why


def test_a_reason_that_is_taken_down_leaves_a_tombstone(record: Record, differing: Return, client: Client) -> None:
    published(record)
    text = PublishedText.objects.get(publication__for_public=True, place__endswith=".override_reason")
    assert take_down(text=text, ground="A person is named.", by=record.cast.olive) == 2
    told = page_of(differing, client)
    assert WHY not in told
    assert "Words that stood here were taken down" in told
    differing.refresh_from_db()
    assert differing.override_reason == ""
    assert verify(record.authority).altered == ()
