"""Words from letters: each in one font, what can't be seen counted and left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.reading.formats.pdf.colours import telling
from goldenthread.reading.formats.pdf.cut import Cut
from goldenthread.reading.formats.pdf.glyphs import Glyphs
from goldenthread.reading.formats.pdf.letters import known, letters
from goldenthread.reading.formats.pdf.page import Box, Word
from goldenthread.reading.formats.pdf.runs import runs

# Words printed twice for bold are off by less than this part of their size.
_OFF = 0.3


@dataclass(frozen=True, slots=True)
class Written:
    """A word, with its colour also where that is black or white, and its quarter turns; None where it is slanted."""

    word: Word
    colour: str
    turns: int | None


def words_of(glyphs: Glyphs, width: float, height: float) -> tuple[list[Written], int]:
    """Give the words that can be seen, as far as the text itself tells, and how many letters can't."""
    written: list[Written] = []
    twice, cut = Twice(), Cut(glyphs)
    hidden = 0
    for run, surely in known(runs(glyphs), glyphs):
        for part, font in _by_font(glyphs, run):
            box = glyphs.box(part)
            colour = glyphs.colour(part[0])
            if colour is None or not _within(box, width, height):
                hidden += len(part)
                continue
            name, bold = glyphs.named(font)
            size, turns = glyphs.manner(part[0], font)
            text = letters(glyphs, part, name, surely and part is run)
            if not twice.printed(text, box, size):
                word = Word(text, box, size, name, bold, telling(colour), turns == 0)
                cut.meet(part[0], box, len(written))
                written.append(Written(word, colour, turns))
    away = cut.away()
    if away:
        hidden += sum(len(written[number].word.text) for number in away)
        written = [one for number, one in enumerate(written) if number not in away]
    return written, hidden


def _within(box: Box, width: float, height: float) -> bool:
    across, down = box.middle
    return 0 <= across <= width and 0 <= down <= height


def _by_font(glyphs: Glyphs, run: list[int]) -> Iterator[tuple[list[int], int]]:
    """Part a word where its font changes, and give each part's font."""
    objects = glyphs.objects
    thing, font = objects[run[0]], glyphs.font(run[0])
    start = 0
    for place, at in enumerate(run):
        if objects[at] != thing:
            thing = objects[at]
            now = glyphs.font(at)
            if now != font:
                yield run[start:place], font
                start, font = place, now
    yield (run[start:] if start else run), font


class Twice:
    """Knows which words were given, so that what is printed twice nearly in the same place counts once."""

    def __init__(self) -> None:
        self._places: dict[str, list[tuple[float, float]]] = {}

    def printed(self, text: str, box: Box, size: float) -> bool:
        """Whether this word was given before in this place; takes note of it."""
        near, left, above = _OFF * size, box.x0, box.top
        places = self._places.setdefault(text, [])
        # Looking at the last few is enough: such words follow each other. All of them would take too long.
        for x, y in places[-8:]:
            if abs(x - left) < near and abs(y - above) < near:
                return True
        places.append((left, above))
        return False
