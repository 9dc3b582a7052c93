"""A bar of shares: how many measures have which status, each part with its shape and number."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goldenthread.web.pages.charts.svg import Attribute, drawing, element, words
from goldenthread.web.pages.statuses import NO_SHAPE, SHAPES

_WIDTH, _HEIGHT, _GAP = 640, 44, 3
_SMALL_WIDTH, _SMALL_HEIGHT = 220, 22
# A part narrower than this has no room for its shape and number: the words beside the chart have them.
_ROOM = 34
# Neighbours differ by 3 to 1 in lightness, or stand apart by a white gap; each also has its own shape.
_FILLS = {"achieved": "#005a30", "on_track": "#1d5eb8", "slipped": "#8a4a00", "not_achieved": "#a2191f"}

_FONT: dict[str, Attribute] = {"font_size": 17, "font_weight": 700}


@dataclass(frozen=True)
class Share:
    """A status with the number of measures that have it."""

    status: str
    words: str
    number: int


def shares_bar(shares: Sequence[Share], title: str, name: str, *, small: bool = False) -> str:
    """Draw the shares of the whole. Parts of nought aren't drawn; with nothing at all there is an empty frame."""
    width, height = (_SMALL_WIDTH, _SMALL_HEIGHT) if small else (_WIDTH, _HEIGHT)
    total = sum(share.number for share in shares)
    described = ", ".join(f"{share.words} {share.number:,}" for share in shares) + f"; {total:,} in all"
    frame = element(
        "rect", x=0.5, y=0.5, width=width - 1, height=height - 1, fill="#ffffff", stroke="#484949", stroke_width=1
    )
    parts = _parts(shares, total, width, height) if total else ()
    return drawing(width, height, title, described, name, frame, *parts)


def _parts(shares: Iterable[Share], total: int, whole: int, height: int) -> Iterator[str]:
    left = 0.0
    for share in shares:
        width = whole * share.number / total
        if share.number:
            drawn = max(width - _GAP, 1.0)
            fill = _FILLS.get(share.status, "#484949")
            yield element("rect", x=left + _GAP / 2, y=2, width=drawn, height=height - 4, fill=fill)
            if whole == _WIDTH and drawn >= _ROOM:
                label = f"{SHAPES.get(share.status, NO_SHAPE)} {share.number:,}"
                yield words(label, x=left + width / 2, y=height / 2 + 6, fill="#ffffff", text_anchor="middle", **_FONT)
        left += width
