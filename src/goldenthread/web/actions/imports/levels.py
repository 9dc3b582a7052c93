"""The levels of a plan that a report's rows stand under, found or made, and changed where the officer said so."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Max
from django.utils.text import slugify

from goldenthread import plan
from goldenthread.web.actions.imports.deciding import Decision, Decisions, decided
from goldenthread.web.actions.imports.matching import Change, match_levels
from goldenthread.web.actions.imports.printed import Printed, levels_of, theme_named
from goldenthread.web.actions.levels.sound import refuse_words, set_words, with_article, words_of
from goldenthread.web.actions.ordering import put_in_order
from goldenthread.web.actions.writing import Journal
from goldenthread.web.records.models import Objective, Plan, PriorityAction, Section, Theme
from goldenthread.web.records.tree import Node, above


class Levels:
    """The levels that rows stand under, found or made once each, in the order of the report."""

    def __init__(self, of_plan: Plan, rows: Iterable[plan.Return], same: Mapping[str, str]) -> None:
        self.of_plan = of_plan
        rows = list(rows)
        self._section = {theme_named(row.theme): Printed(Section, row.section) for row in rows if row.section}
        self._found, self.changes = match_levels(of_plan, rows, same)

    def decide(self, decisions: Decisions | None, journal: Journal, *, reason: str) -> None:
        """Do what was decided of each change: without decisions, all are the same levels and keep their words.

        Raises Refused where a change has no decision, and for words that another level has.
        """
        told = {change.printed: decided(change, decisions) for change in self.changes}
        another = {printed for printed, decision in told.items() if decision is Decision.ANOTHER}
        self._found = {one: node for one, node in self._found.items() if not _stands_on(one, another)}
        taken = [one for one in self.changes if told[one.printed] is Decision.TAKE and one.printed in self._found]
        for change in taken:
            self._take(change, journal, reason)
        if taken:
            put_in_order(self.of_plan)

    def action(self, row: plan.Return) -> PriorityAction:
        """Give the priority action that a row stands under."""
        found = self._node(levels_of(row)[-1])
        assert isinstance(found, PriorityAction)
        return found

    def theme(self, name: str) -> Theme:
        """Give the theme of a name, made where there is none yet."""
        found = self._node(theme_named(name))
        assert isinstance(found, Theme)
        return found

    def _take(self, change: Change, journal: Journal, reason: str) -> None:
        node, before = change.node, _told(change.node)
        set_words(node, change.printed.words, change.printed.ref)
        if change.printed.under is not None:
            parent = self._node(change.printed.under)
            setattr(node, "theme" if isinstance(node, Objective) else "objective", parent)
        refuse_words(node)
        node.save()
        told: dict[str, Any] = {"before": before, "after": _told(node), "reason": reason}
        if change.moved:
            journal.record(f"move {with_article(type(node))}", node, **told)
        else:
            journal.record(f"reword {with_article(type(node))}", node, **told)

    def _node(self, printed: Printed) -> Node:
        if printed not in self._found:
            made = self._made(printed)
            made.save()
            self._found[printed] = made
        return self._found[printed]

    def _made(self, printed: Printed) -> Node:
        if printed.kind is Section:
            return Section(plan=self.of_plan, name=printed.words, position=_next(self.of_plan.sections))
        if printed.kind is Theme:
            return self._theme(printed)
        assert printed.under is not None
        parent = self._node(printed.under)
        if isinstance(parent, Theme):
            numbered = parent.objectives.filter(ref=printed.ref, withdrawn_at__isnull=True)
            again = bool(printed.ref) and numbered.exists()
            return Objective(
                theme=parent,
                ref=printed.ref,
                text=printed.words,
                position=_next(parent.objectives),
                ref_repeated=again,
            )
        assert isinstance(parent, Objective)
        return PriorityAction(objective=parent, text=printed.words, position=_next(parent.priority_actions))

    def _theme(self, printed: Printed) -> Theme:
        section = self._node(self._section[printed]) if printed in self._section else None
        assert section is None or isinstance(section, Section)
        position = _next(self.of_plan.themes)
        words = slugify(printed.words)[:70] or f"theme-{position}"
        taken = self.of_plan.themes.filter(slug=words).exists()
        slug = f"{words}-{position}" if taken else words
        return Theme(plan=self.of_plan, section=section, name=printed.words, position=position, slug=slug)


def _told(node: Node) -> dict[str, str]:
    parent = above(node)
    return {**words_of(node), "under": str(parent)} if parent else words_of(node)


def _next(levels: Any) -> int:
    last: int | None = levels.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def _stands_on(printed: Printed | None, levels: set[Printed]) -> bool:
    return printed is not None and (printed in levels or _stands_on(printed.under, levels))
