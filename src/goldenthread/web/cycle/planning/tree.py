"""A plan year as a tree, with how many measures stand under each level. A fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.web.records.models import Placement, Plan, PlanYear
from goldenthread.web.records.tree import (
    KINDS,
    Node,
    called,
    children_of,
    kind_below,
    kind_in_address,
    nodes_of,
    path_from_placement,
    placements_under,
)


@dataclass
class Branch:
    """A level with what stands under it. `measures` counts those of the year, all the way down."""

    node: Node
    measures: int = 0
    last: bool = False
    branches: list["Branch"] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The kind as addresses name it."""
        return kind_in_address(self.node)

    @property
    def called(self) -> str:
        """The word for the kind."""
        return called(type(self.node))

    @property
    def words(self) -> str:
        """The level's name or text; where it has none, what stands there instead."""
        return str(self.node) or "No priority action is printed"

    @property
    def withdrawn(self) -> bool:
        """Whether the level is withdrawn."""
        return self.node.withdrawn_at is not None

    @property
    def shown(self) -> list["Branch"]:
        """What stands under it and is in force, or still holds measures."""
        return [one for one in self.branches if not one.withdrawn or one.measures]


@dataclass(frozen=True)
class Tree:
    """A plan in one of its years: sections first, then themes that stand in none."""

    plan: Plan
    year: PlanYear | None
    sections: Sequence[Branch]
    themes: Sequence[Branch]
    counts: Mapping[str, int]
    withdrawn: Sequence[Branch]

    @property
    def actions(self) -> int:
        """How many priority actions there are: where the plan prints none, measures stand under one without words."""
        return self.counts["priority-actions"]

    @property
    def parts(self) -> Iterator[tuple[Branch | None, Sequence[Branch]]]:
        """Each section with its themes; last None, with those that stand in none."""
        yield from ((section, section.shown) for section in self.sections if not section.withdrawn or section.measures)
        if self.themes:
            yield None, self.themes


def tree_of(plan: Plan, year: PlanYear | None) -> Tree:
    """Give a plan as it stands, with its measures of a year."""
    by_kind = {kind: list(nodes_of(plan, kind)) for kind in KINDS.values()}
    measures = Counter(Placement.objects.filter(plan_year=year).order_by().values_list("priority_action", flat=True))
    branches = {(type(node), node.pk): Branch(node) for nodes in by_kind.values() for node in nodes}
    top: dict[type[Node], list[Branch]] = defaultdict(list)
    for kind, nodes in reversed(by_kind.items()):
        for node in nodes:
            branch = branches[kind, node.pk]
            branch.measures += measures[node.pk] if kind is KINDS["priority-actions"] else 0
            parent = _parent(node, branches)
            if parent is None:
                top[kind].append(branch)
            else:
                parent.branches.append(branch)
                parent.measures += branch.measures
    counts = {
        name: sum(node.withdrawn_at is None and bool(str(node)) for node in by_kind[kind])
        for name, kind in KINDS.items()
    }
    sections = top[KINDS["sections"]]
    in_force = [one for one in sections if not one.withdrawn]
    for one in in_force[-1:]:
        one.last = True
    themes = [one for one in top[KINDS["themes"]] if not one.withdrawn or one.measures]
    withdrawn = [one for one in branches.values() if one.withdrawn]
    return Tree(plan, year, sections, themes, counts | {"measures": measures.total()}, withdrawn)


def _parent(node: Node, branches: Mapping[tuple[type[Node], int], Branch]) -> Branch | None:
    """Give the branch that a level stands under, without asking the database for it."""
    names = {KINDS["themes"]: "section", KINDS["objectives"]: "theme", KINDS["priority-actions"]: "objective"}
    name = names.get(type(node))
    key = getattr(node, f"{name}_id") if name else None
    return branches[_kind_of(name), key] if name and key else None


def _kind_of(name: str) -> type[Node]:
    return KINDS[f"{name}s"]


def children(parent: Node, year: PlanYear | None) -> list[Branch]:
    """Give what stands right under a level, withdrawn or not, each with its count of measures in a year."""
    if kind_below(type(parent)) is None:
        return []
    below = list(children_of(parent))
    under = placements_under(parent).filter(plan_year=year).order_by()
    counted = Counter(under.values_list(path_from_placement(type(below[0])), flat=True)) if below else Counter()
    return [Branch(node, counted[node.pk]) for node in below]
