"""The nouns: frozen, typed, checked when made. No input or output; imports nothing of ours."""

from goldenthread.plan.errors import DocumentError, SettingsError, UserError
from goldenthread.plan.period import Period, year_printed
from goldenthread.plan.report import ColumnRead, Reconciliation, Report, Return
from goldenthread.plan.scheme import CountsAs, Missing, Rating, Scheme, SchemeCode, counts_as
from goldenthread.plan.source import Repair, Source, Unread
from goldenthread.plan.totals import NOT_UNDERSTOOD, CountedTotals, NotUnderstood, Totals, percent

__all__ = [
    "NOT_UNDERSTOOD",
    "ColumnRead",
    "CountedTotals",
    "CountsAs",
    "DocumentError",
    "Missing",
    "NotUnderstood",
    "Period",
    "Rating",
    "Reconciliation",
    "Repair",
    "Report",
    "Return",
    "Scheme",
    "SchemeCode",
    "SettingsError",
    "Source",
    "Totals",
    "Unread",
    "UserError",
    "counts_as",
    "percent",
    "year_printed",
]
