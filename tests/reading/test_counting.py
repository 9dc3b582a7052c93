"""Every printed row is counted once: as rated, or under the one reason for which it isn't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.cli.report_text import report_text
from goldenthread.plan import Missing, Rating, Return, Source
from goldenthread.plan.counting import count_returns
from goldenthread.reading import read

DOCUMENT = """Ref\tMeasure\tStatus\tProgress
1.1\tFerries that leave on time\tOn track\tNine in ten.
1.2\tGulls on the pier\tsee leaflet\tCounted in May.
1.3\tLamps along the wall\tDeferred\tNext year.
1.4\tBuoys painted\t\tNo news.
1.5\tNets mended\task Jo\tNo news.
"""


def test_status_that_is_not_understood_is_counted_under_a_reason_of_its_own() -> None:
    report = read(DOCUMENT.encode(), "q2.txt")
    assert [row.unrated for row in report.rows] == [None, None, Missing.DEFERRED, Missing.BLANK, None]
    assert (report.counted_totals.rows, report.counted_totals.rated) == (5, 1)
    assert report.counted_totals.unrated == {"not_understood": 2, "deferred": 1, "blank": 1}
    assert "2 not understood (see below), 1 deferred, 1 blank" in " ".join(report_text(report, 100).split())


KINDS = [*((rating, None) for rating in Rating), *((None, missing) for missing in (None, *Missing))]


@pytest.mark.parametrize("themes", [True, False])
@given(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(["Coast", "Roads", None]))))
def test_rows_are_those_rated_and_those_with_a_reason(
    themes: bool, rows: list[tuple[tuple[Rating | None, Missing | None], str | None]]
) -> None:
    returns = [
        Return(id=str(at), source=Source(line=at), rating=rating, unrated=missing, theme=theme)
        for at, ((rating, missing), theme) in enumerate(rows, start=1)
    ]
    counted = count_returns(returns, (), themes)
    for totals in (counted, *counted.by_theme.values()):
        assert totals.rows == totals.rated + sum(totals.unrated.values())
