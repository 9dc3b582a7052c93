"""Where what a return says comes from: a place in a document, or whoever handed it in and when."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Max

from goldenthread.web.actions.publishing.remedies import post_of
from goldenthread.web.records.models import Duty, Person, Restatement, Return

_DUTIES = {
    Duty.OWNER: "the measure’s owner",
    Duty.DEPUTY: "the deputy of the measure’s owner",
    Duty.DATA_ENTRY: "the measure’s data-entry officer",
    Duty.CONTRIBUTOR: "a contributor to the measure",
}


def origins(returns: Mapping[str, Return], *, for_public: bool) -> dict[str, dict[str, Any]]:
    """Give where each return comes from, by its measure. The public reads posts and no names. Four queries."""
    found = returns.values()
    people = {one.pk: one for one in _people(found)}
    restated = dict(
        Restatement.objects.filter(period__in={one.period_id for one in found})
        .values_list("measure")
        .annotate(last=Max("at"))
    )
    told = {}
    for measure, one in returns.items():
        by = people.get(one.submitted_by_id or 0)
        told[measure] = {
            **_document(one),
            **(_handed_in(one, by, for_public=for_public) if by else {}),
            **({"restated_on": restated[one.measure_id].date()} if one.measure_id in restated else {}),
        }
    return told


def _people(returns: Iterable[Return]) -> Iterable[Person]:
    numbers = {one.submitted_by_id for one in returns if one.submitted_by_id}
    return Person.objects.filter(pk__in=numbers).prefetch_related("posts__directorate", "assignments")


def _document(one: Return) -> dict[str, Any]:
    """Give the document that a return was read from; the hash of it is for those who hold the document."""
    return {name: one.read_from[name] for name in ("file", "place") if name in one.read_from}


def _handed_in(one: Return, by: Person, *, for_public: bool) -> dict[str, Any]:
    assert one.submitted_at is not None
    duties = {each.duty for each in by.assignments.all() if each.measure_id == one.measure_id}
    post = next((words for duty, words in _DUTIES.items() if duty in duties), post_of(by))
    return {"from": post if for_public else f"{by.name}, {post}", "received_on": one.submitted_at.date()}
