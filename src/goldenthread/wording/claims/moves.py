"""A figure that is said to have risen or fallen from another one: an order that the words assert.

"Increased to 85% compared with 82% the year before", "fell from 92 to 86". Where the amount is said as well, it is a
change (`changes`), which says more.
"""

from collections.abc import Iterator

from goldenthread.plan import Claim, ClaimKind, Criterion, Direction, Op
from goldenthread.wording.claims.bracketed import bracket_beside
from goldenthread.wording.claims.draft import Draft, value_at
from goldenthread.wording.claims.shapes import Line
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import FACTORS, Move, word_set

_REACH = 11
_WIDEST = 16
_FROM = word_set("from compared comparison against than")
_PLAIN = (Sort.NUMBER, Sort.DURATION)


def moves(said: Narrative, line: Line, mentions: tuple[Mention, ...], criterion: Criterion | None) -> Iterator[Draft]:
    """Find figures that are said to have moved to where they are, with the earlier ones that they moved from."""
    for at, mention in enumerate(mentions):
        move = _moved_to(mention)
        if move is None or mention.role is not Role.OWN or _is_of_target(mention):
            continue
        near = [each for each in mentions[max(0, at - 1) : at + 2] if each.sentence == mention.sentence]
        earlier = next((each for each in near if each.role is Role.EARLIER and _is_start(mention, each)), None)
        earlier = earlier or _in_bracket(mention, near)
        op = _op(move, criterion)
        if earlier is not None and op is not None:
            yield _draft(said, line, mention, earlier, op, move)


def _in_bracket(mention: Mention, near: list[Mention]) -> Mention | None:
    """A rise in calls to 412 (355 in 2010/11)."""
    bracket = bracket_beside(mention, near)
    return bracket.level if bracket is not None and bracket.dated and bracket.level.role is Role.EARLIER else None


def _moved_to(mention: Mention) -> Token | None:
    """The word of change that leads to this figure by "to": "increased to", "fell from 92 to"."""
    if mention.before(1) != ["to"] and mention.place.lead != "to":
        return None
    for at in range(mention.within - 1, max(-1, mention.within - _REACH - 1), -1):
        token = mention.tokens[at]
        if token.move in (Move.UP, Move.DOWN, Move.BETTER, Move.WORSE) and token.low not in FACTORS:
            wanted = _WANTED & {each.low for each in mention.tokens[max(0, at - 2) : at]}
            return None if wanted else token
        if token.sort is Sort.MARK and token.text in ",;:":
            return None
    return None


_WANTED = word_set("will should would must aim aims plan plans hope hopes want wants need needs expect if not no")


def _is_of_target(mention: Mention) -> bool:
    """Raised from 70% to 75% of the target: how much is wanted, and no result."""
    behind = mention.after(4)
    return behind[:1] == ["of"] and bool(TARGETS & set(behind))


def _is_start(mention: Mention, other: Mention) -> bool:
    """Whether the other figure is of the same kind, and a word like "from" leads to it."""
    alike = mention.token.sort is other.token.sort or {mention.token.sort, other.token.sort} <= set(_PLAIN)
    bare = other.token.sort is Sort.NUMBER and not other.token.unit
    near = abs(mention.within - other.within) <= _WIDEST
    return near and (alike or bare) and bool(_FROM & set(other.before(8)))


def _op(move: Token, criterion: Criterion | None) -> Op | None:
    """Up is above, down is below; better is where the criterion wants the figure."""
    if move.move is Move.UP:
        return Op.ABOVE
    if move.move is Move.DOWN:
        return Op.BELOW
    wanted = criterion.direction if criterion else Direction.UP
    if wanted is None:
        return None
    return Op.ABOVE if (wanted is Direction.UP) == (move.move is Move.BETTER) else Op.BELOW


def _draft(said: Narrative, line: Line, mention: Mention, earlier: Mention, op: Op, move: Token) -> Draft:
    claim = Claim(
        kind=ClaimKind.ORDER,
        left=value_at(line, mention.at),
        op=op,
        right=value_at(line, earlier.at),
        words=move.text,
        unit=mention.token.unit or (mention.place.per.unit if mention.place.per else "count"),
        text=said.sentence_text(mention.sentence),
    )
    return Draft(claim, mention.at, frozenset([mention.at, earlier.at]))
