"""Which measures need a remedial action, and whether a document has a place for one."""

from goldenthread.plan import CountsAs, Report, Return, counts_as


def is_off_track(row: Return) -> bool:
    """Whether a measure is rated slipped or not achieved."""
    return counts_as(row.rating) is CountsAs.OFF_TRACK


def prints_remedies(report: Report) -> bool:
    """Whether the document has a column for remedial actions, or any row has one."""
    has_column = any(column.holds == "remedial_action" for column in report.columns)
    return has_column or any(row.remedial_action.strip() for row in report.rows)
