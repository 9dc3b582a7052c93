"""From a key, or from what stands in the status column, to the scheme with its ratings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.plan import CountsAs, Missing, Rating, Scheme, SchemeCode, counts_as
from goldenthread.reading.cell import Cell
from goldenthread.reading.statuses.colours import STATUS_COLOURS, colour_name, colour_names
from goldenthread.reading.statuses.keys import KeyEntry
from goldenthread.reading.statuses.sentences import colour_of_now
from goldenthread.reading.statuses.words import Meaning, bare, meaning_of, meaning_of_shape

# For each printed status, how often it stands in which colour.
Paint = dict[str, Counter[str]]

# In a key from A to C letters stand in their order, not for amber and blue.
_LETTERED = frozenset("abc")
_FIRM_COLOURS = {"r": "red", "a": "amber", "g": "green", "red": "red", "amber": "amber", "green": "green"}
# What these stand for differs from council to council.
_LOOSE_COLOURS = frozenset({"blue", "yellow", "orange", "purple", "grey", "gray", "black", "white", "n/a"})
# Words that leave open how far a target was missed: the paint behind them tells.
_OPEN_WORDS = re.compile(r"\b(?:below|off|behind|under|worse|risk|adrift|outside|miss\w*|short|not on)\b", re.I)
# One colour alone may be decoration.
_LEAST_COLOURS = 2
_LIGHTS = frozenset({"red", "amber", "green"})
_LONGEST_SIGN = 2
# The whole numbers that councils without a printed key use, best first.
_PRESET = {
    "1": ("Achieved", Rating.ACHIEVED),
    "2": ("On track", Rating.ON_TRACK),
    "3": ("Slipped", Rating.SLIPPED),
    "4": ("Not achieved", Rating.NOT_ACHIEVED),
}


def make_scheme(
    entries: Sequence[KeyEntry], printed: Sequence[Cell], at_year_end: bool, painted: Sequence[str | None] = ()
) -> Scheme:
    """Make the scheme of a document from its key's entries and the cells of its status columns.

    `painted` are the colours of statuses without words, one a row.

    Codes come from the document's own key where it has one; codes that stand in the column and not in the key
    are added by their own words. Whole numbers without a key are read as 1 achieved to 4 not achieved.
    """
    lettered = {entry.code.casefold() for entry in entries} >= _LETTERED
    codes = {entry.code.casefold(): _keyed(entry, at_year_end, lettered) for entry in _told_apart(entries)}
    labels = {entry.label.casefold() for entry in codes.values()}
    paint = _paint_of(printed)
    seen = dict.fromkeys(_told(cell.text) for cell in printed if cell.text.strip())
    # A sign that the key has in several colours means nothing without its colour.
    shared = {entry.code.casefold() for entry in entries} - set(codes)
    numbers = {code for code in seen if code.isdecimal()}
    by_paint = {} if entries else _painted_words(paint)
    numbers_alone = not entries and numbers <= set(_PRESET)
    for code in seen:
        folded = code.casefold()
        if folded in codes or folded in labels or folded in shared:
            continue
        found = _preset(code) if numbers_alone and code in numbers else _by_words(code, paint, at_year_end)
        if found is None and code in by_paint:
            found = _code(code, code, meaning_of(by_paint[code], at_year_end), None)
        if found is None and not _in_several_colours(code, paint):
            found = _by_looks(code, paint, at_year_end)
        if found:
            codes[folded] = found
    if {"yes", "no"} <= {code.casefold() for code in seen} and "no" not in codes:
        codes["no"] = _code("No", "No", Rating.NOT_ACHIEVED, None)
    if "warning" in codes and "alert" in codes and codes["alert"].label.casefold() == "alert":
        # Beside a warning an alert is the worse of the two.
        codes["alert"] = _code(codes["alert"].code, codes["alert"].label, Rating.NOT_ACHIEVED, codes["alert"].fill)
    scheme = Scheme(codes=tuple(codes.values()), basis="key" if entries else "column")
    return scheme.model_copy(update={"codes": (*scheme.codes, *_by_paint(scheme, painted, at_year_end))})


def _told(printed: str) -> str:
    """What a cell tells: of a sentence the colour of now, else its text."""
    colour = colour_of_now(printed)
    return colour.capitalize() if colour else bare(printed)


def _by_paint(scheme: Scheme, painted: Sequence[str | None], at_year_end: bool) -> Iterator[SchemeCode]:
    """Colours that stand alone and that no key explains: red, amber, green and blue mean what they mean anywhere."""
    names = dict.fromkeys(name for fill in painted if (name := colour_name(fill)) in STATUS_COLOURS)
    if len(names) < _LEAST_COLOURS:
        return
    lookup = Lookup(scheme)
    for name in names:
        if name and lookup.entry(name, None) is None and name not in {colour_name(e.fill) for e in scheme.codes}:
            yield _code(name, name, meaning_of(name, at_year_end), None)


def _painted_words(paint: Paint) -> dict[str, str]:
    """Give the colour of each word that is printed in one of red, amber and green and in no other colour.

    Only where two of these have words of their own: then the colours are the status, and the words are their names.
    """
    names = {word: {colour_name(fill) for fill in fills} for word, fills in paint.items() if len(word) > _LONGEST_SIGN}
    told = {word: name for word, own in names.items() if len(own) == 1 and (name := next(iter(own))) in _LIGHTS}
    return told if len(set(told.values())) >= _LEAST_COLOURS else {}


def _told_apart(entries: Sequence[KeyEntry]) -> list[KeyEntry]:
    """One sign in several colours is as many codes: their colours tell them apart."""
    counts = Counter(entry.code.casefold() for entry in entries)
    return [
        replace(entry, code=colour)
        if counts[entry.code.casefold()] > 1 and (colour := colour_name(entry.fill))
        else entry
        for entry in entries
    ]


class Lookup:
    """Finds the entry of a scheme that a cell stands for."""

    def __init__(self, scheme: Scheme) -> None:
        self._codes = scheme.codes
        self._by_name: dict[str, SchemeCode] = {}
        # By code, by label, and by the colour that a letter stands for; the first one counts.
        for name in (_code_of, _label_of, _colour_of):
            for entry in scheme.codes:
                self._by_name.setdefault(name(entry), entry)

    def entry(self, printed: str, fill: str | None) -> SchemeCode | None:
        """Find the entry that a cell's text, or else its colour, stands for."""
        folded = bare(printed).casefold()
        return self._named(folded) or self._named(_told(printed).casefold()) or _by_fill(self._codes, fill)

    def _named(self, folded: str) -> SchemeCode | None:
        return self._by_name.get(folded) or self._by_name.get(_FIRM_COLOURS.get(folded, folded)) if folded else None


