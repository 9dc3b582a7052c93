"""Returns on their way, when the directorate that leads them changes: sign-off begins again with the new one."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from goldenthread.web.actions.returns import first_level
from goldenthread.web.actions.writing import Journal
from goldenthread.web.records.chains import with_lead
from goldenthread.web.records.models import Authority, PeriodState, Return, ReturnState


def leads(authority: Authority) -> Mapping[int, int | None]:
    """Give the lead directorate's id of each return that waits for a decision, by the return's id."""
    waiting = Return.objects.filter(
        authority=authority, state=ReturnState.SUBMITTED, period__state=PeriodState.OPEN
    ).order_by()
    found: QuerySet[Any] = with_lead(waiting)
    return dict(found.values_list("pk", "lead"))


def send_along(authority: Authority, before: Mapping[int, int | None], journal: Journal) -> int:
    """Let returns that another directorate leads than before begin their sign-off with that one, at its first step.

    What was decided stays in their history. It runs within the transaction of what changed the directorates, and
    gives how many returns there are.
    """
    after = leads(authority)
    changed = [pk for pk, lead in after.items() if pk in before and before[pk] != lead]
    for found in Return.objects.filter(pk__in=changed).select_related("period", "measure", "submitted_by"):
        assert found.submitted_by is not None
        old = {"level": found.level, "revision": found.revision}
        found.level, found.revision = first_level(found, found.submitted_by), found.revision + 1
        found.save(update_fields=["level", "revision"])
        journal.record(
            "begin sign-off again",
            found,
            before=old,
            after={"level": found.level, "revision": found.revision},
            reason="another directorate leads it now",
        )
    return len(changed)
