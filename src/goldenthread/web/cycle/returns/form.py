"""The form of a return as its template draws it: fields with what was typed and what is wrong with it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from goldenthread.web.actions.entries import Assessed, Box, Problem
from goldenthread.web.actions.entries.fields import MOST_ACTIONS, SINGLE
from goldenthread.web.cycle.measures.words import target_words
from goldenthread.web.cycle.returns.targets import unit_words


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
    """The fields of one remedial action."""

    number: int
    what: Field
    who: Field
    by_when: Field

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its fields."""
        return (self.what, self.who, self.by_when)


class Form:
    """All fields of a return's page, in the order of the page."""

    def __init__(self, assessed: Assessed, typed: Mapping[str, str], *, all_problems: bool) -> None:
        problems = assessed.problems if all_problems else [one for one in assessed.problems if one.unreadable]
        self.typed, self.problems = typed, in_order(problems)
        self._errors: dict[str, str] = {}
        for problem in self.problems:
            self._errors.setdefault(problem.field, problem.message)
        self.boxes = [self._box(box, len(assessed.sheet.boxes) > 1) for box in assessed.sheet.boxes]
        self.actions = [self._action(number) for number in range(1, self._shown_actions() + 1)]

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

    def _action(self, number: int) -> ActionFields:
        name = f"action-{number}"
        return ActionFields(
            number, self._field(f"{name}-what"), self._field(f"{name}-who"), self._field(f"{name}-by_when")
        )

    def _shown_actions(self) -> int:
        """All that are filled, and one to fill."""
        filled = [
            number
            for number in range(1, MOST_ACTIONS + 1)
            if any(self.typed.get(f"action-{number}-{part}") for part in ("what", "who", "by_when"))
        ]
        return min(max(filled, default=0) + 1, MOST_ACTIONS)


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