def _code_of(entry: SchemeCode) -> str:
    return entry.code.casefold()


def _label_of(entry: SchemeCode) -> str:
    return entry.label.casefold()


def _colour_of(entry: SchemeCode) -> str:
    return _FIRM_COLOURS.get(entry.code.casefold(), entry.code.casefold())


def _by_fill(codes: Sequence[SchemeCode], fill: str | None) -> SchemeCode | None:
    """Find the entry painted like a cell, or named by its colour, or by its colour's letter."""
    exact = next((entry for entry in codes if fill and entry.fill == fill), None)
    names = colour_names(fill)
    named = (entry for name in names for entry in codes if entry.code.casefold() == name)
    painted = (entry for entry in codes if names and colour_name(entry.fill) == names[-1])
    letter = (entry for entry in codes if names and entry.code.casefold() == names[-1][0])
    return exact or next(named, None) or next(painted, None) or next(letter, None)


def _keyed(entry: KeyEntry, at_year_end: bool, lettered: bool) -> SchemeCode:
    meaning = meaning_of(entry.label, at_year_end) if lettered else _settled(entry, at_year_end)
    return _code(bare(entry.code) or entry.code, entry.label, _refined(meaning, entry.fill, entry.label), entry.fill)


def _settled(entry: KeyEntry, at_year_end: bool) -> Meaning | None:
    """The label decides, but words and colours that speak for themselves are not overruled by its details.

    "Green: within 5 % of target or better" is no slip, and "Failed: can no longer be reached" was not reached.
    A label that says that something is complete holds against a colour; and between slipped and not achieved it
    holds against a word: "Alert: outside the margin".
    """
    by_label, by_code = meaning_of(entry.label, at_year_end), meaning_of(entry.code, at_year_end)
    if by_label is None or by_code is None or not _speaks(entry.code):
        return by_label if by_label is not None else by_code
    if entry.code.casefold() in _FIRM_COLOURS:
        return by_label if by_label is Rating.ACHIEVED else by_code
    if isinstance(by_code, Missing) or isinstance(by_label, Missing):
        return by_code
    return by_label if counts_as(by_label) is counts_as(by_code) is CountsAs.OFF_TRACK else by_code


