"""Which column holds what: headings as councils print them, with what stands below, and the roles they are given."""

from dataclasses import replace

import pytest

from goldenthread.plan import Source
from goldenthread.reading.columns.blocks import find_blocks
from goldenthread.reading.columns.headings import is_heading_row
from goldenthread.reading.columns.periods import Named
from goldenthread.reading.columns.roles import Role, heading_scores
from goldenthread.reading.grid import Cell, GridRow, table_row

Q2_2023 = Named(2023, 2)


def rows_of(*lines: str, table: int = 1) -> list[GridRow]:
    return [
        table_row((cell.strip() for cell in line.split("|")), Source(line=number), table)
        for number, line in enumerate(lines, start=1)
    ]


def roles(*lines: str, period: Named = Q2_2023, at: int = -1) -> list[str]:
    block = find_blocks(rows_of(*lines), set(), period)[at]
    assert block.columns is not None
    return [column.role.value for column in block.columns.columns]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Ref.", Role.REF),
        ("PI code", Role.REF),
        ("#", Role.REF),
        ("Change/Improvement Priority Actions", Role.ACTION),
        ("Outcome/Success Criteria", Role.OUTCOME),
        ("Key Performance Indicator", Role.OUTCOME),
        ("How we will measure it", Role.OUTCOME),
        ("Measure / Mesur", Role.OUTCOME),
        ("Responsibility", Role.RESPONSIBILITY),
        ("Assigned to", Role.RESPONSIBILITY),
        ("What is happening and what we do", Role.PROGRESS),
        ("Explanation and action", Role.PROGRESS),
        ("Work stream", Role.THEME),
        ("Lead officer", Role.RESPONSIBILITY),
        ("Q2 Progress Indicator", Role.STATUS),
        ("RAG", Role.STATUS),
        ("How did we do?", Role.STATUS),
        ("Progress during 2011/12 to Q2", Role.PROGRESS),
        ("Latest note", Role.PROGRESS),
        ("Slippage/Remedial action required", Role.REMEDIAL),
        ("Planned improvement", Role.REMEDIAL),
        ("Action to improve", Role.REMEDIAL),
        ("What we said we'd do", Role.ACTION),
        ("Outstanding action", Role.REMEDIAL),
        ("Where we are now", Role.PROGRESS),
        ("What we are doing about it", Role.REMEDIAL),
        ("Who", Role.RESPONSIBILITY),
        ("Work outstanding", Role.REMEDIAL),
        ("Corrective action", Role.REMEDIAL),
        ("Annual target", Role.TARGET),
        ("Aim 2019/20", Role.TARGET),
        ("Year to date", Role.ACTUAL),
        ("Outturn", Role.ACTUAL),
        ("Baseline", Role.PREVIOUS),
        ("Direction of travel", Role.TREND),
        ("Good is", Role.EXTRA),
    ],
)
def test_heading_tells_its_role_best(heading: str, role: Role) -> None:
    scores = heading_scores(heading)
    assert max(scores, key=lambda found: scores[found]) is role


def test_target_and_actual_in_columns_of_their_own() -> None:
    assert roles(
        "Ref|Indicator|Lead|Last year|Target|Actual|DoT|RAG|Comments",
        "H1|Homes built|Housing|300|350|180|↑|G|On plan so far this year",
        "H2|Days to relet a home|Housing|30|25|28|↓|A|Two voids took longer than planned",
    ) == ["ref", "outcome", "responsibility", "previous", "target", "actual", "trend", "status", "progress"]


def test_codes_below_the_name_of_what_has_them_are_refs() -> None:
    assert roles(
        "Project|What we are building|Due|State|Latest news|Sponsor",
        "P1|A bridge over the weir|May 2026|On time|Both piers stand|Roads",
        "P2|Homes in the old mill|June 2026|Late|The roof was found to leak|Housing",
    ) == ["ref", "outcome", "target", "status", "progress", "responsibility"]
    assert roles(
        "Project|Due|State|Latest news",
        "A bridge over the weir|May 2026|On time|Both piers stand",
        "Homes in the old mill|June 2026|Late|The roof was found to leak",
    ) == ["outcome", "target", "status", "progress"]


