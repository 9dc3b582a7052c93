"""A report on its way in: reviewed row by row, then all of it in the record, or nothing."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import Error, connection, transaction
from django.test import Client
from django.utils import timezone

from goldenthread.plan import Return as Row
from goldenthread.web.actions.intake import begin_intake, confirm_intake, remove_expired
from goldenthread.web.actions.writing import Refused
from goldenthread.web.intake.confirming import ConfirmForm
from goldenthread.web.records.exact import exact, from_exact, report_from
from goldenthread.web.records.models import (
    FigureRecord,
    Intake,
    IntakeRow,
    IntakeState,
    JournalEntry,
    ReportingPeriod,
    Return,
)
from goldenthread.web.records.uploads import CheckedFile
from tests.web.conftest import Record, example
from tests.web.intake.conftest import Send, boxes
from tests.web.intake.pending import DATES, DRAFT, pending, rows

Queries = Callable[..., object]


def at(intake: Intake, rest: str = "") -> str:
    return f"/borough/work/intake/{intake.pk}/{rest}"


def accept_all(client: Client, intake: Intake) -> None:
    for row in intake.rows.all():
        page = client.get(at(intake, f"row/{row.position}/"))
        assert client.post(at(intake, f"row/{row.position}/"), boxes(page.context["form"])).status_code == 302


def test_what_was_read_is_kept_exactly() -> None:
    report = example("q2")
    assert report_from(exact(report)) == report
    assert [[str(one.value) for one in row.actuals] for row in report_from(exact(report)).rows] == [
        [str(one.value) for one in row.actuals] for row in report.rows
    ]


def test_an_uploaded_report_waits_and_is_not_in_the_record(record: Record, send: Send) -> None:
    before = JournalEntry.objects.count(), Return.objects.count()
    assert send().status_code == 302
    intake = Intake.objects.get()
    assert (intake.name, intake.sha256) == ("q1.md", hashlib.sha256(DRAFT.encode()).hexdigest())
    assert [(row.row_id, row.sure) for row in intake.rows.all()] == [("11.1", False), ("11.2", True), ("11.3", True)]
    assert (JournalEntry.objects.count(), Return.objects.count()) == before


def test_an_unchanged_form_changes_nothing(record: Record, olive: Client) -> None:
    name, report = "year-end", example("year-end")
    file = CheckedFile(name, "text/plain", b"x")
    intake = begin_intake(authority=record.authority, file=file, report=report, matches={}, by=record.cast.olive)
    accept_all(olive, intake)
    assert [row.row_id for row in intake.rows.exclude(edited=None)] == []


def test_doubts_come_first(record: Record, olive: Client) -> None:
    intake = pending(record)
    assert olive.get(at(intake)).context["first"] == 1
    page = olive.get(at(intake, "row/2/"))
    assert page.context["ahead"] == 1


def test_the_sure_ones_are_accepted_at_once(record: Record, olive: Client) -> None:
    intake = pending(record)
    assert b"Accept the 2 sure ones" in olive.get(at(intake)).content
    olive.post(at(intake, "accept-sure/"))
    assert [row.accepted for row in intake.rows.all()] == [False, True, True]
    assert b"Accept the" not in olive.get(at(intake)).content


def test_a_mended_row_is_what_comes_into_the_record(record: Record, olive: Client) -> None:
    intake = pending(record)
    accept_all(olive, intake)
    page = olive.get(at(intake, "row/2/"))
    typed = {"status": "code 4", "figures-0-value": "71.50", "theme": "Care", "responsibility": "Care, Health"}
    typed |= {"targets-0-op": ">=", "targets-0-value": "85", "remedial_action": "Hold more of them."}
    answer = olive.post(at(intake, "row/2/"), boxes(page.context["form"]) | typed)
    assert answer.status_code == 302
    assert olive.get(at(intake)).context["report"].counted_totals.off_track == 1
    assert olive.post(at(intake, "confirm/"), DATES).status_code == 302
    mended = Return.objects.get(
        period__quarter=1, measure__placements__ref="11.2", measure__placements__plan_year__start=2012
    )
    assert (mended.declared, mended.remedial_text) == ("not_achieved", "Hold more of them.")
    assert [str(figure.value) for figure in mended.figures.all()] == ["71.50"]
    placement = mended.measure.placements.get()
    assert [one.code for one in placement.responsible.all()] == ["Care", "Health"]
    assert placement.priority_action.objective.theme.name == "Care"
    assert [str(part.value) for part in mended.measure.target_settings.get().parts.all()] == ["85"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"figures-0-value": "many"}, "Give a number"),
        ({"figures-0-value": "1" * 60}, "at most 40 characters"),
        ({"figures-0-value": "NaN"}, "Give a number"),
        ({"figures-1-unit": "%"}, "Give a number, or empty the other boxes too."),
        ({"targets-0-op": "range"}, "A range has a high end, and nothing else has."),
        ({"targets-0-high": "90"}, "A range has a high end, and nothing else has."),
        ({"targets-0-op": "near"}, "Select a valid choice"),
        ({"status": "code 9"}, "Select a valid choice"),
        ({"ref": "1" * 21}, "at most 20 characters"),
        ({"progress": "a\0b"}, "Null characters"),
        ({"known": "99.99"}, "The record has no such measure"),
        ({"figures-TOTAL_FORMS": "x"}, "ManagementForm data is missing"),
    ],
)
def test_what_is_no_return_is_refused(record: Record, olive: Client, typed: dict[str, str], said: str) -> None:
    intake = pending(record)
    page = olive.get(at(intake, "row/2/"))
    answer = olive.post(at(intake, "row/2/"), boxes(page.context["form"]) | typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not intake.rows.get(position=2).accepted


def test_which_measure_it_is_can_be_chosen(record: Record, olive: Client) -> None:
    intake = pending(record)
    page = olive.get(at(intake, "row/2/"))
    olive.post(at(intake, "row/2/"), boxes(page.context["form"]) | {"known": "11.1"})
    assert intake.rows.get(position=2).measure == record.measure
    page = olive.get(at(intake, "row/2/"))
    olive.post(at(intake, "row/2/"), boxes(page.context["form"]) | {"known": ""})
    assert intake.rows.get(position=2).measure is None


def test_two_rows_are_not_one_measure(record: Record, olive: Client) -> None:
    intake = pending(record)
    accept_all(olive, intake)
    page = olive.get(at(intake, "row/2/"))
    olive.post(at(intake, "row/2/"), boxes(page.context["form"]) | {"known": "11.1"})
    answer = olive.post(at(intake, "confirm/"), DATES)
    assert (answer.status_code, b"rows 1 and 2 are said to be the same measure" in answer.content) == (422, True)


def test_nothing_is_confirmed_before_all_is_looked_at(record: Record, olive: Client) -> None:
    intake = pending(record)
    olive.post(at(intake, "accept-sure/"))
    answer = olive.post(at(intake, "confirm/"), DATES)
    assert (answer.status_code, b"1 rows and 0 entries" in answer.content) == (422, True)
    assert ReportingPeriod.objects.filter(plan_year__start=2012).count() == 0


def test_entries_left_unread_are_set_aside_one_by_one_or_all(record: Record, olive: Client) -> None:
    report = example("q2")
    file = CheckedFile("q2.txt", "text/plain", b"x")
    intake = begin_intake(authority=record.authority, file=file, report=report, matches={}, by=record.cast.olive)
    olive.post(at(intake, "unread/"), {"entry": ["1", "99", "x", "-1"]})
    intake.refresh_from_db()
    assert intake.set_aside == [1]
    olive.post(at(intake, "unread/"), {"all": "1"})
    intake.refresh_from_db()
    assert intake.set_aside == list(range(len(report.unread)))


def test_confirming_keeps_the_document_as_evidence(record: Record, olive: Client) -> None:
    intake = pending(record)
    accept_all(olive, intake)
    olive.post(at(intake, "confirm/"), DATES)
    intake.refresh_from_db()
    assert (intake.state, str(intake.became), intake.confirmed_by) == ("confirmed", "2012/13 Q1", record.cast.olive)
    answer = olive.get(at(intake, "document/"))
    assert (answer.content, answer["Content-Disposition"]) == (DRAFT.encode(), 'attachment; filename="q1.md"')
    entry = JournalEntry.objects.filter(authority=record.authority).last()
    assert entry is not None
    assert entry.after is not None
    assert (entry.verb, entry.after["sha256"]) == ("take in a report", intake.sha256)
    figures = FigureRecord.objects.filter(of_return__period=intake.became).order_by("value")
    assert [str(one.value) for one in figures] == ["65.90", "70.0"]


@pytest.mark.parametrize("change", ["update", "delete"])
def test_a_document_that_was_taken_in_is_for_good(record: Record, olive: Client, change: str) -> None:
    intake = pending(record)
    accept_all(olive, intake)
    olive.post(at(intake, "confirm/"), DATES)
    IntakeRow.objects.all().delete()
    found = Intake.objects.filter(pk=intake.pk)
    with pytest.raises(Error, match="for good"), transaction.atomic():
        found.update(content=b"") if change == "update" else found.delete()


def test_a_second_confirm_is_refused(record: Record, olive: Client) -> None:
    intake = pending(record)
    accept_all(olive, intake)
    assert olive.post(at(intake, "confirm/"), DATES).status_code == 302
    answer = olive.post(at(intake, "confirm/"), DATES)
    assert (answer.status_code, b"it is in the record already" in answer.content) == (422, True)
    assert Return.objects.filter(period=Intake.objects.get().became).count() == 3
    assert remove_expired(now=timezone.now() + timedelta(days=365)) == 0


def test_a_period_of_the_record_is_refused(record: Record, olive: Client) -> None:
    intake = pending(record)
    accept_all(olive, intake)
    answer = olive.post(at(intake, "confirm/"), DATES | {"start": "2011", "quarter": "2"})
    assert (answer.status_code, b"2011/12 Q2 is in the record already" in answer.content) == (422, True)
    intake.refresh_from_db()
    assert intake.state == IntakeState.PENDING


@pytest.mark.parametrize(
    "wrong", [{"papers_on": "13/09/2012"}, {"returns_due_on": "17/08/2012"}, {"start": "12"}, {"committee_on": "soon"}]
)
def test_dates_that_cannot_be_are_refused(record: Record, olive: Client, wrong: dict[str, str]) -> None:
    intake = pending(record)
    accept_all(olive, intake)
    assert olive.post(at(intake, "confirm/"), DATES | wrong).status_code == 422


def test_what_nobody_confirms_goes(record: Record, olive: Client) -> None:
    intake = pending(record)
    Intake.objects.update(expires_at=timezone.now())
    assert olive.get(at(intake)).status_code == 404
    assert remove_expired(now=timezone.now()) == 1


def test_what_is_discarded_leaves_nothing(record: Record, olive: Client) -> None:
    intake = pending(record)
    olive.post(at(intake, "discard/"))
    assert Intake.objects.count() == 0


def test_a_row_longer_than_the_record_has_room_for_is_told(record: Record, olive: Client) -> None:
    intake = pending(record)
    accept_all(olive, intake)
    row = intake.rows.get(position=1)
    long = from_exact(Row, row.as_read).model_copy(update={"theme": "t" * 201})
    intake.rows.filter(position=1).update(edited=exact(long))
    form = ConfirmForm(DATES)
    assert form.is_valid()
    with pytest.raises(Refused, match="room for 200"):
        confirm_intake(intake=intake, period=form.period, deadlines=form.deadlines, by=record.cast.olive)


@pytest.mark.parametrize("count", [1, 3, 40])
def test_pages_ask_as_often_however_many_rows(
    record: Record, olive: Client, count: int, django_assert_num_queries: Queries
) -> None:
    intake = pending(record, rows(count))
    for rest, queries in (("", 8), ("row/1/", 10), ("unread/", 6), ("confirm/", 18)):
        with django_assert_num_queries(queries):  # type: ignore[attr-defined]
            assert olive.get(at(intake, rest)).status_code == 200


def test_twelve_hundred_rows_stay_quick(record: Record, olive: Client) -> None:
    intake = pending(record, rows(1_200))
    begun = time.process_time()
    assert olive.get(at(intake, "row/600/")).status_code == 200
    assert time.process_time() - begun < 2


KILLED = """
import os, signal, django
django.setup()
from goldenthread.web.actions import importing
from goldenthread.web.actions.intake import confirm_intake
from goldenthread.web.intake.confirming import ConfirmForm
from goldenthread.web.records.models import Intake
from tests.web.intake.pending import DATES

