"""What a measure's definition changed in from one report to the other: a sentence for each part that did."""

from dataclasses import dataclass

from goldenthread.comparing.changes.owners import owners_changed
from goldenthread.comparing.changes.targets import baseline_changed, target_changed
from goldenthread.comparing.changes.wordings import wording_changed
from goldenthread.plan import Report, Return

__all__ = ["Changes", "Columns", "changes", "columns"]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns a report prints at all: what a report never prints, no row of it has dropped."""

    targets: bool
    owners: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """A sentence for each part that changed, or None."""

    target: str | None = None
    baseline: str | None = None
    wording: str | None = None
    responsibility: str | None = None


def columns(report: Report) -> Columns:
    """Tell which columns a report prints."""
    return Columns(
        targets=any(row.target_text for row in report.rows), owners=any(row.responsibility for row in report.rows)
    )


def changes(earlier: Return, later: Return, before: Columns, now: Columns) -> Changes:
    """Tell what changed in a measure. `before` and `now` are what its two reports print."""
    target = target_changed(earlier, later, both_print_targets=before.targets and now.targets)
    baseline = baseline_changed(earlier, later)
    return Changes(
        target=target,
        baseline=baseline,
        wording=wording_changed(earlier.outcome, later.outcome, figures_told=bool(target or baseline)),
        responsibility=owners_changed(earlier.responsibility, later.responsibility, before.owners and now.owners),
    )
