"""Where each quantity of a text stands: what is said before and after it, in which clause, in which bracket.

Rules look at a `Place` and at nothing else, so no rule looks further than `WINDOW` tokens.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from goldenthread.plan import Op
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import Move, word_set

WINDOW = 24
_OPENING, _CLOSING = "([{", ")]}"
_BRACKETS = frozenset(_OPENING + _CLOSING)
# Words that may stand between a word of comparison, or "by", and its number.
_SMALL_WORDS = word_set(
    "a an the of than only just about around approximately average on be rate to further another total"
)


@dataclass(frozen=True)
class Place:
    """A quantity where it stands.

    `before` and `after` are the tokens up to the neighbouring quantities or the ends of the clause, at most WINDOW of
    them. `clause` counts clauses from 0. `bracket` tells brackets apart; 0 is outside of any. `move` is the last word
    of change of the clause before the quantity, also where another quantity stands between. `is_last` tells that no
    other quantity follows in the clause, `follows` that one stands before; `following` is the one that follows.
    """

    token: Token
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    clause: int = 0
    bracket: int = 0
    move: Token | None = None
    is_last: bool = True
    follows: bool = False
    following: Token | None = None

    @property
    def inside(self) -> tuple[Token, ...]:
        """The tokens around it that stand in the same bracket; () outside of any."""
        if not self.bracket:
            return ()
        opened = max((at for at, token in enumerate(self.before) if token.text in _BRACKETS), default=-1)
        closed = next((at for at, token in enumerate(self.after) if token.text in _BRACKETS), len(self.after))
        return self.before[opened + 1 :] + self.after[:closed]

    @property
    def words_before(self) -> list[str]:
        """The words before, in lower case, the nearest last; marks are left out."""
        return [token.low for token in self.before if token.sort is not Sort.MARK]

    @property
    def words_after(self) -> list[str]:
        """The words after, in lower case, the nearest first; marks are left out."""
        return [token.low for token in self.after if token.sort is not Sort.MARK]

    @cached_property
    def compare(self) -> Token | None:
        """The word of comparison that belongs to this number: "at least" before it, "or less" after it."""
        for token in self.after[:5]:
            if token.sort is Sort.COMPARE and token.after:
                return token
            if token.sort is Sort.MARK and token.text not in "(":
                break
        for token in reversed(self.before[-5:]):
            if token.sort is Sort.COMPARE and not token.after:
                return None if token.low == _UP_TO and (self.climbs or self._goes(token)) else token
            if token.low not in _SMALL_WORDS and token.sort is not Sort.MARK:
                break
        return None

    @property
    def climbs(self) -> bool:
        """Whether "up to" says where a rise ends, "from 60 % up to 75 %", "increase it up to 45 %", and is no bound."""
        rises = self.move is not None and self.move.move in (Move.UP, Move.BETTER)
        return rises or (self.follows and not any(token.text == "," for token in self.before))

    def _goes(self, up_to: Token) -> bool:
        """Whether a verb leads to "up to": "going up to 95%" is a rise."""
        at = self.before.index(up_to)
        return at > 0 and self.before[at - 1].low in _GOING

    @cached_property
    def lead(self) -> str:
        """The preposition that leads to the number ("by", "to", "from"), past words of comparison; "" for none."""
        for token in reversed(self.before[-6:]):
            if token.low in _LEADS:
                return token.low
            if token.low == _UP_TO and (self.climbs or self._goes(token)):
                return "to"
            if token.low not in _SMALL_WORDS and token.sort is not Sort.COMPARE:
                break
        return ""

    @cached_property
    def per(self) -> Token | None:
        """The rate's "per 1,000" close behind the number."""
        return next((token for token in self.after[:6] if token.sort is Sort.PER), None)

    @property
    def op(self) -> Op | None:
        """What the word of comparison means; None for none, or for "better"."""
        return self.compare.op if self.compare else None

    @property
    def change_before(self) -> Token | None:
        """A word of change that stands right before the number: "down 10%", "reduction of 10%"."""
        for token in reversed(self.before[-5:]):
            if token.move:
                return token
            if token.low not in _SMALL_WORDS and token.sort is not Sort.COMPARE:
                break
        return None


_UP_TO = "up to"
_GOING = word_set("going go goes gone moving move moves getting creeping stepping")
_LEADS = frozenset({"by", "to", "from", "at", "of", "on"})


_SHORTENED = word_set(
    "est approx avg ave no max min inc incl excl c p.a pa dept cllr st vs resp govt temp accom appt yr yrs"
)


def _breaks(before: Token | None, now: Token, following: Token | None) -> bool:
    """Whether a clause ends here: at a semicolon, a bullet, or a full stop before a capital or figure."""
    if now.sort is not Sort.MARK or (before is not None and before.low in _SHORTENED):
        return False
    if now.text in ";•|":
        return True
    return now.text in ".!?" and (following is None or (following.text[0].isupper() or following.text[0].isdigit()))


def clauses(found: Iterable[Token]) -> Iterator[list[Token]]:
    """Give the clauses of a text: its tokens between full stops and semicolons."""
    clause: list[Token] = []
    tokens = list(found)
    for before, now, following in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        clause.append(now)
        if _breaks(before, now, following):
            yield clause
            clause = []
    if clause:
        yield clause


def _brackets(clause: list[Token], first: int) -> list[int]:
    """Number each token's bracket from `first` on; 0 is outside."""
    numbers, open_now, count = [], 0, first
    for token in clause:
        if token.sort is Sort.MARK and token.text in _OPENING:
            count += 1
            open_now = count
        numbers.append(open_now)
        if token.sort is Sort.MARK and token.text in _CLOSING:
            open_now = 0
    return numbers


def places(found: tuple[Token, ...]) -> list[Place]:
    """Give each quantity of the tokens with what stands around it."""
    made: list[Place] = []
    for number, clause in enumerate(clauses(found)):
        brackets = _brackets(clause, 1000 * number)
        made.extend(_in_clause(clause, brackets, number))
    return made


def _in_clause(clause: list[Token], brackets: list[int], number: int) -> Iterator[Place]:
    spots = [at for at, token in enumerate(clause) if token.is_quantity]
    move: Token | None = None
    last = -1
    for spot, following in zip(spots, [*spots[1:], len(clause)], strict=False):
        moves = [token for token in clause[last + 1 : spot] if token.move and token.move is not Move.WORSE]
        move = moves[-1] if moves else move
        before = clause[max(last + 1, spot - WINDOW) : spot]
        after = clause[spot + 1 : min(following, spot + 1 + WINDOW)]
        yield Place(
            clause[spot], tuple(before), tuple(after), number, brackets[spot], move,
            is_last=following == len(clause), follows=last >= 0,
            following=clause[following] if following < len(clause) else None,
        )  # fmt: skip
        last = spot
