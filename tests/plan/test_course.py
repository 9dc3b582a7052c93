"""Targets over time: changes and paths that say too little, or contradict themselves, are refused when made."""

from typing import Any

import pytest
from pydantic import ValidationError

from goldenthread.plan import MeasureSettings, TargetChange, TargetPath

CHANGE: dict[str, Any] = {
    "from_date": "2024-10-01",
    "old": "60",
    "new": "55",
    "reason": "the grant ended",
    "approved_by": "the cabinet",
}


def test_change_is_kept_as_given() -> None:
    change = TargetChange.model_validate({**CHANGE, "reason": "  the grant ended\n"})
    assert change.model_dump(mode="json") == {
        "from_date": "2024-10-01",
        "old": 60,
        "new": 55,
        "reason": "the grant ended",
        "approved_by": "the cabinet",
        "label": None,
        "when": None,
    }


@pytest.mark.parametrize("lacking", ["reason", "approved_by"])
@pytest.mark.parametrize("given", [None, "", "  \n"])
def test_change_without_reason_or_approver_is_refused(lacking: str, given: str | None) -> None:
    told = {**CHANGE, lacking: given}
    if given is None:
        del told[lacking]
    with pytest.raises(ValidationError, match=lacking):
        TargetChange.model_validate(told)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"new": "60.0"}, "an old and a new value that differ"),
        ({"from_date": "2024-02-30"}, "from_date"),
        ({"when": "next year"}, "a time such as"),
        ({"when": "2024/26"}, "a time such as"),
    ],
)
def test_change_of_nothing_or_at_no_time_is_refused(wrong: dict[str, str], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        TargetChange.model_validate(CHANGE | wrong)


def test_changes_stand_in_the_order_of_their_dates() -> None:
    later = CHANGE | {"from_date": "2025-01-01", "old": "55", "new": "50"}
    changes = MeasureSettings.model_validate({"target_changes": [later, CHANGE]}).target_changes
    assert [str(change.from_date) for change in changes] == ["2024-10-01", "2025-01-01"]


@pytest.mark.parametrize(
    ("second", "says"),
    [
        ({"from_date": "2025-01-01", "old": "58", "new": "50"}, "a change of 2025-01-01 from 55"),
        ({"old": "55", "new": "50"}, "one change a day"),
    ],
)
def test_changes_that_do_not_follow_each_other_are_refused(second: dict[str, str], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        MeasureSettings.model_validate({"target_changes": [CHANGE, CHANGE | second]})


def test_changes_of_two_parts_need_not_follow_each_other() -> None:
    other = CHANGE | {"label": "KS4", "old": "40", "new": "42"}
    assert len(MeasureSettings.model_validate({"target_changes": [CHANGE, other]}).target_changes) == 2


@pytest.mark.parametrize("when", ["2024/25", "2024/25 Q2", "2024/25 year end", "2024-09", "2024", "1999/00"])
def test_point_of_a_time_is_taken(when: str) -> None:
    assert TargetPath.model_validate({"points": [{"when": when, "value": 70}]}).points[0].when == when


@pytest.mark.parametrize("when", ["", "soon", "2024/26", "2024-13", "24/25", "2024/25 Q5", "2024/25\n"])
def test_point_of_no_time_is_refused(when: str) -> None:
    with pytest.raises(ValidationError, match="a time such as"):
        TargetPath.model_validate({"points": [{"when": when, "value": 70}]})


def test_path_without_points_or_with_two_at_once_is_refused() -> None:
    point = {"when": "2024/25", "value": 70}
    with pytest.raises(ValidationError, match="at least 1"):
        TargetPath.model_validate({"points": []})
    with pytest.raises(ValidationError, match="points of different times"):
        TargetPath.model_validate({"points": [point, {**point, "value": 71}]})
