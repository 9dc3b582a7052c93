"""The levels of a plan as a report prints them: which stand under which, and which known measures under each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goldenthread import plan
from goldenthread.web.records.models import Objective, PriorityAction, Section, Theme
from goldenthread.web.records.tree import Node

# Where a report prints no theme or objective for a measure, it stands under these words, for all to see.
NO_THEME, NO_OBJECTIVE = "Not under a theme", "Not under an objective"


@dataclass(frozen=True)
class Printed:
    """One level as printed. `under` is what it stands under; sections and themes are known by their names alone."""

    kind: type[Node]
    words: str
    ref: str = ""
    under: "Printed | None" = None

    def __str__(self) -> str:
        return f"{self.ref} {self.words}".strip()

    @property
    def is_said(self) -> bool:
        """Whether the report prints it, and it doesn't only stand for what is missing."""
        return bool(self.words) and self.words not in (NO_THEME, NO_OBJECTIVE)


def theme_named(name: str | None) -> Printed:
    """Give a theme as printed, or what stands for a missing one."""
    return Printed(Theme, name or NO_THEME)


def levels_of(row: plan.Return) -> tuple[Printed, ...]:
    """Give the levels that a row stands under, the highest first."""
    section = (Printed(Section, row.section),) if row.section else ()
    theme = theme_named(row.theme)
    objective = Printed(Objective, row.objective or NO_OBJECTIVE, row.objective_ref or "", theme)
    return (*section, theme, objective, Printed(PriorityAction, row.action or "", under=objective))


def measures_under(rows: Iterable[plan.Return], same: Mapping[str, str]) -> dict[Printed, set[str]]:
    """Give the known measures under each level, in the order of the report. `same` is as in `take_in`."""
    found: dict[Printed, set[str]] = {}
    for row in rows:
        for level in levels_of(row):
            under = found.setdefault(level, set())
            if row.id in same:
                under.add(same[row.id])
        for name in row.also_relates_to:
            found.setdefault(theme_named(name), set())
    return found
