"""Targets: set from a day on, mended only before they have judged, worded anew; what the database itself refuses."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import Error, IntegrityError, transaction
from django.utils import timezone

from goldenthread.plan import Criterion, Kind, Op, Target, Tolerance, ToleranceMode
from goldenthread.web.actions.entries import assess, sheet_of
from goldenthread.web.actions.measures import Approval, Wanted, mend_target, reword
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.returns.course import courses_of
from goldenthread.web.records.models import (
    BaselinePart,
    Measure,
    PointToCheck,
    Return,
    ReturnState,
    TargetPart,
    TargetSetting,
)
from goldenthread.web.records.nouns import report_of
from tests.web.conftest import Record
from tests.web.measures.keeping import CABINET, NEW_YEAR, last_entry, points, set_for, wanted
from tests.web.quarter import GOOD, Quarter


def old(record: Record) -> TargetSetting:
    return TargetSetting.objects.filter(measure=record.measure).order_by("effective_from")[0]


def test_a_target_is_set_with_its_parts_reason_and_approver(record: Record) -> None:
    made = set_for(
        record,
        "Reduce from 4.5% to 4.0% by March 2013",
        wanted=wanted("Reduce from 4.5% to 4.0% by March 2013", points("0.2")),
    )
    part, start = made.parts.get(), made.baselines.get()
    assert (part.op, part.value, part.unit, part.when) == ("<=", Decimal("4.0"), "%", "2013-03")
    assert (start.value, start.unit) == (Decimal("4.5"), "%")
    assert (made.tolerance, made.tolerance_mode) == (Decimal("0.2"), "points")
    assert (made.reason, made.approved_by, made.approved_on) == ("Members wanted more", CABINET.by, CABINET.on)


def test_the_measure_follows_its_latest_target(record: Record) -> None:
    set_for(record, "Reduce to under 12%")
    record.measure.refresh_from_db()
    assert (record.measure.name, record.measure.direction, record.measure.direction_basis) == (
        "Reduce to under 12%",
        "down",
        "words",
    )


def test_a_target_is_journalled_with_what_it_replaces(record: Record) -> None:
    set_for(record)
    entry = last_entry(record)
    assert (entry.verb, entry.subject, entry.reason) == (
        "set a target",
        f"measure {record.measure.pk}",
        "Members wanted more",
    )
    assert (entry.before["criterion"], entry.after["criterion"]) == (old(record).text, "Increase to at least 70%")
    assert entry.after["parts"] == ["at least 70 %"]


def test_earlier_periods_keep_the_target_that_judged_them(record: Record, quarter: Quarter) -> None:
    set_for(record)
    rows = [
        next(row for row in report_of(period).rows if row.id == record.measure.permanent_id)
        for period in (record.year_end, quarter.period)
    ]
    assert [str(row.targets[0].value) for row in rows] == ["60", "70"]


def test_a_tolerance_of_a_target_decides_the_rating(record: Record, quarter: Quarter) -> None:
    """65.9 % against 70 %, at the year's end."""
    set_for(record, wanted=wanted("Increase to at least 70% in 2011/12", points("5")))
    quarter.period.quarter = 4
    quarter.period.save()
    found = assess(sheet_of(quarter.own), GOOD)
    assert found.verdict is not None
    assert (found.verdict.rating, found.verdict.boundary) == ("on_track", Decimal("65"))


def test_earlier_periods_keep_their_tolerance(record: Record, quarter: Quarter) -> None:
    """The chart beside a return draws the tolerance that each period had."""
    set_for(record, wanted=wanted(tolerance=points("5")))
    lines = courses_of(sheet_of(quarter.own))[0].lines
    assert [(str(line.target and line.target.value), line.boundary) for line in lines[-2:]] == [
        ("60", None),
        ("70", Decimal(65)),
    ]


REFUSED = [
    # what is given otherwise, what the refusal says
    ({"reason": " "}, "no reason is given"),
    ({"approval": Approval(by=" ", on=CABINET.on)}, "nobody is named who approved it"),
    ({"approval": Approval(by="Cabinet", on=date(2099, 1, 1))}, "1 January 2099 is still to come"),
    ({"effective_from": date(1912, 4, 1)}, "1 April 1912 is too far off"),
    ({"effective_from": date(2012, 3, 31)}, "the period to 31 March 2012 is approved"),
    ({"wanted": Wanted(Criterion(text=" "))}, "the criterion has no words"),
    ({"wanted": Wanted(Criterion(text="Done", kind=Kind.MILESTONE))}, "the date to be met is missing"),
    ({"wanted": Wanted(Criterion(text="Done", due="2013-03"))}, "only what is done by a date has a date"),
    ({"wanted": Wanted(Criterion(text="Many", kind=Kind.CUMULATIVE))}, "needs the total to reach"),
    ({"wanted": Wanted(Criterion(text="Any"), points("2"))}, "a tolerance needs a target"),
]


