"""Reports as PDF in very different styles: every cell is read as it is printed, and no row is lost or made up."""

from collections.abc import Callable, Iterator
from functools import cache, partial

import pytest

from goldenthread.plan import DocumentError, Report, Return
from goldenthread.reading import read
from tests.reading.pdf.made import PROSE, RATINGS, made, printed, scanned, turned, without_characters

STYLES: dict[str, Callable[[], bytes]] = {
    "a line round every cell, actions over several rows": partial(made, "grid"),
    "the same, on pages that are turned": partial(turned, "grid"),
    "no line where a row runs over the page": partial(made, "open_break"),
    "lines between rows only": partial(made, "level_rules"),
    "no line at all, columns close together": partial(made, "bare"),
    "no line at all, everything centred": partial(made, "bare_middle"),
    "filled rows without lines": partial(made, "zebra"),
    "a box for each measure": partial(made, "cards"),
    "labels and values without lines": partial(made, "blocks"),
}
FIELDS = {"outcome": "outcome", "status": "status_printed", "progress": "progress", "remedy": "remedial_action"}
every_style = pytest.mark.parametrize("document", STYLES.values(), ids=STYLES)


@cache
def report(document: Callable[[], bytes]) -> Report:
    return read(document(), "report.pdf")


def spaceless(text: str) -> str:
    """Give a text without spaces, and without the signs before the items of a list."""
    return "".join("".join(line.removeprefix("- ").split()) for line in text.splitlines())


def unlike(rows: dict[str, Return]) -> Iterator[tuple[str, str, str, str]]:
    for true in printed():
        row = rows[true["ref"]]
        texts = {name: getattr(row, field) for name, field in FIELDS.items()}
        texts["owner"] = " ".join(row.responsibility)
        for name, text in texts.items():
            if spaceless(text) != spaceless(true[name]):
                yield true["ref"], name, true[name], text


@every_style
def test_no_row_is_lost_and_none_is_made_up(document: Callable[[], bytes]) -> None:
    assert [row.ref for row in report(document).rows] == [row["ref"] for row in printed()]


@every_style
def test_each_cell_is_read_as_it_is_printed(document: Callable[[], bytes]) -> None:
    assert list(unlike({row.ref or "": row for row in report(document).rows})) == []


@every_style
def test_each_measure_is_rated_and_stands_under_its_theme(document: Callable[[], bytes]) -> None:
    found = [(row.ref, row.rating and row.rating.value, row.theme) for row in report(document).rows]
    assert found == [(row["ref"], RATINGS[row["status"]], row["theme"]) for row in printed()]


@pytest.mark.parametrize("document", [partial(made, "grid"), partial(turned, "grid")], ids=["upright", "turned"])
def test_a_merged_action_belongs_to_each_of_its_rows(document: Callable[[], bytes]) -> None:
    found = [(row.ref, spaceless(row.action or "")) for row in report(document).rows]
    assert found == [(row["ref"], spaceless(row["action"])) for row in printed()]


@every_style
def test_each_row_says_on_which_page_it_stands(document: Callable[[], bytes]) -> None:
    pages = [row.source.page or 0 for row in report(document).rows]
    assert pages[0] == 1
    assert pages == sorted(pages)


@every_style
def test_prose_before_the_tables_is_said_to_be_unread(document: Callable[[], bytes]) -> None:
    left = spaceless(" ".join(unread.text for unread in report(document).unread))
    assert [sentence for sentence in PROSE.split(". ") if spaceless(sentence) not in left] == []


def test_a_scanned_page_among_others_is_named() -> None:
    left = read(scanned("grid", 2), "report.pdf").unread
    assert [unread.source.page for unread in left if "scan" in unread.why] == [2]


def test_a_document_of_scanned_pages_says_that_it_has_no_text() -> None:
    with pytest.raises(DocumentError, match="no text"):
        read(scanned("grid", 1, 2, 3), "report.pdf")


def test_letters_that_stand_for_no_characters_are_not_taken_for_words() -> None:
    with pytest.raises(DocumentError, match=r"fonts don't say which letters they have.* ask for the original"):
        read(without_characters("grid"), "report.pdf")
