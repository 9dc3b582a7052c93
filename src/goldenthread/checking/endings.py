"""Texts that begin or end in the middle of a sentence or a word: cells that were cut off at their size."""

import re
from collections.abc import Collection

from goldenthread.wording.vocabulary import word_set

_LAST = re.compile(r"([^\W\d_]+(?:['’-][^\W\d_]+){0,3})\s*$")
_LONGEST_LOOKED_AT = 300
_SHORTEST = 20
_SHORTEST_PIECE = 3
_MOST_MISSING = 12
_STOPS = ".!?…\"'”’)]:;%"
# No English sentence ends with one of these.
_NEVER_LAST = word_set(
    "a an the of and or but nor with from for by at onto within without between among upon than that which who whose"
    " whom when while whilst because although unless if as may must our its your my these those their every via"
    " including include includes during towards toward regarding concerning such"
)
# Nor often with one of these, but for "where we are", "as it was", "all who want it to".
_SELDOM_LAST = word_set(
    "is are was were be been being has have had will would should could can might to into her his each per not also"
    " very more most only both either"
)
_BEFORE_THOSE = word_set(
    "i you he she it we they this that these those there who which what how where as than all one to so and or not is"
    " are was were be been being has have had will would should could can might may must want wants need needs log do"
    " does did a an any no much even once"
)
# What remains of a longer word may well be the word itself: "clinic" of "clinics".
_ENDINGS = word_set(
    "s es ed d r rs er ers ing ings ly al ally ial ment ments ion ions ation ations ity ities ness ful less able ible"
    " ist ists ive ance ances ence ship ships hood work works ward wards man men age ages ic ics ism or ors ant ants"
    " ent y ies ry ary ery land time day days side line lines place places based wide term"
)


def ends_in_the_middle(text: str, vocabulary: Collection[str]) -> str:
    """Give the last words of a text that is cut off; "" of one that isn't, or may not be.

    `vocabulary` has the words of the whole document: a piece of a word is told by the word that begins so.
    """
    end = text[-_LONGEST_LOOKED_AT:].rstrip()
    if len(text.strip()) < _SHORTEST or not end or end[-1] in _STOPS:
        return ""
    if end[-1] in ",(&" or (end[-1] in "-–" and end[-2:-1].isalpha()):
        return last_words(end)
    found = _LAST.search(end)
    word = found[1].casefold() if found else ""
    if found and not found[1].isupper() and _wants_another(word, end[: found.start()]):
        return last_words(end)
    return last_words(end) if _is_a_piece(word, vocabulary) else ""


def begins_in_the_middle(text: str) -> str:
    """Give the first words of a text that begins with the end of a bracket; "" of another."""
    start = text.lstrip()[:_LONGEST_LOOKED_AT]
    if not start[:1].islower() or len(text.strip()) < _SHORTEST:
        return ""
    closes = start.find(")")
    opened = start.find("(")
    numbered = closes == 1 or start[:closes].isdigit()
    if closes < 0 or numbered or -1 < opened < closes:
        return ""
    return " ".join(start.split()[:6])


def _wants_another(word: str, before: str) -> bool:
    """Whether a sentence can't end with this word, as it stands."""
    if word in _SELDOM_LAST:
        words = before.casefold().split()
        return bool(words) and words[-1].strip("\"'“”(") not in _BEFORE_THOSE
    return word in _NEVER_LAST


def _is_a_piece(word: str, vocabulary: Collection[str]) -> bool:
    if len(word) < _SHORTEST_PIECE or word in vocabulary or word in _SELDOM_LAST:
        return False
    longer = [one for one in vocabulary if one.startswith(word) and len(one) - len(word) <= _MOST_MISSING]
    return bool(longer) and not any(one[len(word) :] in _ENDINGS for one in longer)


def is_open(text: str) -> bool:
    """Whether a text ends on a letter or figure, without a stop."""
    return text[-1:].isalnum()


def last_words(end: str) -> str:
    """Give the last words of a text."""
    return " ".join(end[-_LONGEST_LOOKED_AT:].split()[-6:])
