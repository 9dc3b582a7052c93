"""What the query of a public address may ask. What isn't known is passed over, so that it makes no page of its own."""

import re
from collections.abc import Callable, Container, Mapping, Sequence

from goldenthread.web.public.choosing import MOVEMENTS, PAGE, RATING_WORDS, directorates
from goldenthread.web.public.shown import Shown

_LONGEST = 200
_SHA256 = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_MOST_DIGITS = 9


def asked(shown: Shown, names: Sequence[str], query: Mapping[str, str]) -> dict[str, str]:
    """Give the named parts of a query, as far as they are known of the publication."""
    found = {name: _KNOWN[name](shown, query[name][:_LONGEST]) for name in names if query.get(name)}
    return {name: text for name, text in found.items() if text}


def _one_of(values: Callable[[Shown], Container[str]]) -> Callable[[Shown, str], str]:
    def known(shown: Shown, text: str) -> str:
        return text if text in values(shown) else ""

    return known


def _page(shown: Shown, text: str) -> str:
    """Give the number of a page, at most as many as all rows fill."""
    if not (text.isascii() and text.isdecimal()):
        return ""
    pages = shown.kept("pages", lambda: -(-shown.rows.count() // PAGE))
    number = min(int(text), pages) if len(text) <= _MOST_DIGITS else pages
    return str(number) if number > 1 else ""


def _words(shown: Shown, text: str) -> str:
    # No database of ours takes a NUL.
    return text.replace("\0", "")


def _hash(shown: Shown, text: str) -> str:
    """Give a SHA-256 in small letters, without what programs print around it; "" for anything else."""
    found = _SHA256.search(text.casefold())
    return found[0] if found else ""


_KNOWN: Mapping[str, Callable[[Shown, str], str]] = {
    "rating": _one_of(lambda shown: RATING_WORDS),
    "movement": _one_of(lambda shown: MOVEMENTS),
    "theme": _one_of(lambda shown: {theme.slug for theme in shown.facts.themes}),
    "related": _one_of(lambda shown: {theme.slug for theme in shown.facts.themes}),
    "directorate": _one_of(directorates),
    "kind": _one_of(lambda shown: ("well",)),
    "page": _page,
    "q": _words,
    "sha256": _hash,
}
