"""Where a change starts, when the text doesn't print it: the criterion's baseline, or the level less the amount.

"15% up on the 2010/11 outturn", where the criterion has the outturn of 2010/11 as its baseline; "52 crimes, an increase
of 5 / 10.6% on last year", where 5 more than last year says what last year was.
"""

from goldenthread.plan import Baseline, Criterion, Direction, Number
from goldenthread.wording.claims.dated import time_since
from goldenthread.wording.claims.levels import suits
from goldenthread.wording.figures.fitting import is_of_unit
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import is_past
from goldenthread.wording.rules.directions import BY_MOVE
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

Implied = tuple[Number, Mention]
_REACH = 8
_OUTTURN = word_set("outturn baseline result total")
_ONE_PERIOD = word_set("same period quarter half month point time stage")


def implied_start(
    amount: Mention, near: list[Mention], earlier: list[Mention], criterion: Criterion | None
) -> Implied | None:
    """Give where the change starts and the level now; None where the text implies no start."""
    return _from_amount(amount, near, earlier) or _from_baseline(amount, near, earlier, criterion)


def _from_amount(amount: Mention, near: list[Mention], earlier: list[Mention]) -> Implied | None:
    """52 crimes. This is an increase of 5 crimes / 10.6% on the same period last year: it was 47."""
    said = next((each for each in reversed(near) if each.at < amount.at), None)
    if (
        said is None
        or said.role is not Role.AMOUNT
        or amount.token.sort is not Sort.PERCENT
        or said.token.sort not in (Sort.NUMBER, Sort.MONEY)
    ):
        return None
    between = said.tokens[said.within + 1 : amount.within]
    joined = bool({"/", "or", "(", "ie"} & {token.low for token in between}) and len(between) <= _JOINED
    way = _way(said)
    level = _only_own(said, [*earlier, *near])
    behind = amount.after(_REACH)
    if not joined or way is None or level is None or not (is_past(behind) or time_since(amount)):
        return None
    if level.token.value is None or said.token.value is None:
        return None
    step = said.token.value if way is Direction.UP else -said.token.value
    return level.token.value - step, level


_JOINED = 4


def _way(said: Mention) -> Direction | None:
    """An increase of 5: up; an improvement of 5: nobody knows."""
    before = said.tokens[max(0, said.within - 3) : said.within]
    behind = said.tokens[said.within + 1 : said.within + 6]
    ways = {BY_MOVE.get(token.move) for token in (*before, *behind) if token.move}
    return ways.pop() if len(ways) == 1 else None


def _only_own(amount: Mention, found: list[Mention]) -> Mention | None:
    """The one own level that the amount can be of; two would leave it open which is meant."""
    own = [
        each for each in found if each.at < amount.at and suits(amount, each) and each.token.sort is amount.token.sort
    ]
    return own[0] if len(own) == 1 and own[0].role is Role.OWN and not own[0].enclosed else None


def _from_baseline(
    amount: Mention, near: list[Mention], earlier: list[Mention], criterion: Criterion | None
) -> Implied | None:
    """460 members, 15% up on the 2010/11 outturn: the criterion's baseline is of 2010/11."""
    time = time_since(amount)
    baseline = baseline_of(time, criterion)
    if time is None or baseline is None or _ONE_PERIOD & set(amount.after(_REACH)):
        return None
    own = [each for each in (*earlier, *near) if each.at < amount.at and _can_be(each, amount, baseline)]
    if len(own) != 1 or not (is_level(baseline.unit) or _OUTTURN & set(amount.after(_REACH + 1))):
        return None
    return baseline.value, own[0]


def _can_be(level: Mention, amount: Mention, baseline: Baseline) -> bool:
    return level.role is Role.OWN and suits(amount, level) and not level.enclosed and is_of_unit(level, baseline.unit)


def baseline_of(time: Token | None, criterion: Criterion | None) -> Baseline | None:
    """Give the criterion's only baseline, if it is of that time."""
    if time is None or criterion is None or len(criterion.baselines) != 1:
        return None
    only = criterion.baselines[0]
    return only if only.when and only.when == time.when else None


def is_level(unit: str) -> bool:
    """Whether figures of a part of a year and of a whole one can be compared: shares, rates and times, no counts."""
    return unit in ("%", "pp", "days", "weeks", "minutes", "hours") or unit.startswith("per ")
