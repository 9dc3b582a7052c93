"""The order of a plan: themes are numbered through the whole plan, and a year's measures as the plan has them."""

from goldenthread.web.records.models import Placement, Plan, PlanYear, Theme
from goldenthread.web.records.tree import running_years

_BATCH = 500
# Themes without a section come after those that have one.
_LAST = 1_000_000


def put_in_order(plan: Plan) -> None:
    """Number themes and measures as the tree has them, in the years that still run. Earlier years stay."""
    themes = sorted(Theme.objects.filter(plan=plan).select_related("section"), key=_place_of_theme)
    _number(themes)
    for year in running_years(plan.authority).filter(plan=plan):
        _number_measures(year)


def _place_of_theme(theme: Theme) -> tuple[int, int, int]:
    return (theme.section.position if theme.section else _LAST, theme.position, theme.pk)


def _number(themes: list[Theme]) -> None:
    changed = []
    for position, theme in enumerate(themes, start=1):
        if theme.position != position:
            theme.position = position
            changed.append(theme)
    Theme.objects.bulk_update(changed, ["position"], batch_size=_BATCH)


def _number_measures(year: PlanYear) -> None:
    above = "priority_action__objective"
    placed = Placement.objects.filter(plan_year=year).order_by(
        f"{above}__theme__position",
        f"{above}__position",
        f"{above}__pk",
        "priority_action__position",
        "priority_action__pk",
        "position",
    )
    changed = []
    for position, one in enumerate(placed, start=1):
        if one.position != position:
            one.position = position
            changed.append(one)
    Placement.objects.bulk_update(changed, ["position"], batch_size=_BATCH)
