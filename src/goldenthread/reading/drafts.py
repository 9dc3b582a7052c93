"""A row on its way from the grid to a return: what was printed, and what was put right so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goldenthread.plan import Repair, Source
from goldenthread.reading.cell import Cell
from goldenthread.reading.columns.mapping import Columns
from goldenthread.reading.columns.roles import Role


@dataclass(slots=True)
class Place:
    """Where in the plan a row stands: the headings above it that hold."""

    section: str | None = None
    theme: str | None = None
    objective_ref: str | None = None
    objective: str | None = None
    also_relates_to: tuple[str, ...] = ()


@dataclass(slots=True)
class Draft:
    """One measure's row. `repairs` grows as it is put right; `doubt` says how sure the reading is (1: sure)."""

    source: Source
    cells: list[Cell]
    columns: Columns
    place: Place = field(default_factory=Place)
    repairs: list[Repair] = field(default_factory=list)
    ref: str | None = None
    ref_printed: str = ""
    outcome: str = ""
    progress: str = ""
    second_of: "Draft | None" = None
    remarks: dict[Role, str] = field(default_factory=dict)
    printed_again: list[Source] = field(default_factory=list)
    run_on: dict[int, list[str]] = field(default_factory=dict)
    confidence: float = 1.0

    def text(self, role: Role) -> str:
        """Give the text in the column of a role."""
        return self.columns.text(self.cells, role) or self.remarks.get(role, "")

    def put(self, role: Role, text: str) -> None:
        """Change the text in the column of a role, where there is such a column."""
        index = self.columns.index_of(role)
        if index is not None:
            self.cells.extend([Cell()] * (index + 1 - len(self.cells)))
            self.cells[index] = replace(self.cells[index], text=text)

    def join_run_on(self) -> None:
        """Add what ran on in lines below to the cells (by column) that it belongs to, one repair a cell."""
        for index, parts in self.run_on.items():
            before = self.cells[index].text
            after = "".join([before, *parts]).strip()
            self.cells[index] = replace(self.cells[index], text=after)
            role = self.columns.columns[index].role.value
            self.repair(role, before, after, "the text ran on in lines of its own")
        self.run_on = {}

    def repair(self, field_: str, before: str, after: str, why: str, confidence: float = 0.95) -> None:
        """Record one thing that was put right, and how sure one can be of it."""
        self.repairs.append(Repair(field=field_, before=before, after=after, why=why))
        self.confidence *= confidence


def texts_of(cells: Sequence[Cell]) -> list[str]:
    """Give the cells' texts."""
    return [cell.text.strip() for cell in cells]
