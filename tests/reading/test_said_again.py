"""Reports that say a measure more than once: in a summary before its own table, in a list of what changed."""

from goldenthread.plan import Missing, Rating, Report
from goldenthread.reading import read

HEAD = "# Saltmarsh District Council\n\n# Tidewater Plan 2024/25: quarter 2\n"
SUMMARY = """
## Needs attention

| Ref | Measure | Status | Remedial action |
|---|---|---|---|
| 1.1 | Litter lifted from the sands | Red | Two wardens more from May |
"""
PLAN = """
## Sands

| Ref | Measure | Target | Actual | Status | Progress | Remedial action |
|---|---|---|---|---|---|---|
| 1. Keep the sands clean ||||||
| 1.1 | Litter lifted from the sands | 40 | 31 | Red | The van broke down. | Two wardens more from May |
| 1.2 | Bins on the promenade | 40 | 44 | Green | All stand. | |
| 2. Keep the sands safe ||||||
| 2.1 | Flags flown by nine | 90 % | 93 % | Green | Every day but two. | |

## Quays

| Ref | Measure | Target | Actual | Status | Progress | Remedial action |
|---|---|---|---|---|---|---|
| 3. Mend the quays ||||||
| 3.1 | Bollards mended | 12 | 14 | Green | Two more than planned. | |
"""


def report(*parts: str) -> Report:
    return read("".join((HEAD, *parts)).encode(), "q2.md")


def test_a_summary_before_the_tables_takes_no_measure_from_its_place() -> None:
    found = report(SUMMARY, PLAN).rows
    assert [(row.ref, row.theme, row.objective, row.progress) for row in found] == [
        ("1.1", "Sands", "Keep the sands clean", "The van broke down."),
        ("1.2", "Sands", "Keep the sands clean", "All stand."),
        ("2.1", "Sands", "Keep the sands safe", "Every day but two."),
        ("3.1", "Quays", "Mend the quays", "Two more than planned."),
    ]


def test_what_only_the_summary_says_is_added_to_the_fuller_row() -> None:
    short = PLAN.replace("| Two wardens more from May |", "| |")
    assert report(SUMMARY, short).rows[0].remedial_action == "Two wardens more from May"


def test_a_table_of_another_period_alone_holds_no_measures_of_this_report() -> None:
    gone = """
## No longer in the plan

| Ref | Measure | Status at 2024/25 Q1 |
|---|---|---|
| 4.1 | Deckchairs hired out by noon | Green |
| 4.2 | Donkeys rested on Sundays | Amber |
"""
    found = report(PLAN, gone)
    assert [row.ref for row in found.rows] == ["1.1", "1.2", "2.1", "3.1"]
    told = [one.text for one in found.unread if "another time" in one.why]
    assert told == ["4.1 | Deckchairs hired out by noon | Green", "4.2 | Donkeys rested on Sundays | Amber"]


def test_a_blank_of_this_period_beside_a_status_of_the_last_is_a_measure() -> None:
    table = """
| Ref | Measure | Status at Q1 | Status at Q2 |
|---|---|---|---|
| 1.1 | Litter lifted from the sands | Green | Red |
| 1.2 | Bins on the promenade | Green | |
"""
    assert [(row.ref, row.unrated) for row in report(table).rows] == [("1.1", None), ("1.2", Missing.BLANK)]


def test_totals_of_themes_give_way_to_those_of_the_whole() -> None:
    totals = "\n| Status | Measures |\n|---|---|\n| Green | {} |\n| Red | {} |\n"
    found = report(totals.format(3, 1), PLAN, totals.format(1, 1), totals.format(2, 0))
    assert found.stated_totals is not None
    assert found.stated_totals.by_code == {"Green": 3, "Red": 1}
    assert found.reconciliation.holds


