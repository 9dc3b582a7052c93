"""From typed fields to what a return holds: one function for all that hand a return in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from goldenthread import plan
from goldenthread.plan import Missing, Rating, State
from goldenthread.plan.amounts import printed_amount
from goldenthread.web.actions.entries.boxes import Box
from goldenthread.web.actions.entries.fields import AS_FIGURES, MOST_ACTIONS, NO_DATA_YET
from goldenthread.web.actions.entries.typed import TypedNumber, date_typed, number_typed
from goldenthread.web.records.models import RemedialAction

LONGEST_TEXT, _LONGEST_NAME = 20_000, 200
_STATES = (State.PROVISIONAL, State.FINAL, State.ESTIMATE, State.REVISED)
# The other reasons for having no data are for the performance team to decide.
OWNERS_REASONS = (Missing.AWAITING_DATA, Missing.DEFERRED)


@dataclass(frozen=True)
class Problem:
    """What is wrong with a field or lacks in it, in words that say what to do.

    `unreadable` tells what was typed and can't be used from what hasn't been typed yet.
    """

    field: str
    message: str
    unreadable: bool = False


@dataclass(frozen=True)
class Figure:
    """A figure that was typed, of one box."""

    box: Box
    value: Decimal
    unit: str
    printed: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True)
class Remedy:
    """One remedial action: what, who, by when."""

    what: str
    who: str
    by_when: date


@dataclass(frozen=True)
class Entry:
    """All that a return may hold. `declared` is a rating, AS_FIGURES, Missing.NO_TARGET or ""."""

    figures: tuple[Figure, ...] = ()
    as_at: date | None = None
    state: State | None = None
    no_data: Missing | None = None
    no_data_reason: str = ""
    data_expected_on: date | None = None
    declared: str = ""
    override_reason: str = ""
    progress: str = ""
    remedies: tuple[Remedy, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    @property
    def remedial_text(self) -> str:
        """The remedial actions as a report prints them, one a line."""
        return printed_remedies(self.remedies)


def printed_remedies(remedies: Iterable[Remedy | RemedialAction]) -> str:
    """Give remedial actions as a report prints them, one a line."""
    return "\n".join(map(printed_remedy, remedies))


def printed_remedy(one: Remedy | RemedialAction) -> str:
    """Give a remedial action as a report prints it: "Hire two people (Ben, by 3 July 2012)"."""
    return f"{one.what} ({one.who}, by {one.by_when:%-d %B %Y})"


def entry_of(typed: Mapping[str, str], boxes: Sequence[Box]) -> Entry:
    """Read the fields of a return. What can't be read is left out of it and named among its problems."""
    reader = _Reader(typed)
    without = reader.text("state") == NO_DATA_YET
    return Entry(
        figures=() if without else tuple(reader.figures(boxes)),
        as_at=None if without else reader.day("as_at"),
        state=reader.state(),
        no_data=reader.no_data() if without else None,
        no_data_reason=reader.text("no_data_reason") if without else "",
        data_expected_on=reader.day("data_expected_on") if without else None,
        declared="" if without else reader.declared(),
        override_reason="" if without else reader.text("override_reason"),
        progress=reader.text("progress"),
        remedies=tuple(reader.remedies()),
        problems=tuple(reader.problems),
    )


