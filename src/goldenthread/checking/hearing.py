"""What the words of a return say beside its figures: judging weighs it, and reads no English of its own."""

from goldenthread.checking.directions import leaves_way_open
from goldenthread.plan import Heard, Return
from goldenthread.wording import tokens

_LONGEST_READ = 20_000


def heard_in(row: Return) -> Heard:
    """Give what is said; of a return without a status nothing is asked, as nothing can contradict it."""
    if row.rating is None:
        return Heard()
    column = tokens(row.actual_text[:_LONGEST_READ])
    figures = tuple(token.value for token in column if token.is_quantity and token.value is not None)
    return Heard(way_in_doubt=leaves_way_open(row), in_column=figures)
