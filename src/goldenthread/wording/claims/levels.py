"""The two levels that a change lies between: which figures can be, and the claim that they make."""

from dataclasses import replace

from goldenthread.plan import ClaimKind, Criterion, Direction, DirectionBasis, Number
from goldenthread.wording.claims.draft import Draft, drafted, value_at
from goldenthread.wording.claims.shapes import Line
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.rules.directions import BY_MOVE
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import Move, word_set

Levels = tuple[Mention | None, Mention]

_UP = word_set(
    "more higher above over up rise increase greater longer slower ahead exceeding exceeded exceeds growth beyond "
    "outside jump overspend surplus extra climb climbed"
)

_DOWN = word_set(
    "fewer lower below under adrift shy missing missed down fall decrease reduction less drop short shorter "
    "faster quicker behind dip decline cut underspend shortfall inside"
)


def suits(amount: Mention, level: Mention) -> bool:
    """Whether a level can have changed by such an amount."""
    if level is amount or level.role is Role.AMOUNT or level.role is Role.ASIDE:
        return False
    a, b = amount.token, level.token
    if a.sort is Sort.POINTS:
        return b.sort in (Sort.PERCENT, Sort.POINTS) or (
            b.sort is Sort.NUMBER and ("." in b.printed or _scores(amount))
        )
    if a.sort is Sort.PERCENT:
        return True
    if a.sort is Sort.NUMBER and b.sort in (Sort.PERCENT, Sort.POINTS):
        return "." in a.printed and not a.unit
    return a.sort is b.sort or {a.sort, b.sort} <= {Sort.NUMBER, Sort.DURATION}


_WINDOW = 60  # tokens: as far as a rule looks in a sentence that doesn't end


def _scores(points: Mention) -> bool:
    """A score of 702 is 14 points higher: points of a scale, where the sentence has no percentage."""
    plain = points.token.low.endswith(("points", "point", "pts"))
    around = points.tokens[max(0, points.within - _WINDOW) : points.within + _WINDOW]
    percent = any(token.sort is Sort.PERCENT for token in around)
    return (
        plain
        and not percent
        and not {"%", "percentage", "per", "percent"} & set(points.token.low.replace("%", "% ").split())
    )


_PLAIN = (Sort.NUMBER, Sort.DURATION)


def alike(one: Mention, other: Mention) -> bool:
    """Whether two levels can be of one measure: in "from 9.8 to 8.9 days" the first has its unit from the second."""
    if one.token.sort is other.token.sort or (one.token.sort in _PLAIN and other.token.sort in _PLAIN):
        return True
    share = (Sort.PERCENT, Sort.POINTS)
    if other.token.sort is Sort.NUMBER and one.token.sort in share:
        return "." in other.token.printed and not other.token.unit
    return one.token.sort is Sort.NUMBER and not one.token.unit and other.token.sort in share


def own_before(before: list[Mention], level: Mention) -> Mention | None:
    """Give the last level before that can be of the same measure as `level`: an own one, outside of brackets, first."""
    like = [each for each in before if alike(each, level)]
    like = [each for each in like if bool(each.place.per) == bool(level.place.per)] or like
    like = [each for each in like if not each.enclosed] or like
    like = [each for each in like if level.token.unit and each.token.unit == level.token.unit] or like
    own = [each for each in like if each.role is Role.OWN]
    rates = [each for each in before if alike(each, level) and each.role is Role.OWN and each.place.per]
    if rates and rates[-1] is before[-1] and level.role is Role.TARGET:
        return rates[-1]  # 2,261 per 100,000, 39 short of the 2,300
    return (own or like)[-1] if own or like else None


def draft_of(
    said: Narrative,
    line: Line,
    amount: Mention,
    levels: Levels,
    criterion: Criterion | None,
    start: Number | None = None,
) -> Draft:
    """Make the claim that an amount lies between two levels; `start` is the first where the text doesn't give it."""
    first, second = levels
    percent = amount.token.sort is Sort.PERCENT and second.token.sort not in (Sort.PERCENT, Sort.POINTS)
    uses = [second.at] if first is None else [first.at, second.at]
    return drafted(
        ClaimKind.PCT_CHANGE if percent else ClaimKind.CHANGE,
        said,
        line,
        amount.at,
        uses,
        start=value_at(line, first.at) if first else start,
        end=value_at(line, second.at),
        unit=_unit(amount, second),
        direction=_direction(amount, criterion),
    )


