"""Giving each column its role, from its heading, what stands in it and the report's period."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from goldenthread.reading.cell import Cell
from goldenthread.reading.columns.periods import Named, named_in
from goldenthread.reading.columns.profiles import Profile, content_score
from goldenthread.reading.columns.roles import Role, are_of_other_things, heading_scores, normalise
from goldenthread.reading.statuses.words import meaning_of

_CONTENT_WEIGHT = 0.6
_LEAST_WITH_HEADING = 0.42
_LEAST_WITHOUT = 0.3
_WORDY = 25
# Fewer cells than this speak less against a heading: one of them may be damaged.
_ENOUGH = 4
_UNIQUE = tuple(role for role in Role if role not in (Role.EXTRA, Role.TREND))
_AIMED = frozenset({"aim", "target", "targets", "profile", "profiled", "forecast", "plan", "planned"})
# Without a heading, some roles are likelier than others that look the same.
_RARER = {Role.ACTION: 0.15, Role.THEME: 0.15, Role.OBJECTIVE: 0.15, Role.REMEDIAL: 0.1, Role.TREND: -0.1}
# Where no heading tells, the first column of words says what is measured, and a later one what was done.
_FIRST = (Role.OUTCOME, Role.ACTION)
_LATER, _WORDED = 0.3, 0.5
# A column of nothing but numbers or codes, one a row, is one of refs.
_REFS, _MEASURED_TOO = 0.8, 0.6
# "Progress to date" stands over words, "Actual to date" over figures.
_FIGURES = 0.3
# No table of measures has so many columns that are headed by a status each, with figures below them.
_STATUSES = 3
# Names of themes that a column holds for each row of it.
_NAMES_PER_ROW = 0.65
# What each row has for itself, and what several rows share, in texts a row.
_OWN_PER_ROW, _SHARED = 0.9, 0.5
# A heading says so surely that what stands below is measured, and not what is to come of it.
_MEASURED = 0.8
_OLD = ("previous", "last", "prior", "baseline")
_EARLIER = frozenset({*_OLD, "prev", "before", "earlier", "preceding", "ago"})
_CURRENT = frozenset({"this", "current", "now", "latest"})
# One of several targets or figures, or a detail of one: "First target value".
_ONE_OF_SEVERAL = re.compile(r"(?:first|second|third|1st|2nd|3rd) (\w{1,20})\b")
_SEVERAL = (Role.TARGET, Role.ACTUAL, Role.PREVIOUS)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands, its heading as printed, and what it holds."""

    index: int
    heading: str
    role: Role


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table. `painted` is the one whose colour gives the status, where colour does.

    `of_other_things` tells that the table's headings are those of risks or a budget, or of counts of statuses.
    """

    columns: tuple[Column, ...]
    painted: int | None = None
    of_other_things: bool = False

    def index_of(self, role: Role) -> int | None:
        """Find where the column of a role stands; None where there is none."""
        return next((column.index for column in self.columns if column.role is role), None)

    def cell(self, cells: Sequence[Cell], role: Role) -> Cell:
        """Give a row's cell in the column of a role; an empty one where there is none."""
        index = self.index_of(role)
        return cells[index] if index is not None and index < len(cells) else _EMPTY

    def status_colour(self, cells: Sequence[Cell]) -> str | None:
        """Give the colour that stands for a row's status; None where colour says nothing of it."""
        cell = self.cell(cells, Role.STATUS)
        if self.painted is not None and self.painted < len(cells):
            cell = cells[self.painted]
        if cell.fill and is_row_fill(cells):
            return cell.ink
        return cell.colour

    def text(self, cells: Sequence[Cell], role: Role) -> str:
        """Give the text of a row's cell in the column of a role."""
        return self.cell(cells, role).text.strip()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.columns)

    @property
    def holds_measures(self) -> bool:
        """Whether a table with these columns can hold measures: they are named, and something is said of them."""
        roles = {column.role for column in self.columns}
        said = bool(roles & _SAID) or self.painted is not None
        return not self.of_other_things and Role.OUTCOME in roles and said and len(roles - {Role.EXTRA}) >= 2


