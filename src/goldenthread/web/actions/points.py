"""Points to check of a return: found anew whenever it changes, and answered by people."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from goldenthread.plan import Finding
from goldenthread.web.actions.entries import assess, sheet_of, typed_of
from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import Person, PointAnswer, PointToCheck, Return
from goldenthread.web.records.readings import keep_readings


def recheck(found: Return) -> tuple[Finding, ...]:
    """Check a return as the record holds it, and keep its points in place of those it had. Answers stay.

    It runs within the transaction of what changed the return. Gives the points.
    """
    sheet = sheet_of(found)
    points = assess(sheet, typed_of(sheet.found)).points
    keep_points(found, points)
    keep_readings([(sheet.found, sheet.row)])
    return points


def keep_points(found: Return, points: Iterable[Finding]) -> None:
    """Keep the points of a return in place of those it had."""
    PointToCheck.objects.filter(of_return=found).delete()
    by_mark = {point.fingerprint: point for point in points}
    PointToCheck.objects.bulk_create(
        PointToCheck(
            of_return=found,
            fingerprint=mark,
            rule=point.rule,
            severity=point.severity,
            field=(point.field or "")[:40],
            message=point.message,
            instruction=point.instruction,
            evidence=point.evidence,
        )
        for mark, point in by_mark.items()
    )


def open_points(points: QuerySet[PointToCheck]) -> QuerySet[PointToCheck]:
    """Give those points that nobody has answered."""
    answers = PointAnswer.objects.filter(
        authority=OuterRef("of_return__authority"), fingerprint=OuterRef("fingerprint")
    )
    return points.exclude(Exists(answers))


def answer(*, point: PointToCheck, because: str, by: Person) -> PointAnswer:
    """Accept a point, because ... The answer holds as long as the point's facts stay the same.

    Raises Refused without a reason, and where the point was answered already.
    """
    reason = because.strip()
    found = point.of_return
    need_reason(reason, point.message, "say why it is accepted")
    with writing(found.authority, by=by, may=OFFICERS) as journal:
        made, new = PointAnswer.objects.get_or_create(
            authority=found.authority,
            fingerprint=point.fingerprint,
            defaults={"because": reason, "by": by, "at": journal.at},
        )
        if not new:
            raise Refused(
                f"{made.by} has answered it already: {made.because}",
                where=point.message,
                expected="a point that is open",
                do="leave it, or ask them to take the answer back",
            )
        journal.record(
            "answer a point",
            found,
            after={"rule": point.rule, "fingerprint": point.fingerprint, "message": point.message, "because": reason},
        )
    return made
