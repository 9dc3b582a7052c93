"""The web page as it is seen, heard and printed: light and dark, on a telephone, and zoomed."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pypdfium2
import pytest

from goldenthread.comparing import compare
from goldenthread.publishing.content import Content, Cut, compose, cut_report
from tests.publishing.browser.conftest import Opened
from tests.publishing.material import content, example, hostile, material

Open = Callable[..., Opened]
HOSTILE = "\n".join(
    ["<script>document.title='run'</script>", '<img src=x onerror="alert(1)">', "W" * 200, "- one\n- two", "国🙂 שלום"]
)


@cache
def few() -> Content:
    """Give a publication of a few measures with everything that one can have: checks take long on a long page."""
    cut = Cut(refs=("10.1", "11.1", "11.6", "12.1", "13.1", "20.2", "18.1", "21.4"))
    earlier, later = cut_report(example("q2"), cut), cut_report(example("year-end"), cut)
    return compose(replace(material(), report=later, comparison=compare(earlier, later)))


def test_few_have_the_parts_of_all() -> None:
    names = {part.name for part in content().parts}
    assert {part.name for part in few().parts} >= names - {"theme-4"}


LOOKS = {
    "whole, light": {},
    "whole, dark": {"dark": True},
    "320 px, light": {"width": 320},
    "200 %, dark": {"zoom": 2, "dark": True},
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_nothing_is_found_and_nothing_is_asked_for(opened: Open, look: dict[str, Any]) -> None:
    assert opened(few(), **look).problems() == []


def test_hostile_texts_do_nothing_and_widen_nothing(opened: Open) -> None:
    tab = opened(hostile(HOSTILE), width=320)
    assert tab.problems() == []
    assert tab.page.title() != "run"


def test_on_a_telephone_every_cell_of_a_measure_says_what_it_is(opened: Open) -> None:
    tab = opened(content(), width=320)
    labels = tab.page.evaluate(
        "[...document.querySelector('#theme-1-measures tbody tr:nth-child(2)').cells]"
        ".filter(cell => cell.textContent).map(cell => getComputedStyle(cell, '::before').content)"
    )
    assert labels == [
        "none",
        *(f'"{label}: "' for label in ("Priority action", "Success criterion", "Responsible")),
        *(f'"{label}: "' for label in ("Status", "Progress", "Direction of travel and notes")),
    ]
    tree = tab.page.locator("#theme-1-measures").aria_snapshot()
    assert 'rowheader "10.1"' in tree
    assert 'columnheader "Success criterion"' in tree


def test_the_first_stop_of_the_keyboard_leads_to_the_report(opened: Open) -> None:
    tab = opened(content())
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.textContent") == "Skip to the report"
    assert tab.shown(".skip:focus")
    tab.page.keyboard.press("Enter")
    assert tab.page.evaluate("document.activeElement.id") == "page-main"


def test_charts_stand_on_white_in_the_dark(opened: Open) -> None:
    tab = opened(content(), dark=True)
    assert tab.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 26)"
    assert (
        tab.page.evaluate("getComputedStyle(document.querySelector('.drawn')).backgroundColor") == "rgb(255, 255, 255)"
    )


def test_printed_it_is_a4_across_with_the_headings_of_columns_on_every_page(opened: Open) -> None:
    tab = opened(content(), dark=True)
    printed = pypdfium2.PdfDocument(tab.page.pdf(prefer_css_page_size=True))
    assert {tuple(map(round, page.get_size())) for page in printed} == {(842, 595)}
    texts = [page.get_textpage().get_text_bounded() for page in printed]
    assert all(f"Page {at} of {len(texts)}" in text for at, text in enumerate(texts, start=1))
    refs = [one.ref for one in content().measures]
    with_measures = [text for text in texts if "Success criterion" in text and "Remedial action" in text]
    assert len(with_measures) > 5
    assert all(any(ref in text.split() for text in with_measures) for ref in refs)
    themes = [part.heading for part in content().parts if part.level == 2]
    lines = [text.split("\r\n") for text in texts]
    starts = [f"{theme}: how its rated measures stand" for theme in themes]
    parted = [start for theme, start in zip(themes, starts, strict=True) if not _together(theme, start, lines)]
    assert parted == []


def _together(heading: str, start: str, pages: list[list[str]]) -> bool:
    # The table below the chart has the heading's words again.
    return any(start in page and heading in page[: page.index(start)] for page in pages)
