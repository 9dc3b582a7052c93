"""Several people take the same step of the quarter at the same moment: it happens once, the others read why not.

Each is done twenty times over, as what goes wrong between threads seldom goes wrong at the first try.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from goldenthread.plan import Period
from goldenthread.web.actions.deadlines import Deadlines
from goldenthread.web.actions.intake import confirm_intake
from goldenthread.web.actions.mails import chase
from goldenthread.web.actions.periods import open_period
from goldenthread.web.actions.points import answer
from goldenthread.web.actions.publishing import publish, restate
from goldenthread.web.actions.remedies import finish_remedy
from goldenthread.web.actions.writing import Refused
from goldenthread.web.pages.sentences import said
from goldenthread.web.records.models import (
    FigureRecord,
    JournalEntry,
    OutgoingMail,
    Person,
    PointAnswer,
    PointToCheck,
    Publication,
    RemedialAction,
    ReportingPeriod,
    Restatement,
    Return,
    ReturnState,
    Role,
)
from tests.web.conftest import Record, make_person
from tests.web.intake.pending import DRAFT, pending
from tests.web.periods.many import quarter_of
from tests.web.test_people_at_once import assert_one_chain

ROUNDS, TOGETHER = 20, 3
Step = Callable[[Person], object]
DONE = "done"


@pytest.fixture
def officers(open_record: Record) -> list[Person]:
    """Three performance officers at three desks."""
    more = [make_person(open_record.authority, name, (Role.OFFICER, None)) for name in ("Otto", "Una")]
    return [open_record.cast.olive, *more]


def together(*steps: Callable[[], object]) -> list[str]:
    """Take steps at the same moment, each in a thread of its own; give how each went: "done", or what was said."""
    gate = Barrier(len(steps))

    def take(step: Callable[[], object]) -> str:
        try:
            gate.wait(30)
            step()
        except Refused as refused:
            return said(refused)
        finally:
            connection.close()
        return DONE

    with ThreadPoolExecutor(len(steps)) as pool:
        return sorted(pool.map(take, steps), key=lambda went: (went != DONE, went))


def by_each(officers: list[Person], step: Step) -> list[str]:
    return together(*((lambda one=one: step(one)) for one in officers))


def small_period(record: Record) -> ReportingPeriod:
    """Give a period of three measures: one owed, one submitted with an open error, one not due."""
    return quarter_of(record.authority, record.cast.olive, 3)


def written(record: Record, verb: str) -> int:
    return JournalEntry.objects.filter(authority=record.authority, verb=verb).count()


def test_an_edition_is_published_once(open_record: Record, officers: list[Person]) -> None:
    period = small_period(open_record)
    for edition in range(1, ROUNDS + 1):
        ReportingPeriod.objects.filter(pk=period.pk).update(commentary=f"Edition {edition} says more.")
        shown = ReportingPeriod.objects.get(pk=period.pk)
        went = by_each(officers, lambda by: publish(period=shown, by=by, reason="a test", edition=edition))  # noqa: B023
        late = f"Edition {edition} is published already. Look at what was published."
        assert went == [DONE, late, late]
        assert Publication.objects.filter(period=period, edition=edition).count() == 2
    assert written(open_record, "publish") == 2 * ROUNDS
    assert_one_chain(open_record)


def quarters() -> Iterator[tuple[int, int]]:
    return ((2012 + number // 4, number % 4 + 1) for number in range(ROUNDS))


def dates_of(start: int) -> Deadlines:
    return Deadlines(date(start + 2, 1, 10), date(start + 2, 1, 20), date(start + 2, 2, 1), date(start + 2, 2, 9))


def test_a_period_is_opened_once(open_record: Record, officers: list[Person]) -> None:
    for start, quarter in quarters():
        name = Period(start=start, quarter=quarter)
        went = by_each(
            officers,
            lambda by: open_period(
                authority=open_record.authority,
                plan_year_start=start,  # noqa: B023
                quarter=quarter,  # noqa: B023
                deadlines=dates_of(start),  # noqa: B023
                by=by,
            ),
        )
        late = f"{name} is in the record already. Open another quarter, or move the deadlines of this one."
        assert went == [DONE, late, late]
        period = ReportingPeriod.objects.get(plan_year__start=start, quarter=quarter)
        measures = list(Return.objects.filter(period=period).values_list("measure", flat=True))
        assert len(measures) == len(set(measures)) == 119
    assert written(open_record, "open a period") == ROUNDS
    assert_one_chain(open_record)


def test_a_document_is_taken_in_once(open_record: Record, officers: list[Person]) -> None:
    for start, quarter in quarters():
        name = Period(start=start, quarter=quarter)
        intake = pending(open_record, DRAFT.replace("2012/13 Q1", str(name)))
        intake.rows.update(accepted=True, by=open_record.cast.olive)
        went = by_each(
            officers,
            lambda by: confirm_intake(intake=intake, period=name, deadlines=dates_of(start), by=by),  # noqa: B023
        )
        late = "It is in the record already. Open the period that came of it."
        assert went == [DONE, late, late]
        assert Return.objects.filter(period__plan_year__start=start, period__quarter=quarter).count() == 3
    assert written(open_record, "take in a report") == 2 + ROUNDS
    assert_one_chain(open_record)


def test_what_is_owed_is_chased_once(open_record: Record, officers: list[Person]) -> None:
    for start, quarter in quarters():
        period = open_period(
            authority=open_record.authority,
            plan_year_start=start,
            quarter=quarter,
            deadlines=dates_of(start),
            by=open_record.cast.olive,
        )
        owed = Return.objects.filter(period=period, measure=open_record.measure)
        went = by_each(officers, lambda by: chase(period=period, returns=owed, by=by))  # noqa: B023
        late = "There is nothing left to chase today. See in the outbox what was sent, and chase again tomorrow."
        assert went == [DONE, late, late]
        assert sorted(mail.person.name for mail in OutgoingMail.objects.filter(about=owed.get())) == ["Ben", "Eve"]
    assert_one_chain(open_record)


def test_a_point_is_answered_once(open_record: Record, officers: list[Person]) -> None:
    own = Return.objects.get(measure=open_record.measure, period=open_record.year_end)
    for number in range(ROUNDS):
        point = PointToCheck.objects.create(
            of_return=own, fingerprint=f"point {number}", rule="stale-figure", severity="note", message="It is old."
        )
        went = by_each(officers, lambda by: answer(point=point, because=f"{by} has looked", by=by))  # noqa: B023
        kept = PointAnswer.objects.get(fingerprint=point.fingerprint)
        late = (
            f"{kept.by} has answered it already: {kept.by} has looked. Leave it, or ask them to take the answer back."
        )
        assert went == [DONE, late, late]
    assert written(open_record, "answer a point") == ROUNDS
    assert_one_chain(open_record)


def test_a_figure_is_restated_once(open_record: Record, officers: list[Person]) -> None:
    period = small_period(open_record)
    own = Return.objects.filter(period=period, state=ReturnState.SUBMITTED).get()
    FigureRecord.objects.create(of_return=own, position=1, value=Decimal(1), unit="%")
    publish(period=period, by=open_record.cast.olive, reason="a test")
    values = {one.pk: number for number, one in enumerate(officers, start=1)}
    for number in range(ROUNDS):
        figure = FigureRecord.objects.get(of_return=own, replaced_by=None)
        went = by_each(
            officers,
            lambda by: restate(
                figure=figure,  # noqa: B023
                value=Decimal(10 * (number + 1) + values[by.pk]),  # noqa: B023
                reason="Counted anew",
                by=by,
            ),
        )
        late = "The figure has been restated by someone else. Look at the new figure first."
        assert went == [DONE, late, late]
        now = FigureRecord.objects.get(of_return=own, replaced_by=None)
        last = Restatement.objects.latest("pk")
        assert (last.old_value, last.new_value, last.by_id) == (figure.value, now.value, officers_by(values, now))
    assert Restatement.objects.count() == ROUNDS
    assert_one_chain(open_record)


def officers_by(values: dict[int, int], figure: FigureRecord) -> int:
    """Give who restated a figure, by its last digit."""
    return next(pk for pk, digit in values.items() if figure.value is not None and figure.value % 10 == digit)


def test_a_remedial_action_is_done_once(open_record: Record, officers: list[Person]) -> None:
    own = Return.objects.get(measure=open_record.measure, period=open_record.year_end)
    today = timezone.localdate()
    for number in range(ROUNDS):
        remedy = RemedialAction.objects.create(of_return=own, position=number, what="Hire", who="Ben", by_when=today)
        went = by_each(
            officers,
            lambda by: finish_remedy(remedy=remedy, done_on=today, how=f"{by} saw it", by=by),  # noqa: B023
        )
        late = f"It was marked as done on {today:%-d %B %Y} already. Leave it, or say that it isn’t done after all."
        assert went == [DONE, late, late]
    assert written(open_record, "mark a remedial action as done") == ROUNDS
    assert_one_chain(open_record)


def test_different_steps_at_once_all_come_through(open_record: Record, officers: list[Person]) -> None:
    """None waits for what another holds: each takes the journal's lock first."""
    period = small_period(open_record)
    olive, otto, una = officers
    own = Return.objects.get(measure=open_record.measure, period=open_record.year_end)
    figure = FigureRecord.objects.create(of_return=own, position=90, value=Decimal(1), unit="%", label="all")
    publish(period=open_record.q2, by=olive)
    publish(period=open_record.year_end, by=olive)
    for number, (start, quarter) in enumerate(quarters()):
        point = PointToCheck.objects.create(
            of_return=own, fingerprint=f"point {number}", rule="stale-figure", severity="note", message="It is old."
        )
        ReportingPeriod.objects.filter(pk=period.pk).update(commentary=f"Round {number}")
        figure = FigureRecord.objects.get(of_return=own, position=90, replaced_by=None)
        shown = ReportingPeriod.objects.get(pk=period.pk)
        steps: list[Callable[[], object]] = [
            lambda: publish(period=shown, by=olive, reason="a test"),  # noqa: B023
            lambda: answer(point=point, because="Looked at", by=otto),  # noqa: B023
            lambda: restate(figure=figure, value=(figure.value or 0) + Decimal(1), reason="Anew", by=una),  # noqa: B023
            lambda: open_period(
                authority=open_record.authority,
                plan_year_start=start,  # noqa: B023
                quarter=quarter,  # noqa: B023
                deadlines=dates_of(start),  # noqa: B023
                by=otto,
            ),
        ]
        assert together(*steps) == [DONE] * len(steps)
    assert FigureRecord.objects.get(of_return=own, position=90, replaced_by=None).value == ROUNDS + 1
    assert_one_chain(open_record)
