"""Withdrawing a measure: it stays in the record, and nothing is owed of it any more."""

from collections.abc import Iterator
from datetime import date

from goldenthread.plan import Period
from goldenthread.web.actions.measures.asking import possible, written
from goldenthread.web.actions.points import keep_points
from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Journal, Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import (
    Measure,
    NoData,
    PeriodState,
    Person,
    Return,
    ReturnState,
)

_WAITING = (ReturnState.OWED, ReturnState.QUERIED)


def withdraw(*, measure: Measure, from_when: date, reason: str, by: Person) -> Measure:
    """Withdraw a measure from a day on: nothing is owed of it for a period that ends on that day or later.

    What was owed in periods that are open is closed as withdrawn, with the reason. Raises Refused without a reason,
    where it is withdrawn already, and for a day before the end of a period that was published with it.
    """
    with writing(measure.authority, by=by, may=OFFICERS) as journal:
        found = Measure.objects.select_for_update().get(pk=measure.pk)
        need_reason(reason, found, "say why it is withdrawn")
        _refuse_day(found, from_when)
        closed = [one for one in _open_returns(found, _WAITING) if one.period.noun.last_day >= from_when]
        for one in closed:
            _close(one, reason.strip(), journal)
        found.withdrawn_from, found.withdrawn_reason = from_when, reason.strip()
        found.save(update_fields=["withdrawn_from", "withdrawn_reason"])
        journal.record(
            "withdraw a measure",
            found,
            after={"withdrawn from": from_when, "no longer owed in": [str(one.period) for one in closed]},
            reason=reason.strip(),
        )
    return found


def bring_back(*, measure: Measure, reason: str, by: Person) -> Measure:
    """Undo a withdrawal that was a mistake; what it closed is owed again.

    Raises Refused without a reason, where it isn't withdrawn, and once it was published as withdrawn.
    """
    with writing(measure.authority, by=by, may=OFFICERS) as journal:
        found = Measure.objects.select_for_update().get(pk=measure.pk)
        need_reason(reason, found, "say why it comes back")
        _refuse_return(found)
        again = [one for one in _open_returns(found, [ReturnState.APPROVED]) if one.no_data == NoData.WITHDRAWN]
        for one in again:
            _open(one, reason.strip(), journal)
        before = {"withdrawn from": found.withdrawn_from, "reason then": found.withdrawn_reason}
        found.withdrawn_from, found.withdrawn_reason = None, ""
        found.save(update_fields=["withdrawn_from", "withdrawn_reason"])
        journal.record(
            "bring a measure back",
            found,
            before=before,
            after={"owed again in": [str(one.period) for one in again]},
            reason=reason.strip(),
        )
    return found


def _open_returns(measure: Measure, states: list[ReturnState] | tuple[ReturnState, ...]) -> list[Return]:
    returns = Return.objects.filter(measure=measure, period__state=PeriodState.OPEN, state__in=states)
    return list(returns.select_related("period__plan_year"))


def _close(found: Return, reason: str, journal: Journal) -> None:
    before = {"state": found.state, "revision": found.revision}
    found.state, found.revision = ReturnState.APPROVED, found.revision + 1
    found.declared, found.override_reason = "", ""
    found.no_data, found.no_data_reason, found.data_expected_on = NoData.WITHDRAWN, reason, None
    found.approved_by, found.approved_at, found.level = journal.by, journal.at, None
    found.submitted_by = found.submitted_at = None
    found.save()
    keep_points(found, [])
    after = {"state": found.state, "revision": found.revision, "no_data": found.no_data}
    journal.record("close a return as withdrawn", found, before=before, after=after, reason=reason)


def _open(found: Return, reason: str, journal: Journal) -> None:
    before = {"state": found.state, "revision": found.revision, "no_data": found.no_data}
    found.state, found.revision = ReturnState.OWED, found.revision + 1
    found.no_data = found.no_data_reason = ""
    found.approved_by = found.approved_at = None
    found.save()
    after = {"state": found.state, "revision": found.revision}
    journal.record("ask for a return again", found, before=before, after=after, reason=reason)


def _refuse_day(measure: Measure, from_when: date) -> None:
    possible(from_when, str(measure))
    if measure.withdrawn_from is not None:
        raise Refused(
            f"the measure is withdrawn already, from {written(measure.withdrawn_from)}",
            where=str(measure),
            expected="a measure that is in the plan",
            do="bring it back first, if that day is wrong",
        )
    last = max(_published(measure), default=None)
    if last is not None and from_when <= last:
        raise Refused(
            f"the measure was published for the period to {written(last)}",
            where=str(measure),
            expected=f"a day after {written(last)}",
            do="choose a later day",
        )


def _published(measure: Measure) -> Iterator[date]:
    returns = Return.objects.filter(measure=measure, period__state=PeriodState.PUBLISHED)
    for start, quarter in returns.values_list("period__plan_year__start", "period__quarter"):
        yield Period(start=start, quarter=quarter).last_day


def _refuse_return(measure: Measure) -> None:
    if measure.withdrawn_from is None:
        raise Refused(
            "the measure isn’t withdrawn", where=str(measure), expected="a withdrawn one", do="leave it as it is"
        )
    said = Return.objects.filter(measure=measure, no_data=NoData.WITHDRAWN, period__state=PeriodState.PUBLISHED)
    last = said.select_related("period__plan_year").first()
    if last is not None:
        raise Refused(
            f"it was published as withdrawn in {last.period}",
            where=str(measure),
            expected="a withdrawal that nobody was told of yet",
            do="add it as a new measure",
        )
