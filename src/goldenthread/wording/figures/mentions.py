"""Each quantity of a narrative, where it stands, and the role that it plays."""

from dataclasses import dataclass, field
from enum import Enum, auto

from goldenthread.wording.places import Place
from goldenthread.wording.tokens import Token


class Role(Enum):
    """What a quantity is to the measure."""

    OWN = auto()  # its figure now
    EARLIER = auto()  # its figure at an earlier time
    OTHERS = auto()  # somebody else's figure
    TARGET = auto()  # what it should be, or was planned to be
    FORECAST = auto()  # what it may become
    AMOUNT = auto()  # by how much it changed or differs
    PART = auto()  # the part or the whole of a share
    ASIDE = auto()  # a limit in a definition, a tolerance, a number of something else


# As far as nearly every rule looks for words on either side.
_REACH = 12


# Told apart by identity: to compare two would mean to walk the tokens of their sentences.
@dataclass(frozen=True, eq=False)
class Mention:
    """A quantity: `at` is its number among the tokens of the narrative, `sentence` that of its sentence.

    `enclosed` tells that it stands in a bracket of its sentence, also where a semicolon parts the bracket. `token` is
    the quantity itself.
    """

    at: int
    sentence: int
    place: Place
    tokens: tuple[Token, ...]
    within: int
    role: Role = Role.OWN
    enclosed: bool = False
    # Rules ask for these words many times for each mention; one that is made of another with its role put right keeps
    # them, as they are fields.
    _words_before: list[str] | None = field(default=None, repr=False)
    _words_after: list[str] | None = field(default=None, repr=False)

    token: Token = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "token", self.place.token)

    def before(self, most: int) -> list[str]:
        """Give up to `most` words before it in its sentence, across other quantities; the nearest is last."""
        if not 0 < most <= _REACH:
            return self._words_back(most)[-most:]
        if self._words_before is None:
            object.__setattr__(self, "_words_before", self._words_back(_REACH))
        return (self._words_before or [])[-most:]

    def after(self, most: int) -> list[str]:
        """Give up to `most` words after it in its sentence, across other quantities."""
        if not 0 < most <= _REACH:
            return self._words_on(most)[:most]
        if self._words_after is None:
            object.__setattr__(self, "_words_after", self._words_on(_REACH))
        return (self._words_after or [])[:most]

    def _words_back(self, most: int) -> list[str]:
        return _words(self.tokens[max(0, self.within - most) : self.within])

    def _words_on(self, most: int) -> list[str]:
        return _words(self.tokens[self.within + 1 : self.within + 1 + most])


def _words(tokens: tuple[Token, ...]) -> list[str]:
    """Give the words in lower case; "better than" is two."""
    return [word for token in tokens for word in token.low.split()]
