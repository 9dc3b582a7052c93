"""What the words and figures of a return mean: its criterion's targets, its narrative's figures."""

from collections.abc import Sequence

from goldenthread.plan import Period, Return
from goldenthread.wording import understand_criterion, understand_progress
from goldenthread.wording.thousands import progress_in_full


def understand(rows: Sequence[Return], period: Period | None) -> list[Return]:
    """Give the returns with what their texts say: kind, targets, baselines, figures, comparators, claims.

    Where targets and figures stand in columns of their own, those columns say them.
    """
    return [_understood(row, period) for row in rows]


def _understood(row: Return, period: Period | None) -> Return:
    criterion = understand_criterion(row.outcome, row.target_text)
    progress = understand_progress(row.progress, criterion, row.actual_text, row.previous_text, period)
    progress = progress_in_full(progress, criterion)
    return row.model_copy(
        update={
            "kind": criterion.kind,
            "direction": criterion.direction,
            "direction_basis": criterion.direction_basis,
            "due": criterion.due,
            "targets": criterion.targets,
            "baselines": criterion.baselines,
            "actuals": progress.actuals,
            "previous": progress.previous,
            "comparators": progress.comparators,
            "claims": progress.claims,
        }
    )
