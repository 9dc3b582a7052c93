"""Measures printed as paragraphs with labels become rows; documents without any stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plan import Rating, Source
from goldenthread.reading import read
from goldenthread.reading.grid import Grid, paragraph
from goldenthread.reading.labels import Parted, find_labels, part_labels
from goldenthread.reading.paragraphs import lay_out_paragraphs

TITLE = "# Wexbury Council Plan 2023/24: quarter 2\n\n"
SECTIONS = """## Streets

### 1.1 Missed bins

- Target: 40
- Result: 31
- Last quarter: Amber; this quarter: Green

Two rounds were changed.

### 1.2 Fly-tips cleared

- Target: 90%
- Result: 84%
- Last quarter: Green; this quarter: Red

## Homes

### 2.1 Homes inspected

- Target: 120
- Result: 60
- Last quarter: Red; this quarter: Red
"""
WEB = """<h1>Wexbury Council Plan 2023/24: quarter 2</h1><h2>Streets</h2>
<h3>1.1 Missed bins</h3><p>Target: 40<br>Result: 31<br>Status: Green</p><p>Two rounds were changed.</p>
<h3>1.2 Fly-tips cleared</h3><p>Target: 90%<br>Result: 84%<br>Status: Red</p>
<h2>Homes</h2>
<h3>2.1 Homes inspected</h3><ul><li>Target: 120</li><li>Result: 60</li><li>Status: Red</li></ul>
"""
IN_LINES = """## Streets

- 1.1 Missed bins. Aim: 40. Result: 31. View: on plan. Lead: Ann Day.

Two rounds were changed.

- 1.2 Fly-tips cleared. Aim: 90%. Result: 84%. View: not on plan. Lead: Ann Day.

## Homes

- 2.1 Homes inspected. Aim: 120. Result: 60. View: not on plan. Lead: Bo Lee.
"""
NAMED = """## Streets

Measure: 1.1 Missed bins. Target: 40. Actual: 31. RAG: Green.

Two rounds were changed.

Measure: 1.2 Fly-tips cleared. Actual: 84%. Target: 90%. RAG: Red.

## Homes

Measure: 2.1 Homes inspected. Target: 120. Actual: 60. RAG: Red.
"""
ABOVE = """## Streets

1.1 Missed bins

Target – 40

Now – 31

Rating – green

Two rounds were changed.

1.2 Fly-tips cleared

Target – 90%

Now – 84%

Rating – red

## Homes

2.1 Homes inspected

Target – 120

Now – 60

Rating – red
"""
LOWER = """## Streets

### 1.1 Missed bins

Status: Green

#### Target

40

#### Latest result

31

#### Commentary

Two rounds were changed.

### 1.2 Fly-tips cleared

Status: Red

#### Target

90%

#### Latest result

84%

## Homes

### 2.1 Homes inspected

Status: Red

#### Target

120

#### Latest result

