"""The steps of a quarter as people take them on the pages: each is one person's part, in their own tab."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from goldenthread.web.records.models import OutgoingMail, Person
from tests.web.browser.conftest import Visit
from tests.web.browser.test_accounts import sign_in
from tests.web.conftest import Record

WRONG = "1,286 of 2,256 assessments were in time, which is 67.0%."
RIGHT = "57.0% of assessments (1,286 of 2,256) were in time."
MENDED = "57.0% of initial assessments (1,286 of 2,256) were carried out in time."
COMMENTARY = "The quarter began slowly, and most measures are still to come."


@dataclass(frozen=True)
class Stage:
    """Where the play takes place: how tabs are opened, the record, with script or without, and how wide."""

    visit: Callable[..., Visit]
    record: Record
    script: bool = True
    width: int = 1200

    def tab(self, person: Person | None = None) -> Visit:
        return self.visit(person, script=self.script, width=self.width)

    def work(self, path: str = "") -> str:
        return f"/borough/work/{path}"


def looked_at(tab: Visit, name: str) -> None:
    """Hold that a page has nothing for checks to find, wide and narrow, and keep pictures of it if they are wanted."""
    if not tab.script:
        assert tab.problems() == [], name
        return
    tab.shot(f"{name}-1200")
    assert tab.problems() == [], name
    tab.page.set_viewport_size({"width": 320, "height": 900})
    tab.shot(f"{name}-320")
    assert not tab.page.evaluate("document.documentElement.scrollWidth > innerWidth"), f"{name} is too wide"
    tab.page.set_viewport_size({"width": 1200, "height": 900})


def follow(tab: Visit, link: str) -> None:
    tab.page.get_by_role("link", name=link).first.click()


def press(tab: Visit, button: str) -> None:
    tab.page.get_by_role("button", name=button, exact=True).click()


def main_of(tab: Visit) -> str:
    return tab.page.get_by_role("main").inner_text()


def open_the_quarter(stage: Stage, in_days: int = 50) -> Visit:
    """Olive opens the quarter after the last one, for a meeting that many days from now."""
    tab = stage.tab(stage.record.cast.olive)
    tab.open(stage.work())
    follow(tab, "Periods")
    looked_at(tab, "periods")
    follow(tab, "Open a period")
    tab.page.get_by_label("When it meets").fill(f"{timezone.localdate() + timedelta(days=in_days):%d/%m/%Y}")
    press(tab, "See the dates")
    looked_at(tab, "open-period")
    press(tab, "Open Q1 2012/13 with these dates")
    expect(tab.page.get_by_role("main")).to_contain_text("Q1 2012/13 is open")
    looked_at(tab, "control-room-begin")
    return tab


def reminded(person: Person, ref: str = "11.1") -> str:
    """Run what is due by the clock, and give the path of the link to a return in a person's mail."""
    call_command("run_due")
    mail = OutgoingMail.objects.get(person=person)
    found = re.search(rf"^{re.escape(ref)} .*\nhttps?://[^/]+(/\S+)$", mail.body, re.MULTILINE)
    assert found is not None, mail.body
    return found.group(1)


def arrive(stage: Stage, link: str) -> Visit:
    """Ben follows the link of the mail, signs in, and stands at his return."""
    tab = stage.tab()
    tab.open(link)
    looked_at(tab, "sign-in")
    sign_in(tab.page)
    expect(tab.page).to_have_url(re.compile(re.escape(link)))
    looked_at(tab, "return-empty")
    return tab


def fill_in(tab: Visit, script: bool) -> None:
    """Ben types the figures and wrong words; what they come to, and the point, are told."""
    page = tab.page
    page.locator("#id_figure-1-numerator").fill("1,286")
    page.locator("#id_figure-1-denominator").fill("2,256")
    page.get_by_label("final", exact=True).check(force=True)
    page.get_by_label("Progress").fill(WRONG)
    told(tab, script, "57 % against at least 60 %")
    expect(page.locator("#points")).to_contain_text("67")
    looked_at(tab, "return-typed")


def told(tab: Visit, script: bool, words: str) -> None:
    """Hold that the page says what is typed comes to: as it is typed, or once it is saved without script."""
    if not script:
        press(tab, "Save and check")
    expect(tab.page.locator("#live")).to_contain_text(words)
