"""What the performance team says of the plan and its themes, as both versions of a publication show it."""

from collections.abc import Iterable, Mapping, Set
from decimal import Decimal

from goldenthread.plan import Return as Row
from goldenthread.web.actions.publishing.small_numbers import mark_figures
from goldenthread.web.records.models import ReportingPeriod
from goldenthread.web.records.published import place_of_commentary

Hidden = Mapping[str, Set[Decimal]]


def commentaries(period: ReportingPeriod) -> dict[str, str]:
    """Give the commentaries of a period by the place where a publication keeps them, those without words left out."""
    themes = period.theme_commentaries.order_by("theme__position").values_list("theme__slug", "text")
    told = {"": period.commentary, **dict(themes)}
    return {place_of_commentary(theme): text for theme, text in told.items() if text}


def without_figures(
    told: Mapping[str, str], rows: Iterable[Row], slugs: Mapping[str, str], hidden: Hidden
) -> dict[str, str]:
    """Give commentaries with the figures marked that are withheld from the public.

    `hidden` are those figures by row. What is said of a theme may repeat those of its measures, and of measures that
    also relate to it; what is said of the plan those of any.
    """
    of_place: dict[str, set[Decimal]] = {}
    for row in rows:
        themes = [name for name in (row.theme, *row.also_relates_to) if name]
        for slug in ("", *(slugs[name] for name in themes if name in slugs)):
            of_place.setdefault(place_of_commentary(slug), set()).update(hidden.get(row.id, ()))
    return {place: mark_figures(text, of_place.get(place, set())) for place, text in told.items()}
