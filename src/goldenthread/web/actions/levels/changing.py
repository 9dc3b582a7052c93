"""Levels of a plan: added, reworded, moved, put in order."""

from typing import Any

from django.db.models import Max
from django.utils.text import slugify

from goldenthread.web.actions.levels.sound import (
    Parent,
    fresh,
    misplaced,
    refuse_no_reason,
    refuse_place,
    refuse_withdrawn,
    refuse_words,
    set_words,
    with_article,
    words_of,
)
from goldenthread.web.actions.ordering import put_in_order
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import Objective, Person, Plan, PriorityAction, Section, Theme
from goldenthread.web.records.tree import (
    Node,
    above,
    beside,
    called,
    nodes_of,
    plan_of,
    was_published,
)


def add_level(*, parent: Parent, kind: type[Node], words: str, by: Person, ref: str = "") -> Node:
    """Add a level at the end of what stands under another, or under the plan itself.

    `words` are its name or text, `ref` the number of an objective. Raises Refused where the words or the number stand
    there already, and where the parent is withdrawn.
    """
    plan = parent if isinstance(parent, Plan) else plan_of(parent)
    with writing(plan.authority, by=by, may=OFFICERS) as journal:
        under: Parent = parent if isinstance(parent, Plan) else fresh(parent)
        if not isinstance(under, Plan):
            refuse_withdrawn(under, f"{with_article(kind)} is added to it")
        node = _made(under, kind)
        set_words(node, words, ref)
        refuse_words(node)
        node.position = _last_position(node) + 1
        if isinstance(node, Theme):
            node.slug = _free_slug(node)
        node.save()
        journal.record(f"add {with_article(kind)}", node, after={**words_of(node), "under": str(under)})
    return node


def reword(*, node: Node, words: str, by: Person, ref: str = "", reason: str = "", seen: str | None = None) -> None:
    """Change a level's name or text, and the number of an objective. A theme's address stays.

    `seen` are the words that were shown. Raises Refused where nothing changes, where someone else changed it, where the
    words or the number stand there already, and without a reason where returns stand on it.
    """
    with writing(plan_of(node).authority, by=by, may=OFFICERS) as journal:
        found = fresh(node)
        before = words_of(found)
        if seen is not None and seen != str(found):
            raise Refused(
                "someone else has changed it meanwhile",
                where=str(found),
                expected=f"the words that you were shown: {seen}",
                do="look at the new words, and change those",
            )
        set_words(found, words, ref)
        after = words_of(found)
        if before == after:
            raise Refused(
                "nothing has changed", where=str(found), expected="other words", do="change them, or leave it"
            )
        refuse_words(found)
        refuse_no_reason(found, reason)
        found.save()
        journal.record(f"reword {with_article(type(found))}", found, before=before, after=after, reason=reason.strip())


def move(*, node: Node, to: Parent, by: Person, reason: str = "") -> None:
    """Put a level, with all that stands under it, under another one of the same plan, at the end there.

    A theme moves to a section, or to the plan itself; an objective to a theme; a priority action to an objective.
    Raises Refused where it stands there already or can't stand there, and without a reason where returns stand on it.
    """
    plan = plan_of(node)
    with writing(plan.authority, by=by, may=OFFICERS) as journal:
        found = fresh(node)
        before = above(found) or plan
        to = to if isinstance(to, Plan) else fresh(to)
        refuse_place(found, before, to)
        refuse_no_reason(found, reason)
        _put_under(found, to)
        refuse_words(found)
        found.position = _last_position(found) + 1
        found.save()
        put_in_order(plan)
        journal.record(
            f"move {with_article(type(found))}",
            found,
            before={"under": str(before)},
            after={"under": str(to)},
            reason=reason.strip(),
        )


def shift(*, node: Node, by: Person, up: bool) -> None:
    """Put a level one place up or down among its neighbours. Reports of the plan year follow. At the end it stays."""
    plan = plan_of(node)
    with writing(plan.authority, by=by, may=OFFICERS) as journal:
        neighbours: list[Node] = list(beside(node).filter(withdrawn_at__isnull=True))
        at = next((at for at, one in enumerate(neighbours) if one.pk == node.pk), None)
        to = None if at is None else at + (-1 if up else 1)
        if at is None or to is None or not 0 <= to < len(neighbours):
            return
        before = [str(one) for one in neighbours]
        neighbours[at], neighbours[to] = neighbours[to], neighbours[at]
        for position, one in enumerate(neighbours, start=1):
            one.position = position
        manager: Any = type(node)._default_manager
        manager.bulk_update(neighbours, ["position"])
        put_in_order(plan)
        after = [str(one) for one in neighbours]
        journal.record(f"put {called(type(node))}s in another order", node, before=before, after=after)


def _made(parent: Parent, kind: type[Node]) -> Node:
    """Make a level under its parent, not yet saved. A theme stands under a section, or under the plan itself."""
    if kind is Section and isinstance(parent, Plan):
        return Section(plan=parent)
    if kind is Theme and isinstance(parent, Plan | Section):
        under = {"plan": parent} if isinstance(parent, Plan) else {"plan": parent.plan, "section": parent}
        return Theme(**under)
    if kind is Objective and isinstance(parent, Theme):
        return Objective(theme=parent)
    if kind is PriorityAction and isinstance(parent, Objective):
        return PriorityAction(objective=parent)
    raise misplaced(kind, parent)


def _put_under(node: Node, to: Parent) -> None:
    if isinstance(node, Theme):
        node.section = to if isinstance(to, Section) else None
    elif isinstance(node, Objective):
        assert isinstance(to, Theme)
        node.theme, node.ref_repeated = to, False
    elif isinstance(node, PriorityAction):
        assert isinstance(to, Objective)
        node.objective = to


def _last_position(node: Node) -> int:
    """Give the last position among the neighbours. Themes are numbered through the whole plan."""
    among = nodes_of(node.plan, Theme) if isinstance(node, Theme) else beside(node)
    last: int | None = among.exclude(pk=node.pk).aggregate(last=Max("position"))["last"]
    return last or 0


def _free_slug(theme: Theme) -> str:
    """Give an address that no theme of the plan has, and no publication had."""
    words = slugify(theme.name)[:70] or "theme"
    taken = set(Theme.objects.filter(plan=theme.plan_id).values_list("slug", flat=True))
    number, slug = 1, words
    while slug in taken or was_published(Theme(plan_id=theme.plan_id, slug=slug)):
        number += 1
        slug = f"{words}-{number}"
    return slug
