"""A return is submitted once nothing lacks, and what it says becomes the record."""

from typing import Any

import pytest

from goldenthread.web.actions.drafts import draft_in_force
from goldenthread.web.actions.entries import assess, sheet_of, typed_of
from goldenthread.web.actions.returns import Unfit, save_draft, submit, withdraw
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import (
    FigureRecord,
    JournalEntry,
    Post,
    RemedialAction,
    Return,
    ReturnState,
    Role,
    SignOffLevel,
)
from goldenthread.web.records.nouns import report_of
from tests.web.conftest import Record
from tests.web.quarter import GOOD, Quarter

MISSED = {**GOOD, "figure-1-numerator": "1,286", "progress": "Fewer than planned."}
REMEDY = {"action-1-what": "Recruit two people", "action-1-who": "Ann Lee", "action-1-by_when": "1/9/2012"}
WITHOUT = {"state": "none", "no_data_reason": "Published in August", "data_expected_on": "31/8/2012"}


def lacking(found: Return, typed: dict[str, str]) -> list[str]:
    return [problem.field for problem in assess(sheet_of(found), typed).problems]


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        (GOOD, []),
        ({}, ["figure-1-numerator", "as_at", "state", "declared"]),
        ({**GOOD, "figure-1-numerator": ""}, ["figure-1-numerator"]),
        ({**GOOD, "figure-1-numerator": "1,4x6"}, ["figure-1-numerator"]),
        ({**GOOD, "as_at": ""}, ["as_at"]),
        ({**GOOD, "state": ""}, ["state"]),
        ({**GOOD, "declared": ""}, ["declared"]),
        ({**GOOD, "progress": ""}, []),
        # A status that differs from the figures needs a reason; one that isn't on track needs something to be done.
        ({**GOOD, "declared": "slipped", **REMEDY}, ["override_reason"]),
        ({**GOOD, "declared": "slipped", **REMEDY, "override_reason": "A later count was worse"}, []),
        (MISSED, ["action-1-what"]),
        ({**MISSED, **REMEDY}, []),
        ({**MISSED, **REMEDY, "action-1-who": ""}, ["action-1-who"]),
        ({**MISSED, **REMEDY, "action-1-by_when": "soon"}, ["action-1-by_when"]),
        ({**MISSED, "declared": "on_track"}, ["override_reason"]),
        (WITHOUT, []),
        ({**WITHOUT, "no_data_reason": ""}, ["no_data_reason"]),
        ({**WITHOUT, "data_expected_on": ""}, ["data_expected_on"]),
        ({**WITHOUT, "data_expected_on": "soon"}, ["data_expected_on"]),
    ],
)  # fmt: skip
def test_what_lacks_is_named_field_by_field(
    record: Record, quarter: Quarter, typed: dict[str, str], fields: list[str]
) -> None:
    assert lacking(quarter.own, typed) == fields


def test_a_statement_needs_a_status_and_no_figure(record: Record, quarter: Quarter) -> None:
    statement = quarter.of("25.1")
    assert lacking(statement, {}) == ["declared"]
    assert lacking(statement, {"declared": "on_track"}) == []


def test_each_part_of_a_target_asks_for_its_figure(record: Record, quarter: Quarter) -> None:
    parts = {**GOOD, "figure-2-value": "20"}
    found = Return.objects.filter(period=quarter.period, measure__name__contains="KS4").order_by("pk")[0]
    assert [box.label for box in sheet_of(found).boxes] == ["KS2", "KS4"]
    assert "figure-2-numerator" in lacking(found, GOOD)
    assert "figure-2-numerator" not in lacking(found, parts)


def test_what_was_typed_becomes_the_record(record: Record, quarter: Quarter) -> None:
    save_draft(owed=quarter.own, fields={**MISSED, **REMEDY}, revision=0, by=record.cast.dot)
    done = submit(owed=quarter.own, fields={**MISSED, **REMEDY}, revision=1, by=record.cast.ben)
    figure, action = FigureRecord.objects.get(of_return=done), RemedialAction.objects.get(of_return=done)
    assert (done.state, done.revision, done.level) == (ReturnState.SUBMITTED, 2, 1)
    assert (done.declared, done.override_reason, done.submitted_by) == ("not_achieved", "", record.cast.ben)
    assert (str(figure.value), str(figure.numerator), str(figure.denominator)) == ("57.0", "1286", "2256")
    assert (figure.as_at, figure.state, figure.unit) == ("2012-06-30", "final", "%")
    assert (action.what, action.who, str(action.by_when)) == ("Recruit two people", "Ann Lee", "2012-09-01")
    assert draft_in_force(done) is None


