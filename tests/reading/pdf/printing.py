"""A browser that prints a page into a PDF."""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
_QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


def print_page(page: Path) -> bytes:
    """Print a page that lies in a folder on A4 that lies on its long side."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=_QUIET.split())
        tab = browser.new_page()
        tab.goto(page.as_uri())
        data = tab.pdf(format="A4", landscape=True, print_background=True)
        browser.close()
    return data