def test_commitment_beside_a_measure_is_an_action_and_an_outcome_in_figures_the_actual() -> None:
    assert roles(
        "Commitment|ID|Measure or milestone|Target|Outcome|Assessment",
        "Homes that last|A1|Homes let again|20 days|19 days|Achieved",
        "Homes that last|A2|Repairs done at once|90%|71%|Not achieved",
    ) == ["action", "ref", "outcome", "target", "actual", "status"]
    assert roles(
        "Commitment|Target|Outcome|Assessment",
        "We will let homes again soon|20 days|19 days|Achieved",
        "We will mend what is broken at once|90%|71%|Not achieved",
    ) == ["outcome", "target", "actual", "status"]


def test_first_of_several_targets_gives_way_to_the_column_of_all() -> None:
    assert roles(
        "Ref | Measure | Target | Figure | Status | First target value | First target unit",
        "1.1 | Placements that last, and moves | moves: under 10 %; at least 65 % | 2.9 % | Slipped | 10 | %",
        "1.2 | Bins missed | at most 2 per 100,000 | 2.3 per 100,000 | Slipped | 2 | per 100,000",
        "1.3 | Homes built | at least 450 | 459 | Achieved | 450 | number",
    ) == ["ref", "outcome", "target", "actual", "status", "extra", "extra"]


def test_first_target_is_the_target_where_no_column_has_all() -> None:
    assert roles(
        "Ref | Measure | First target value | Figure | Status",
        "1.1 | Placements that last | 10 | 2.9 | Slipped",
        "1.2 | Homes built | 450 | 459 | Achieved",
    ) == ["ref", "outcome", "target", "actual", "status"]


def test_quarters_side_by_side_the_report_own_one_counts() -> None:
    assert roles(
        "Ref|Indicator|Quarter 1||Quarter 2||Comments",
        "||Actual|RAG|Actual|RAG|",
        "H1|Homes built|80|A|180|G|On plan so far this year",
        "H2|Days to relet|30|A|28|R|Two voids took longer than planned",
    ) == ["ref", "outcome", "extra", "extra", "actual", "status", "progress"]


def test_arrows_are_never_the_status() -> None:
    assert roles("Indicator|Direction of travel|Result", "Homes built|↑|180", "Days to relet|↓|28") == [
        "outcome",
        "trend",
        "actual",
    ]


def test_heading_wrapped_over_three_lines() -> None:
    assert roles(
        "Ref|Indicator|2022/23|Annual|Q2|Against|Comment",
        "||outturn|target|actual|target|",
        "|||2023/24||||",
        "H1|Homes built|300|350|180|On target|On plan so far this year",
        "H2|Days to relet|30|25|28|Not on target|Two voids took longer",
    ) == ["ref", "outcome", "previous", "target", "actual", "status", "progress"]


def test_lost_headings_by_what_stands_in_the_columns() -> None:
    narrative = "The lettings team has worked through {} cases and expects to be on plan by the end of the year"
    measure = "Homes of kind {} are let within so many days"
    lines = [f"1.{n}|{measure.format(n)}|HOUSING|{1 + n % 3}|{narrative.format(n)} {narrative}" for n in range(1, 9)]
    assert roles(*lines) == ["ref", "outcome", "responsibility", "status", "progress"]


