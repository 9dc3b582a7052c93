"""Which units can be held against each other, and on what scale."""

import re
from decimal import Decimal

_RATE = re.compile(r"per (\d{1,3}(?:,?\d{3}){0,4})")
# How many of the smallest unit of its family one of a unit has.
_SCALES = {
    "minutes": ("time", 1),
    "hours": ("time", 60),
    "days": ("time", 60 * 24),
    "weeks": ("time", 60 * 24 * 7),
    "months": ("calendar", 1),
    "years": ("calendar", 12),
    "kg": ("weight", 1),
    "tonnes": ("weight", 1000),
    "£": ("money", 1),
    "working days": ("working days", 1),
    "rate": ("rate", 1),
}
_SHARES = {"%", "pp"}
_COUNTS = {"", "count", "number"}
_LONGEST_SHOWN = 24


def factor_between(unit: str, wanted: str) -> Decimal | None:
    """Give what a figure in `unit` is multiplied by to be in `wanted`; None where the two can't be compared.

    A count of something named ("miles", "homes") and a plain count are of one kind: texts name it once and then don't.
    """
    unit, wanted = _plain(unit), _plain(wanted)
    if unit == wanted or {unit, wanted} <= _SHARES:
        return Decimal(1)
    (family, scale), (wanted_family, wanted_scale) = _family(unit), _family(wanted)
    if family != wanted_family or (family == "count" and not _COUNTS & {unit, wanted}):
        return None
    return Decimal(scale) / Decimal(wanted_scale)


def is_share(unit: str) -> bool:
    """Whether a unit is per cent or percentage points."""
    return _plain(unit) in _SHARES


def is_whole(unit: str) -> bool:
    """Whether a unit counts things that come one by one."""
    return _family(_plain(unit))[0] == "count"


def adds_up(unit: str) -> bool:
    """Whether amounts of a unit can be added up over a year: counts, money and weights can, shares and rates can't."""
    return _family(_plain(unit))[0] in ("count", "money", "weight")


def kind_of_unit(unit: str) -> str:
    """Say what a unit is, for a sentence: "a percentage", "a count", "a rate per 1,000", "days"."""
    plain = _plain(unit)[:_LONGEST_SHOWN]
    family = _family(plain)[0]
    if family == "count":
        return "a count" if plain in _COUNTS else f"a count of {plain}"
    named = {"share": "a percentage", "money": "an amount of money", "per": f"a rate {plain}"}
    return named.get(family, plain)


def _plain(unit: str) -> str:
    plain = " ".join(unit.casefold().split())
    return plain if len(plain) == 1 or plain + "s" not in _SCALES else plain + "s"


def _family(unit: str) -> tuple[str, Decimal | int]:
    if unit in _SHARES:
        return "share", 1
    if found := _RATE.fullmatch(unit):
        people = int(found[1].replace(",", ""))
        return ("per", 1 / Decimal(people)) if people else ("nothing", 1)
    if unit in _SCALES:
        return _SCALES[unit]
    return ("count", 1) if unit in _COUNTS or not unit.startswith("per ") else (unit, 1)
