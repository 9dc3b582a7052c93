"""A page with what was seen on it, as it is given to whoever asks; and what the colours of its picture mean."""

from dataclasses import dataclass

LEGEND = (
    ("blue", "a table told by its rules; its rows are numbered as messages number them"),
    ("orange", "a table told by the places of its words alone"),
    ("green with a stroke through it", "a place that a merged cell covers"),
    ("dashes", "a row that runs on from the page before, or to the next one"),
    ("grey", "a line of text outside of tables; dotted where it is the head or foot of the page"),
    ("red", "what was put right or could not be told, with its number in the list"),
    ("purple", "the row that is looked at"),
)


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page with what was seen on it: in one sentence, with the remarks, and as SVG where it was drawn."""

    number: int
    said: str
    remarks: tuple[str, ...]
    picture: str = ""
