"""What the page of a return shows: the form with its verdict, and both versions where two people wrote."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.utils import timezone

from goldenthread.plan import Rating
from goldenthread.web.accounts.kept import FILES, Kept
from goldenthread.web.actions.drafts import draft_aside, draft_in_force
from goldenthread.web.actions.entries import Sheet, assess, kept, sheet_of, typed_of
from goldenthread.web.actions.entries.fields import AS_FIGURES, written
from goldenthread.web.actions.returns import first_level
from goldenthread.web.cycle.returns.course import courses_of
from goldenthread.web.cycle.returns.fields import name_of_field, told_field
from goldenthread.web.cycle.returns.form import Form
from goldenthread.web.cycle.returns.live import Live, who_saved
from goldenthread.web.cycle.returns.targets import target_context
from goldenthread.web.records.chains import PERFORMANCE_TEAM, chain_of
from goldenthread.web.records.models import Draft, Person, Return, ReturnState


@dataclass(frozen=True)
class Difference:
    """A field in which two versions differ."""

    name: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Versions:
    """What is in force and who saved it, and what the reader typed beside it."""

    who: str
    theirs: Draft | None
    mine: Draft
    differences: list[Difference] = field(default_factory=list)


def writing_context(
    found: Return, by: Person, again: Kept | None, *, all_problems: bool, begun_action: int = 0
) -> dict[str, Any]:
    """Give what the form of a return needs. `again` is what was typed by somebody signed out, now to go on with.

    `begun_action` is the number of the remedial action that a row is asked for, 0 for none. What was typed signed out
    comes with the revision and the page that it was typed on: what others have saved since isn't overwritten.
    """
    sheet = sheet_of(found)
    draft = draft_in_force(found)
    saved = dict(draft.fields) if draft else begun(sheet)
    typed = kept(again.fields) if again else saved
    assessed = assess(sheet, typed)
    return {
        "sheet": sheet,
        "form": Form(assessed, typed, all_problems=all_problems, begun_action=begun_action),
        "live": Live(assessed, found.revision, draft.saved_at if draft and not again else None),
        "draft": draft,
        "versions": versions_of(found, by, draft, saved),
        "again": again,
        "again_file": again.fields.get(FILES, "") if again else "",
        "revision": again.fields.get("revision", "") if again else found.revision,
        "page": (again.fields.get("sheet") if again else "") or uuid4().hex,
        "all_problems": all_problems,
        "courses": courses_of(sheet),
        **target_context(sheet),
        "submit_to": submit_to(found, by),
        "evidence": found.evidence.filter(removed_at__isnull=True).defer("content").select_related("added_by"),
        "queries": [one for one in found.sign_offs.select_related("by") if one.comment],
        **_days_left(found),
        "ratings": [(rating.value, rating.value.replace("_", " ").capitalize()) for rating in Rating],
        "offers_no_target": bool(sheet.boxes) and not sheet.row.targets,
    }


def _days_left(found: Return) -> dict[str, int]:
    days = (found.period.returns_due_on - timezone.localdate()).days
    return {"days": days, "days_late": -days}


def begun(sheet: Sheet) -> dict[str, str]:
    """Give what stands in the fields before anything was typed: the period's last day, and what the figures say."""
    typed = typed_of(sheet.found)
    if sheet.found.state == ReturnState.OWED and sheet.boxes and "declared" not in typed and "state" not in typed:
        last = sheet.period.last_day
        typed["declared"] = AS_FIGURES
        if last <= timezone.localdate():
            typed["as_at"] = written(last)
    return typed


def versions_of(found: Return, by: Person, draft: Draft | None, typed: Mapping[str, str]) -> Versions | None:
    """Give both versions where something that this person typed lies aside."""
    mine = draft_aside(found, by)
    if mine is None:
        return None
    who = who_saved(draft.saved_by if draft else None, by)
    return Versions(who, draft, mine, list(_differences(typed, mine.fields)))


def _differences(theirs: Mapping[str, str], mine: Mapping[str, str]) -> Iterator[Difference]:
    for name in sorted({*theirs, *mine}):
        if theirs.get(name, "") != mine.get(name, ""):
            was, is_ = (told_field(name, each.get(name, "")) for each in (theirs, mine))
            yield Difference(name_of_field(name), was, is_)


def submit_to(found: Return, by: Person) -> str:
    """Name who decides first once this person has submitted."""
    level = first_level(found, by)
    if level == PERFORMANCE_TEAM:
        return "performance team"
    return next(str(one.get_role_display()).lower() for one in chain_of(found) if one.position == level)
