"""Whoever has a part in a return, in a real browser: by keyboard alone, without script, narrow, zoomed, signed out."""

import re
from collections.abc import Callable
from importlib import import_module

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from goldenthread.web.actions.drafts import draft_in_force, save_draft
from goldenthread.web.actions.returns import submit
from goldenthread.web.actions.sign_offs import approve, query
from goldenthread.web.records.models import PeriodState, ReportingPeriod, Return, ReturnState
from tests.web.browser.conftest import Visit
from tests.web.browser.journey import tab_to, type_into
from tests.web.browser.test_accounts import sign_in
from tests.web.browser.test_returns import fill
from tests.web.conftest import Record
from tests.web.quarter import GOOD, Quarter, open_quarter

Opens = Callable[..., Visit]
WORDS = "Half a sentence that took an hour"


@pytest.fixture
def opened(open_record: Record) -> Quarter:
    return open_quarter(open_record)


def address(found: Return) -> str:
    return f"/borough/work/returns/{found.pk}/"


def sessions_end(tab: Visit) -> None:
    """End the session of a tab on the server: the browser knows nothing of it."""
    name = settings.SESSION_COOKIE_NAME
    key = next(one["value"] for one in tab.page.context.cookies() if one["name"] == name)
    import_module(settings.SESSION_ENGINE).SessionStore(key).flush()


def cut_off(page: Page) -> list[str]:
    """Name what can be pressed or filled and stands beyond the window's edge."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("main a, main input:not([type=hidden]), main button, main select,"
            + " main textarea, main summary")]
            .filter((one) => one.checkVisibility() && !one.closest(".gt-scroll"))
            .filter((one) => { const box = one.getBoundingClientRect();
                return box.left < -1 || box.right > document.documentElement.clientWidth + 1; })
            .map((one) => one.outerHTML.slice(0, 120))"""
    )
    return found


STATES = ("not begun", "typing", "doubt", "error", "no data yet", "two editors", "two tabs", "not due", "queried")
READ = ("submitted", "approved", "closed")


def bring_into(state: str, record: Record, quarter: Quarter) -> None:
    """Bring Ben's return into a state."""
    cast, own = record.cast, quarter.own
    if state in ("two editors", "two tabs"):
        other = cast.cal if state == "two editors" else cast.ben
        save_draft(owed=own, fields={"progress": "Before"}, revision=0, by=other, sheet="a")
        save_draft(owed=own, fields={"progress": "After"}, revision=0, by=cast.ben, sheet="b")
    elif state == "not due":
        Return.objects.filter(pk=own.pk).update(state=ReturnState.NOT_DUE)
    elif state == "closed":
        ReportingPeriod.objects.filter(pk=quarter.period.pk).update(state=PeriodState.PUBLISHED)
    elif state in ("queried", "submitted", "approved"):
        found = submit(owed=own, fields=GOOD, revision=0, by=cast.ben)
        if state == "queried":
            query(submitted=found, revision=1, level=1, comment="Which teams?", by=cast.hal)
        for level, who in enumerate((cast.hal, cast.dee, cast.pat), start=1) if state == "approved" else ():
            approve(submitted=found, revision=1, level=level, by=who)


def act_out(state: str, page: Page) -> None:
    """Do on the page what brings it into a state."""
    typed = {
        "typing": GOOD,
        "doubt": {**GOOD, "figure-1-numerator": "212", "figure-1-denominator": "120"},
        "error": {**GOOD, "figure-1-numerator": "1,4x6", "as_at": "soon"},
        "no data yet": {"state": "none"},
    }.get(state)
    if typed:
        fill(page, typed)
        expect(page.locator("#saved")).to_contain_text("Saved")
    if state == "error":
        page.click("text=Submit to head of service")
        expect(page.get_by_role("alert")).to_contain_text("There is a problem")


@pytest.mark.parametrize("state", [*STATES, *READ])
def test_every_state_loses_nothing_wide_narrow_or_zoomed(
    visit: Opens, open_record: Record, opened: Quarter, state: str
) -> None:
    bring_into(state, open_record, opened)
    tab = visit(open_record.cast.ben, zoom=2)
    tab.open(address(opened.own))
    act_out(state, tab.page)
    for details in tab.page.locator("summary").all():
        details.click()
    for width in (1200, 640, 320):
        tab.page.set_viewport_size({"width": width, "height": 900})
        tab.shot(f"owner-{state.replace(' ', '-')}-{width}")
        assert (state, width, tab.problems(), cut_off(tab.page)) == (state, width, [], [])