def test_colour_is_the_status_where_no_words_are() -> None:
    heading = table_row(["Ref", "Indicator", "Target", "Result"], Source(line=1), 1)
    body = [
        GridRow((Cell(f"H{n}"), Cell(f"Measure number {n}"), Cell("90%"), Cell(f"8{n}%", fill)), Source(line=n + 1), 1)
        for n, fill in enumerate(["#00b050", "#ffc000", "#ff0000", "#00b050"], start=1)
    ]
    [block] = find_blocks([heading, *body], set(), Q2_2023)
    assert block.columns is not None
    assert block.columns.painted == 3


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ref|Indicator|Target|Status", True),
        ("Indicator|2021/22|2022/23|Q1|Q2", True),
        ("1.1|Performance indicator for homes|90%|2", False),
        ("CUS.01 - Answer 93% of calls|Customer Services Manager|Q2: 21,744 of 23,083 calls|On track", False),
        ("Safer streets||", False),
    ],
)
def test_heading_row_told_from_a_measure(line: str, expected: bool) -> None:
    [row] = rows_of(line)
    assert is_heading_row(row) is expected


def test_narrow_list_of_other_columns_has_headings_of_its_own() -> None:
    wide = "Ref|Measure|Lead|Target|April|May|June|July|August|September|To date|RAG"
    assert roles(
        wide,
        "H1|Homes built|Housing|90|1|2|3|4|5|6|21|G",
        "H2|Days to relet|Housing|30|1|2|3|4|5|6|21|A",
        "|||||||||||",
        "Ref|Measure|What is happening and what we do",
        "H1|Homes built|The contractor went away in May and another one came",
        at=1,
    ) == ["ref", "outcome", "progress"]


@pytest.mark.parametrize(
    ("texts", "marked", "expected"),
    [
        (["Team", "Stage 1", "Stage 2", "Upheld"], True, True),
        (["Team", "Stage 1", "Stage 2", "Upheld"], False, False),
        (["H1", "Homes built", "Housing"], True, False),
        (["Homes built", "90%", "Green"], True, False),
    ],
)
def test_first_row_that_the_format_marks_is_a_heading(texts: list[str], marked: bool, expected: bool) -> None:
    first = replace(table_row(texts, Source(line=1), 1), is_heading=marked)
    body = table_row(["x"] * len(texts), Source(line=2), 1)
    assert (find_blocks([first, body], set(), Q2_2023)[0].headings is not None) is expected


def test_an_action_behind_what_is_said_of_how_things_stand_is_what_is_done_about_it() -> None:
    assert roles(
        "Ref | Measure | Target | Status | Comments | Planned action",
        "H1 | Homes let again within a month | 90% | Behind | The depot was shut for a month in spring | Hire two more fitters",
        "H2 | Repairs that were done at once | 80% | On track | Most were done on the day on which they were asked for |",
    ) == ["ref", "outcome", "target", "status", "progress", "remedial_action"]


def test_an_action_before_them_is_the_plans_own() -> None:
    assert roles(
        "Ref | Action | Measure | Status | Comments",
        "H1 | Let homes faster | Homes let again within a month | Behind | The depot was shut for a month in spring",
        "H2 | Mend homes faster | Repairs that were done at once | On track | Most were done on the day",
    ) == ["ref", "action", "outcome", "status", "progress"]


def test_actions_of_an_outcome_that_they_share_are_what_is_measured() -> None:
    assert roles(
        "Outcome | Ref | What we said we'd do | What we did | Rating",
        "Homes for all who live here | H1 | Let homes again within a month | Most were let in the first week | Green",
        " | H2 | Do repairs at once | The depot was shut for a month in spring | Red",
        " | H3 | Build forty homes | All forty were built by the end of May | Green",
        " | H4 | Open the hostel | It was opened on the first day of June | Green",
    ) == ["theme", "ref", "outcome", "progress", "status"]


def test_milestones_of_actions_that_have_a_row_each_are_not_what_is_measured() -> None:
    assert roles(
        "No. | Action | Milestones | Status | Update",
        "1 | Open the hostel in the old mill | Plans drawn (Q1); builder found (Q2) | On track | The plans were drawn",
        "2 | Build forty homes by the river | Land bought (Q1); roads laid (Q3) | Behind | The land was dear",
    ) == ["ref", "outcome", "extra", "status", "progress"]
