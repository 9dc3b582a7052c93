"""Whether it is sure which way is better: what a measure is by nature accuses nobody, but may speak for somebody."""

from goldenthread.checking.rule import Known
from goldenthread.plan import Direction, DirectionBasis, Op, Return
from goldenthread.wording import Sort, Token, tokens
from goldenthread.wording.rules.directions import BY_OP, leading_move
from goldenthread.wording.rules.nature import wanted
from goldenthread.wording.vocabulary import Move

_LONGEST_READ = 4_000


def is_in_doubt(row: Return, known: Known) -> bool:
    """Whether it isn't sure which way is better, and nobody has decided it."""
    return known.settings.of_measure(row.id, row.ref).direction is None and leaves_way_open(row)


def leaves_way_open(row: Return) -> bool:
    """Whether the way is of figures alone ("from 4 to 5") against the measure's nature, or parts pull apart."""
    if row.direction is None or row.direction_basis is not DirectionBasis.WORDS:
        return False
    text = row.outcome[:_LONGEST_READ]
    found = tokens(text)
    if len(row.targets) > 1 and _goes_both_ways(found, row.direction):
        return True
    by_nature = wanted(text, any(target.unit == "%" for target in row.targets))
    return by_nature not in (None, row.direction) and not _says_so(found, row.direction)


def _goes_both_ways(found: tuple[Token, ...], way: Direction) -> bool:
    """Whether one of several parts is said to go the other way: which figure is whose may have been mixed up."""
    others = (Move.DOWN if way is Direction.UP else Move.UP,)
    return any(token.sort is Sort.CHANGE and token.move in others for token in found)


def _says_so(found: tuple[Token, ...], way: Direction) -> bool:
    """Whether a word of change or of comparison says it."""
    ops: set[Op] = {op for op, said in BY_OP.items() if said is way}
    return leading_move(found) is way or any(token.sort is Sort.COMPARE and token.op in ops for token in found)
