"""Directorates with their measures and their steps of sign-off, each step with who holds its post. Four queries."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.web.records.models import Authority, Directorate, Placement, Post, Role, SignOffLevel
from goldenthread.web.records.tree import running_years


@dataclass(frozen=True)
class Step:
    """A step of sign-off: its role, and the names of the people in that post."""

    role: Role
    people: Sequence[str]

    @property
    def label(self) -> str:
        """The role in words."""
        return str(self.role.label)


@dataclass(frozen=True)
class Line:
    """A directorate as the list has it."""

    directorate: Directorate
    measures: int
    posts: int
    steps: Sequence[Step]

    @property
    def empty(self) -> Sequence[Step]:
        """The steps that nobody could decide: returns would wait there."""
        return [step for step in self.steps if not step.people]


def lines(authority: Authority, directorate: Directorate | None = None) -> list[Line]:
    """Give each directorate of an authority, or only one, in the order of their codes."""
    found = list(Directorate.objects.filter(authority=authority, **({"pk": directorate.pk} if directorate else {})))
    placed = Placement.objects.filter(responsible__in=found, plan_year__in=running_years(authority)).order_by()
    measures = Counter(pk for pk, _ in placed.values_list("responsible", "measure").distinct())
    levels = defaultdict(list)
    for level in SignOffLevel.objects.filter(directorate__in=found, until__isnull=True).order_by("position"):
        levels[level.directorate_id].append(Role(level.role))
    held = defaultdict(list)
    posts = Post.objects.filter(directorate__in=found, person__left_on__isnull=True).select_related("person")
    for post in posts.order_by("person__name"):
        held[post.directorate_id, post.role].append(post.person.name)
    return [
        Line(
            one,
            measures[one.pk],
            sum(len(names) for (place, _), names in held.items() if place == one.pk),
            [Step(role, held[one.pk, role.value]) for role in levels[one.pk]],
        )
        for one in found
    ]
