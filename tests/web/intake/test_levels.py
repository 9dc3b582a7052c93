"""Levels of the plan that a later report prints otherwise: an officer says what they are, and none is made twice."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.test import Client

from goldenthread.comparing import match_known
from goldenthread.examine import read_and_judge
from goldenthread.plan import Period, Report
from goldenthread.web.actions.importing import take_in
from goldenthread.web.actions.imports.deciding import Decision, changes_of
from goldenthread.web.actions.intake import begin_intake
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.editions import editions_around
from goldenthread.web.records.models import (
    Intake,
    JournalEntry,
    Objective,
    Plan,
    PriorityAction,
    ReportingPeriod,
    Theme,
)
from goldenthread.web.records.uploads import CheckedFile
from tests.web.conftest import Record
from tests.web.intake.pending import DATES
from tests.web.intake.test_order import dates

# Theme, number and text of the objective, priority action, ref and criterion.
Line = tuple[str, str, str, str, str, str]

FIRST: Sequence[Line] = [
    (
        "Clean streets",
        "1",
        "Keep the borough clean",
        "Empty bins on time",
        "1.1",
        "Missed bins: no more than 40 a week",
    ),
    ("Clean streets", "1", "Keep the borough clean", "Sweep streets", "1.2", "Streets up to standard: at least 90%"),
    ("Clean streets", "2", "Throw less away", "Collect food waste", "2.1", "Household waste recycled: at least 45%"),
    ("Green borough", "3", "Plant more", "Plant trees", "3.1", "Street trees planted: at least 300"),
    ("Green borough", "3", "Plant more", "Look after parks", "3.2", "Visitors satisfied with parks: at least 80%"),
]


def changed(place: int, old: str, new: str) -> list[Line]:
    return [tuple(new if at == place and part == old else part for at, part in enumerate(line)) for line in FIRST]  # type: ignore[misc]


def report(lines: Sequence[Line], quarter: int = 2, start: int = 2012, name: str = "Council Plan") -> Report:
    """Make a report of lines: what stands above the measures is told, not read."""
    head = "Council Plan 2012/13 Q2 report\n\n| Ref | Success criterion | Status |\n|---|---|---|\n"
    read = read_and_judge((head + "".join(f"| {one[4]} | {one[5]} | 2 |\n" for one in lines)).encode(), "report.md")
    rows = tuple(
        row.model_copy(
            update={"theme": line[0], "objective_ref": line[1], "objective": line[2], "action": line[3] or None}
        )
        for row, line in zip(read.rows, lines, strict=True)
    )
    return read.model_copy(update={"rows": rows, "plan": name, "period": Period(start=start, quarter=quarter)})


def same(record: Record, found: Report) -> dict[str, str]:
    known = match_known(editions_around(record.elsewhere, found.period), found.rows)
    return {row: measure for row, (measure, _) in known.items()}


def taken_in(record: Record, found: Report, decision: Decision | None = None) -> ReportingPeriod:
    """Take a report in, the same said of every change."""
    known = same(record, found)
    told = {one.key: decision for one in changes_of(found, record.elsewhere, known)} if decision else None
    return take_in(
        report=found, authority=record.elsewhere, deadlines=dates(), by=record.cast.zoe, same=known, decisions=told
    )


@pytest.fixture
def first(record: Record) -> Record:
    taken_in(record, report(FIRST, quarter=1))
    return record


def told(record: Record, lines: Sequence[Line], **about: Any) -> list[tuple[str, str, str]]:
    found = report(lines, **about)
    return [(one.kind, one.was, one.now) for one in changes_of(found, record.elsewhere, same(record, found))]


CHANGES = [
    # Where, what stood there, what is printed now, the change that is told
    (0, "Clean streets", "Cleaner streets", [("theme", "Clean streets", "Cleaner streets")]),
    (0, "Clean streets", "A place to be proud of", [("theme", "Clean streets", "A place to be proud of")]),
    (1, "1", "4", [("objective", "1 Keep the borough clean", "4 Keep the borough clean")]),
    (
        2,
        "Keep the borough clean",
        "Streets that are clean",
        [("objective", "1 Keep the borough clean", "1 Streets that are clean")],
    ),
    (
        3,
        "Sweep streets",
        "Sweep streets every week",
        [("priority action", "Sweep streets", "Sweep streets every week")],
    ),
    (3, "Sweep streets", "Litter is gone by noon", [("priority action", "Sweep streets", "Litter is gone by noon")]),
    # Printed otherwise, and the same.
    (0, "Clean streets", "CLEAN STREETS", []),
    (2, "Throw less away", "Throw  less away.", []),
    (0, "Clean streets", "Clean streets", []),
]


@pytest.mark.parametrize(("place", "old", "new", "change"), CHANGES)
def test_a_level_printed_otherwise_is_told(
    first: Record, place: int, old: str, new: str, change: list[tuple[str, str, str]]
) -> None:
    assert told(first, changed(place, old, new)) == change


def test_an_objective_under_another_theme_is_told(first: Record) -> None:
    lines = [("Green borough", *line[1:]) if line[1] == "2" else line for line in FIRST]
    moved = ("2 Throw less away, under Clean streets", "2 Throw less away, under Green borough")
    assert told(first, lines) == [
        ("objective", *moved),
    ]


NEW = [
    # A theme with measures of its own, and one with words like another's that both stand there
    [*FIRST, ("Safe homes", "5", "Homes are safe", "Check homes", "5.1", "Homes checked for damp: at least 60")],
    [*FIRST, ("Cleaner air", "6", "Air is clean", "Measure air", "6.1", "Days with bad air: no more than 5")],
    FIRST[:2],
]


@pytest.mark.parametrize("lines", NEW)
def test_what_is_new_or_left_out_is_no_change(first: Record, lines: Sequence[Line]) -> None:
    assert told(first, lines) == []


def tree(record: Record) -> tuple[list[str], list[str], list[str]]:
    plans = Plan.objects.filter(authority=record.elsewhere)
    objectives = Objective.objects.filter(theme__plan__in=plans)
    return (
        [one.name for one in Theme.objects.filter(plan__in=plans)],
        [str(one) for one in objectives.order_by("pk")],
        [one.text for one in PriorityAction.objects.filter(objective__in=objectives).order_by("pk")],
    )


@pytest.mark.parametrize("start", [2012, 2013])
@pytest.mark.parametrize(
    ("decision", "themes"),
    [
        (None, ["Clean streets", "Green borough"]),
        (Decision.KEEP, ["Clean streets", "Green borough"]),
        (Decision.TAKE, ["Cleaner streets", "Green borough"]),
    ],
)
def test_a_renamed_theme_is_no_second_one(
    first: Record, decision: Decision | None, themes: list[str], start: int
) -> None:
    before = tree(first)
    taken_in(first, report(changed(0, "Clean streets", "Cleaner streets"), start=start), decision)
    assert tree(first) == (themes, *before[1:])


def test_another_theme_is_made_with_all_under_it(first: Record) -> None:
    found = report(changed(0, "Clean streets", "Cleaner streets"), start=2013)
    period = taken_in(first, found, Decision.ANOTHER)
    assert tree(first)[0] == ["Clean streets", "Green borough", "Cleaner streets"]
    placed = period.plan_year.placements.filter(priority_action__objective__theme__name="Cleaner streets")
    assert [one.ref for one in placed] == ["1.1", "1.2", "2.1"]


@pytest.mark.parametrize(
    ("place", "old", "new"),
    [(1, "1", "4"), (2, "Plant more", "More trees"), (3, "Sweep streets", "Sweep streets every week")],
)
def test_what_the_plan_takes_is_in_the_journal(first: Record, place: int, old: str, new: str) -> None:
    before = [len(level) for level in tree(first)]
    taken_in(first, report(changed(place, old, new)), Decision.TAKE)
    assert [len(level) for level in tree(first)] == before
    entry = JournalEntry.objects.filter(authority=first.elsewhere, verb__startswith="reword").get()
    assert new in (entry.after or {}).values()
    assert entry.reason == "printed so in the report for 2012/13 Q2"


def test_a_moved_objective_moves_where_the_plan_takes_it(first: Record) -> None:
    lines = [("Green borough", *line[1:]) if line[1] == "2" else line for line in FIRST]
    taken_in(first, report(lines), Decision.TAKE)
    assert Objective.objects.get(text="Throw less away").theme.name == "Green borough"
    assert [len(level) for level in tree(first)] == [2, 3, 5]


def test_an_older_report_renames_nothing(record: Record) -> None:
    taken_in(record, report(FIRST))
    older = report(changed(0, "Clean streets", "Cleaner streets"), quarter=1)
    with pytest.raises(Refused, match="the record has a later report"):
        taken_in(record, older, Decision.TAKE)
    taken_in(record, older, Decision.KEEP)
    assert tree(record)[0] == ["Clean streets", "Green borough"]


def test_a_change_that_nobody_decided_on_is_refused(first: Record) -> None:
    found = report(changed(0, "Clean streets", "Cleaner streets"))
    with pytest.raises(Refused, match="it isn’t said whether the theme “Clean streets”"):
        take_in(
            report=found,
            authority=first.elsewhere,
            deadlines=dates(),
            by=first.cast.zoe,
            same=same(first, found),
            decisions={},
        )
    assert ReportingPeriod.objects.filter(authority=first.elsewhere).count() == 1


@pytest.mark.parametrize(
    ("decision", "plans"),
    [
        (Decision.KEEP, ["Council Plan"]),
        (Decision.TAKE, ["Our Borough Plan"]),
        (Decision.ANOTHER, ["Council Plan", "Our Borough Plan"]),
    ],
)
@pytest.mark.parametrize("start", [2012, 2013])
def test_a_plan_by_another_name_is_asked_for(first: Record, decision: Decision, plans: list[str], start: int) -> None:
    found = report(FIRST, start=start, name="Our Borough Plan")
    assert told(first, FIRST, start=start, name="Our Borough Plan") == [("plan", "Council Plan", "Our Borough Plan")]
    taken_in(first, found, decision)
    assert [one.name for one in Plan.objects.filter(authority=first.elsewhere).order_by("pk")] == plans


def test_a_report_without_levels_leaves_measures_where_they_stand(first: Record) -> None:
    bare = report(FIRST, start=2013)
    rows = [row.model_copy(update={"theme": None, "objective": None, "action": None}) for row in bare.rows]
    before = tree(first)
    period = taken_in(first, bare.model_copy(update={"rows": tuple(rows), "plan": None}))
    assert tree(first) == before
    assert [one.priority_action.text for one in period.plan_year.placements.all()] == before[2]


def test_the_officer_decides_on_the_page(first: Record, client: Client) -> None:
    found = report(changed(0, "Clean streets", "Cleaner streets"))
    matches = {row: [measure, "ref and wording"] for row, measure in same(first, found).items()}
    file = CheckedFile("q2.md", "text/markdown", b"x")
    intake = begin_intake(authority=first.elsewhere, file=file, report=found, matches=matches, by=first.cast.zoe)
    intake.rows.update(accepted=True, by=first.cast.zoe)
    client.force_login(first.cast.zoe.user)
    address = f"/elsewhere/work/intake/{intake.pk}/confirm/"
    page = client.get(address)
    assert "The theme: was “Clean streets”, now “Cleaner streets”" in page.content.decode()
    sent = DATES | {"quarter": "2"}
    refused = client.post(address, sent)
    assert (refused.status_code, "Say what the theme" in refused.content.decode()) == (422, True)
    [box] = page.context["form"].levels
    assert client.post(address, sent | {box.html_name: "take"}).status_code == 302
    assert tree(first)[0] == ["Cleaner streets", "Green borough"]
    assert Intake.objects.get().state == "confirmed"
