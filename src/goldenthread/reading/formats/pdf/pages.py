"""The pages of a PDF document, one after another: words, rules, fills and pictures as they are shown."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from math import isfinite

from goldenthread.plan.errors import DocumentError
from goldenthread.reading.formats.pdf import engine
from goldenthread.reading.formats.pdf.annotations import Annotations, annotations_of, notes_of, parted, ticks
from goldenthread.reading.formats.pdf.colours import WHITE
from goldenthread.reading.formats.pdf.drawing import drawing_of
from goldenthread.reading.formats.pdf.glyphs import Glyphs
from goldenthread.reading.formats.pdf.layers import has_layers, on_page
from goldenthread.reading.formats.pdf.opening import opened
from goldenthread.reading.formats.pdf.page import Box, Fill, Page, Picture
from goldenthread.reading.formats.pdf.painting import colour_at
from goldenthread.reading.formats.pdf.turned import in_reading_order
from goldenthread.reading.formats.pdf.turning import View
from goldenthread.reading.formats.pdf.words import Written, words_of

# A page of the smallest print has some 15,000; what has more than this was not made to be read.
MOST_CHARACTERS = 200_000
# A page is scanned if a picture covers so much of it.
_MOST_OF_IT = 0.5
_SIZE_WITHOUT_BOX = (595.0, 842.0)


def pages(data: bytes, name: str) -> Iterator[Page]:
    """Give each page in turn; only one is held at a time. Raises DocumentError, naming the document and the page."""
    with opened(data, name) as (document, count):
        layered = has_layers(data)
        for number in range(1, count + 1):
            with loaded(document, number, name) as page:
                made, view = _made(page, number, name, layered)
                beside = annotations_of(page, view)
                if beside and beside.places:
                    engine.flatten(page, 0)
            if beside:
                made = _with(made, beside, document, view, name)
            yield made


def _with(made: Page, beside: Annotations, document: int, view: View, name: str) -> Page:
    """Give a page with what stands on it beside its text: what was drawn there is part of it by now."""
    words, hidden = list(made.words), made.hidden
    if beside.places:
        with loaded(document, made.number, name) as page:
            written, hidden = _written(page, view, made, name)
            _, fills, pictures = drawing_of(page, view)
            shown, covered = _visible(written, fills, pictures)
        words, cut = parted(beside, made.words, [one.word for one in shown])
        hidden = max(made.hidden, hidden + covered + cut)
    words += [word for word in ticks(beside.boxes) if Box(0.0, 0.0, *view.size).holds(word.box.middle)]
    notes = notes_of(beside, words)
    hidden += beside.hidden
    return replace(made, words=tuple(words), hidden=hidden, scanned=made.scanned and not words, notes=notes)


@contextmanager
def loaded(document: int, number: int, name: str) -> Iterator[int]:
    """Give a page of an open document, closed at the end. Raises DocumentError for one that can't be loaded."""
    page = engine.load_page(document, number - 1)
    if not page:
        raise damaged(number, name)
    try:
        yield page
    finally:
        engine.close_page(page)


def view_of(page: int, number: int, name: str) -> tuple[View, int]:
    """Give the view of a page, and how many quarter turns clockwise it takes beyond those that the page asks for."""
    own = _view(page)
    view, _, _ = _text(page, own, number, name)
    return view, (view.turns - own.turns) % 4


def _made(page: int, number: int, name: str, layered: bool) -> tuple[Page, View]:
    made, view = _seen_as(page, number, name, recognised=False)
    if made.scanned and made.hidden:
        found, turned = _seen_as(page, number, name, recognised=True)
        made, view = (found, turned) if found.words else (made, view)
    elif layered and made.words:
        words, off = on_page(page, view, (view.turns - _view(page).turns) % 4, made.words)
        made = replace(made, words=tuple(words), hidden=made.hidden + off)
    return made, view


