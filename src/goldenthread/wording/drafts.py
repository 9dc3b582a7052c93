"""Targets on their way: what the words say of each, before it is known which way is better."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from goldenthread.plan import Direction, Op, Target
from goldenthread.wording.numbers import in_hundred
from goldenthread.wording.places import Place
from goldenthread.wording.rules import directions, labels, times, units
from goldenthread.wording.rules.beside import is_rising_cut
from goldenthread.wording.rules.changes import change_of, way_of
from goldenthread.wording.rules.role import Role
from goldenthread.wording.rules.roles import op_against_earlier
from goldenthread.wording.tokens import Sort, Token

Roles = list[tuple[Place, Role]]


@dataclass(frozen=True)
class Draft:
    """A target whose operator may still have to be found.

    `op` is what the words say, `way` where a change goes, `moved` where "to increase to" takes an amount, `nature` what
    such a thing usually wants where its clause alone tells it.
    """

    target: Target
    place: Place | None = None
    op: Op | None = None
    way: Direction | None = None
    nature: Direction | None = None
    moved: Direction | None = None

    @property
    def said(self) -> Direction | None:
        """Which way is better by the words of the target itself."""
        if self.place and self.target.relative_to and self.way is None and change_of(self.place):
            return None  # improve by 2 days: at least so much, whichever way that is
        return self.way or (directions.BY_OP.get(self.op) if self.op else self.moved)

    @property
    def is_open(self) -> bool:
        """Whether the words of the target leave its operator open."""
        return self.said is None and self.target.high is None


def drafts_of(found: Roles, wanted: Iterable[Role], hints: tuple[Token, ...]) -> list[Draft]:
    """Give a draft for each place with a wanted role; `hints` tell what is measured."""
    found = _with_units(found)
    following = {id(place): after for (place, _), after in pairwise(found)}
    chosen = [(place, role) for place, role in found if role in set(wanted)]
    drafts = [_draft(place, role, following.get(id(place)), hints, len(chosen) > 1) for place, role in chosen]
    return _in_step(_without_order(_one_way(drafts)), [place for place, _ in chosen])


def _without_order(drafts: list[Draft]) -> list[Draft]:
    """Of values for several times, "70% by 2012 (final target 80% by 2014)", words of order name no part."""
    times_of: dict[str, set[str]] = {}
    for draft in drafts:
        times_of.setdefault(draft.target.unit, set()).update([draft.target.when] if draft.target.when else [])
    return [
        _unnamed(draft) if draft.target.when and len(times_of[draft.target.unit]) > 1 else draft for draft in drafts
    ]


def _unnamed(draft: Draft) -> Draft:
    if not labels.only_orders(draft.target.label):
        return draft
    return replace(draft, target=draft.target.model_copy(update={"label": None}))


def _one_way(drafts: list[Draft]) -> list[Draft]:
    """Where a cut rises, from 5% to 12%, both values are of the cut."""
    made = drafts[:1]
    for draft in drafts[1:]:
        last = made[-1]
        changes = last.target.relative_to and draft.target.relative_to
        if changes and last.place and draft.place and is_rising_cut(last.place, draft.place):
            target = draft.target.model_copy(update={"direction": last.target.direction})
            draft = replace(draft, target=target, way=last.way)
        made.append(draft)
    return made


def _in_step(drafts: list[Draft], row: list[Place]) -> list[Draft]:
    """Give numbers that are listed before their times each its own time; they are of one part, which needs no label."""
    own = times.in_step(row) if row else []
    updates = [{"when": when, "label": None} for when in own]
    if not updates:
        return drafts
    return [replace(one, target=one.target.model_copy(update=new)) for one, new in zip(drafts, updates, strict=True)]


def _with_units(found: Roles) -> Roles:
    """By two days to five; from 14 weeks to 10: a bare level has the unit of the amount or the start before it."""
    made = found[:1]
    for (last, its_role), (place, role) in pairwise(found):
        bare = place.token.sort is Sort.NUMBER and not (place.token.unit or place.per or place.token.of)
        leads = its_role in (Role.CHANGE, Role.BASELINE) and last.clause == place.clause and not last.bracket
        if bare and leads and place.lead == "to" and last.token.sort in (Sort.NUMBER, Sort.DURATION):
            place = replace(place, token=replace(place.token, unit=last.token.unit))
        made.append((place, role))
    return made


def _draft(
    place: Place, role: Role, following: tuple[Place, Role] | None, hints: tuple[Token, ...], several: bool
) -> Draft:
    move = way_of(place) if role is Role.CHANGE else None
    way = directions.BY_MOVE.get(move) if move else None
    value, unit = value_and_unit(place, hints)
    after, its_role = following or (None, None)
    target = Target(
        value=value,
        unit=unit,
        op=Op.EQUALS if place.token.high is None else Op.RANGE,
        high=place.token.high,
        when=None if role is Role.BEATEN else times.when_of(place, after, is_aside=its_role is Role.ASIDE),
        label=labels.label_of(place) if several else None,
        relative_to=None if role is Role.TARGET else "baseline",
        direction=way,
        printed=place.token.printed,
    )
    moves = _moved(place) if role is Role.TARGET and place.lead == "to" else None
    return Draft(target, place, _said_op(place, role), way, moved=moves)


def _moved(place: Place) -> Direction | None:
    """Give the way of "to increase to 65%" and of "... and cut debt to 2%".

    "Limit the rise to 2%" has its way from the first word.
    """
    moves = [token for token in place.before if token.move in directions.BY_MOVE]
    if len(moves) != 1 or moves[0].move is None:
        return None
    at = place.before.index(moves[0])
    starts_part = place.follows and at > 0 and (place.before[at - 1].low == "and" or place.before[at - 1].text in ",;")
    return directions.BY_MOVE[moves[0].move] if starts_part or place.change_before is moves[0] else None


def value_and_unit(place: Place, hints: tuple[Token, ...]) -> tuple[Decimal, str]:
    """Give a place's value in full and its unit; "nine out of ten" is 90 %, "7.5 out of 10" a score."""
    value = units.in_full(place, hints) or Decimal(0)
    if place.token.of is None:
        return value, units.unit_of(place, hints)
    if units.is_score(place, hints):
        return value, "score"
    return in_hundred(value, place.token.of), "%"


