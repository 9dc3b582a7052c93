"""What a measure's page tells: its history as sentences, and the rules by which it is judged now."""

import re
from datetime import date
from pathlib import Path

import pytest

from goldenthread.web import actions
from goldenthread.web.actions.arranging import set_judging
from goldenthread.web.actions.measures import end_duty, give_duty
from goldenthread.web.cycle.journal.told import DID
from goldenthread.web.records.models import Assignment, Duty, PeriodState, ReportingPeriod
from tests.web.conftest import Record
from tests.web.measures.keeping import NEW_YEAR, at, signed_in
from tests.web.measures.test_pages import posted, read
from tests.web.quarter import Quarter

RECORDED = re.compile(r'journal\.record\(\s*"([^"]+)"')


def test_every_verb_of_the_journal_has_its_sentence() -> None:
    files = Path(str(actions.__file__)).parent.rglob("*.py")
    verbs = {verb for file in files for verb in RECORDED.findall(file.read_text(encoding="utf-8"))}
    assert len(verbs) > 40
    assert verbs - set(DID) == set()


DUTIES = [
    (Duty.OWNER, "made Nora the owner of 11.1", "said that Nora no longer owns 11.1"),
    (Duty.DATA_ENTRY, "chose Nora to enter the figure of 11.1", "no longer enters the figure of 11.1"),
    (Duty.CONTRIBUTOR, "chose Nora to contribute to 11.1", "no longer contributes to 11.1"),
    (Duty.DEPUTY, "made Nora the deputy of the owner of 11.1", "no longer deputises for the owner of 11.1"),
]


@pytest.mark.parametrize(("duty", "given", "ended"), DUTIES)
def test_a_duty_is_told_as_people_say_it(record: Record, duty: Duty, given: str, ended: str) -> None:
    olive = record.cast.olive
    made = give_duty(measure=record.measure, person=record.cast.nora, duty=duty, since=NEW_YEAR, by=olive)
    end_duty(assignment=Assignment.objects.get(pk=made.pk), until=date(2012, 5, 1), by=olive)
    history = read(signed_in(olive), at(record.measure)).split('id="history"')[1]
    assert (given in history, ended in history) == (True, True)


def test_the_rules_of_the_open_period_are_shown_and_named(record: Record, quarter: Quarter) -> None:
    olive = signed_in(record.cast.olive)
    set_judging(
        authority=record.authority, preset="rag-points", tolerance=None, reason="From next", by=record.cast.olive
    )
    page = read(olive, at(record.measure))
    assert "Judged by “1 to 4”: the rules of 2012/13 Q1, which is open." in page
    _, previewed = posted(olive, record, "see")
    assert "Judged by the rules of 2012/13 Q1, which is open." in previewed
    assert "59.9 % would be not achieved" in previewed


def test_without_an_open_period_the_next_ones_rules_are_shown(record: Record) -> None:
    ReportingPeriod.objects.update(state=PeriodState.PUBLISHED)
    assert "Judged by “1 to 4”: the rules for the next period." in read(
        signed_in(record.cast.olive), at(record.measure)
    )
