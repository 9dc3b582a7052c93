"""What the performance team says of the plan and its themes, and on the cover, as both versions show it."""

from collections.abc import Iterable, Mapping, Set
from decimal import Decimal

from goldenthread.plan import Return as Row
from goldenthread.web.actions.publishing.small_numbers import mark_figures
from goldenthread.web.records.models import COVER_PARTS, PeriodCover, ReportingPeriod
from goldenthread.web.records.published import COVER, place_of_commentary, place_on_cover

Hidden = Mapping[str, Set[Decimal]]


def commentaries(period: ReportingPeriod) -> dict[str, str]:
    """Give the commentaries of a period by the place where a publication keeps them, those without words left out.

    The parts of its cover are among them.
    """
    themes = period.theme_commentaries.order_by("theme__position").values_list("theme__slug", "text")
    told = {"": period.commentary, **dict(themes)}
    of_cover = PeriodCover.objects.filter(period=period).values(*COVER_PARTS).first() or {}
    texts = {place_of_commentary(theme): text for theme, text in told.items()}
    texts |= {place_on_cover(part): text for part, text in of_cover.items()}
    return {place: text for place, text in texts.items() if text}


def without_figures(
    told: Mapping[str, str], rows: Iterable[Row], slugs: Mapping[str, str], hidden: Hidden
) -> dict[str, str]:
    """Give commentaries with the figures marked that are withheld from the public.

    `hidden` are those figures by row. What is said of a theme may repeat those of its measures, and of measures that
    also relate to it; what is said of the plan, and on the cover, those of any.
    """
    of_place: dict[str, set[Decimal]] = {}
    for row in rows:
        themes = [name for name in (row.theme, *row.also_relates_to) if name]
        for slug in ("", *(slugs[name] for name in themes if name in slugs)):
            of_place.setdefault(place_of_commentary(slug), set()).update(hidden.get(row.id, ()))
    of_any = of_place.get(place_of_commentary(), set())
    return {
        place: mark_figures(text, of_any if place.startswith(f"{COVER}.") else of_place.get(place, set()))
        for place, text in told.items()
    }
