"""A return worked out anew, beside what was published of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.checking import check
from goldenthread.comparing import compare
from goldenthread.examine import judged
from goldenthread.plan import Finding, Report, Verdict
from goldenthread.plan import Return as Row
from goldenthread.web.records.models import PointAnswer, ReportingPeriod, Return
from goldenthread.web.records.nouns import report_of, returns_of, settings_of
from goldenthread.web.records.published import PublishedRow, facts_of, latest, latest_before, row_of


@dataclass(frozen=True)
class AnsweredPoint:
    """A point to check, and how it was answered: None where nobody has."""

    message: str
    instruction: str
    answer: PointAnswer | None


@dataclass(frozen=True)
class Recomputed:
    """A return as it is judged and checked now, and as it was published last (None where it wasn't).

    `earlier` is the period that it was held against, as publishing does; None where none before is published.
    """

    row: Row
    points: tuple[AnsweredPoint, ...]
    published: PublishedRow | None
    earlier: ReportingPeriod | None = None

    @property
    def agrees(self) -> bool | None:
        """Whether what is worked out now is what was published; None where nothing was."""
        if self.published is None or self.row.verdict is None or self.published.row.verdict is None:
            return None
        return self.row.verdict.rating == self.published.row.verdict.rating and [
            (figure.label, figure.value) for figure in self.row.actuals
        ] == [(figure.label, figure.value) for figure in self.published.row.actuals]

    @property
    def published_by(self) -> Verdict | None:
        """The verdict as published, where another version of a rule, or another rule, gave it; else None."""
        then, now = self.published and self.published.row.verdict, self.row.verdict
        if not then or not now or (then.rule, then.rule_version) == (now.rule, now.rule_version):
            return None
        return then


def recomputed(found: Return) -> Recomputed:
    """Judge and check one return anew, from its figures and what was published before it, as publishing does.

    A fixed number of queries.
    """
    period = found.period
    returns = list(returns_of(period).filter(pk=found.pk))
    settings = settings_of(period, returns)
    before = latest_before(period, for_public=False)
    report = report_of(period, returns)
    earlier = _only(row_of(before, report.rows[0].id), facts_of(before).report) if before else None
    report = judged(report, earlier=earlier, settings=settings)
    comparison = compare(earlier, report) if earlier else None
    checked = check(report, earlier=earlier, comparison=comparison, settings=settings)
    publication = latest(period.authority, for_public=False, period=period)
    row = report.rows[0]
    return Recomputed(
        row,
        _answered(found, (point for point in checked.findings if point.id == row.id)),
        row_of(publication, row.id) if publication else None,
        before.period if before else None,
    )


def _only(row: PublishedRow | None, report: Report) -> Report | None:
    """Give an earlier report with the one measure, None where it wasn't in it."""
    return report.model_copy(update={"rows": (row.row,)}) if row else None


def _answered(found: Return, points: Iterable[Finding]) -> tuple[AnsweredPoint, ...]:
    """Give the points that are found now and those that the return was kept with, each with its answer."""
    told = {one.fingerprint: (one.message, one.instruction) for one in found.points.order_by("severity", "rule")}
    told |= {one.fingerprint: (one.message, one.instruction) for one in points}
    answers = PointAnswer.objects.filter(authority=found.authority_id, fingerprint__in=list(told)).select_related("by")
    by_mark = {one.fingerprint: one for one in answers}
    return tuple(AnsweredPoint(*words, by_mark.get(mark)) for mark, words in told.items())