def _seen_as(page: int, number: int, name: str, recognised: bool) -> tuple[Page, View]:
    view, written, hidden = _text(page, _view(page), number, name, recognised)
    rules, fills, pictures = drawing_of(page, view)
    shown, covered = _visible(written, fills, pictures)
    if any(one.turns for one in shown):
        shown = in_reading_order(shown)
    width, height = view.size
    made = Page(
        number,
        width,
        height,
        words=tuple([one.word for one in shown]),
        rules=tuple(rules),
        fills=tuple(fills),
        pictures=tuple(pictures),
        hidden=hidden + covered,
        scanned=not shown and _covers(pictures, width * height),
        recognised=recognised,
    )
    return made, view


def _view(page: int) -> View:
    corners = engine.Corners()
    engine.page_box(page, engine.address(corners))
    left, bottom = min(corners.left, corners.right), min(corners.bottom, corners.top)
    right, top = max(corners.left, corners.right), max(corners.bottom, corners.top)
    if not (isfinite(right - left + top - bottom) and right > left and top > bottom):
        left, bottom = 0.0, 0.0
        right, top = _SIZE_WITHOUT_BOX
    return View(left, bottom, right, top, engine.page_rotation(page))


@contextmanager
def _lettered(page: int, number: int, name: str) -> Iterator[tuple[int, int]]:
    """Give the text of a page and how many letters it has, closed at the end. Raises DocumentError."""
    text = engine.load_text(page)
    if not text:
        raise damaged(number, name)
    try:
        count = max(engine.count_chars(text), 0)
        if count > MOST_CHARACTERS:
            raise _too_full(number, name)
        yield text, count
    finally:
        engine.close_text(text)


def _written(page: int, view: View, made: Page, name: str) -> tuple[list[Written], int]:
    """Give the words of a page that is made once more, and how many letters are hidden."""
    with _lettered(page, made.number, name) as (text, count):
        return words_of(Glyphs(text, view, count, made.recognised), *view.size)


def _text(page: int, view: View, number: int, name: str, recognised: bool = False) -> tuple[View, list[Written], int]:
    """Give the view, turned so that most of the words stand upright; the words; how many letters are hidden.

    With `recognised`, those words count that a machine found in a picture and put there unseen.
    """
    with _lettered(page, number, name) as (text, count):
        written, hidden = words_of(Glyphs(text, view, count, recognised), *view.size)
        turns, most = _commonest(written)
        if turns and most * 2 > len(written):
            view = replace(view, turns=(view.turns - turns) % 4)
            written, hidden = words_of(Glyphs(text, view, count, recognised), *view.size)
        return view, written, hidden


def _commonest(written: list[Written]) -> tuple[int, int]:
    """Give the commonest turn of the words, and how many have it."""
    counts = Counter(one.turns for one in written if one.turns is not None)
    return counts.most_common(1)[0] if counts else (0, 0)


def _visible(written: list[Written], fills: list[Fill], pictures: list[Picture]) -> tuple[list[Written], int]:
    """Leave out words as white as their ground: they are seen only on a fill of another colour, or a picture."""
    shown, hidden = [], 0
    for one in written:
        if one.colour >= "#f8f8f8" and _ground(one.word.box.middle, fills, pictures) == one.colour:
            hidden += len(one.word.text)
        else:
            shown.append(one)
    return shown, hidden


def _ground(place: tuple[float, float], fills: list[Fill], pictures: list[Picture]) -> str:
    if any(picture.box.holds(place) for picture in pictures):
        return ""
    return colour_at(place, fills) or WHITE


def _covers(pictures: list[Picture], area: float) -> bool:
    """Whether pictures cover most of the page; scans come in strips too."""
    return sum(_area(picture.box) for picture in pictures) > area * _MOST_OF_IT


def _area(box: Box) -> float:
    return box.width * box.height


def damaged(number: int, name: str) -> DocumentError:
    """Say that a page can't be shown."""
    return DocumentError(
        "a page of this PDF document is damaged",
        where=f"{name}, page {number}",
        expected="pages that can be shown",
        do="save the document as a PDF again from the program that it was made with, and try again",
    )


def _too_full(number: int, name: str) -> DocumentError:
    return DocumentError(
        f"a page has more than {MOST_CHARACTERS:,} characters",
        where=f"{name}, page {number}",
        expected=f"at most {MOST_CHARACTERS:,} characters on a page",
        do="check that it is a report, remove what doesn't belong to it and try again",
    )
