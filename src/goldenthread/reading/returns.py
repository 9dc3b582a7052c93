"""From a mended draft to the return of the record."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.plan import Missing, Repair, Return, Scheme, SchemeCode, Unread
from goldenthread.reading.cleaning import Cleaned
from goldenthread.reading.columns.roles import Role
from goldenthread.reading.drafts import Draft
from goldenthread.reading.refs import objective_numbers
from goldenthread.reading.statuses.colours import colour_name
from goldenthread.reading.statuses.schemes import Lookup
from goldenthread.reading.statuses.words import meaning_of

_OWNERS = re.compile(r"\s*[/;\n]\s*")
_CODES_WITH_COMMAS = re.compile(r"[A-Z&]{2,8}(?:\s*,\s*[A-Z&]{2,8})+")
# A sign may be one of several that only their colours tell apart.
_LONGEST_SIGN = 2
_NO_TARGET = re.compile(r"(?:n ?/ ?a|na|none|-+|–|—|no target|not set|tbc|data only|monitor(?:ing)?)\.?", re.I)


@dataclass(slots=True)
class Known:
    """What the whole document tells of its parts: objectives by number, and headings that were mended."""

    lookup: Lookup
    numbered: bool
    objectives: Mapping[str, tuple[str | None, str | None, str]] = field(default_factory=dict)
    mended: Mapping[str | None, Sequence[Repair]] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)


def known_of(drafts: Sequence[Draft], scheme: Scheme, mended: Mapping[str | None, Sequence[Repair]]) -> Known:
    """Collect what the drafts tell together."""
    objectives: dict[str, tuple[str | None, str | None, str]] = {}
    for draft in drafts:
        place = draft.place
        if place.objective_ref and place.objective:
            objectives.setdefault(place.objective_ref, (place.section, place.theme, place.objective))
    return Known(
        Lookup(scheme), scheme.numbered, objectives, mended, objective_numbers([draft.ref for draft in drafts])
    )


def make_returns(drafts: Sequence[Draft], known: Known) -> tuple[list[Return], list[Unread]]:
    """Make the returns, each with an id of its own; statuses that mean nothing known are unread."""
    returns: list[Return] = []
    unread: list[Unread] = []
    ids: dict[int, str] = {}
    used: Counter[str] = Counter()
    for position, draft in enumerate(drafts, start=1):
        ids[id(draft)] = _own_id(draft, position, used)
        same = ids[id(draft.second_of)] if draft.second_of is not None else None
        returns.append(_make(draft, ids[id(draft)], same, known, unread))
    return returns, unread


def _own_id(draft: Draft, position: int, used: Counter[str]) -> str:
    """Give the ref, or the row's position; where it was given before, with a number behind it."""
    start = draft.ref or f"row-{position}"
    used[start] += 1
    own = start if used[start] == 1 else f"{start}~{used[start]}"
    # A ref may itself look like one that was numbered.
    return own if own == start or own not in used else _own_id(draft, position, used)


def _make(draft: Draft, own_id: str, same_row_as: str | None, known: Known, unread: list[Unread]) -> Return:
    entry, printed = _status(draft, known.lookup)
    section, theme, number, objective = _place(draft, known)
    headings = {"section": section, "theme": theme, "objective": objective}
    heading_repairs = [
        repair.model_copy(update={"field": field})
        for field, text in headings.items()
        for repair in known.mended.get(text, ())
    ]
    if printed and _is_dark(entry) and meaning_of(printed, False) is None:
        unread.append(Unread(source=draft.source, text=printed, why="a status that the key doesn't explain"))
    return Return(
        id=own_id,
        source=draft.source,
        section=section,
        theme=theme,
        also_relates_to=tuple(text for text in draft.place.also_relates_to if text),
        objective_ref=number,
        objective=objective,
        ref=draft.ref,
        ref_printed=draft.ref_printed,
        action=draft.text(Role.ACTION) or None,
        outcome=draft.outcome,
        responsibility=responsibility(draft.text(Role.RESPONSIBILITY)),
        status=_code(entry, known.numbered),
        status_printed=printed,
        rating=entry.rating if entry else None,
        unrated=_unrated(entry, printed, draft),
        progress=draft.progress,
        remedial_action=draft.text(Role.REMEDIAL),
        target_text=draft.text(Role.TARGET),
        actual_text=draft.text(Role.ACTUAL),
        previous_text=draft.text(Role.PREVIOUS),
        also_printed=_also_printed(draft),
        same_row_as=same_row_as,
        repairs=(*draft.repairs, *heading_repairs),
        confidence=round(draft.confidence, 3),
    )


