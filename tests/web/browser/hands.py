"""What a person does on a page: with a mouse, or by keyboard alone where the tab says so.

By keyboard an element is reached with the Tab key as everyone reaches it, so an element that Tab doesn't lead to fails.
"""

from contextlib import nullcontext

from playwright.sync_api import Locator

from tests.web.browser.conftest import Visit

# More than any page has to tab through.
_MOST_STEPS = 400
_IS_FOCUSED = "element => element === document.activeElement"
_PLACE_OF = "(list, sought) => [...list.options].findIndex(o => o.value === sought || o.label.trim() === sought)"
_IN_GROUP = "element => document.activeElement.type === 'radio' && document.activeElement.name === element.name"


def press_on(tab: Visit, found: Locator) -> None:
    """Press a link, a button or a summary; the page to which a link or button leads is waited for."""
    if not tab.keyboard:
        found.click()
        return
    _tab_to(tab, found, _IS_FOCUSED)
    opens_here = found.evaluate("element => element.tagName === 'SUMMARY'")
    with nullcontext() if opens_here else tab.page.expect_navigation():
        tab.page.keyboard.press("Enter")


def fill(tab: Visit, found: Locator, text: str) -> None:
    """Put a text in the place of what stands in a field."""
    if not tab.keyboard:
        found.fill(text)
        return
    _tab_to(tab, found, _IS_FOCUSED)
    tab.page.keyboard.press("Control+A")
    tab.page.keyboard.type(text)


def choose(tab: Visit, found: Locator, option: str | int) -> None:
    """Choose from a list: by the value or the words of an option, or by its place in the list."""
    place = option if isinstance(option, int) else int(found.evaluate(_PLACE_OF, option))
    if not tab.keyboard:
        found.select_option(index=place)
        return
    _tab_to(tab, found, _IS_FOCUSED)
    tab.page.keyboard.press("Home")
    for _ in range(place):
        tab.page.keyboard.press("ArrowDown")


def check(tab: Visit, found: Locator) -> None:
    """Tick a box, or pick one of several."""
    if not tab.keyboard:
        found.check(force=True)  # the house draws its own box over the browser's
        return
    if found.get_attribute("type") == "checkbox":
        _tab_to(tab, found, _IS_FOCUSED)
        tab.page.keyboard.press("Space")
        return
    _tab_to(tab, found, _IN_GROUP)
    for _ in range(_MOST_STEPS):
        if found.is_checked():
            return
        tab.page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrow keys don't lead to {found}")


def _tab_to(tab: Visit, found: Locator, there: str) -> None:
    element = found.element_handle()
    for _ in range(_MOST_STEPS):
        if tab.page.evaluate(there, element):
            return
        tab.page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key doesn't lead to {found}")
