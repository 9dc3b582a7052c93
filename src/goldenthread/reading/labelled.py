"""Measures printed in plain text as blocks of lines, each with a label and its value: "Target:   at least 45 %"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.reading.columns.roles import heading_scores

_LINE = re.compile(r"( *)([A-Z][\w '’/()&%.,-]{1,40}?) *: +(\S.*)")
_SURE = 0.6
_LEAST_LINES = 3
_LEAST_KNOWN = 2
# One block of labels is a letter's head; several that share their labels are measures.
_LEAST_BLOCKS = 2


@dataclass(frozen=True, slots=True)
class Labelled:
    """A block: the numbers (from 0) of its first line and of the one after its last, and its labels with values."""

    start: int
    end: int
    pairs: tuple[tuple[str, str], ...]


def find_labelled(lines: Sequence[str]) -> list[Labelled]:
    """Find the blocks of labelled lines; none where no label comes in several blocks."""
    blocks = [block for block in _blocks(lines) if _says_enough(block)]
    often = Counter(label for block in blocks for label in {label for label, _ in block.pairs})
    shared = {label for label, count in often.items() if count >= _LEAST_BLOCKS}
    return [block for block in blocks if sum(label in shared for label, _ in block.pairs) >= _LEAST_KNOWN]


def _says_enough(block: Labelled) -> bool:
    known = sum(max(heading_scores(label).values(), default=0.0) >= _SURE for label, _ in block.pairs)
    return len(block.pairs) >= _LEAST_LINES and known >= _LEAST_KNOWN


def _blocks(lines: Sequence[str]) -> Iterator[Labelled]:
    start = 0
    while start < len(lines):
        end, pairs = _block_from(lines, start)
        if pairs:
            yield Labelled(start, end, tuple(pairs))
        start = max(end, start + 1)


def _block_from(lines: Sequence[str], start: int) -> tuple[int, list[tuple[str, str]]]:
    """Read labelled lines from here on; a line that begins further in goes on with the value above it.

    One line with labels further in below it is the title of their block.
    """
    pairs: list[tuple[str, str]] = []
    margin = 0
    at = start
    while at < len(lines):
        found = _LINE.fullmatch(lines[at].rstrip())
        if found and (not pairs or len(found[1]) == margin):
            margin = len(found[1])
            pairs.append((found[2], found[3]))
        elif pairs and _goes_on(lines[at], margin) and not (found and len(pairs) == 1):
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]} {lines[at].strip()}")
        else:
            break
        at += 1
    return at, pairs


def _goes_on(line: str, margin: int) -> bool:
    return len(line) - len(line.lstrip(" ")) > margin + 1 and bool(line.strip())
