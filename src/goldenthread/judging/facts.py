"""What can be found out of a measure's figures: the words that presets write their rules with."""

from enum import StrEnum

from goldenthread.plan import Rating


class Fact(StrEnum):
    """One thing that holds of a figure and its target. Rules of presets name these, and nothing else.

    MET: on or better than the target, or than the share of it that should be reached by now. NEAR: not met, but within
    the tolerance or the amber value. FINAL: met for good, as a total that is reached. LATER: the target's own date is
    still to come. ON_ITS_WAY: not met, its date still to come, and moving as it should. FORECAST_MET: at the pace so
    far the year's target will be met. FORECAST_POSSIBLE: it lies within the range of the forecast.
    LEVEL: not a count that is still building up, so that nothing is forecast.
    BETTER_THAN_LAST_YEAR: as good as a year ago, or better. DONE: a milestone is reported as reached. LATE: its date
    has passed, or was moved beyond the first one. A LITTLE_LATE one is so by no more days than the preset allows.
    """

    MET = "met"
    NEAR = "near"
    FINAL = "final"
    LATER = "later"
    ON_ITS_WAY = "on_its_way"
    FORECAST_MET = "forecast_met"
    FORECAST_POSSIBLE = "forecast_possible"
    LEVEL = "level"
    BETTER_THAN_LAST_YEAR = "better_than_last_year"
    DONE = "done"
    LATE = "late"
    A_LITTLE_LATE = "a_little_late"


Facts = frozenset[Fact]


class Stage(StrEnum):
    """Whether the target's time is still running, or over."""

    IN_YEAR = "in-year"
    YEAR_END = "year-end"


FROM_BEST = tuple(Rating)


def worst(ratings: list[Rating]) -> Rating:
    """Give the worst of ratings: each part of a target must be met."""
    return max(ratings, key=FROM_BEST.index)
