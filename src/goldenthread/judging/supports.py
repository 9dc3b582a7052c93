"""Whether a printed status follows from the row's own figures.

"No" is an accusation, so it needs figures that contradict the status, of the right time, with nothing in the row that
could make up for it, and a direction known from words or given by a person. All that isn't plain is unclear.
"""

from goldenthread.judging.bands import wanted, width
from goldenthread.judging.case import Case
from goldenthread.judging.facts import Fact, Stage
from goldenthread.judging.history import is_improving
from goldenthread.judging.parts import Part, Silence
from goldenthread.judging.quoted import Quoted, quoted_in
from goldenthread.judging.readings import Reading
from goldenthread.judging.receding import moves_away
from goldenthread.judging.restraint import may_accuse, may_bear_out
from goldenthread.judging.units import adds_up
from goldenthread.plan import Kind, Rating, Supports

_GOOD = {Rating.ACHIEVED, Rating.ON_TRACK}


def supports_of(case: Case, parts: list[Part], rating: Rating | None) -> Supports:
    """Judge the printed status by all parts: a good one needs each of them, a bad one only one that fails."""
    printed = case.row.rating
    if printed is None or not parts:
        return Supports.UNCLEAR
    if printed in _GOOD:
        quoted = quoted_in(case.row)
        answers = [_good(case, part, printed, quoted) for part in parts]
        return _both(case, parts, answers, decisive=Supports.NO)
    answers = [_bad(case, part, printed, rating) for part in parts]
    return _both(case, parts, answers, decisive=Supports.YES)


def _both(case: Case, parts: list[Part], answers: list[Supports], decisive: Supports) -> Supports:
    answers = [_sure(case, part, parts, answer) for part, answer in zip(parts, answers, strict=True)]
    if decisive in answers:
        return decisive
    return answers[0] if len(set(answers)) == 1 else Supports.UNCLEAR


def _sure(case: Case, part: Part, parts: list[Part], answer: Supports) -> Supports:
    """Leave out an answer that the row's words take back."""
    doubted = answer is Supports.NO and not may_accuse(case, part, parts)
    doubted = doubted or (answer is Supports.YES and case.row.rating in _GOOD and not may_bear_out(case, part))
    return Supports.UNCLEAR if doubted else answer


def _good(case: Case, part: Part, printed: Rating, quoted: Quoted | None) -> Supports:
    if part.why or part.reading is None or part.stage is None:
        return Supports.UNCLEAR
    if part.stage is Stage.YEAR_END:
        return _good_at_the_end(case, part, part.reading, printed, quoted)
    return _good_in_year(case, part, part.reading, printed, quoted)


def _good_at_the_end(case: Case, part: Part, reading: Reading, printed: Rating, quoted: Quoted | None) -> Supports:
    if part.met:
        return Supports.YES
    on_track = printed is Rating.ON_TRACK
    if Fact.NEAR in part.facts or Fact.ON_ITS_WAY in part.facts:
        return Supports.YES if on_track else Supports.UNCLEAR
    if quoted:
        if on_track and _within_usual(reading, quoted):
            return Supports.YES
        if _within_any(reading, quoted):
            return Supports.UNCLEAR
    may_come = Fact.LATER in part.facts and not (case.kind is not Kind.CUMULATIVE and moves_away(case, reading))
    return Supports.UNCLEAR if may_come else Supports.NO


def _good_in_year(case: Case, part: Part, reading: Reading, printed: Rating, quoted: Quoted | None) -> Supports:
    if case.kind is Kind.CUMULATIVE:
        return _count_in_year(case, part, reading, printed, quoted)
    if part.met or Fact.ON_ITS_WAY in part.facts:
        return Supports.YES if part.met or printed is Rating.ON_TRACK else Supports.UNCLEAR
    if Fact.NEAR in part.facts and printed is Rating.ON_TRACK:
        return Supports.YES
    may_come = Fact.LATER in part.facts or Fact.NEAR in part.facts or bool(case.decided.profile)
    may_come = may_come or _may_build_up(reading)
    covered = quoted is not None and _within_any(reading, quoted)
    if may_come or covered or is_improving(case, reading.goal, reading.value):
        return Supports.UNCLEAR
    return Supports.NO


def _may_build_up(reading: Reading) -> bool:
    """Whether what looks like a level may be a count that is still growing: words seldom tell the two apart."""
    goal = reading.goal
    return not goal.lower_is_better and not goal.is_a_change and adds_up(goal.unit)


def _count_in_year(case: Case, part: Part, reading: Reading, printed: Rating, quoted: Quoted | None) -> Supports:
    """A count below its profile may catch up; one that has passed its ceiling can't come back."""
    goal = reading.goal
    if Fact.FINAL in part.facts or (Fact.NEAR in part.facts and printed is Rating.ON_TRACK):
        return Supports.YES
    ceiling = wanted(goal.op, goal.value, goal.high)
    reach = width(case.tolerance, goal.value)
    passed = goal.lower_is_better and not (ceiling.widened(reach) if reach else ceiling).holds(reading.value)
    if passed and goal.value > 0 and not (quoted and _within_any(reading, quoted)) and not goal.later:
        return (
            Supports.NO if case.decided.amber_value is None and not goal.unit.startswith("per ") else Supports.UNCLEAR
        )
    return Supports.UNCLEAR


def _bad(case: Case, part: Part, printed: Rating, rating: Rating | None) -> Supports:
    if part.why in (Silence.STALE, Silence.NO_PATH) and part.reading and printed is Rating.SLIPPED:
        return Supports.UNCLEAR if _meets(part.reading) else Supports.YES
    if part.why or part.reading is None or part.stage is None:
        return Supports.UNCLEAR
    counting = case.kind is Kind.CUMULATIVE and part.stage is Stage.IN_YEAR
    if part.met:
        later = Fact.LATER in part.facts
        settled = Fact.FINAL in part.facts or not (counting or later)
        return Supports.NO if settled else Supports.UNCLEAR
    if rating is printed:
        return Supports.YES
    if printed is Rating.SLIPPED:
        beyond = case.preset.calls_near(printed) and Fact.NEAR not in part.facts
        return Supports.UNCLEAR if beyond else Supports.YES
    return Supports.UNCLEAR if counting or Fact.LATER in part.facts else Supports.YES


def _meets(reading: Reading) -> bool:
    goal = reading.goal
    return wanted(goal.op, goal.value, goal.high).holds(reading.value)


def _within_usual(reading: Reading, quoted: Quoted) -> bool:
    goal = reading.goal
    tolerance = quoted.usual(goal.unit)
    target = wanted(goal.op, goal.value, goal.high)
    return tolerance is not None and target.widened(width(tolerance, goal.value)).holds(reading.value)


def _within_any(reading: Reading, quoted: Quoted) -> bool:
    goal = reading.goal
    return quoted.may_cover(wanted(goal.op, goal.value, goal.high), goal.value, reading.value)
