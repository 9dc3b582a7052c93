"""What a person decided is put over what was read, and a row stays where its ref stands."""

import pytest

from goldenthread.plan import DirectionBasis, Missing, Rating, Settings
from goldenthread.reading import read
from goldenthread.reading.deciding import decided

REPORT = """Fenwick District Council: Council Plan 2024/25, quarter 2

Ref\tSuccess criterion\tStatus\tProgress
1.1\tAt least 80% of calls answered in time\tGreen\t82% so far.
1.2\tAt least 90% of forms complete on arrival\tPurple\t91% so far.
1.3\tAt least 70% of visits on the day agreed\tPurple\t69% so far.
"""


def test_cells_stay_where_the_ref_is_in_its_place_though_a_criterion_has_words_of_a_status() -> None:
    rows = read(REPORT.encode(), "q2.txt").rows
    assert [(row.ref, row.outcome[:15], row.status_printed) for row in rows] == [
        ("1.1", "At least 80% of", "Green"),
        ("1.2", "At least 90% of", "Purple"),
        ("1.3", "At least 70% of", "Purple"),
    ]
    assert [row.repairs for row in rows] == [(), (), ()]


@pytest.mark.parametrize(
    ("meaning", "rating", "unrated", "rated"),
    [("slipped", Rating.SLIPPED, None, 3), ("deferred", None, Missing.DEFERRED, 1)],
)
def test_status_that_the_document_does_not_explain_means_what_the_settings_say(
    meaning: str, rating: Rating | None, unrated: Missing | None, rated: int
) -> None:
    settings = Settings.model_validate({"scheme": {"purple": meaning}})
    report = decided(read(REPORT.encode(), "q2.txt"), settings)
    assert [(row.rating, row.unrated) for row in report.rows[1:]] == [(rating, unrated)] * 2
    assert report.counted_totals.rated == rated
    assert report.unread == ()
    assert [code.code for code in report.scheme] == ["Green", "Purple"]


def test_status_that_the_document_explains_can_be_decided_otherwise() -> None:
    report = decided(read(REPORT.encode(), "q2.txt"), Settings.model_validate({"scheme": {"Green": "achieved"}}))
    assert (report.rows[0].rating, report.scheme[0].rating) == (Rating.ACHIEVED, Rating.ACHIEVED)
    assert [one.text for one in report.unread] == ["Purple", "Purple"]


def test_direction_that_is_given_is_said_to_be() -> None:
    settings = Settings.model_validate({"measures": {"1.1": {"direction": "down"}}})
    assert decided(read(REPORT.encode(), "q2.txt"), settings).rows[0].direction_basis is DirectionBasis.GIVEN


def test_nothing_decided_changes_nothing() -> None:
    report = read(REPORT.encode(), "q2.txt")
    assert decided(report, Settings()) is report
