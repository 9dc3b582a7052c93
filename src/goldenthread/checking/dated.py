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
            plain = not (_is_compared(found, times[0]) or _is_of_another(found, times[0]))
            plain = plain and not any(token.is_quantity for token in found[places[0] + 1 : times[0]])
            return span if plain else None
    return None


def _is_compared(found: Sequence[Token], at: int) -> bool:
    before = [token.low for token in found[max(0, at - _FURTHEST) : at]]
    while before and before[-1] in _SKIPPED:
        before.pop()
    return bool(before) and before[-1].split()[-1] in _COMPARED


def _is_of_another(found: Sequence[Token], time: int) -> bool:
    """Whether a time in brackets has a figure of its own there: "232 (237 in 2010/11)", "41.7% (Q1: 42.3%)"."""
    opened = [at for at, token in enumerate(found[:time]) if token.text in "()"][-1:]
    if not opened or found[opened[0]].text != "(":
        return False
    closed = next((at for at in range(time, len(found)) if found[at].text == ")"), len(found))
    return any(token.is_quantity for token in found[opened[0] : closed])


def names_its_period(row: Return, first: int, period: Period | None) -> bool:
    """Whether a narrative names a time that reaches to the month `first` or beyond: then it has something newer."""
    times = (token for sentence in sentences_of(row.progress) for token in sentence.tokens if token.is_time)
    spans = (told(token.when, period) for token in times)
    return any(span is not None and span.last >= first for span in spans)
