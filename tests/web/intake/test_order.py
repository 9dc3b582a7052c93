"""The order in which reports are taken in: the record holds the same measures, whichever came first."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import permutations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldenthread.comparing import match_known
from goldenthread.examine import read_and_judge
from goldenthread.plan import Period
from goldenthread.web.actions.deadlines import Deadlines
from goldenthread.web.actions.importing import take_in
from goldenthread.web.records.editions import editions_around, nearest_period
from goldenthread.web.records.models import (
    Authority,
    Intake,
    Measure,
    Person,
    Placement,
    ReportingPeriod,
    TargetSetting,
)
from goldenthread.web.records.nouns import report_of
from tests.web.conftest import Record

# A row of a report: its ref, its criterion, its status and its progress.
Row = tuple[str, str, str, str]
BINS = "Missed bins: no more than {} for each 100,000 collections"
TREES, PARKS = "Street trees planted: at least {} in the year", "Visitors who are satisfied with parks: at least {}%"
REPAIRS = "Urgent repairs finished within a day: at least {}%"

EDITIONS: Mapping[str, Sequence[Row]] = {
    "Q1": [
        ("1.1", BINS.format(40), "2", "38 at 30 June 2012."),
        ("1.2", PARKS.format(80), "2", "81% at 30 June 2012."),
        ("2.1", TREES.format(300), "2", "20 so far."),
    ],
    # The bins' target is another, parks aren't printed, trees have another ref.
    "Q2": [
        ("1.1", BINS.format(45), "2", "41 at 30 September 2012."),
        ("1.2", REPAIRS.format(95), "2", "96% were."),
        ("1.3", TREES.format(300), "2", "60 so far."),
    ],
    "year end": [
        ("1.1", BINS.format(40), "1", "39 at 31 March 2013."),
        ("1.2", PARKS.format(80), "4", "72% at 31 March 2013."),
        ("1.3", TREES.format(320), "1", "330 were planted."),
        ("1.4", REPAIRS.format(95), "1", "97% were."),
    ],
}
QUARTERS = {"Q1": 1, "Q2": 2, "Q3": 3, "year end": 4}


def printed(name: str, rows: Sequence[Row], year: str = "2012/13") -> bytes:
    head = f"Council Plan {year} {name} report\n\n| Ref | Success criterion | Status | Progress |\n|---|---|---|---|\n"
    lines = "".join(f"| {ref} | {words} | {status} | {progress} |\n" for ref, words, status, progress in rows)
    return (head + lines + "\nKey: 1 achieved, 2 on track, 3 slipped, 4 not achieved\n").encode()


def dates() -> Deadlines:
    return Deadlines(date(2013, 5, 1), date(2013, 5, 2), date(2013, 5, 3), date(2013, 5, 9))


def taken_in(authority: Authority, name: str, rows: Sequence[Row], by: Person, start: int = 2012) -> ReportingPeriod:
    report = read_and_judge(printed(name, rows), "report.md")
    report = report.model_copy(update={"period": Period(start=start, quarter=QUARTERS[name])})
    found = match_known(editions_around(authority, report.period), report.rows)
    same = {row: measure for row, (measure, _) in found.items()}
    return take_in(report=report, authority=authority, deadlines=dates(), by=by, same=same)


def told(authority: Authority) -> set[frozenset[tuple[str, str, tuple[str, ...]]]]:
    """Give each measure as all its returns: the period, the criterion and the targets that judge it."""
    found: dict[str, set[tuple[str, str, tuple[str, ...]]]] = {}
    for period in ReportingPeriod.objects.filter(authority=authority).select_related("plan_year__plan", "authority"):
        for row in report_of(period).rows:
            targets = tuple(str(one.value) for one in row.targets)
            found.setdefault(row.id, set()).add((str(period), row.outcome, targets))
    return {frozenset(returns) for returns in found.values()}


SAME = {
    frozenset(
        {
            ("2012/13 Q1", BINS.format(40), ("40",)),
            ("2012/13 Q2", BINS.format(45), ("45",)),
            ("2012/13 year end", BINS.format(40), ("40",)),
        }
    ),
    frozenset({("2012/13 Q1", PARKS.format(80), ("80",)), ("2012/13 year end", PARKS.format(80), ("80",))}),
    frozenset(
        {
            ("2012/13 Q1", TREES.format(300), ("300",)),
            ("2012/13 Q2", TREES.format(300), ("300",)),
            ("2012/13 year end", TREES.format(320), ("320",)),
        }
    ),
    frozenset({("2012/13 Q2", REPAIRS.format(95), ("95",)), ("2012/13 year end", REPAIRS.format(95), ("95",))}),
}


@pytest.mark.parametrize("order", list(permutations(EDITIONS)), ids=", ".join)
def test_the_order_of_imports_gives_the_same_measures(record: Record, order: Sequence[str]) -> None:
    for name in order:
        taken_in(record.elsewhere, name, EDITIONS[name], record.cast.zoe)
    assert told(record.elsewhere) == SAME
    names = Measure.objects.filter(authority=record.elsewhere).values_list("name", flat=True)
    assert set(names) == {BINS.format(40), PARKS.format(80), TREES.format(320), REPAIRS.format(95)}


@pytest.mark.parametrize("order", [("Q1", "Q2"), ("Q2", "Q1")])
def test_one_day_holds_one_target_where_the_first_quarter_comes_last(record: Record, order: Sequence[str]) -> None:
    for name in order:
        taken_in(record.elsewhere, name, EDITIONS[name][:1], record.cast.zoe)
    bins = Measure.objects.get(authority=record.elsewhere)
    assert [one.text for one in bins.target_settings.all()][-1] == BINS.format(45)
    assert len({one.effective_from for one in bins.target_settings.all()}) == bins.target_settings.count()


def test_an_older_report_leaves_what_is_newer(record: Record) -> None:
    elsewhere, zoe = record.elsewhere, record.cast.zoe
    taken_in(elsewhere, "year end", EDITIONS["year end"], zoe)
    before = [(one.ref, one.position, str(one.priority_action)) for one in placements(elsewhere)]
    taken_in(elsewhere, "Q2", EDITIONS["Q2"], zoe)
    assert [(one.ref, one.position, str(one.priority_action)) for one in placements(elsewhere)] == before
    assert Measure.objects.filter(authority=elsewhere).count() == 4


def placements(authority: Authority) -> Sequence[Placement]:
    return list(Placement.objects.filter(measure__authority=authority))


def test_a_target_that_an_officer_set_judges_what_it_judged(record: Record) -> None:
    elsewhere, zoe = record.elsewhere, record.cast.zoe
    taken_in(elsewhere, "Q1", EDITIONS["Q1"][:1], zoe)
    bins = Measure.objects.get(authority=elsewhere)
    about = {"measure": bins, "recorded_by": zoe, "recorded_at": bins.target_settings.get().recorded_at}
    TargetSetting.objects.create(
        effective_from=date(2012, 10, 1), text=BINS.format(35), kind="threshold", reason="x", approved_by="y", **about
    )
    taken_in(elsewhere, "year end", [(*EDITIONS["year end"][0][:1], BINS.format(35), "1", "30 in all.")], zoe)
    taken_in(elsewhere, "Q2", EDITIONS["Q2"][:1], zoe)
    outcomes = {row.outcome for period in elsewhere.periods.all()[1:] for row in report_of(period).rows}
    assert outcomes == {BINS.format(45), BINS.format(35)}
    assert bins.target_settings.count() == 3


def test_another_years_refs_say_nothing_of_who_is_who(record: Record) -> None:
    elsewhere, zoe = record.elsewhere, record.cast.zoe
    taken_in(
        elsewhere, "year end", [("1.1", BINS.format(40), "1", "39."), ("1.2", PARKS.format(80), "1", "x")], zoe, 2010
    )
    taken_in(elsewhere, "year end", [("1.1", REPAIRS.format(95), "1", "97%.")], zoe, 2012)
    taken_in(elsewhere, "Q1", [("1.1", REPAIRS.format(95), "1", "97%."), ("1.2", TREES.format(9), "2", "x")], zoe, 2013)
    assert Measure.objects.filter(authority=elsewhere).count() == 4


NEAREST = [
    # to, in the record, the nearest
    ("2012/13 Q1", ["2012/13 Q2", "2011/12 year end"], "2012/13 Q2"),
    ("2012/13 Q1", ["2011/12 Q3", "2012/13 Q2"], "2012/13 Q2"),
    ("2012/13 Q2", ["2012/13 Q1", "2012/13 Q3"], "2012/13 Q1"),
    ("2012/13 Q1", ["2011/12 year end", "2012/13 Q3"], "2011/12 year end"),
    (None, ["2011/12 year end", "2012/13 Q3"], "2012/13 Q3"),
]


@pytest.mark.parametrize(("to", "there", "nearest"), NEAREST)
def test_the_nearest_edition_is_found(record: Record, to: str | None, there: Sequence[str], nearest: str) -> None:
    for one in there:
        period = Period.model_validate(one)
        name = next(name for name, quarter in QUARTERS.items() if quarter == period.quarter)
        taken_in(record.elsewhere, name, EDITIONS["Q1"], record.cast.zoe, period.start)
    found = nearest_period(record.elsewhere, Period.model_validate(to) if to else None)
    assert str(found) == nearest


def test_an_uploaded_older_report_is_matched_with_the_edition_beside_it(record: Record, client: Client) -> None:
    elsewhere, zoe = record.elsewhere, record.cast.zoe
    taken_in(elsewhere, "Q2", EDITIONS["Q1"], zoe)
    later = [("1.1", TREES.format(300), "2", "x"), ("1.2", BINS.format(40), "2", "x"), ("2.1", "Hedges laid", "2", "x")]
    taken_in(elsewhere, "Q1", later, zoe, 2014)
    client.force_login(zoe.user)
    # Without a wording that tells anything, the reference alone does: that of the same plan year.
    rows = [("1.1", BINS.format(40), "2", "x"), ("2.1", "By March", "2", "x")]
    sent = SimpleUploadedFile("q1.md", printed("Q1", rows))
    assert client.post("/elsewhere/work/intake/", {"document": sent}).status_code == 302
    found = [row.measure.name for row in Intake.objects.get().rows.all() if row.measure]
    assert found == [BINS.format(40), TREES.format(300)]
