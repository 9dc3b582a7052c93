"""Texts and drawings made fit for the fonts: what they lack is replaced by a mark that can be seen, and counted."""

import re
from collections import Counter
from functools import cache

from goldenthread.publishing.fonts import LETTERS, SIGNS, letters, signs

MARK = "\N{REPLACEMENT CHARACTER}"
# Where lines end, and signs that show nothing by themselves: they aren't set, and aren't missed.
_UNSET = frozenset({0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF})
_TEXTS = re.compile(r"(<text\b[^>]*>)([^<]*)(</text>)")
_SVG = re.compile(r"<svg\b")


class Lettering:
    """Makes texts fit for the fonts, and counts what it replaced."""

    def __init__(self) -> None:
        self.replaced: Counter[int] = Counter()

    def text(self, text: str) -> str:
        """Give a text all of whose characters the fonts have."""
        return text if text.isascii() else _lacking().sub(self._mark, _unset().sub("", text))

    def drawing(self, svg: str) -> str:
        """Give a drawing whose texts name their fonts: that for letters, or for signs where one stands."""
        named = _SVG.sub(f'<svg font-family="{LETTERS}"', svg, count=1)
        return _TEXTS.sub(lambda found: f"{found[1]}{_named(self.text(found[2]))}{found[3]}", named)

    def notes(self) -> tuple[str, ...]:
        """Say in a sentence what was replaced; nothing where nothing was."""
        if not self.replaced:
            return ()
        number = self.replaced.total()
        kinds = ", ".join(f"U+{code:04X}" for code in sorted(self.replaced)[:8])
        more = len(self.replaced) - 8
        which = f"{kinds} and {more:,} more kinds" if more > 0 else kinds
        what = "1 character that the fonts lack is" if number == 1 else f"{number:,} characters that the fonts lack are"
        return (f"{what} replaced by {MARK}: {which}.",)

    def _mark(self, found: re.Match[str]) -> str:
        self.replaced[ord(found[0])] += 1
        return MARK


def _named(text: str) -> str:
    """A text of a drawing is set in one font as a whole: else what draws it takes any that has all its signs."""
    return text if not _signs().search(text) else f'<tspan font-family="{SIGNS}">{text}</tspan>'


@cache
def _lacking() -> re.Pattern[str]:
    return re.compile(f"[^\n{_class(letters() | signs())}]")


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(f"[{_class(signs())}]")


@cache
def _unset() -> re.Pattern[str]:
    return re.compile(f"[{_class(_UNSET)}]")


def _class(codes: frozenset[int]) -> str:
    return "".join(re.escape(chr(code)) for code in sorted(codes))
