"""A measure that is printed again in a report by exception is counted once."""

import pytest

from goldenthread.reading import read

TABLE = """\
Saltmarsh District Council
Tidewater Plan: progress at quarter 2, 2024/25

Ref\tMeasure\tTarget\tActual\tStatus
1.1\tLitter lifted from the sands\t40\t31\tRed
1.2\tBins on the promenade\t40\t44\tGreen

Ref\tMeasure\tStatus\tWhat is being done
1.1\t{measure}\t{status}\tTwo wardens more from May
"""


def report(measure: str, status: str) -> list[tuple[str | None, str, str]]:
    rows = read(TABLE.format(measure=measure, status=status).encode(), "q2.txt").rows
    return [(row.ref, row.status_printed, row.remedial_action or row.progress) for row in rows]


def test_measure_printed_again_gives_what_only_the_other_table_says() -> None:
    told = [("1.1", "Red", "Two wardens more from May"), ("1.2", "Green", "")]
    assert report("Litter lifted from the sands", "Red") == told
    assert report("Litter lifted from the sands", "") == told


@pytest.mark.parametrize(
    ("measure", "status"), [("Litter lifted from the quay", "Red"), ("Litter lifted from the sands", "Amber")]
)
def test_another_wording_or_status_is_another_row(measure: str, status: str) -> None:
    assert len(report(measure, status)) == 3
