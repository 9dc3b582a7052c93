"""Who has a measure: giving a duty, and ending one."""

from datetime import date

from goldenthread.web.actions.founding import assigned
from goldenthread.web.actions.measures.asking import possible, written
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import Assignment, Duty, Measure, Person


def give_duty(*, measure: Measure, person: Person, duty: Duty, since: date, by: Person) -> Assignment:
    """Give a person a duty for a measure; an owner takes over from the one before.

    Raises Refused where they have it already, have left, or are of another authority.
    """
    possible(since, str(measure))
    with writing(measure.authority, by=by, may=OFFICERS) as journal:
        held = Assignment.objects.filter(measure=measure, person=person, duty=duty, until__isnull=True)
        if held.exists():
            raise Refused(
                f"{person} has this duty already", where=str(measure), expected="a new duty", do="leave it as it is"
            )
        return assigned(measure, person, duty, since, journal)


def end_duty(*, assignment: Assignment, until: date, by: Person) -> Assignment:
    """End a duty on a day. Raises Refused where it has ended, or began after that day."""
    with writing(assignment.measure.authority, by=by, may=OFFICERS) as journal:
        found = Assignment.objects.select_for_update().select_related("person", "measure").get(pk=assignment.pk)
        if found.until is not None or until < found.since:
            raise Refused(
                f"this duty {'has ended already' if found.until else f'began on {written(found.since)}'}",
                where=str(found.measure),
                expected="a duty that goes on, and a day after it began",
                do="look at who has the measure now",
            )
        found.until = until
        found.save(update_fields=["until"])
        journal.record(
            "end a duty",
            found.measure,
            before={found.duty: found.person_id},
            after={"until": until},
        )
    return found
