"""A criterion whose word says one way and whose figures go the other."""

from collections.abc import Iterator

from goldenthread.checking.changes import first_move, pairs_of, says_from, worsens
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import amount, quoted
from goldenthread.plan import Direction, Return, Severity
from goldenthread.wording.vocabulary import Move

_WAYS = {Move.UP: Direction.UP, Move.DOWN: Direction.DOWN}


def _find(row: Return, known: Known) -> Iterator[Point]:
    pairs = list(pairs_of(row))
    move = first_move(row.outcome) if pairs else None
    way = _WAYS.get(move.move) if move and move.move else None
    if move is None or way is None:
        return
    for target, baseline in pairs:
        if worsens(target, baseline.value, way) and says_from(row, baseline):
            goes = "rise" if way is Direction.DOWN else "fall"
            start, end = amount(baseline.value, baseline.unit), amount(target.value, target.unit)
            yield Point(
                f"The criterion says {quoted(move.text)}, but from {start} to {end} is a {goes}.",
                row=row,
                evidence={"word": move.text, "baseline": baseline.value, "target": target.value},
            )


RULE = Rule(
    id="direction-against-figures",
    severity=Severity.ERROR,
    title="a word that says one way while the figures go the other",
    instruction="Correct the word, the baseline or the target, whichever is wrong.",
    missing="Without both figures, where it starts and where it should come to, nothing is said.",
    find=_find,
)