def _speaks(code: str) -> bool:
    """Whether a code means something by itself: a word, or a letter of red, amber and green."""
    return code.casefold() in _FIRM_COLOURS or (len(code) > 2 and code.casefold() not in _LOOSE_COLOURS)


def _by_words(code: str, paint: Paint, at_year_end: bool) -> SchemeCode | None:
    meaning = meaning_of(code, at_year_end)
    fill = next((colour for colour, _ in paint.get(code, Counter()).most_common(1)), None)
    return _code(code, code, _refined(meaning, fill, code), None) if meaning is not None else None


def _paint_of(printed: Sequence[Cell]) -> Paint:
    """Count the colours that each printed status stands in."""
    paint: Paint = {}
    for cell in printed:
        if cell.colour:
            paint.setdefault(_told(cell.text), Counter())[cell.colour] += 1
    return paint


def _refined(meaning: Meaning | None, fill: str | None, words: str) -> Meaning | None:
    """Words such as "below target" leave open how far; amber or red paint behind them says it."""
    colour = colour_name(fill)
    if not _OPEN_WORDS.search(words):
        return meaning
    if not isinstance(meaning, Rating) or counts_as(meaning) is not CountsAs.OFF_TRACK:
        return meaning
    return {"amber": Rating.SLIPPED, "red": Rating.NOT_ACHIEVED}.get(colour or "", meaning)


def _in_several_colours(code: str, paint: Paint) -> bool:
    """Whether a sign is printed in different colours: then they, not it, are the status."""
    return len({colour_names(colour) for colour in paint.get(code, ())} - {()}) >= _LEAST_COLOURS


def _by_looks(code: str, paint: Paint, at_year_end: bool) -> SchemeCode | None:
    """A sign that no key explains has the meaning of the colour that it is mostly printed in, or of its shape."""
    names = (colour_name(colour) for colour, _ in paint.get(code, Counter()).most_common())
    colour = next((name for name in names if name in STATUS_COLOURS), None)
    meaning = meaning_of(colour, at_year_end) if colour else meaning_of_shape(code, at_year_end)
    return _code(code, colour or code, meaning, None) if meaning is not None and len(code) <= _LONGEST_SIGN else None


def _preset(code: str) -> SchemeCode:
    label, rating = _PRESET[code]
    return _code(code, label, rating, None)


def _code(code: str, label: str, meaning: Meaning | None, fill: str | None) -> SchemeCode:
    rating = meaning if isinstance(meaning, Rating) else None
    missing = meaning if isinstance(meaning, Missing) else None
    return SchemeCode(code=code, label=label, rating=rating, counts_as=counts_as(rating), missing=missing, fill=fill)
