"""What a target may carry besides its parts: figures by quarter, an amber value, values on the way."""

import html
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from goldenthread.examine import judged
from goldenthread.plan import Criterion, Figure, Kind, Op, PathPoint, Target, Tolerance
from goldenthread.web.actions.entries import sheet_of
from goldenthread.web.actions.measures import Wanted, mend_target, reword
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.further import NOTHING_FURTHER, Further, further_of
from goldenthread.web.records.models import TargetSetting
from tests.web.conftest import Record
from tests.web.measures.keeping import CABINET, NEW_YEAR, at, last_entry, set_for, signed_in
from tests.web.measures.test_pages import posted, read, seen
from tests.web.quarter import Quarter

HOMES = Target(value=Decimal(90), unit="count", op=Op.AT_LEAST)
SHARE = Target(value=Decimal(70), unit="%", op=Op.AT_LEAST, when="2014/15")
BY_QUARTER = Further(expected=(Decimal(25), Decimal(40), Decimal(70)))


def on_the_way(*points: tuple[str, int], even: bool = False) -> Further:
    return Further(points=tuple(PathPoint(when=when, value=Decimal(value)) for when, value in points), even=even)


def wanted(target: Target, further: Further, tolerance: Tolerance | None = None, **changes: Any) -> Wanted:
    kind = Kind.CUMULATIVE if target.unit == "count" else Kind.THRESHOLD
    criterion = Criterion(**({"text": "As the plan has it", "kind": kind, "targets": (target,)} | changes))
    return Wanted(criterion, tolerance, further)


def because(quarter: Quarter, value: int, unit: str) -> str:
    """Give what the judge says of a figure in the return of the first quarter."""
    sheet = sheet_of(quarter.own)
    row = sheet.row.model_copy(update={"actuals": (Figure(value=Decimal(value), unit=unit),)})
    report = judged(sheet.report.model_copy(update={"rows": (row,)}), earlier=None, settings=sheet.settings)
    verdict = report.rows[0].verdict
    assert verdict is not None
    return verdict.because


# What is judged by it


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (25, "25 by June against the set profile of 25 of 90: on track"),
        (24, "24 by June against the set profile of 25 of 90: slipped"),
    ],
)
def test_a_return_is_judged_by_the_figure_of_its_quarter(
    record: Record, quarter: Quarter, value: int, says: str
) -> None:
    set_for(record, wanted=wanted(HOMES, BY_QUARTER))
    assert because(quarter, value, "count") == says


@pytest.mark.parametrize(("value", "rating"), [(61, "on track"), (59, "slipped")])
def test_a_return_is_judged_by_the_value_on_the_way(record: Record, quarter: Quarter, value: int, rating: str) -> None:
    set_for(record, wanted=wanted(SHARE, on_the_way(("2012/13 Q1", 60), ("2013/14", 66))))
    told = because(quarter, value, "%")
    assert ("60 %" in told, told.endswith(rating)) == (True, True), told


@pytest.mark.parametrize(("value", "end"), [(65, "65 %"), (64, "65 %")])
def test_a_return_is_judged_by_the_amber_value(record: Record, quarter: Quarter, value: int, end: str) -> None:
    target = Target(value=Decimal(70), unit="%", op=Op.AT_LEAST)
    set_for(record, wanted=wanted(target, Further(amber=Decimal(65))))
    assert sheet_of(quarter.own).settings.measures[record.measure.permanent_id].amber_value == 65
    assert end in because(quarter, value, "%")


# What is kept


def test_it_is_kept_journalled_and_carried_over_by_a_change_of_words(record: Record) -> None:
    further = on_the_way(("2012/13", 60), ("2013/14", 66), even=True)
    made = set_for(record, wanted=wanted(SHARE, further))
    assert further_of(TargetSetting.objects.get(pk=made.pk)) == further
    assert last_entry(record).after["values on the way"] == "60 2012/13; 66 2013/14; a straight line between them"
    reword(
        measure=record.measure,
        wording="Other words",
        effective_from=date(2012, 9, 1),
        reason="Plainer",
        approval=CABINET,
        by=record.cast.olive,
    )
    assert further_of(TargetSetting.objects.get(measure=record.measure, effective_from=date(2012, 9, 1))) == further


def test_it_is_mended_like_the_rest(record: Record) -> None:
    made = set_for(record, wanted=wanted(HOMES, BY_QUARTER))
    new = wanted(HOMES, Further(expected=(Decimal(20), Decimal(40), Decimal(70))))
    mend_target(setting=made, wanted=new, effective_from=NEW_YEAR, reason="A slip", by=record.cast.olive)
    assert further_of(TargetSetting.objects.get(pk=made.pk)) == new.further


