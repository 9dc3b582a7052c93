"""Who is written to about which returns: owners, their deputies, heads of service."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import OuterRef, QuerySet, Subquery

from goldenthread.web.records.chains import with_lead
from goldenthread.web.records.models import Assignment, Duty, Person, Placement, Post, Return, ReturnState, Role

# These wait for their owners.
WAITING = (ReturnState.OWED, ReturnState.QUERIED)


@dataclass
class Owed:
    """A return that waits for its owner, with whom to write to."""

    found: Return
    owners: list[Person] = field(default_factory=list)
    deputies: list[Person] = field(default_factory=list)
    heads: list[Person] = field(default_factory=list)

    @property
    def ref(self) -> str:
        """The ref of the measure in the plan year."""
        return str(getattr(self.found, "ref", None) or "")

    def people(self, *, deputies: bool = False, heads: bool = False) -> list[Person]:
        """Give the owner, and whom else is asked for. Where there is no owner, the next in line stands in."""
        first = self.owners or self.deputies or self.heads
        also = [*(self.deputies if deputies else ()), *(self.heads if heads else ())]
        return list({person.pk: person for person in (*first, *also)}.values())


def owed_of(returns: QuerySet[Return]) -> list[Owed]:
    """Give the returns among these that wait for their owners, in the plan's order. Three queries."""
    placed = Placement.objects.filter(measure=OuterRef("measure"), plan_year=OuterRef("period__plan_year"))
    waiting = (
        with_lead(returns.filter(state__in=WAITING))
        .annotate(ref=Subquery(placed.values("ref")[:1]), place=Subquery(placed.values("position")[:1]))
        .select_related("measure", "period__plan_year")
        .order_by("period__returns_due_on", "place")
    )
    found = [Owed(one) for one in waiting]
    if not found:
        return []
    _add_assigned(found, returns)
    _add_heads(found)
    return found


def by_person(owed: Iterable[tuple[Owed, Sequence[Person]]]) -> dict[Person, list[Owed]]:
    """Turn it round: for each person the returns that they are written to about."""
    theirs: dict[Person, list[Owed]] = {}
    for one, people in owed:
        for person in people:
            theirs.setdefault(person, []).append(one)
    return theirs


def _add_assigned(found: Sequence[Owed], returns: QuerySet[Return]) -> None:
    assigned = Assignment.objects.filter(
        measure__in=returns.order_by().values("measure"),
        duty__in=(Duty.OWNER, Duty.DEPUTY),
        until__isnull=True,
        person__left_on__isnull=True,
    ).select_related("person__user")
    held: dict[tuple[int, str], list[Person]] = {}
    for one in assigned.order_by("pk"):
        held.setdefault((one.measure_id, one.duty), []).append(one.person)
    for each in found:
        each.owners = held.get((each.found.measure_id, Duty.OWNER), [])
        each.deputies = held.get((each.found.measure_id, Duty.DEPUTY), [])


def _add_heads(found: Sequence[Owed]) -> None:
    posts = Post.objects.filter(
        role=Role.HEAD_OF_SERVICE,
        directorate__authority=found[0].found.authority_id,
        person__left_on__isnull=True,
    ).select_related("person__user")
    heads: dict[int | None, list[Person]] = {}
    for post in posts.order_by("pk"):
        heads.setdefault(post.directorate_id, []).append(post.person)
    for each in found:
        each.heads = heads.get(_lead(each.found), [])


def _lead(found: Return) -> int | None:
    lead: int | None = getattr(found, "lead", None)
    return lead


def duty_of(person: Person, owed: Iterable[Owed]) -> Mapping[str, bool]:
    """Say in which parts a person is written to."""
    listed = list(owed)
    return {
        "owner": any(person in one.owners for one in listed),
        "deputy": any(person in one.deputies for one in listed),
        "head": any(person in one.heads for one in listed),
    }
