"""A real browser on the application, as each of the cast. Left out, by name, where this machine has no browser."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, Response, sync_playwright
from pytest_django.live_server_helper import LiveServer

from goldenthread.web.records.models import Person
from tests.web.conftest import Record

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
_LEFT = "net::ERR_ABORTED"
_QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the journeys out where there is no browser; in CI they fail instead."""
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
class Visit:
    """One person's tab, which remembers every request that failed and every error of the page."""

    page: Page
    address: str
    failed: list[str] = field(default_factory=list)
    script: bool = True
    keyboard: bool = False

    def open(self, path: str) -> Response | None:
        """Open an address of the application."""
        return self.page.goto(self.address + path)

    def problems(self) -> list[str]:
        """Give what accessibility checks find on the page as it stands, and whatever failed on the way.

        A press of a link is over when the next page has begun, so the whole of it is waited for.
        """
        self.page.wait_for_load_state()
        found = Axe().run(self.page).response["violations"] if self.script else self._found_in_a_copy()
        styled = self.page.evaluate("getComputedStyle(document.querySelector('.gt-masthead')).backgroundColor")
        unstyled = ["the style sheets are not there"] if styled == "rgba(0, 0, 0, 0)" else []
        wide = self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        return [
            *self.failed,
            *unstyled,
            *(["the page is wider than the window"] if wide else []),
            *(f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found),
        ]

    def _found_in_a_copy(self) -> Sequence[Mapping[str, Any]]:
        """Check the page as it stands in a tab where script runs, but none of the page's own: the checks are script."""
        copy, url, html, size = self._copying, self.page.url, self.page.content(), self.page.viewport_size
        assert size is not None
        copy.set_viewport_size(size)
        copy.goto("about:blank")  # an address that ends in a part of the page would else not be loaded anew
        asked = url.partition("#")[0]  # the part is no server's business
        copy.route(asked, lambda route: route.fulfill(body=html, content_type="text/html"))
        copy.goto(url)
        copy.unroute(asked)
        found: Sequence[Mapping[str, Any]] = Axe().run(copy).response["violations"]
        return found

    @cached_property
    def _copying(self) -> Page:
        """The tab for copies: signed in as nobody, and one for all of them, as a new one takes long."""
        browser = self.page.context.browser
        assert browser is not None
        copy = browser.new_context(locale="en-GB", timezone_id="UTC").new_page()
        copy.route("**/*.js", lambda route: route.abort())
        return copy

    def shot(self, name: str) -> None:
        """Keep a picture of the whole page, where GOLDENTHREAD_PICTURES names a folder for them."""
        folder = os.environ.get("GOLDENTHREAD_PICTURES")
        if folder:
            self.page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start the browser once."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright runs a loop of its own in this thread
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=_QUIET.split())
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer, open_record: Record) -> Iterator[Callable[..., Visit]]:
    """Give tabs: `visit(person)` is signed in, `visit()` is not; options are those of a browser's context."""

    def opened(
        person: Person | None = None, *, width: int = 1200, script: bool = True, zoom: float = 1, keyboard: bool = False
    ) -> Visit:
        context = browser.new_context(
            # A page that is zoomed has less room: for its layout that is a narrower window.
            viewport={"width": round(width / zoom), "height": round(900 / zoom)},
            device_scale_factor=zoom,
            java_script_enabled=script,
            locale="en-GB",
            timezone_id="UTC",
        )
        if person is not None:
            client = Client()
            client.force_login(person.user)
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])
        context.set_default_timeout(6_000)
        tab = Visit(context.new_page(), live_server.url, script=script, keyboard=keyboard)
        # What the page asked for and left before it came is no fault of the page's.
        tab.page.on(
            "requestfailed",
            lambda request: None if request.failure == _LEFT else tab.failed.append(f"failed: {request.url}"),
        )
        tab.page.on(
            "response",
            lambda answer: tab.failed.append(f"{answer.status}: {answer.url}") if answer.status >= 500 else None,
        )
        tab.page.on("pageerror", lambda error: tab.failed.append(f"error: {error}"))
        return tab

    yield opened
    for context in browser.contexts:
        context.close()
