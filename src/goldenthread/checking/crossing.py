"""Figures that go one way while the status goes the other."""

from collections.abc import Iterator

from goldenthread.checking.earlier import became, got_better
from goldenthread.checking.rule import Known, Point
from goldenthread.checking.saying import amount
from goldenthread.plan import Movement, Rating, Return, Supports

# Being on track in the year and achieving at its end is one and the same.
_NO_CHANGE = (Rating.ON_TRACK, Rating.ACHIEVED)


def crossings(row: Return, known: Known, better: bool) -> Iterator[Point]:
    """Give the point of a measure whose figure became better (or worse), and whose status moved the other way."""
    before, compared = known.before.get(row.id), known.compared.get(row.id)
    if before is None or compared is None or compared.target_changed or (before.rating, row.rating) == _NO_CHANGE:
        return
    if compared.movement is not (Movement.WORSENED if better else Movement.IMPROVED):
        return
    found = got_better(before, row, known)
    if found is None or found[0] is not better or (not better and _both_follow(before, row)):
        return
    _, then, now = found
    moved = "better" if better else "worse"
    yield Point(
        f"From {amount(then.value, then.unit)} to {amount(now.value, now.unit)} is {moved}, "
        f"while {became(before.rating, row.rating)}.",
        row=row,
        evidence={"before": then.value, "now": now.value, "rating_before": before.rating, "rating": row.rating},
    )


def _both_follow(before: Return, row: Return) -> bool:
    """Whether each status follows from its own figures: then a target for the quarter lies between."""
    verdicts = [one.verdict for one in (before, row)]
    return all(verdict is not None and verdict.supports_printed is Supports.YES for verdict in verdicts)
