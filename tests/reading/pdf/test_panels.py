"""Measures in boxes of their own on a page, side by side or below each other, as brochures have them."""

import typst

from goldenthread.reading.cards import lay_out_cards
from goldenthread.reading.formats.pdf import load
from goldenthread.reading.grid import GridRow

NAMES = "name", "result", "target", "before", "status", "text"
MEASURES = [
    ("Homes let again within a month of the day on which they were left", "19 days", "20 days", "24 days", "Met", "Most were let in the first week."),
    ("Repairs done at once", "71%", "90%", "88%", "Not met", "The depot was shut in May, and nobody could be sent out at all from there."),
    ("Streets without litter", "97%", "95%", "90%", "Met", "Two more sweepers were bought."),
    ("Bins emptied on the day", "1,204", "1,300", "1,250", "Close", "All but ninety-six."),
]  # fmt: skip
HEAD = '#set page(paper: "a4")\n#set text(9pt)\n= How we did\n== Homes and streets\n'


def grid(card: str, columns: int = 2, around: str = "fill: luma(240)", measures: int = 4) -> list[list[str]]:
    """Give the rows of a page of boxes; `card` is what is in each, with the names of its parts."""
    shown = MEASURES[:measures]
    boxes = [f"block(width: 100%, inset: 8pt, {around})[{filled(card, measure)}]" for measure in shown]
    source = f"{HEAD}#grid(columns: (1fr,) * {columns}, gutter: 12pt, {', '.join(boxes)})"
    rows = lay_out_cards(load(typst.compile(source.encode()), "boxes.pdf")).rows
    return [told(row) for row in rows if row.table]


def filled(card: str, measure: tuple[str, ...]) -> str:
    for name, value in zip(NAMES, measure, strict=True):
        card = card.replace(f"<{name}>", value)
    return card


def told(row: GridRow) -> list[str]:
    return [" ".join(cell.text.split()) for cell in row.cells]


FIGURE = "*<name>* \\ #text(20pt)[*<result>*] \\ Target *<target>* #h(1em) Last year *<before>* \\ <status> \\ <text>"
HEADED = "*<name>* #grid(columns: (1fr, 1fr, 1fr), row-gutter: 4pt, [Actual], [Target], [Status], [*<result>*], [*<target>*], [*<status>*]) <text>"
FIGURE_FIRST = "#text(20pt)[<result>] \\ *<name>* \\ Target: <target> \\ Status: <status> \\ <text>"
LABEL_BELOW = "*<name>* #grid(columns: (1fr, 1fr), row-gutter: 4pt, text(14pt)[<result>], text(14pt)[<target>], [Actual], [Target]) #box(fill: orange, inset: 3pt)[<status>] \\ <text>"
BADGE = "#grid(columns: (1fr, auto), column-gutter: 8pt, [*<name>*], box(fill: orange, inset: 3pt)[*<status>*])"
PLAIN = "#grid(columns: (1fr, auto), column-gutter: 8pt, [*<name>*], [<status>])"
REF = "#grid(columns: (20pt, 1fr, auto), column-gutter: 8pt, text(8pt)[C1], [*<name>*], box(fill: orange, inset: 3pt)[<status>])"
BESIDE = "#grid(columns: (auto, 1fr), gutter: 5pt, [*Result:*], [<result>], [*Target:*], [<target>], [*Last year:*], [<before>])<text>"
ABOVE = """#grid(columns: (1fr,) * 3, row-gutter: 3pt, ..("Target", "Result", "Last year").map(label => text(7pt, label)),
[*No fewer than <target> in each of the months*], [*<result>*], [*<before>*]) *Our progress* \\ <text>"""
FRAME = "stroke: 0.5pt, radius: 4pt"
BAR = """#place(dx: -8pt, dy: -8pt, rect(width: 6pt, height: 110pt, fill: green))
#place(dx: -8pt, dy: -8pt, line(length: 100% + 16pt)) #place(dx: -8pt, dy: 102pt, line(length: 100% + 16pt))
#place(dx: 100% + 8pt, dy: -8pt, line(angle: 90deg, length: 110pt))"""


