"""What a success criterion asks for: its kind, its targets, where it starts from, and which way is better."""

from enum import StrEnum
from typing import Literal

from pydantic import model_validator

from goldenthread.plan.noun import Noun
from goldenthread.plan.number import Number


class Kind(StrEnum):
    """What kind of target a criterion sets."""

    THRESHOLD = "threshold"
    CUMULATIVE = "cumulative"
    MILESTONE = "milestone"
    COMPARATIVE = "comparative"
    QUALITATIVE = "qualitative"


class Op(StrEnum):
    """How a figure is held against a target's value. A RANGE goes from `value` to `high`, both included."""

    AT_LEAST = ">="
    AT_MOST = "<="
    ABOVE = ">"
    BELOW = "<"
    EQUALS = "="
    RANGE = "range"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


class DirectionBasis(StrEnum):
    """How it is known which way is better. NATURE is what such measures usually want: no ground to accuse anyone."""

    WORDS = "words"
    NATURE = "nature"
    GIVEN = "given"


class Target(Noun):
    """One figure to reach, of one part of the measure.

    `unit` is "%", "count", "£", "pp", "days", "per 100,000" and the like. `when` is as the text says it: "2011/12",
    "2012-03", "2013". `label` names the part: "KS2". With `relative_to` "baseline" the value is a change from the
    baseline, down or up by `direction`: reduce by 25 % is 25, "%", ">=", down. `printed` is the number as it stands.
    """

    value: Number
    unit: str
    op: Op
    high: Number | None = None
    when: str | None = None
    label: str | None = None
    relative_to: Literal["baseline"] | None = None
    direction: Direction | None = None
    printed: str = ""

    @model_validator(mode="after")
    def _range_has_an_end(self) -> "Target":
        if (self.op is Op.RANGE) != (self.high is not None):
            raise ValueError("a range has a high end, and nothing else has")
        return self


class Baseline(Noun):
    """The figure that a target starts from."""

    value: Number
    unit: str
    when: str | None = None
    label: str | None = None
    printed: str = ""


class Criterion(Noun):
    """What a success criterion asks for. `due` is the date of a milestone, "2012-03" or "2012"."""

    text: str
    kind: Kind = Kind.QUALITATIVE
    targets: tuple[Target, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    due: str | None = None
    direction: Direction | None = None
    direction_basis: DirectionBasis | None = None
