"""Two counts and the rate that they are said to make: "9 missed bins in 2,147,730 collections, 0.42 per 100,000"."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from goldenthread.plan import ClaimKind
from goldenthread.wording.claims.draft import Draft, drafted, value_at
from goldenthread.wording.claims.shapes import Line, Shape, matches
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort
from goldenthread.wording.vocabulary import word_set

_SAID_PER = r"<(?P<per>r\d+)>_"
_RATE = r"{s:cudm} {6} " + _SAID_PER
_IN = r"(?:out_of|of|in|among|amongst|from|across|over|against|population|cohort|base|total|\/)_"
_EVENTS_IN_BASE = r"{a:cum} {,16}" + _IN + r"{8} {b:cum}"
# Days per employee, cost per claim; but not visits per week.
_EACH = r"{s:cudm} {4} per_(?!(?:week|month|year|annum|quarter|day|night|hour|cent|fortnight)_)[a-z]"
_OVER = r"{a:cudm} {4} (?:\/|divided_by|across|over|between|for)_ {4} {b:cu}"
_BASE_FIRST = r"(?:population|base|cohort|total|roll|caseload|stock)_ (?:of|is|was|at)_ {3} {b:c} {,14} {a:c}"
_ON_BASE = (
    r"{a:cum} {,10} [;,.]_ (?:on|in|from|with)_ (?:a_|an_|our_|the_)? (?:{2}population|base|total)_ of_ {3} {b:c}"
)
# A cohort of 140 committed 161 offences, a rate of 1.15 each.
_COHORTS = (r"(?:cohort|group)_ of_ {2} {b:c}", r"{b:c} {6} (?:cohort|group)_")
_DID = r"(?:commit|committed|committing|made|making|had|having)_ {2} {a:c}"
_OF_COHORT = (
    r"(?:[^\s.=<]\S*_|<[ctxnr]\d+>_){0,24}?" + _DID + r"{,12} (?:\([^()]{0,120}\)_)? {,10}"
    r"rate_ (?:of|is|was)_ {s:c} (?!(?:per|of)_|<r)"
)
_SHAPES = tuple(
    Shape(drawn, holds)
    for drawn, holds in (
        (_RATE + r"{8} \(_ {4}" + _BASE_FIRST, _SAID_PER),
        (_BASE_FIRST + r"{,16} " + _RATE, _SAID_PER),
        (_RATE + r"{8} \(_ {4}" + _EVENTS_IN_BASE, _SAID_PER),
        (_EVENTS_IN_BASE + r"{,16} \(_? {,4}" + _RATE, _SAID_PER),
        (_EVENTS_IN_BASE + r"{,16} \)?_? \._ (?:this|that|which|it|the)_ {6}" + _RATE, _SAID_PER),
        (_RATE + r"{8} {dash} (?:{is}|{by}) {4}" + _EVENTS_IN_BASE, _SAID_PER),
        (_RATE + r"{8} [:-]_ {2}" + _EVENTS_IN_BASE, _SAID_PER),
        (_RATE + r"{8} [.,]_ {this} (?:{is}|{by}|{was}) {4}" + _EVENTS_IN_BASE, _SAID_PER),
        (_EVENTS_IN_BASE + r"{,16} =?_?" + _RATE, _SAID_PER),
        (r"{a:cum} {,16} [;,.]_ (?:and_)? with_ {4} {b:c} {,10}" + _RATE, _SAID_PER),
        (_RATE + r"{8} \(_ {3} {a:c} {4} [;,]_ {3} {b:c} {4} \)", _SAID_PER),
        (r"{a:cum} {,16}" + _RATE + r"{8} \(_ {3} (?:population|base|out_of|of|from)_ {3} {b:c}", _SAID_PER),
        (_ON_BASE + r"{,10}" + _RATE, _SAID_PER),
        (r"{a:cu} {,10}" + _RATE + r"{8} (?:population|base|cohort)_ (?:of|is)_ {3} {b:c}", _SAID_PER),
        (_EACH + r"{8} [(:;,-]_ {3}" + _OVER, _EACH),
        (_OVER + r"{8} [(,:;=-]_ {6}" + _EACH, _EACH),
        *((cohort + _OF_COHORT, r"rate_ (?:of|is|was)_ {s:c}") for cohort in _COHORTS),
    )
)
_NOT_EVENTS = word_set(
    "rate target compared than against last previous improvement increase decrease reduction rise fall"
)


def rates(said: Narrative, line: Line) -> Iterator[Draft]:
    """Find rates; the stated one has "per 1,000" or the like behind it."""
    for found in matches(line, _SHAPES):
        a, b, stated = (found[name] for name in ("a", "b", "s"))
        between = {token.low for token in line.tokens[min(a, b) : max(a, b)]}
        if len({a, b, stated}) == 3 and not between & _NOT_EVENTS and _can_state(line, found):
            parts = {"a": value_at(line, a), "b": value_at(line, b), **_per(line, found)}
            yield drafted(ClaimKind.RATE, said, line, stated, [a, b], **parts)


def _can_state(line: Line, found: dict[str, int]) -> bool:
    """A rate without "per 1,000" and without a unit has decimals, and stands in the bracket of its counts, if any."""
    token = line.tokens[found["s"]]
    if "per" in found or token.sort is not Sort.NUMBER or token.unit:
        return True
    marks = [each.text for each in line.tokens[min(found.values()) : max(found.values())] if each.text in "()"]
    return "." in token.printed and marks[:1] != [")"]


def _per(line: Line, found: dict[str, int]) -> dict[str, Any]:
    """Give "per 1,000" and its thousand; of days per employee, the days and one."""
    if "per" not in found:
        return {"per": Decimal(1), "unit": line.tokens[found["s"]].unit or "rate"}
    each = line.tokens[found["per"]]
    return {"per": each.value, "unit": each.unit}
