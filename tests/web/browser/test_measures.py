"""Keeping measures in a browser: a measure and its target from nothing to saved, by keyboard and without script."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from goldenthread.web.actions.measures import Comparison, keep_comparator
from goldenthread.web.records.models import ComparatorFigure, Measure, TargetSetting
from tests.web.browser.conftest import Visit
from tests.web.conftest import Record
from tests.web.measures.keeping import HERE, at, set_for
from tests.web.periods.test_opening import opened

Visits = Callable[..., Visit]

PAGES = ["", "place/", "wording/", "definition/", "people/", "withdraw/", "targets/set/", "comparators/add/"]


@pytest.mark.parametrize("width", [1200, 320])
def test_pages_of_measures_have_no_problems(visit: Visits, open_record: Record, width: int) -> None:
    compared = _compared(open_record)
    mended = set_for(open_record)
    tab = visit(open_record.cast.olive, width=width)
    own = [at(open_record.measure, page) for page in PAGES]
    own += [at(open_record.measure, f"comparators/{compared.pk}/"), at(open_record.measure, f"targets/{mended.pk}/")]
    found = {}
    for path in (HERE, f"{HERE}add/", *own):
        tab.open(path)
        found[path] = tab.problems()
    assert {path: problems for path, problems in found.items() if problems} == {}


@pytest.mark.parametrize("width", [1200, 320])
def test_what_is_wrong_is_said_without_problems(visit: Visits, open_record: Record, width: int) -> None:
    opened(open_record)
    tab = visit(open_record.cast.olive, width=width)
    for page in PAGES[1:]:
        tab.open(at(open_record.measure, page))
        tab.page.locator("main form .govuk-button").last.click()
        tab.page.locator(".govuk-error-summary").wait_for()
        assert tab.problems() == []


@pytest.mark.parametrize("script", [True, False])
def test_a_measure_is_added_and_its_target_set(visit: Visits, open_record: Record, script: bool) -> None:
    opened(open_record)
    tab = visit(open_record.cast.olive, script=script)
    page = tab.page
    tab.open(f"{HERE}add/")
    page.get_by_label("Success criterion").fill("Reduce from 4.5% to 4.0% by March 2013")
    page.get_by_label("Reference in this plan year").fill("11.99")
    page.get_by_label("Priority action").select_option(index=3)
    page.get_by_label("Owner").select_option(label="Ben")
    page.get_by_role("button", name="Add it").click()
    page.get_by_label("In force from").fill("1/4/2012")
    page.get_by_label("Why it is set, or changes").fill("New this year")
    page.get_by_label("A meeting or decision").fill("Cabinet, minute 45")
    page.get_by_label("Approved on").fill("14/6/2012")
    # The Enter key in a box asks what follows; nothing is saved by it.
    page.get_by_label("A figure may miss it by").fill("0.2")
    page.keyboard.press("Enter")
    page.get_by_text("At the end of 2012/13, 4.0 % would be achieved, 4.1 % would be on track").wait_for()
    assert tab.problems() == []
    tab.shot(f"target-seen-{script}")
    page.get_by_role("button", name="Save the target").click()
    page.get_by_text("Saved: the target.").wait_for()
    assert tab.problems() == []
    made = TargetSetting.objects.get(measure__placements__ref="11.99", measure__placements__plan_year__start=2012)
    assert [(str(part.value), part.unit) for part in made.parts.all()] == [("4.0", "%")]


def test_a_measure_is_found_and_withdrawn_by_keyboard(visit: Visits, open_record: Record) -> None:
    tab = visit(open_record.cast.olive)
    page = tab.page
    tab.open(HERE)
    page.get_by_label("Words or reference").focus()
    page.keyboard.type("11.1")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="11.1 ").wait_for()
    page.get_by_role("link", name="11.1 ").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Withdraw the measure").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Withdrawn from").focus()
    page.keyboard.type("1/7/2012")
    page.keyboard.press("Tab")
    page.keyboard.type("The service moved")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Saved: it is withdrawn.").wait_for()
    assert tab.problems() == []
    assert Measure.objects.get(pk=open_record.measure.pk).withdrawn_reason == "The service moved"


def _compared(record: Record) -> ComparatorFigure:
    comparison = Comparison(whose="England", value=Decimal("77.2"), unit="%", as_at="2010/11", source="LG Inform")
    return keep_comparator(measure=record.measure, period=opened(record), comparison=comparison, by=record.cast.olive)
