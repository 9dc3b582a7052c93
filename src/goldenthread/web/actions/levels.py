"""The levels of a plan: added, reworded, moved, put in order, withdrawn, and removed while nothing stands on them.

What is published stays as it was: a publication holds its own words. A new edition of a period has the plan's words as
they are by then.
"""

from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify

from goldenthread.web.actions.ordering import put_in_order
from goldenthread.web.actions.periods import owing
from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.models import Objective, Person, Placement, Plan, PriorityAction, Section, Theme
from goldenthread.web.records.tree import (
    Node,
    above,
    beside,
    called,
    children_of,
    current_year,
    everything_under,
    is_stood_on,
    kind_below,
    nodes_of,
    placements_under,
    plan_of,
    was_published,
)

_LONGEST_NAME, _LONGEST_REF, _LONGEST_TEXT = 200, 20, 4000
Parent = Plan | Section | Theme | Objective


def add_level(*, parent: Parent, kind: type[Node], words: str, by: Person, ref: str = "") -> Node:
    """Add a level at the end of what stands under another, or under the plan itself.

    `words` are its name or text, `ref` the number of an objective. Raises Refused where the words or the number stand
    there already, and where the parent is withdrawn.
    """
    plan = parent if isinstance(parent, Plan) else plan_of(parent)
    with writing(plan.authority, by=by) as journal:
        under: Parent = parent if isinstance(parent, Plan) else _fresh(parent)
        if not isinstance(under, Plan):
            _refuse_withdrawn(under, f"{_a(kind)} is added to it")
        node = _made(under, kind)
        _set_words(node, words, ref)
        _refuse_words(node)
        node.position = _last_position(node) + 1
        if isinstance(node, Theme):
            node.slug = _free_slug(node)
        node.save()
        journal.record(f"add {_a(kind)}", node, after={**words_of(node), "under": str(under)})
    return node


def reword(*, node: Node, words: str, by: Person, ref: str = "", reason: str = "", seen: str | None = None) -> None:
    """Change a level's name or text, and the number of an objective. A theme's address stays.

    `seen` are the words that were shown. Raises Refused where nothing changes, where someone else changed it, where the
    words or the number stand there already, and without a reason where returns stand on it.
    """
    with writing(plan_of(node).authority, by=by) as journal:
        found = _fresh(node)
        before = words_of(found)
        if seen is not None and seen != str(found):
            raise Refused(
                "someone else has changed it meanwhile",
                where=str(found),
                expected=f"the words that you were shown: {seen}",
                do="look at the new words, and change those",
            )
        _set_words(found, words, ref)
        after = words_of(found)
        if before == after:
            raise Refused(
                "nothing has changed", where=str(found), expected="other words", do="change them, or leave it"
            )
        _refuse_words(found)
        _refuse_no_reason(found, reason)
        found.save()
        journal.record(f"reword {_a(type(found))}", found, before=before, after=after, reason=reason.strip())


def move(*, node: Node, to: Parent, by: Person, reason: str = "") -> None:
    """Put a level, with all that stands under it, under another one of the same plan, at the end there.

    A theme moves to a section, or to the plan itself; an objective to a theme; a priority action to an objective.
    Raises Refused where it stands there already or can't stand there, and without a reason where returns stand on it.
    """
    plan = plan_of(node)
    with writing(plan.authority, by=by) as journal:
        found = _fresh(node)
        before = above(found) or plan
        to = to if isinstance(to, Plan) else _fresh(to)
        _refuse_place(found, before, to)
        _refuse_no_reason(found, reason)
        _put_under(found, to)
        _refuse_words(found)
        found.position = _last_position(found) + 1
        found.save()
        put_in_order(plan)
        journal.record(
            f"move {_a(type(found))}",
            found,
            before={"under": str(before)},
            after={"under": str(to)},
            reason=reason.strip(),
        )


def shift(*, node: Node, by: Person, up: bool) -> None:
    """Put a level one place up or down among its neighbours. Reports of the plan year follow. At the end it stays."""
    plan = plan_of(node)
    with writing(plan.authority, by=by) as journal:
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


def withdraw_level(*, node: Node, reason: str, by: Person) -> int:
    """Withdraw a level with all that stands under it: it stays in the record, and nothing new is put there.

    Gives how many levels are withdrawn. Raises Refused without a reason, and where measures stand under it this year.
    """
    with writing(plan_of(node).authority, by=by) as journal:
        found = _fresh(node)
        _refuse_withdrawn(found, "it is withdrawn again")
        standing = measures_in(found).count()
        if standing:
            raise Refused(
                f"{standing} measure{'s' * (standing != 1)} still stand{'s' * (standing == 1)} under it",
                where=str(found),
                expected="a level under which no measure stands this year",
                do="move these measures elsewhere, or withdraw them, first",
            )
        need_reason(reason, found, "say why it is withdrawn")
        gone = [found, *(one for one in everything_under(found) if one.withdrawn_at is None)]
        for one in gone:
            one.withdrawn_by, one.withdrawn_at, one.withdrawn_because = by, journal.at, reason.strip()
            one.save()
        after = {"withdrawn": [str(one) for one in gone]}
        journal.record(f"withdraw {_a(type(found))}", found, before=words_of(found), after=after, reason=reason.strip())
    return len(gone)