def of_size(draft: Draft) -> Draft:
    """A change of which only the size is said."""
    return replace(draft, claim=draft.claim.model_copy(update={"direction": None}))


def _unit(amount: Mention, level: Mention) -> str:
    if level.token.sort is Sort.PERCENT:
        return "pp"
    if amount.token.sort is Sort.POINTS and level.token.sort is Sort.NUMBER and _scores(amount):
        return "points"
    return amount.token.unit or level.token.unit or "count"


def _direction(amount: Mention, criterion: Criterion | None) -> Direction | None:
    """The way of the words: right behind the amount, else right before it, else the sentence's word of change."""
    if criterion and criterion.direction is Direction.DOWN and _MISSED & {*amount.before(4), *amount.after(2)}:
        return None  # a target of at most 40 days, missed by 3: the words say no way
    if {"gain", "gained"} & set(amount.before(4)):
        down = criterion is not None and criterion.direction is Direction.DOWN
        if down or amount.token.sort is Sort.DURATION or amount.token.unit in ("days", "weeks"):
            return None  # a gain of 0.8 days may be fewer
    if "off" in amount.after(2):
        return None  # 1.8 points off target
    if {"better", "worse"} & set(amount.after(2)):
        return _better(amount, criterion)
    if amount.token.text[:1] in "-−+":
        return Direction.UP if amount.token.text[0] == "+" else Direction.DOWN
    if amount.before(1) == ["+"]:
        return Direction.UP
    led = amount.tokens[max(0, amount.within - 3) : amount.within]
    moved = [token.move for token in led if token.move in BY_MOVE]
    if moved and moved[-1] and amount.before(1) == ["by"]:
        return BY_MOVE[moved[-1]]  # reduced by 41 over the last year
    for words in (_without_spans(amount.after(7))[:4], list(reversed(amount.before(6)))):
        for word in words:
            first = word.split(" ")[0]
            if first in _UP or first in _DOWN:
                return Direction.UP if first in _UP else Direction.DOWN
            if word in (",", "(", ")", "than"):
                break
    moves = [
        token for token in amount.tokens[max(0, amount.within - _WINDOW) : amount.within + 8] if token.move in _CHANGES
    ]
    nearest = min(moves, key=lambda token: abs(token.start - amount.token.start), default=None)
    if nearest is not None and nearest.move not in BY_MOVE:  # an improvement: which way, only what went before can say
        moves = [token for token in moves if token.start < amount.token.start and token.move in BY_MOVE]
        nearest = moves[-1] if moves else None
    if nearest is not None and nearest.move in BY_MOVE:
        return BY_MOVE[nearest.move]
    return _better(amount, criterion)


def _without_spans(words: list[str]) -> list[str]:
    """Over the last year, over time: "over" says how long it took, not that one is above the other."""
    at = next((at for at, word in enumerate(words) if word == "over"), len(words))
    spans = bool(_SPANS & set(words[at + 1 : at + 4]))
    return [*words[:at], *words[at + 1 :]] if spans else words


_SPANS = word_set("year years period quarter month months weeks summer winter time half")
_CHANGES = (*BY_MOVE, Move.BETTER, Move.WORSE)
_MISSED = word_set("missed missing adrift shy")


def _better(amount: Mention, criterion: Criterion | None) -> Direction | None:
    """An improvement goes the way that the criterion's words want; where they don't say, only its size is known."""
    said = criterion is not None and criterion.direction_basis is not DirectionBasis.NATURE
    wanted = criterion.direction if criterion and said else None
    moves: list[Token] = [token for token in amount.tokens if token.move in (Move.BETTER, Move.WORSE)]
    better = moves[0].move is Move.BETTER if moves else "better" in amount.after(2)
    if wanted is None or not (moves or {"better", "worse"} & set(amount.after(2))):
        return None
    if better:
        return wanted
    return Direction.DOWN if wanted is Direction.UP else Direction.UP
