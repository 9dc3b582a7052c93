"""The tags in a text that may have HTML left in it, told from what only looks like a tag."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from goldenthread.reading.markup.lines import BLOCKS, tags
from goldenthread.reading.markup.visibility import UNREAD, styled_gone

_INLINE = tags(
    "a abbr acronym b bdi bdo big blink body button cite code col colgroup data del dfn em font html i img"
    " input ins kbd label map mark meter object optgroup option output progress q s samp select small span"
    " strike strong sub sup svg textarea time tt u var wbr"
)
_DROPPED = UNREAD | {"title", "xml"}
# Without their end nothing that follows is text; of others without one only the tag is dropped.
_CODE = tags("script style")
_VOID = tags("base basefont bgsound br col embed frame hr img input link meta param source track wbr")
# Only what is known counts: "<3%", "<44%" and "a < b" are what they look like.
_KNOWN = _INLINE | BLOCKS | _DROPPED
_OFFICE = re.compile(r"(?:[movwx]|st1):\w+")
# No alternative reads past the next "<", so that a long row of starts takes linear time.
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-z][\w:]{0,40}+)(?=[\s/>]|\Z)"
    r"(?:(?P<attributes>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)|(?P<sloppy>[^<>]*+))(?P<whole>>|\Z)"
    r"|(?P<declaration><(?:!doctype|!\[|\?xml)[^<>]*+>)"
    r"|(?P<comment><!--)"
    r"|(?P<stray><)(?=script)",
    re.IGNORECASE,
)
_BARE_ATTRIBUTES = tags("checked compact disabled hidden nowrap open readonly required selected")
_CUT_SHORT = re.compile(
    r"(?:\s+[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"']+))*\s+[\w:-]+\s*=\s*(?:\"[^\"]*|'[^']*|[^\s\"']*)"
)
_HIDDEN = re.compile(r"(?:^|\s)hidden(?=[\s=/]|$)", re.IGNORECASE)
_ATTRIBUTE = r"(?:^|\s){}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"


class Token(NamedTuple):
    """A piece of a text: its words, or a tag with its attributes."""

    text: str = ""
    opens: str = ""
    closes: str = ""
    attributes: str = ""


def tokens(text: str) -> Iterator[Token]:
    """Split a text into words and known tags, leaving out what isn't shown.

    A text without any gives itself, as the only token.
    """
    return _Splitter(text).split()


def attribute(token: Token, name: str) -> str:
    """Give an attribute's value as it is written, "" where there is none."""
    return _value(token.attributes, name)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_ATTRIBUTE.format(name), re.IGNORECASE)


def _value(attributes: str, name: str) -> str:
    found = _pattern(name).search(attributes)
    return (found[1] or found[2] or found[3] or "") if found else ""


class _Splitter:
    def __init__(self, text: str) -> None:
        self.text = text
        # What was looked for up to the end and isn't there: looking again and again would take forever.
        self.missing: set[str] = set()

    def split(self) -> Iterator[Token]:
        start = at = 0
        while found := _TAG.search(self.text, at):
            at = found.end()
            if not _is_markup(found):
                continue
            if found.start() > start:
                yield Token(self.text[start : found.start()])
            start = at = self._end_of_hidden(found)
            if found["name"] and at == found.end():
                yield _token(found)
        if start < len(self.text):
            yield Token(self.text[start:])

    def _end_of_hidden(self, found: re.Match[str]) -> int:
        """Give the place after what a tag hides; right after the tag where it hides nothing."""
        if found["comment"]:
            return self._after("-->", found.end())
        name = (found["name"] or "").lower()
        if not name or found["end"] or name in _VOID:
            return found.end()
        if name in _CODE:
            return self._after_closed(name, found.end()) or len(self.text)
        if name in _DROPPED or _is_hidden(_attributes(found)):
            return self._after_closed(name, found.end()) or found.end()
        return found.end()

    def _after(self, end: str, at: int) -> int:
        place = -1 if end in self.missing else self.text.find(end, at)
        if place < 0:
            self.missing.add(end)
            return at
        return place + len(end)

    def _after_closed(self, name: str, at: int) -> int | None:
        """Find the end of an element whose content starts at `at`, elements of its name inside aside."""
        if name in self.missing:
            return None
        depth = 1
        for found in _tags_named(name).finditer(self.text, at):
            depth += -1 if found[1] else 1
            if not depth or (found[1] and name in _CODE):
                return found.end()
        self.missing.add(name)
        return None


@cache
def _tags_named(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){re.escape(name)}(?=[\s/>])[^<>]*+>?", re.IGNORECASE)


def _token(found: re.Match[str]) -> Token:
    name = found["name"].lower()
    if found["end"]:
        return Token(closes=name)
    return Token(opens=name, attributes=_attributes(found))


def _attributes(found: re.Match[str]) -> str:
    return found["attributes"] or found["sloppy"] or ""


def _is_markup(found: re.Match[str]) -> bool:
    if not found["name"]:
        return True
    name = found["name"].lower()
    if name.startswith("script"):
        return True
    if name not in _KNOWN and not _OFFICE.fullmatch(name):
        return False
    if found["end"]:
        return True
    attributes = _attributes(found)
    if not found["whole"]:
        return bool(_CUT_SHORT.fullmatch(attributes))
    return "=" in attributes or _BARE_ATTRIBUTES.issuperset(attributes.lower().rstrip("/ \t\r\n").split())


def _is_hidden(attributes: str) -> bool:
    return bool(_HIDDEN.search(attributes)) or styled_gone(_value(attributes, "style"))
