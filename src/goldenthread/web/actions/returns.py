"""Returns: submitted once nothing lacks, taken back as long as nobody has decided."""

from collections.abc import Mapping
from typing import Any

from goldenthread.plan import Missing
from goldenthread.web.actions.drafts import hold_to, locked
from goldenthread.web.actions.drafts import save_draft as save_draft
from goldenthread.web.actions.entries import Assessed, Problem, assess, kept, sheet_of
from goldenthread.web.actions.entries.entry import Entry, figure_noun
from goldenthread.web.actions.imports.parts import figure_records
from goldenthread.web.actions.points import recheck
from goldenthread.web.actions.writing import Journal, Refused, writing
from goldenthread.web.records.chains import PERFORMANCE_TEAM, chain_of
from goldenthread.web.records.duties import BY_DUTY, SUBMITTING
from goldenthread.web.records.models import (
    Draft,
    FigureRecord,
    PeriodState,
    Person,
    Post,
    RemedialAction,
    Return,
    ReturnState,
    SignOff,
    SignOffLevel,
)


class Unfit(Refused):
    """A return that can't be submitted yet. `problems` name its fields one by one."""

    def __init__(self, found: Return, problems: tuple[Problem, ...]) -> None:
        super().__init__(
            "the return can’t be submitted yet",
            where=str(found.measure),
            expected=problems[0].message,
            do="put right what is listed, and submit again",
        )
        self.problems = problems


def submit(*, owed: Return, fields: Mapping[str, str], revision: int, by: Person) -> Return:
    """Submit a return: its figures, words, remedial actions and status become the record, and sign-off begins.

    `revision` is the one that was shown. Raises Unfit with what lacks, and Refused where it was saved in between,
    the return is closed to owners, or this person may not submit it.
    """
    with writing(owed.authority, by=by, may=BY_DUTY) as journal:
        found = locked(owed, by, SUBMITTING)
        if found.revision != revision:
            raise Refused(
                "the return has been saved in between, by someone else or in another tab",
                where=str(found.measure),
                expected=f"revision {revision}; it is {found.revision}",
                do="look at both versions, and submit again",
            )
        assessed = assess(sheet_of(found), kept(fields))
        if assessed.problems:
            raise Unfit(found, assessed.problems)
        before = facts_of(found)
        _write(found, assessed, journal)
        # An override's reason is among the facts, where it can be taken down.
        journal.record("submit a return", found, before=before, after=facts_of(found))
        recheck(found)
    return found


def withdraw(*, submitted: Return, by: Person) -> Return:
    """Take a submitted return back, as long as nobody along its chain has decided.

    Raises Refused after that, and where this person may not submit it.
    """
    with writing(submitted.authority, by=by, may=BY_DUTY) as journal:
        found = Return.objects.select_for_update().get(pk=submitted.pk)
        hold_to(found, by, SUBMITTING)
        if not can_be_taken_back(found):
            raise Refused(
                "the return can’t be taken back any more",
                where=str(found.measure),
                expected="a submitted return that nobody has decided on, in a period that is open",
                do="ask whoever decides next to query it",
            )
        found.state, found.level, found.revision = ReturnState.OWED, None, found.revision + 1
        found.submitted_by = found.submitted_at = None
        found.save()
        journal.record("take a return back", found, after={"revision": found.revision})
    return found


def can_be_taken_back(found: Return) -> bool:
    """Whether a return is submitted, in an open period, and nobody has decided on it since.

    The decisions are counted by their time: mending its words changes its revision, and takes no approval away.
    """
    since = found.submitted_at
    if found.state != ReturnState.SUBMITTED or since is None or found.period.state != PeriodState.OPEN:
        return False
    return not SignOff.objects.filter(of_return=found, at__gte=since).exists()


def _write(found: Return, assessed: Assessed, journal: Journal) -> None:
    assert journal.by is not None
    entry, row = assessed.entry, assessed.row
    found.state, found.revision = ReturnState.SUBMITTED, found.revision + 1
    found.submitted_by, found.submitted_at = journal.by, journal.at
    found.approved_by = found.approved_at = None
    found.declared = row.rating.value if row.rating else ""
    found.override_reason = entry.override_reason if assessed.differs else ""
    found.progress, found.remedial_text = entry.progress, entry.remedial_text
    no_target = Missing.NO_TARGET if entry.declared == Missing.NO_TARGET else ""
    found.no_data = entry.no_data or no_target
    found.no_data_reason, found.data_expected_on = entry.no_data_reason, entry.data_expected_on
    found.level = first_level(found, journal.by)
    found.save()
    _write_parts(found, assessed, journal)
    Draft.objects.filter(owed=found, aside=False).delete()


def _write_parts(found: Return, assessed: Assessed, journal: Journal) -> None:
    entry = assessed.entry
    FigureRecord.objects.filter(of_return=found).delete()
    records = list(figure_records(found, (figure_noun(figure, entry) for figure in entry.figures)))
    for record, figure in zip(records, entry.figures, strict=True):
        record.position, record.received_on = figure.box.position, journal.at.date()
    FigureRecord.objects.bulk_create(records)
    _write_remedies(found, entry)


def _write_remedies(found: Return, entry: Entry) -> None:
    """Put the remedial actions in place of those before. What was done stays done."""
    before = RemedialAction.objects.filter(of_return=found)
    done = {one.what: (one.done_on, one.done_how) for one in before}
    before.delete()
    made = [
        RemedialAction(of_return=found, position=position, what=one.what, who=one.who, by_when=one.by_when)
        for position, one in enumerate(entry.remedies, start=1)
    ]
    for one in made:
        one.done_on, one.done_how = done.get(one.what, (None, ""))
    RemedialAction.objects.bulk_create(made)


def first_level(found: Return, submitter: Person) -> int:
    """Give the position that decides first, or the performance team's where nobody else does."""
    return level_after(found, PERFORMANCE_TEAM, submitter) or PERFORMANCE_TEAM


def level_after(found: Return, position: int, submitter: Person) -> int | None:
    """Give the next position along the chain; None at its end.

    A level that only the submitter could decide is passed over; one that nobody holds waits until it is filled.
    """
    for level in chain_of(found):
        if level.position > position and not _only_holds(level, submitter):
            return level.position
    return None


def _only_holds(level: SignOffLevel, person: Person) -> bool:
    holders = Post.objects.filter(role=level.role, directorate=level.directorate_id, person__left_on__isnull=True)
    return set(holders.values_list("person", flat=True)) == {person.pk}


def facts_of(found: Return) -> dict[str, Any]:
    """Give what a return holds, as the journal keeps it."""
    figures = FigureRecord.objects.filter(of_return=found, replaced_by__isnull=True)
    actions = RemedialAction.objects.filter(of_return=found)
    return {
        "state": found.state,
        "revision": found.revision,
        "level": found.level,
        "declared": found.declared,
        "override_reason": found.override_reason,
        "progress": found.progress,
        "no_data": found.no_data,
        "no_data_reason": found.no_data_reason,
        "data_expected_on": found.data_expected_on,
        "figures": [_figure(figure) for figure in figures],
        "remedial_actions": [
            {"remedial_action": one.what, "who": one.who, "by_when": one.by_when, "done_on": one.done_on}
            for one in actions
        ],
    }


def _figure(figure: FigureRecord) -> dict[str, Any]:
    names = ("position", "label", "unit", "as_at", "state", "printed")
    numbers = ("value", "numerator", "denominator")
    exact = {name: getattr(figure, name) for name in numbers}
    return {name: getattr(figure, name) for name in names} | {
        name: None if value is None else str(value) for name, value in exact.items()
    }
