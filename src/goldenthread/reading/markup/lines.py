"""What is shown of a piece of markup, collected as blocks of lines."""

import re
from collections import Counter
from typing import NamedTuple


def tags(names: str) -> frozenset[str]:
    """Make a set of tags from their names with spaces between them."""
    return frozenset(names.split())


_LISTS = tags("dir menu ol ul")
_CELLS = tags("td th")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_OTHER_BLOCKS = tags(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption"
    " figure footer form frameset head header hgroup hr html legend main nav noframes p pre search section"
    " summary table tbody tfoot thead tr"
)
BLOCKS = _LISTS | _CELLS | _OTHER_BLOCKS | {*_HEADINGS, "br", "li"}

ITEM = "- "
INDENT = "  "
BETWEEN_CELLS = " | "
# A term and what is said of it make one line.
AFTER_TERM = ": "
# Not the full circle: it is as often a status as a bullet.
_TYPED_BULLET = re.compile(r"[•·▪◦‣\u2043∙]\s+(?=\S)")


class Block(NamedTuple):
    """A paragraph, a heading or a list item; `outline` is the heading's level, 0 for the others."""

    outline: int
    text: str


def bulleted(line: str, prefix: str) -> str:
    """Put an item's prefix before a line; a bullet that was typed becomes one of ours."""
    bare = _TYPED_BULLET.sub("", line, count=1) if _TYPED_BULLET.match(line) else line
    return (prefix or (ITEM if bare != line else "")) + bare


class Lines:
    """Takes a document's tags and texts in turn, and holds the blocks of lines that they make.

    A row of a table becomes a line, its cells parted by " | ", unless `joins_cells` is false: then
    each cell is a block of its own. Tags need not be closed, and need not be known.
    """

    def __init__(self, joins_cells: bool = True) -> None:
        self.blocks: list[Block] = []
        self.shown = 0
        self._joins_cells = joins_cells
        self._inside: Counter[str] = Counter()
        self._outline = 0
        self._prefix = ""
        self._row_has_cells = False
        self._lines: list[str] = []
        self._pieces: list[str] = []

    def text(self, text: str | None) -> None:
        """Take text as it stands between two tags."""
        if not text:
            return
        self.shown += not text.isspace()
        first, *others = text.split("\n") if self._inside["pre"] else [text]
        self._pieces.append(first)
        for line in others:
            self._end_line()
            self._pieces.append(line)

    def open(self, tag: str) -> None:
        """Take a start tag."""
        if tag not in BLOCKS:
            return
        if tag in _CELLS and self._joins_cells:
            self._open_cell()
        elif tag == "br":
            self._end_line()
        elif tag == "dd" and self._pieces[-1:] == [AFTER_TERM]:
            self._inside[tag] += 1
        else:
            self._open_block(tag)

    def close(self, tag: str) -> None:
        """Take an end tag."""
        if tag not in BLOCKS or tag == "br":
            return
        if tag in _CELLS and self._joins_cells:
            self._leave("cell")
            return
        if tag == "dt":
            self._pieces.append(AFTER_TERM)
            self._leave(tag)
            return
        self.end_block()
        self._leave(tag)
        if tag in _HEADINGS:
            self._outline = 0
        elif tag == "li":
            self._prefix = ""

    def end_block(self) -> None:
        """End the block that is being collected, if there is anything in it."""
        self._end_line()
        if self._lines and not self._inside["cell"]:
            self.blocks.append(Block(self._outline, "\n".join(self._lines)))
            self._lines.clear()

    def plain(self) -> str:
        """End the collection; give all blocks as one text."""
        self._inside["cell"] = 0
        self.end_block()
        return "\n".join(block.text for block in self.blocks)

    def _open_block(self, tag: str) -> None:
        if tag in {"table", "tr"}:
            self._inside["cell"] = 0
            self._row_has_cells = False
        self.end_block()
        self._outline = _HEADINGS.get(tag, self._outline)
        if tag == "li":
            lists = sum(self._inside[kind] for kind in _LISTS)
            self._prefix = INDENT * max(lists - 1, 0) + ITEM
        self._inside[tag] += 1

    def _open_cell(self) -> None:
        if self._row_has_cells:
            self._pieces.append(BETWEEN_CELLS)
        else:
            self.end_block()
        self._row_has_cells = True
        self._inside["cell"] += 1

    def _leave(self, tag: str) -> None:
        self._inside[tag] = max(self._inside[tag] - 1, 0)

    def _end_line(self) -> None:
        if self._inside["cell"]:
            self._pieces.append(" ")
            return
        line = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if line.strip("| "):
            self._lines.append(bulleted(line, self._prefix))
            self._prefix = ""
