"""What is refused of a level: words that lack or are another’s, a wrong place, a change without a reason."""

from typing import Any

from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import Objective, Plan, PriorityAction, Section, Theme
from goldenthread.web.records.tree import (
    Node,
    beside,
    called,
    is_stood_on,
    nodes_of,
    plan_of,
)

_LONGEST_NAME, _LONGEST_REF, _LONGEST_TEXT = 200, 20, 4000
Parent = Plan | Section | Theme | Objective


def words_of(node: Node) -> dict[str, str]:
    """Give a level's words, as the journal keeps them."""
    if isinstance(node, Section | Theme):
        return {"name": node.name}
    return {"ref": node.ref, "text": node.text} if isinstance(node, Objective) else {"text": node.text}


def with_article(kind: type[Node]) -> str:
    """Give the word for a kind with its article: "an objective"."""
    return f"an {called(kind)}" if kind is Objective else f"a {called(kind)}"


def fresh(node: Any) -> Any:
    """Give a level as it is now. Raises Refused where someone removed it meanwhile."""
    found = type(node)._default_manager.filter(pk=node.pk).first()
    if found is None:
        raise Refused(
            f"the {called(type(node))} is there no more",
            where=str(node),
            expected="a level of the plan",
            do="look at the plan again",
        )
    return found


def set_words(node: Node, words: str, ref: str) -> None:
    """Give a level its words, and an objective its number. Raises Refused where they are missing or too long."""
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


def misplaced(kind: type[Node], parent: Parent) -> Refused:
    """Give what is raised where a kind of level can't stand under another."""
    return Refused(
        f"{with_article(kind)} can’t stand there",
        where=str(parent),
        expected="sections hold themes, themes hold objectives, objectives hold priority actions",
        do="choose another place",
    )


def refuse_place(node: Node, before: Node | Plan, to: Parent) -> None:
    """Raise Refused where a level can't go: to another kind or plan, where it stands already, under what is gone."""
    holds = {Theme: (Plan, Section), Objective: (Theme,), PriorityAction: (Objective,)}
    same_plan = (to if isinstance(to, Plan) else plan_of(to)).pk == plan_of(node).pk
    if not isinstance(to, holds.get(type(node), ())) or not same_plan:
        raise misplaced(type(node), to)
    if before == to:
        raise Refused("it stands there already", where=str(node), expected="another place", do="choose another place")
    if not isinstance(to, Plan):
        refuse_withdrawn(to, "anything is put there")


def refuse_withdrawn(node: Node, what: str) -> None:
    """Raise Refused for a withdrawn level. `what` is what it would have to be brought back for."""
    if node.withdrawn_at is not None:
        raise Refused(
            f"the {called(type(node))} is withdrawn",
            where=str(node),
            expected="one that is in force",
            do=f"bring it back before {what}",
        )


def refuse_no_reason(node: Node, reason: str) -> None:
    """Raise Refused where returns stand on a level and no reason is given."""
    if is_stood_on(node):
        need_reason(reason, node, expected="a reason, as returns stand on it")


def refuse_words(node: Node) -> None:
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
