"""What is no measure though it stands under the headings of measures: tallies, sums, lists by theme."""

import pytest

from goldenthread.reading import read

HEAD = "Ref\tIndicator\tOwner\tTarget\tResult\tQ1 status\tQ2 status\n"
BODY = "A1\tLamps lit\tParks\t90\t91\tMet\tMet\nA2\tTotal complaints\tPorts\t12\t14\tMet\tMissed\n"


@pytest.mark.parametrize(
    "line",
    [
        "Met\t\t\t\t\t12\t14",
        "\tMissed\t\t\t\t10\t12",
        "\tTotal\t\t\t\t22\t26",
        "\tTotal number of indicators\t\t\t\t22\t26",
        "\tNumber of Met\t\t\t\t3\t4",
        "\tTotal\t\t\t\t3\t4",
    ],
)
def test_tally_below_the_measures_is_unread(line: str) -> None:
    report = read(f"Council Plan 2024/25: quarter 2\n\n{HEAD}{BODY}{line}\n".encode(), "q2.txt")
    assert [row.outcome for row in report.rows] == ["Lamps lit", "Total complaints"]
    assert " | ".join(filter(None, line.split("\t"))) in [unread.text for unread in report.unread]


def test_list_of_spending_by_theme_holds_no_measures() -> None:
    spending = "Workstream\tGrant (£000)\tSpent (£000)\tForecast (£000)\tRAG\nParks\t12\t11\t12\tG\nPorts\t9\t4\t8\tR\n"
    report = read(f"Council Plan 2024/25: quarter 2\n\n{HEAD}{BODY}\n\n{spending}".encode(), "q2.txt")
    assert [row.outcome for row in report.rows] == ["Lamps lit", "Total complaints"]


def test_measure_of_a_report_by_exception_in_a_narrow_list_is_counted_once() -> None:
    again = "Ref\tIndicator\tWhat is happening and what we do\nA2\tTotal complaints\tA new team answers them.\n"
    report = read(f"Council Plan 2024/25: quarter 2\n\n{HEAD}{BODY}\n\n{again}".encode(), "q2.txt")
    assert [(row.outcome, row.progress) for row in report.rows] == [
        ("Lamps lit", ""),
        ("Total complaints", "A new team answers them."),
    ]


def test_sum_with_figures_and_a_status_is_a_measure() -> None:
    report = read(
        f"Council Plan 2024/25: quarter 2\n\n{HEAD}{BODY}A3\tTotal\tPorts\t9\t8\tMet\tMet\n".encode(), "q2.txt"
    )
    assert [row.outcome for row in report.rows] == ["Lamps lit", "Total complaints", "Total"]


def test_long_comment_across_the_table_is_of_the_measure_above() -> None:
    told = "Lamps were mended on most roads by the park and the port. " * 5
    rows = (
        "<tr><th>Ref<th>Indicator<th>Target<th>Result<th>Status"
        "<tr><td>A1<td>Lamps lit<td>90<td>91<td>Met"
        f"<tr><td colspan=5>Comment: {told}"
        "<tr><td>A2<td>Boats moored<td>12<td>14<td>Missed"
    )
    report = read(f"<h1>Council Plan 2024/25: quarter 2</h1><table>{rows}</table>".encode(), "q2.html")
    assert [(row.outcome, row.progress) for row in report.rows] == [("Lamps lit", told.strip()), ("Boats moored", "")]
