"""What stands on a page without being in its text: forms that are filled in, free texts, stamps, and notes.

No form is ever set up as programs that fill them in do, so no script of a document runs and no XFA form is looked
into. What is drawn is put into the page by PDFium itself (`engine.flatten`) and read with its words; a box to
tick is told by its state, however its tick is drawn.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import isfinite

from goldenthread.reading.formats.pdf import engine
from goldenthread.reading.formats.pdf.page import Box, Note, Word
from goldenthread.reading.formats.pdf.turning import View

# A page with all the fields of a long return has some hundreds.
MOST_ANNOTATIONS = 5_000
MOST_NOTES = 100
# Of one note: enough to find it by.
MOST_CHARACTERS_OF_A_NOTE = 300
# More than a person would write is not even fetched.
_MOST_FETCHED = 1_000_000
# Higher boxes have no larger letters in them, in points.
_LARGEST = 12.0

NOTE = "a note on the page, not part of its text"
HELD = "what a field holds, but not what is drawn there and was read"
UNTOLD = "not drawn on the page, so what is in it, if anything, is not read"
UNDRAWN = "filled in, but not drawn on the page, so it is not read"
TOO_MANY = "more than are read on one page"

_TEXT, _LINK, _FREE, _POPUP, _FILE, _FIELD = 1, 2, 3, 16, 17, 20
_HIDDEN, _NO_VIEW = 2, 32
# Their own pictures are signs to click on.
_ICONS = (_TEXT, _FILE)


@dataclass(slots=True)
class Annotations:
    """What a page has beside its text: notes, boxes to tick (their place, and whether they are ticked), fields with
    what is in them, and the places where anything is drawn.

    `hidden` counts the letters of what isn't on the page as it is shown.
    """

    notes: list[Note] = field(default_factory=list)
    boxes: list[tuple[Box, bool]] = field(default_factory=list)
    filled: list[tuple[Box, str]] = field(default_factory=list)
    places: list[Box] = field(default_factory=list)
    hidden: int = 0


def annotations_of(page: int, view: View) -> Annotations | None:
    """Give what a page has beside its text, ready to be put into it; None where it has no more than links.

    What is not to be read as it is drawn is marked as hidden, so that `engine.flatten` leaves it out.
    """
    count = max(engine.count_annotations(page), 0)
    if count > MOST_ANNOTATIONS:
        return Annotations([Note(Box(0.0, 0.0, 0.0, 0.0), f"{count:,} annotations", TOO_MANY)])
    kinds = [kind for _, kind in _each(page, count)]
    if all(kind in (_LINK, _POPUP) for kind in kinds):
        return None
    if _FIELD in kinds or _FREE in kinds:
        engine.draw_annotations(page)
    found = Annotations()
    for one, kind in _each(page, count):
        _take(one, kind, view, found)
    return found


def parted(found: Annotations, before: Iterable[Word], now: Iterable[Word]) -> tuple[list[Word], int]:
    """Give the words of a page into which everything was put, and how many letters don't fit where they were put.

    `before` are the words that stood on it without. A field may hold more than it shows: the rest would stand in what
    is below it.
    """
    known = {_key(word) for word in before}
    kept, cut = [], 0
    for word in now:
        if _key(word) in known or any(box.holds(word.box.middle) for box in found.places):
            kept.append(word)
        else:
            cut += len(word.text)
    return kept, cut


def _key(word: Word) -> tuple[str, int, int]:
    return word.text, round(word.box.x0), round(word.box.top)


def notes_of(found: Annotations, words: Sequence[Word]) -> tuple[Note, ...]:
    """Give the notes of a page with these words, and its fields that hold something else than is drawn there.

    They are at most so many.
    """
    notes = list(found.notes)
    ordered = sorted(words, key=lambda word: word.box.middle[1]) if found.filled else []
    middles = [word.box.middle[1] for word in ordered]
    for box, said in found.filled:
        near = ordered[bisect_left(middles, box.top) : bisect_left(middles, box.bottom)]
        drawn = _letters(word.text for word in near if box.holds(word.box.middle))
        if _letters([said]) not in drawn or not drawn:
            notes.append(_note(box, said, HELD if drawn else UNDRAWN))
    if len(notes) > MOST_NOTES:
        more = len(notes) - MOST_NOTES
        notes[MOST_NOTES:] = [Note(notes[MOST_NOTES].box, f"{more:,} more notes", TOO_MANY)]
    return tuple(notes)


def _letters(texts: Iterable[str]) -> str:
    """Give letters and digits alone: a field may write 1234 as 1,234.00."""
    return "".join(letter for text in texts for letter in text if letter.isalnum())


def ticks(boxes: Iterable[tuple[Box, bool]]) -> Iterator[Word]:
    """Give a word for each box to tick."""
    for box, ticked in boxes:
        yield Word("\u2611" if ticked else "\u2610", box, min(max(box.height, 1.0), _LARGEST))


def _each(page: int, count: int) -> Iterator[tuple[int, int]]:
    for at in range(count):
        one = engine.get_annotation(page, at)
        if one:
            try:
                yield one, engine.annotation_kind(one)
            finally:
                engine.close_annotation(one)


def _take(one: int, kind: int, view: View, found: Annotations) -> None:
    if kind in (_LINK, _POPUP):
        return
    said = engine.annotation_text(one, b"V" if kind == _FIELD else b"Contents", _MOST_FETCHED).strip()
    flags = engine.annotation_flags(one)
    if flags & (_HIDDEN | _NO_VIEW):
        found.hidden += len("".join(said.split())) if _is_text(one, kind) else 0
        return
    box = _box(one, view)
    if kind == _FIELD and engine.annotation_has(one, b"AS"):
        found.boxes.append((box, engine.annotation_text(one, b"AS", 1_000) not in ("", "Off")))
        engine.set_annotation_flags(one, flags | _HIDDEN)
        return
    drawn = kind not in _ICONS and bool(engine.annotation_has(one, b"AP"))
    if drawn:
        found.places.append(box)
    else:
        engine.set_annotation_flags(one, flags | _HIDDEN)
    if kind == _FIELD:
        _field(one, box, said, drawn, found)
    elif said and not (drawn and kind == _FREE):
        found.notes.append(_note(box, said, NOTE))


def _field(one: int, box: Box, said: str, drawn: bool, found: Annotations) -> None:
    if said and _is_text(one, _FIELD):
        found.filled.append((box, said))
    elif not drawn and not engine.annotation_has(one, b"FT"):
        found.notes.append(_note(box, "a field", UNTOLD))


def _is_text(one: int, kind: int) -> bool:
    """Whether what is said of it is text, and not the state of a button."""
    return kind != _FIELD or engine.annotation_text(one, b"FT", 1_000) != "Btn"


def _note(box: Box, said: str, why: str) -> Note:
    text = " ".join(said[: 2 * MOST_CHARACTERS_OF_A_NOTE].split())
    cut = len(text) > MOST_CHARACTERS_OF_A_NOTE
    return Note(box, text[:MOST_CHARACTERS_OF_A_NOTE] + ("\u2026" if cut else ""), why)


def _box(one: int, view: View) -> Box:
    """Give its place as it is shown, within reach of the page whatever the document says."""
    corners = engine.Corners()
    engine.annotation_corners(one, engine.address(corners))
    sides = (corners.left, corners.top, corners.right, corners.bottom)
    if not all(map(isfinite, sides)):
        return Box(0.0, 0.0, 0.0, 0.0)
    left, right = sorted((corners.left, corners.right))
    bottom, top = sorted((corners.bottom, corners.top))
    (x0,), (y0,), (x1,), (y1,) = view.boxes([left, top, right, bottom])
    return Box(x0, y0, x1, y1)
