"""With what a reader's tokens can open, so that only the readers are asked that could know what stands at a place.

An opening is a figure, a mark, or the beginning of a word in lower case; "in " with its blank is the whole word. Words
that run on in figures ("KS2", "NI47") and words of a single letter need none: every reader is asked of them.
"""

from collections.abc import Iterable

Openings = tuple[str, ...]

DIGITS: Openings = tuple("0123456789")


def whole_words(listed: str) -> Openings:
    """Give the words of a list, which is written as one text with spaces between, as openings."""
    return tuple(f"{word} " for word in listed.split())


def of_phrases(phrases: Iterable[str]) -> Openings:
    """Give the first words of phrases, and the marks that are phrases of their own."""
    first = dict.fromkeys(phrase.split()[0] for phrase in phrases)
    return tuple(f"{word} " if word[0].isalpha() else word[0] for word in first)
