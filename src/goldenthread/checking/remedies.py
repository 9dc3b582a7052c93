"""Which measures need a remedial action, and whether a document has a place for one."""

from goldenthread.plan import CountsAs, Rating, Report, Return, counts_as

_WORST = frozenset({Rating.NOT_ACHIEVED})
_OFF_TRACK = frozenset({Rating.SLIPPED, Rating.NOT_ACHIEVED})


def is_off_track(row: Return) -> bool:
    """Whether a measure is rated slipped or not achieved."""
    return counts_as(row.rating) is CountsAs.OFF_TRACK


def prints_remedies(report: Report) -> bool:
    """Whether the document has a column for remedial actions, or any row has one.

    Of a document with several tables it isn't known which of them the column is of: there only rows tell.
    """
    holds = [column.holds for column in report.columns]
    has_column = "remedial_action" in holds and holds.count("outcome") == 1
    return has_column or any(row.remedial_action.strip() for row in report.rows)


def ratings_asked(report: Report) -> frozenset[Rating]:
    """Give the ratings that a document has remedial actions for.

    Without a column for them a document may give them for what is not achieved alone.
    """
    if not prints_remedies(report):
        return frozenset()
    given = {row.rating for row in report.rows if row.remedial_action.strip()}
    has_column = any(column.holds == "remedial_action" for column in report.columns)
    return _WORST if not has_column and given == _WORST else _OFF_TRACK
