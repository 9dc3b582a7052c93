"""The last step of reading: every word that the document shows stands somewhere in what was read of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from goldenthread.plan import Repair, Return, Unread
from goldenthread.reading.banners import without_label
from goldenthread.reading.columns.headings import own_texts
from goldenthread.reading.grid import GridRow

_WORD = re.compile(r"\w+")
_WHY = "it stands in none of the fields that were read"
# What says where a row stands and how it was read, not what is printed in it.
_NOT_PRINTED = {"id", "source", "rating", "unrated", "same_row_as", "confidence"}


def unaccounted(
    rows: Sequence[GridRow],
    returns: Mapping[int, Sequence[Return]],
    elsewhere: Iterable[str],
    understood: frozenset[int],
) -> Iterator[Unread]:
    """Give each text that stands nowhere in the record, as something unread.

    `returns` are the returns read from a row, by the row's number (from 0). `elsewhere` are the texts that the record
    holds beside them: titles, column headings, the scheme, what was left unread. Rows in `understood` (totals) are
    numbers in the record, not words, and are passed over.
    """
    general = _words("\n".join(elsewhere))
    near: set[str] = set()
    for index, row in enumerate(rows):
        texts = [] if index in understood else own_texts(row)
        own = returns.get(index)
        if own:
            said = set(_texts_of(own))
            near = _words("\n".join(said))
            lost = [text for text in texts if text not in said and _words(without_label(text)) - near]
        else:
            lost = [text for text in texts if _in_letters(_words(without_label(text)) - general - near)]
        yield from (Unread(source=row.source, text=text, why=_WHY) for text in lost)


def _in_letters(words: set[str]) -> bool:
    """Whether any of the words is more than a number: that of a heading is not always kept."""
    return any(not word.isdecimal() for word in words)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _texts_of(returns: Sequence[Return]) -> Iterator[str]:
    for row in returns:
        for name, value in row:
            if name not in _NOT_PRINTED:
                yield from _texts_in(value)


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Repair):
        yield from (value.before, value.after)
    elif isinstance(value, dict):
        yield from _texts_in((*value.keys(), *value.values()))
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts_in(part)
