"""The table of contents: the headings of a publication with the names by which they are found."""

from typing import NamedTuple

from goldenthread.publishing.content.pieces import Part
from goldenthread.publishing.saying import shortened

HEADING = "Contents"
# A heading may be a page long where somebody typed it so: the table of contents has its beginning.
_LONGEST = 160


class Entry(NamedTuple):
    """A line of the table of contents. `bookmark` names the heading within the document."""

    words: str
    level: int
    bookmark: str


def entries(parts: tuple[Part, ...]) -> list[Entry]:
    """Give an entry for each part, in their order."""
    return [
        Entry(shortened(part.heading, _LONGEST), part.level, f"_Toc{number:08}")
        for number, part in enumerate(parts, start=1)
    ]
