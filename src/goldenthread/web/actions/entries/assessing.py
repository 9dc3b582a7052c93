"""Judging and checking what was typed, and saying what still lacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from goldenthread import plan
from goldenthread.checking import check
from goldenthread.comparing import compare
from goldenthread.examine import judged
from goldenthread.plan import CheckedClaim, Finding, Missing, Rating, Report, Verdict
from goldenthread.web.actions.entries.entry import Entry, Problem, entry_of, figure_noun
from goldenthread.web.actions.entries.fields import AS_FIGURES
from goldenthread.web.actions.entries.plain import in_plain_words
from goldenthread.web.actions.entries.plausible import implausible
from goldenthread.web.actions.entries.sheet import Sheet
from goldenthread.web.records.nouns import code_of
from goldenthread.web.records.readings import understood

_NEED_AN_ACTION = (Rating.SLIPPED, Rating.NOT_ACHIEVED)
_SAID = {
    Rating.ACHIEVED: "achieved",
    Rating.ON_TRACK: "on track",
    Rating.SLIPPED: "slipped",
    Rating.NOT_ACHIEVED: "not achieved",
}


@dataclass(frozen=True)
class Assessed:
    """What was typed, understood and judged. `report` has its one row, with the verdict."""

    sheet: Sheet
    entry: Entry
    report: Report

    @property
    def row(self) -> plan.Return:
        """The return as it would be reported."""
        return self.report.rows[0]

    @property
    def verdict(self) -> Verdict | None:
        """What the figures say; None where a figure is asked for and none was typed yet."""
        waits = self.entry.no_data is not None or (bool(self.sheet.boxes) and not self.entry.figures)
        return None if waits else self.row.verdict

    @property
    def rating(self) -> Rating | None:
        """The status that is declared."""
        return self.row.rating

    @cached_property
    def differs(self) -> bool:
        """Whether what is declared is another status than the figures give."""
        calculated = self.verdict.rating if self.verdict else None
        return bool(self.rating and calculated and self.rating is not calculated)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What has to be put right before the return can be submitted, in the order of the page."""
        return (*self.entry.problems, *lacking(self))

    @cached_property
    def _checked(self) -> tuple[tuple[Finding, ...], tuple[CheckedClaim, ...]]:
        before = self.sheet.before
        comparison = compare(before, self.report) if before else None
        checked = check(self.report, earlier=before, comparison=comparison, settings=self.sheet.settings)
        found = [in_plain_words(finding) for finding in checked.findings if finding.id is not None]
        return (*implausible(self.row, self.sheet), *found), checked.claims

    @property
    def points(self) -> tuple[Finding, ...]:
        """Points to check: what is implausible of the figures, then what the rules say."""
        return self._checked[0]

    @property
    def claims(self) -> tuple[CheckedClaim, ...]:
        """The sums of the narrative, recomputed."""
        return self._checked[1]


def assess(sheet: Sheet, typed: Mapping[str, str]) -> Assessed:
    """Read, judge and check what was typed into a return. Nothing is kept."""
    entry = entry_of(typed, sheet.boxes)
    report = _judged(sheet, entry, None)
    if entry.declared == AS_FIGURES:
        verdict = report.rows[0].verdict
        report = _judged(sheet, entry, verdict.rating if verdict else None)
    elif entry.declared and entry.declared != Missing.NO_TARGET:
        report = _judged(sheet, entry, Rating(entry.declared))
    return Assessed(sheet, entry, report)


def boundary_of(sheet: Sheet, period: plan.Period | None = None, target: plan.Target | None = None) -> Decimal | None:
    """Give the value at which the tolerance of a measure's one target ends, None where it has none.

    The verdict on a figure that is exactly the target's says it, so that it can be shown before anything is typed.
    `period` and `target` are those of an earlier return where it is asked of one.
    """
    targets = (target,) if target else sheet.boxes[0].targets if len(sheet.boxes) == 1 else ()
    if len(targets) != 1 or targets[0].relative_to:
        return None
    probe = plan.Figure(value=targets[0].value, unit=sheet.boxes[0].unit)
    update = {"actuals": (probe,), "targets": targets, "progress": "", "unrated": Missing.BLANK, "rating": None}
    rows = (sheet.row.model_copy(update=update),)
    report = sheet.report.model_copy(update={"rows": rows, "period": period or sheet.period})
    found = judged(report, settings=sheet.settings_at(period)).rows[0].verdict
    return found.boundary if found else None