@pytest.mark.parametrize(("changes", "says"), REFUSED)
def test_a_target_is_refused(record: Record, changes: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        set_for(record, **changes)
    assert TargetSetting.objects.filter(measure=record.measure).count() == 1


SIXTY = Target(value=Decimal(60), unit="%", op=Op.AT_LEAST)
UNSOUND = [
    ((SIXTY, SIXTY), "two parts are the same"),
    ((SIXTY.model_copy(update={"op": Op.RANGE, "high": Decimal(50)}),), "the range ends before it begins"),
    ((SIXTY.model_copy(update={"relative_to": "baseline", "direction": "up"}),), "there is no baseline"),
    ((SIXTY.model_copy(update={"relative_to": "baseline"}),), "goes up or down"),
    ((SIXTY.model_copy(update={"value": Decimal("1E+30")}),), "longer than a figure can be"),
    (tuple(SIXTY.model_copy(update={"label": str(one)}) for one in range(13)), "too many parts"),
]


@pytest.mark.parametrize(("targets", "says"), UNSOUND)
def test_parts_that_contradict_themselves_are_refused(record: Record, targets: tuple[Target, ...], says: str) -> None:
    with pytest.raises(Refused, match=says):
        set_for(record, wanted=Wanted(Criterion(text="Both", kind=Kind.THRESHOLD, targets=targets)))


def test_nobody_records_a_target_that_they_approved(record: Record) -> None:
    with pytest.raises(Refused, match="approved themselves"):
        set_for(record, approval=Approval(by="Olive", on=CABINET.on, person=record.cast.olive))


def test_a_second_target_of_the_same_day_is_refused(record: Record) -> None:
    set_for(record)
    with pytest.raises(Refused, match="a target from 1 April 2012 already"):
        set_for(record, "Increase to at least 80%")


def test_the_database_refuses_a_second_target_of_the_same_day(record: Record) -> None:
    made = set_for(record)
    with pytest.raises(IntegrityError), transaction.atomic():
        TargetSetting.objects.create(
            measure=record.measure,
            effective_from=made.effective_from,
            text="Another",
            kind="threshold",
            recorded_by=record.cast.olive,
            recorded_at=timezone.now(),
        )


@pytest.mark.parametrize(
    "changes",
    [
        {"approver_id": "olive"},
        {"tolerance": Decimal(2)},
        {"tolerance": Decimal(2), "tolerance_mode": "points", "amber_value": Decimal(65)},
        {"tolerance_mode": "points"},
        {"approved_by": "", "reason": ""},
    ],
)
def test_the_database_keeps_pairs_together(record: Record, changes: dict[str, object]) -> None:
    made = set_for(record)
    given = {name: record.cast.olive.pk if value == "olive" else value for name, value in changes.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        TargetSetting.objects.filter(pk=made.pk).update(**given)


def test_a_typing_error_is_mended_before_the_target_has_judged(record: Record) -> None:
    made = set_for(record)
    mend_target(
        setting=made,
        wanted=wanted("Increase to at least 75%"),
        effective_from=date(2012, 7, 1),
        reason="A slip of the keys",
        by=record.cast.olive,
    )
    found = TargetSetting.objects.get(pk=made.pk)
    assert (found.text, found.effective_from, found.parts.get().value) == (
        "Increase to at least 75%",
        date(2012, 7, 1),
        Decimal(75),
    )
    assert (found.reason, found.approved_by) == ("Members wanted more", CABINET.by)
    entry = last_entry(record)
    assert (entry.before["parts"], entry.after["parts"]) == (["at least 70 %"], ["at least 75 %"])


def test_mending_without_a_change_is_refused(record: Record) -> None:
    made = set_for(record)
    with pytest.raises(Refused, match="nothing has changed"):
        mend_target(setting=made, wanted=wanted(), effective_from=NEW_YEAR, reason="Nothing", by=record.cast.olive)


def test_a_target_that_has_judged_an_approved_return_is_not_mended(record: Record) -> None:
    with pytest.raises(Refused, match="has judged the period to 31 March 2012"):
        mend_target(
            setting=old(record),
            wanted=wanted(),
            effective_from=old(record).effective_from,
            reason="A slip",
            by=record.cast.olive,
        )


@pytest.mark.parametrize("table", [TargetSetting, TargetPart, BaselinePart])
@pytest.mark.parametrize("how", ["update", "delete"])
def test_the_database_refuses_to_touch_what_has_judged(record: Record, table: type, how: str) -> None:
    own: dict[str, Any] = {"pk": old(record).pk} if table is TargetSetting else {"setting": old(record)}
    if table is BaselinePart:
        measure = Measure.objects.filter(target_settings__baselines__isnull=False).order_by("pk")[0]
        own = {"setting__measure": measure}
    rows = table.objects.filter(pk__in=list(table.objects.filter(**own).values_list("pk", flat=True)))  # type: ignore[attr-defined]
    assert rows.exists()
    changes = {"text": "Another"} if table is TargetSetting else {"unit": "days"}
    with pytest.raises(Error, match="for good"), transaction.atomic():
        rows.update(**changes) if how == "update" else rows._raw_delete(rows.db)


def test_the_database_lets_parts_go_that_have_judged_nothing(record: Record) -> None:
    made = set_for(record)
    made.parts.all().delete()
    assert TargetPart.objects.filter(setting=made).count() == 0


def test_the_database_refuses_to_remove_a_setting_even_then(record: Record) -> None:
    made = set_for(record)
    rows = TargetSetting.objects.filter(pk=made.pk)
    made.parts.all().delete()
    with pytest.raises(Error, match="for good"), transaction.atomic():
        rows._raw_delete(rows.db)


def test_an_approved_return_of_the_open_quarter_closes_its_target(record: Record, quarter: Quarter) -> None:
    made = set_for(record)
    Return.objects.filter(pk=quarter.own.pk).update(
        state=ReturnState.APPROVED, approved_by=record.cast.olive, approved_at=timezone.now()
    )
    with pytest.raises(Refused, match="has judged the period to 30 June 2012"):
        mend_target(setting=made, wanted=wanted("70%"), effective_from=NEW_YEAR, reason="A slip", by=record.cast.olive)
    with pytest.raises(Error, match="for good"), transaction.atomic():
        TargetSetting.objects.filter(pk=made.pk).update(text="Another")


def test_points_of_a_submitted_return_are_found_anew(record: Record, quarter: Quarter) -> None:
    from goldenthread.web.actions.returns import submit

    submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    PointToCheck.objects.create(
        of_return=quarter.own, fingerprint="old", rule="stale-figure", severity="error", message="Old"
    )
    set_for(record)
    assert not PointToCheck.objects.filter(of_return=quarter.own, fingerprint="old").exists()


def reworded(record: Record, wording: str = "Do it within ten days: at least 60%", day: date = NEW_YEAR) -> Measure:
    return reword(
        measure=record.measure,
        wording=wording,
        effective_from=day,
        reason="Plain English",
        approval=CABINET,
        by=record.cast.olive,
    )


def test_a_wording_changes_from_a_day_on_and_keeps_the_target(record: Record, quarter: Quarter) -> None:
    before = old(record)
    reworded(record)
    texts = [
        next(row for row in report_of(period).rows if row.id == record.measure.permanent_id).outcome
        for period in (record.year_end, quarter.period)
    ]
    assert texts == [before.text, "Do it within ten days: at least 60%"]
    new = TargetSetting.objects.filter(measure=record.measure).latest("effective_from")
    assert [(part.op, part.value, part.unit) for part in new.parts.all()] == [
        (part.op, part.value, part.unit) for part in before.parts.all()
    ]


def test_a_wording_of_the_day_of_an_unjudged_target_is_mended_there(record: Record) -> None:
    made = set_for(record)
    reworded(record, "At least 70%, always")
    assert TargetSetting.objects.filter(measure=record.measure).count() == 2
    assert TargetSetting.objects.get(pk=made.pk).text == "At least 70%, always"


@pytest.mark.parametrize(
    ("wording", "day", "says"),
    [
        (" ", NEW_YEAR, "has no words"),
        ("Other", date(2012, 3, 1), "the period to 31 March 2012 is approved"),
        ("Other", date(2011, 4, 1), "has judged the period"),
    ],
)
def test_a_wording_is_refused(record: Record, wording: str, day: date, says: str) -> None:
    with pytest.raises(Refused, match=says):
        reworded(record, wording, day)


def test_the_same_wording_is_refused(record: Record) -> None:
    with pytest.raises(Refused, match="nothing has changed"):
        reworded(record, old(record).text)


def test_a_tolerance_in_per_cent_is_kept_as_such(record: Record) -> None:
    made = set_for(record, wanted=wanted(tolerance=Tolerance(value=Decimal(5), mode=ToleranceMode.PERCENT)))
    assert (made.tolerance, made.tolerance_mode) == (Decimal(5), "percent")
