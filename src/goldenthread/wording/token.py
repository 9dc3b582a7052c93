"""One typed token of a text, and the sorts there are."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from goldenthread.plan import Op
from goldenthread.wording.vocabulary import Move


class Sort(StrEnum):
    """What a token is."""

    NUMBER = "number"  # 1,486; twenty-five; 1.2 million; 6.9 tonnes
    PERCENT = "percent"  # 95%, ten per cent, two fifths, one in ten
    POINTS = "points"  # 2 percentage points, 2% pts, 2pp
    MONEY = "money"  # £1.2m, in full pounds
    DURATION = "duration"  # 10 working days, 4 weeks
    DATE = "date"  # 31/3/2012, March 2012
    PERIOD = "period"  # 2011/12, Q2, 2013, autumn 2015, year end
    PER = "per"  # per 1,000; /100000; per 100k population
    COMPARE = "compare"  # at least, or less, <
    CHANGE = "change"  # reduce, increased, maintain
    NAME = "name"  # KS2, aged 16-18, NI 47, A*-C, 24/7: figures that are no quantity
    WORD = "word"
    MARK = "mark"  # a bracket, a comma, a full stop, a dash


@dataclass(frozen=True, slots=True)
class Token:
    """One typed piece of a text, which is `text[start:end]` of the whole.

    `value` is exact and keeps the printed precision; `printed` is its number as it stands. `high` ends a range.
    `unit` is "%", "pp", "£", "days", "tonnes"; of a PER it is "per 1,000". `when` is the form of a date or period
    (see `dates`), "" where it can't be placed. `op` is what a COMPARE means, None for "better"; `after` tells that it
    stands behind its number. `move` is where a CHANGE goes. `name` says what a NAME is: "age", "grade", "code".
    `of` is the ten of "7.5 out of 10". `low` is the text in lower case.
    """

    sort: Sort
    text: str
    start: int
    end: int
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    printed: str = ""
    when: str = ""
    op: Op | None = None
    after: bool = False
    move: Move | None = None
    name: str = ""
    of: Decimal | None = None
    low: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Rules ask for it many times for each token.
        object.__setattr__(self, "low", self.text.lower())

    @property
    def is_quantity(self) -> bool:
        """Whether this is a figure that could be a target or an outturn."""
        return self.sort in _QUANTITIES

    @property
    def is_time(self) -> bool:
        """Whether this is a date or a period."""
        return self.sort in (Sort.DATE, Sort.PERIOD)


_QUANTITIES = frozenset({Sort.NUMBER, Sort.PERCENT, Sort.POINTS, Sort.MONEY, Sort.DURATION})