def _said_op(place: Place, role: Role) -> Op | None:
    """Give the operator that words say. A change "by more than 5%" is above 5; else it is at least so much."""
    said = place.token.op or place.op
    if role is Role.BEATEN and said is None:
        against = op_against_earlier(place)
        return against.op if against else None
    if role is not Role.CHANGE:
        return said
    led = place.lead in ("by", "of")
    return said if said is Op.AT_MOST or (said is Op.ABOVE and led) else Op.AT_LEAST


def settled(drafts: list[Draft], found: Roles) -> list[Draft]:
    """Settle what a target can learn from another, from its bounds, or from its clause; `found` are all places."""
    said = [_bounded(draft) for draft in _inherited(drafts)]
    return _by_clause([part for draft in said for part in (draft, *_second(draft))], [place for place, _ in found])


def _second(draft: Draft) -> tuple[Draft, ...]:
    """Give the part that has no figure of its own: "70% for major and the same for minor", "half ... and all vans"."""
    after = draft.place.after if draft.place else ()
    at = next((at for at, token in enumerate(after) if token.low == "and"), len(after))
    words = [token.low for token in after[at + 1 : at + 4]]
    words = words[1:] if words[:1] == ["the"] else words
    when = next((token.when for token in after[at:] if token.is_time and token.when), draft.target.when)
    named = next((n for n, token in enumerate(after) if n > at and token.low in _SAYS_AGAIN), len(after))
    label = labels.phrase(after[named + 1 :])
    if words[:2] in (["same", "for"], ["same", "in"]):
        return (replace(draft, target=draft.target.model_copy(update={"label": label, "when": when})),)
    if draft.target.unit == "%" and not draft.target.relative_to and words[:1] in (["whole"], ["entire"], ["all"]):
        update = {"value": Decimal(100), "label": label, "printed": words[0], "when": when}
        return (replace(draft, target=draft.target.model_copy(update=update), op=Op.AT_LEAST),)
    return ()


_SAYS_AGAIN = frozenset({"for", "in", "whole", "entire", "all"})


def as_changes(drafts: list[Draft], way: Direction | None) -> list[Draft]:
    """Where the measure itself is a change ("percentage reduction in emissions"), its bare shares are changes."""
    return [_as_change(draft, way) if way else draft for draft in drafts]


