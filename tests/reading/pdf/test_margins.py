"""Heads and feet of pages: what is told as one, what is kept, and what only looks like one."""

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.reading.formats.pdf.margins import Framed, Margins, without_margins
from goldenthread.reading.formats.pdf.page import Box, Page, Rule
from tests.reading.pdf.written import page_of, said, written

HEAD = "The plan report of the council                       Quarter 3"
BODY = ["Homes were built in May.", "Roads were mended in June.", "Trees were planted in July.", "Shops were let."]


def document(head: str, foot: str, pages: int = 4) -> Iterator[Page]:
    """Give pages with the same head, one line of text of their own, and the same foot, where # is the page's number."""
    for number in range(1, pages + 1):
        lines = [head, *[""] * 6, BODY[(number - 1) % len(BODY)], *[""] * 40, foot]
        yield page_of("\n".join(lines).replace("#", str(number)), number)


def told(framed: Framed) -> tuple[list[str], list[str], list[str]]:
    """Give the lines of a head that are kept, those of head and foot that aren't, and what is left of the page."""
    margins = [line for _, line in framed.margins]
    return said(framed.kept), said(margins), [" ".join(word.text for word in framed.page.words)]


def test_head_is_kept_once_and_the_foot_goes_from_each_page() -> None:
    head = " ".join(HEAD.split())
    assert [told(framed) for framed in without_margins(document(HEAD, "Page # of 4"))] == [
        (["The plan report of the council", "Quarter 3"], ["Page 1 of 4"], [BODY[0]]),
        ([], [head, "Page 2 of 4"], [BODY[1]]),
        ([], [head, "Page 3 of 4"], [BODY[2]]),
        ([], [head, "Page 4 of 4"], [BODY[3]]),
    ]


def test_each_line_of_the_margins_is_one_row_of_the_grid() -> None:
    margins = Margins()
    for framed in without_margins(document(HEAD, "Page # of 4")):
        margins.take(framed)
    assert [([cell.text for cell in row.cells], row.place.margin, row.margin) for row in margins.rows()] == [
        (["Page 1 of 4"], "footer", True),
        ([" ".join(HEAD.split())], "header", True),
    ]


def test_heads_of_left_and_right_pages_may_differ() -> None:
    pages = [
        page_of("\n".join([("Left" if number % 2 else "Right") + " head", *[""] * 6, BODY[number % 4]]), number)
        for number in range(6)
    ]
    assert [said(framed.kept) for framed in without_margins(pages)] == [["Right head"], ["Left head"], [], [], [], []]


def test_headings_of_columns_that_are_repeated_are_no_head() -> None:
    table = """
Ref   Measure           Target  Status   Progress
H{0}1   Homes built       95      Green    Work has begun.
H{0}2   Repairs on time   80      Amber    A team has moved.
"""
    pages = [page_of(table.format(number), number) for number in range(1, 5)]
    assert [(framed.kept, framed.margins) for framed in without_margins(pages)] == [((), ())] * 4


def test_headings_of_columns_that_wrap_are_no_head_though_each_line_has_few() -> None:
    table = """
                        Target           The progress
^Ref   Measure                   Status
                        in May           of this year


{0} homes stand beside the river.
"""
    pages = [page_of(table.format(number), number) for number in range(1, 5)]
    assert [(framed.kept, framed.margins) for framed in without_margins(pages)] == [((), ())] * 4


def test_block_that_reaches_further_into_the_page_is_no_head() -> None:
    pages = [page_of("\n".join([*["Aim"] * 8, f"Text {number}"]), number) for number in range(1, 5)]
    assert [(framed.kept, framed.margins) for framed in without_margins(pages)] == [((), ())] * 4


def test_lines_at_the_top_that_say_different_things_stay() -> None:
    pages = [page_of("\n".join([BODY[number], "", *["And more."] * 3]), number) for number in range(4)]
    assert [framed.page.words for framed in without_margins(pages)] == [page.words for page in pages]


def test_document_of_one_page_has_no_margins() -> None:
    [framed] = without_margins([page_of(HEAD)])
    assert framed == Framed(page_of(HEAD))


def test_pages_are_given_while_others_are_still_to_come() -> None:
    taken: list[int] = []

    def pages() -> Iterator[Page]:
        for number in range(1, 100):
            taken.append(number)
            yield Page(number, 800, 600, tuple(written(f"Text {number}")))

    framed = without_margins(pages())
    assert [next(framed).page.number for _ in range(10)] == list(range(1, 11))
    assert len(taken) == 12


def test_line_that_upright_rules_part_heads_columns() -> None:
    head = "Half year to March                       Trend"
    plain = list(document(head, "Page # of 4"))
    last = plain[0].words[4].box
    rule = Rule(Box(last.x0 - 9, last.top - 4, last.x0 - 9, last.bottom + 60))
    ruled = [replace(one, rules=(rule,)) for one in plain]
    assert [framed.margins[0][0] for framed in without_margins(plain)][1:] == ["header"] * 3
    assert [framed.margins[0][0] for framed in without_margins(ruled)] == ["footer"] * 4