_EMPTY = Cell()
_LEAST_CELLS = 3


def is_row_fill(cells: Sequence[Cell]) -> bool:
    """Whether a row is painted as a whole, as bands and headings are: that says nothing of its status."""
    return len(cells) >= _LEAST_CELLS and len({cell.fill for cell in cells}) == 1


_SAID = {Role.STATUS, Role.TARGET, Role.ACTUAL, Role.PROGRESS, Role.RESPONSIBILITY, Role.REMEDIAL}


def map_columns(headings: Sequence[str], profiles: Sequence[Profile], period: Named) -> Columns:
    """Give each column a role. Each role goes to the column that fits best; the rest are kept as extras."""
    scored = sorted(_scores(headings, profiles, period), key=lambda item: -item[0])
    roles: dict[int, Role] = {}
    for _score, role, index in scored:
        if index not in roles and (role not in roles.values() or role is Role.TREND):
            roles[index] = role
    _name_the_measure(roles, headings, profiles)
    _name_the_ref(roles, headings, profiles)
    _name_what_differs(roles, headings, profiles)
    _name_the_remedy(roles)
    _name_the_theme(roles, headings, profiles)
    _name_the_narrative(roles, profiles)
    painted = _painted_status(roles, profiles, [tells_of_now(heading, period) for heading in headings])
    columns = (Column(i, heading, roles.get(i, Role.EXTRA)) for i, heading in enumerate(headings))
    return Columns(tuple(columns), painted, are_of_other_things(headings) or _counts_statuses(headings, profiles))


def _counts_statuses(headings: Sequence[str], profiles: Sequence[Profile]) -> bool:
    """Whether several columns are headed by a status each and hold numbers: how many measures have which."""
    named = [i for i, heading in enumerate(headings) if heading and meaning_of(heading, False) is not None]
    return len(named) >= _STATUSES and all(profiles[i].figures > _FIGURES for i in named)


def _scores(headings: Sequence[str], profiles: Sequence[Profile], period: Named) -> Iterator[tuple[float, Role, int]]:
    names = set(map(normalise, headings))
    for index, (heading, seen) in enumerate(zip(headings, profiles, strict=True)):
        if _is_one_of(names, heading):
            continue
        told = heading_scores(heading) if heading else {}
        later = _LATER if any(content_score(Role.OUTCOME, left) > _WORDED for left in profiles[:index]) else 0.0
        least = _LEAST_WITH_HEADING if heading else _LEAST_WITHOUT
        for role in (*_UNIQUE, Role.TREND, Role.EXTRA):
            score = _score(role, heading, told, seen, period) - later * (not heading and role in _FIRST)
            if score >= least:
                yield score, role, index


def _is_one_of(names: Set[str], heading: str) -> bool:
    """Whether a column has but one of what another column has whole: "First target value" beside "Target"."""
    found = _ONE_OF_SEVERAL.match(normalise(heading)) if heading else None
    return found is not None and found[1] in names and any(role in heading_scores(found[1]) for role in _SEVERAL)


def _score(role: Role, heading: str, told: dict[Role, float], seen: Profile, period: Named) -> float:
    content = content_score(role, seen)
    if not heading:
        return content - _RARER.get(role, 0.0)
    by_heading = max(told.get(role, 0.0), _by_period(role, heading, told, period))
    if not by_heading:
        return 0.0
    if content < 0:
        content *= min(seen.count / _ENOUGH, 1.0) if seen.count else 1.0
    return by_heading + _CONTENT_WEIGHT * content + _period_bonus(role, heading, seen, period)


def _by_period(role: Role, heading: str, told: dict[Role, float], period: Named) -> float:
    """A heading that is nothing but a period stands over figures: this year's or an earlier one's."""
    named = named_in(heading)
    if named.start is None and named.quarter is None:
        return 0.0
    if told and not (role is Role.PREVIOUS and Role.ACTUAL in told):
        return 0.0
    earlier = named.start is not None and period.start is not None and named.start < period.start
    if role is Role.PREVIOUS:
        return 0.7 if earlier else 0.0
    return 0.7 if role in (Role.ACTUAL, Role.STATUS) and not earlier else 0.0


