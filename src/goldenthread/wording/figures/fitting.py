"""Units: which figure can be of which, and the unit that a figure is given."""

from goldenthread.wording.figures.mentions import Mention
from goldenthread.wording.rules.units import composed
from goldenthread.wording.tokens import Sort


def fits(mention: Mention, unit: str) -> bool:
    """Whether a figure can be of a unit: its own is the same, or it has none and the unit is not of a sign."""
    token, per = mention.token, mention.place.per
    if unit == "%":
        return token.sort is Sort.PERCENT
    if token.sort is Sort.PERCENT:
        return False
    if token.sort is Sort.POINTS or unit == "pp":
        return token.sort is Sort.POINTS and unit == "pp"
    if unit.startswith("per ") or unit == "rate":
        return per is not None or (token.sort is Sort.NUMBER and not token.unit and _is_rate(mention))
    if unit == "£":
        return token.sort is Sort.MONEY
    if per is not None:
        return unit not in ("count",) and not token.unit
    if token.sort is Sort.NUMBER:
        return not token.unit or unit == "count" or is_said(mention, unit)
    return token.unit == unit


def is_said(mention: Mention, unit: str) -> bool:
    """Whether the figure says the unit, or says "kWh" where "kWh per m2" is meant."""
    own = own_unit(mention)
    return own == unit or (bool(own) and " per " not in own and unit.startswith(f"{own} per "))


def own_unit(mention: Mention) -> str:
    """Give the unit that stands beside the figure: "kWh", "kWh per m2"; "" for none."""
    return composed(mention.token, mention.place.after) or mention.token.unit


def _is_rate(mention: Mention) -> bool:
    """A rate of 54; 1.11; 3 potholes per km: rates are called so, or have decimals."""
    called = {"rate", "ratio"} & set(mention.before(5)) or "per" in mention.after(3)
    return "." in mention.token.printed or bool(called)


def unit_of(mention: Mention, wanted: str) -> str:
    """Give the figure's own unit, else that of the target."""
    if mention.token.unit:
        return wanted if is_said(mention, wanted) else own_unit(mention)
    if mention.place.per:
        return mention.place.per.unit
    return wanted if wanted and wanted not in ("%", "£", "pp") else "count"


def is_of_unit(mention: Mention, unit: str) -> bool:
    """Whether the figure can be held against a target of that unit: per 1,000 is not per 10,000."""
    if unit.startswith("per "):
        return mention.place.per is not None and mention.place.per.unit == unit
    return fits(mention, unit) and (unit in ("count", "score", "rate") or is_said(mention, unit))