def _judged(sheet: Sheet, entry: Entry, rating: Rating | None) -> Report:
    typed = _row(sheet, entry, rating)
    row = understood(typed, sheet.period)
    if sheet.boxes:
        # Where figures are asked for, those of the words don't stand in for them.
        row = row.model_copy(update={"actuals": typed.actuals})
    return judged(sheet.report.model_copy(update={"rows": (row,)}), earlier=sheet.before, settings=sheet.settings)


def _row(sheet: Sheet, entry: Entry, rating: Rating | None) -> plan.Return:
    code = code_of(rating, sheet.found.period.scheme)
    no_target = Missing.NO_TARGET if entry.declared == Missing.NO_TARGET else None
    return sheet.row.model_copy(
        update={
            "status": code,
            "status_printed": str(code or ""),
            "rating": rating,
            "unrated": None if rating else entry.no_data or no_target or Missing.BLANK,
            "progress": entry.progress,
            "remedial_action": entry.remedial_text,
            "actuals": tuple(figure_noun(figure, entry) for figure in entry.figures),
        }
    )


def lacking(assessed: Assessed) -> Iterator[Problem]:
    """Say what still lacks before a return can be submitted."""
    entry = assessed.entry
    if entry.no_data is not None:
        yield from _of_no_data(entry)
        return
    yield from _of_figures(assessed)
    yield from _of_status(assessed)


def _of_no_data(entry: Entry) -> Iterator[Problem]:
    if not entry.no_data_reason:
        yield Problem("no_data_reason", "Say why there is no figure yet.")
    if entry.data_expected_on is None and not _named(entry, "data_expected_on"):
        yield Problem("data_expected_on", "Say when you expect the figure.")


def _named(entry: Entry, field: str) -> bool:
    return any(problem.field == field for problem in entry.problems)


def _of_figures(assessed: Assessed) -> Iterator[Problem]:
    entry, boxes = assessed.entry, assessed.sheet.boxes
    typed = {figure.box.position for figure in entry.figures}
    for box in boxes:
        begun = any(problem.field.startswith(f"figure-{box.position}-") for problem in entry.problems)
        if box.position not in typed and not begun:
            part = "numerator" if box.per is not None else "value"
            what = f"Enter the figure for {box.label}" if box.label else "Enter the figure"
            yield Problem(f"figure-{box.position}-{part}", f"{what}, or say that there is no data yet.")
    if boxes and entry.as_at is None and not _named(entry, "as_at"):
        yield Problem("as_at", "Say which day the figure is as at.")
    if boxes and entry.state is None and not _named(entry, "state"):
        yield Problem("state", "Say whether the figure is provisional or final, or that there is no data yet.")


def _of_status(assessed: Assessed) -> Iterator[Problem]:
    entry, verdict = assessed.entry, assessed.verdict
    by_figures = entry.declared == AS_FIGURES
    # A figure that lacks is named itself: then the status lacks nothing of its own.
    waits = by_figures and verdict is None
    named = waits or entry.declared == Missing.NO_TARGET or _named(entry, "declared")
    if assessed.rating is None and not named:
        message = "The figures give no status: choose one." if by_figures else "Say how the measure stands."
        yield Problem("declared", message)
    if assessed.differs and not entry.override_reason and verdict and verdict.rating and assessed.rating:
        said, calculated = _SAID[assessed.rating], _SAID[verdict.rating]
        yield Problem("override_reason", f"You say {said}, the figures say {calculated}: give the reason.")
    begun = any(problem.field.startswith("action-") for problem in entry.problems)
    if assessed.rating in _NEED_AN_ACTION and not entry.remedies and not begun:
        yield Problem("action-1-what", "Say what will be done, by whom and by when, as the measure isn’t on track.")
