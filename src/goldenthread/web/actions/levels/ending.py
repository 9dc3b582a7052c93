"""Levels of a plan: withdrawn, brought back, and removed while nothing stands on them."""

from typing import Any

from django.utils import timezone

from goldenthread.web.actions.levels.sound import (
    fresh,
    refuse_withdrawn,
    refuse_words,
    with_article,
    words_of,
)
from goldenthread.web.actions.periods import owing
from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import Person, Placement, Theme
from goldenthread.web.records.tree import (
    Node,
    above,
    children_of,
    current_year,
    everything_under,
    kind_below,
    placements_under,
    plan_of,
    was_published,
)


def withdraw_level(*, node: Node, reason: str, by: Person) -> int:
    """Withdraw a level with all that stands under it: it stays in the record, and nothing new is put there.

    Gives how many levels are withdrawn. Raises Refused without a reason, and where measures stand under it this year.
    """
    with writing(plan_of(node).authority, by=by, may=OFFICERS) as journal:
        found = fresh(node)
        refuse_withdrawn(found, "it is withdrawn again")
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
        journal.record(
            f"withdraw {with_article(type(found))}", found, before=words_of(found), after=after, reason=reason.strip()
        )
    return len(gone)


def bring_back(*, node: Node, reason: str, by: Person) -> None:
    """Take a withdrawal back, of a level and of what was withdrawn with it.

    Raises Refused without a reason, where it isn't withdrawn, and where what it stands under still is.
    """
    with writing(plan_of(node).authority, by=by, may=OFFICERS) as journal:
        found = fresh(node)
        at, parent = found.withdrawn_at, above(found)
        if at is None:
            raise Refused("it isn’t withdrawn", where=str(found), expected="a withdrawn level", do="leave it as it is")
        if parent is not None:
            refuse_withdrawn(parent, "what stands under it comes back")
        need_reason(reason, found, "say why it comes back")
        refuse_words(found)
        before = {"withdrawn": at, "because": found.withdrawn_because}
        for one in (found, *everything_under(found)):
            if one.withdrawn_at == at:
                one.withdrawn_by, one.withdrawn_at, one.withdrawn_because = None, None, ""
                one.save()
        journal.record(f"bring back {with_article(type(found))}", found, before=before, reason=reason.strip())


def remove(*, node: Node, by: Person) -> None:
    """Remove a level that holds nothing and never did. Raises Refused where anything stands on it."""
    with writing(plan_of(node).authority, by=by, may=OFFICERS) as journal:
        found = fresh(node)
        if not can_be_removed(found):
            raise Refused(
                "something stands on it",
                where=str(found),
                expected="a level without anything under it, on which no return or publication stands",
                do="withdraw it instead",
            )
        journal.record(f"remove {with_article(type(found))}", found, before=words_of(found))
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
