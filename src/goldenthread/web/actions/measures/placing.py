"""Where a measure stands in a plan year: its ref, its priority action, its themes, who is responsible."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Max

from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.routing import leads, send_along
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import (
    Directorate,
    Measure,
    Person,
    Placement,
    PlanYear,
    PriorityAction,
    Theme,
)

LONGEST_REF = Placement._meta.get_field("ref").max_length or 0


@dataclass(frozen=True)
class Place:
    """A place in a plan year. `also` are themes under which the measure is shown again; it is counted once."""

    priority_action: PriorityAction
    ref: str = ""
    responsible: Sequence[Directorate] = ()
    also: Sequence[Theme] = ()


def place(*, placement: Placement, to: Place, reason: str, by: Person) -> Placement:
    """Change where a measure stands in a plan year, with the reason. Other years, and what was reported, stay.

    Raises Refused without a reason, where nothing changes, and for a ref that another measure of the year has.
    """
    authority = placement.measure.authority
    with writing(authority, by=by, may=OFFICERS) as journal:
        found = Placement.objects.select_related("measure", "plan_year__plan", "priority_action").get(pk=placement.pk)
        need_reason(reason, found.measure, "say why it changes")
        check_place(to, found.plan_year, found.measure)
        before, leading = facts_of_place(found), leads(authority)
        if found.priority_action_id != to.priority_action.pk:
            found.priority_action, found.position = to.priority_action, room_for(found.plan_year, to.priority_action)
        found.ref_repeated = found.ref_repeated and found.ref == to.ref
        found.ref = to.ref
        found.save()
        found.responsible.set(to.responsible)
        found.also_relates_to.set(to.also)
        after = facts_of_place(found)
        if before == after:
            raise Refused(
                "nothing has changed", where=str(found.measure), expected="a change", do="change something, or leave it"
            )
        kept = [name for name in after if before[name] != after[name]]
        journal.record(
            "change a measure’s place",
            found.measure,
            before={"plan year": str(found.plan_year), **{name: before[name] for name in kept}},
            after={"plan year": str(found.plan_year), **{name: after[name] for name in kept}},
            reason=reason.strip(),
        )
        # A return of it that waits for a decision goes to whichever directorate leads it now.
        send_along(authority, leading, journal)
    return found


def check_place(to: Place, year: PlanYear, measure: Measure | None = None) -> None:
    """Raise Refused where a measure can't stand there: a place of another plan, or withdrawn; a ref that is taken."""
    theme = to.priority_action.objective.theme
    elsewhere = [one for one in to.responsible if one.authority_id != year.plan.authority_id]
    if elsewhere or any(one.plan_id != year.plan_id for one in (theme, *to.also)):
        raise Refused(
            "this place is in another plan",
            where=str(year.plan),
            expected=f"a priority action, themes and directorates of {year.plan}",
            do="choose others",
        )
    if theme in to.also:
        raise Refused(
            f"the measure stands under {theme} already",
            where="also relates to",
            expected="other themes",
            do=f"leave {theme} out there: the measure is counted once, under its own theme",
        )
    _refuse_what_is_gone(to, year, measure)
    _refuse_ref(to.ref, year, measure)


def _refuse_what_is_gone(to: Place, year: PlanYear, measure: Measure | None) -> None:
    """Refuse what was withdrawn or closed, but for what the measure has already."""
    own = Placement.objects.filter(plan_year=year, measure=measure).first() if measure else None
    held = {own.priority_action, *own.responsible.all(), *own.also_relates_to.all()} if own else set()
    # Asked anew: what was offered on a page may have been withdrawn or closed since.
    actions = PriorityAction.objects.filter(pk=to.priority_action.pk, withdrawn_at__isnull=False)
    themes = Theme.objects.filter(pk__in=[one.pk for one in to.also], withdrawn_at__isnull=False)
    closed = list(Directorate.objects.filter(pk__in=[one.pk for one in to.responsible], closed_at__isnull=False))
    gone = [one for one in (*actions, *themes, *closed) if one not in held]
    if gone:
        raise Refused(
            f"{_brief(str(gone[0]))} is {'closed' if gone[0] in closed else 'withdrawn'}",
            where=str(year.plan),
            expected="what is in the plan",
            do="choose another",
        )


def _refuse_ref(ref: str, year: PlanYear, measure: Measure | None) -> None:
    if len(ref) > LONGEST_REF:
        raise Refused(
            "the reference is too long", where=ref[:40], expected=f"at most {LONGEST_REF} characters", do="shorten it"
        )
    others = Placement.objects.filter(plan_year=year, ref=ref).exclude(measure=measure)
    own = Placement.objects.filter(plan_year=year, ref=ref, measure=measure).exists() if measure else False
    taken = others.select_related("measure").first() if ref and not own else None
    if taken is not None:
        raise Refused(
            f"{ref} is the reference of another measure in {year}: {_brief(taken.measure.name)}",
            where="the reference",
            expected="a reference that no measure of the plan year has",
            do="give this one another, or change that measure’s first",
        )


def _brief(name: str) -> str:
    return name.rstrip(". ") if len(name) <= 80 else f"{name[:79]}…"


def room_for(year: PlanYear, action: PriorityAction) -> int:
    """Give the position after the last measure of a priority action, and move those behind it on by one."""
    placed = Placement.objects.filter(plan_year=year)
    last = placed.filter(priority_action=action).aggregate(last=Max("position"))["last"]
    if last is None:
        return (placed.aggregate(last=Max("position"))["last"] or 0) + 1
    placed.filter(position__gt=last).update(position=F("position") + 1)
    return int(last) + 1


def facts_of_place(placement: Placement) -> dict[str, Any]:
    """Give where a measure stands, as the journal keeps it."""
    action = PriorityAction.objects.select_related("objective__theme").get(pk=placement.priority_action_id)
    return {
        "ref": placement.ref,
        "theme": action.objective.theme.name,
        "objective": str(action.objective),
        "priority action": action.text,
        "directorates": [one.code for one in placement.responsible.order_by("code")],
        "also relates to": [one.name for one in placement.also_relates_to.order_by("position")],
    }
