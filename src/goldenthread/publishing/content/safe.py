"""Text made safe to show in any format: what can't be shown is replaced by a mark that can be seen, and counted."""

import re
from collections import Counter

MARK = "\N{REPLACEMENT CHARACTER}"

# Control characters and lone surrogates stand in no XML; non-characters in no well-formed text.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# These turn the order of all that follows, beyond their own cell. Marks of direction (RLM, LRM) don't, and stay.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


class Safe:
    """Makes texts safe, and counts what it replaced."""

    def __init__(self) -> None:
        self.replaced: Counter[str] = Counter()

    def text(self, text: str | None) -> str:
        """Give a text that can be shown: line ends as one sign, each character that can't be shown as a mark."""
        found = _LINE_ENDS.sub("\n", text or "").replace("\t", " ")
        return _TURNS.sub(self._mark, _NO_TEXT.sub(self._mark, found)).strip()

    def line(self, text: str | None) -> str:
        """Give a text that can be shown, in one line."""
        return " ".join(self.text(text).split())

    def _mark(self, found: re.Match[str]) -> str:
        self.replaced[f"U+{ord(found[0]):04X}"] += 1
        return MARK

    def told(self) -> str:
        """Say in a sentence what was replaced; "" where nothing was."""
        if not self.replaced:
            return ""
        number, kinds = sum(self.replaced.values()), ", ".join(sorted(self.replaced)[:8])
        what = "character that can't" if number == 1 else "characters that can't"
        return f"{number:,} {what} be shown ({kinds}) {'is' if number == 1 else 'are'} replaced by {MARK}."
