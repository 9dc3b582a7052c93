"""The plan, the directorates and the settings in a browser: by keyboard, without script, on a narrow screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from goldenthread.web.records.models import Directorate, Plan, Theme
from tests.web.browser.conftest import Visit
from tests.web.conftest import Record

WORK = "/borough/work/plan/"
both_widths = pytest.mark.parametrize("width", [1200, 320])


def theme_of(record: Record) -> Theme:
    return record.measure.placements.get().priority_action.objective.theme


PAGES = (
    "",
    "begin/",
    "{plan}/year/",
    "{plan}/name/",
    "{plan}/add/themes/",
    "themes/{theme}/",
    "themes/{theme}/words/",
    "themes/{theme}/place/",
    "themes/{theme}/withdraw/",
    "objectives/{objective}/",
    "objectives/{objective}/words/",
    "priority-actions/{action}/",
    "directorates/",
    "directorates/add/",
    "directorates/{directorate}/",
    "directorates/{directorate}/sign-off/",
    "directorates/{directorate}/hand-over/",
    "directorates/{directorate}/close/",
    "settings/",
    "settings/judging/",
    "settings/dates/",
    "settings/small-numbers/",
    "settings/council/",
)


@both_widths
def test_every_page_has_no_problems(visit: Callable[..., Visit], open_record: Record, width: int) -> None:
    action = open_record.measure.placements.get().priority_action
    of = {
        "plan": action.objective.theme.plan_id,
        "theme": action.objective.theme_id,
        "objective": action.objective_id,
        "action": action.pk,
        "directorate": open_record.authority.directorates.order_by("code")[0].pk,
    }
    tab = visit(open_record.cast.olive, width=width)
    found = {}
    for path in PAGES:
        tab.open(WORK + path.format(**of))
        for each in tab.page.locator("details").all():
            each.evaluate("details => details.open = true")
        found[path] = tab.problems()
        tab.shot(f"planning-{path.strip('/').translate(str.maketrans('/{}', '-__')) or 'plan'}-{width}")
    assert found == {path: [] for path in PAGES}


@both_widths
@pytest.mark.parametrize("script", [True, False])
def test_a_branch_is_built_with_and_without_script(
    visit: Callable[..., Visit], open_record: Record, width: int, script: bool
) -> None:
    tab = visit(open_record.cast.olive, width=width, script=script)
    tab.open(WORK)
    page = tab.page
    page.get_by_role("link", name="Add a theme").click()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("alert")).to_contain_text("Write the words.")
    assert tab.problems() == []
    page.get_by_label("Name").fill("Roads and paths")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("alert")).to_contain_text("Saved: Roads and paths is added.")
    page.get_by_role("link", name="Roads and paths", exact=True).click()
    page.get_by_role("link", name="Add an objective").click()
    page.get_by_label("Number").fill("90")
    page.get_by_label("The objective, in words").fill("Fewer holes")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("row", name="90 Fewer holes")).to_be_visible()
    page.get_by_role("link", name="Withdraw").click()
    page.get_by_label("Why").fill("It went to another council")
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_text("It went to another council")).to_be_visible()
    assert tab.problems() == []
    assert Plan.objects.get(authority=open_record.authority).themes.get(name="Roads and paths").withdrawn_because


def press(page: Page, name: str, role: str = "link") -> None:
    """Reach something by the Tab key alone, and press it."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText.trim()").startswith(name):
            break
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def test_the_keyboard_alone_changes_an_order_and_a_chain(visit: Callable[..., Visit], open_record: Record) -> None:
    theme = theme_of(open_record)
    second = list(theme.objectives.all())[1]
    tab = visit(open_record.cast.olive)
    tab.open(f"{WORK}themes/{theme.pk}/")
    press(tab.page, "Up")
    expect(tab.page.get_by_role("row").nth(1)).to_contain_text(str(second)[:40])
    own = Directorate.objects.get(posts__person=open_record.cast.dee)
    tab.open(f"{WORK}directorates/{own.pk}/sign-off/")
    for _ in range(100):
        tab.page.keyboard.press("Tab")
        if tab.page.evaluate("document.activeElement.id") == "id_third":
            break
    tab.page.keyboard.press("Home")
    press(tab.page, "Save the steps")
    expect(tab.page.get_by_role("alert")).to_contain_text("returns submitted from now on take these steps")
    assert [level.role for level in own.sign_off_levels.filter(until=None)] == ["head_of_service", "director"]
    assert tab.problems() == []


@both_widths
def test_errors_of_settings_are_told_at_their_fields(
    visit: Callable[..., Visit], open_record: Record, width: int
) -> None:
    tab = visit(open_record.cast.olive, width=width)
    tab.open(f"{WORK}settings/judging/")
    tab.page.get_by_label("Tolerance", exact=True).fill("a few")
    tab.page.get_by_role("button", name="Save").click()
    tab.page.get_by_role("alert").get_by_role("link", name="Write a number.").click()
    expect(tab.page.get_by_label("Tolerance", exact=True)).to_be_focused()
    assert tab.problems() == []
