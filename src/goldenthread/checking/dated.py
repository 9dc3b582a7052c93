"""Which figures of a narrative are dated beyond doubt: the date stands in the figure's own sentence, as its date."""

from collections.abc import Sequence

from goldenthread.checking.moments import told
from goldenthread.checking.sentences import sentences_of
from goldenthread.judging.dates import Span
from goldenthread.plan import Figure, Period, Return
from goldenthread.wording import Token
from goldenthread.wording.vocabulary import word_set

# A time behind one of these is what the figure is compared with, not when it was measured.
_COMPARED = word_set("since from than on with over against versus vs previous compared below above exceeding")
_SKIPPED = word_set("the end of at in ( quarter year period start , : ;")
_FURTHEST = 4


def dated(figure: Figure, row: Return, period: Period | None) -> Span | None:
    """Give when a figure was measured, where its own sentence says so plainly; None where that isn't sure."""
    span = told(figure.as_at, period)
    if span is None:
        return None
    for sentence in (*sentences_of(row.progress), *sentences_of(row.actual_text)):
        found = sentence.tokens
        places = [at for at, token in enumerate(found) if token.is_quantity and token.value == figure.value]
        times = [at for at, token in enumerate(found) if token.is_time and told(token.when, period) == span]
        if places and times:
            plain = not (_is_compared(found, times[0]) or _in_one_bracket(found, places[0], times[0]))
            plain = plain and not any(token.is_quantity for token in found[places[0] + 1 : times[0]])
            return span if plain else None
    return None


def _is_compared(found: Sequence[Token], at: int) -> bool:
    before = [token.low for token in found[max(0, at - _FURTHEST) : at]]
    while before and before[-1] in _SKIPPED:
        before.pop()
    return bool(before) and before[-1] in _COMPARED


def _in_one_bracket(found: Sequence[Token], figure: int, time: int) -> bool:
    """Whether both stand in one pair of brackets: "232 (237 in 2010/11)" gives an earlier figure beside the own one."""
    first, last = sorted((figure, time))
    opened = [token.text for token in found[:first] if token.text in "()"][-1:] == ["("]
    return opened and all(token.text not in "()" for token in found[first:last])
