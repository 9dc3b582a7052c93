"""Whether a figure that was put right would change a measure's rating."""

from decimal import Decimal

from goldenthread.checking.arithmetic import corrected
from goldenthread.judging import judge
from goldenthread.plan import CheckedClaim, Figure, Period, Return, Settings


def changes_rating(checked: CheckedClaim, row: Return, period: Period | None, settings: Settings) -> bool | None:
    """Judge a measure with the stated figure and with the recomputed one.

    None where the stated figure isn't the measure's own, or where one of the two gives no rating.
    """
    value = corrected(checked)
    stated = checked.claim.stated
    if checked.holds or value is None or not any(figure.value == stated for figure in row.actuals):
        return None
    figures = tuple(_with(figure, value) if figure.value == stated else figure for figure in row.actuals)
    before = judge(row, period, settings).rating
    after = judge(row.model_copy(update={"actuals": figures}), period, settings).rating
    return None if before is None or after is None else before is not after


def _with(figure: Figure, value: Decimal) -> Figure:
    return figure.model_copy(update={"value": value})
