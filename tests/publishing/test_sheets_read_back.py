"""Both spreadsheets read as any document is read: the same report comes out, and LibreOffice opens them."""

from pathlib import Path

import pytest

from goldenthread.publishing.content import Material, compose
from tests.libreoffice import needs_calc
from tests.publishing.material import content, example
from tests.publishing.reading_back import differences
from tests.publishing.spreadsheets import FORMATS, shown_by_libreoffice


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_measures_come_out_once_each(name: str) -> None:
    assert differences(content().report, FORMATS[name](content())) == []


@pytest.mark.parametrize("name", FORMATS)
def test_every_figure_of_a_measure_with_several_comes_out(name: str) -> None:
    assert differences(example("q2"), FORMATS[name](compose(Material(example("q2"))))) == []


@needs_calc
@pytest.mark.parametrize("name", FORMATS)
def test_libreoffice_opens_it(name: str, tmp_path: Path) -> None:
    assert shown_by_libreoffice(FORMATS[name](content()), tmp_path).read_bytes().startswith(b"%PDF")
