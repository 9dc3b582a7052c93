"""Plain text of a text that has HTML left in it, as exports leave it in the cells of any format."""

import html
import re
from html.entities import html5

from goldenthread.reading.markup.lines import BLOCKS, Lines
from goldenthread.reading.markup.tokens import Token, attribute, tokens

# Markup that was escaped on its way into another document needs a second round, rarely a third.
_MOST_ROUNDS = 3

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_OPENERS = re.compile(r"(?<![<&])[<&]++(?=[a-z#/!?])", re.IGNORECASE)


def plain_from_markup(text: str) -> str:
    """Turn a text that may have HTML left in it into plain text.

    Gives the same text where there is neither a known tag nor a known entity in it. Markup that was
    escaped, also twice, is taken off too. Takes time in proportion to the length, whatever the text.
    """
    if "<" not in text and "&" not in text:
        return text
    for _ in range(_MOST_ROUNDS):
        plain = _once(text)
        if plain is text:
            return text
        text = plain
    # What still has markup after that was made to have it: take its brackets and ampersands.
    return text if _once(text) is text else _OPENERS.sub("", text)


def _once(text: str) -> str:
    """Take off one layer of markup; give the same text where there is none."""
    split = list(tokens(text))
    if len(split) == 1 and len(split[0].text) == len(text):
        return _unescaped(text)
    if any(token.opens in BLOCKS or token.closes in BLOCKS for token in split):
        return _as_lines(split)
    return "".join(_words(token) for token in split)


def _as_lines(split: list[Token]) -> str:
    lines = Lines()
    for token in split:
        lines.text(_words(token))
        lines.open(token.opens)
        lines.close(token.closes)
    return lines.plain()


def _words(token: Token) -> str:
    return _unescaped(token.text or (attribute(token, "alt") if token.opens == "img" else ""))


def _unescaped(text: str) -> str:
    plain = _ENTITY.sub(_character, text) if "&" in text else text
    return text if plain == text else plain


def _character(found: re.Match[str]) -> str:
    entity = found[0]
    # Without this, "&notes;" would become "¬es;", as HTML knows some names that need no semicolon.
    if entity[1] != "#" and entity[1:] not in html5:
        return entity
    return html.unescape(entity).replace("\xa0", " ")
