"""One quarter from opened to published, through the pages alone: with script and without, and by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.web.browser import journey
from tests.web.browser.conftest import Visit
from tests.web.browser.journey import Stage
from tests.web.conftest import PASSWORD, Record
from tests.web.quarter import open_quarter

WAYS = {
    "with script": (True, 1200, False),
    "without script on a narrow screen": (False, 320, False),
    "by keyboard alone": (True, 1200, True),
}


@pytest.mark.parametrize(("script", "width", "keyboard"), WAYS.values(), ids=WAYS)
def test_a_quarter_goes_from_opened_to_published(
    visit: Callable[..., Visit], open_record: Record, script: bool, width: int, keyboard: bool
) -> None:
    cast = open_record.cast
    stage = Stage(visit, open_record, script, width, keyboard)
    olive = journey.open_the_quarter(stage)
    ben = journey.arrive(stage, journey.reminded(cast.ben))
    journey.fill_in(ben, script)
    journey.submit(ben, script)
    journey.query(stage)
    journey.mend(ben, stage)
    journey.approve(stage, cast.hal, cast.dee, cast.pat)
    journey.run_the_room(olive)
    journey.publish(olive)
    resident = journey.read_as_resident(stage)
    journey.audit(stage)
    journey.correct(olive)
    resident.page.reload()
    expect(resident.page.get_by_role("main")).to_contain_text("restated as 57.4 %")
    expect(resident.page.get_by_role("main")).to_contain_text("They could name a child")
    expect(resident.page.get_by_role("main")).not_to_contain_text(journey.MENDED)
    journey.looked_at(resident, "public-measure-corrected")


def test_the_owner_needs_no_mouse_from_the_mail_to_submitting(visit: Callable[..., Visit], open_record: Record) -> None:
    open_quarter(open_record)
    tab = visit(width=320)
    page = tab.page
    tab.open(journey.reminded(open_record.cast.ben))
    journey.type_into(page, {"id_login": "ben@borough.example", "id_password": PASSWORD})
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("11.1")
    journey.type_into(page, {"id_figure-1-numerator": "1,286", "id_figure-1-denominator": "2,256"})
    journey.tab_to(page, "id_state")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#id_state-final")).to_be_checked()
    journey.type_into(page, {"id_progress": journey.RIGHT})
    expect(page.locator("#id_action-1-what")).to_be_visible()
    journey.type_into(page, {"id_action-1-what": "Fill the posts", "id_action-1-who": "Ben"})
    journey.type_into(page, {"id_action-1-by_when": "30/9/2012"})
    assert tab.problems() == []
    journey.tab_to(page, "Submit to head of service")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("Submitted: ")
    assert tab.problems() == []
