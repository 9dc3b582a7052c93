"""The form of a return as its template draws it: fields with what was typed and what is wrong with it."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from goldenthread.web.actions.entries import Assessed, Box, Problem
from goldenthread.web.actions.entries.fields import MOST_ACTIONS, SINGLE
from goldenthread.web.cycle.measures.words import target_words
from goldenthread.web.cycle.returns.targets import unit_words

_ACTION = re.compile(r"action-(\d{1,2})-what", re.ASCII)


@dataclass(frozen=True)
class Field:
    """A field: its name, what was typed, and what is wrong with it if anything."""

    name: str
    value: str = ""
    error: str = ""

    @property
    def id(self) -> str:
        """The id of its input, which errors link to."""
        return f"id_{self.name}"

    @property
    def described(self) -> str:
        """The id of the element that says what is wrong: it is always there, so that it can be filled and emptied."""
        return f"{self.id}-error"


@dataclass(frozen=True)
class BoxFields:
    """The fields of one figure."""

    box: Box
    numerator: Field
    denominator: Field
    value: Field
    several: bool

    @property
    def name(self) -> str:
        """What figure it is: by its label, or else by its target where there are several."""
        if self.box.label:
            return f"Figure for {self.box.label}"
        against = target_words(self.box.targets[0]) if self.several and self.box.targets else ""
        return f"Figure against {against}" if against else "Figure"

    @property
    def unit(self) -> str:
        """Its unit in words; "" for a plain number."""
        return "" if self.box.unit == "count" else unit_words(self.box.unit)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its fields on the page: without numerator and denominator where the figure isn't made of two."""
        return (self.value,) if self.box.per is None else (self.numerator, self.denominator, self.value)

    @property
    def errors(self) -> list[Field]:
        """Those of its fields that something is wrong with."""
        return [field for field in self.fields if field.error]


@dataclass(frozen=True)
class ActionFields:
    """The fields of one remedial action. One that is `begun` was asked for just now: it is where typing goes on."""

    number: int
    what: Field
    who: Field
    by_when: Field
    begun: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its fields."""
        return (self.what, self.who, self.by_when)


class Form:
    """All fields of a return's page, in the order of the page."""

    def __init__(
        self, assessed: Assessed, typed: Mapping[str, str], *, all_problems: bool, begun_action: int = 0
    ) -> None:
        problems = assessed.problems if all_problems else [one for one in assessed.problems if one.unreadable]
        self.typed, self.problems = typed, in_order(problems)
        self._errors: dict[str, str] = {}
        for problem in self.problems:
            self._errors.setdefault(problem.field, problem.message)
        self.boxes = [self._box(box, len(assessed.sheet.boxes) > 1) for box in assessed.sheet.boxes]
        count = min(max(self._shown_actions(), begun_action), MOST_ACTIONS)
        self.actions = [action_fields(one, self._field, begun=one == begun_action) for one in range(1, count + 1)]

    def __getitem__(self, name: str) -> Field:
        """Give a field by its name: so templates ask. Raises KeyError for what is no field of its own."""
        if name not in SINGLE:
            raise KeyError(name)
        return self._field(name)

    def slots(self, sent: Collection[str]) -> list[Field]:
        """Give the fields of a page that has sent these: beside each of them the page says what is wrong with it."""
        single = [self._field(name) for name in SINGLE if name in sent or name == "state"]
        parts = [field for box in self.boxes for field in box.fields]
        return [*single, *parts, *(field for one in self.actions for field in one.fields if field.name in sent)]

    def _field(self, name: str) -> Field:
        return Field(name, self.typed.get(name, ""), self._errors.get(name, ""))

    def _box(self, box: Box, several: bool) -> BoxFields:
        numerator, denominator, value = (
            self._field(f"figure-{box.position}-{part}") for part in ("numerator", "denominator", "value")
        )
        return BoxFields(box, numerator, denominator, value, several)

    @property
    def more_actions(self) -> bool:
        """Whether there is room for another remedial action."""
        return len(self.actions) < MOST_ACTIONS

    def _shown_actions(self) -> int:
        """All that are filled, and one to fill."""
        filled = [
            number
            for number in range(1, MOST_ACTIONS + 1)
            if any(self.typed.get(f"action-{number}-{part}") for part in ("what", "who", "by_when"))
        ]
        return min(max(filled, default=0) + 1, MOST_ACTIONS)


def action_fields(number: int, field: Callable[[str], Field], *, begun: bool = False) -> ActionFields:
    """Give the fields of a remedial action by its number; `field` gives one by its name."""
    what, who, by_when = (field(f"action-{number}-{part}") for part in ("what", "who", "by_when"))
    return ActionFields(number, what, who, by_when, begun)


def next_action(sent: Iterable[str]) -> int:
    """Give the number of the remedial action after those of a page that has sent these fields; at most the last one."""
    found = (_ACTION.fullmatch(name) for name in sent)
    return min(max((int(one[1]) for one in found if one), default=0) + 1, MOST_ACTIONS)


_ORDER = (
    "figure",
    "as_at",
    "state",
    "no_data",
    "data_expected_on",
    "declared",
    "override_reason",
    "progress",
    "action",
)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Give problems in the order of the page's fields."""
    return sorted(problems, key=lambda one: (_rank(one.field), one.field))


def _rank(field: str) -> int:
    ranks = [rank for rank, name in enumerate(_ORDER) if field.startswith(name)]
    return ranks[0] if ranks else len(_ORDER)
