"""What holds for every document, clean or damaged: nothing is lost, nothing is counted wrongly, nothing breaks."""

from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from goldenthread.plan import DocumentError, Rating, Report
from goldenthread.reading import read
from tests.keeping import words, words_lost
from tests.reports import (
    FORMATS,
    FURNITURE,
    WAYS,
    Damage,
    Line,
    Lines,
    as_text,
    damage,
    damaged,
    damages,
    reports,
    tables,
)

ON_TRACK = {Rating.ACHIEVED, Rating.ON_TRACK}
MARKS = (
    "\t", "\t", "\n", "\n", "\n\n", ",", ";", "|", "|---|---|", '"', "'", "<", ">", "<td>", "<tr>", "</table>", "<table>",
    "<p>", "<script>", "&amp;", "&#0;", "#", "# ", "**", "- ", "\0", "\f", "\v", "\x85", "\u2028", "\ufeff", "\u00ad", "é",
    "Ã©", "я",
)  # fmt: skip
CELLS = (
    "1.1", "1.2", "11 3", "}", "KPI 4", "Ref", "Measure", "Success criterion", "Owner", "Status", "Target",
    "Actual", "Q2", "2024/25", "Progress", "Key", "1", "2", "3 - Slipped", "G", "Red", "On track", "Achieved", "n/a", "97",
    "84.3%", "Total", "Theme: Coast", "1. Keep the coast clean", "Number of boats", "Other measures relating to this theme",
    "Page 1 of 2", "Comments: more", "Saltmarsh Council", "of the and", "HOUSING", "Housing 2", "it went well. And on",
)  # fmt: skip


MIXTURES = st.lists(st.sampled_from(MARKS + CELLS), max_size=60).map("".join)
ROWS = st.lists(st.sampled_from(CELLS), max_size=6).map("\t".join)
TABLES = st.lists(ROWS, max_size=12).map("\n".join)


def check_sound(report: Report) -> None:
    """Check what must hold for every report, whatever it was read from."""
    assert max(Counter(row.id for row in report.rows).values()) == 1
    for row in report.rows:
        assert 0 <= row.confidence <= 1
        assert all(repair.why and repair.field and repair.before != repair.after for repair in row.repairs)
        assert row.rating is None or row.unrated is None
    assert {row.same_row_as for row in report.rows} <= {None, *(row.id for row in report.rows)}
    check_counts(report)
    assert Report.model_validate_json(report.model_dump_json()) == report


def check_counts(report: Report) -> None:
    rows, counted = list(report.printed_rows()), report.counted_totals
    ratings = [row.rating for row in rows if row.rating is not None]
    on_track = sum(rating in ON_TRACK for rating in ratings)
    assert (counted.rows, counted.rated) == (len(rows), len(ratings))
    assert (counted.on_track, counted.off_track) == (on_track, len(ratings) - on_track)
    assert sum(counted.by_code.values()) == len(ratings)
    assert counted.unrated == Counter(row.unrated or "not_understood" for row in rows if row.rating is None)
    assert counted.rows == counted.rated + sum(counted.unrated.values())
    themes = Counter(row.theme for row in rows if row.theme)
    assert {theme: total.rows for theme, total in counted.by_theme.items()} == dict(themes)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=15)
@given(lines=reports())
def test_clean_report_is_read_as_it_was_made(name: str, lines: Lines) -> None:
    report = read(FORMATS[name](lines), name)
    measures = [line.cells for line in lines if line.kind == "measure"]
    assert [(row.ref, row.outcome, row.status_printed, row.progress) for row in report.rows] == [
        (ref, outcome, status, progress) for ref, outcome, _, status, progress, _ in measures
    ]
    assert [row.repairs for row in report.rows] == [()] * len(measures)
    assert (report.reconciliation.holds, report.unread) == (True, ())
    check_sound(report)


@settings(max_examples=150)
@given(table=tables())
def test_table_of_any_columns_and_names_is_read_whole(table: tuple[Lines, list[str]]) -> None:
    lines, names = table
    report = read(as_text(lines), "q2.txt")
    at = next(line for line in lines if line.kind == "headings").cells.index("Status")
    statuses = [line.cells[at] for line in lines if line.kind == "measure"]
    assert [(row.outcome, row.status_printed) for row in report.rows] == list(zip(names, statuses, strict=True))
    check_sound(report)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=200)
@given(lines=reports(), marks=damages())
def test_damaged_report_loses_no_word_and_stays_sound(name: str, lines: Lines, marks: list[Damage]) -> None:
    lines = damaged(lines, marks)
    with suppress(DocumentError):
        report = read(FORMATS[name](lines), name)
        check_sound(report)
        printed, furniture = (as_text(part).decode() for part in (lines, [x for x in lines if x.kind in FURNITURE]))
        assert words_lost(printed, report, furniture) == set()


WITHIN_A_ROW = sorted(set(WAYS) - {"drop line", "duplicate line", "blank line between"})


@settings(max_examples=150)
@given(lines=reports(), mark=damage(WITHIN_A_ROW))
def test_damage_to_a_row_leaves_the_others_alone(lines: Lines, mark: Damage) -> None:
    measures = [at for at, line in enumerate(lines) if line.kind == "measure"]
    hurt = measures[mark.line % len(measures)]
    after = [*lines[:hurt], *WAYS[mark.how](lines[hurt], mark), *lines[hurt + 1 :]]
    if len(measures) > 3:
        others = [row for row in told(lines) if row[1] != lines[hurt].cells[1]]
        assert [row for row in told(after) if row in others] == others


def told(lines: Lines) -> list[tuple[object, ...]]:
    """Give what is read of each row."""
    rows = read(as_text(lines), "q2.txt").rows
    return [
        (row.ref, row.outcome, row.responsibility, row.status, row.rating, row.progress, row.theme, row.objective)
        for row in rows
    ]


@settings(max_examples=20)
@given(lines=reports(), marks=damages())
def test_reading_twice_gives_the_same(lines: Lines, marks: list[Damage]) -> None:
    data = FORMATS["q2.txt"](damaged(lines, marks))
    with suppress(DocumentError):
        assert read(data, "q2.txt") == read(data, "q2.txt")


@pytest.mark.parametrize("name", ["x.txt", "x.csv", "x.md", "x.html"])
@settings(max_examples=250)
@given(text=st.one_of(MIXTURES, MIXTURES.map("Ref\tMeasure\tOwner\tStatus\n".__add__), TABLES))
@example(text="Ref\tMeasure\tStatus\n1\t\t")
def test_any_mixture_of_pieces_is_read_or_refused(name: str, text: str) -> None:
    with suppress(DocumentError):
        check_sound(read(text.encode(), name))


@pytest.mark.parametrize("name", ["x.txt", "x.csv", "x.md", "x.html", "x.docx", "x.xlsx", "x.ods", "x"])
@settings(max_examples=40)
@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-16"))))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    with suppress(DocumentError):
        check_sound(read(data, name))


def test_words_that_are_lost_would_be_noticed() -> None:
    rows = [Line("headings", ("Ref", "Measure", "Status")), Line("measure", ("1.1", "Lamps lit", "Achieved"))]
    report = read(FORMATS["q2.txt"](rows), "q2.txt")
    assert words_lost("Lamps lit and boats\tAchieved", report, "") == {"boats"}
    assert words("Two boats, 9,000 Lamps") == {"boats", "lamps"}
