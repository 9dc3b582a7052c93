"""What a person has decided: how measures are judged, which way is better, and answers to points to check."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from goldenthread.plan.course import TargetChange, TargetPath, in_order
from goldenthread.plan.criterion import Direction
from goldenthread.plan.noun import Noun
from goldenthread.plan.number import Number
from goldenthread.plan.rating import Missing, Rating


class ToleranceMode(StrEnum):
    """How a tolerance is measured: in the figure's own unit, or as per cent of the target's value."""

    POINTS = "points"
    PERCENT = "percent"


class Tolerance(Noun):
    """How far a figure may miss its target and still count as near it."""

    value: Number = Field(ge=0)
    mode: ToleranceMode = ToleranceMode.POINTS


class MeasureSettings(Noun):
    """What was decided for one measure, named by its id or ref.

    `amber_value` is an explicit boundary in place of a tolerance. `profile` are the shares (0 to 1) of the year's total
    that should be reached at the end of quarters 1 to 4. `target_paths` are the values on the way to a later target,
    one path a part; `target_changes` the changes of its targets, which are kept in the order of their dates.
    """

    direction: Direction | None = None
    tolerance: Tolerance | None = None
    amber_value: Number | None = None
    profile: tuple[Number, ...] = ()
    preset: str | None = None
    target_paths: tuple[TargetPath, ...] = ()
    target_changes: Annotated[tuple[TargetChange, ...], AfterValidator(in_order)] = ()


class Answer(Noun):
    """An answer to a point to check: accepted, because ..."""

    fingerprint: str
    because: str


class Cover(Noun):
    """What stands before a report that goes to a committee.

    `committee` and `meeting_on` say which meeting it goes to, `report_of` whose report it is, `contact` whom to ask.
    `purpose` says what it is for, `recommendations` what the committee is asked to do, `implications` what follows
    from it, by kind: "Financial", "Legal". `published_on` is the day of publication.
    """

    committee: str | None = None
    meeting_on: date | None = None
    report_of: str | None = None
    contact: str | None = None
    purpose: str | None = None
    recommendations: tuple[str, ...] = ()
    implications: dict[str, str] = {}
    published_on: date | None = None


class Settings(Noun):
    """All that was decided. `preset` names the rules that measures are judged by.

    `scheme` says what codes or words of the status column mean, over what the document's key and words say. `tolerance`
    and `profile` hold for every measure that has none of its own. `cover` stands before what is published.
    """

    authority: str | None = None
    scheme: dict[str, Rating | Missing] = {}
    preset: str = "one-to-four"
    tolerance: Tolerance | None = None
    profile: tuple[Number, ...] = ()
    measures: dict[str, MeasureSettings] = {}
    answers: tuple[Answer, ...] = ()
    cover: Cover = Cover()

    def of_measure(self, *names: str | None) -> MeasureSettings:
        """Give what was decided for a measure, by the first of its names that stands in the settings."""
        return next((self.measures[name] for name in names if name in self.measures), MeasureSettings())
