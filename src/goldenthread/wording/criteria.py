"""What a success criterion asks for.

`understand_criterion` goes through these steps; each is a module of small rules:

1. the text becomes typed tokens (`tokens`), and each number a place with what stands around it (`places`);
2. each number gets its role: target, change, baseline, or aside (`rules.roles`);
3. targets and baselines get unit, time and part (`drafts`, with `rules.units`, `rules.times`, `rules.labels`);
4. where there are none, words may say one: all, no, double (`rules.quantifiers`);
5. which way is better, and so the operator of bare numbers (`rules.directions`, `rules.nature`);
6. the kind (`rules.kinds`) and, for milestones, when they are due.

Nothing is computed, and nothing is guessed beyond what the words or the nature of the measure say.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from goldenthread.plan import Baseline, Criterion, Direction, DirectionBasis, Kind
from goldenthread.wording.drafts import Draft, Roles, as_changes, drafts_of, settled, value_and_unit, with_op
from goldenthread.wording.places import Place, places
from goldenthread.wording.plain import plain
from goldenthread.wording.rules import directions, kinds, quantifiers, ranks, signs, times
from goldenthread.wording.rules.beside import with_times
from goldenthread.wording.rules.role import Role
from goldenthread.wording.rules.roles import roles, within_of
from goldenthread.wording.thousands import criterion_in_full
from goldenthread.wording.tokens import Sort, Token, tokens

# What is measured is said in the first words; later ones give no hint.
_HINTS = 60
_MEASURED = 2000


@dataclass(frozen=True)
class _Reading:
    """A text on its way: its tokens, what says the unit and the nature, the places of its targets and baselines.

    `behind` gives the place that follows another.
    """

    said: tuple[Token, ...]
    hints: tuple[Token, ...]
    measured: str
    found: Roles
    baselines: list[Place]
    behind: dict[int, Place]

    def of(self, role: Role) -> list[Place]:
        """The places that have a role."""
        return [place for place, its_role in self.found if its_role is role]


def understand_criterion(text: str, target: str = "") -> Criterion:
    """Understand a success criterion.

    `text` is the outcome or success criterion as printed. `target` is the text of a target column of its own, where a
    table has one: then the targets stand there, and `text` tells unit, nature and direction. Gives a `Criterion`; what
    isn't understood is left out. Any text is taken, and the time is linear in its length.
    """
    reading = _read(text, target)
    drafts = drafts_of(reading.found, _WANTED, reading.hints)
    drafts = as_changes(drafts, directions.of_change(reading.said))
    drafts = _in_words(reading, settled(drafts, reading.found))
    direction, basis = _direction(reading, drafts)
    targets = [ranks.with_op(with_op(draft, direction), direction) for draft in drafts]
    kind = kinds.kind_of(targets, reading.said, beaten=bool(reading.of(Role.BEATEN)))
    has_direction = _has_direction(kind, basis)
    criterion = Criterion(
        text=text,
        kind=kind,
        targets=tuple(targets),
        baselines=tuple(dict.fromkeys(_baseline(place, reading) for place in reading.baselines)),
        due=times.due_of(reading.said) if kind is Kind.MILESTONE else None,
        direction=direction if has_direction else None,
        direction_basis=basis if has_direction else None,
    )
    return criterion_in_full(criterion, reading.hints)


def _has_direction(kind: Kind, basis: DirectionBasis | None) -> bool:
    """A thing done by a date has none; a statement has one only where words tell it."""
    return kind is not Kind.MILESTONE and (kind is not Kind.QUALITATIVE or basis is DirectionBasis.WORDS)


_WANTED = (Role.TARGET, Role.CHANGE, Role.BEATEN)


def _read(text: str, target: str) -> _Reading:
    in_text = quantifiers.promoted(signs.promoted(ranks.promoted(tokens(plain(text)))))
    in_column = quantifiers.promoted(tokens(plain(target)), in_text)
    of_text = _with_roles(in_text)
    of_column = _with_roles(in_column) if in_column else of_text
    baselines = [place for place, role in of_column if role in (Role.BASELINE, Role.BEATEN)]
    if of_column is not of_text:
        baselines += [place for place, role in of_text if role is Role.BASELINE]
    return _Reading(
        said=in_text + in_column,
        hints=in_text[:_HINTS] + in_column[:_HINTS],
        measured=f"{text[:_MEASURED]} {target[:_MEASURED]}",
        found=_repeated(of_column, of_text) if in_column else of_text,
        baselines=baselines,
        behind={id(place): after for (place, _), (after, _) in pairwise(of_column)},
    )


def _repeated(of_column: Roles, of_text: Roles) -> Roles:
    """Where the column only repeats a number of the text, the text says more of it: "Cut waste by 6%", column "6%"."""
    said = {(place.token.value, place.token.sort): (place, role) for place, role in of_text if role in _WANTED}
    return [_merged(place, role, said.get((place.token.value, place.token.sort))) for place, role in of_column]


def _merged(place: Place, role: Role, said: tuple[Place, Role] | None) -> tuple[Place, Role]:
    """Give what the text says of a number, with what its column says behind it; the column's own words come first."""
    if said is None or role is not Role.TARGET or place.op is not None:
        return place, role
    token = replace(said[0].token, value=place.token.value, printed=place.token.printed)
    return replace(said[0], token=token, after=said[0].after + place.after), said[1]


