"""Which measures a document gives remedial actions for."""

import pytest

from goldenthread.checking.remedies import ratings_asked
from goldenthread.plan import ColumnRead, Rating, Report
from goldenthread.reading import read

OUTCOME, REMEDY = ColumnRead(heading="Measure", holds="outcome"), ColumnRead(heading="Action", holds="remedial_action")


def report(columns: tuple[ColumnRead, ...], remedies: dict[Rating, str]) -> Report:
    lines = ["Plan 2024/25: quarter 2", "", "Ref\tMeasure\tStatus\tProgress"]
    lines += [f"{at}\tMeasure {at}\tSlipped\tDone in part." for at in range(1, len(remedies) + 1)]
    made = read("\n".join(lines).encode(), "report.txt")
    rows = [
        row.model_copy(update={"rating": rating, "remedial_action": text})
        for row, (rating, text) in zip(made.rows, remedies.items(), strict=True)
    ]
    return made.model_copy(update={"columns": columns, "rows": tuple(rows)})


@pytest.mark.parametrize(
    ("columns", "red", "asked"),
    [
        ((OUTCOME, REMEDY), "", True),
        ((OUTCOME, OUTCOME, REMEDY), "", False),
        ((OUTCOME, OUTCOME, REMEDY), "More crews.", True),
        ((OUTCOME,), "More crews.", False),
        ((OUTCOME,), "", False),
    ],
    ids=["a column", "a column of one of two tables", "the same, filled", "for reds alone", "nowhere"],
)
def test_slipped_measure_is_asked_for_a_remedy(columns: tuple[ColumnRead, ...], red: str, asked: bool) -> None:
    made = report(columns, {Rating.SLIPPED: "", Rating.NOT_ACHIEVED: red})
    assert (Rating.SLIPPED in ratings_asked(made)) is asked


def test_red_measure_is_asked_where_an_amber_one_has_a_remedy() -> None:
    made = report((OUTCOME,), {Rating.SLIPPED: "More crews.", Rating.NOT_ACHIEVED: ""})
    assert ratings_asked(made) == {Rating.SLIPPED, Rating.NOT_ACHIEVED}
