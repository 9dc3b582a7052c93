"""What changed in a measure's definition: two wordings or targets, and the sentence that tells the change."""

from decimal import Decimal
from typing import Any

import pytest

from goldenthread.comparing import compare
from goldenthread.plan import Baseline, ComparedRow, Op, Target
from tests.comparing.drawn import report

WORDINGS = [
    # printed otherwise only
    ("Re-ablement for 75 % of people, 2011/12", "Reablement for 75% of people 2011-12.", None),
    ("Homes built: 1,130 - by the year's end", "homes built 1130 by year’s end", None),
    ("Crime (from 94.00% to 95%)", "Crime: from 94 per cent to 95 per cent", None),
    ("Calls answered within five days", "Calls answered within 5 days", None),
    ("mprove street cleaning", "Improve street cleaning", None),
    # words
    ("Maintain the height of dunes", "Reduce the height of dunes", 'Where it said "Maintain" it says "Reduce".'),
    ("Visits to parks", "Visits to parks and museums", 'It now also says "and museums".'),
    ("Bins missed (to be reviewed)", "Bins missed", 'It no longer says "(to be reviewed)".'),
    ("Cut waste by 5 tonnes", "Cut waste to 5 tonnes", 'Where it said "by" it says "to".'),
    (
        "Young people who leave care have a home",
        "All young people leaving care have a job",
        'It now also says "All"; where it said "who leave" it says "leaving"; where it said "home" it says "job".',
    ),
    ("The 5 per cent of calls, in time", "5 % of calls on time", 'Where it said "in" it says "on".'),
    # not printed on one side
    ("Visits to parks", "", None),
]  # fmt: skip


def only_row(earlier: str, later: str) -> ComparedRow:
    (row,) = compare(report(earlier), report(later)).rows
    return row


@pytest.mark.parametrize(("earlier", "later", "told"), WORDINGS)
def test_wording_changed(earlier: str, later: str, told: str | None) -> None:
    row = only_row(f"1.1 | {earlier} | 2", f"1.1 | {later} | 2")
    assert (row.wording_changed, row.target_changed) == (told, None)


FIGURES = [
    ("Homes built: 1,000", "Homes built: 1000", None),
    ("Homes built: 1.130", "Homes built: 1,130", 'Where it said "1.130" it says "1,130".'),
    ("From 30% to 110%", "From 30% to 100%", 'Where it said "110%" it says "100%".'),
    ("Debts under £5,000", "Debts under £6,000", 'Where it said "£5,000" it says "£6,000".'),
    ("Staff trained", "Staff trained: 80 %", 'It now also says "80%".'),
    ("Staff trained: 80 %", "Staff trained", 'It no longer says "80%".'),
    ("Staff trained in 2010/11", "Staff trained in 2011/12", None),
]


@pytest.mark.parametrize(("earlier", "later", "told"), FIGURES)
def test_figures_of_a_criterion_changed_where_no_target_is_understood(
    earlier: str, later: str, told: str | None
) -> None:
    assert only_row(f"1.1 | {earlier} | 2", f"1.1 | {later} | 2").target_changed == told


COLUMNS = [
    ("at least 5", "At least 5", None),
    ("95%", "95.0 %", None),
    ("95%", "90%", 'The target was "95%"; it is "90%".'),
    ("", "90%", 'A target is printed now, "90%"; none was before.'),
    ("95%", "", 'No target is printed now; it was "95%".'),
]


@pytest.mark.parametrize(("earlier", "later", "told"), COLUMNS)
def test_target_of_a_column_changed(earlier: str, later: str, told: str | None) -> None:
    other = "1.2 | Roads mended | 2 | | target: 4"
    earlier, later = (f"1.1 | Homes built | 2 | | target: {text}\n{other}" for text in (earlier, later))
    assert compare(report(earlier), report(later)).rows[0].target_changed == told


def test_target_column_that_one_report_never_prints_is_no_change() -> None:
    assert only_row("1.1 | Homes built | 2 | | target: 5", "1.1 | Homes built | 2").target_changed is None


def target(value: str, unit: str = "%", op: Op = Op.AT_LEAST, **more: Any) -> Target:
    return Target(value=Decimal(value), unit=unit, op=op, printed=value, **more)


