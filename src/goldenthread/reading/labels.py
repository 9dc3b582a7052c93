"""Labels in running text, each with its value: "Aim: 82%. Result: 79.5%. View: close to plan."

Which words are labels is told by the document: those that stand before a colon in several of its paragraphs.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.reading.columns.roles import Role, heading_scores, normalise

LEAST_PARAGRAPHS = 3
_SURE = 0.6
_LONGEST_LABEL = 40
_MOST_WORDS = 5
_MOST_RARE = 5_000
_COLON = re.compile(r" ?:(?=\s|$)")
# At the start of a line a dash may do what a colon does.
_DASH = re.compile(r"^[-•*·\s]{0,8}[^\W\d_][\w '’/()&]{1,40}? (?=[–—=-] )", re.M)
_BULLET = re.compile(r"^\s{0,8}(?:[-•*·>]\s{1,4})?")
_PARTING = re.compile(r"[.;,|?!)]\s|[\n•·–—>]|^\s{0,8}[-*]\s")
_WORD = re.compile(r"\S+")
_AROUND = " \t\n\r;,|–—•·"


@dataclass(frozen=True, slots=True)
class Parted:
    """A paragraph: what stands before its first label, and its labels with their values, in order."""

    lead: str
    pairs: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=4096)
def role_of(label: str) -> Role | None:
    """Say what a label tells of, by the headings of columns; None where it is none that is known."""
    scores = heading_scores(label)
    best = max(scores, key=lambda role: scores[role], default=None)
    return best if best is not None and scores[best] >= _SURE else None


def find_labels(texts: Iterable[str]) -> dict[str, int]:
    """Find what can be labels, folded, with the number of paragraphs that each stands in.

    They are those of three paragraphs at least; where there are such, also others that are known as headings.
    """
    counts: Counter[str] = Counter()
    whole: set[str] = set()
    for text in texts:
        options = list(_options(text))
        counts.update({normalise(text[start:end]) for starts in options for start, end, _ in starts})
        if len(whole) < _MOST_RARE:
            whole.update(text[start:end].strip() for (start, end, _), *_others in options)
    shared = {label: count for label, count in counts.items() if label and count >= LEAST_PARAGRAPHS}
    rare = {folded for label in whole if (folded := normalise(label)) and folded not in shared and role_of(label)}
    return {**shared, **dict.fromkeys(rare, 1)} if shared else {}


def part_labels(text: str, labels: Mapping[str, int]) -> Parted:
    """Part a paragraph at the labels in it; of several readings of one, the commonest counts, then the longest."""
    spans = []
    for options in _options(text):
        known = [(labels[folded], end - start, start, end, value) for start, end, value in options
                 if (folded := normalise(text[start:end])) in labels]  # fmt: skip
        if known:
            spans.append(max(known)[2:])
    lead = text[: spans[0][0]] if spans else text
    ends = [*(span[0] for span in spans), len(text)][1:]
    pairs = ((text[start:end].strip(), text[value:until].strip(_AROUND))
             for (start, end, value), until in zip(spans, ends, strict=True))  # fmt: skip
    return Parted(without_bullet(lead).strip(_AROUND), tuple(pairs))


def without_bullet(text: str) -> str:
    """Take off the mark of a list's item."""
    return text[_BULLET.match(text).end() :]  # type: ignore[union-attr]


def _options(text: str) -> Iterator[list[tuple[int, int, int]]]:
    """For each colon, give where a label before it may start, where it ends, and where its value starts."""
    before = 0
    marks = {found.end(): 2 for found in _DASH.finditer(text)} | {f.start(): len(f[0]) for f in _COLON.finditer(text)}
    for mark, length in sorted(marks.items()):
        if mark < before:
            continue
        options = [(start, mark, mark + length) for start in _starts(text, before, mark)]
        before = mark + length
        if options:
            yield options


def _starts(text: str, before: int, mark: int) -> Iterator[int]:
    """Where a label that ends at `mark` may start: where a part of the text does, or at a capital letter."""
    left = max(before, mark - _LONGEST_LABEL)
    partings = [found.end() for found in _PARTING.finditer(text, left, mark)]
    opens = partings[-1] if partings else left
    words = [opens + found.start() for found in _WORD.finditer(text[opens:mark])]
    begins = bool(partings) or left == 0
    for number, start in enumerate(words[-_MOST_WORDS:], start=max(len(words) - _MOST_WORDS, 0)):
        if not text[start].isalpha() or (number == 0 and left and not partings):
            continue  # cut off, or right behind another label, which would have no value
        if text[start].isupper() or (number == 0 and begins):
            yield start
