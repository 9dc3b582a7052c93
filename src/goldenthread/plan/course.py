"""What becomes of a target over time: the values on the way to a later one, and changes that were approved."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from goldenthread.plan.noun import Noun
from goldenthread.plan.number import Number

_TIME = re.compile(r"(?P<year>\d{4})(?:/(?P<end>\d{2})(?: Q[1-4]| year end)?|-(?:0[1-9]|1[0-2]))?")
LONGEST = 2000


def _time(text: str) -> str:
    found = _TIME.fullmatch(text)
    if not found or (found["end"] and (int(found["year"]) + 1) % 100 != int(found["end"])):
        raise ValueError('a time such as "2011/12", "2011/12 Q2", "2012-03" or "2012"')
    return text


def _words(text: str) -> str:
    if not text:
        raise ValueError("words: no target is changed without a reason, and without somebody who approved it")
    return text


When = Annotated[str, AfterValidator(_time)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST), AfterValidator(_words)]


class PathPoint(Noun):
    """One value on the way to a target, and when it is due: "2011/12", "2011/12 Q2", "2012-03" or "2012"."""

    when: When
    value: Number


class TargetPath(Noun):
    """The values on the way to a target of a later year, in the target's own unit.

    `even` says that the values between two points lie on a straight line; without it there are none between them.
    `label` names the part of the measure, as the target's does; None for a measure of one part.
    """

    points: tuple[PathPoint, ...] = Field(min_length=1)
    even: bool = False
    label: str | None = None

    @model_validator(mode="after")
    def _one_value_at_a_time(self) -> "TargetPath":
        if len({point.when for point in self.points}) < len(self.points):
            raise ValueError("points of different times")
        return self


class TargetChange(Noun):
    """A target that was changed: from when on, from what to what, why, and who approved it.

    `old` and `new` are in the target's own unit. `label` names the part of the measure and `when` the time of the
    target, where it has several; None for a measure of one target. Refused without a reason or an approver, and where
    old and new are the same.
    """

    from_date: date
    old: Number
    new: Number
    reason: Words
    approved_by: Words
    label: str | None = None
    when: When | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> "TargetChange":
        if self.old == self.new:
            raise ValueError("an old and a new value that differ")
        return self


def in_order(changes: Iterable[TargetChange]) -> tuple[TargetChange, ...]:
    """Sort changes by their date. ValueError where those of one target don't lead from one value to the next."""
    ordered = tuple(sorted(changes, key=lambda change: change.from_date))
    last: dict[tuple[str | None, str | None], TargetChange] = {}
    for change in ordered:
        before = last.get((change.label, change.when))
        if before and before.from_date == change.from_date:
            raise ValueError(f"one change a day of a target; there are two of {change.from_date}")
        if before and before.new != change.old:
            raise ValueError(f"a change of {change.from_date} from {before.new}, as it was since {before.from_date}")
        last[change.label, change.when] = change
    return ordered
