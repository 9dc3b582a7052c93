"""A return as whoever reads or signs it sees it."""

from typing import Any

from goldenthread.examine import judged
from goldenthread.web.accounts.standing import Standing
from goldenthread.web.actions.challenging import HANDED_IN
from goldenthread.web.actions.drafts import draft_aside, draft_in_force
from goldenthread.web.actions.entries import DOUBTS, sheet_of
from goldenthread.web.actions.returns import can_be_taken_back
from goldenthread.web.cycle.control.edits import edits_of
from goldenthread.web.cycle.returns.course import courses_of
from goldenthread.web.cycle.returns.fields import told_fields
from goldenthread.web.cycle.returns.targets import target_context
from goldenthread.web.records.chains import role_in_turn
from goldenthread.web.records.models import PeriodState, PointAnswer, Return, ReturnState, Role


def reading_context(found: Return, standing: Standing) -> dict[str, Any]:
    """Give what the page of a return needs that isn't written now."""
    sheet = sheet_of(found)
    report = judged(sheet.report, earlier=sheet.before, settings=sheet.settings)
    points = list(found.points.order_by("severity", "rule"))
    answers = {
        one.fingerprint: one
        for one in PointAnswer.objects.filter(
            authority=found.authority_id, fingerprint__in=[point.fingerprint for point in points]
        ).select_related("by")
    }
    return {
        "sheet": sheet,
        "row": report.rows[0],
        **target_context(sheet),
        "courses": courses_of(sheet, report.rows[0]),
        "doubts": [point for point in points if point.rule in DOUBTS and point.fingerprint not in answers],
        "verdict": report.rows[0].verdict,
        "points": [(point, answers.get(point.fingerprint)) for point in points],
        "history": found.sign_offs.select_related("by"),
        "actions": found.remedial_actions.all(),
        "evidence": found.evidence.filter(removed_at__isnull=True).defer("content").select_related("added_by"),
        "may_sign": standing.may_sign(found),
        "may_take_back": may_take_back(found, standing),
        "waits_for": waits_for(found),
        "edits": edits_of([found]),
        "may_mend": standing.is_officer and found.state in HANDED_IN and found.period.state == PeriodState.OPEN,
        **_not_used(found, standing),
        "says_anything": bool(report.rows[0].actuals or found.progress or found.declared or found.no_data),
        "is_over": found.period.state != PeriodState.OPEN,
    }


def _not_used(found: Return, standing: Standing) -> dict[str, Any]:
    """Give what was typed and is in no form any more: the reader's own, and what was never handed in.

    The latter is for whoever could have typed it.
    """
    aside = draft_aside(found, standing.person)
    draft = draft_in_force(found) if standing.may_write(found) else None
    return {
        "aside": aside,
        "aside_told": told_fields(aside.fields) if aside else [],
        "draft": draft,
        "draft_told": told_fields(draft.fields) if draft else [],
    }


def may_take_back(found: Return, standing: Standing) -> bool:
    """Whether the return may be taken back: by who may submit it, while nobody has decided."""
    return can_be_taken_back(found) and standing.may_submit(found)


def waits_for(found: Return) -> str:
    """Name whose turn it is: "head of service"; "" where it is nobody's."""
    if found.state != ReturnState.SUBMITTED or found.level is None:
        return ""
    role = role_in_turn(found)
    return "performance team" if role == Role.OFFICER else str(role.label).lower()