def _period_bonus(role: Role, heading: str, seen: Profile, period: Named) -> float:
    """Prefer the column of the report's own period to its neighbours'."""
    named, text = named_in(heading), normalise(heading)
    bonus = 0.0
    if role is Role.PREVIOUS:
        ago = _years_ago(named, period)
        return 0.2 - 0.1 * (ago - 1) if ago > 0 else 0.0
    if role in (Role.STATUS, Role.ACTUAL, Role.PROGRESS):
        bonus += _quarter_bonus(named, period)
        bonus -= 0.7 * any(word in text.split() for word in _OLD)
    if role in (Role.STATUS, Role.ACTUAL, Role.TARGET, Role.PROGRESS):
        bonus -= 0.5 * (_years_ago(named, period) != 0)
    if role is Role.TARGET:
        bonus -= 0.15 * (named.quarter is not None and "year end" not in text)
        bonus += 0.1 * (named.quarter is not None and named.quarter == period.quarter)
        bonus += 0.1 * ("annual" in text or "year end" in text or "full year" in text)
    if role is Role.ACTUAL:
        bonus += 0.2 * (("to date" in text or "ytd" in text) and seen.figures > _FIGURES)
        bonus -= 0.7 * any(word in _AIMED for word in text.split())
    return bonus


def _quarter_bonus(named: Named, period: Named) -> float:
    if named.quarter is None:
        return 0.0
    if period.quarter is None:
        return 0.15 * named.quarter
    return 0.3 if named.quarter == period.quarter else -0.5


def tells_of_now(heading: str, period: Named) -> bool | None:
    """Tell whether a heading is of the report's own period or of another; None where it says neither."""
    named, words = named_in(heading), set(normalise(heading).split())
    other_quarter = None not in (named.quarter, period.quarter) and named.quarter != period.quarter
    if words & _EARLIER or other_quarter or _years_ago(named, period):
        return False
    return True if words & _CURRENT or (named.quarter and period.quarter) else None


def _years_ago(named: Named, period: Named) -> int:
    if named.start is None or period.start is None:
        return 0
    return period.start - named.start


def _name_the_measure(roles: dict[int, Role], headings: Sequence[str], profiles: Sequence[Profile]) -> None:
    """Every table has something that is measured: where no column is called so, find what stands for it."""
    if Role.OUTCOME in roles.values():
        return
    for stand_in in (Role.ACTION, Role.OBJECTIVE):
        for index, role in roles.items():
            if role is stand_in:
                roles[index] = Role.OUTCOME
                return
    free = [i for i in range(len(headings)) if roles.get(i, Role.EXTRA) in (Role.EXTRA, Role.THEME, Role.TARGET)]
    wordy = [i for i in free if content_score(Role.OUTCOME, profiles[i]) > 0.25]
    if wordy:
        roles[wordy[0]] = Role.OUTCOME


def _name_the_ref(roles: dict[int, Role], headings: Sequence[str], profiles: Sequence[Profile]) -> None:
    """Numbers or codes in a column before the measures' names, under one heading with them, are their refs."""
    measure = next((index for index, role in roles.items() if role is Role.OUTCOME), 0)
    before = next((index for index in range(measure - 1, -1, -1) if profiles[index].filled), None)
    if before is None or Role.REF in roles.values() or roles.get(before, Role.EXTRA) is not Role.EXTRA:
        return
    own, of_measure = headings[before], headings[measure]
    both = own == of_measure or (not of_measure and heading_scores(own).get(Role.OUTCOME, 0.0) >= _MEASURED_TOO)
    if own and both and profiles[before].variety == 1.0 and content_score(Role.REF, profiles[before]) > _REFS:
        roles[before] = Role.REF


