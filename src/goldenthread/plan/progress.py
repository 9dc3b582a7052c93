"""What a narrative of progress says in figures."""

from enum import StrEnum
from typing import Any

from pydantic import SerializerFunctionWrapHandler, computed_field, model_serializer, model_validator

from goldenthread.plan.criterion import Direction, Op
from goldenthread.plan.noun import Noun
from goldenthread.plan.number import Number


class State(StrEnum):
    """How settled a figure is."""

    ESTIMATE = "estimate"
    PROVISIONAL = "provisional"
    FINAL = "final"
    REVISED = "revised"


class Figure(Noun):
    """This measure's own figure, reported this time.

    `as_at` is as the text says it: "2011-09", "2011/12", "Q2". `label` names the part, as a target's does. Where the
    text gives what the figure is made of, `numerator` and `denominator` hold it.
    """

    value: Number
    unit: str
    as_at: str | None = None
    label: str | None = None
    state: State | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    printed: str = ""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def provisional(self) -> bool:
        """Whether the figure may still change."""
        return self.state in (State.ESTIMATE, State.PROVISIONAL)

    @model_validator(mode="before")
    @classmethod
    def _without_what_is_computed(cls, value: Any) -> Any:
        return {k: v for k, v in value.items() if k != "provisional"} if isinstance(value, dict) else value


class EarlierFigure(Noun):
    """A figure of the same measure for an earlier time."""

    value: Number
    unit: str
    when: str | None = None
    label: str | None = None
    printed: str = ""


class Comparator(Noun):
    """Somebody else's figure for the same. `who` is as the text says: "England", "statistical neighbours".

    `when` is the time that it is of and `source` where it stands, as a person gave them; a text's are not read.
    """

    who: str
    value: Number
    unit: str
    label: str | None = None
    printed: str = ""
    when: str | None = None
    source: str | None = None


class ClaimKind(StrEnum):
    """What arithmetic a sentence asserts."""

    RATIO = "ratio"
    RATE = "rate"
    CHANGE = "change"
    PCT_CHANGE = "pct_change"
    SUM = "sum"
    SHARE_OF_TARGET = "share_of_target"
    ORDER = "order"


class Claim(Noun):
    """Arithmetic that a text asserts, with its operands; nothing is computed here.

    RATIO: `a` of `b` is `stated` %; where the unit is "times", `a` is `stated` times `b`, and where it is "days" or the
    like, `a` spread over `b` is `stated` on average. RATE: `a` in `b` is `stated` per `per`. CHANGE, PCT_CHANGE:
    `start` to `end` is `stated` (never negative; `direction` from the words). SUM: `parts` are `stated` together.
    SHARE_OF_TARGET: `a` is `stated` % of `target`. ORDER: `left` is said to be `op` `right`, in these `words`. In JSON
    `start` and `end` are "from" and "to". `stated_text` is the number as printed, `text` the sentence; `approx` tells
    that the text says "about" or the like.
    """

    kind: ClaimKind
    a: Number | None = None
    b: Number | None = None
    per: Number | None = None
    start: Number | None = None
    end: Number | None = None
    target: Number | None = None
    parts: tuple[Number, ...] = ()
    left: Number | None = None
    op: Op | None = None
    right: Number | None = None
    words: str = ""
    stated: Number | None = None
    stated_text: str = ""
    unit: str = ""
    direction: Direction | None = None
    approx: bool = False
    text: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_the_words_of_the_contract(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        names = {"from": "start", "to": "end"}
        return {names.get(name, name): part for name, part in value.items()}

    @model_serializer(mode="wrap")
    def _in_the_words_of_the_contract(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        names = {"start": "from", "end": "to"}
        return {names.get(name, name): part for name, part in handler(self).items() if part not in (None, (), [], "")}


class Progress(Noun):
    """All that a narrative says in figures."""

    text: str
    actuals: tuple[Figure, ...] = ()
    previous: tuple[EarlierFigure, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    claims: tuple[Claim, ...] = ()
