"""How long it takes to publish a report in every format, beside what typst alone takes to set its pages."""

import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from bench.reports import report
from goldenthread.examine import read_and_judge
from goldenthread.presenting import material_of
from goldenthread.publishing.content import Content, compose
from goldenthread.publishing.publish import FORMATS

SIZES = (120, 1_200)
# What may be added to typst's own run for 120 measures, in seconds; for more in proportion.
BAR = 3.0


class Published(NamedTuple):
    """Seconds for a report of so many measures: each format, all together, and typst's own part of the PDF."""

    rows: int
    formats: dict[str, float]
    typst: float

    @property
    def total(self) -> float:
        """All formats, one after the other."""
        return sum(self.formats.values())

    @property
    def beside_typst(self) -> float:
        """All but typst's own run."""
        return self.total - self.typst

    @property
    def bar(self) -> float:
        """What may be added to typst's own run."""
        return BAR * self.rows / SIZES[0]


def measure_publishing(sizes: tuple[int, ...] = SIZES) -> list[Published]:
    """Publish reports of each size. Libraries are imported beforehand, as they are once a process."""
    small = _content(20)
    for one in FORMATS.values():
        list(one.draw(small))
    return [_published(rows) for rows in sizes]


def _published(rows: int) -> Published:
    content = _content(rows)
    formats = {name: _seconds(partial(_drawn, name, content)) for name in FORMATS}
    return Published(rows, formats, _typst_alone(content))


def _content(rows: int) -> Content:
    read = read_and_judge(report(rows), "report.txt")
    return compose(material_of(read))


def _drawn(name: str, content: Content) -> None:
    list(FORMATS[name].draw(content))


def _typst_alone(content: Content) -> float:
    """Time the setting of pages alone, of data that is ready."""
    from goldenthread.publishing.formats.pdf.data import data_of
    from goldenthread.publishing.formats.pdf.draw import set_pages
    from goldenthread.publishing.lettering import Lettering

    return _seconds(partial(set_pages, data_of(content, Lettering())))


def _seconds(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started