def test_figures_in_boxes_side_by_side_are_a_row_each() -> None:
    assert grid(FIGURE) == [
        ["Measure", "Result", "Target", "Last year", "Status", "Comment"],
        *([name, result, target, before, status, text] for name, result, target, before, status, text in MEASURES),
    ]


LABELLED = "*<name>* #grid(columns: (2cm, 1fr), row-gutter: 4pt, [Target:], [<target>], [Actual:], [<result>], [Status:], [<status>]) <text>"


def test_labels_beside_their_values_in_a_box_are_theirs() -> None:
    assert grid(LABELLED, 2, "stroke: 0.5pt") == [
        ["Measure", "Target", "Actual", "Status", "Comment"],
        *([name, target, result, status, text] for name, result, target, _, status, text in MEASURES),
    ]


def test_words_of_a_status_at_the_end_of_a_text_are_no_other_status() -> None:
    text = "The first week of the summer reading in the halls of all of the schools was a great #linebreak() success."
    rows = grid(FIGURE.replace("<text>", text))
    assert [(row[4], row[5][-16:]) for row in rows[1:]] == [(status, "a great success.") for *_, status, _ in MEASURES]


def test_headings_above_figures_in_a_box_are_labels() -> None:
    assert grid(HEADED, 2, "stroke: 0.5pt, radius: 3pt") == [
        ["Measure", "Actual", "Target", "Status", "Comment"],
        *([name, result, target, status, text] for name, result, target, _, status, text in MEASURES),
    ]


def test_a_name_below_its_figure_is_the_name() -> None:
    assert grid(FIGURE_FIRST, 3) == [
        ["Measure", "Result", "Target", "Status", "Comment"],
        *([name, result, target, status, text] for name, result, target, _, status, text in MEASURES),
    ]


def test_labels_below_figures_are_theirs_and_a_word_on_a_colour_is_the_status() -> None:
    assert grid(LABEL_BELOW) == [
        ["Measure", "Actual", "Target", "Status", "Comment"],
        *([name, result, target, status, text] for name, result, target, _, status, text in MEASURES),
    ]


def test_boxes_below_each_other_are_a_row_each() -> None:
    assert grid(FIGURE, 1)[1:] == [list(measure) for measure in MEASURES]


def test_a_box_alone_in_the_last_row_is_a_row() -> None:
    assert [row[0] for row in grid(FIGURE, 2, measures=3)[1:]] == [name for name, *_ in MEASURES[:3]]


def test_cells_on_grounds_that_stand_apart_are_no_boxes() -> None:
    cells = ", ".join(f"[{name}. {text} {text}]" for name, *_, text in MEASURES)
    source = (
        f"{HEAD}#table(columns: (1fr, 1fr), fill: luma(240), stroke: none, gutter: 6pt, [*Then*], [*Now*], {cells})"
    )
    rows = load(typst.compile(source.encode()), "table.pdf").rows
    assert {len(row.cells) for row in rows if row.table} == {2}


def test_a_name_goes_on_below_the_badge_of_its_status() -> None:
    assert grid(BADGE + BESIDE, 2, FRAME) == [
        ["Measure", "Status", "Result", "Target", "Last year", "Comment"],
        *([name, status, result, target, before, text] for name, result, target, before, status, text in MEASURES),
    ]


def test_a_name_goes_on_below_a_status_without_a_ground() -> None:
    assert [row[:2] for row in grid(PLAIN + BESIDE, 2, FRAME)[1:]] == [
        [name, status] for name, *_, status, _ in MEASURES
    ]


def test_bold_labels_beside_their_values_need_no_colon() -> None:
    assert grid(BADGE + BESIDE.replace(":*", "*"), 2, FRAME) == grid(BADGE + BESIDE, 2, FRAME)


def test_a_ref_in_a_column_of_its_own_is_no_label() -> None:
    assert [row[:3] for row in grid(REF + BESIDE)[1:]] == [["C1", name, status] for name, *_, status, _ in MEASURES]


