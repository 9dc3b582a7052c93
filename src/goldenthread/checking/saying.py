"""How findings print ratings and amounts."""

from goldenthread.plan import Rating

_RATINGS = {
    Rating.ACHIEVED: "achieved",
    Rating.ON_TRACK: "on track",
    Rating.SLIPPED: "slipped",
    Rating.NOT_ACHIEVED: "not achieved",
}


def said(rating: Rating) -> str:
    """Say a rating in words: "on track"."""
    return _RATINGS[rating]
