"""Owners and those who sign off, in a real browser: with script and without, wide and narrow."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from goldenthread.web.actions.drafts import draft_in_force
from goldenthread.web.actions.returns import save_draft, submit
from goldenthread.web.records.models import Return, ReturnState
from tests.web.browser.conftest import Visit
from tests.web.conftest import Record
from tests.web.quarter import GOOD, Quarter, open_quarter

Opens = Callable[..., Visit]


@pytest.fixture
def opened(open_record: Record) -> Quarter:
    return open_quarter(open_record)


def address(found: Return) -> str:
    return f"/borough/work/returns/{found.pk}/"


def fill(page: Page, typed: dict[str, str]) -> None:
    """Type into the fields of a return; the status of the figure is a choice."""
    for name, text in typed.items():
        if name == "state":
            page.locator(f"input[name=state][value={text}]").check(force=True)
        elif name == "declared":
            page.select_option("#id_declared", text)
        else:
            page.fill(f"#id_{name}", text)


def test_a_return_is_typed_and_submitted(visit: Opens, open_record: Record, opened: Quarter) -> None:
    tab = visit(open_record.cast.ben)
    tab.open("/borough/work/")
    assert tab.problems() == []
    tab.page.click("a:has-text('11.1 Initial')")
    assert tab.problems() == []
    fill(tab.page, GOOD)
    expect(tab.page.locator("#live")).to_contain_text("1,486 of 2,256 = 65.9 %")
    expect(tab.page.locator("#live")).to_contain_text("65.9 % against at least 60 %.")
    expect(tab.page.locator("#saved")).to_contain_text("Saved")
    assert tab.problems() == []
    tab.page.click("text=Submit to head of service")
    expect(tab.page.locator("main")).to_contain_text("Submitted: Initial")
    assert tab.problems() == []
    assert Return.objects.get(pk=opened.own.pk).state == ReturnState.SUBMITTED


def test_what_is_asked_only_in_some_cases_appears(visit: Opens, open_record: Record, opened: Quarter) -> None:
    tab = visit(open_record.cast.ben, width=320)
    tab.open(address(opened.own))
    assert not tab.page.is_visible("#id_action-1-what")
    fill(tab.page, {"figure-1-numerator": "1,286", "figure-1-denominator": "2,256"})
    expect(tab.page.locator("#id_action-1-what")).to_be_visible()
    fill(tab.page, {"declared": "on_track"})
    expect(tab.page.locator("#id_override_reason")).to_be_visible()
    expect(tab.page.locator("#id_action-1-what")).to_be_hidden()
    assert tab.problems() == []
    fill(tab.page, {"state": "none"})
    expect(tab.page.locator("#id_no_data_reason")).to_be_visible()
    expect(tab.page.locator("#id_declared")).to_be_hidden()
    assert tab.problems() == []


def test_points_and_problems_have_nothing_for_axe(visit: Opens, open_record: Record, opened: Quarter) -> None:
    tab = visit(open_record.cast.ben, width=320)
    tab.open(address(opened.own))
    fill(tab.page, {**GOOD, "figure-1-numerator": "2,500", "as_at": "soon"})
    expect(tab.page.locator("#points")).to_contain_text("the part is more than the whole")
    expect(tab.page.locator("#live")).to_contain_text("“soon” isn’t a date")
    assert tab.problems() == []
    tab.page.click("text=Submit to head of service")
    tab.page.click("text=“soon” isn’t a date >> nth=0")
    expect(tab.page.locator("#id_as_at")).to_be_focused()
    assert tab.problems() == []


def test_without_script_everything_can_be_done(visit: Opens, open_record: Record, opened: Quarter) -> None:
    tab = visit(open_record.cast.ben, script=False)
    tab.open(address(opened.own))
    fill(tab.page, {name: text for name, text in GOOD.items() if name != "state"})
    tab.page.click("text=Save and check")
    assert "65.9 % against at least 60 %." in tab.page.inner_text("#live")
    tab.page.click("text=Submit to head of service")
    assert "Say whether the figure is provisional or final" in tab.page.inner_text(".govuk-error-summary")
    fill(tab.page, {"state": "final"})
    tab.page.click("text=Submit to head of service")
    assert Return.objects.get(pk=opened.own.pk).state == ReturnState.SUBMITTED


def test_two_editors_lose_nothing(visit: Opens, open_record: Record, opened: Quarter) -> None:
    tab = visit(open_record.cast.cal, width=320)
    tab.open(address(opened.own))
    save_draft(owed=opened.own, fields={"progress": "Ben wrote this"}, revision=0, by=open_record.cast.ben)
    fill(tab.page, {"progress": "Cal wrote that"})
    expect(tab.page.locator("#saved")).to_contain_text("Ben saved this return in between.")
    tab.page.click("text=Look at both versions")
    expect(tab.page.locator("main")).to_contain_text("Ben wrote this")
    assert tab.problems() == []
    tab.page.click("text=Use what I typed")
    expect(tab.page.locator("#id_progress")).to_have_value("Cal wrote that")
    draft = draft_in_force(opened.own)
    assert draft is not None
    assert draft.fields["progress"] == "Cal wrote that"


@pytest.mark.parametrize("width", [1200, 320])
def test_a_return_is_signed_off(visit: Opens, open_record: Record, opened: Quarter, width: int) -> None:
    submit(owed=opened.own, fields=GOOD, revision=0, by=open_record.cast.ben)
    tab = visit(open_record.cast.hal, width=width)
    tab.open("/borough/work/sign-off/")
    assert tab.problems() == []
    tab.page.click("a:has-text('11.1 Initial')")
    assert tab.problems() == []
    tab.page.click("text=Send back to the owner")
    expect(tab.page.locator("main")).to_contain_text("The query doesn’t say what is asked")
    assert tab.problems() == []
    tab.page.click("button:text-is('Approve')")
    expect(tab.page.locator("main")).to_contain_text("Nothing waits for you.")


def test_the_keyboard_alone_submits(visit: Opens, open_record: Record, opened: Quarter) -> None:
    tab = visit(open_record.cast.ben)
    tab.open(address(opened.own))
    tab.page.focus("#id_figure-1-numerator")
    for keys in ("1,486", "Tab", "2,256", "Tab", "Tab", "Tab", "Space"):
        tab.page.keyboard.press(keys) if keys in ("Tab", "Space") else tab.page.keyboard.type(keys)
    tab.page.keyboard.press("ArrowRight")
    tab.page.focus("#id_progress")
    tab.page.keyboard.type(GOOD["progress"])
    while tab.page.evaluate("document.activeElement.textContent") != "Submit to head of service":
        tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("main")).to_contain_text("Submitted: Initial")
