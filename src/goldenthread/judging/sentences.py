"""The one sentence of a verdict, in the English of council reports, with the figures that decided."""

from decimal import Decimal

from goldenthread.judging.amounts import finer, rounded
from goldenthread.judging.case import Case
from goldenthread.judging.changes import changes_told
from goldenthread.judging.dates import Span, month_alone, month_printed, span_of
from goldenthread.judging.facts import Fact
from goldenthread.judging.goals import Goal
from goldenthread.judging.labels import shown
from goldenthread.judging.parts import Part, Silence
from goldenthread.judging.quoted import quoted_in
from goldenthread.judging.readings import Reading
from goldenthread.judging.units import kind_of_unit
from goldenthread.plan import Op, Rating
from goldenthread.plan.amounts import printed_amount

_OPS = {
    Op.AT_LEAST: "at least",
    Op.AT_MOST: "at most",
    Op.ABOVE: "more than",
    Op.BELOW: "under",
    Op.EQUALS: "exactly",
}
_UNSETTLED = {
    Silence.SEVERAL_FIGURES: "but other figures say otherwise",
    Silence.NO_DIRECTION: "not equal, and it isn't known which way is better",
    Silence.NO_PATH: "not reached yet",
}
_SAID = {
    Rating.ACHIEVED: "achieved",
    Rating.ON_TRACK: "on track",
    Rating.SLIPPED: "slipped",
    Rating.NOT_ACHIEVED: "not achieved",
}


def said(rating: Rating | None) -> str:
    """Print a rating in words."""
    return _SAID[rating] if rating else "no rating"


def sentence(case: Case, parts: list[Part], rating: Rating | None, outcome: str = "") -> str:
    """Say all parts and what follows; `outcome` stands in place of the rating where it is given."""
    several = len(parts) > 1
    texts = [_part(case, part, several) for part in parts]
    ending = outcome or said(rating)
    notes = [] if several else _notes(case, parts[0])
    return f"{'; '.join(texts)}: {ending}{_in_brackets(notes)}"


def _part(case: Case, part: Part, several: bool) -> str:
    if not several:
        return _against(case, part)
    label = f"{shown(part.goal.label)}: " if part.goal.label else ""
    return f"{label}{_against(case, part)}{_standing(part)}{_in_brackets(_notes(case, part))}"


def _standing(part: Part) -> str:
    if part.why:
        return f", {_UNSETTLED[part.why]}" if part.why in _UNSETTLED else ""
    return ", met" if part.met else ", within the tolerance" if _near(part) else ", missed"


def _near(part: Part) -> bool:
    return Fact.NEAR in part.facts


def _against(case: Case, part: Part) -> str:
    reading, goal = part.reading, part.goal if part.reading is None else part.reading.goal
    if part.why is Silence.NO_FIGURE or reading is None:
        return _nothing(case, part)
    figure = _figure(reading)
    if part.why is Silence.STALE:
        return f"{figure} is of {_time(reading.figure.as_at)}, before the time of the target of {goal_words(goal)}"
    if part.profile and part.expected and Fact.FINAL not in part.facts:
        return f"{figure} by {_month(reading)} against {_due(part)}"
    return f"{figure} against {goal_words(goal)}"


def _nothing(case: Case, part: Part) -> str:
    goal = part.goal
    if part.why is Silence.NOT_TOLD_APART:
        return f"{goal_words(goal)} has no label, so it isn't known which figure is of it"
    if part.why is Silence.NO_FIGURE:
        return f"no figure is reported against {goal_words(goal)}"
    unit = next((figure.unit for figure in case.row.actuals), "")
    if part.why is Silence.NO_BASELINE:
        lack = "there is no baseline to reckon it from"
        if goal.start:
            lack = f"it can't be reckoned from {printed_amount(goal.start.value, goal.start.unit)}"
        return f"the target is a change of {goal_words(goal)}, and {lack}"
    return f"the figure is {kind_of_unit(unit)} and the target {kind_of_unit(goal.unit)}, which can't be compared"


def _figure(reading: Reading) -> str:
    text = printed_amount(reading.exact, reading.goal.unit)
    if reading.exact != reading.figure.value:
        text += f" ({printed_amount(reading.figure.value, reading.figure.unit)})"
    return text


def _month(reading: Reading) -> str:
    return month_alone(reading.at or 0)


def _due(part: Part) -> str:
    """Print the share that is due: "an even profile of 1,529 of 1,668"."""
    goal, expected, profile = part.goal, part.expected, part.profile
    if expected is None or profile is None:
        return goal_words(goal)
    low, high = (None if end is None else printed_amount(end, goal.unit) for end in (expected.low, expected.high))
    due = f"{low} to {high}" if low and high else low or f"at most {high}"
    return f"{profile.basis} of {due} of {goal_words(goal).removeprefix('at least ').removeprefix('at most ')}"


