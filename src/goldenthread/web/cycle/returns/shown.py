"""What the page of a return shows: the form with its verdict, and both versions where two people wrote."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.utils import timezone

from goldenthread.judging.amounts import printed_amount
from goldenthread.plan import ClaimVerdict, Finding, Rating, Severity
from goldenthread.web.actions.drafts import draft_aside, draft_in_force
from goldenthread.web.actions.entries import Assessed, Sheet, assess, sheet_of, typed_of
from goldenthread.web.actions.entries.fields import AS_FIGURES, written
from goldenthread.web.actions.returns import first_level
from goldenthread.web.cycle.returns.form import Form
from goldenthread.web.cycle.returns.targets import boundary_words, target_words
from goldenthread.web.records.chains import PERFORMANCE_TEAM, chain_of
from goldenthread.web.records.models import Draft, Person, Return, ReturnState
from goldenthread.web.records.nouns import last_day_of

_NAMES = {
    "as_at": "As at",
    "state": "Provisional or final",
    "no_data": "Why there is no figure",
    "no_data_reason": "Reason for no figure",
    "data_expected_on": "Figure expected",
    "declared": "You say",
    "override_reason": "Reason for another status",
    "progress": "Progress",
}
_NEED_AN_ACTION = (Rating.SLIPPED, Rating.NOT_ACHIEVED)


@dataclass(frozen=True)
class Live:
    """What appears as the owner types: sums, status, points, and when it was saved."""

    assessed: Assessed
    revision: int
    saved_at: Any = None
    aside: bool = False

    @property
    def unreadable(self) -> list[str]:
        """What was typed and can't be read."""
        return [problem.message for problem in self.assessed.problems if problem.unreadable]

    @property
    def sums(self) -> list[str]:
        """What numerators and denominators come to."""
        return [
            f"{printed_amount(one.numerator, '')} of {printed_amount(one.denominator, '')}"
            f" = {printed_amount(one.value, one.unit)}"
            for one in self.assessed.entry.figures
            if one.numerator is not None and one.denominator is not None
        ]

    @property
    def agreeing(self) -> int:
        """How many sums of the narrative are right."""
        return sum(claim.verdict is not ClaimVerdict.WRONG for claim in self.assessed.claims)

    @property
    def points(self) -> list[Finding]:
        """Points that matter before submission: what is worth no more than a note comes last."""
        return sorted(self.assessed.points, key=lambda point: point.severity is Severity.NOTE)

    @property
    def needs_action(self) -> bool:
        """Whether what is declared asks for a remedial action."""
        return self.assessed.rating in _NEED_AN_ACTION


@dataclass(frozen=True)
class Difference:
    """A field in which two versions differ."""

    name: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Versions:
    """What is in force, and what the reader typed beside it."""

    theirs: Draft | None
    mine: Draft
    differences: list[Difference] = field(default_factory=list)


def writing_context(found: Return, by: Person, *, all_problems: bool) -> dict[str, Any]:
    """Give what the form of a return needs."""
    sheet = sheet_of(found)
    draft = draft_in_force(found)
    typed = dict(draft.fields) if draft else begun(sheet)
    assessed = assess(sheet, typed)
    days = (found.period.returns_due_on - timezone.localdate()).days
    return {
        "sheet": sheet,
        "form": Form(assessed, typed, all_problems=all_problems),
        "live": Live(assessed, found.revision, draft.saved_at if draft else None),
        "draft": draft,
        "versions": versions_of(found, by, draft, typed),
        "page": uuid4().hex,
        "targets": [target_words(target) for target in sheet.row.targets],
        "boundary": boundary_words(sheet),
        "submit_to": submit_to(found, by),
        "evidence": found.evidence.filter(removed_at__isnull=True).defer("content").select_related("added_by"),
        "queries": [one for one in found.sign_offs.select_related("by") if one.comment],
        "days": days,
        "days_late": -days,
        "ratings": [(rating.value, rating.value.replace("_", " ").capitalize()) for rating in Rating],
        "offers_no_target": bool(sheet.boxes) and not sheet.row.targets,
    }


def begun(sheet: Sheet) -> dict[str, str]:
    """Give what stands in the fields before anything was typed: the period's last day, and what the figures say."""
    typed = typed_of(sheet.found)
    if sheet.found.state == ReturnState.OWED and sheet.boxes and "declared" not in typed and "state" not in typed:
        last = last_day_of(sheet.period)
        typed["declared"] = AS_FIGURES
        if last <= timezone.localdate():
            typed["as_at"] = written(last)
    return typed


def versions_of(found: Return, by: Person, draft: Draft | None, typed: Mapping[str, str]) -> Versions | None:
    """Give both versions where something that this person typed lies aside."""
    mine = draft_aside(found, by)
    return Versions(draft, mine, list(_differences(typed, mine.fields))) if mine else None


def _differences(theirs: Mapping[str, str], mine: Mapping[str, str]) -> Iterator[Difference]:
    for name in sorted({*theirs, *mine}):
        if theirs.get(name, "") != mine.get(name, ""):
            yield Difference(name_of_field(name), theirs.get(name, ""), mine.get(name, ""))


def name_of_field(name: str) -> str:
    """Give the words for a field: "figure-1-value" is "Figure 1, value"."""
    words = name.replace("_", " ").split("-")
    return _NAMES.get(name) or f"{words[0].capitalize()} {words[1]}, {words[2]}" if len(words) > 2 else _NAMES[name]


def submit_to(found: Return, by: Person) -> str:
    """Name who decides first once this person has submitted."""
    level = first_level(found, by)
    if level == PERFORMANCE_TEAM:
        return "performance team"
    return next(str(one.get_role_display()).lower() for one in chain_of(found) if one.position == level)
