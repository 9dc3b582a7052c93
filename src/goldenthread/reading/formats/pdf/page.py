"""What stands on a page of a PDF document, as plain values. Nothing here knows any library of PDF.

All lengths are points (1/72 inch), from the upper left corner of the page as it is shown: a page that is turned is
turned back first.
"""

from dataclasses import dataclass

# What stands for a letter of which nobody can know what it is.
UNKNOWN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page: `x0` to `x1` from left to right, `top` to `bottom` downwards."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is, in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """How high it is, in points."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre, from the left and from above."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, place: tuple[float, float]) -> bool:
        """Whether a place (from the left, from above) is in it."""
        return self.x0 <= place[0] < self.x1 and self.top <= place[1] < self.bottom


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters without a space, in one font.

    `box` goes from the font's ascent to its descent, so that words of one line overlap in height. `ink` is the colour
    as "#rrggbb", None for black and white. `font` is the font's name as the document gives it, without the prefix of a
    subset. `upright` is false where the letters are turned on the page as it is shown.
    """

    text: str
    box: Box
    size: float
    font: str = ""
    bold: bool = False
    ink: str | None = None
    upright: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that is drawn, or an edge of a rectangle that is: its height or its width is next to nothing.

    Where a filled area ends is no rule; its `Fill` tells.
    """

    box: Box

    @property
    def level(self) -> bool:
        """Whether it runs from left to right."""
        return self.box.width >= self.box.height


@dataclass(frozen=True, slots=True)
class Fill:
    """An area of one colour, "#rrggbb"; white ones cover what was drawn below them, so they are kept too."""

    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture or a small drawing that is no rule: an icon, an arrow, a tick, a chart.

    `colour` is its one colour, if it has one. `alt` is what the document says it shows, where it is tagged so.
    """

    box: Box
    colour: str | None = None
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote on a page that is no part of its text, and why it isn't read."""

    box: Box
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its words in the order in which the document writes them, and what is drawn.

    `hidden` counts characters that can't be seen (invisible, outside the page, as white as their ground).
    `scanned` is true where a picture covers most of the page and there is no text.
    `unlettered` counts the letters of a page that were left out because its fonts don't say which they are.
    `notes` are written on it and are no part of its text. `recognised` is true where its words are those that a machine
    found in a picture of the page.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    pictures: tuple[Picture, ...] = ()
    hidden: int = 0
    scanned: bool = False
    unlettered: int = 0
    notes: tuple[Note, ...] = ()
    recognised: bool = False
