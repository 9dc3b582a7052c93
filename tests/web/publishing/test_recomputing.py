"""A tested return is worked out again as publishing works it out: held against what was published before."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldenthread.plan import Rating
from goldenthread.web.actions.auditing import draw_sample
from goldenthread.web.actions.points import answer, recheck
from goldenthread.web.actions.publishing import publish
from goldenthread.web.cycle.audit.recomputing import Recomputed, recomputed
from goldenthread.web.records.models import Person, PointAnswer, Return
from goldenthread.web.records.published import latest, row_of
from tests.web.conftest import Record

SignIn = Callable[[Person], Client]


def both_published(record: Record) -> None:
    publish(period=record.q2, by=record.cast.olive)
    publish(period=record.year_end, by=record.cast.olive, reason="a test")


def page_of(record: Record, sign_in: SignIn, found: Return) -> str:
    size = Return.objects.filter(period=found.period, state="approved").count()
    sample = draw_sample(period=found.period, size=size, by=record.cast.aud)
    client = sign_in(record.cast.aud)
    return client.get(f"/borough/work/audit/samples/{sample.pk}/returns/{found.pk}/").content.decode()


@pytest.mark.parametrize("which", ["q2", "year_end"])
def test_every_published_verdict_is_worked_out_the_same_again(record: Record, which: str) -> None:
    both_published(record)
    period = getattr(record, which)
    publication = latest(record.authority, for_public=False, period=period)
    assert publication is not None
    differ = []
    for found in Return.objects.filter(period=period).select_related("measure", "period__plan_year__plan"):
        again, row = recomputed(found).row, row_of(publication, found.measure.permanent_id)
        if row is not None and again.verdict != row.row.verdict:
            differ.append((again.verdict, row.row.verdict))
    assert differ == []


def matters(record: Record) -> Return:
    """Give the measure whose verdict rests on what was published before: 2.8 % then, 4.2 % now."""
    found = Return.objects.filter(period=record.year_end, figures__value="4.2", figures__unit="%")
    return found.select_related("measure", "period__plan_year__plan").get()


def test_a_verdict_that_rests_on_the_earlier_figure_agrees(record: Record, sign_in: SignIn) -> None:
    both_published(record)
    found = matters(record)
    again = recomputed(found)
    assert again.row.verdict is not None
    assert (again.row.verdict.rating, again.agrees, again.earlier) == (Rating.SLIPPED, True, record.q2)
    assert "2.8 % before" in again.row.verdict.because
    page = page_of(record, sign_in, found)
    assert "This is what was published." in page
    assert "Held against 2011/12 Q2 as published." in page


def test_without_anything_published_before_it_says_so(record: Record, sign_in: SignIn) -> None:
    found = matters(record)
    again = recomputed(found)
    assert again.row.verdict is not None
    assert (again.row.verdict.rating, again.agrees, again.earlier) == (None, None, None)
    assert "Nothing before it is published to hold it against." in page_of(record, sign_in, found)


def test_an_answered_point_stands_with_its_answer(record: Record, sign_in: SignIn) -> None:
    both_published(record)
    found = matters(record)
    recheck(found)
    point = found.points.get(rule="figure-worse-status-better")
    answer(point=point, because="The target was met in March.", by=record.cast.olive)
    told = {one.message: one.answer for one in recomputed(found).points}
    assert told[point.message] == PointAnswer.objects.get()
    assert len(told) == len(recomputed(found).points)
    at = timezone.localtime(PointAnswer.objects.get().at)
    page = page_of(record, sign_in, found)
    assert f"Accepted by Olive on {at:%-d %B %Y, %H:%M}, because: " in page
    assert "The target was met in March." in page


def of_another_version(again: Recomputed) -> Recomputed:
    assert again.row.verdict is not None
    newer = again.row.verdict.model_copy(update={"rule_version": "2"})
    return replace(again, row=again.row.model_copy(update={"verdict": newer}))


def test_what_an_older_version_of_a_rule_published_is_named(record: Record) -> None:
    both_published(record)
    again = recomputed(matters(record))
    assert again.published_by is None
    older = of_another_version(again).published_by
    assert older is not None
    assert (older.rule, older.rule_version) == ("one-to-four/threshold-year-end", "1")


def test_it_asks_the_same_number_of_questions_with_and_without_points(record: Record) -> None:
    both_published(record)
    counts = []
    for found in (
        matters(record),
        Return.objects.select_related("measure", "period__plan_year__plan").get(
            measure=record.measure, period=record.year_end
        ),
    ):
        with CaptureQueriesContext(connection) as asked:
            recomputed(found)
        counts.append(len(asked))
    # Where there is no point, no answer is asked for.
    assert max(counts) == 19


def test_a_point_on_what_comes_of_no_document_says_declared(record: Record) -> None:
    found = Return.objects.get(period=record.year_end, measure__placements__ref="11.6")
    recheck(found)
    message = found.points.get(rule="status-not-supported").message
    assert message.startswith("Declared on track; 5.5 % against under 3 %: not achieved")
