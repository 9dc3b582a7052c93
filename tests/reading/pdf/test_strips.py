"""Tables of a brochure: a part of the plan in each row of headings, and below each name what is said of it."""

import pytest
import typst

from goldenthread.plan import Rating, Report
from goldenthread.reading import read

PAGE = """
#set page(margin: 40pt)
#set text(10pt)
#let head(name, ground) = table.cell(colspan: 2, fill: rgb(ground), text(white, weight: "bold", name))
#let figures(ground) = ([This year], [Target], [Last year], [RAG]).map(it => table.cell(fill: rgb(ground), text(white, it)))
#let say(name, below) = [*#name* \\ #text(8pt, below)]
= Our year
Saltmarsh Borough Council: end of year 2024/25
#table(columns: (40pt, 190pt, 60pt, 60pt, 60pt, 60pt), stroke: none, fill: rgb("#f0f0ea"), gutter: 4pt,
  head("Green and clean", "#264653"), ..figures("#264653"),
  [1], say("Waste that is recycled or composted", "Garden waste fell in the dry weeks."), [48%], [50%], [46%], [Amber],
  [2], say("Parks with a flag", "All were won again. One more is hoped for, and the judges come in June of next year."), [7], [7], [6], [Green],
  [3], say("Fly-tips cleared in two days by our own crews or by others", "The crews are whole again."), [91%], [90%], [80%], [Green],
  head("Homes that last", "#6d597a"), ..figures("#6d597a"),
  [4], say("Homes let", "Builders were late."), [84], [90], [80], [Red],
  [5], say("Repairs made", "Nothing stood in the way."), [912], [900], [880], [Green],
)
"""


def brochure(source: str = PAGE) -> Report:
    return read(typst.compile(source.encode()), "brochure.pdf")


def test_names_in_rows_of_headings_are_themes_and_numbers_without_a_heading_refs() -> None:
    assert [(row.theme, row.ref) for row in brochure().rows] == [
        ("Green and clean", "1"),
        ("Green and clean", "2"),
        ("Green and clean", "3"),
        ("Homes that last", "4"),
        ("Homes that last", "5"),
    ]


GROUNDS = 'stroke: none, fill: rgb("#f0f0ea"), gutter: 4pt'


@pytest.mark.parametrize(
    "drawn",
    ["stroke: 0.5pt", "stroke: (x, y) => (bottom: 0.5pt)", "stroke: none, inset: 6pt", "stroke: none, gutter: 4pt"],
    ids=["rules", "level rules", "nothing below the headings", "a name that goes on below its row"],
)
def test_brochure_that_is_drawn_otherwise_reads_the_same(drawn: str) -> None:
    fields = ("theme", "ref", "outcome", "progress", "rating")
    told, same = (
        [[getattr(row, field) for field in fields] for row in report.rows]
        for report in (brochure(PAGE.replace(GROUNDS, drawn)), brochure())
    )
    assert [[str(text).replace("\n", " ") for text in row] for row in told] == [list(map(str, row)) for row in same]


@pytest.mark.parametrize("heading", ["Measure", "Performance measure", "Measure and commentary"])
def test_numbers_below_the_heading_of_the_names_are_refs(heading: str) -> None:
    page = PAGE.replace("Green and clean", heading).replace("Homes that last", heading)
    assert [(row.ref, row.progress) for row in brochure(page).rows][3:] == [
        ("4", "Builders were late."),
        ("5", "Nothing stood in the way."),
    ]


def test_smaller_text_below_a_name_is_what_is_said_of_it() -> None:
    assert [(row.outcome, row.progress) for row in brochure().rows][1:4] == [
        (
            "Parks with a flag",
            "All were won again. One more is hoped for, and the judges come in June of next year.",
        ),
        ("Fly-tips cleared in two days by our own crews or by others", "The crews are whole again."),
        ("Homes let", "Builders were late."),
    ]


LABELS = {"Green": ("Hooray", "#2a9d8f"), "Amber": ("So-so", "#e9a23b"), "Red": ("Alas", "#d1495b")}


def labelled(labels: dict[str, tuple[str, str]]) -> Report:
    """Set the brochure with a label on a colour for each status, and the numbers in discs."""
    page = PAGE
    for status, (words, ground) in labels.items():
        label = f'[#box(fill: rgb("{ground}"), radius: 5pt, inset: 3pt, text(white, "{words}"))]'
        page = page.replace(f"[{status}]", label)
    for number in range(1, 6):
        disc = f'[#box(fill: rgb("#264653"), radius: 7pt, inset: 4pt, text(white, "{number}"))]'
        page = page.replace(f"  [{number}], say", f"  {disc}, say")
    return brochure(page)


def test_words_of_a_councils_own_on_labels_mean_what_their_colours_mean() -> None:
    assert [(row.ref, row.status_printed, row.rating) for row in labelled(LABELS).rows] == [
        ("1", "So-so", Rating.SLIPPED),
        ("2", "Hooray", Rating.ACHIEVED),
        ("3", "Hooray", Rating.ACHIEVED),
        ("4", "Alas", Rating.NOT_ACHIEVED),
        ("5", "Hooray", Rating.ACHIEVED),
    ]


def test_words_of_a_councils_own_on_one_colour_or_on_several_each_have_no_rating() -> None:
    one = {status: (words, "#2a9d8f") for status, (words, _) in LABELS.items()}
    same = {status: ("Hooray", ground) for status, (_, ground) in LABELS.items()}
    assert {row.rating for labels in (one, same) for row in labelled(labels).rows} == {None}


def test_smaller_words_below_a_name_that_are_no_sentences_stay_with_it() -> None:
    words = brochure(PAGE.replace('."), [', '"), [')).rows
    assert (words[3].outcome, words[3].progress) == ("Homes let\nBuilders were late", "")


def test_names_that_look_as_what_is_below_them_stay_whole() -> None:
    alike = brochure(PAGE.replace("[*#name* \\ #text(8pt, below)]", "[#name \\ #below]")).rows
    assert (alike[3].outcome, alike[3].progress) == ("Homes let\nBuilders were late.", "")
