"""The change between two periods: two bars of shares, one above the other, with lines from each part to the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.publishing.charts.shares import Share, Stretch, bar, stretches, told
from goldenthread.publishing.charts.svg import GROUND, INK, QUIET, drawing, element, words
from goldenthread.publishing.statuses import FILLS, shape

_WIDTH, _BAR, _BETWEEN, _LETTERS = 640, 40, 30, 15
# Of the first bar and of the second: where its heading, its words and the bar itself stand.
_FIRST, _SECOND = (16, 38, 50), (184, 206, 50 + _BAR + _BETWEEN)
_HEIGHT = 216


@dataclass(frozen=True)
class Standing:
    """How the measures stood in one period. Both periods of a chart have the same statuses in the same order."""

    period: str
    shares: tuple[Share, ...]

    @property
    def total(self) -> int:
        """How many measures there are."""
        return sum(share.number for share in self.shares)


def change_bars(earlier: Standing, later: Standing, title: str, name: str) -> str:
    """Draw the change; "" where a period has nothing to show.

    Each bar is the whole of its own period. Under or above it each part stands with shape, word and number.
    """
    if not earlier.total or not later.total:
        return ""
    ground = element("rect", width=_WIDTH, height=_HEIGHT, fill=GROUND)
    above, below = (stretches(one.shares, _WIDTH) for one in (earlier, later))
    return drawing(
        _WIDTH,
        _HEIGHT,
        title,
        change_told(earlier, later),
        name,
        ground,
        *_period(earlier, above, _FIRST),
        *_joined(above, below),
        *_period(later, below, _SECOND),
    )


def change_told(earlier: Standing, later: Standing) -> str:
    """Say the change in words."""
    return ". ".join(f"{one.period}: {told(one.shares)}" for one in (earlier, later)) + "."


def _period(one: Standing, parts: Sequence[Stretch], at: tuple[int, int, int]) -> Iterator[str]:
    heading, line, top = at
    said = f"{one.period}: {one.total:,} rated"
    yield words(said, x=1.5, y=heading, font_size=_LETTERS, font_weight=700, fill=INK)
    for number, share in enumerate(one.shares):
        left, fill = 1.5 + number * _WIDTH / len(one.shares), FILLS[share.status] if share.status else QUIET
        # The shape is a text of its own: it may come from another font than the words.
        yield words(shape(share.status), x=left, y=line, font_size=_LETTERS, fill=fill)
        yield words(f"{share.words} {share.number:,}", x=left + 17, y=line, font_size=_LETTERS, fill=fill)
    yield from bar(parts, top, _BAR)


def _joined(above: Sequence[Stretch], below: Sequence[Stretch]) -> Iterator[str]:
    """Lead the eye from where a part ends in the one bar to where it ends in the other."""
    ends = {part.share.status: part.right for part in below}
    y1, y2, beyond = _FIRST[2] + _BAR + 3, _SECOND[2] - 3, 1.5
    for part in above:
        end = ends.get(part.share.status)
        if end is not None and min(part.right, end) < _WIDTH - 2 * beyond:
            x1, x2 = part.right + beyond, end + beyond
            yield element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=QUIET, stroke_width=1.5)
