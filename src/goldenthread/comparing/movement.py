"""How a measure's rating moved."""

from goldenthread.plan import Movement, Rating

_BEST_FIRST = (Rating.ACHIEVED, Rating.ON_TRACK, Rating.SLIPPED, Rating.NOT_ACHIEVED)


def movement(earlier: Rating | None, later: Rating | None) -> Movement:
    """Tell how a rating moved; None stands for a measure that is not rated, whatever the reason."""
    if earlier is None or later is None:
        return _with_one_unrated(earlier, later)
    before, now = _BEST_FIRST.index(earlier), _BEST_FIRST.index(later)
    if before == now:
        return Movement.SAME
    return Movement.IMPROVED if now < before else Movement.WORSENED


def _with_one_unrated(earlier: Rating | None, later: Rating | None) -> Movement:
    if earlier is not None:
        return Movement.NO_LONGER_RATED
    return Movement.UNRATED if later is None else Movement.NEWLY_RATED
