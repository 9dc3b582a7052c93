"""A real browser on a published page, opened from a folder. Left out, by name, where this machine has no browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from goldenthread.publishing.content import Content
from goldenthread.publishing.formats import html

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave these out where there is no browser; in CI they fail instead."""
    here = Path(__file__).parent
    left_out = pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"), reason="no browser on this machine: apt install chromium"
    )
    for item in items:
        if here in item.path.parents:
            item.add_marker(left_out)
            item.add_marker(pytest.mark.enable_socket)
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass
class Opened:
    """A published page in a tab, which remembers what it asked for and what went wrong."""

    page: Page
    asked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def problems(self) -> list[str]:
        """Give what accessibility checks find, what the page asked for but itself, and whether it is too wide."""
        found: list[dict[str, Any]] = Axe().run(self.page).response["violations"]
        wide = self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        return [
            *self.wrong,
            *(f"asked for {address}" for address in self.asked[1:]),
            *(["the page is wider than the window"] if wide else []),
            *(f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found),
        ]

    def shown(self, selector: str) -> bool:
        """Whether the first such element takes room on the screen."""
        box = self.page.locator(selector).first.bounding_box()
        return box is not None and box["width"] > 2 and box["height"] > 2


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start the browser once."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Give tabs with a page from a folder: `opened(content, width=320, dark=True)`."""
    contexts: list[BrowserContext] = []

    def open_page(made: Content, *, width: int = 1280, zoom: float = 1, dark: bool = False) -> Opened:
        file = html.draw(made)
        (tmp_path / file.name).write_bytes(file.data)
        context = browser.new_context(
            # A page that is zoomed has less room: for its layout that is a narrower window.
            viewport={"width": round(width / zoom), "height": round(900 / zoom)},
            device_scale_factor=zoom,
            color_scheme="dark" if dark else "light",
            locale="en-GB",
            timezone_id="UTC",
        )
        contexts.append(context)
        tab = Opened(context.new_page())
        tab.page.on("request", lambda request: tab.asked.append(request.url))
        tab.page.on("console", lambda message: tab.wrong.append(f"console: {message.text}"))
        tab.page.on("pageerror", lambda error: tab.wrong.append(f"error: {error}"))
        tab.page.on("dialog", lambda dialog: tab.wrong.append(f"dialog: {dialog.message}"))
        tab.page.goto((tmp_path / file.name).as_uri())
        return tab

    yield open_page
    for context in contexts:
        context.close()
