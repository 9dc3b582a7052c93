"""A return worked out anew, beside what was published of it."""

from dataclasses import dataclass

from goldenthread.checking import check
from goldenthread.examine import judged
from goldenthread.plan import Finding
from goldenthread.plan import Return as Row
from goldenthread.web.records.models import Return
from goldenthread.web.records.nouns import report_of, returns_of
from goldenthread.web.records.published import PublishedRow, latest, row_of


@dataclass(frozen=True)
class Recomputed:
    """A return as it is judged and checked now, and as it was published last (None where it wasn't)."""

    row: Row
    points: tuple[Finding, ...]
    published: PublishedRow | None

    @property
    def agrees(self) -> bool | None:
        """Whether what is worked out now is what was published; None where nothing was."""
        if self.published is None or self.row.verdict is None or self.published.row.verdict is None:
            return None
        return self.row.verdict.rating == self.published.row.verdict.rating and [
            (figure.label, figure.value) for figure in self.row.actuals
        ] == [(figure.label, figure.value) for figure in self.published.row.actuals]


def recomputed(found: Return) -> Recomputed:
    """Judge and check one return anew, from its figures alone. A fixed number of queries."""
    period = found.period
    settings = period.settings
    report = judged(report_of(period, returns_of(period).filter(pk=found.pk)), settings=settings)
    checked = check(report, settings=settings)
    publication = latest(period.authority, for_public=False, period=period)
    row = report.rows[0]
    points = tuple(point for point in checked.findings if point.id == row.id)
    return Recomputed(row, points, row_of(publication, row.id) if publication else None)
