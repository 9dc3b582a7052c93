"""The one scale on which statuses of all schemes are put, and what takes a status's place."""

from enum import StrEnum


class Rating(StrEnum):
    """A status on the one scale that all schemes are put on."""

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    SLIPPED = "slipped"
    NOT_ACHIEVED = "not_achieved"


class Missing(StrEnum):
    """Why a return has no rating. Missing is a kind, never a zero."""

    BLANK = "blank"
    AWAITING_DATA = "awaiting_data"
    NOT_DUE = "not_due"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"
    NO_TARGET = "no_target"
    DATA_ONLY = "data_only"


class CountsAs(StrEnum):
    """Which of the two headline figures a status is counted in."""

    ON_TRACK = "on_track"
    OFF_TRACK = "off_track"
    UNRATED = "unrated"
