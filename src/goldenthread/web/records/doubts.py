"""Why a person should look at a row that was read, in sentences; none means that it is sure."""

from collections.abc import Iterator, Mapping, Sequence

from goldenthread.plan import Report, Return
from goldenthread.web.records.models import Directorate, Objective, Placement, Section, Theme

# Below this, reading itself wasn't sure what it saw.
_SURE = 0.9
_WEAK = {"wording": "its wording alone", "ref": "its reference alone"}

# What the record has room for.
_ROOM = {
    "ref": Placement._meta.get_field("ref").max_length,
    "objective_ref": Objective._meta.get_field("ref").max_length,
    "theme": Theme._meta.get_field("name").max_length,
    "section": Section._meta.get_field("name").max_length,
}
_ROOM_FOR_CODE = Directorate._meta.get_field("code").max_length or 0
# [permanent id, what it was matched by] by the id of the row.
Matches = Mapping[str, Sequence[str | None]]


def doubts_of(report: Report, matches: Matches) -> dict[str, list[str]]:
    """Give the doubts about each row, by its id."""
    lost = set() if report.reconciliation.holds else set(report.reconciliation.candidates)
    beside = {str(entry.source): entry.text for entry in report.unread if str(entry.source) != "somewhere"}
    return {row.id: list(_doubts(row, lost, beside, matches.get(row.id))) for row in report.rows}


def _doubts(
    row: Return, lost: set[str], beside: Mapping[str, str], match: Sequence[str | None] | None
) -> Iterator[str]:
    if row.confidence < _SURE:
        yield f"Reading was {row.confidence:.0%} sure of this row: compare each part."
    if not row.outcome:
        yield "No success criterion was read."
    if row.rating is None and row.unrated is None:
        yield f"The status “{row.status_printed[:60]}” isn’t understood."
    if (row.ref or row.id) in lost:
        yield "The stated totals count more statuses than were read: this blank may be one that was lost."
    if str(row.source) in beside:
        yield f"Words of this row were left unread: “{beside[str(row.source)][:200]}”."
    if match and match[1] in _WEAK:
        yield f"The measure of the record was found by {_WEAK[match[1] or '']}: see that it is this one."
    yield from too_long(row)


def too_long(row: Return) -> Iterator[str]:
    """Say what of a row is longer than the record has room for."""
    for name, room in _ROOM.items():
        text = getattr(row, name) or ""
        if room is not None and len(text) > room:
            yield f"The {name.replace('_', ' ')} is {len(text)} characters long; the record has room for {room}."
    if any(len(code) > _ROOM_FOR_CODE for code in row.responsibility):
        yield f"A name under Responsibility is longer than {_ROOM_FOR_CODE} characters."
