"""The document's own key, the scheme made of it, and the totals that a document states."""

import pytest

from goldenthread.plan import Missing, Rating, Source
from goldenthread.reading import read
from goldenthread.reading.grid import Cell, GridRow, paragraph, table_row
from goldenthread.reading.statuses.colours import colour_name
from goldenthread.reading.statuses.keys import KeyEntry, find_key
from goldenthread.reading.statuses.schemes import Lookup, make_scheme
from goldenthread.reading.statuses.stated import as_totals, find_stated
from goldenthread.reading.statuses.words import looks_like_status

A, T, S, N = Rating.ACHIEVED, Rating.ON_TRACK, Rating.SLIPPED, Rating.NOT_ACHIEVED


def rows_of(*lines: str) -> list[GridRow]:
    rows = []
    for number, line in enumerate(lines, start=1):
        cells = line.split("|")
        source = Source(line=number)
        rows.append(paragraph(line, source) if len(cells) == 1 else table_row((c.strip() for c in cells), source, 1))
    return rows


def key_of(*lines: str) -> dict[str, str]:
    return {entry.code: entry.label for entry in find_key(rows_of(*lines)).entries}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["Key", "1|Achieved Target", "2|On Track", "3|Slipped", "4|Target Not Achieved"],
            {"1": "Achieved Target", "2": "On Track", "3": "Slipped", "4": "Target Not Achieved"},
        ),
        (
            [
                "Key",
                "Code|Status|In our words|Counts as",
                "1|Achieved|Achieved Target|on track",
                "2|On track|On Track to Achieve Target|on track",
                "3|Slipped|Behind|off track",
                "4|Not achieved|Target Not Achieved|off track",
            ],
            {"1": "Achieved", "2": "On track", "3": "Slipped", "4": "Not achieved"},
        ),
        (
            ["Key:|▲ at or better than aim|● within 10% of aim|▼ worse than aim by more than 10%"],
            {"▲": "at or better than aim", "●": "within 10% of aim", "▼": "worse than aim by more than 10%"},
        ),
        (
            ["Key: G = on target; A = within 5%; R = more than 5% below target"],
            {"G": "on target", "A": "within 5%", "R": "more than 5% below target"},
        ),
        (
            [
                "Key: Green: on target. Amber: within 5%. Red: further away. The state of a project: Done, Late or On time."
            ],
            {"Green": "on target", "Amber": "within 5%", "Red": "further away"},
        ),
        (
            ["We follow 9 measures. Green: target met (4). Amber: nearly met (3). Red: not met (2)."],
            {"Green": "target met", "Amber": "nearly met", "Red": "not met"},
        ),
        (
            ["Green|12|on target or better", "Amber|3|within 5% of target", "Red|2|more than 5% off target"],
            {"Green": "on target or better", "Amber": "within 5% of target", "Red": "more than 5% off target"},
        ),
        (
            [
                "● target met    ◐ within 5% of target    ○ missed    – no outturn    ▲ better than 2009/10   ► same   ▼ worse"
            ],
            {"●": "target met", "◐": "within 5% of target", "○": "missed", "–": "no outturn"},
        ),
        (
            [
                "PI status||Trend|",
                "OK|OK|Improving|Improving",
                "Alert|Alert|Getting worse|Getting worse",
                "Unknown|Unknown||",
                *("Lamps|OK|Y", "Bins|Alert|Y", "Trees|Unknown|Y") * 2,
            ],
            {"OK": "OK", "Alert": "Alert", "Unknown": "Unknown"},
        ),
        (["1.1|Homes built on target|HOUSING", "1.2|Roads met the standard|ROADS"], {}),
        (["Note: see page 3 on target setting."], {}),
    ],
)
def test_key_found(lines: list[str], expected: dict[str, str]) -> None:
    assert key_of(*lines) == expected


