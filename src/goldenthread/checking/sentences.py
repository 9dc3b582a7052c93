"""The sentences of a row's texts, as typed words."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.wording import Token
from goldenthread.wording.narrative import narrative

LONGEST_READ = 20_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as printed, with its tokens."""

    text: str
    tokens: tuple[Token, ...]

    @property
    def words(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(token.low for token in self.tokens)


def sentences_of(text: str) -> Iterator[Sentence]:
    """Part a text into its sentences; of a text longer than any report's only the start is read."""
    for found in narrative(text[:LONGEST_READ]).sentences:
        for part in _parted(found):
            yield Sentence(text[part[0].start : part[-1].end], part)


def _parted(found: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """A full stop behind a bracket ends a sentence too, where a capital follows."""
    ends = [
        at + 1
        for at in range(1, len(found) - 1)
        if found[at].text == "." and found[at - 1].text == ")" and found[at + 1].text[:1].isupper()
    ]
    yield from (found[start:end] for start, end in pairwise([0, *ends, len(found)]))
