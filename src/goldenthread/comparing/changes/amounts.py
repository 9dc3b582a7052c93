"""A target or a baseline as it is compared and as it is told."""

import calendar
import re
from decimal import Decimal

from goldenthread.comparing.words import reprint_key
from goldenthread.plan import Baseline, Op, Target

_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_MONTHS = [calendar.month_name[number] for number in range(1, 13)]
_OPS = {
    Op.AT_LEAST: "at least ",
    Op.AT_MOST: "at most ",
    Op.ABOVE: "more than ",
    Op.BELOW: "less than ",
    Op.EQUALS: "",
    Op.RANGE: "",
}
# Beyond this a number is told with an exponent: nobody reads a line of noughts.
_MOST_PLACES = 15

Amount = Target | Baseline


def key_of(amount: Amount) -> object:
    """Give what two amounts have in common when they are the same: numbers by value, texts but for their printing."""
    common = (amount.value, amount.unit, _month(amount.when), reprint_key(amount.label or ""))
    if isinstance(amount, Target):
        return (*common, amount.op, amount.high, amount.relative_to, amount.direction)
    return common


def same_but_for_what_one_leaves_out(one: Amount, other: Amount) -> bool:
    """Whether nothing differs but a time or a part that only one of them names."""
    blanks = {name: None for name in ("when", "label") if not (getattr(one, name) and getattr(other, name))}
    return key_of(one.model_copy(update=blanks)) == key_of(other.model_copy(update=blanks))


def _month(when: str | None) -> str:
    """The day of a date is seldom meant: "by March" and "by 31 March" are one."""
    found = _MONTH.fullmatch(when or "")
    return f"{found[1]}-{found[2]}" if found else reprint_key(when or "")


def as_target(target: Target) -> str:
    """Tell a target: "at least 60 % in 2011/12 (KS2)"."""
    amount = _with_unit(target.value, target.unit)
    if target.high is not None:
        amount = f"{_number(target.value)} to {_with_unit(target.high, target.unit)}"
    way = f" {target.direction}" if target.relative_to and target.direction else ""
    relative = f"{way} on the baseline" if target.relative_to else ""
    return f"{_OPS[target.op]}{amount}{relative}{_at(target)}"


def as_value(amount: Amount) -> str:
    """Tell a figure with its time and part: "45.4 % in 2010/11"."""
    return f"{_with_unit(amount.value, amount.unit)}{_at(amount)}"


def as_due(when: str) -> str:
    """Tell a date in words: "2012-03" is "March 2012"."""
    found = _MONTH.fullmatch(when)
    if not found or not 1 <= int(found[2]) <= len(_MONTHS):
        return when
    day = f"{int(found[3])} " if found[3] else ""
    return f"{day}{_MONTHS[int(found[2]) - 1]} {found[1]}"


def _at(amount: Amount) -> str:
    when = f" in {as_due(amount.when)}" if amount.when else ""
    return f"{when} ({amount.label})" if amount.label else when


def _with_unit(value: Decimal, unit: str) -> str:
    if unit == "£":
        return f"£{_number(value)}"
    return _number(value) if unit in ("count", "") else f"{_number(value)} {unit}"


def _number(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    plain = abs(value.adjusted()) <= _MOST_PLACES and isinstance(exponent, int) and exponent >= -_MOST_PLACES
    return f"{value:,f}" if plain else str(value)
