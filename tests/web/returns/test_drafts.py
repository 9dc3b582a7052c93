"""What is typed is kept as it is typed, and two editors notice each other."""

import pytest
from hypothesis import given

from goldenthread.web.actions.drafts import (
    draft_aside,
    draft_in_force,
    drop_aside,
    save_draft,
    use_aside,
)
from goldenthread.web.actions.entries import assess, kept, sheet_of
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import Draft, JournalEntry, PeriodState, Return, ReturnState
from tests.web.conftest import Record
from tests.web.quarter import Quarter
from tests.web.returns.test_entry import FIELDS


def fields_in_force(found: Return) -> dict[str, str] | None:
    draft = draft_in_force(found)
    return None if draft is None else draft.fields


def test_a_draft_is_kept_as_typed_and_is_no_journal(record: Record, quarter: Quarter) -> None:
    before = JournalEntry.objects.count()
    typed = {"figure-1-value": "  about 12?? ", "progress": "Half a sent"}
    saved = save_draft(owed=quarter.own, fields=typed, revision=0, by=record.cast.ben)
    assert (saved.revision, saved.aside) == (1, False)
    assert fields_in_force(quarter.own) == typed
    assert JournalEntry.objects.count() == before
    quarter.own.refresh_from_db()
    assert (quarter.own.state, quarter.own.progress) == (ReturnState.OWED, "")


def test_saving_the_same_again_changes_nothing(record: Record, quarter: Quarter) -> None:
    save_draft(owed=quarter.own, fields={"progress": "One"}, revision=0, by=record.cast.ben)
    assert save_draft(owed=quarter.own, fields={"progress": "One"}, revision=0, by=record.cast.cal).revision == 1
    assert Draft.objects.filter(owed=quarter.own).count() == 1


def test_a_page_with_nothing_typed_saves_nothing(record: Record, quarter: Quarter) -> None:
    assert save_draft(owed=quarter.own, fields={}, revision=0, by=record.cast.ben).revision == 0
    assert draft_in_force(quarter.own) is None


def test_one_after_the_other_go_on_from_each_other(record: Record, quarter: Quarter) -> None:
    save_draft(owed=quarter.own, fields={"progress": "One"}, revision=0, by=record.cast.ben)
    saved = save_draft(owed=quarter.own, fields={"progress": "One and two"}, revision=1, by=record.cast.cal)
    assert (saved.revision, saved.aside) == (2, False)
    assert fields_in_force(quarter.own) == {"progress": "One and two"}


def test_the_second_of_two_editors_loses_nothing(record: Record, quarter: Quarter) -> None:
    save_draft(owed=quarter.own, fields={"progress": "Ben’s"}, revision=0, by=record.cast.ben, sheet="a")
    saved = save_draft(owed=quarter.own, fields={"progress": "Cal’s"}, revision=0, by=record.cast.cal, sheet="b")
    assert saved.aside
    aside = draft_aside(quarter.own, record.cast.cal)
    assert aside is not None
    assert (fields_in_force(quarter.own), aside.fields) == ({"progress": "Ben’s"}, {"progress": "Cal’s"})


def test_own_words_of_another_page_are_kept_too(record: Record, quarter: Quarter) -> None:
    save_draft(owed=quarter.own, fields={"progress": "First tab"}, revision=0, by=record.cast.ben, sheet="a")
    save_draft(owed=quarter.own, fields={"progress": "Second tab"}, revision=0, by=record.cast.ben, sheet="b")
    aside = draft_aside(quarter.own, record.cast.ben)
    assert aside is not None
    assert (fields_in_force(quarter.own), aside.fields) == ({"progress": "First tab"}, {"progress": "Second tab"})


def test_a_page_never_gets_in_its_own_way(record: Record, quarter: Quarter) -> None:
    """The answer that carries the new revision may be lost on its way, or still be on it."""
    save_draft(owed=quarter.own, fields={"progress": "One"}, revision=0, by=record.cast.ben, sheet="a")
    saved = save_draft(owed=quarter.own, fields={"progress": "One t"}, revision=0, by=record.cast.ben, sheet="a")
    assert (saved.revision, saved.aside) == (2, False)


def test_what_lies_aside_can_be_put_in_force(record: Record, quarter: Quarter) -> None:
    save_draft(owed=quarter.own, fields={"progress": "Ben’s"}, revision=0, by=record.cast.ben)
    save_draft(owed=quarter.own, fields={"progress": "Cal’s"}, revision=0, by=record.cast.cal)
    use_aside(owed=quarter.own, revision=1, by=record.cast.cal)
    assert fields_in_force(quarter.own) == {"progress": "Cal’s"}
    assert draft_aside(quarter.own, record.cast.cal) is None


def test_nothing_unseen_is_overwritten_by_what_lay_aside(record: Record, quarter: Quarter) -> None:
    save_draft(owed=quarter.own, fields={"progress": "Ben’s"}, revision=0, by=record.cast.ben)
    save_draft(owed=quarter.own, fields={"progress": "Cal’s"}, revision=0, by=record.cast.cal)
    save_draft(owed=quarter.own, fields={"progress": "Ben’s, longer"}, revision=1, by=record.cast.ben)
    with pytest.raises(Refused, match="changed again"):
        use_aside(owed=quarter.own, revision=1, by=record.cast.cal)
    assert draft_aside(quarter.own, record.cast.cal) is not None


def test_what_lies_aside_goes_when_its_writer_says_so(record: Record, quarter: Quarter) -> None:
    save_draft(owed=quarter.own, fields={"progress": "Ben’s"}, revision=0, by=record.cast.ben)
    save_draft(owed=quarter.own, fields={"progress": "Cal’s"}, revision=0, by=record.cast.cal)
    drop_aside(owed=quarter.own, by=record.cast.cal)
    assert Draft.objects.get(owed=quarter.own).saved_by == record.cast.ben


@pytest.mark.parametrize("state", [ReturnState.NOT_DUE, ReturnState.SUBMITTED])
def test_a_return_that_is_closed_takes_no_draft(record: Record, quarter: Quarter, state: ReturnState) -> None:
    Return.objects.filter(pk=quarter.own.pk).update(state=state)
    with pytest.raises(Refused):
        save_draft(owed=quarter.own, fields={"progress": "One"}, revision=0, by=record.cast.ben)


def test_a_period_that_is_published_takes_no_draft(record: Record, quarter: Quarter) -> None:
    quarter.period.state = PeriodState.PUBLISHED
    quarter.period.save()
    with pytest.raises(Refused):
        save_draft(owed=quarter.own, fields={"progress": "One"}, revision=0, by=record.cast.ben)


def test_any_text_in_any_field_is_kept_and_judged(record: Record, quarter: Quarter) -> None:
    sheet = sheet_of(quarter.own)

    @given(FIELDS)
    def holds(typed: dict[str, str]) -> None:
        quarter.own.refresh_from_db()
        save_draft(owed=quarter.own, fields=typed, revision=quarter.own.revision, by=record.cast.ben)
        assert (fields_in_force(quarter.own) or {}) == kept(typed)
        assessed = assess(sheet, typed)
        assert all(point.message and point.instruction for point in assessed.points)
        assert all(problem.message for problem in assessed.problems)

    holds()