TARGETS: list[tuple[list[Target], list[Target], str | None]] = [
    ([target("60")], [target("60.0")], None),
    ([target("60")], [target("65")], "The target was at least 60 %; it is at least 65 %."),
    ([target("3", op=Op.BELOW)], [target("3", op=Op.AT_MOST)], "The target was less than 3 %; it is at most 3 %."),
    ([target("96", "per 10,000")], [target("96", "per 100,000")],
     "The target was at least 96 per 10,000; it is at least 96 per 100,000."),
    ([target("1200", "£", Op.AT_MOST)], [target("1300", "£", Op.AT_MOST)], "The target was at most £1,200; it is at most £1,300."),
    ([target("10", op=Op.RANGE, high=Decimal(15))], [target("20", op=Op.RANGE, high=Decimal(25))],
     "The target was 10 to 15 %; it is 20 to 25 %."),
    ([target("25", relative_to="baseline", direction="down")], [target("30", relative_to="baseline", direction="down")],
     "The target was at least 25 % down on the baseline; it is at least 30 % down on the baseline."),
    ([target("60", when="2011/12")], [target("60.00", when="2011/12")], None),
    ([target("60", when="2011/12")], [target("60", when="2012/13")],
     "The target was at least 60 % in 2011/12; it is at least 60 % in 2012/13."),
    ([target("60", when="2012-03")], [target("60", when="2012-03-31")], None),
    ([target("60", when="2012-03")], [target("60")], None),
    ([target("48", label="KS2"), target("44", label="KS4")], [target("44", label="KS4"), target("50", label="KS2")],
     "The target was at least 48 % (KS2); it is at least 50 % (KS2)."),
    ([target("48", label="KS2"), target("44", label="KS4")], [target("48", label="KS2")],
     "The target of at least 44 % (KS4) is no longer given."),
    ([], [target("7")], "A target of at least 7 % is new."),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "later", "told"), TARGETS)
def test_target_that_was_understood_changed(earlier: list[Target], later: list[Target], told: str | None) -> None:
    before, now = report("1.1 | Homes made safe, as then | 2"), report("1.1 | Homes made safe, as now | 2")
    pair = [
        made.model_copy(update={"rows": (made.rows[0].model_copy(update={"targets": tuple(targets)}),)})
        for made, targets in ((before, earlier), (now, later))
    ]
    assert compare(*pair).rows[0].target_changed == told


def with_first_row(text: str, **fields: Any) -> Any:
    made = report(text)
    return made.model_copy(update={"rows": (made.rows[0].model_copy(update=fields),)})


def test_target_that_was_not_understood_on_one_side_is_no_change() -> None:
    before = with_first_row("1.1 | Homes: 60 % | 2", targets=(target("60"),))
    assert compare(before, report("1.1 | Homes made safe: 60 % | 2")).rows[0].target_changed is None


def test_baseline_changed() -> None:
    sixty, fifty = (Baseline(value=Decimal(value), unit="%", when="2010/11") for value in (60, 50))
    before = with_first_row("1.1 | Homes, from 60% | 2", baselines=(sixty,))
    now = with_first_row("1.1 | Homes, from 50% | 2", baselines=(fifty,))
    row = compare(before, now).rows[0]
    assert row.baseline_changed == "The baseline was 60 % in 2010/11; it is 50 % in 2010/11."
    assert row.wording_changed is None


def test_due_date_moved() -> None:
    before = with_first_row("1.1 | Bridge open by December 2011 | 2", due="2011-12")
    now = with_first_row("1.1 | Bridge open by March 2012 | 2", due="2012-03-31")
    assert compare(before, now).rows[0].target_changed == "It was due by December 2011; it is due by 31 March 2012."


OWNERS = [
    ("HOUSING, LAND", "land, Housing", None),
    ("HOUSING", "LAND", "Responsibility was with HOUSING; it is with LAND."),
    ("HOUSING", "HOUSING, LAND", "Responsibility was with HOUSING; it is with HOUSING and LAND."),
    ("HOUSING", "", "Nobody is named as responsible now; it was HOUSING."),
    ("", "LAND", "LAND is named as responsible now; nobody was before."),
]


@pytest.mark.parametrize(("earlier", "later", "told"), OWNERS)
def test_responsibility_changed(earlier: str, later: str, told: str | None) -> None:
    other = "1.2 | Roads mended | 2 | ROADS"
    pair = [report(f"1.1 | Homes built | 2 | {owners}\n{other}") for owners in (earlier, later)]
    assert compare(*pair).rows[0].responsibility_changed == told


def test_responsibility_that_one_report_never_prints_is_no_change() -> None:
    assert only_row("1.1 | Homes built | 2 | LAND", "1.1 | Homes built | 2").responsibility_changed is None
