"""What a rule of checking is: who it is, how much it matters, and what the officer should do."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from goldenthread.plan import CheckedClaim, ComparedRow, Comparison, Report, Return, Settings, Severity

OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Known:
    """What a rule may look at.

    `claims` are the recomputed claims of each return, by its id. `earlier` is the earlier report, where there is one;
    `before` the same measure's return in it and `compared` what changed, each by the later return's id.
    """

    report: Report
    settings: Settings = dataclasses.field(default_factory=Settings)
    claims: Mapping[str, tuple[CheckedClaim, ...]] = dataclasses.field(default_factory=dict)
    earlier: Report | None = None
    comparison: Comparison | None = None
    before: Mapping[str, Return] = dataclasses.field(default_factory=dict)
    compared: Mapping[str, ComparedRow] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a rule found: a sentence with the figures, and the figures by name.

    `row` is None for the report as a whole. `severity`, `instruction` and `field` are the rule's own unless given here.
    """

    message: str
    row: Return | None = None
    evidence: Mapping[str, object] = dataclasses.field(default_factory=dict)
    severity: Severity | None = None
    instruction: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `id` names it for settings, fingerprints and its page in the docs.

    `find` gives the points of one return. A rule that `needs_earlier` is not asked without an earlier report. A rule
    never changes data, quotes the figures it used, and is silent about what it does not understand. `missing` says what
    a missing value means to it. `field` names the part of a return that its points are about, as `Return` names it.
    Where the rule that it `gives_way_to` has found something of the same measure, its own points are left out: they
    would say the same again.
    """

    id: str
    severity: Severity
    title: str
    instruction: str
    missing: str
    find: Callable[[Return, Known], Iterator[Point]]
    needs_earlier: bool = False
    field: str = OUTCOME
    gives_way_to: str = ""


@dataclass(frozen=True, slots=True)
class ReportRule:
    """A rule of the report as a whole; else the same as Rule."""

    id: str
    severity: Severity
    title: str
    instruction: str
    missing: str
    find: Callable[[Known], Iterator[Point]]
    needs_earlier: bool = False
    field: str = OUTCOME
    gives_way_to: str = ""


AnyRule = Rule | ReportRule
