"""The words and shapes of statuses, the same on every page and in every chart."""

from goldenthread.plan import NOT_UNDERSTOOD, Missing, Rating

SHAPES: dict[str, str] = {Rating.ACHIEVED: "■", Rating.ON_TRACK: "◆", Rating.SLIPPED: "▲", Rating.NOT_ACHIEVED: "●"}
NO_SHAPE = "○"
REASONS = {
    Missing.BLANK: "no status given",
    Missing.AWAITING_DATA: "awaiting data",
    Missing.NOT_DUE: "not due",
    Missing.DEFERRED: "deferred",
    Missing.WITHDRAWN: "withdrawn",
    Missing.NO_TARGET: "no target",
    Missing.DATA_ONLY: "data only",
    NOT_UNDERSTOOD: "with a status that the key doesn’t explain",
}
_WORDS = {
    Rating.ACHIEVED: "Achieved",
    Rating.ON_TRACK: "On track",
    Rating.SLIPPED: "Slipped",
    Rating.NOT_ACHIEVED: "Not achieved",
}


def status_words(rating: str | None, missing: str | None = None) -> str:
    """Give the word of a status; without one, the reason."""
    if rating:
        return _WORDS[Rating(rating)]
    reason = REASONS.get(missing) if missing else None
    return f"Not rated{f': {reason}' if reason else ''}"
