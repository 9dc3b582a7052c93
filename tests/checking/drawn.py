"""Reads the drawn cases of the rules of checking: a small report, and what the one rule says of it.

    == a rate that is wrong is told
    settings {"tolerance": {"value": 1}}
    earlier 2024/25 Q1
    1.1 | 80% of calls answered in 2024/25 | 2 | 70% so far. |
    now 2024/25 Q2
    1.1 | 80% of calls answered in 2024/25 | 2 | 9 of 12 calls (70%) | More staff from May
    -> error 1.1: 9 of 12 is 75 %, not 70 %.

A row has ref, success criterion, status, progress and remedial action; cells left off at its end are blank. `settings`
and `earlier` may be missing, and without `now` the report is of PERIOD. A row that starts with "/" is a cell of its own
(a heading). With "as printed" in place of a period, what follows is the whole document, its title too, and "|" stands
between its cells. `-> nothing` where the rule is silent; a finding on the whole report has "report" in place of a ref.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from goldenthread.examine import examine, read_and_judge
from goldenthread.plan import Finding, Period, Report, Settings

RULES = Path(__file__).parent / "rules"
PERIOD = "2024/25 Q2"
AS_PRINTED = "as printed"
HEADINGS = "Ref | Success criterion | Status | Progress | Remedial action"
KEY = ("", "Key", "1: Achieved", "2: On track", "3: Slipped", "4: Not achieved")
NOTHING = "nothing"


@dataclass
class Drawn:
    """One case: the lines of the report, those of the earlier one, and the findings as they are drawn."""

    rule: str
    name: str
    period: str = PERIOD
    lines: list[str] = field(default_factory=list)
    earlier_period: str = ""
    earlier: list[str] = field(default_factory=list)
    settings: Settings = field(default_factory=Settings)
    expected: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.rule}: {self.name}"

    @property
    def finds(self) -> bool:
        return self.expected != [NOTHING]


def cases_of(path: Path) -> Iterator[Drawn]:
    """Give the cases of a file, which is named for its rule."""
    rule = path.stem.replace("_", "-")
    for text in path.read_text(encoding="utf-8").split("\n== ")[1:]:
        name, _, body = text.partition("\n")
        yield drawn(rule, name, body)


def drawn(rule: str, name: str, body: str) -> Drawn:
    """Read one case from its lines."""
    case = Drawn(rule, name)
    lines = case.lines
    for line in filter(None, body.splitlines()):
        word, _, rest = line.partition(" ")
        if word == "->":
            case.expected.append(rest)
        elif word == "settings":
            case.settings = Settings.model_validate(json.loads(rest))
        elif word == "earlier":
            case.earlier_period, lines = rest, case.earlier
        elif word == "now":
            case.period, lines = rest, case.lines
        else:
            lines.append(line)
    return case


def document(lines: list[str], period: str) -> bytes:
    """Make the tab-separated document that the lines draw."""
    if period != AS_PRINTED:
        at = Period.model_validate(period)
        when = "year end" if at.at_year_end else f"quarter {at.quarter}"
        lines = [f"Council Plan {at.year}: {when}", "", HEADINGS, *lines, *KEY]
    return "".join(f"{_cells(line)}\n" for line in lines).encode()


def _cells(line: str) -> str:
    if line.startswith("/"):
        return line[1:].strip() + "\t" * HEADINGS.count("|")
    cells = [cell.strip() for cell in line.split("|")]
    missing = HEADINGS.count("|") - line.count("|") if len(cells) > 1 else 0
    return "\t".join([*cells, *[""] * missing])


def findings_of(case: Drawn) -> tuple[Finding, ...]:
    """Examine a case's report with its one rule."""
    earlier: Report | None = None
    if case.earlier:
        before = document(case.earlier, case.earlier_period)
        earlier = read_and_judge(before, "earlier.txt", settings=case.settings)
    data = document(case.lines, case.period)
    examined = examine(data, "report.txt", earlier=earlier, settings=case.settings, only=[case.rule])
    return examined.checked.findings


def as_drawn(finding: Finding) -> str:
    """Draw a finding as the cases have it."""
    return f"{finding.severity} {finding.ref or (finding.id and 'no ref') or 'report'}: {finding.message}"
