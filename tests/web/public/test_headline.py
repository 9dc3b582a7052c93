"""How the headline moved is said only where the same measures were rated both times."""

import pytest

from goldenthread.plan import Bridge, ComparedTotals, Comparison, Totals
from goldenthread.web.public.changes import headline_of


@pytest.mark.parametrize(
    ("before", "now", "bridge", "moved"),
    [
        (84.3, 82.7, Bridge(improved=14, worsened=6), "1.6 points lower than at"),
        (73.7, 74.7, Bridge(same=9), "1.0 points higher than at"),
        (80.0, 80.0, Bridge(same=9), "The same share as at"),
        (73.7, 100.0, Bridge(newly_rated=3, no_longer_rated=38), ""),
        (None, 100.0, Bridge(improved=1), ""),
    ],
)
def test_headline_says_how_it_moved(before: float | None, now: float, bridge: Bridge, moved: str) -> None:
    totals = ComparedTotals(earlier=Totals(on_track_percent=before), later=Totals(on_track_percent=now))
    compared = Comparison(earlier=None, later=None, totals=totals, bridge=bridge, bridge_message="")
    found = headline_of(compared)
    assert found is not None
    assert found.moved == moved