class _Reader:
    """Reads one field after the other, and notes what can't be read."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        self.typed = typed
        self.problems: list[Problem] = []

    def text(self, name: str, longest: int = LONGEST_TEXT) -> str:
        words = self.typed.get(name, "").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").strip()
        if len(words) > longest:
            self._wrong(name, f"This has {len(words):,} characters. Shorten it to {longest:,} or fewer.")
        return words[:longest]

    def day(self, name: str) -> date | None:
        words = self.text(name)
        found = date_typed(words)
        if words and found is None:
            self._wrong(name, f"“{_short(words)}” isn’t a date. Write it like 31/3/2012 or 31 March 2012.")
        return found

    def state(self) -> State | None:
        words = self.text("state")
        if words and words != NO_DATA_YET and words not in list(_STATES):
            self._wrong("state", "Choose provisional, final or no data yet.")
        return State(words) if words in list(_STATES) else None

    def no_data(self) -> Missing | None:
        words = self.text("no_data") or Missing.AWAITING_DATA
        if words not in list(OWNERS_REASONS):
            self._wrong("no_data", "Choose why there is no figure.")
            return None
        return Missing(words)

    def declared(self) -> str:
        words = self.text("declared")
        if words and words not in (AS_FIGURES, Missing.NO_TARGET, *Rating):
            self._wrong("declared", "Choose one of the statuses.")
            return ""
        return words

    def figures(self, boxes: Sequence[Box]) -> Iterator[Figure]:
        for box in boxes:
            found = self._figure(box)
            if found:
                yield found

    def _figure(self, box: Box) -> Figure | None:
        name = f"figure-{box.position}"
        whole, upper, lower = (self._number(f"{name}-{part}") for part in ("value", "numerator", "denominator"))
        if box.per is not None and (upper or lower):
            return self._share(box, whole, upper, lower)
        if whole is None:
            return None
        unit = box.unit or whole.unit or "count"
        if whole.unit and whole.unit != unit:
            wanted = f"in {box.unit}" if box.unit not in ("", "count") else "a plain number"
            self._wrong(f"{name}-value", f"“{_short(whole.printed)}” has another unit: the figure is {wanted}.")
            return None
        return Figure(box, whole.value, unit, whole.printed)

    def _share(
        self, box: Box, whole: TypedNumber | None, upper: TypedNumber | None, lower: TypedNumber | None
    ) -> Figure | None:
        name = f"figure-{box.position}"
        if upper is None or lower is None:
            lacking = "denominator" if lower is None else "numerator"
            if not self.typed.get(f"{name}-{lacking}", "").strip():
                self.problems.append(Problem(f"{name}-{lacking}", "Enter both numbers, or the figure alone."))
            return None
        if not lower.value:
            self._wrong(f"{name}-denominator", "Nothing is a share of 0. Check both numbers.")
            return None
        share = box.share(upper.value, lower.value)
        if whole is not None and not box.agrees(upper.value, lower.value, whole.value):
            came = f"{printed_amount(upper.value, '')} of {printed_amount(lower.value, '')}"
            sum_of_both = f"{came} is {printed_amount(share, box.unit)}, not {_short(whole.printed)}"
            self._wrong(f"{name}-value", f"{sum_of_both}. Correct the one that is wrong.")
        return Figure(box, share, box.unit, printed_amount(share, box.unit)[:60], upper.value, lower.value)

    def _number(self, name: str) -> TypedNumber | None:
        words = self.text(name)
        found = number_typed(words)
        if words and found is None:
            self._wrong(name, f"“{_short(words)}” isn’t a number. Write it like 1,486 or 65.9.")
        return found

    def remedies(self) -> Iterator[Remedy]:
        for number in range(1, MOST_ACTIONS + 1):
            name = f"action-{number}"
            what, who = self.text(f"{name}-what"), self.text(f"{name}-who", _LONGEST_NAME)
            by_when = self.day(f"{name}-by_when")
            if what and who and by_when:
                yield Remedy(what, who, by_when)
            elif what or who or self.text(f"{name}-by_when"):
                self._lacking(name, what, who)

    def _lacking(self, name: str, what: str, who: str) -> None:
        wanted = [("what", what, "Say what will be done."), ("who", who, "Say who will do it.")]
        wanted.append(("by_when", self.text(f"{name}-by_when"), "Say by when it will be done."))
        self.problems += [Problem(f"{name}-{part}", message) for part, given, message in wanted if not given]

    def _wrong(self, name: str, message: str) -> None:
        problem = Problem(name, message, unreadable=True)
        if problem not in self.problems:
            self.problems.append(problem)


def _short(words: str) -> str:
    return words if len(words) <= 30 else f"{words[:29]}…"


def figure_noun(figure: Figure, entry: Entry) -> plan.Figure:
    """Give a typed figure as the noun that is judged."""
    return plan.Figure(
        value=figure.value,
        unit=figure.unit,
        as_at=entry.as_at.isoformat() if entry.as_at else None,
        label=figure.box.label or None,
        state=entry.state,
        numerator=figure.numerator,
        denominator=figure.denominator,
        printed=figure.printed,
    )