60
"""
VALUES_BELOW = """<h1>Wexbury Council Plan 2023/24: quarter 2</h1><h2>Streets</h2>
<h3>1.1 Missed bins</h3><p>RAG: Green</p><p>Target:</p><p>40</p><p>Actual:</p><p>31</p><p>Note:</p>
<p>Two rounds were changed.</p>
<h3>1.2 Fly-tips cleared</h3><p>RAG: Red</p><p>Target:</p><p>90%</p><p>Actual:</p><p>84%</p>
<h2>Homes</h2>
<h3>2.1 Homes inspected</h3><p>RAG: Red</p><p>Target:</p><p>120</p><p>Actual:</p><p>60</p>
"""
READ = [
    ("1.1", "Streets", "Missed bins", "40", "31", Rating.ON_TRACK, "Two rounds were changed."),
    ("1.2", "Streets", "Fly-tips cleared", "90%", "84%", Rating.NOT_ACHIEVED, ""),
    ("2.1", "Homes", "Homes inspected", "120", "60", Rating.NOT_ACHIEVED, ""),
]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", TITLE + SECTIONS),
        ("a.html", WEB),
        ("a.md", TITLE + IN_LINES),
        ("a.md", TITLE + NAMED),
        ("a.md", TITLE + ABOVE),
        ("a.md", TITLE + LOWER),
        ("a.html", VALUES_BELOW),
    ],
    ids=["bullets", "web page", "in lines", "named by a label", "named above", "lower headings", "values below"],
)
def test_paragraphs_with_labels_become_rows(name: str, text: str) -> None:
    rows = read(text.encode(), name).rows
    assert [(r.ref, r.theme, r.outcome, r.target_text, r.actual_text, r.rating, r.progress) for r in rows] == READ


def test_paragraphs_status_of_another_quarter_is_kept() -> None:
    rows = read((TITLE + SECTIONS).encode(), "a.md").rows
    assert [row.previous_text or row.also_printed["Last quarter"] for row in rows] == ["Amber", "Green", "Red"]
    assert [row.source for row in rows] == [Source(line=5), Source(line=13), Source(line=21)]


@pytest.mark.parametrize(
    ("lost", "rating", "target", "actual"),
    [
        ("- Target: 120\n", Rating.NOT_ACHIEVED, "", "60"),
        ("- Result: 60\n", Rating.NOT_ACHIEVED, "120", ""),
        ("- Last quarter: Red; this quarter: Red\n", None, "120", "60"),
    ],
    ids=["target", "result", "status"],
)
def test_paragraphs_without_one_label_are_measures(lost: str, rating: Rating | None, target: str, actual: str) -> None:
    last = read((TITLE + SECTIONS.replace(lost, "")).encode(), "a.md").rows[2]
    assert (last.ref, last.target_text, last.actual_text, last.rating) == ("2.1", target, actual, rating)


def test_sentence_in_place_of_a_label_is_its_value() -> None:
    text = TITLE + IN_LINES.replace("Aim: 120. Result: 60.", "Aim: 120. No result yet.")
    last = read(text.encode(), "a.md").rows[2]
    assert (last.target_text, last.actual_text) == ("120", "No result yet")


def test_ref_and_owner_between_name_and_labels_are_taken() -> None:
    text = TITLE + SECTIONS.replace("### 1.1 Missed bins\n", "### Missed bins\n\nCP1 | Streets Manager\n")
    first = read(text.encode(), "a.md").rows[0]
    assert (first.ref, first.outcome, first.responsibility) == ("CP1", "Missed bins", ("Streets Manager",))


def test_line_below_a_theme_holds_for_its_measures() -> None:
    text = TITLE + SECTIONS.replace("## Streets\n", "## Streets\n\nCabinet member: Councillor Ann Day\n")
    rows = read(text.encode(), "a.md").rows
    assert [row.theme for row in rows] == ["Streets", "Streets", "Homes"]
    assert [row.responsibility for row in rows] == [("Councillor Ann Day",), ("Councillor Ann Day",), ()]


def test_lines_that_run_on_in_plain_text_are_joined() -> None:
    text = "Wexbury Council Plan 2023/24: quarter 2\n\n" + IN_LINES.replace("## ", "").replace("- ", "")
    wrapped = text.replace("Result: 31. View: on plan.", "Result:\n31. View: on\nplan.")
    assert [(r.outcome, r.actual_text, r.rating) for r in read(wrapped.encode(), "a.txt").rows] == [
        (outcome, actual, rating) for _, _, outcome, _, actual, rating, _ in READ
    ]


def test_text_that_ends_the_document_is_of_no_measure() -> None:
    text = TITLE + IN_LINES + "\nThe next report comes in May.\n\nAsk the plan team for more.\n"
    report = read(text.encode(), "a.md")
    assert report.rows[2].progress == "The next report comes in May."
    assert "Ask the plan team for more." in {unread.text for unread in report.unread}


def test_labels_that_begin_with_a_ref_above_the_name_are_one_measure() -> None:
    said = [("A-1", "Missed bins", "40", "31"), ("A-2", "Fly-tips cleared", "9", "8"), ("B-1", "Homes let", "12", "6")]
    labels = ("Reference", "Indicator or task", "Target", "Position")
    texts = [f"{label}: {value}" for values in said for label, value in zip(labels, values, strict=True)]
    grid = Grid(tuple(paragraph(text, Source(paragraph=n)) for n, text in enumerate(texts, 1)))
    assert [list(row.texts) for row in lay_out_paragraphs(grid).rows] == [
        ["Measure", "Reference", "Target", "Position"],
        *([name, ref, target, actual] for ref, name, target, actual in said),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["Date: 4 May", "Time: 10.00", "Present: five members"],
        ["Bins. Target: 40. Actual: 31.", "Homes. Target: 4. Actual: 3."],
        ["Cost: £4", "Cost: £5", "Cost: £6", "Cost: £7"],
        ["Key: Green: good", "Red: bad", "Amber: near"],
    ],
    ids=["a letter's head", "two measures", "one label", "a key"],
)
def test_paragraphs_that_are_no_measures_stay(texts: list[str]) -> None:
    grid = Grid(tuple(paragraph(text, Source(paragraph=n)) for n, text in enumerate(texts, 1)))
    assert lay_out_paragraphs(grid) == grid


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Aim: 4. Result: 5.", Parted("", (("Aim", "4."), ("Result", "5.")))),
        ("- Bins. Aim: 4", Parted("Bins.", (("Aim", "4"),))),
        ("Aim: 4 % by May Result: 5", Parted("", (("Aim", "4 % by May"), ("Result", "5")))),
        ("Aim: 4; result: 5", Parted("", (("Aim", "4"), ("result", "5")))),
        ("Aim – 4\nResult – 5", Parted("", (("Aim", "4"), ("Result", "5")))),
        ("At 10:30 the aim is 4", Parted("At 10:30 the aim is 4")),
        ("Aim:", Parted("", (("Aim", ""),))),
    ],
)
def test_labels_part_a_paragraph(text: str, parted: Parted) -> None:
    labels = find_labels(["Aim: 1. Result: 2."] * 3)
    assert part_labels(text, labels) == parted


PIECES = st.sampled_from(
    [
        "Target: ",
        "Actual: ",
        "Status: ",
        "View – ",
        "40",
        ". ",
        "\n",
        "; ",
        "Green",
        "Bins",
        "- ",
        " | ",
        ":",
        "Ⅷ",
        "1.1 ",
    ]
)
TEXTS = st.tuples(st.sampled_from([0, 0, 0, 2, 3, 4]), st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=30))


@given(st.lists(TEXTS, max_size=30))
def test_paragraphs_lose_no_words(drawn: list[tuple[int, str]]) -> None:
    grid = Grid(tuple(paragraph(text, Source(line=n), outline) for n, (outline, text) in enumerate(drawn, 1)))
    laid = lay_out_paragraphs(grid)
    printed = " ".join(text for row in laid.rows for text in row.texts).casefold()
    words = {word.strip(":;.,|–—•·- ") for _, text in drawn for word in text.casefold().split()}
    assert {word for word in words if word not in printed} == set()
