"""What a count will come to by the end of its year, with the range that it may fall in.

The method: what is left of the year runs at the pace so far, by the same profile that the count is judged by. The range
lets what is left run a third slower or faster (a fifth where last year's profile is known or a person has set one), and
for things counted one by one at least twice the square root of what is left, which is how much small counts vary by
chance. So the range narrows with every month, and ends at the year's figure. It is a plain extrapolation: it knows
nothing of what the council is about to do.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from goldenthread.judging.amounts import can_be_judged, rounded
from goldenthread.judging.profile import Profile
from goldenthread.judging.units import is_whole
from goldenthread.plan import Forecast, step_of

_SPREAD_EVEN = Decimal(1) / 3
_SPREAD_KNOWN = Decimal(1) / 5


def forecast_of(value: Decimal, unit: str, profile: Profile) -> Forecast | None:
    """Give the year's total that a figure leads to; None where nothing shows a pace yet."""
    if not 0 < profile.share < 1 or value <= 0:
        return None
    left = value * (1 - profile.share) / profile.share
    spread = left * (_SPREAD_EVEN if profile.basis == "an even profile" else _SPREAD_KNOWN)
    if is_whole(unit):
        spread = max(spread, 2 * left.sqrt())
    step = step_of(value)
    total = rounded(value + left, step)
    low = (value + max(left - spread, Decimal(0))).quantize(step, ROUND_FLOOR)
    high = (value + left + spread).quantize(step, ROUND_CEILING)
    return Forecast(value=total, low=low, high=high) if can_be_judged(high) else None
