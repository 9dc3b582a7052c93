"""A plan as a tree: which level stands under which, and what stands under one of them."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from goldenthread.web.records.models import (
    Authority,
    Objective,
    PeriodState,
    Placement,
    Plan,
    PlanYear,
    PriorityAction,
    PublishedReturn,
    Section,
    Theme,
)

Node = Section | Theme | Objective | PriorityAction

# How addresses name each kind of level.
KINDS: Mapping[str, type[Node]] = {
    "sections": Section,
    "themes": Theme,
    "objectives": Objective,
    "priority-actions": PriorityAction,
}
_CALLED: Mapping[type[Node], str] = {
    Section: "section",
    Theme: "theme",
    Objective: "objective",
    PriorityAction: "priority action",
}
_BELOW: Mapping[type[Node], type[Node]] = {Section: Theme, Theme: Objective, Objective: PriorityAction}
_ABOVE: Mapping[type[Node], str] = {Theme: "section", Objective: "theme", PriorityAction: "objective"}
_PLAN: Mapping[type[Node], str] = {
    Section: "plan",
    Theme: "plan",
    Objective: "theme__plan",
    PriorityAction: "objective__theme__plan",
}
_ACTION = "priority_action"
_OF_PLACEMENT: Mapping[type[Node], str] = {
    Section: f"{_ACTION}__objective__theme__section",
    Theme: f"{_ACTION}__objective__theme",
    Objective: f"{_ACTION}__objective",
    PriorityAction: _ACTION,
}


def called(kind: type[Node]) -> str:
    """Give the word for a kind of level: "priority action"."""
    return _CALLED[kind]


def kind_in_address(node: Node) -> str:
    """Give how addresses name the kind of a level."""
    return next(name for name, kind in KINDS.items() if isinstance(node, kind))


def kind_below(kind: type[Node]) -> type[Node] | None:
    """Give the kind of what stands under a level; None under a priority action, where measures stand."""
    return _BELOW.get(kind)


def plan_of(node: Node) -> Plan:
    """Give the plan that a level belongs to."""
    if isinstance(node, Section | Theme):
        return node.plan
    return node.theme.plan if isinstance(node, Objective) else node.objective.theme.plan


def above(node: Node) -> Node | None:
    """Give the level that one stands under; None where that is the plan itself."""
    found: Node | None = getattr(node, _ABOVE[type(node)]) if type(node) in _ABOVE else None
    return found


def path_of(node: Node) -> list[Node]:
    """Give the levels above one, the highest first."""
    parent = above(node)
    return [*path_of(parent), parent] if parent is not None else []


def nodes_of(plan: Plan, kind: type[Node]) -> QuerySet[Any]:
    """Give a plan's levels of one kind, withdrawn ones too."""
    return kind._default_manager.filter(**{_PLAN[kind]: plan})


def children_of(node: Node) -> QuerySet[Any]:
    """Give what stands right under a level, withdrawn ones too."""
    below = kind_below(type(node))
    assert below is not None
    return below._default_manager.filter(**{_ABOVE[below]: node})


def beside(node: Node) -> QuerySet[Any]:
    """Give a level and its neighbours: what stands under the same one."""
    field = _ABOVE.get(type(node))
    own = {field: above(node)} if field else {}
    return nodes_of(plan_of(node), type(node)).filter(**own)


def placements_under(node: Node) -> QuerySet[Placement]:
    """Give the places of measures under a level, of every plan year."""
    return Placement.objects.filter(**{_OF_PLACEMENT[type(node)]: node})


def path_from_placement(kind: type[Node]) -> str:
    """Give the path of fields from a place of a measure to the level of a kind that it stands under."""
    return _OF_PLACEMENT[kind]


def everything_under(node: Node) -> list[Node]:
    """Give all levels under one, the higher first."""
    if kind_below(type(node)) is None:
        return []
    children: list[Node] = list(children_of(node))
    return [*children, *(one for child in children for one in everything_under(child))]


def is_stood_on(node: Node) -> bool:
    """Whether a return or a publication stands on a level: it may be changed with a reason, and not removed."""
    if placements_under(node).filter(measure__returns__isnull=False).exists():
        return True
    return isinstance(node, Theme) and was_published(node)


def was_published(theme: Theme) -> bool:
    """Whether a publication has the theme: its address there is for good."""
    return PublishedReturn.objects.filter(theme=theme.slug, publication__period__plan_year__plan=theme.plan_id).exists()


def current_year(plan: Plan) -> PlanYear | None:
    """Give the latest year of a plan in which measures stand, else its latest year."""
    years = PlanYear.objects.filter(plan=plan)
    return years.filter(placements__isnull=False).order_by("-start").first() or years.order_by("-start").first()


def year_kept(authority: Authority) -> PlanYear | None:
    """Give the plan year whose measures are kept: the latest in which measures stand, else the latest of all."""
    years = PlanYear.objects.filter(plan__authority=authority).select_related("plan__authority")
    latest = years.order_by("-start", "-pk")
    return latest.filter(placements__isnull=False).first() or latest.first()


def themes_in(year: PlanYear) -> QuerySet[Theme]:
    """Give the themes of a plan year: those in force, and those withdrawn under which measures stand in it."""
    standing = Placement.objects.filter(plan_year=year, priority_action__objective__theme=OuterRef("pk"))
    themes = Theme.objects.filter(plan=year.plan_id)
    return themes.filter(Q(withdrawn_at__isnull=True) | Exists(standing))


def running_years(authority: Authority) -> QuerySet[PlanYear]:
    """Give the plan years that still run: each plan's current and later ones, and those with an open period."""
    standing = PlanYear.objects.filter(plan=OuterRef("plan"), placements__isnull=False).order_by()
    latest = standing.values("plan").annotate(latest=Max("start")).values("latest")
    years = PlanYear.objects.filter(plan__authority=authority).annotate(current=Subquery(latest))
    runs = Q(current__isnull=True) | Q(start__gte=F("current")) | Q(periods__state=PeriodState.OPEN)
    return years.filter(runs).distinct()
