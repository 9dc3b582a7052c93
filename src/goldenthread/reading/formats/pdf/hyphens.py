"""Hyphens and slashes at the ends of lines: whether the hyphen is a part of the word, and whether a space follows the
slash. The whole document tells best."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from goldenthread.reading.formats.pdf.cells import PARTED_HERE, parts_a_word

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PLACE = re.compile(rf"(?:([^\W\d_]+)[^\w-]+)?([^\W\d_]+)(-?){PARTED_HERE}([^\W\d_]+)")
# Where so many lines end in a hyphen, or a document has so many words, and no hyphen stands surely within a word, the
# document parts no words, and its hyphens are its own.
_TELLING, _MANY_WORDS = 3, 500
_SLASH = re.compile(r"([^\W\d_]+)/( ?)(?=\w)")
_SLASH_HERE = re.compile(rf"([^\W\d_]+)/{PARTED_HERE}")


class Hyphens:
    """Settles the places at which lines parted words, by how the document prints these words elsewhere."""

    def __init__(self, texts: Iterable[str]) -> None:
        texts = list(texts)
        self._words: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        self._slashes: dict[str, set[str]] = {}
        self._parts_words = _parts_words(texts)
        if any(PARTED_HERE in text for text in texts):
            for text in texts:
                words = _WORD.findall(text.casefold())
                self._words.update(words)
                self._pairs.update(pairwise(words))
                for head, space in _SLASH.findall(text):
                    self._slashes.setdefault(head, set()).add(space)

    def settled(self, text: str) -> str:
        """Give a text in which each such word is written as elsewhere, after the same word first; else as it seemed."""
        if PARTED_HERE not in text:
            return text
        text = _SLASH_HERE.sub(self._behind_slash, text)
        return _PLACE.sub(self._written, text).replace(PARTED_HERE, "")

    def _behind_slash(self, place: re.Match[str]) -> str:
        space = " " if self._slashes.get(place[1]) == {" "} else ""
        return f"{place[1]}/{space}"

    def _written(self, place: re.Match[str]) -> str:
        before, head, hyphen, tail = place[1] or "", place[2], place[3], place[4]
        keeps = hyphen or not self._parts_words
        forms = [f"{head}-{tail}", head + tail] if keeps else [head + tail, f"{head}-{tail}"]
        paired = [form for form in forms if (before.casefold(), form.casefold()) in self._pairs]
        printed = [form for form in forms if form.casefold() in self._words]
        form = (paired or printed or forms)[0]
        return place[0][: place.start(2) - place.start()] + form


def _parts_words(texts: Sequence[str]) -> bool:
    """Whether a document parts words at the ends of lines; so it is taken where few lines tell."""
    places = {(place[2], place[4]) for text in texts if PARTED_HERE in text for place in _PLACE.finditer(text)}
    telling = len(places) >= _TELLING or sum(text.count(" ") for text in texts) >= _MANY_WORDS
    return not telling or any(parts_a_word(head, tail) for head, tail in places)