def goal_words(goal: Goal) -> str:
    """Print what is to be reached: "at least 60 %", "10 % to 15 %", "under 3 %"."""
    value = printed_amount(goal.value, goal.unit)
    if goal.op is Op.RANGE and goal.high is not None:
        return f"{value} to {printed_amount(goal.high, goal.unit)}"
    whose = f" ({shown(goal.whose)})" if goal.whose else ""
    return f"{_OPS.get(goal.op, '')} {value}{whose}{_on_the_way(goal)}".strip()


def _on_the_way(goal: Goal) -> str:
    """Print what a value only leads to: " on the way to 80 % by March 2014"."""
    last = goal.towards
    if last is None or last.ends is None:
        return ""
    path = "an even path" if goal.aim and goal.aim.reckoned else "the way"
    return f" on {path} to {printed_amount(last.value, last.unit)} by {_end(last.ends, last.target.when)}"


def _notes(case: Case, part: Part) -> list[str]:
    reading = part.reading
    if reading is None:
        return _of_the_settings(part.goal)
    return [note for note in (*_of_the_target(reading.goal), *_of_the_figure(case, part, reading)) if note]


def _of_the_target(goal: Goal) -> list[str]:
    notes = []
    start = goal.start
    if goal.by_change and start and not goal.is_a_change:
        change = printed_amount(goal.target.value, goal.target.unit)
        way = "less" if goal.lower_is_better else "more"
        notes.append(f"{change} {way} than {printed_amount(start.value, start.unit)}")
    if goal.is_a_change:
        notes.append(f"a change from {printed_amount(start.value, start.unit)}" if start else "a change")
    if goal.later and goal.ends:
        notes.append(f"due by {_end(goal.ends, goal.target.when)}")
    return [*notes, *_of_the_settings(goal)]


def _of_the_settings(goal: Goal) -> list[str]:
    """Tell what makes the goal, or what it leads to, another than the printed one."""
    aims = [one.aim for one in (goal, goal.towards) if one and one.aim]
    return list(dict.fromkeys(note for aim in aims for note in changes_told(aim)))


def _end(ends: Span, when: str | None) -> str:
    return month_printed(ends.last) if ends.months == 1 else _time(when)


def _time(text: str | None) -> str:
    """Print a time as the text has it, "2010/11", but a month by its name."""
    span = span_of(text, None)
    return month_printed(span.last) if span and span.months == 1 else " ".join((text or "").split())[:30]


def _of_the_figure(case: Case, part: Part, reading: Reading) -> list[str]:
    goal, notes = reading.goal, []
    if reading.value != reading.exact:
        notes.append(f"{printed_amount(reading.value, goal.unit)} at the target's precision")
    if part.path:
        notes.append(f"{printed_amount(part.path.value, goal.unit)} {part.path.words}")
    if part.boundary is not None and not part.met:
        notes.append(_boundary(case, part, part.boundary, reading))
    if part.year_ago is not None and case.preset.asks(Fact.BETTER_THAN_LAST_YEAR) and not _near(part):
        notes.append(f"{printed_amount(part.year_ago, goal.unit)} a year ago")
    if part.forecast and case.preset.asks(Fact.FORECAST_MET):
        low, high = (printed_amount(end, goal.unit) for end in (part.forecast.low, part.forecast.high))
        notes.append(f"forecast {printed_amount(part.forecast.value, goal.unit)}, from {low} to {high}")
    if not part.met and part.boundary is None:
        notes.append(_quoted(case, reading))
    if reading.figure.provisional:
        notes.append("the figure may still change")
    return notes


def _boundary(case: Case, part: Part, boundary: Decimal, reading: Reading) -> str:
    amber, share = case.decided.amber_value, part.profile.share if part.profile else 1
    what = "amber ends at" if amber is not None and amber * share == boundary else "the tolerance ends at"
    return f"{what} {printed_amount(_shown_end(boundary, reading), reading.goal.unit)}"


def _shown_end(boundary: Decimal, reading: Reading) -> Decimal:
    """A boundary is shown as finely as the figure, and finer only where rounding would move it."""
    step = finer(reading.exact, reading.goal.value)
    shown_end = rounded(boundary, step)
    return shown_end if shown_end == boundary else boundary.normalize()


def _quoted(case: Case, reading: Reading) -> str:
    quoted = quoted_in(case.row)
    if quoted is None or not quoted.printed:
        return ""
    return f"the row quotes a tolerance of {quoted.printed}, which is not among the settings"


def _in_brackets(notes: list[str]) -> str:
    return f" ({'; '.join(notes)})" if notes else ""
