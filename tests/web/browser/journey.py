"""The steps of a quarter as people take them on the pages: each is one person's part, in their own tab."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from goldenthread.web.records.models import OutgoingMail, Person
from tests.web.browser.conftest import Visit
from tests.web.browser.hands import check, choose, fill, press_on
from tests.web.browser.test_accounts import BEN
from tests.web.conftest import PASSWORD, Record

WRONG = "1,286 of 2,256 assessments were in time, which is 67.0%."
_LATE = "Of the 970 that were late, 310 (34.0%) waited for one visit."
RIGHT = f"57.0% of assessments (1,286 of 2,256) were in time. {_LATE}"
MENDED = f"57.0% of initial assessments (1,286 of 2,256) were carried out in time. {_LATE}"
# A window of 1,280 pixels that is zoomed to twice its size has room for 640.
NARROWER = (640, 320)
COMMENTARY = "The quarter began slowly, and most measures are still to come."


@dataclass(frozen=True)
class Stage:
    """Where the play takes place: how tabs are opened, the record, with script or without, and how wide."""

    visit: Callable[..., Visit]
    record: Record
    script: bool = True
    width: int = 1200
    keyboard: bool = False

    def tab(self, person: Person | None = None) -> Visit:
        return self.visit(person, script=self.script, width=self.width, keyboard=self.keyboard)

    def work(self, path: str = "") -> str:
        return f"/borough/work/{path}"


def looked_at(tab: Visit, name: str) -> None:
    """Hold that a page has nothing for checks to find, wide and narrow, and keep pictures of it if they are wanted.

    By keyboard the pages are those that the same journey with a mouse has had checked.
    """
    if tab.keyboard:
        assert (name, tab.failed) == (name, [])
        return
    assert (name, tab.problems()) == (name, [])
    if not tab.script:
        return
    tab.shot(f"{name}-1200")
    for width in NARROWER:
        tab.page.set_viewport_size({"width": width, "height": 900})
        tab.shot(f"{name}-{width}")
        assert not tab.page.evaluate("document.documentElement.scrollWidth > innerWidth"), f"{name} at {width}"
    tab.page.set_viewport_size({"width": 1200, "height": 900})


def follow(tab: Visit, link: str) -> None:
    press_on(tab, tab.page.get_by_role("link", name=link).first)


def press(tab: Visit, button: str) -> None:
    press_on(tab, tab.page.get_by_role("button", name=button, exact=True))


def main_of(tab: Visit) -> str:
    return tab.page.get_by_role("main").inner_text()


def open_the_quarter(stage: Stage, in_days: int = 50) -> Visit:
    """Olive opens the quarter after the last one, for a meeting that many days from now."""
    tab = stage.tab(stage.record.cast.olive)
    tab.open(stage.work())
    follow(tab, "Periods")
    looked_at(tab, "periods")
    follow(tab, "Open a period")
    fill(tab, tab.page.get_by_label("When it meets"), f"{timezone.localdate() + timedelta(days=in_days):%d/%m/%Y}")
    press(tab, "See the dates")
    looked_at(tab, "open-period")
    press(tab, "Open 2012/13 Q1 with these dates")
    expect(tab.page.get_by_role("main")).to_contain_text("2012/13 Q1 is open")
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
    fill(tab, tab.page.get_by_label("E-mail address"), BEN)
    fill(tab, tab.page.get_by_label("Password"), PASSWORD)
    press(tab, "Sign in")
    expect(tab.page).to_have_url(re.compile(re.escape(link)))
    looked_at(tab, "return-empty")
    return tab


def fill_in(tab: Visit, script: bool) -> None:
    """Ben types the figures and wrong words; what they come to, and the point, are told."""
    page = tab.page
    fill(tab, tab.page.locator("#id_figure-1-numerator"), "1,286")
    fill(tab, tab.page.locator("#id_figure-1-denominator"), "2,256")
    check(tab, tab.page.get_by_label("final", exact=True))
    fill(tab, tab.page.get_by_label("Progress"), WRONG)
    told(tab, script, "57.0 % against at least 60 %")
    expect(page.locator("#points")).to_contain_text("67")
    looked_at(tab, "return-typed")


def told(tab: Visit, script: bool, words: str) -> None:
    """Hold that the page says what is typed comes to: as it is typed, or once it is saved without script."""
    if not script:
        press(tab, "Save and check")
    expect(tab.page.locator("#live")).to_contain_text(words)


def submit(tab: Visit, script: bool) -> None:
    """Ben says another status than the figures, is asked why, then agrees, and says what will be done."""
    page = tab.page
    choose(tab, tab.page.get_by_label("You say"), "on_track")
    press(tab, "Submit to head of service")
    expect(page.get_by_role("alert")).to_contain_text("give the reason")
    looked_at(tab, "return-refused")
    choose(tab, tab.page.get_by_label("You say"), "as_figures")
    press(tab, "Submit to head of service")
    expect(page.get_by_role("alert")).to_contain_text("will be done")
    fill(tab, tab.page.locator("#id_action-1-what"), "Fill the two vacant posts")
    fill(tab, tab.page.locator("#id_action-1-who"), "Ben")
    fill(tab, tab.page.locator("#id_action-1-by_when"), "30/9/2012")
    press(tab, "Submit to head of service")
    expect(page.get_by_role("main")).to_contain_text("Submitted: ")
    looked_at(tab, "your-returns")


def tab_to(page: Page, element: str) -> None:
    """Press Tab until the element of that id has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id || document.activeElement.textContent") == element:
            return
    raise AssertionError(f"the Tab key doesn't lead to {element}")


