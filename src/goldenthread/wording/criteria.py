"""What a success criterion asks for.

`understand_criterion` goes through these steps; each is a module of small rules:

1. the text becomes typed tokens (`tokens`), and each number a place with what stands around it (`places`);
2. each number gets its role: target, change, baseline, or aside (`rules.roles`);
3. targets and baselines get unit, time and part (`rules.units`, `rules.times`, `rules.labels`);
4. where there are none, words may say one: all, no, double (`rules.quantifiers`);
5. which way is better, and so the operator of bare numbers (`rules.directions`, `rules.nature`);
6. the kind (`rules.kinds`) and, for milestones, when they are due.

Nothing is computed, and nothing is guessed beyond what the words or the nature of the measure say.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from goldenthread.plan import Baseline, Criterion, Direction, DirectionBasis, Kind, Op, Target
from goldenthread.wording.numbers import in_hundred
from goldenthread.wording.places import Place, places
from goldenthread.wording.rules import directions, kinds, labels, quantifiers, times, units
from goldenthread.wording.rules.roles import Role, roles, way_of, within_of
from goldenthread.wording.tokens import Token, plain, tokens

# What is measured is said in the first words; later ones give no hint.
_HINTS = 60
_MEASURED = 2000


@dataclass(frozen=True)
class _Reading:
    """A text on its way to a criterion: its tokens, what says the unit, and its places by role."""

    said: tuple[Token, ...]
    hints: tuple[Token, ...]
    measured: str
    targets: list[tuple[Place, Role]]
    baselines: list[Place]
    following: dict[int, tuple[Place, Role]]


@dataclass(frozen=True)
class _Draft:
    """A target whose operator may still have to be found: `op` is what the words say. `way` is where a change goes."""

    target: Target
    op: Op | None
    way: Direction | None = None


def understand_criterion(text: str, target: str = "") -> Criterion:
    """Understand a success criterion.

    `text` is the outcome or success criterion as printed. `target` is the text of a target column of its own, where a
    table has one: then the targets stand there, and `text` tells unit, nature and direction. Gives a `Criterion`; what
    isn't understood is left out. Any text is taken, and the time is linear in its length.
    """
    reading = _read(text, target)
    drafts = [_draft(place, role, reading) for place, role in reading.targets]
    drafts = _in_words(reading, _inherited(drafts, reading))
    direction, basis = _direction(reading, drafts)
    targets = [_with_op(draft, direction) for draft in drafts]
    kind = kinds.kind_of(targets, reading.said, any(role is Role.BEATEN for _, role in reading.targets))
    return Criterion(
        text=text,
        kind=kind,
        targets=tuple(targets),
        baselines=tuple(_baseline(place, reading) for place in reading.baselines),
        due=times.due_of(reading.said) if kind is Kind.MILESTONE else None,
        direction=direction if _has_direction(kind, basis) else None,
        direction_basis=basis if _has_direction(kind, basis) else None,
    )


def _has_direction(kind: Kind, basis: DirectionBasis | None) -> bool:
    """A thing done by a date has none; a statement has one only where words tell it."""
    return kind is not Kind.MILESTONE and (kind is not Kind.QUALITATIVE or basis is DirectionBasis.WORDS)


_WANTED = (Role.TARGET, Role.CHANGE, Role.BEATEN)


def _read(text: str, target: str) -> _Reading:
    in_text = quantifiers.promoted(tokens(plain(text)))
    in_column = quantifiers.promoted(tokens(plain(target)))
    of_text = _with_roles(in_text)
    of_column = _with_roles(in_column) if target.strip() else of_text
    baselines = [place for place, role in of_column if role in (Role.BASELINE, Role.BEATEN)]
    if of_column is not of_text:
        baselines += [place for place, role in of_text if role is Role.BASELINE]
    return _Reading(
        said=in_text + in_column,
        hints=in_text[:_HINTS] + in_column[:_HINTS],
        measured=f"{text[:_MEASURED]} {target[:_MEASURED]}",
        targets=[(place, role) for place, role in of_column if role in _WANTED],
        baselines=baselines,
        following={place.token.start: after for (place, _), after in pairwise(of_column)},
    )


def _with_roles(found: tuple[Token, ...]) -> list[tuple[Place, Role]]:
    there = places(found)
    return list(zip(there, roles(there), strict=True))


def _draft(place: Place, role: Role, reading: _Reading) -> _Draft:
    move = way_of(place) if role is Role.CHANGE else None
    way = directions.BY_MOVE.get(move) if move else None
    value, unit = _value_and_unit(place, reading.hints)
    target = Target(
        value=value,
        unit=unit,
        op=Op.EQUALS if place.token.high is None else Op.RANGE,
        high=place.token.high,
        when=_when(place, reading),
        label=labels.label_of(place) if len(reading.targets) > 1 else None,
        relative_to=None if role is Role.TARGET else "baseline",
        direction=way,
        printed=place.token.printed,
    )
    return _Draft(target, _said_op(place, role), way)


def _when(place: Place, reading: _Reading) -> str | None:
    following, role = reading.following.get(place.token.start, (None, None))
    return times.when_of(place, following, is_aside=role is Role.ASIDE)


def _value_and_unit(place: Place, hints: tuple[Token, ...]) -> tuple[Decimal, str]:
    value = units.in_full(place, hints) or Decimal(0)
    if place.token.of is None:
        return value, units.unit_of(place, hints)
    if units.is_score(place, hints):
        return value, "score"
    return in_hundred(value, place.token.of), "%"


def _said_op(place: Place, role: Role) -> Op | None:
    """Give the operator that words say. A change "by more than 5%" is above 5; else it is at least so much."""
    said = place.token.op or place.op
    if role is not Role.CHANGE:
        return said
    led = place.lead in ("by", "of")
    return said if said is Op.AT_MOST or (said is Op.ABOVE and led) else Op.AT_LEAST


def _inherited(drafts: list[_Draft], reading: _Reading) -> list[_Draft]:
    """No more than 6% in primary and 9% in secondary schools: the second has the operator of the first."""
    made: list[_Draft] = []
    for at, draft in enumerate(drafts):
        bare = draft.op is None and draft.way is None and draft.target.high is None
        if at and bare and made[-1].way is None and _is_joined(reading.targets[at - 1][0], reading.targets[at][0]):
            draft = replace(draft, op=made[-1].op)
        made.append(_bounded(draft))
    return made


def _is_joined(first: Place, second: Place) -> bool:
    alike = first.clause == second.clause and first.token.sort is second.token.sort and second.lead == ""
    return alike and any(token.low == "and" or token.text == "," for token in second.before)


def _bounded(draft: _Draft) -> _Draft:
    """Nothing is below none and nothing above all: zero is at most, 100 % at least."""
    if draft.op or draft.way or draft.target.high is not None or draft.target.relative_to:
        return draft
    if draft.target.value == 0:
        return replace(draft, op=Op.AT_MOST)
    return replace(draft, op=Op.AT_LEAST) if draft.target.unit == "%" and draft.target.value == 100 else draft


def _in_words(reading: _Reading, drafts: list[_Draft]) -> list[_Draft]:
    """Add the target that is said in a word. "Every child seen within 20 days" is about all, not about the days."""
    if not any(draft.target.relative_to for draft in drafts):
        found = quantifiers.multiplied(reading.said)
        if found:
            return [*drafts, _Draft(found, found.op, found.direction)]
    if all(draft.target.unit in directions.TIMES for draft in drafts) and not kinds.is_comparative(reading.said):
        found = quantifiers.said_in_words(reading.said)
        if found:
            return [_Draft(found, found.op, directions.BY_OP.get(found.op))]
    return drafts


def _direction(reading: _Reading, drafts: list[_Draft]) -> directions.Known:
    if any(within_of(place) for place, _ in reading.targets):
        return directions.UNKNOWN
    ways = [draft.way or (directions.BY_OP.get(draft.op) if draft.op else None) for draft in drafts]
    if len({way for way in ways if way}) > 1:
        return directions.UNKNOWN
    places_of_targets = [place for place, role in reading.targets if role is Role.TARGET]
    words = (
        directions.said_outright(reading.measured)
        or directions.agreed(ways)
        or directions.leading_move(reading.said)
        or directions.from_to(places_of_targets, reading.baselines)
        or (directions.compared(reading.said) if not drafts else None)
    )
    known = directions.known(words, reading.measured, drafts[0].target.unit if drafts else "")
    if known[0] is None and drafts:
        return Direction.UP, DirectionBasis.NATURE
    return known


_OPS = {Direction.UP: Op.AT_LEAST, Direction.DOWN: Op.AT_MOST}
_BEATING = {Direction.UP: Op.ABOVE, Direction.DOWN: Op.BELOW}


def _with_op(draft: _Draft, direction: Direction | None) -> Target:
    """Give the target with its operator; a bare number's comes from which way is better."""
    target = draft.target
    if target.op is Op.RANGE:
        return target
    bare = _BEATING if target.relative_to and draft.way is None and draft.op is None else _OPS
    return target.model_copy(update={"op": draft.op or bare[direction or Direction.UP]})


def _baseline(place: Place, reading: _Reading) -> Baseline:
    value, unit = _value_and_unit(place, reading.hints)
    when = times.when_of(place, None)
    return Baseline(value=value, unit=unit, when=when, printed=place.token.printed)
