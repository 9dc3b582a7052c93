"""A document on its way in: kept for review, mended row by row, then taken into the record or let go."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldenthread.plan import Period, Report, Return
from goldenthread.plan.counting import count_returns
from goldenthread.reading.reconciling import reconcile
from goldenthread.web.actions.deadlines import Deadlines
from goldenthread.web.actions.importing import take_in
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.doubts import Matches, doubts_of, too_long
from goldenthread.web.records.exact import exact, from_exact, report_from
from goldenthread.web.records.models import (
    Authority,
    Intake,
    IntakeRow,
    IntakeState,
    Measure,
    Person,
    ReportingPeriod,
)
from goldenthread.web.records.uploads import CheckedFile

KEPT_FOR = timedelta(days=14)


def begin_intake(
    *,
    authority: Authority,
    file: CheckedFile,
    report: Report,
    matches: Matches,
    by: Person,
    now: datetime | None = None,
) -> Intake:
    """Keep a document and what was read of it for review. Those whose time is over go now.

    `matches` gives, for the id of a row, the permanent id of the measure that it seems to be and what tells so.
    """
    at = now or timezone.now()
    remove_expired(now=at)
    with transaction.atomic():
        intake = Intake.objects.create(
            authority=authority,
            name=file.name,
            media_type=file.media_type,
            sha256=hashlib.sha256(file.content).hexdigest(),
            content=file.content,
            report=exact(report.model_copy(update={"rows": ()})),
            by=by,
            at=at,
            expires_at=at + KEPT_FOR,
        )
        IntakeRow.objects.bulk_create(_rows(intake, report, matches))
    return intake


def _rows(intake: Intake, report: Report, matches: Matches) -> list[IntakeRow]:
    known = {one.permanent_id: one for one in Measure.objects.filter(authority=intake.authority_id)}
    doubts = doubts_of(report, matches)
    return [
        IntakeRow(
            intake=intake,
            position=position,
            row_id=row.id,
            as_read=exact(row),
            doubts=doubts[row.id],
            measure=known.get(str(matches[row.id][0])) if row.id in matches else None,
            sure=not doubts[row.id],
        )
        for position, row in enumerate(report.rows, start=1)
    ]


def remove_expired(*, now: datetime) -> int:
    """Remove what nobody confirmed in time; give how many."""
    gone = Intake.objects.filter(state=IntakeState.PENDING, expires_at__lte=now)
    count = gone.count()
    gone.delete()
    return count


def discard_intake(*, intake: Intake, by: Person) -> None:
    """Let a document go: nothing of it stays. Raises Refused where it is in the record."""
    with transaction.atomic():
        _pending(intake).delete()


def save_row(*, row: IntakeRow, understood: Return, measure: Measure | None, by: Person) -> None:
    """Keep how a person understands a row, and that they accept it."""
    with transaction.atomic():
        _pending(row.intake)
        kept = exact(understood)
        row.edited = None if kept == row.as_read else kept
        row.measure, row.accepted, row.by = measure, True, by
        row.save(update_fields=["edited", "measure", "accepted", "by"])


def accept_sure(*, intake: Intake, by: Person) -> int:
    """Accept all rows that reading is sure of; give how many."""
    with transaction.atomic():
        _pending(intake)
        return IntakeRow.objects.filter(intake=intake, sure=True, accepted=False).update(accepted=True, by=by)


def set_aside(*, intake: Intake, entries: Collection[int], by: Person) -> None:
    """Note that a person has seen entries that couldn't be read and that nothing of them is to be taken in."""
    with transaction.atomic():
        found = _pending(intake)
        known = range(len(found.report["unread"]))
        found.set_aside = sorted({*found.set_aside, *(number for number in entries if number in known)})
        found.save(update_fields=["set_aside"])


def understood_report(intake: Intake, rows: Sequence[IntakeRow], period: Period | None = None) -> Report:
    """Give the report as people mended it, with its totals counted anew."""
    report = report_from(intake.report)
    kept = tuple(from_exact(Return, row.edited or row.as_read) for row in rows)
    printed = [row for row in kept if row.same_row_as is None]
    counted = count_returns(printed, report.scheme)
    changes: dict[str, Any] = {"rows": kept, "counted_totals": counted}
    changes["reconciliation"] = reconcile(report.stated_totals, counted, printed)
    if period is not None:
        changes |= {"period": period, "year": period.year}
    return report.model_copy(update=changes)


def confirm_intake(*, intake: Intake, period: Period, deadlines: Deadlines, by: Person) -> ReportingPeriod:
    """Take a reviewed document into the record: all of it, or nothing.

    Raises Refused where rows or unread entries are still to be looked at, two rows are one measure, something is too
    long for the record, or the record has the document or its period already.
    """
    with transaction.atomic():
        found = _pending(intake)
        rows = list(found.rows.select_related("measure"))
        _refuse_unfinished(found, rows)
        same = {row.row_id: row.measure.permanent_id for row in rows if row.measure}
        _refuse_twice(found, rows)
        report = understood_report(found, rows, period)
        _refuse_too_long(found, report)
        found.became = take_in(report=report, authority=found.authority, deadlines=deadlines, by=by, same=same)
        found.state, found.confirmed_by, found.confirmed_at = IntakeState.CONFIRMED, by, timezone.now()
        found.save(update_fields=["state", "became", "confirmed_by", "confirmed_at"])
        return found.became


def _pending(intake: Intake) -> Intake:
    """Lock an intake that is still to be reviewed. Raises Refused for what has gone or is in the record."""
    found = Intake.objects.select_for_update().filter(pk=intake.pk).first()
    if found is None or found.state != IntakeState.PENDING or found.expires_at <= timezone.now():
        confirmed = found is not None and found.state == IntakeState.CONFIRMED
        raise Refused(
            "it is in the record already" if confirmed else "it has been removed",
            where=intake.name,
            expected="a document that is still to be reviewed",
            do="open the period that came of it" if confirmed else "upload it again",
        )
    return found


def _refuse_unfinished(intake: Intake, rows: Sequence[IntakeRow]) -> None:
    open_rows = sum(not row.accepted for row in rows)
    unread = len(intake.report["unread"]) - len(intake.set_aside)
    if not rows or open_rows or unread:
        what = f"{open_rows} rows and {unread} entries that couldn’t be read are still to be looked at"
        raise Refused(
            what if rows else "no measure was read",
            where=intake.name,
            expected="at least one measure, every row accepted and every unread entry set aside",
            do="go through them, then confirm" if rows else "upload another copy of the report",
        )


def _refuse_twice(intake: Intake, rows: Sequence[IntakeRow]) -> None:
    first: dict[int, IntakeRow] = {}
    for row in rows:
        if row.measure_id is None:
            continue
        other = first.setdefault(row.measure_id, row)
        if other is not row:
            raise Refused(
                f"rows {other.position} and {row.position} are said to be the same measure",
                where=intake.name,
                expected="one row a measure",
                do="choose another measure for one of them, or none for a new one",
            )


def _refuse_too_long(intake: Intake, report: Report) -> None:
    faults: Mapping[int, list[str]] = {at: list(too_long(row)) for at, row in enumerate(report.rows, start=1)}
    for position, found in faults.items():
        if found:
            raise Refused(
                f"row {position}: {found[0]}",
                where=intake.name,
                expected="what the record has room for",
                do="shorten it in the review",
            )
