"""Which level of the record's plan is which that a report prints: by words and code, and by the measures in common."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

from goldenthread import plan
from goldenthread.comparing.naming import Named
from goldenthread.comparing.pairing import pair_up
from goldenthread.comparing.words import reprint_key
from goldenthread.web.actions.imports.printed import Printed, measures_under
from goldenthread.web.records.models import Objective, Placement, Plan, PriorityAction, Section, Theme
from goldenthread.web.records.tree import Node, above, called, kind_in_address, nodes_of, path_from_placement

_KINDS: tuple[type[Node], ...] = (Section, Theme, Objective, PriorityAction)


@dataclass(frozen=True)
class Change:
    """A level that a report prints otherwise than the record has it: by its words, its number, or what it is under."""

    printed: Printed
    node: Node

    moved: bool = False

    @property
    def key(self) -> str:
        """What the change is called in a form."""
        now = crc32(repr(_place(self.printed)).encode())
        return f"{kind_in_address(self.node)}-{self.node.pk}-{now}"

    @property
    def kind(self) -> str:
        """The word for the kind of level."""
        return called(type(self.node))

    @property
    def was(self) -> str:
        """The level as the record has it, with what it stands under where that changes."""
        return f"{self.node}, under {above(self.node)}" if self.moved else str(self.node)

    @property
    def now(self) -> str:
        """The level as the report prints it, with what it stands under where that changes."""
        return f"{self.printed}, under {self.printed.under}" if self.moved else str(self.printed)


Matched = dict[Printed, Node]


def match_levels(of_plan: Plan, rows: Iterable[plan.Return], same: Mapping[str, str]) -> tuple[Matched, list[Change]]:
    """Give the level of the plan that each printed one is, and which of them are printed otherwise than they stand.

    One to one: those that say the same first, then those that are alike or have a like code, then those that have most
    of their measures in common. `same` gives a known measure for the id of a row.
    """
    under = measures_under(rows, same)
    matching = _Matching(of_plan, under)
    for kind in _KINDS:
        matching.match(kind, [one for one in under if one.kind is kind])
    return matching.found, matching.changes


class _Matching:
    """The levels of a plan while they are matched, kind by kind, the highest first."""

    def __init__(self, of_plan: Plan, under: Mapping[Printed, set[str]]) -> None:
        self.of_plan, self.under = of_plan, under
        self.found: Matched = {}
        self.changes: list[Change] = []
        self.reported = set().union(*under.values()) if under else set()

    def match(self, kind: type[Node], printed: list[Printed]) -> None:
        """Match the levels of one kind."""
        nodes: list[Node] = list(nodes_of(self.of_plan, kind).select_related())
        for words in (str, reprint_key):
            nodes = self._by_words(printed, nodes, words)
        standing = _standing(self.of_plan, kind)
        nodes = self._by_likeness(printed, nodes, standing)
        self._by_measures(printed, nodes, standing)

    def _free(self, printed: Iterable[Printed]) -> list[Printed]:
        return [one for one in printed if one not in self.found and one.is_said]

    def _parent(self, printed: Printed) -> Hashable:
        """Give what a printed level stands under, as `_parent_of` gives it for a level of the plan."""
        parent = self.found.get(printed.under) if printed.under else None
        return ("new", printed.under) if printed.under and parent is None else parent.pk if parent else None

    def _by_words(self, printed: list[Printed], nodes: list[Node], words: Callable[[str], str]) -> list[Node]:
        """Pair what says the same under the same; give what is left of the nodes."""
        there: dict[Hashable, Node] = {}
        for node in nodes:
            there.setdefault((_parent_of(node), words(_ref(node)), words(_words(node))), node)
        for one in printed:
            key = (self._parent(one), words(one.ref), words(one.words))
            if one not in self.found and key in there:
                self.found[one] = there.pop(key)
        taken = {node.pk for node in self.found.values() if nodes and type(node) is type(nodes[0])}
        return [node for node in nodes if node.pk not in taken]

    def _by_likeness(self, printed: list[Printed], nodes: list[Node], standing: Mapping[int, set[str]]) -> list[Node]:
        """Pair what is alike under the same, unless their measures say that they are two; give what is left."""
        groups: dict[Hashable, tuple[list[Printed], list[Node]]] = defaultdict(lambda: ([], []))
        for one in self._free(printed):
            groups[self._parent(one)][0].append(one)
        for node in nodes:
            groups[_parent_of(node)][1].append(node)
        left = {node.pk: node for node in nodes}
        for new, old in groups.values():
            names = [Named(_ref(node), _words(node)) for node in old]
            for pair in pair_up(names, [Named(one.ref, one.words) for one in new]):
                one, node = new[pair.later], old[pair.earlier]
                if not self._are_two(one, standing[node.pk]):
                    self._changed(one, node)
                    del left[node.pk]
        return list(left.values())

    def _are_two(self, printed: Printed, standing: set[str]) -> bool:
        """Whether both have known measures of this report, and none in common."""
        mine, theirs = self.under[printed], standing & self.reported
        return bool(mine and theirs) and not mine & theirs

    def _by_measures(self, printed: list[Printed], nodes: list[Node], standing: Mapping[int, set[str]]) -> None:
        """Pair what has more than half of its measures in common, seen from either."""
        above_measure: dict[str, list[Node]] = defaultdict(list)
        for node in nodes:
            for measure in standing[node.pk] & self.reported:
                above_measure[measure].append(node)
        taken: set[int] = set()
        for one in self._free(printed):
            common = Counter(node for measure in self.under[one] for node in above_measure[measure])
            for node, times in common.most_common(1):
                most = max(len(self.under[one]), len(standing[node.pk] & self.reported))
                if 2 * times > most and node.pk not in taken:
                    self._changed(one, node)
                    taken.add(node.pk)

    def _changed(self, printed: Printed, node: Node) -> None:
        self.found[printed] = node
        self.changes.append(Change(printed, node, self._parent(printed) != _parent_of(node)))


def _place(printed: Printed | None) -> tuple[str, ...]:
    return (*_place(printed.under), printed.ref, printed.words) if printed else ()


def _parent_of(node: Node) -> Hashable:
    """Give the key of what a level stands under; themes and sections are known by their names alone."""
    if isinstance(node, Objective):
        return node.theme_id
    return node.objective_id if isinstance(node, PriorityAction) else None


def _words(node: Node) -> str:
    return node.name if isinstance(node, Section | Theme) else node.text


def _ref(node: Node) -> str:
    return node.ref if isinstance(node, Objective) else ""


def _standing(of_plan: Plan, kind: type[Node]) -> Mapping[int, set[str]]:
    """Give the measures that ever stood under each level of a kind, by permanent id."""
    found: dict[int, set[str]] = defaultdict(set)
    places = Placement.objects.filter(plan_year__plan=of_plan).order_by()
    for node, measure in places.values_list(path_from_placement(kind), "measure__permanent_id"):
        found[node].add(measure)
    return found