def test_targets_in_words_below_their_label_are_whole() -> None:
    assert grid(BADGE + ABOVE, 1, FRAME) == [
        ["Measure", "Status", "Target", "Result", "Last year", "Our progress"],
        *(
            [name, status, f"No fewer than {target} in each of the months", result, before, text]
            for name, result, target, before, status, text in MEASURES
        ),
    ]


def test_frames_with_short_texts_are_no_rows_of_a_table() -> None:
    assert [row[0] for row in grid(PLAIN + ABOVE, 1, FRAME)[1:]] == [name for name, *_ in MEASURES]


def test_a_bar_of_colour_is_the_left_side_of_a_frame() -> None:
    assert grid(BAR + BADGE + ABOVE, 1, "height: 110pt") == grid(BADGE + ABOVE, 1, FRAME)


def test_a_box_alone_on_the_next_page_is_a_row() -> None:
    boxes = [f"block(width: 100%, height: 210pt, inset: 8pt, {FRAME})[{filled(BADGE + ABOVE, m)}]" for m in MEASURES]
    source = f"{HEAD}#grid(gutter: 12pt, {', '.join(boxes)})"
    rows = lay_out_cards(load(typst.compile(source.encode()), "boxes.pdf")).rows
    assert [told(row)[0] for row in rows if row.table][1:] == [name for name, *_ in MEASURES]


def test_bars_of_colour_alone_part_cards() -> None:
    bar = BAR.split("\n", maxsplit=1)[0]
    assert grid(bar + BADGE + ABOVE, 1, "height: 110pt") == grid(BADGE + ABOVE, 1, FRAME)


def test_a_short_name_on_a_ground_above_its_status_is_the_name() -> None:
    band = "#block(width: 100%, fill: navy, inset: 3pt, text(white)[*<name>*])"
    assert [row[:2] for row in grid(band + "<status>" + BESIDE, 2, FRAME)[1:]] == [
        [name, status] for name, *_, status, _ in MEASURES
    ]


TITLE_BAR = "#block(width: 100%, fill: navy, outset: (x: 8pt, top: 8pt, bottom: 6pt), below: 14pt)[#set text(white, weight: 700)\n#grid(columns: (34pt, 1fr, auto), column-gutter: 8pt, [C1], [<name>], upper[<status>])]"
FIGURES = "#set par(leading: 3pt)\n#text(7pt, gray)[Result] \\ #text(11pt)[*<result>*] \\ #text(7pt, gray)[Target] \\ #text(11pt)[*<target>*] \\ #text(7pt, gray)[Last year] \\ #text(11pt)[*<before>*]"
TEXTS = "#text(7pt, gray)[Commentary] \\ <text> #lorem(30) \\ #text(7pt, gray)[Lead officer] \\ Jo Ash"
TITLED = f"{TITLE_BAR}#grid(columns: (80pt, 1fr), column-gutter: 12pt)[{FIGURES}][{TEXTS}]"


def test_columns_of_labels_and_values_that_do_not_stand_level_are_read_one_after_the_other() -> None:
    assert [[*row[:6], row[6][:15], row[7]] for row in grid(TITLED, 1, "stroke: 1pt + navy")] == [
        ["Ref", "Measure", "Status", "Result", "Target", "Last year", "Commentary", "Lead officer"],
        *(
            ["C1", name, status.upper(), result, target, before, text[:15], "Jo Ash"]
            for name, result, target, before, status, text in MEASURES
        ),
    ]


def test_a_name_with_a_word_of_a_status_in_it_above_its_status_is_the_name() -> None:
    rows = grid(TITLED.replace("<name>", "New homes delivered"), 1, "stroke: 1pt + navy")
    assert [row[1:3] for row in rows[1:]] == [["New homes delivered", status.upper()] for *_, status, _ in MEASURES]


def test_a_text_as_wide_as_the_box_below_columns_is_read_after_them() -> None:
    below = "#block[#text(7pt, gray)[Planned action] \\ We shall see. #lorem(40)]"
    rows, alone = (grid(card, 1, "stroke: 1pt + navy") for card in (TITLED + below, TITLED))
    assert [row[:-1] for row in rows] == alone
    assert [row[-1][:13] for row in rows] == ["Planned actio", *["We shall see."] * len(MEASURES)]
