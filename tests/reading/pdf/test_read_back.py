"""Our own publication as PDF, without the data that is attached to it, and as other programs print it."""

import os
from pathlib import Path

import pytest

from goldenthread.publishing.files import File
from goldenthread.publishing.formats import html, pdf, word
from tests.libreoffice import needs_writer
from tests.publishing.documents import converted
from tests.publishing.material import content
from tests.publishing.reading_back import differences
from tests.reading.pdf.printing import CHROMIUM, print_page

# In CI these must run: there a lacking program is a failure.
in_ci = bool(os.environ.get("CI"))


def test_our_own_pages_read_back_to_the_same_report() -> None:
    assert differences(content().report, pdf.draw(content())) == []


@needs_writer
def test_our_word_document_as_libreoffice_prints_it_reads_back_to_the_same_report(tmp_path: Path) -> None:
    printed = converted(word.draw(content()), "pdf", tmp_path)
    assert differences(content().report, _as_file(printed.read_bytes())) == []


@pytest.mark.skipif(not CHROMIUM and not in_ci, reason="no browser on this machine: apt install chromium")
@pytest.mark.enable_socket
@pytest.mark.xdist_group("browser")
def test_our_web_page_as_a_browser_prints_it_reads_back_to_the_same_report(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_bytes(html.draw(content()).data)
    assert differences(content().report, _as_file(print_page(page))) == []


def _as_file(data: bytes) -> File:
    return File("report.pdf", data, "application/pdf", "The report as another program prints it")