def bring_back(*, node: Node, reason: str, by: Person) -> None:
    """Take a withdrawal back, of a level and of what was withdrawn with it.

    Raises Refused without a reason, where it isn't withdrawn, and where what it stands under still is.
    """
    with writing(plan_of(node).authority, by=by) as journal:
        found = _fresh(node)
        at, parent = found.withdrawn_at, above(found)
        if at is None:
            raise Refused("it isn’t withdrawn", where=str(found), expected="a withdrawn level", do="leave it as it is")
        if parent is not None:
            _refuse_withdrawn(parent, "what stands under it comes back")
        need_reason(reason, found, "say why it comes back")
        _refuse_words(found)
        before = {"withdrawn": at, "because": found.withdrawn_because}
        for one in (found, *everything_under(found)):
            if one.withdrawn_at == at:
                one.withdrawn_by, one.withdrawn_at, one.withdrawn_because = None, None, ""
                one.save()
        journal.record(f"bring back {_a(type(found))}", found, before=before, reason=reason.strip())


def remove(*, node: Node, by: Person) -> None:
    """Remove a level that holds nothing and never did. Raises Refused where anything stands on it."""
    with writing(plan_of(node).authority, by=by) as journal:
        found = _fresh(node)
        if not can_be_removed(found):
            raise Refused(
                "something stands on it",
                where=str(found),
                expected="a level without anything under it, on which no return or publication stands",
                do="withdraw it instead",
            )
        journal.record(f"remove {_a(type(found))}", found, before=words_of(found))
        found.delete()


def can_be_removed(node: Node) -> bool:
    """Whether a level holds nothing, and no commentary or publication has it."""
    holds = kind_below(type(node)) is not None and children_of(node).exists()
    if holds or placements_under(node).exists():
        return False
    if isinstance(node, Theme):
        return not (node.commentaries.exists() or node.also_placed.exists() or was_published(node))
    return True


def measures_in(node: Node) -> Any:
    """Give the places of measures in force that stand under a level in the plan's current year, or later."""
    year = current_year(plan_of(node))
    under = placements_under(node)
    return under.filter(pk__in=owing(year, timezone.localdate()).values("pk")) if year else Placement.objects.none()


def words_of(node: Node) -> dict[str, str]:
    """Give a level's words, as the journal keeps them."""
    if isinstance(node, Section | Theme):
        return {"name": node.name}
    return {"ref": node.ref, "text": node.text} if isinstance(node, Objective) else {"text": node.text}


def _a(kind: type[Node]) -> str:
    return f"an {called(kind)}" if kind is Objective else f"a {called(kind)}"


def _fresh(node: Any) -> Any:
    return type(node)._default_manager.get(pk=node.pk)


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
    raise _misplaced(kind, parent)


def _misplaced(kind: type[Node], parent: Parent) -> Refused:
    return Refused(
        f"{_a(kind)} can’t stand there",
        where=str(parent),
        expected="sections hold themes, themes hold objectives, objectives hold priority actions",
        do="choose another place",
    )


def _put_under(node: Node, to: Parent) -> None:
    if isinstance(node, Theme):
        node.section = to if isinstance(to, Section) else None
    elif isinstance(node, Objective):
        assert isinstance(to, Theme)
        node.theme, node.ref_repeated = to, False
    elif isinstance(node, PriorityAction):
        assert isinstance(to, Objective)
        node.objective = to


def _refuse_place(node: Node, before: Node | Plan, to: Parent) -> None:
    holds = {Theme: (Plan, Section), Objective: (Theme,), PriorityAction: (Objective,)}
    same_plan = (to if isinstance(to, Plan) else plan_of(to)).pk == plan_of(node).pk
    if not isinstance(to, holds.get(type(node), ())) or not same_plan:
        raise _misplaced(type(node), to)
    if before == to:
        raise Refused("it stands there already", where=str(node), expected="another place", do="choose another place")
    if not isinstance(to, Plan):
        _refuse_withdrawn(to, "anything is put there")


def _refuse_withdrawn(node: Node, what: str) -> None:
    if node.withdrawn_at is not None:
        raise Refused(
            f"the {called(type(node))} is withdrawn",
            where=str(node),
            expected="one that is in force",
            do=f"bring it back before {what}",
        )


def _refuse_no_reason(node: Node, reason: str) -> None:
    if is_stood_on(node):
        need_reason(reason, node, expected="a reason, as returns stand on it")


def _set_words(node: Node, words: str, ref: str) -> None:
    words, ref = " ".join(words.split()), " ".join(ref.split())
    longest = _LONGEST_NAME if isinstance(node, Section | Theme) else _LONGEST_TEXT
    if not words and not (isinstance(node, PriorityAction) and node.pk and not node.text):
        raise Refused("the words are missing", where=called(type(node)), expected="words", do="write them")
    if len(words) > longest or len(ref) > _LONGEST_REF:
        raise Refused(
            "it is too long",
            where=called(type(node)),
            expected=f"at most {longest} characters, and {_LONGEST_REF} for a number",
            do="shorten it",
        )
    if isinstance(node, Section | Theme):
        node.name = words
    else:
        node.text = words
    if isinstance(node, Objective) and node.ref != ref:
        node.ref, node.ref_repeated = ref, False


def _refuse_words(node: Node) -> None:
    """Refuse words and numbers that another has already: reports, and their readers, know a level by them."""
    if isinstance(node, Section | Theme):
        others = nodes_of(node.plan, type(node)).exclude(pk=node.pk)
        if others.filter(name=node.name).exists():
            raise _taken(node, f"another {called(type(node))} of the plan has this name")
        return
    others = beside(node).exclude(pk=node.pk)
    if isinstance(node, Objective):
        in_force = others.filter(withdrawn_at__isnull=True)
        if node.ref and not node.ref_repeated and in_force.filter(ref=node.ref).exists():
            raise _taken(node, f"another objective of the theme has the number {node.ref}")
        others = others.filter(ref=node.ref)
    if others.filter(text=node.text).exists():
        raise _taken(node, f"another {called(type(node))} there has the same words")


def _taken(node: Node, what: str) -> Refused:
    return Refused(what, where=str(node), expected="words and numbers that no other has", do="choose others")


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
