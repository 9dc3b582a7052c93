"""The fields of a return as they are typed: their names, which of them are kept, and a return's own as typed ones."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from goldenthread.web.actions.entries.typed import date_typed, number_typed
from goldenthread.web.records.models import FigureRecord, Return

MOST_ACTIONS = 10
# The fields that stand once; figures and remedial actions are numbered.
SINGLE = (
    "as_at",
    "state",
    "no_data",
    "no_data_reason",
    "data_expected_on",
    "declared",
    "override_reason",
    "progress",
)
_NUMBERED = re.compile(r"figure-\d{1,2}-(?:value|numerator|denominator)|action-\d{1,2}-(?:what|who|by_when)", re.ASCII)
NO_DATA_YET = "none"
# What "You say" holds where the owner agrees with the figures.
AS_FIGURES = "as_figures"


def kept(typed: Mapping[str, str]) -> dict[str, str]:
    """Give the fields of a return among those that were sent, as typed. No database of ours holds a NUL."""
    own = ((name, text) for name, text in typed.items() if name in SINGLE or _NUMBERED.fullmatch(name))
    return {name: text.replace("\0", "\ufffd") for name, text in own if text}


def typed_of(found: Return) -> dict[str, str]:
    """Give what a return holds as it would be typed, so that it can be gone on with."""
    figures = list(found.figures.all())
    typed = {
        "as_at": _as_at(figures),
        "state": NO_DATA_YET if found.no_data and not figures else (figures[0].state if figures else ""),
        "no_data": found.no_data,
        "no_data_reason": found.no_data_reason,
        "data_expected_on": written(found.data_expected_on),
        "declared": found.declared,
        "override_reason": found.override_reason,
        "progress": found.progress,
    }
    for figure in figures:
        typed |= _figure(figure)
    for number, action in enumerate(found.remedial_actions.all(), start=1):
        by_when = written(action.by_when)
        typed |= {f"action-{number}-what": action.what, f"action-{number}-who": action.who}
        typed[f"action-{number}-by_when"] = by_when
    return {name: text for name, text in typed.items() if text}


def written(day: date | None) -> str:
    """Write a day as the fields hold it, "31/03/2012"."""
    return f"{day:%d/%m/%Y}" if day else ""


def _as_at(figures: list[FigureRecord]) -> str:
    day = date_typed(figures[0].as_at) if figures else None
    return written(day)


def _figure(figure: FigureRecord) -> dict[str, str]:
    name = f"figure-{figure.position}"
    if figure.numerator is not None and figure.denominator is not None:
        return {f"{name}-numerator": f"{figure.numerator:,f}", f"{name}-denominator": f"{figure.denominator:,f}"}
    return {f"{name}-value": _number(figure.value, figure.printed)}


def _number(value: Decimal | None, printed: str) -> str:
    """Write a number as it was typed, where what was printed is that number alone."""
    read = number_typed(printed)
    return printed if read and read.value == value else f"{value:,f}"