def type_into(page: Page, typed: dict[str, str]) -> None:
    """Type into fields by keyboard alone, in the order in which the Tab key finds them."""
    for element, text in typed.items():
        tab_to(page, element)
        page.keyboard.type(text)


def query(stage: Stage) -> None:
    """Hal sends the return back with a comment."""
    tab = stage.tab(stage.record.cast.hal)
    tab.open(stage.work("sign-off/"))
    looked_at(tab, "sign-off")
    follow(tab, "11.1 ")
    looked_at(tab, "return-to-sign")
    fill(tab, tab.page.get_by_label("Comment"), "1,286 of 2,256 is 57 %. Which is it?")
    press(tab, "Send back to the owner")
    expect(tab.page.get_by_role("main")).to_contain_text("Sent back to the owner")


def mend(tab: Visit, stage: Stage) -> None:
    """Ben reads what Hal asks, mends his words, and submits again."""
    tab.open(stage.work())
    expect(tab.page.get_by_role("main")).to_contain_text("Which is it?")
    follow(tab, "11.1 ")
    expect(tab.page.get_by_role("main")).to_contain_text("Hal (head of service) asks:")
    looked_at(tab, "return-queried")
    fill(tab, tab.page.get_by_label("Progress"), RIGHT)
    press(tab, "Submit to head of service")
    expect(tab.page.get_by_role("main")).to_contain_text("Submitted: ")


def approve(stage: Stage, *people: Person) -> None:
    """Each in turn approves what waits for them."""
    for person in people:
        tab = stage.tab(person)
        tab.open(stage.work("sign-off/"))
        follow(tab, "11.1 ")
        press(tab, "Approve")
        expect(tab.page.get_by_role("main")).to_contain_text("Nothing waits for you.")


def run_the_room(tab: Visit) -> None:
    """Olive sees the return approved, answers a point, mends words and writes commentary."""
    follow(tab, "Control room")
    expect(tab.page.get_by_role("link", name="1 approved, All")).to_be_visible()
    looked_at(tab, "control-room")
    press_on(tab, tab.page.get_by_role("link", name=re.compile("^1 open: ")).first)
    press_on(tab, tab.page.locator("summary", has_text="Answer or send back").first)
    looked_at(tab, "points")
    fill(tab, tab.page.get_by_label("Accepted, because").first, "The 34.0% leaves out 58 that were withdrawn")
    press(tab, "Accept")
    expect(tab.page.get_by_role("main")).to_contain_text("the point is answered")
    follow(tab, "Control room")
    press_on(tab, tab.page.get_by_role("link", name="1 approved, All"))
    looked_at(tab, "returns-approved")
    follow(tab, "11.1 ")
    looked_at(tab, "return-approved")
    follow(tab, "Mend the words")
    fill(tab, tab.page.get_by_label("Progress"), MENDED)
    fill(tab, tab.page.get_by_label("Why it changes"), "Plainer")
    press(tab, "Save the change")
    expect(tab.page.get_by_role("main")).to_contain_text("The owner is shown what changed")
    looked_at(tab, "return-mended")
    follow(tab, "Control room")
    follow(tab, "Write the commentary")
    looked_at(tab, "commentary")
    fill(tab, tab.page.get_by_label("The plan in"), COMMENTARY)
    press(tab, "Save the commentary")
    expect(tab.page.get_by_role("main")).to_contain_text("Saved.")


