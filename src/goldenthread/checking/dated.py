"""Which figures of a narrative are dated beyond doubt: the date stands in the figure's own sentence, as its date."""

from goldenthread.checking.moments import told
from goldenthread.checking.sentences import sentences_of
from goldenthread.judging.dates import Span
from goldenthread.plan import Figure, Period, Return


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
            return None if any(token.is_quantity for token in found[places[0] + 1 : times[0]]) else span
    return None


def names_its_period(row: Return, first: int, period: Period | None) -> bool:
    """Whether a narrative names a time that reaches to the month `first` or beyond: then it has something newer."""
    times = (token for sentence in sentences_of(row.progress) for token in sentence.tokens if token.is_time)
    spans = (told(token.when, period) for token in times)
    return any(span is not None and span.last >= first for span in spans)
