"""Words beside a figure that several rules look at, and the stretches of text that belong to it."""

from goldenthread.wording.figures.mentions import Mention
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

HELD_AGAINST = word_set(
    "against above below on over under exceeding exceeds exceeded exceed beat beating met meets missed than"
)

COMPARED = word_set(
    "england national nationally regional region regionally neighbour neighbours neighbouring peers peer "
    "family wales welsh scotland scottish unitary county peers all-wales uk britain gb london cipfa benchmark "
    "benchmarking comparator comparators quartile median nearest metropolitan unitaries"
)

EARLIER_WORDS = word_set("previous previously prior baseline earlier ago formerly originally")

_LAST = word_set(
    "year yr qtr quarter month time period report years financial term half week survey january february march april "
    "may june july august september october november december autumn spring summer winter"
)


def up_to_mark(before: list[Token]) -> list[Token]:
    """Give the words right before a figure, back to the last mark."""
    near: list[Token] = []
    for token in reversed(before[-9:]):
        if token.sort is Sort.MARK:
            break
        near.insert(0, token)
    return near


def opening(mention: Mention) -> int | None:
    """Where the bracket that the mention stands in opens."""
    if not mention.place.bracket:
        return None
    for at in range(mention.within - 1, max(-1, mention.within - 12), -1):
        if mention.tokens[at].text in "([":
            return at
    return None


def is_past(words: list[str]) -> bool:
    """Whether the words say an earlier time: last year, previously, the year before."""
    if set(words) & EARLIER_WORDS and "than" not in words:
        return True
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word in ("last", "previous") and following.removesuffix("'s").removesuffix("’s") in _LAST:
            return True
        if word in ("year", "quarter", "month") and following == "before":
            return True
    return False