REFUSED = [
    (SHARE, Further(amber=Decimal(75)), None, "on the better side of the target"),
    (SHARE, Further(amber=Decimal(70)), None, "on the better side of the target"),
    (SHARE.model_copy(update={"op": Op.AT_MOST}), Further(amber=Decimal(65)), None, "on the better side"),
    (SHARE.model_copy(update={"op": Op.EQUALS}), Further(amber=Decimal(65)), None, "on which side of the target"),
    (SHARE, Further(amber=Decimal(65)), Tolerance(value=Decimal(2)), "say the same twice"),
    (SHARE, BY_QUARTER, None, "only a count that builds up"),
    (HOMES, Further(expected=(Decimal(25), Decimal(20), Decimal(70))), None, "doesn’t fall from quarter to quarter"),
    (HOMES, Further(expected=(Decimal(25), Decimal(40), Decimal(95))), None, "beyond the year’s total"),
    (HOMES.model_copy(update={"value": Decimal(0)}), Further(expected=(Decimal(0),) * 3), None, "beyond the year’s"),
    (HOMES, Further(expected=(Decimal("1e30"),) * 3), None, "longer than a figure can be"),
    (SHARE, on_the_way(("2014/15", 69)), None, "due with the target, or after it"),
    (SHARE, on_the_way(("2012/13", 60), ("2012/13", 61)), None, "of the same time"),
    (SHARE.model_copy(update={"when": None}), on_the_way(("2012/13", 60)), None, "need a target with a time"),
    (SHARE, Further(even=True), None, "no values for a straight line"),
]


@pytest.mark.parametrize(("target", "further", "tolerance", "says"), REFUSED)
def test_what_contradicts_itself_is_refused(
    record: Record, target: Target, further: Further, tolerance: Tolerance | None, says: str
) -> None:
    with pytest.raises(Refused, match=says):
        set_for(record, wanted=wanted(target, further, tolerance))


def test_of_several_parts_it_is_refused(record: Record) -> None:
    parts = (SHARE.model_copy(update={"label": "KS2"}), SHARE.model_copy(update={"label": "KS4"}))
    with pytest.raises(Refused, match="are of one value"):
        set_for(record, wanted=wanted(SHARE, Further(amber=Decimal(65)), targets=parts))


# What the page shows


@pytest.fixture
def olive(record: Record) -> Client:
    return signed_in(record.cast.olive)


COUNT = {
    "kind": "cumulative",
    "parts-0-value": "90",
    "parts-0-when": "",
    "expected_1": "25",
    "expected_2": "40",
    "expected_3": "70",
}


def test_figures_by_quarter_are_previewed_with_their_boundaries(record: Record, olive: Client) -> None:
    _, page = posted(olive, record, "see", **COUNT)
    assert "At the end of 2012/13 Q1, 25 would be on track, 24 would be slipped." in page
    assert "At the end of 2012/13 Q3, 70 would be on track, 69 would be slipped." in page
    assert "At the end of 2012/13, 90 would be achieved, 89 would be not achieved." in page
    assert "Expected by the end of Q1 25, Q2 40, Q3 70." in page


def test_an_amber_value_is_previewed_on_both_sides(record: Record, olive: Client) -> None:
    _, page = posted(olive, record, "see", amber="55")
    assert "60 % would be achieved, 59.9 % would be on track, 55 % would be on track, 54.9 % would be not" in page
    assert "Amber ends at 55 %." in page


def test_values_on_the_way_are_previewed_in_each_year(record: Record, olive: Client) -> None:
    given = {"parts-0-when": "2014/15", "way_1_when": "2012/13", "way_1_value": "50", "way_2_when": "2013/14"}
    _, page = posted(olive, record, "see", way_2_value="55", **given)
    for year, value in (("2012/13", 50), ("2013/14", 55), ("2014/15", 60)):
        assert f"At the end of {year}, {value} % would be" in page
    assert "On the way: 50 %, in 2012/13; 55 %, in 2013/14." in page


def test_what_was_set_is_kept_shown_and_filled_in_again(record: Record, olive: Client) -> None:
    _, page = posted(olive, record, "see", **COUNT)
    assert posted(olive, record, "save", seen=seen(page), **COUNT)[0] == 302
    assert "Expected by the end of Q1 25, Q2 40, Q3 70." in read(olive, at(record.measure))
    again = read(olive, at(record.measure, "targets/set/"))
    assert '<details class="govuk-details" id="further" open>' in again
    assert 'name="expected_2" type="text" value="40"' in again


def test_it_is_folded_where_nothing_is_set(record: Record, olive: Client) -> None:
    assert '<details class="govuk-details" id="further">' in read(olive, at(record.measure, "targets/set/"))


WRONG = [
    ({"expected_1": "25"}, "Give the figure for each of the three quarters, or for none."),
    ({"way_1_when": "2011/12"}, "Give both: when, and the value."),
    ({"way_1_value": "20"}, "Give both: when, and the value."),
    ({"amber": "green"}, "Give a number"),
    ({"amber": "65"}, "on the better side of the target"),
]


@pytest.mark.parametrize(("changes", "says"), WRONG)
def test_what_is_wrong_with_it_is_said_before_anything_is_saved(
    record: Record, olive: Client, changes: dict[str, str], says: str
) -> None:
    status, page = posted(olive, record, "see", **changes)
    assert (status, says in html.unescape(page)) == (422, True)
    assert TargetSetting.objects.filter(measure=record.measure).count() == 1


def test_nothing_is_decided_where_nothing_is_set() -> None:
    assert NOTHING_FURTHER.decided([Decimal(5)]) == {}
