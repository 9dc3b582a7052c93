"""How a measure is defined: why it is there, what is counted, where the data comes from, when it is due."""

from collections.abc import Mapping
from typing import Any

from goldenthread.plan import Direction, DirectionBasis
from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import CountedOver, Measure, Person

# The fields of a measure that define it, in the order of its page, with the words for them.
FIELDS = {
    "purpose": "why it is measured",
    "definition": "definition",
    "included": "what is counted in and left out",
    "numerator_meaning": "what is counted",
    "denominator_meaning": "out of what",
    "counted_over": "what time a figure covers",
    "source": "source of the data",
    "lag": "when the data comes",
    "data_quality": "quality of the data",
    "known_weaknesses": "known weaknesses",
    "scrutiny_committee": "scrutiny committee",
    "direction": "which way is better",
    "quarters": "quarters in which it is due",
    "counts_people": "counts people",
    "public": "public",
}


def define(*, measure: Measure, fields: Mapping[str, Any], reason: str, by: Person) -> Measure:
    """Change how a measure is defined, with the reason. What was published keeps the definition that it had.

    Which way is better is then given by a person. Raises Refused without a reason, where nothing changes, and for
    quarters or choices that there are none of.
    """
    with writing(measure.authority, by=by, may=OFFICERS) as journal:
        found = Measure.objects.select_for_update().get(pk=measure.pk)
        need_reason(reason, found, "say why it changes")
        _refuse_values(fields, found)
        changed = {name: value for name, value in fields.items() if name in FIELDS and getattr(found, name) != value}
        if not changed:
            raise Refused(
                "nothing has changed", where=str(found), expected="a change", do="change something, or leave it"
            )
        before = {FIELDS[name]: _said(name, getattr(found, name)) for name in changed}
        for name, value in changed.items():
            setattr(found, name, value)
        if "direction" in changed:
            found.direction_basis = DirectionBasis.GIVEN if found.direction else ""
        found.save()
        journal.record(
            "define a measure",
            found,
            before=before,
            after={FIELDS[name]: _said(name, value) for name, value in changed.items()},
            reason=reason.strip(),
        )
    return found


def _said(name: str, value: Any) -> Any:
    """Give a value as people say it."""
    if name == "quarters":
        return [f"Q{one}" for one in value]
    if name == "counted_over" and value:
        return str(CountedOver(value).label)
    return {Direction.UP: "higher", Direction.DOWN: "lower"}.get(value, value) if name == "direction" else value


def _refuse_values(fields: Mapping[str, Any], measure: Measure) -> None:
    quarters = fields.get("quarters", measure.quarters)
    if not quarters or set(quarters) - set("1234") or len(set(quarters)) < len(quarters):
        raise Refused(
            "no quarter is chosen", where=str(measure), expected="one of the four, or more", do="say when it is due"
        )
    known = {"direction": ["", *Direction], "counted_over": ["", *CountedOver.values]}
    for name, choices in known.items():
        if fields.get(name, "") not in choices:
            raise Refused(f"there is no such choice: {FIELDS[name]}", where=str(measure), expected="", do="choose one")
