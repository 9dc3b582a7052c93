"""Remedial actions as both versions of a publication keep them: the period's own, and earlier ones still open.

The public version names posts, never a person that the record knows: who took an action on may have left since.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import QuerySet

from goldenthread.web.actions.publishing.small_numbers import WITHHOLDS, figures_of, mark, tells_small
from goldenthread.web.records.models import (
    Authority,
    Duty,
    Person,
    PublishedReturn,
    RemedialAction,
    ReportingPeriod,
    ReturnState,
)
from goldenthread.web.records.published import Remedy, latest, periods_before, row_of

_NOBODY_IN_PARTICULAR = "an officer of the council"


@dataclass
class Remedies:
    """What is to be done about one measure. `before` are actions of earlier periods that nobody has said are done."""

    own: list[Remedy] = field(default_factory=list)
    before: list[Remedy] = field(default_factory=list)


def remedies(period: ReportingPeriod, but_for: Iterable[str] = ()) -> dict[str, Remedies]:
    """Give the remedial actions of approved returns by measure, but for the own ones of the measures named."""
    found: dict[str, Remedies] = {}
    left_out = set(but_for)
    for one in _own(period):
        if one.of_return.measure.permanent_id not in left_out:
            found.setdefault(one.of_return.measure.permanent_id, Remedies()).own.append(_kept(one))
    for one in _before(period):
        here = found.setdefault(one.of_return.measure.permanent_id, Remedies())
        if _plain(one.what) not in {_plain(other.what) for other in (*here.own, *here.before)}:
            here.before.append(_kept(one))
    return found


def for_public(
    period: ReportingPeriod, told: Mapping[str, Remedies], hidden: Mapping[str, Set[Decimal]]
) -> dict[str, Remedies]:
    """Give the same as the public may read them: posts for names, no exempt words, no figure that is withheld."""
    posts, small = as_posts(period.authority), period.authority.small_number
    exempt = set(period.returns.exclude(exempt_ground="").values_list("measure__permanent_id", flat=True))
    earlier = {(one.of_return.measure.permanent_id, str(one.of_return.period)): one for one in _before(period)}
    figures = _small_earlier(earlier.values())
    found: dict[str, Remedies] = {}
    for measure, all_of in told.items():
        own = [] if measure in exempt else [_marked(one, posts, hidden.get(measure), small) for one in all_of.own]
        before = [
            _marked(one, posts, _joined(hidden.get(measure), figures.get((measure, one.period))), small)
            for one in all_of.before
            if not earlier[measure, one.period].of_return.exempt_ground
        ]
        found[measure] = Remedies(own, before)
    return found


def as_posts(authority: Authority) -> Callable[[str], str]:
    """Give what puts a post in the place of each name of the council's people in a text."""
    posts = _posts(authority)
    if not posts:
        return lambda text: text
    longest_first = sorted(posts, key=len, reverse=True)
    known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    return lambda text: known.sub(lambda found: posts[found[0].casefold()], text)


def _posts(authority: Authority) -> dict[str, str]:
    people = Person.objects.filter(authority=authority).prefetch_related("posts__directorate", "assignments")
    return {person.name.casefold(): post_of(person) for person in people if person.name.strip()}


def post_of(person: Person) -> str:
    """Name what a person is in the council. Wants their posts and assignments fetched with them."""
    posts = list(person.posts.all())
    if posts:
        places = {one.directorate.code for one in posts if one.role == posts[0].role and one.directorate}
        return f"{posts[0].get_role_display()}{f', {places.pop()}' if len(places) == 1 else ''}"
    duties = {one.duty for one in person.assignments.all()}
    return "the measure’s owner" if Duty.OWNER in duties else _NOBODY_IN_PARTICULAR


def _own(period: ReportingPeriod) -> "QuerySet[RemedialAction]":
    return _fetched(RemedialAction.objects.filter(of_return__period=period))


def _before(period: ReportingPeriod) -> "QuerySet[RemedialAction]":
    """Give what earlier publications announced and nobody has done, the latest period first."""
    published = periods_before(period).filter(publications__isnull=False).values("pk")
    found = RemedialAction.objects.filter(of_return__period__in=published, done_on__isnull=True)
    return _fetched(found).order_by(
        "-of_return__period__plan_year__start", "-of_return__period__quarter", "of_return", "position"
    )


def _fetched(found: "QuerySet[RemedialAction]") -> "QuerySet[RemedialAction]":
    approved = found.filter(of_return__state=ReturnState.APPROVED)
    return approved.select_related(
        "of_return__measure", "of_return__authority", "of_return__period__plan_year__plan"
    ).order_by("of_return", "position")


def _kept(one: RemedialAction) -> Remedy:
    return Remedy(
        what=one.what, who=one.who, by_when=one.by_when, done_on=one.done_on, period=str(one.of_return.period)
    )


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _joined(one: Set[Decimal] | None, other: Set[Decimal] | None) -> Set[Decimal] | None:
    return None if one is None and other is None else {*(one or ()), *(other or ())}


def _small_earlier(announced: Iterable[RemedialAction]) -> dict[tuple[str, str], frozenset[Decimal]]:
    """Give the figures that earlier words may not tell, where those returns had a small number about people.

    What was withheld when it was published stays so, though the measure may count no people any more.
    """
    actions = list(announced)
    held = _withheld(actions)
    returns = {
        one.of_return_id: one.of_return
        for one in actions
        if one.of_return.measure.counts_people or (one.of_return.measure_id, one.of_return.period_id) in held
    }
    found = {}
    for one in returns.values():
        publication = latest(one.authority, for_public=False, period=one.period)
        published = row_of(publication, one.measure.permanent_id) if publication else None
        if published is not None and tells_small(published.row, one.authority.small_number):
            found[published.row.id, str(one.period)] = figures_of(published.row)
    return found


def _withheld(announced: Iterable[RemedialAction]) -> set[tuple[int, int]]:
    """Give the measures and periods of which any public edition withholds a small number. One query."""
    returns = [one.of_return for one in announced]
    entries = PublishedReturn.objects.filter(
        publication__for_public=True,
        publication__period__in={one.period_id for one in returns},
        measure__in={one.measure_id for one in returns},
        note__contains=WITHHOLDS,
    )
    return set(entries.order_by().values_list("measure", "publication__period"))


def _marked(one: Remedy, posts: Callable[[str], str], hidden: Set[Decimal] | None, small: int) -> Remedy:
    what, who = one.what, posts(one.who)
    if hidden is not None:
        what, who = mark(what, hidden, small), mark(who, hidden, small)
    return one.model_copy(update={"what": what, "who": who})


def printed(own: Sequence[Remedy]) -> str:
    """Give remedial actions as a report prints them, one a line."""
    return "\n".join(f"{one.what} ({one.who}, by {one.by_when:%-d %B %Y}{_done(one)})" for one in own)


def _done(one: Remedy) -> str:
    return f"; done {one.done_on:%-d %B %Y}" if one.done_on else ""
