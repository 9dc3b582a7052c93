"""A bar of shares: how many measures have which status, each part with its shape and number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.plan import Rating
from goldenthread.publishing.charts.svg import GROUND, QUIET, Attribute, drawing, element, words
from goldenthread.publishing.statuses import FILLS, shape

_WIDTH, _HEIGHT = 640, 44
_SMALL_WIDTH, _SMALL_HEIGHT = 220, 22
# Neighbours are parted by the ground: each stands out from it by 3 to 1 and more, which they don't from each other.
_GAP, _LEAST = 3.0, 2.0
# A part narrower than this has no room for its shape and number: the words beside the chart have them.
_ROOM = 34
_FONT: dict[str, Attribute] = {"font_size": 17, "font_weight": 700}


@dataclass(frozen=True)
class Share:
    """A status, or having none, with the number of measures that have it."""

    status: Rating | None
    words: str
    number: int


@dataclass(frozen=True)
class Stretch:
    """Where a part of a bar lies: from its left edge on, without the gap to the next."""

    share: Share
    left: float
    width: float

    @property
    def middle(self) -> float:
        """Where its words stand."""
        return self.left + self.width / 2

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width


def shares_bar(shares: Sequence[Share], title: str, name: str, *, small: bool = False) -> str:
    """Draw the shares of the whole. Parts of nought aren't drawn; with nothing at all there is an empty frame."""
    width, height = (_SMALL_WIDTH, _SMALL_HEIGHT) if small else (_WIDTH, _HEIGHT)
    frame = element("rect", x=0.5, y=0.5, width=width - 1, height=height - 1, fill=GROUND, stroke=QUIET, stroke_width=1)
    parts = bar(stretches(shares, width), 2, height - 4, labelled=not small)
    return drawing(width, height, title, told(shares), name, frame, *parts)


def told(shares: Sequence[Share]) -> str:
    """Say the shares in words: "achieved 30, slipped 10; 40 in all"."""
    total = sum(share.number for share in shares)
    return ", ".join(f"{share.words} {share.number:,}" for share in shares) + f"; {total:,} in all"


def stretches(shares: Sequence[Share], whole: float) -> list[Stretch]:
    """Lay the parts out along a bar. The smallest are still seen; what they take more is taken from the others."""
    own = [share for share in shares if share.number]
    room, total = whole - _GAP * len(own), sum(share.number for share in own)
    small = [share for share in own if room * share.number < _LEAST * total]
    rest = total - sum(share.number for share in small)
    left, found = _GAP / 2, []
    for share in own:
        width = _LEAST if share in small else (room - _LEAST * len(small)) * share.number / rest
        found.append(Stretch(share, left, width))
        left += width + _GAP
    return found


def bar(parts: Sequence[Stretch], top: float, height: float, *, labelled: bool = True) -> Iterator[str]:
    """Draw the parts of a bar, each with its shape and number where there is room."""
    for part in parts:
        status, number = part.share.status, f"{part.share.number:,}"
        fill = FILLS[status] if status else QUIET
        yield element("rect", x=part.left, y=top, width=part.width, height=height, fill=fill)
        label = f"{shape(status)} {number}"
        if labelled and part.width >= max(_ROOM, 10.5 * len(label)):
            middle = top + height / 2 + 6
            yield words(label, x=part.middle, y=middle, fill=GROUND, text_anchor="middle", **_FONT)
