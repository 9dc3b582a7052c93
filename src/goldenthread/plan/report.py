"""A report of a plan for one period: the one form that is read, published, stored and served."""

from collections.abc import Iterator

from pydantic import Field

from goldenthread.plan.criterion import Baseline, Direction, DirectionBasis, Kind, Target
from goldenthread.plan.noun import Noun
from goldenthread.plan.period import Period
from goldenthread.plan.progress import Claim, Comparator, EarlierFigure, Figure
from goldenthread.plan.rating import Missing, Rating
from goldenthread.plan.scheme import SchemeCode
from goldenthread.plan.source import Repair, Source, Unread
from goldenthread.plan.totals import CountedTotals, Totals
from goldenthread.plan.verdict import Verdict

SCHEMA_VERSION = "1"


class Return(Noun):
    """One measure in one period, as its row of the report has it.

    Texts are plain: no markup, list items are lines that start with "- ". A field is None where
    the document doesn't print it. `status` is in the scheme's own code (an integer where the scheme
    is numbered), `rating` the same on the one scale; `unrated` says why there is none.
    `also_printed` holds the cells of columns that no other field takes, by their heading.
    """

    id: str
    source: Source
    section: str | None = None
    theme: str | None = None
    also_relates_to: tuple[str, ...] = ()
    objective_ref: str | None = None
    objective: str | None = None
    ref: str | None = None
    ref_printed: str = ""
    action: str | None = None
    outcome: str = ""
    responsibility: tuple[str, ...] = ()
    status: int | str | None = None
    status_printed: str = ""
    rating: Rating | None = None
    unrated: Missing | None = None
    progress: str = ""
    remedial_action: str = ""
    target_text: str = ""
    actual_text: str = ""
    previous_text: str = ""
    also_printed: dict[str, str] = {}
    same_row_as: str | None = None
    kind: Kind | None = None
    direction: Direction | None = None
    direction_basis: DirectionBasis | None = None
    due: str | None = None
    targets: tuple[Target, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    actuals: tuple[Figure, ...] = ()
    previous: tuple[EarlierFigure, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    claims: tuple[Claim, ...] = ()
    verdict: Verdict | None = None
    repairs: tuple[Repair, ...] = ()
    confidence: float = Field(default=1.0, ge=0, le=1)


class Reconciliation(Noun):
    """Whether the totals that a report states follow from its rows, in numbers and one sentence."""

    holds: bool
    missing_on_track: int
    missing_off_track: int
    rows_lost: bool
    candidates: tuple[str, ...]
    message: str


class ColumnRead(Noun):
    """One column heading of the document, and what its column was taken to hold."""

    heading: str
    holds: str


class Report(Noun):
    """All that was read of one document. `title` are the lines of its title block, as printed."""

    schema_version: str = SCHEMA_VERSION
    file: str
    sha256: str
    authority: str | None = None
    plan: str | None = None
    title: tuple[str, ...] = ()
    columns: tuple[ColumnRead, ...] = ()
    year: str | None = None
    period: Period | None = None
    scheme: tuple[SchemeCode, ...] = ()
    stated_totals: Totals | None = None
    counted_totals: CountedTotals
    reconciliation: Reconciliation
    rows: tuple[Return, ...] = ()
    unread: tuple[Unread, ...] = ()

    def printed_rows(self) -> Iterator[Return]:
        """Give the returns that stand in a row of their own, each printed row once."""
        return (row for row in self.rows if row.same_row_as is None)
