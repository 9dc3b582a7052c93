"""What the words of a return say beside its figures: judging weighs it, and reads no English of its own."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from goldenthread.checking.directions import leaves_way_open
from goldenthread.checking.sentences import sentences_of
from goldenthread.plan import Heard, Return
from goldenthread.wording import Sort, Token, tokens
from goldenthread.wording.numbers import WORDS, of_words
from goldenthread.wording.vocabulary import word_set

_LONGEST_READ = 20_000
_MOST = 200
_LONGEST_HEADING, _LONGEST_CELL = 200, 200
_OF_THE_FIGURE = re.compile(
    r"\bout-?turn\b|\byear[ -]to[ -]date\b|\bytd\b|\byear[ -]end\b|\bfull[ -]year\b|\bannual\b|\bcumulative\b"
    r"|\brolling\b|\boverall\b|\blatest\b|\bcurrent\b",
    re.IGNORECASE,
)
_OF_A_TARGET = re.compile(r"\btargets?\b|\bprofiled?\b|\bplan\b|\btrajectory\b|\bmilestone\b", re.IGNORECASE)
_IN_WORDS = re.compile(WORDS)
_PLANNED = word_set(
    "planned forecast forecasted expected anticipated envisaged intended profiled projected proposed hoped estimated"
    " predicted originally initially"
)
_INSTEAD = {("rather", "than"), ("instead", "of")}
_LEADS_ON = word_set("the our a an original planned forecast expected anticipated initial full target of")
_AROUND = 5


def heard_in(row: Return) -> Heard:
    """Give what is said; of a return without a status nothing is asked, as nothing can contradict it."""
    if row.rating is None:
        return Heard()
    sentences = sentences_of(row.progress)
    said = (token for sentence in sentences for token in sentence.tokens if token.sort is Sort.NUMBER)
    return Heard(
        way_in_doubt=leaves_way_open(row),
        in_column=_values(token for token in tokens(row.actual_text[:_LONGEST_READ]) if token.is_quantity),
        in_narrative=_values(said)[:_MOST],
        elsewhere=_under(row, _OF_THE_FIGURE),
        other_targets=_under(row, _OF_A_TARGET),
        given_up=tuple(one for sentence in sentences for one in _given_up(sentence.tokens))[:_MOST],
    )


def _under(row: Return, headings: re.Pattern[str]) -> tuple[Decimal, ...]:
    """Give the figures of the further columns with such a heading."""
    cells = (text for heading, text in row.also_printed.items() if headings.search(heading[:_LONGEST_HEADING]))
    found = (token for text in cells for token in tokens(text[:_LONGEST_CELL]) if token.is_quantity)
    return _values(found)[:_MOST]


def _values(found: Iterable[Token]) -> tuple[Decimal, ...]:
    return tuple(token.value for token in found if token.value is not None)


def _given_up(found: tuple[Token, ...]) -> Iterator[Decimal]:
    """Seven rather than the eight originally forecast; 45 homes instead of the planned 60: the second of each."""
    for at in range(1, len(found) - 1):
        if (found[at].low, found[at + 1].low) not in _INSTEAD:
            continue
        behind = found[at + 2 : at + 2 + _AROUND]
        figure = next((token for token in behind if token.low not in _LEADS_ON), None)
        another = any(token.is_quantity for token in found[max(0, at - _AROUND) : at])
        planned = any(token.low in _PLANNED for token in found[at + 2 : at + 2 + 2 * _AROUND])
        value = _value_of(figure)
        if another and planned and value is not None:
            yield value


def _value_of(token: Token | None) -> Decimal | None:
    """The number of a figure, and of "the eight", which is only a word where figures are looked for."""
    if token is None or token.is_quantity:
        return token.value if token else None
    return of_words(token.low) if _IN_WORDS.fullmatch(token.low) else None
