"""Columns of colours alone, one for each period: those of this period are the status."""

import pytest

from goldenthread.reading import read


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Last quarter", "This quarter"),
        ("Last period", "This period"),
        ("Last report", "This report"),
        ("Prev Qtr", "This Qtr"),
        ("Before", "Now"),
        ("Progress Q2", "Progress Q3"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("blank", [0, 3])
def test_colours_of_this_period_are_the_status_and_not_those_of_the_last(
    before: str, now: str, turned: bool, blank: int
) -> None:
    fills = {"red": "not_achieved", "green": "on_track", "orange": "slipped"}
    colours = [("red", "green"), ("green", "orange"), ("orange", "red"), ("green", "green"), ("red", "orange")]
    lines = [
        f"<h1>Report Q3 2023/24</h1><table><tr><th>Ref<th>Measure<th>{'<th>'.join((before, now)[:: 1 - 2 * turned])}"
    ]
    for at, (then, colour) in enumerate(colours):
        cells = [f"<td bgcolor={then}>", "<td>" if at < blank else f"<td bgcolor={colour}>"]
        lines.append(f"<tr><td>1.{at + 1}<td>Number of boats at pier {at}{''.join(cells[:: 1 - 2 * turned])}")
    ratings = [row.rating for row in read("".join(lines).encode(), "q3.html").rows]
    assert ratings == [None if at < blank else fills[colour] for at, (_, colour) in enumerate(colours)]
