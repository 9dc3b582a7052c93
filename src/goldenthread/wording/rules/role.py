"""The roles that a number of a criterion can have."""

from enum import Enum, auto

from goldenthread.wording.places import Place
from goldenthread.wording.tokens import Sort


class Role(Enum):
    """What a number is there for."""

    TARGET = auto()
    CHANGE = auto()  # by how much to change: "reduce by 5%"
    BEATEN = auto()  # one's own figure that is to be bettered: "improve on the outturn of 31.5%"
    BASELINE = auto()
    ASIDE = auto()  # an old target, somebody else's figure, part of a definition


def is_share(place: Place) -> bool:
    """Whether the number is a percentage or percentage points."""
    return place.token.sort in (Sort.PERCENT, Sort.POINTS)