def _as_change(draft: Draft, way: Direction) -> Draft:
    if draft.target.unit != "%" or draft.target.relative_to or not draft.is_open:
        return draft
    target = draft.target.model_copy(update={"relative_to": "baseline", "direction": way})
    return replace(draft, target=target, op=Op.AT_LEAST, way=way)


def _inherited(drafts: list[Draft]) -> list[Draft]:
    """No more than 6% in primary and 9% in secondary schools: the second has the operator of the first."""
    made: list[Draft] = []
    for draft in drafts:
        last = made[-1] if made else None
        if last and draft.is_open and last.way is None and _is_joined(last.place, draft.place):
            draft = replace(draft, op=last.op)
        made.append(draft)
    return made


def _is_joined(first: Place | None, second: Place | None) -> bool:
    if first is None or second is None or first.clause != second.clause or second.lead:
        return False
    joined = any(token.low == "and" or token.text in ",&" for token in second.before)
    return joined and first.token.sort is second.token.sort


def _bounded(draft: Draft) -> Draft:
    """Nothing is below none and nothing above all: zero is at most, 100 % at least."""
    if not draft.is_open or draft.target.relative_to:
        return draft
    if draft.target.value == 0:
        return replace(draft, op=Op.AT_MOST)
    return replace(draft, op=Op.AT_LEAST) if draft.target.unit == "%" and draft.target.value == 100 else draft


def _by_clause(drafts: list[Draft], found: list[Place]) -> list[Draft]:
    """80% of calls answered; abandoned calls under 5%: where clauses have targets of their own, each has its nature."""
    if len({draft.place.clause for draft in drafts if draft.place}) < 2:
        return _by_comma(drafts, found)
    said: dict[int, list[str]] = {}
    for place in found:
        said.setdefault(place.clause, []).extend([*place.words_before, *(place.words_after if place.is_last else ())])
    return [_with_nature(draft, said) if draft.is_open else draft for draft in drafts]


def _by_comma(drafts: list[Draft], found: list[Place]) -> list[Draft]:
    """Calls answered 80%, abandoned calls under 6%: what one part says of itself says nothing of a part before it."""
    if len(drafts) < 2 or drafts[-1].is_open or not any(token.text == "," for token in _between(drafts[-1])):
        return drafts
    return [_by_itself(draft, found) if draft.is_open else draft for draft in drafts]


def _by_itself(draft: Draft, found: list[Place]) -> Draft:
    """Approve 24 households, lose no more than 15: what the later part says is not said of the first."""
    own = _with_nature(draft, _own_words(draft, found))
    return own if own.nature else replace(own, nature=Direction.UP)


def _between(draft: Draft) -> tuple[Token, ...]:
    return draft.place.before if draft.place and draft.place.follows else ()


def _own_words(draft: Draft, found: list[Place]) -> dict[int, list[str]]:
    """Give the words up to the comma behind a number, from the comma or the clause's start before it."""
    if draft.place is None:
        return {}
    upto = [place for place in found if place.token.start <= draft.place.token.start][-3:]
    before = [token for place in upto for token in place.before]
    starts = max((at for at, token in enumerate(before) if token.text == ","), default=-1)
    ends = next((at for at, token in enumerate(draft.place.after) if token.text == ","), len(draft.place.after))
    return {draft.place.clause: [token.low for token in (*before[starts + 1 :], *draft.place.after[:ends])]}


def _with_nature(draft: Draft, said: dict[int, list[str]]) -> Draft:
    if draft.place is None:
        return draft
    move = directions.leading_move(draft.place.before)
    known = directions.known(move, " ".join(said[draft.place.clause][:_CLAUSE]), draft.target.unit)
    return replace(draft, nature=known[0])


# A clause says what it measures in its first words.
_CLAUSE = 60
_OPS = {Direction.UP: Op.AT_LEAST, Direction.DOWN: Op.AT_MOST}
_BEATING = {Direction.UP: Op.ABOVE, Direction.DOWN: Op.BELOW}


def with_op(draft: Draft, direction: Direction | None) -> Target:
    """Give the target with its operator; a bare number's comes from which way is better."""
    target = draft.target
    if target.op is Op.RANGE:
        return target
    way = draft.moved or draft.nature or direction or Direction.UP
    if target.relative_to and target.direction is None and draft.place is not None and change_of(draft.place):
        target = target.model_copy(update={"direction": way})
    bare = _BEATING if target.relative_to and draft.is_open else _OPS
    return target.model_copy(update={"op": draft.op or bare[way]})
