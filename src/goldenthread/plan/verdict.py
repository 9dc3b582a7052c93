"""What the figures say of a measure."""

from enum import StrEnum

from goldenthread.plan.noun import Noun
from goldenthread.plan.number import Number
from goldenthread.plan.rating import Rating


class Supports(StrEnum):
    """Whether a printed status follows from the row's own figures."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


class Completion(Noun):
    """What a narrative says of a milestone: whether it is done, or by when it will be, after its due date.

    `still_open` tells that it speaks of work that goes on or is to come, `in_doubt` that it names a time after the due
    date or a delay, and so doesn't bear "on track" out. `when` is that month, "2012-06", and `words`
    are those that say so; None and "" where it says no such thing.
    """

    done: bool
    still_open: bool = False
    in_doubt: bool = False
    when: str | None = None
    words: str = ""


class Heard(Noun):
    """What the words of a return say beside its figures, for judging to weigh.

    `way_in_doubt` tells that its words leave open which way is better. `in_column` are the figures that stand in the
    document's own column for figures, `in_narrative` the plain numbers of the narrative. `given_up` are figures that it
    says are no longer expected: "seven rather than the eight planned". `elsewhere` are the figures of further columns
    that may be the measure's own (year to date, outturn), `other_targets` those of further columns for targets.
    """

    way_in_doubt: bool = False
    in_column: tuple[Number, ...] = ()
    in_narrative: tuple[Number, ...] = ()
    given_up: tuple[Number, ...] = ()
    elsewhere: tuple[Number, ...] = ()
    other_targets: tuple[Number, ...] = ()


class Forecast(Noun):
    """What a count that builds up will come to at the year's end, with the range that it may fall in."""

    value: Number
    low: Number
    high: Number
    rating: Rating | None = None


class Verdict(Noun):
    """What the figures say, with the one sentence that says why.

    `rating` is None where the figures say nothing. `rule` names the rule that decided, `rule_version` its version.
    `boundary` is the value at which the tolerance ends; None where there is none.
    """

    rating: Rating | None = None
    supports_printed: Supports = Supports.UNCLEAR
    because: str
    rule: str
    rule_version: str = "1"
    boundary: Number | None = None
    forecast: Forecast | None = None