def test_painted_statuses_beside_a_measure_are_no_key() -> None:
    def painted(ref: str, name: str, now: str, then: str) -> GridRow:
        cells = (Cell(ref), Cell(name), Cell("97"), Cell(now, "#92d050"), Cell(then, "#ff5050"), Cell("It rained."))
        return GridRow(cells, Source(row=1), 1)

    names = ("Lamps lit", "Bins emptied", "Trees planted", "Potholes mended")
    statuses = ("On course", "Off course", "Some concern", "On course")
    rows = [painted("1", name, one, other) for name, one, other in zip(names, statuses, statuses[::-1], strict=True)]
    assert find_key(rows).entries == []


def test_numbered_measures_whose_status_is_a_fill_are_no_key() -> None:
    colours = ("#ffc000", "#4472c4", "#70ad47", "#70ad47", "#ffc000")
    names = ("Homes completed", "Rented homes meeting the standard", "Empty homes", "Streets swept", "Bins emptied")
    priorities = (
        "<td rowspan=2>Provide homes that people can afford.",
        "",
        "<td rowspan=3>Keep every street clean.",
        "",
        "",
    )
    rows = "".join(
        f'<tr><td>{number}{priority}<td>{name}<td style="background:{colour}"><td>It stands at {number}0.'
        for number, (priority, name, colour) in enumerate(zip(priorities, names, colours, strict=True), start=1)
    )
    heads = "<tr><th>No.<th>Our priority<th>What we will measure<th>RAG<th>Latest position"
    read_of = read(f"<h1>Fenwick Council: quarter 1 2023/24</h1><table>{heads}{rows}</table>".encode(), "q1.html")
    assert [(row.ref, row.outcome) for row in read_of.rows] == [
        (str(number), name) for number, name in enumerate(names, start=1)
    ]


def test_key_in_words_only_of_statuses_that_are_printed() -> None:
    body = ["x|Homes|Alert", "y|Roads|OK", "z|Bins|Alert", "w|Parks|OK"]
    assert key_of("OK means target met. Alert means outside the margin. Note means nothing.", *body) == {
        "OK": "target met",
        "Alert": "outside the margin",
    }


def scheme_ratings(entries: list[tuple[str, str]], printed: list[str], at_year_end: bool = False) -> dict[str, object]:
    scheme = make_scheme([KeyEntry(*entry) for entry in entries], [Cell(text) for text in printed], at_year_end)
    return {entry.code: entry.rating or entry.missing for entry in scheme.codes}


@pytest.mark.parametrize(
    ("entries", "printed", "expected"),
    [
        ([], ["1", "2", "3", "4", ""], {"1": A, "2": T, "3": S, "4": N}),
        ([("4", "Target met"), ("3", "Missed, by no more than 5%"), ("2", "Missed by more than 5%")], ["4", "3", "2"],
         {"4": T, "3": S, "2": N}),
        ([("Green", "within 5% of target or better"), ("Red", "below target")], ["Green", "Red"],
         {"Green": T, "Red": N}),
        ([("Alert", "outside the margin"), ("OK", "target met")], ["Alert", "OK"], {"Alert": N, "OK": T}),
        ([("Failed", "can no longer be reached this year")], ["Failed"], {"Failed": N}),
        ([("Orange", "acceptable"), ("Yellow", "experiencing obstacles")], [], {"Orange": S, "Yellow": S}),
        ([], ["On track", "Awaiting data", "Data only"],
         {"On track": T, "Awaiting data": Missing.AWAITING_DATA, "Data only": Missing.DATA_ONLY}),
        ([], ["▲", "▼", "●"], {"▲": T, "▼": N, "●": S}),
        ([], ["OK", "Warning", "Alert"], {"OK": T, "Warning": S, "Alert": N}),
        ([("Warning", "Warning"), ("Alert", "just outside the margin")], [], {"Warning": S, "Alert": S}),
        ([], ["Amber - just missed", "Green - met, was Red", "Amber"], {"Amber": S, "Green": T}),
        ([("Amber", "can be put right"), ("Red", "lost")], ["Red - was Amber"], {"Amber": S, "Red": N}),
        ([("G", "on target")], ["G", "Not due"], {"G": T, "Not due": Missing.NOT_DUE}),
    ],
)  # fmt: skip
def test_scheme_on_the_one_scale(
    entries: list[tuple[str, str]], printed: list[str], expected: dict[str, object]
) -> None:
    assert scheme_ratings(entries, printed) == expected