def publish(tab: Visit) -> None:
    """Olive publishes although other returns are still owed, and says why."""
    follow(tab, "Control room")
    follow(tab, "Publish")
    looked_at(tab, "publish")
    check(tab, tab.page.get_by_label("I have looked"))
    press(tab, "Publish edition 1")
    expect(tab.page.get_by_role("alert")).to_contain_text("Say why it is published")
    fill(tab, tab.page.get_by_label("Why it is published"), "The papers go out today")
    press(tab, "Publish edition 1")
    expect(tab.page.get_by_role("main")).to_contain_text("2012/13 Q1 is published")
    looked_at(tab, "publications")


def read_as_resident(stage: Stage) -> Visit:
    """Whoever wants reads the plan and the measure, and finds the data."""
    tab = stage.tab()
    tab.open("/borough/")
    expect(tab.page.get_by_role("main")).to_contain_text(COMMENTARY)
    looked_at(tab, "public-home")
    for page in ("Measures", "Changes", "Publications", "Data"):
        press_on(tab, tab.page.get_by_role("navigation").get_by_role("link", name=page, exact=True))
        looked_at(tab, f"public-{page.lower()}")
    tab.open(f"/borough/measures/{stage.record.measure.permanent_id}/")
    expect(tab.page.get_by_role("main")).to_contain_text(MENDED)
    expect(tab.page.get_by_role("main")).to_contain_text("1,286 of 2,256")
    looked_at(tab, "public-measure")
    return tab


def audit(stage: Stage) -> None:
    """Aud draws a sample, sees the return worked out again, and reads the journal."""
    tab = stage.tab(stage.record.cast.aud)
    tab.open(stage.work())
    follow(tab, "Samples")
    choose(tab, tab.page.get_by_label("Period"), "2012/13 Q1")
    fill(tab, tab.page.get_by_label("How many returns"), "1")
    press(tab, "Draw")
    looked_at(tab, "sample")
    press_on(tab, tab.page.get_by_role("main").get_by_role("row").nth(1).get_by_role("link"))
    expect(tab.page.get_by_role("main")).to_contain_text("This is what was published.")
    looked_at(tab, "tested-return")
    choose(tab, tab.page.get_by_label("Result"), 1)
    press(tab, "Record the result")
    looked_at(tab, "sample-tested")
    follow(tab, "Journal")
    expect(tab.page.get_by_role("main")).to_contain_text("Publish")
    looked_at(tab, "journal")


def correct(tab: Visit) -> None:
    """Olive restates the figure, and takes the words down."""
    follow(tab, "Publications")
    follow(tab, "2012/13 Q1, edition 1 for the public")
    looked_at(tab, "publication")
    press_on(tab, tab.page.get_by_role("link", name=re.compile(r"^Restate .*, 11\.1$")))
    looked_at(tab, "restate")
    fill(tab, tab.page.get_by_label("The new figure"), "57.4")
    fill(tab, tab.page.get_by_label("New numerator"), "1,295")
    fill(tab, tab.page.get_by_label("New denominator"), "2,256")
    fill(tab, tab.page.get_by_label("The reason"), "Nine were counted late")
    press(tab, "Restate")
    expect(tab.page.get_by_role("main")).to_contain_text("Restated")
    press_on(tab, tab.page.get_by_role("link", name="Take down these words of 11.1").first)
    looked_at(tab, "take-down")
    fill(tab, tab.page.get_by_label("The ground"), "They could name a child")
    press(tab, "Take down")
    expect(tab.page.get_by_role("main")).to_contain_text("Taken down")
    looked_at(tab, "publication-corrected")