def test_a_status_that_says_why_there_is_none_gives_that_reason() -> None:
    reasons = ("awaiting data", "deferred", "withdrawn", "not due", "no target", "data only", "no status given")
    rows = "".join(f"| 1.{at} | Boats counted at quay {at} | Not rated: {one} |\n" for at, one in enumerate(reasons, 1))
    found = report("\n| Ref | Measure | Status |\n|---|---|---|\n", rows).rows
    assert [row.unrated for row in found] == [
        Missing.AWAITING_DATA,
        Missing.DEFERRED,
        Missing.WITHDRAWN,
        Missing.NOT_DUE,
        Missing.NO_TARGET,
        Missing.DATA_ONLY,
        Missing.BLANK,
    ]


def test_shorthand_for_no_value_is_a_blank_where_it_can_be_nothing_else() -> None:
    table = """
| Ref | Measure | Status | Progress | Remedial action |
|---|---|---|---|---|
| 1.1 | Litter lifted from the sands | Red | [x] | Two wardens more |
| 1.2 | Bins on the promenade | Green | All stand. | [z] |
"""
    found = report(table).rows
    assert [(row.progress, row.remedial_action) for row in found] == [("", "Two wardens more"), ("All stand.", "")]
    assert [(one.before, one.why) for one in found[0].repairs] == [("[x]", "it stands for no value")]


def test_lettering_of_a_picture_is_no_text_of_the_report() -> None:
    page = (
        "<h1>Tidewater Plan 2024/25: quarter 2</h1><svg role=img><title>How it stands</title><text>Red 1</text></svg>"
        "<table><tr><th>Ref<th>Measure<th>Status<tr><td>1.1<td>Bins emptied<td>Green<tr><td>1.2<td>Boats<td>Red</table>"
    )
    found = read(page.encode(), "q2.html")
    assert [row.status for row in found.rows] == ["Green", "Red"]
    assert found.unread == ()


def test_an_export_has_underscores_in_its_headings_and_guards_before_signs() -> None:
    export = (
        "ref,success_criterion,status,remedial_action\n1.1,Bins emptied,2,'- Two vans more\n1.2,Boats hired,3,'=later\n"
    )
    found = read(export.encode(), "tidewater-2024-25-q2.csv").rows
    assert [(row.outcome, row.rating, row.remedial_action) for row in found] == [
        ("Bins emptied", Rating.ON_TRACK, "- Two vans more"),
        ("Boats hired", Rating.SLIPPED, "=later"),
    ]


def test_headings_about_what_changed_since_a_period_name_no_period_of_the_report() -> None:
    changes = "".join(f"\n## {what} since 2024/25 Q1\n\nNone.\n" for what in ("Better", "Worse", "Newly rated", "Gone"))
    found = report(changes, PLAN)
    assert str(found.period) == "2024/25 Q2"


def test_a_table_of_counts_by_status_holds_no_measures() -> None:
    counts = """
| Theme | Achieved | On track | Slipped | Not achieved | Rated | Per cent of rated | Not rated |
|---|---|---|---|---|---|---|---|
| Sands | 0 | 2 | 1 | 0 | 3 | 66.7 | 0 |
"""
    assert [row.ref for row in report(counts, PLAN).rows] == ["1.1", "1.2", "2.1", "3.1"]


def test_a_measure_without_a_criterion_is_told_again_by_its_action() -> None:
    table = """
| Ref | Priority action | Success criterion | Status | Progress |
|---|---|---|---|---|
| 1.1 | Lift the litter | 40 tonnes lifted in 2024/25 | Green | Done. |
| 1.2 | Empty the bins | | Red | The van broke down. |
"""
    summary = SUMMARY.replace("1.1 | Litter lifted from the sands", "1.2 | Empty the bins")
    assert [(row.ref, row.progress) for row in report(summary, table).rows] == [
        ("1.1", "Done."),
        ("1.2", "The van broke down."),
    ]


def test_objectives_of_one_table_below_two_headings_stand_under_the_theme() -> None:
    one = PLAN.split("## Quays")[0].replace("## Sands", "## Measure by measure\n\n### Sands")
    places = {(row.theme, row.objective) for row in report(one).rows}
    assert places == {("Sands", "Keep the sands clean"), ("Sands", "Keep the sands safe")}
