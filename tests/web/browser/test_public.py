"""The public pages in a real browser, wide and narrow, without script: nothing to find, nothing that fails."""

import re
from collections.abc import Callable

import pytest
from django.core.cache import caches
from playwright.sync_api import expect

from goldenthread.web.actions.publishing import publish
from goldenthread.web.records.models import PublishedReturn
from tests.web.browser.conftest import Visit
from tests.web.conftest import Record

_PAGES = {
    "home": "",
    "theme": "themes/children-and-young-people/",
    "needs attention": "exceptions/",
    "going well": "exceptions/?kind=well",
    "measures": "measures/",
    "chosen measures": "measures/?rating=slipped&movement=worsened",
    "no measures": "measures/?rating=nonsense",
    "measure": "measures/{id}/",
    "changes": "changes/",
    "found": "search/?q=children",
    "nothing found": "search/?q=zzzz",
    "publications": "publications/",
    "an edition": "publications/2011-12-q2/1/",
    "nothing before": "publications/2011-12-q2/1/changes/",
    "data": "data/",
    "about": "about/",
    "print": "print/?theme=adults-services",
}


@pytest.mark.parametrize("width", [1200, 320])
def test_public_pages_have_no_problems(visit: Callable[..., Visit], open_record: Record, width: int) -> None:
    caches["public"].clear()
    for period in (open_record.q2, open_record.year_end):
        publish(period=period, by=open_record.cast.olive)
    entry = PublishedReturn.objects.filter(ref="11.6", publication__period=open_record.year_end).select_related(
        "measure"
    )
    name = entry[0].measure.permanent_id
    tab, found = visit(width=width), {}
    for page, path in _PAGES.items():
        answer = tab.open("/borough/" + path.format(id=name))
        found[page] = [f"{answer.status if answer else None}", *tab.problems()]
        tab.shot(f"public-{page.replace(' ', '-')}-{width}")
    assert found == {page: ["200"] for page in _PAGES}


def test_a_reader_without_script_finds_a_measure(visit: Callable[..., Visit], open_record: Record) -> None:
    caches["public"].clear()
    publish(period=open_record.q2, by=open_record.cast.olive)
    tab = visit(script=False)
    tab.open("/borough/")
    tab.page.get_by_label("Search measures").fill("landfill")
    tab.page.keyboard.press("Enter")
    tab.page.get_by_role("rowheader").first.get_by_role("link").click()
    expect(tab.page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^\s*5\.7"))
    expect(tab.page.get_by_role("heading", name="How this is decided")).to_be_visible()