def half_way(self, measures):
    os.kill(os.getpid(), signal.SIGKILL)

importing._Intake.returns = half_way
intake, form = Intake.objects.get(), ConfirmForm(DATES)
form.is_valid()
confirm_intake(intake=intake, period=form.period, deadlines=form.deadlines, by=intake.by)
"""


def test_killed_half_way_it_leaves_the_record_whole_and_can_be_done_again(open_record: Record) -> None:
    intake = pending(open_record)
    intake.rows.update(accepted=True, by=open_record.cast.olive)
    entries = JournalEntry.objects.count()
    environment = {**os.environ, "GOLDENTHREAD_DATABASE": address(), "DJANGO_SETTINGS_MODULE": "tests.web.settings"}
    killed = subprocess.run([sys.executable, "-c", KILLED], env=environment, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    intake.refresh_from_db()
    assert (intake.state, JournalEntry.objects.count()) == (IntakeState.PENDING, entries)
    assert ReportingPeriod.objects.filter(plan_year__start=2012).count() == 0
    form = ConfirmForm(DATES)
    assert form.is_valid()
    period = confirm_intake(intake=intake, period=form.period, deadlines=form.deadlines, by=open_record.cast.olive)
    assert Return.objects.filter(period=period).count() == 3


def address() -> str:
    """Give GOLDENTHREAD_DATABASE for the tests' own database."""
    made = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(made["NAME"])
    return f"postgresql://{made['USER']}@/{made['NAME']}?host={made['HOST']}"
