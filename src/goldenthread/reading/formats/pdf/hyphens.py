"""Hyphens at the ends of lines: a part of the word, or only where it was parted. The whole document tells best."""

import re
from collections.abc import Iterable
from itertools import pairwise

from goldenthread.reading.formats.pdf.cells import PARTED_HERE

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PLACE = re.compile(rf"(?:([^\W\d_]+)[^\w-]+)?([^\W\d_]+)(-?){PARTED_HERE}([^\W\d_]+)")


class Hyphens:
    """Settles the places at which lines parted words, by how the document prints these words elsewhere."""

    def __init__(self, texts: Iterable[str]) -> None:
        texts = list(texts)
        self._words: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        if any(PARTED_HERE in text for text in texts):
            for text in texts:
                words = _WORD.findall(text.casefold())
                self._words.update(words)
                self._pairs.update(pairwise(words))

    def settled(self, text: str) -> str:
        """Give a text in which each such word is written as elsewhere, after the same word first; else as it seemed."""
        if PARTED_HERE not in text:
            return text
        return _PLACE.sub(self._written, text).replace(PARTED_HERE, "")

    def _written(self, place: re.Match[str]) -> str:
        before, head, hyphen, tail = place[1] or "", place[2], place[3], place[4]
        forms = [f"{head}-{tail}", head + tail] if hyphen else [head + tail, f"{head}-{tail}"]
        paired = [form for form in forms if (before.casefold(), form.casefold()) in self._pairs]
        printed = [form for form in forms if form.casefold() in self._words]
        form = (paired or printed or forms)[0]
        return place[0][: place.start(2) - place.start()] + form
