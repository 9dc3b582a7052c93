"""The web page, read back by our own reader: nothing of the report is lost or changed."""

from goldenthread.publishing.content import Cut, Material, compose, cut_report
from goldenthread.publishing.formats import html
from tests.publishing.material import content
from tests.publishing.reading_back import differences


def test_the_web_page_reads_back_to_the_same_report() -> None:
    assert differences(content().report, html.draw(content())) == []


def test_a_few_measures_read_back_as_those() -> None:
    few = cut_report(content().report, Cut(refs=("11.1", "20.2", "12.1")))
    assert differences(few, html.draw(compose(Material(few)))) == []
