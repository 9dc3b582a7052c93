"""The web page, read back by our own reader: nothing of the report is lost or changed."""

from goldenthread.publishing.formats import html
from tests.publishing.material import content
from tests.publishing.reading_back import differences


def test_the_web_page_reads_back_to_the_same_report() -> None:
    assert differences(content().report, html.draw(content())) == []