@pytest.mark.parametrize("who", ["ben", "eve"])
def test_the_owner_and_the_deputy_submit_by_keyboard_alone(
    visit: Opens, open_record: Record, opened: Quarter, who: str
) -> None:
    tab = visit(getattr(open_record.cast, who), width=320)
    tab.open("/borough/work/")
    tab_to(tab.page, "11.1 " + opened.own.measure.name)
    tab.page.keyboard.press("Enter")
    expect(tab.page.get_by_role("heading", level=1)).to_contain_text("11.1")
    type_into(tab.page, {"id_figure-1-numerator": "1,486", "id_figure-1-denominator": "2,256"})
    tab_to(tab.page, "id_state")
    tab.page.keyboard.press("ArrowRight")
    type_into(tab.page, {"id_progress": GOOD["progress"]})
    tab_to(tab.page, "Submit to head of service")
    tab.page.keyboard.press("Enter")
    expect(tab.page.get_by_role("main")).to_contain_text("Submitted: ")
    assert Return.objects.get(pk=opened.own.pk).submitted_by == getattr(open_record.cast, who)
    assert tab.problems() == []


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("who", ["dot", "cal"])
def test_who_types_or_contributes_saves_by_keyboard_alone(
    visit: Opens, open_record: Record, opened: Quarter, who: str, script: bool
) -> None:
    tab = visit(getattr(open_record.cast, who), width=320, script=script)
    tab.open("/borough/work/")
    tab_to(tab.page, "11.1 " + opened.own.measure.name)
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(f"**{address(opened.own)}")
    type_into(tab.page, {"id_figure-1-numerator": "1,486", "id_figure-1-denominator": "2,256"})
    type_into(tab.page, {"id_progress": WORDS})
    tab_to(tab.page, "Save and leave")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/borough/work/")
    draft = draft_in_force(opened.own)
    assert draft is not None
    assert (draft.fields["figure-1-numerator"], draft.fields["progress"]) == ("1,486", WORDS)
    assert draft.saved_by == getattr(open_record.cast, who)
    assert tab.problems() == []


def test_an_error_goes_once_its_figure_is_corrected(visit: Opens, open_record: Record, opened: Quarter) -> None:
    tab = visit(open_record.cast.ben)
    tab.open(address(opened.own))
    fill(tab.page, {**GOOD, "figure-1-numerator": "1,4x6"})
    beside = tab.page.locator("[id='id_figure-1-numerator-error']")
    expect(beside).to_contain_text("“1,4x6” isn’t a number")
    tab.page.click("text=Submit to head of service")
    expect(tab.page.locator("#problems")).to_contain_text("“1,4x6” isn’t a number")
    tab.page.fill("[id='id_figure-1-numerator']", "1,486")
    expect(beside).to_be_empty()
    expect(tab.page.locator("#problems")).to_be_empty()
    marked = tab.page.evaluate("getComputedStyle(document.getElementById('id_figure-1-numerator')).borderColor")
    assert marked == "rgb(11, 12, 12)"
    assert tab.problems() == []


def test_what_was_typed_is_there_again_after_signing_in(visit: Opens, open_record: Record, opened: Quarter) -> None:
    tab = visit(open_record.cast.ben)
    tab.open(address(opened.own))
    sessions_end(tab)
    fill(tab.page, {"progress": WORDS})
    expect(tab.page.locator("#live")).to_contain_text("What you typed is kept")
    assert tab.problems() == []
    tab.page.get_by_role("link", name="go on here").click()
    sign_in(tab.page)
    expect(tab.page.locator("#id_progress")).to_have_value(WORDS)
    expect(tab.page.locator("#saved")).to_contain_text("Saved")
    assert tab.problems() == []
    draft = draft_in_force(opened.own)
    assert draft is not None
    assert draft.fields["progress"] == WORDS
    tab.page.reload()
    expect(tab.page.get_by_text("Something that you typed was not saved")).to_have_count(0)


