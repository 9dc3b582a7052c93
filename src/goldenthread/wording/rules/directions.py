"""Which way is better, and how it is known.

Words come first: the operators of the targets, the word of change that the text is about, then "from X to Y". What no
word tells is known from the nature of what is measured (`nature`).
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from goldenthread.plan import Direction, DirectionBasis, Op
from goldenthread.wording.places import Place
from goldenthread.wording.rules.nature import wanted, wanted_time
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import DURATIONS, Move, word_set

Known = tuple[Direction | None, DirectionBasis | None]
UNKNOWN: Known = (None, None)
TIMES = frozenset(DURATIONS.values())

BY_MOVE = {Move.UP: Direction.UP, Move.DOWN: Direction.DOWN}
BY_OP = {Op.AT_LEAST: Direction.UP, Op.ABOVE: Direction.UP, Op.AT_MOST: Direction.DOWN, Op.BELOW: Direction.DOWN}
# No increase in complaints; halt the decline in visits.
_REFUSES = frozenset({"no", "halt", "stop", "reverse", "arrest", "prevent"})
_OTHER = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}
# Words of change that are often something else ("take up", "additional", "close to"): they count only beside a number.
_WEAK = word_set(
    "up down more higher lower less fewer additional extra gain gains saving savings save close closed closing "
    "closure below growth growing held hold shorter smaller faster quicker greater cut extended extend uplift "
    "better best cuts"
)
_LEADS_IN = word_set("to be is are will further and not")
_LEADS_ON = word_set("to by from in the further on year compared")


def leading_move(found: tuple[Token, ...], unit: str = "") -> Direction | None:
    """Give the way of the word of change that the text is about: "Reduce ...", "... to be increased to ...".

    `unit` is that of the target: "reduce the number of alerts, 70% of them to be acted on" wants no fewer per cent.
    """
    for at, token in enumerate(found[:80]):
        if token.sort is Sort.CHANGE and token.move in BY_MOVE and _leads(found, at):
            if unit == "%" and any(later.low in ("number", "numbers") for later in found[at + 1 : at + 4]):
                return None
            refused = any(before.low in _REFUSES for before in found[max(0, at - 2) : at])
            return _OTHER[BY_MOVE[token.move]] if refused else BY_MOVE[token.move]
    return None


def _leads(found: tuple[Token, ...], at: int) -> bool:
    before = found[at - 1] if at else None
    following = found[at + 1] if at + 1 < len(found) else None
    starts = before is None or before.sort is Sort.MARK
    if found[at].low in _WEAK:
        return (
            starts
            and found[at].low in ("lower", "fewer", "more", "less", "cut", "higher", "faster", "quicker", "shorter")
        ) or (following is not None and following.low in ("to", "by") and found[at].low in ("up", "down", "cut"))
    return (
        starts
        or (before is not None and before.low in _LEADS_IN)
        or (following is not None and following.low in _LEADS_ON)
    )


def compared(found: tuple[Token, ...]) -> Direction | None:
    """Above the national average; lower than last year: the way of a comparison without a number."""
    for token, following in zip(found, [*found[1:], None], strict=False):
        without_number = following is None or not following.is_quantity
        if token.sort is Sort.COMPARE and token.op in BY_OP and token.low not in _OF_PLACE and without_number:
            return BY_OP[token.op]
    return None


_OF_PLACE = frozenset({"within", "inside", "over", "under", "up to", "beyond"})


_SAYS_BETTER = re.compile(
    r"\b(?:good|better) (?:is|=) (?P<a>high|low|bigger|smaller|up|down)"
    r"|\b(?P<b>higher|lower|bigger|smaller|more|less|high|low) (?:figure |score |number |is |the )?"
    r"(?:is |are |= ?)?(?:better|good)\b",
    re.IGNORECASE,
)
_HIGH = frozenset({"high", "higher", "bigger", "more", "up"})


def said_outright(text: str) -> Direction | None:
    """Good is low; higher is better."""
    found = _SAYS_BETTER.search(text)
    if not found:
        return None
    return Direction.UP if (found["a"] or found["b"]).lower() in _HIGH else Direction.DOWN


_SHARES = frozenset({"%", "percentage", "percent", "capita"})


def of_change(found: tuple[Token, ...]) -> Direction | None:
    """Percentage reduction in emissions; per capita reduction: the measure itself is a change, with its way."""
    for before, token in pairwise(found[:12]):
        if before.low in _SHARES and token.low in ("reduction", "increase", "decrease") and token.move in BY_MOVE:
            return BY_MOVE[token.move]
    return None


def is_kept_between(found: tuple[Token, ...]) -> bool:
    """Keep balances between £4m and £5m: neither more nor less."""
    return any(token.move is Move.KEEP for token in found[:80])


def agreed(directions: Iterable[Direction | None]) -> Direction | None:
    """Give the one direction that all parts have; None where they pull apart."""
    found = {direction for direction in directions if direction}
    return found.pop() if len(found) == 1 else None


def from_to(targets: list[Place], baselines: list[Place]) -> Direction | None:
    """From 38.5% to 50%: up. Only "from" tells it; a baseline in a bracket may be better than the target."""
    starts = [place.token for place in baselines if place.lead == "from" and not _is_kept(place)]
    if not starts or not targets:
        return None
    start, end = starts[0].value, targets[0].token.value
    if start is None or end is None or start == end:
        return None
    return Direction.UP if end > start else Direction.DOWN


def _is_kept(place: Place) -> bool:
    """Maintain absence from 4% to 5%: what may change is no aim."""
    return place.move is not None and place.move.move is Move.KEEP


def known(words: Direction | None, measured: str, unit: str) -> Known:
    """Put words before nature. Of a time less is mostly wanted."""
    if words:
        return words, DirectionBasis.WORDS
    nature = wanted_time(measured) if unit in TIMES else wanted(measured, is_share=unit == "%")
    return (nature, DirectionBasis.NATURE) if nature else UNKNOWN
