"""The Word document of a publication, read as any report is: nothing of it differs."""

from goldenthread.publishing.content import Material, compose
from goldenthread.publishing.formats import word
from tests.publishing.material import content, example
from tests.publishing.reading_back import differences


def test_what_is_read_back_is_what_was_published() -> None:
    assert differences(content().report, word.draw(content())) == []


def test_the_earlier_report_is_read_back_too() -> None:
    assert differences(example("q2"), word.draw(compose(Material(example("q2"))))) == []
