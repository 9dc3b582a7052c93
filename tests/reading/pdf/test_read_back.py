"""Our own publication as PDF, without the data that is attached to it, and as LibreOffice prints our Word document."""

from dataclasses import replace
from pathlib import Path

from goldenthread.plan import Report
from goldenthread.publishing.content import compose
from goldenthread.publishing.files import File
from goldenthread.publishing.formats import pdf, word
from tests.libreoffice import needs_writer
from tests.publishing.documents import converted
from tests.publishing.material import content, material
from tests.publishing.reading_back import differences


def test_our_own_pages_read_back_to_the_same_report() -> None:
    assert differences(content().report, pdf.draw(content())) == []


@needs_writer
def test_our_word_document_as_libreoffice_prints_it_reads_back_to_the_same_report(tmp_path: Path) -> None:
    report = _without_spaces_behind_slashes(content().report)
    printed = converted(word.draw(compose(replace(material(), report=report))), "pdf", tmp_path)
    assert differences(report, _as_file(printed.read_bytes())) == []


def _without_spaces_behind_slashes(report: Report) -> Report:
    """Whether a space stood between a slash and what follows it, a page doesn't say where a line ends in between."""
    rows = (
        row.model_copy(update={name: getattr(row, name).replace("/ ", "/") for name in ("progress", "remedial_action")})
        for row in report.rows
    )
    return report.model_copy(update={"rows": tuple(rows)})


def _as_file(data: bytes) -> File:
    return File("report.pdf", data, "application/pdf", "The report as another program prints it")
