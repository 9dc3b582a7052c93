"""Our own web page as a browser prints it: tables with level rules only, captions between them, and charts."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from goldenthread.examine import judged
from goldenthread.publishing.content import Content, compose
from goldenthread.publishing.files import File
from goldenthread.publishing.formats import html
from tests.publishing.browser.conftest import CHROMIUM, QUIET
from tests.publishing.material import material
from tests.publishing.reading_back import differences

_MEASURES = 24
_needs_browser = pytest.mark.skipif(
    not CHROMIUM and not os.environ.get("CI"), reason="no browser on this machine: apt install chromium"
)


@_needs_browser
@pytest.mark.enable_socket
@pytest.mark.xdist_group("browser")
def test_our_web_page_as_chromium_prints_it_reads_back_to_the_same_report(tmp_path: Path) -> None:
    report = material().report
    short = judged(report.model_copy(update={"rows": report.rows[:_MEASURES]}))
    made = compose(replace(material(), report=short, comparison=None))
    assert differences(made.report, File("report.pdf", _printed(made, tmp_path), "application/pdf", "Printed")) == []


def _printed(made: Content, folder: Path) -> bytes:
    page = folder / "report.html"
    page.write_bytes(html.draw(made).data)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        tab = browser.new_page()
        tab.goto(page.as_uri())
        data = tab.pdf(prefer_css_page_size=True)
        browser.close()
    return data