def test_without_script_it_is_there_again_too(visit: Opens, open_record: Record, opened: Quarter) -> None:
    tab = visit(open_record.cast.ben, script=False, width=320)
    tab.open(address(opened.own))
    sessions_end(tab)
    fill(tab.page, {"progress": WORDS})
    tab.page.click("text=Submit to head of service")
    expect(tab.page.get_by_role("main")).to_contain_text("What you typed is kept")
    assert tab.problems() == []
    sign_in(tab.page)
    expect(tab.page.locator("#id_progress")).to_have_value(WORDS)
    assert tab.problems() == []
    tab.page.click("text=Save and check")
    draft = draft_in_force(opened.own)
    assert draft is not None
    assert draft.fields["progress"] == WORDS


def test_what_a_broken_network_kept_back_is_offered_again(visit: Opens, open_record: Record, opened: Quarter) -> None:
    tab = visit(open_record.cast.ben, width=320)
    tab.open(address(opened.own))
    tab.page.context.set_offline(True)
    fill(tab.page, {"progress": WORDS, "figure-1-numerator": "12", "state": "final"})
    tab.page.wait_for_timeout(900)
    tab.page.context.set_offline(False)
    tab.failed.clear()  # that the network is away is what is tested
    tab.open(address(opened.own))
    expect(tab.page.get_by_role("heading", name="Something that you typed was not saved")).to_be_visible()
    assert tab.problems() == []
    tab.page.get_by_role("button", name="Put it back into the form").click()
    expect(tab.page.locator("#id_progress")).to_have_value(WORDS)
    expect(tab.page.locator("#id_state-final")).to_be_checked()
    expect(tab.page.locator("#saved")).to_contain_text("Saved")
    tab.page.reload()
    expect(tab.page.locator("#id_progress")).to_have_value(WORDS)
    expect(tab.page.get_by_text("Something that you typed was not saved")).to_have_count(0)


def test_nobody_else_at_the_same_browser_is_offered_it(visit: Opens, open_record: Record, opened: Quarter) -> None:
    tab = visit(open_record.cast.ben)
    tab.open(address(opened.own))
    tab.page.context.set_offline(True)
    fill(tab.page, {"progress": WORDS})
    tab.page.wait_for_timeout(900)
    tab.page.context.set_offline(False)
    tab.open("/borough/work/")
    tab.page.get_by_role("button", name="Sign out").click()
    tab.open(f"/sign-in/?next={address(opened.own)}")
    sign_in(tab.page, email="cal@borough.example")
    expect(tab.page.get_by_role("heading", level=1)).to_contain_text("11.1")
    expect(tab.page.get_by_text("Something that you typed was not saved")).to_have_count(0)


def test_what_was_submitted_is_not_offered_again(visit: Opens, open_record: Record, opened: Quarter) -> None:
    tab = visit(open_record.cast.ben)
    tab.open(address(opened.own))
    fill(tab.page, GOOD)
    tab.page.click("text=Submit to head of service")
    expect(tab.page.get_by_role("main")).to_contain_text("Submitted: ")
    query(
        submitted=opened.own,
        revision=Return.objects.get(pk=opened.own.pk).revision,
        level=1,
        comment="?",
        by=open_record.cast.hal,
    )
    tab.open(address(opened.own))
    expect(tab.page.locator("#id_progress")).to_have_value(GOOD["progress"])
    expect(tab.page.get_by_text("Something that you typed was not saved")).to_have_count(0)


def test_a_second_tab_of_ones_own_is_called_so(visit: Opens, open_record: Record, opened: Quarter) -> None:
    tab = visit(open_record.cast.ben)
    tab.open(address(opened.own))
    save_draft(owed=opened.own, fields={"progress": "In the train"}, revision=0, by=open_record.cast.ben, sheet="other")
    fill(tab.page, {"progress": WORDS})
    expect(tab.page.locator("#saved")).to_contain_text(re.compile("You saved this return in between, in another tab"))
    tab.page.click("text=Look at both versions")
    expect(tab.page.get_by_role("main")).to_contain_text("In the train")
    expect(tab.page.get_by_role("main")).to_contain_text(WORDS)
    assert tab.problems() == []
