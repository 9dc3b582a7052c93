"""The cells of the grid: they need no check when made."""

from dataclasses import dataclass
from typing import Literal

Span = Literal["", "across", "down"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as a reader of the document sees it.

    `text` is what is shown; lines are parted by newlines and list items start with "- ".
    `fill` is the background colour as "#rrggbb" in lower case, None where there is none (white counts
    as none). `span` tells a cell that is covered by a merged one: it repeats the text and fill of the
    cell that covers it, "across" from the left (also where the merged area goes down too, in its
    columns after the first) or "down" from above. `ink` is the colour of the text, as "#rrggbb", where all
    of it has one colour other than black or white. `lead` is how many of the text's lines, from the first, are
    printed bold or larger where those below them aren't: 0 where the look doesn't change so, or isn't known.
    """

    text: str = ""
    fill: str | None = None
    span: Span = ""
    ink: str | None = None
    lead: int = 0

    @property
    def colour(self) -> str | None:
        """The colour that tells something: of the cell, or else of what is written in it."""
        return self.fill or self.ink
