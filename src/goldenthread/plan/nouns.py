"""All the nouns by their names, to import from `goldenthread.plan`."""

from goldenthread.plan.comparison import Bridge, BridgeStep, ComparedRow, ComparedTotals, Comparison, Movement
from goldenthread.plan.course import PathPoint, TargetChange, TargetPath
from goldenthread.plan.criterion import Baseline, Criterion, Direction, DirectionBasis, Kind, Op, Target
from goldenthread.plan.errors import DocumentError, SettingsError, UsageError, UserError
from goldenthread.plan.finding import CheckedClaim, ClaimVerdict, Finding, Severity
from goldenthread.plan.number import Number, step_of
from goldenthread.plan.period import Period, year_printed
from goldenthread.plan.progress import Claim, ClaimKind, Comparator, EarlierFigure, Figure, Progress, State
from goldenthread.plan.rating import CountsAs, Missing, Rating
from goldenthread.plan.recomputing import recompute
from goldenthread.plan.report import ColumnRead, Reconciliation, Report, Return
from goldenthread.plan.scheme import Scheme, SchemeCode, counts_as
from goldenthread.plan.settings import Answer, Cover, MeasureSettings, Settings, Tolerance, ToleranceMode
from goldenthread.plan.source import Repair, Source, Unread
from goldenthread.plan.totals import NOT_UNDERSTOOD, CountedTotals, NotUnderstood, Totals, percent
from goldenthread.plan.verdict import Completion, Forecast, Heard, Supports, Verdict

__all__ = [
    "NOT_UNDERSTOOD",
    "Answer",
    "Baseline",
    "Bridge",
    "BridgeStep",
    "CheckedClaim",
    "Claim",
    "ClaimKind",
    "ClaimVerdict",
    "ColumnRead",
    "Comparator",
    "ComparedRow",
    "ComparedTotals",
    "Comparison",
    "Completion",
    "CountedTotals",
    "CountsAs",
    "Cover",
    "Criterion",
    "Direction",
    "DirectionBasis",
    "DocumentError",
    "EarlierFigure",
    "Figure",
    "Finding",
    "Forecast",
    "Heard",
    "Kind",
    "MeasureSettings",
    "Missing",
    "Movement",
    "NotUnderstood",
    "Number",
    "Op",
    "PathPoint",
    "Period",
    "Progress",
    "Rating",
    "Reconciliation",
    "Repair",
    "Report",
    "Return",
    "Scheme",
    "SchemeCode",
    "Settings",
    "SettingsError",
    "Severity",
    "Source",
    "State",
    "Supports",
    "Target",
    "TargetChange",
    "TargetPath",
    "Tolerance",
    "ToleranceMode",
    "Totals",
    "Unread",
    "UsageError",
    "UserError",
    "Verdict",
    "counts_as",
    "percent",
    "recompute",
    "step_of",
    "year_printed",
]