def _is_dark(entry: SchemeCode | None) -> bool:
    """Whether nothing is known of what a status means."""
    return entry is None or (entry.rating is None and entry.missing is None)


def _status(draft: Draft, lookup: Lookup) -> tuple[SchemeCode | None, str]:
    text = draft.text(Role.STATUS)
    entry = lookup.entry(text, None) if text else None
    colour = draft.columns.status_colour(draft.cells)
    if entry is None and (len(text) <= _LONGEST_SIGN or draft.columns.painted is not None):
        entry = lookup.entry("", colour)
        return entry, (text or colour_name(colour) or "") if entry else text
    return entry, text


def _code(entry: SchemeCode | None, numbered: bool) -> int | str | None:
    if entry is None or entry.rating is None:
        return None
    return int(entry.code) if numbered else entry.code


def _unrated(entry: SchemeCode | None, printed: str, draft: Draft) -> Missing | None:
    if entry is not None and entry.rating is not None:
        return None
    found = entry.missing if entry else meaning_of(printed, False) if printed else Missing.BLANK
    if found is Missing.NOT_DUE or found is Missing.AWAITING_DATA:
        return _sharper(found, printed, draft)
    return found if isinstance(found, Missing) else None


def _sharper(found: Missing, printed: str, draft: Draft) -> Missing:
    """ "N/A" and a dash say no more than that there is no rating; a target that isn't there says why."""
    target = draft.text(Role.TARGET)
    vague = len(printed) <= 3
    return Missing.NO_TARGET if vague and target and _NO_TARGET.fullmatch(target) else found


def _place(draft: Draft, known: Known) -> tuple[str | None, str | None, str | None, str | None]:
    place = draft.place
    number = place.objective_ref or known.numbers.get(draft.ref or "")
    section, theme, objective = place.section, place.theme, place.objective
    own = known.numbers.get(draft.ref or "")
    if own and number != own:
        # The heading of this measure's objective was lost, or stands elsewhere.
        number, objective = own, known.objectives[own][2] if own in known.objectives else None
    if place.also_relates_to and number in known.objectives:
        section, theme, objective = known.objectives[number or ""]
    return section, theme, number, objective


def responsibility(text: str) -> tuple[str, ...]:
    """Part a cell of responsibility: "CARE/HOMES" -> ("CARE", "HOMES"). "Revenues & Benefits" is one."""
    if _CODES_WITH_COMMAS.fullmatch(text):
        return tuple(part.strip() for part in text.split(","))
    parts = [part.strip(" -") for part in _OWNERS.split(text)]
    return tuple(part for part in parts if part)


def _also_printed(draft: Draft) -> dict[str, str]:
    """The cells of columns that no field takes: nothing that was printed is dropped."""
    kept: dict[str, str] = {}
    width = draft.columns.width
    for index, cell in enumerate(draft.cells):
        column = draft.columns.columns[index] if index < width else None
        if column is not None and column.role not in (Role.EXTRA, Role.TREND):
            continue
        text = cell.text.strip()
        if text and not (column is None and cell.span):
            kept[_free_name(column.heading if column else "", index, kept)] = text
    return kept


def _free_name(heading: str, index: int, kept: Mapping[str, str]) -> str:
    name = heading or f"column {index + 1}"
    return name if name not in kept else f"{name} (column {index + 1})"


def cleaning_repairs(draft: Draft, row: int, changed: Mapping[tuple[int, int], tuple[str, Cleaned]]) -> None:
    """Record what cleaning changed in the cells of a draft's row, by the field that each cell fills."""
    for column in draft.columns.columns:
        found = changed.get((row, column.index))
        if found:
            before, cleaned = found
            draft.repair(column.role.value, before, cleaned.text, "; ".join(cleaned.reasons), 0.99)
