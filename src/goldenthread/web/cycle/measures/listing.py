"""The measures of a plan year, to find one: by words, theme, directorate, or by what it lacks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldenthread.web.accounts.access import OFFICER_OR_AUDITOR, Request, allow
from goldenthread.web.cycle.measures.words import target_words
from goldenthread.web.records.models import (
    Assignment,
    Duty,
    Placement,
    PlanYear,
    TargetPart,
    TargetSetting,
    Theme,
)
from goldenthread.web.records.nouns import target_of
from goldenthread.web.records.tree import year_kept

_A_PAGE, _LONGEST = 50, 100
LACKS = {
    "": "All",
    "owner": "Without an owner",
    "target": "Without a target",
    "definition": "Without a definition",
    "withdrawn": "Withdrawn",
}


@dataclass(frozen=True)
class Line:
    """One measure in the list."""

    placement: Placement
    targets: tuple[str, ...]
    today: date

    @property
    def owner(self) -> str:
        """The owner's name."""
        return str(getattr(self.placement, "owner", None) or "")

    @property
    def withdrawn(self) -> bool:
        """Whether it is withdrawn by now."""
        from_when = self.placement.measure.withdrawn_from
        return from_when is not None and from_when <= self.today


@allow(OFFICER_OR_AUDITOR)
@require_safe
def measures_page(request: Request, authority: str) -> HttpResponse:
    """List the measures of a plan year: the current one, or the one of `?year=`."""
    names = ("q", "theme", "directorate", "lacks", "year")
    # No database of ours takes a NUL.
    asked = {name: request.GET.get(name, "").replace("\0", "")[:_LONGEST] for name in names}
    years = list(_years(request))
    year = next((one for one in years if str(one.pk) == asked["year"]), None) or year_kept(request.authority)
    shown: dict[str, Any] = {"year": year, "years": years, "asked": asked, "lacks": LACKS.items()}
    if year is not None:
        page = Paginator(_chosen(year, asked), _A_PAGE).get_page(request.GET.get("page"))
        query = urlencode({name: value for name, value in asked.items() if value})
        shown |= {"page": page, "lines": list(_lines(page.object_list)), "query": query}  # type: ignore[arg-type]
        shown |= {
            "themes": Theme.objects.filter(plan=year.plan_id),
            "directorates": request.authority.directorates.all(),
        }
    return render(request, "cycle/measures/list.html", shown)


def _years(request: Request) -> QuerySet[PlanYear]:
    years = PlanYear.objects.filter(plan__authority=request.authority, placements__isnull=False)
    return years.select_related("plan").distinct().order_by("-start", "-pk")


def _chosen(year: PlanYear, asked: dict[str, str]) -> QuerySet[Placement]:
    found = Placement.objects.filter(plan_year=year)
    if asked["q"]:
        words = asked["q"].strip()
        found = found.filter(Q(ref__iexact=words) | Q(measure__name__icontains=words) | Q(measure__permanent_id=words))
    if asked["theme"]:
        own = Q(priority_action__objective__theme__slug=asked["theme"])
        also = Placement.also_relates_to.through.objects.filter(
            placement=OuterRef("pk"), theme__slug=asked["theme"], theme__plan=year.plan_id
        )
        found = found.filter(own | Q(Exists(also)))
    if asked["directorate"]:
        found = found.filter(responsible__code=asked["directorate"])
    return _lacking(found, asked["lacks"]).order_by("position", "pk")


def _lacking(found: QuerySet[Placement], what: str) -> QuerySet[Placement]:
    if what == "withdrawn":
        return found.filter(measure__withdrawn_from__isnull=False)
    if what == "owner":
        return found.exclude(Exists(_owners())).filter(measure__withdrawn_from__isnull=True)
    if what == "target":
        return found.exclude(Exists(TargetSetting.objects.filter(measure=OuterRef("measure"))))
    return found.filter(measure__definition="") if what == "definition" else found


def _owners() -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        measure=OuterRef("measure"), duty=Duty.OWNER, until__isnull=True, person__left_on__isnull=True
    )


def _lines(placements: QuerySet[Placement]) -> Iterator[Line]:
    """Give the lines of a page. Five queries, however many there are."""
    today = timezone.localdate()
    settings = TargetSetting.objects.filter(measure=OuterRef("measure"), effective_from__lte=today)
    shown = placements.select_related("measure", "priority_action__objective__theme").annotate(
        owner=Subquery(_owners().values("person__name")[:1]),
        setting=Subquery(settings.order_by("-effective_from").values("pk")[:1]),
    )
    found = list(shown.prefetch_related("responsible", "also_relates_to"))
    parts = _parts([one.setting for one in found])
    for one in found:
        yield Line(one, tuple(parts.get(one.setting, [])), today)


def _parts(settings: list[int | None]) -> dict[int | None, list[str]]:
    parts: dict[int | None, list[str]] = {}
    for part in TargetPart.objects.filter(setting__in=[one for one in settings if one is not None]):
        parts.setdefault(part.setting_id, []).append(target_words(target_of(part)))
    return parts