def test_a_submitted_return_stands_in_the_report_of_its_period(record: Record, quarter: Quarter) -> None:
    submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    row = next(row for row in report_of(quarter.period).rows if row.id == record.measure.permanent_id)
    assert (row.rating, [str(figure.value) for figure in row.actuals]) == ("achieved", ["65.9"])


def test_the_journal_says_what_it_was_and_what_it_is(record: Record, quarter: Quarter) -> None:
    submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    entry = JournalEntry.objects.filter(authority=record.authority).last()
    assert entry is not None
    before, after = entry.before, entry.after
    assert before is not None
    assert after is not None
    assert (entry.verb, entry.subject, entry.by) == ("submit a return", f"return {quarter.own.pk}", record.cast.ben)
    assert (before["state"], before["figures"], after["state"]) == ("owed", [], "submitted")
    assert after["figures"][0]["value"] == "65.9"


def test_no_data_is_submitted_with_its_reason_and_date(record: Record, quarter: Quarter) -> None:
    done = submit(owed=quarter.own, fields=WITHOUT, revision=0, by=record.cast.ben)
    assert (done.no_data, done.no_data_reason, str(done.data_expected_on), done.declared) == (
        "awaiting_data",
        "Published in August",
        "2012-08-31",
        "",
    )


def test_what_lacks_is_refused_and_nothing_is_written(record: Record, quarter: Quarter) -> None:
    with pytest.raises(Unfit) as refused:
        submit(owed=quarter.own, fields=MISSED, revision=0, by=record.cast.ben)
    assert [problem.field for problem in refused.value.problems] == ["action-1-what"]
    assert not FigureRecord.objects.filter(of_return=quarter.own).exists()


def test_what_someone_else_saved_in_between_is_not_submitted_over(record: Record, quarter: Quarter) -> None:
    save_draft(owed=quarter.own, fields={"progress": "Cal’s"}, revision=0, by=record.cast.cal)
    with pytest.raises(Refused, match="in between"):
        submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)


def test_submitting_twice_is_refused(record: Record, quarter: Quarter) -> None:
    submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    with pytest.raises(Refused, match="is submitted"):
        submit(owed=quarter.own, fields=GOOD, revision=1, by=record.cast.eve)


def test_a_return_can_be_taken_back_and_gone_on_with(record: Record, quarter: Quarter) -> None:
    done = submit(owed=quarter.own, fields={**MISSED, **REMEDY}, revision=0, by=record.cast.ben)
    back = withdraw(submitted=done, by=record.cast.ben)
    assert (back.state, back.submitted_by, back.level) == (ReturnState.OWED, None, None)
    typed: dict[str, Any] = typed_of(back)
    assert typed == {
        "figure-1-numerator": "1,286",
        "figure-1-denominator": "2,256",
        "as_at": "30/06/2012",
        "state": "final",
        "declared": "not_achieved",
        "progress": "Fewer than planned.",
        "action-1-what": "Recruit two people",
        "action-1-who": "Ann Lee",
        "action-1-by_when": "01/09/2012",
    }
    assert submit(owed=back, fields=typed, revision=back.revision, by=record.cast.ben).state == ReturnState.SUBMITTED


def test_without_a_chain_the_performance_team_decides(record: Record, quarter: Quarter) -> None:
    SignOffLevel.objects.all().delete()
    assert submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben).level == 0


def test_a_level_that_only_the_submitter_holds_is_passed_over(record: Record, quarter: Quarter) -> None:
    post = Post.objects.get(person=record.cast.hal, role=Role.HEAD_OF_SERVICE)
    post.person = record.cast.ben
    post.save()
    assert submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben).level == 2


def test_a_level_that_nobody_holds_waits(record: Record, quarter: Quarter) -> None:
    Post.objects.filter(role=Role.HEAD_OF_SERVICE).delete()
    assert submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben).level == 1


@pytest.mark.parametrize("state", [ReturnState.NOT_DUE, ReturnState.SUBMITTED])
def test_what_is_not_owed_is_not_submitted(record: Record, quarter: Quarter, state: ReturnState) -> None:
    Return.objects.filter(pk=quarter.own.pk).update(state=state)
    with pytest.raises(Refused):
        submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)


def test_what_the_words_compare_with_is_compared(record: Record, quarter: Quarter) -> None:
    typed = {"figure-1-value": "100", "as_at": "30/6/2012", "state": "final", "declared": "as_figures"}
    typed["progress"] = "All homes are rated good or better, which is 100% against 73% in England."
    verdict = assess(sheet_of(quarter.of("22.4")), typed).verdict
    assert verdict is not None
    assert verdict.because == "100 % against at least 73 % (England): on track"
