"""Both spreadsheets read as any document is read: the same report comes out, and LibreOffice opens them."""

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.publishing.content import Content, Part, Table
from tests.publishing.material import content
from tests.publishing.reading_back import differences
from tests.publishing.spreadsheets import FORMATS, libreoffice_calc, shown_by_libreoffice


def without(*names: str) -> Content:
    """Give the example without some of its tables."""
    return replace(content(), parts=tuple(_without(part, names) for part in content().parts))


def _without(part: Part, names: tuple[str, ...]) -> Part:
    blocks = (one for one in part.blocks if not (isinstance(one, Table) and one.name.startswith(names)))
    return replace(part, blocks=tuple(blocks))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_measures_come_out_once_each(name: str) -> None:
    made = without("bridge")
    assert differences(content().report, FORMATS[name](made)) == []


@pytest.mark.skipif(libreoffice_calc() is None, reason="LibreOffice Calc is not installed")
@pytest.mark.parametrize("name", FORMATS)
def test_libreoffice_opens_it(name: str, tmp_path: Path) -> None:
    assert shown_by_libreoffice(FORMATS[name](content()), tmp_path).read_bytes().startswith(b"%PDF")
