"""A measure's target in words."""

from typing import Any

from goldenthread.plan.amounts import printed_amount
from goldenthread.web.actions.entries import Sheet, boundary_of
from goldenthread.web.cycle.measures.words import target_words
from goldenthread.web.records.models import Post, Role

_MOST_NAMES = 3


def target_context(sheet: Sheet) -> dict[str, Any]:
    """Give what pages say of a return's target, and who sets one where none of its year is kept."""
    return {
        "targets": [target_words(target) for target in sheet.row.targets],
        "boundary": boundary_words(sheet),
        "officers": _officers(sheet) if sheet.target_is_of_another_year else "",
    }


def _officers(sheet: Sheet) -> str:
    held = Post.objects.filter(
        person__authority=sheet.found.authority_id, person__left_on__isnull=True, role=Role.OFFICER
    )
    return " or ".join(held.order_by("person__name").values_list("person__name", flat=True)[:_MOST_NAMES])


def boundary_words(sheet: Sheet) -> str:
    """Write the value at which the tolerance ends, "" where there is none."""
    boundary = boundary_of(sheet)
    return "" if boundary is None else printed_amount(boundary.normalize() + 0, sheet.boxes[0].unit)


def unit_words(unit: str) -> str:
    """Write a unit that stands alone: "pp" is "percentage points"."""
    return "percentage points" if unit == "pp" else unit
