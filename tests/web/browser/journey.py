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
from tests.web.browser.test_accounts import sign_in
from tests.web.conftest import Record

WRONG = "1,286 of 2,256 assessments were in time, which is 67.0%."
_LATE = "Of the 970 that were late, 310 (34.0%) waited for one visit."
RIGHT = f"57.0% of assessments (1,286 of 2,256) were in time. {_LATE}"
MENDED = f"57.0% of initial assessments (1,286 of 2,256) were carried out in time. {_LATE}"
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
        assert (name, tab.problems()) == (name, [])
        return
    tab.shot(f"{name}-1200")
    assert (name, tab.problems()) == (name, [])
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
    page.get_by_label("You say").select_option("on_track")
    press(tab, "Submit to head of service")
    expect(page.get_by_role("alert")).to_contain_text("give the reason")
    looked_at(tab, "return-refused")
    page.get_by_label("You say").select_option("as_figures")
    press(tab, "Submit to head of service")
    expect(page.get_by_role("alert")).to_contain_text("will be done")
    page.locator("#id_action-1-what").fill("Fill the two vacant posts")
    page.locator("#id_action-1-who").fill("Ben")
    page.locator("#id_action-1-by_when").fill("30/9/2012")
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
    tab.page.get_by_label("Comment").fill("1,286 of 2,256 is 57 %. Which is it?")
    press(tab, "Send back to the owner")
    expect(tab.page.get_by_role("main")).to_contain_text("Sent back to the owner")


def mend(tab: Visit, stage: Stage) -> None:
    """Ben reads what Hal asks, mends his words, and submits again."""
    tab.open(stage.work())
    expect(tab.page.get_by_role("main")).to_contain_text("Which is it?")
    follow(tab, "11.1 ")
    expect(tab.page.get_by_role("main")).to_contain_text("Hal (head of service) asks:")
    looked_at(tab, "return-queried")
    tab.page.get_by_label("Progress").fill(RIGHT)
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
    tab.page.get_by_role("link", name=re.compile("^1 open: ")).first.click()
    tab.page.get_by_text("Answer or send back").first.click()
    looked_at(tab, "points")
    tab.page.get_by_label("Accepted, because").first.fill("The 34.0% leaves out 58 that were withdrawn")
    press(tab, "Accept")
    expect(tab.page.get_by_role("main")).to_contain_text("the point is answered")
    follow(tab, "Control room")
    tab.page.get_by_role("link", name="1 approved, All").click()
    looked_at(tab, "returns-approved")
    follow(tab, "11.1 ")
    looked_at(tab, "return-approved")
    follow(tab, "Mend the words")
    tab.page.get_by_label("Progress").fill(MENDED)
    tab.page.get_by_label("Why it changes").fill("Plainer")
    press(tab, "Save the change")
    expect(tab.page.get_by_role("main")).to_contain_text("The owner is shown what changed")
    looked_at(tab, "return-mended")
    follow(tab, "Control room")
    follow(tab, "Write the commentary")
    looked_at(tab, "commentary")
    tab.page.get_by_label("The plan in").fill(COMMENTARY)
    press(tab, "Save the commentary")
    expect(tab.page.get_by_role("main")).to_contain_text("Saved.")


def publish(tab: Visit) -> None:
    """Olive publishes although other returns are still owed, and says why."""
    follow(tab, "Control room")
    follow(tab, "Publish")
    looked_at(tab, "publish")
    tab.page.get_by_label("I have looked").check(force=True)
    press(tab, "Publish edition 1")
    expect(tab.page.get_by_role("alert")).to_contain_text("Say why it is published")
    tab.page.get_by_label("Why it is published").fill("The papers go out today")
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
        tab.page.get_by_role("navigation").get_by_role("link", name=page, exact=True).click()
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
    tab.page.get_by_label("Period").select_option(label="2012/13 Q1")
    tab.page.get_by_label("How many returns").fill("1")
    press(tab, "Draw")
    looked_at(tab, "sample")
    tab.page.get_by_role("main").get_by_role("row").nth(1).get_by_role("link").click()
    expect(tab.page.get_by_role("main")).to_contain_text("This is what was published.")
    looked_at(tab, "tested-return")
    tab.page.get_by_label("Result").select_option(index=1)
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
    tab.page.get_by_role("link", name=re.compile(r"^Restate .*, 11\.1$")).click()
    looked_at(tab, "restate")
    tab.page.get_by_label("The new figure").fill("57.4")
    tab.page.get_by_label("New numerator").fill("1,295")
    tab.page.get_by_label("New denominator").fill("2,256")
    tab.page.get_by_label("The reason").fill("Nine were counted late")
    press(tab, "Restate")
    expect(tab.page.get_by_role("main")).to_contain_text("Restated")
    tab.page.get_by_role("link", name="Take down these words of 11.1").first.click()
    looked_at(tab, "take-down")
    tab.page.get_by_label("The ground").fill("They could name a child")
    press(tab, "Take down")
    expect(tab.page.get_by_role("main")).to_contain_text("Taken down")
    looked_at(tab, "publication-corrected")
