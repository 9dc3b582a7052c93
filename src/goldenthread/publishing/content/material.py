"""What a publication is composed from: a report that is judged, and what was decided and said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goldenthread.plan import Comparison, Cover, Period, Report, Return

Past = tuple[tuple[Period, Return], ...]


@dataclass(frozen=True)
class Accepted:
    """A point to check that was accepted: the measure's ref, what the point says, and why it was accepted."""

    ref: str
    message: str
    because: str


@dataclass(frozen=True)
class Material:
    """All that is published.

    `report` holds the returns with their verdicts, `comparison` what changed since the earlier report. `cover` is for
    the committee, `commentary` what the council says of the plan (under "") and of themes by name. `past` are the
    earlier returns of measures by the id of this report's return, the oldest first; `notes` are sentences about single
    measures, by the same id. `decided` says how statuses are
    decided, `left_out` what isn't shown and why, `cut` which part of the plan this is, "" for the whole. Where that is
    `chosen_by_rating`, shares follow from the choice, and no change of them is told.
    `published_on` is a date that is given, never today's: the same material gives the same bytes.
    """

    report: Report
    comparison: Comparison | None = None
    cover: Cover = field(default_factory=Cover)
    commentary: Mapping[str, str] = field(default_factory=dict)
    accepted: tuple[Accepted, ...] = ()
    past: Mapping[str, Past] = field(default_factory=dict)
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    decided: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    cut: str = ""
    chosen_by_rating: bool = False
    published_on: date | None = None