def test_scheme_at_year_end_met_is_achieved() -> None:
    assert scheme_ratings([], ["Green", "Amber", "Red"], at_year_end=True) == {"Green": A, "Amber": S, "Red": N}


def test_words_that_leave_open_how_far_take_their_paint_into_account() -> None:
    printed = [Cell("Below target", "#ffc000"), Cell("Not achieved", "#ffc000"), Cell("Off track", "#ff0000")]
    scheme = make_scheme([], printed, at_year_end=False)
    assert [entry.rating for entry in scheme.codes] == [S, N, N]


@pytest.mark.parametrize(
    ("printed", "fill", "code"),
    [("G", None, "G"), ("green", None, "G"), ("On target", None, "G"), ("", "#00b050", "G"), ("", "#ffffff", None)],
)
def test_cell_stands_for_an_entry_by_code_word_label_or_colour(
    printed: str, fill: str | None, code: str | None
) -> None:
    scheme = make_scheme([KeyEntry("G", "On target"), KeyEntry("R", "Off target")], [], False)
    found = Lookup(scheme).entry(printed, fill)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("fill", "name"),
    [
        ("#00b050", "green"),
        ("#c6efce", "green"),
        ("#ffc000", "amber"),
        ("#ffeb9c", "amber"),
        ("#ff0000", "red"),
        ("#ffc7ce", "red"),
        ("#0070c0", "blue"),
        ("#d9d9d9", "grey"),
        ("#ffffff", None),
        ("#7030a0", None),
        (None, None),
    ],
)
def test_colour_by_the_name_that_a_key_gives_it(fill: str | None, name: str | None) -> None:
    assert colour_name(fill) == name


@pytest.mark.parametrize(
    ("lines", "headline", "by_code"),
    [
        (["1|Achieved|Achieved or on track|97", "3|Slipped|Slipped or not achieved|18"], (97, 18, 84.3), {}),
        (
            ["Achieved or on track|91", "Slipped or not achieved|19", "Percentage achieved or on track|82.7%"],
            (91, 19, 82.7),
            {},
        ),
        (
            ["Status|Number|%", "On track|8|80%", "Failed|2|20%", "Total|10|"],
            (8, 2, 80.0),
            {"On track": 8, "Failed": 2},
        ),
        (["Status|Green|Amber|Red|Total", "Measures|7|3|2|12"], (7, 5, 58.3), {"Green": 7, "Amber": 3, "Red": 2}),
        (
            ["Theme|Green|Red|Total", "Homes|3|1|4", "Roads|2|0|2", "All themes|5|1|6"],
            (5, 1, 83.3),
            {"Green": 5, "Red": 1},
        ),
    ],
)
def test_stated_totals(lines: list[str], headline: tuple[int, int, float], by_code: dict[str, int]) -> None:
    printed = [Cell(text) for text in ("Green", "Amber", "Red", "On track", "Failed")]
    totals = as_totals(find_stated(rows_of(*lines), looks_like_status), make_scheme([], printed, False))
    assert totals is not None
    assert (totals.on_track, totals.off_track, totals.on_track_percent) == headline
    assert totals.by_code == by_code


def test_measures_are_no_totals() -> None:
    rows = rows_of("Repairs completed on time|95|96", "Complaints answered on target|80|85")
    assert find_stated(rows, looks_like_status).rows == set()


def test_counts_that_look_like_codes_are_no_heading_of_counts() -> None:
    rows = rows_of("Homes|1|2|1|3", "Roads|2|4|3|1", "Code|1|2|3|4", "Measures|7|8|9|5")
    stated = find_stated(rows, lambda text: text in {"1", "2", "3", "4"})
    assert stated.by_code == {"1": 7, "2": 8, "3": 9, "4": 5}


def test_bands_with_a_status_of_their_own_are_no_totals() -> None:
    rows = rows_of("Band|Homes|Share|Target|Status", "A|12|3%|4%|G", "B|14|3%|4%|R")
    assert find_stated(rows, looks_like_status).by_code == {}
