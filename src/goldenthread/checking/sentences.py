"""The sentences of a row's texts, as typed words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
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
        """Its words in lower case, without the s of a possessive."""
        return frozenset(token.low.removesuffix("'s").removesuffix("’s") for token in self.tokens)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Part a text into its sentences; of a text longer than any report's only the start is read."""
    return _sentences(text[:LONGEST_READ])


# Several rules read the texts of one report; a larger report is read anew by each.
@lru_cache(maxsize=1024)
def _sentences(text: str) -> tuple[Sentence, ...]:
    parts = (part for found in narrative(text).sentences for part in _parted(text, found))
    return tuple(Sentence(text[part[0].start : part[-1].end], part) for part in parts)


def _parted(text: str, found: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """A full stop behind a bracket ends a sentence too, where a capital follows."""
    starts = [
        at + 1
        for at, (token, following) in enumerate(pairwise(found))
        if token.text == ")" and following.text[:1].isupper() and "." in text[token.end : following.start]
    ]
    yield from (found[start:end] for start, end in pairwise([0, *starts, len(found)]))