def _with_roles(found: tuple[Token, ...]) -> Roles:
    there = with_times(places(found))
    return list(zip(there, roles(there), strict=True))


def _in_words(reading: _Reading, drafts: list[Draft]) -> list[Draft]:
    """Add the target that is said in a word. "Every child seen within 20 days" is about all, not about the days."""
    if not any(draft.target.relative_to for draft in drafts):
        found = quantifiers.multiplied(reading.said)
        if found:
            return [*drafts, Draft(found, op=found.op, way=found.direction)]
    if all(draft.target.unit in directions.TIMES for draft in drafts) and not kinds.is_comparative(reading.said):
        found = quantifiers.said_in_words(reading.said)
        if found:
            return [Draft(found, op=found.op)]
    return drafts


def _direction(reading: _Reading, drafts: list[Draft]) -> directions.Known:
    """Tell which way is better for the row: words, then nature, then more; nothing where its parts pull apart."""
    if any(within_of(place) for place in reading.of(Role.TARGET)):
        return directions.UNKNOWN
    if drafts and all(draft.target.high is not None for draft in drafts) and directions.is_kept_between(reading.said):
        return directions.UNKNOWN
    if len({way for draft in drafts if (way := draft.said or draft.nature)}) > 1:
        return directions.UNKNOWN
    if drafts and all(draft.target.unit == ranks.UNIT for draft in drafts):
        return ranks.direction(directions.from_to(reading.of(Role.TARGET), reading.baselines))
    words = _in_so_many_words(reading, drafts)
    known = directions.known(words, reading.measured, drafts[0].target.unit if drafts else "")
    if known[0] is None and drafts:
        return Direction.UP, DirectionBasis.NATURE
    return known


def _in_so_many_words(reading: _Reading, drafts: list[Draft]) -> Direction | None:
    return (
        directions.said_outright(reading.measured)
        or directions.agreed(draft.said for draft in drafts)
        or directions.leading_move(reading.said, drafts[0].target.unit if drafts else "")
        or directions.from_to(reading.of(Role.TARGET), reading.baselines)
        or (directions.compared(reading.said) if not drafts else None)
    )


def _baseline(place: Place, reading: _Reading) -> Baseline:
    value, unit = value_and_unit(place, reading.hints)
    behind = reading.behind.get(id(place))
    if behind and behind.lead == "to" and place.lead == "from" and place.token.sort is Sort.NUMBER:
        unit = value_and_unit(behind, reading.hints)[1]  # from 24 to 20 percentage points: said once
    return Baseline(value=value, unit=unit, when=times.when_of(place, None), printed=place.token.printed)