def _name_what_differs(roles: dict[int, Role], headings: Sequence[str], profiles: Sequence[Profile]) -> None:
    """Where each row has an action of its own, the action is what is rated, and no outcome that many rows share is.

    Nor is a list of the milestones of each action; the milestones of one action on several rows are.
    """
    outcome, action = (next((i for i, own in roles.items() if own is role), None) for role in _FIRST)
    if outcome is None or action is None or _own(profiles[action]) < _OWN_PER_ROW:
        return
    told = heading_scores(headings[outcome]).get(Role.OUTCOME, 0.0)
    shared = 0 < _own(profiles[outcome]) <= _SHARED and outcome < action
    if shared and 0 < told < _MEASURED and Role.THEME not in roles.values():
        roles[outcome], roles[action] = Role.THEME, Role.OUTCOME
    elif normalise(headings[outcome]) == "milestones":
        roles[outcome], roles[action] = Role.EXTRA, Role.OUTCOME


def _own(seen: Profile) -> float:
    """Give how many texts of its own a column has for each row. A merged cell has one for all of its rows."""
    return seen.filled * seen.variety


def _name_the_remedy(roles: dict[int, Role]) -> None:
    """An action behind what is said of how things stand is what is done about it: a plan's own stands before."""
    places = {role: index for index, role in roles.items()}
    action, measure = places.get(Role.ACTION), places.get(Role.OUTCOME)
    if action is None or measure is None or Role.REMEDIAL in places:
        return
    stands = [at for role in (Role.STATUS, Role.PROGRESS) if (at := places.get(role, measure)) > measure]
    if any(measure < at < action for at in stands):
        roles[action] = Role.REMEDIAL


def _name_the_theme(roles: dict[int, Role], headings: Sequence[str], profiles: Sequence[Profile]) -> None:
    """A first column of words, filled once for several rows, names the themes where its heading says nothing else.

    So does one of directorates or services beside the column of those who are responsible.
    """
    if Role.THEME in roles.values() or not profiles or roles.get(0, Role.EXTRA) is not Role.EXTRA:
        return
    owned = Role.RESPONSIBILITY in roles.values() and set(heading_scores(headings[0])) == {Role.RESPONSIBILITY}
    if headings[0] and not owned:
        return
    seen = profiles[0]
    # As a merged cell comes out, the name stands once for its rows, or again in each.
    several_rows_each = 0 < _own(seen) <= _NAMES_PER_ROW
    if several_rows_each and seen.length > 4 and seen.figures < 0.3 and seen.refs < 0.5:
        roles[0] = Role.THEME


def _name_the_narrative(roles: dict[int, Role], profiles: Sequence[Profile]) -> None:
    """Where no heading tells the narrative, it is the wordiest column that is left."""
    if Role.PROGRESS in roles.values():
        return
    left = [i for i in range(len(profiles)) if roles.get(i, Role.EXTRA) is Role.EXTRA]
    wordy = [i for i in left if profiles[i].length > _WORDY and content_score(Role.PROGRESS, profiles[i]) > 0]
    if wordy:
        roles[max(wordy, key=lambda i: profiles[i].length)] = Role.PROGRESS


def _painted_status(roles: dict[int, Role], profiles: Sequence[Profile], of_now: Sequence[bool | None]) -> int | None:
    """Find the column whose fills are the status, where no column has it in words.

    `of_now` says of each column whether it is of the report's own period, None where its heading doesn't tell.
    """
    status = next((i for i, role in roles.items() if role is Role.STATUS), None)
    if status is not None and (profiles[status].statuses >= 0.5 or profiles[status].painted > 0.3):
        return status if profiles[status].painted > 0.3 else None
    painted = [i for i, seen in enumerate(profiles) if seen.painted > 0.4]
    if any(of_now[i] is False for i in painted):
        # Beside the colours of this period, however few, those of another are what the status was then.
        current = [i for i, seen in enumerate(profiles) if of_now[i] and seen.painted > 0]
        painted = current or [i for i in painted if of_now[i] is not False] or painted
    if not painted:
        return None
    figures = [i for i in painted if roles.get(i) is Role.ACTUAL]
    extras = [i for i in painted if roles.get(i, Role.EXTRA) is Role.EXTRA]
    chosen = (figures or extras or painted)[-1]
    if status is None and chosen in extras:
        roles[chosen] = Role.STATUS
    return chosen
