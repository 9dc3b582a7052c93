"""How a status is written everywhere: its word, its shape, its colour, and the words for having none."""

from goldenthread.plan import NOT_UNDERSTOOD, Missing, NotUnderstood, Rating

RATINGS = (Rating.ACHIEVED, Rating.ON_TRACK, Rating.SLIPPED, Rating.NOT_ACHIEVED)
# Shapes differ in outline, not only in fill: they hold in black and white.
SHAPES = {Rating.ACHIEVED: "■", Rating.ON_TRACK: "◆", Rating.SLIPPED: "▲", Rating.NOT_ACHIEVED: "●"}
NO_SHAPE = "○"
WORDS = {
    Rating.ACHIEVED: "Achieved",
    Rating.ON_TRACK: "On track",
    Rating.SLIPPED: "Slipped",
    Rating.NOT_ACHIEVED: "Not achieved",
}
# White letters on each stand out by 4.5 to 1 and more, each on white by 3 to 1.
FILLS = {
    Rating.ACHIEVED: "#005a30",
    Rating.ON_TRACK: "#1d5eb8",
    Rating.SLIPPED: "#8a4a00",
    Rating.NOT_ACHIEVED: "#a2191f",
}
REASONS: dict[Missing | NotUnderstood, str] = {
    Missing.BLANK: "no status given",
    Missing.AWAITING_DATA: "awaiting data",
    Missing.NOT_DUE: "not due",
    Missing.DEFERRED: "deferred",
    Missing.WITHDRAWN: "withdrawn",
    Missing.NO_TARGET: "no target",
    Missing.DATA_ONLY: "data only",
    NOT_UNDERSTOOD: "with a status that the key doesn’t explain",
}


def status_words(rating: Rating | None, missing: Missing | NotUnderstood | None = None) -> str:
    """Give the word of a status; without one, that it isn't rated and why."""
    if rating is not None:
        return WORDS[rating]
    return f"Not rated{f': {REASONS[missing]}' if missing else ''}"


def shape(rating: Rating | None) -> str:
    """Give the shape that stands before the word of a status."""
    return SHAPES[rating] if rating else NO_SHAPE
