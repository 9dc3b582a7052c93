"""Figures held against a target or a baseline by name: "6.6 days over target", "13.5% below the baseline"."""

from collections.abc import Iterator
from itertools import pairwise

from goldenthread.plan import Criterion, Number
from goldenthread.wording.claims.draft import Draft
from goldenthread.wording.claims.levels import alike, draft_of, own_before, suits
from goldenthread.wording.claims.shapes import Line
from goldenthread.wording.claims.wanted import only_target
from goldenthread.wording.figures.fitting import is_of_unit
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_NAMED = TARGETS | {"baseline"}


def is_against_named(amount: Mention) -> bool:
    """6.6 days over target; short of the target by 2.8; 13.5% below the baseline: no figure stands beside the word."""
    behind = list(amount.tokens[amount.within + 1 : amount.within + 8])
    for at, token in enumerate(behind):
        if token.is_quantity or token.text in ",;:(&" or token.low in ("from", "to", "and", "within", "but", "which"):
            break
        if token.low in _NAMED:
            return not _figure_follows(amount, behind[at + 1 :])
    if _has_no_object(amount):
        return True
    if amount.place.lead != "by":
        return False
    before = amount.tokens[max(0, amount.within - 5) : amount.within]
    named = [at for at, token in enumerate(before) if token.low in _NAMED]
    return bool(named) and not any(token.is_quantity for token in before[named[-1] :])


def _has_no_object(amount: Mention) -> bool:
    """2.2 days over. Nothing says over what, so the target is meant."""
    behind = amount.after(3)
    at = next((at for at, word in enumerate(behind) if word in _WITHOUT_OBJECT), None)
    return at is not None and at < 2 and (behind[at + 1 : at + 2] or ["."])[0] in (".", ",", ";", ")")


_WITHOUT_OBJECT = word_set("over behind short adrift outside ahead under above below")

_LEADS_TO_FIGURE = word_set("of budget plan income spend is was rate figure ( : for time level the a at set")


def _figure_follows(amount: Mention, behind: list[Token]) -> bool:
    """Target of 25; target (25): only small words stand between. A percentage is no target of a count."""
    for token in behind:
        if token.is_quantity or token.low not in _LEADS_TO_FIGURE:
            shares = (Sort.PERCENT, Sort.POINTS)
            return token.is_quantity and not (token.sort is Sort.PERCENT and amount.token.sort not in shares)
    return False


def over_target(
    said: Narrative, line: Line, amount: Mention, near: list[Mention], criterion: Criterion | None
) -> Iterator[Draft]:
    """Y, 6.6 days over target: the target is the one said before, else the criterion's."""
    before = [each for each in near if each.at < amount.at and _of_amount(amount, each)]
    own = [each for each in before if each.role in (Role.OWN, Role.FORECAST)]
    bare = _has_no_object(amount)
    here = [each for each in before if each.role is Role.TARGET and (bare or each.sentence == amount.sentence)]
    if here and "baseline" not in amount.after(7):
        level = own_before([each for each in own if alike(each, here[-1])], here[-1])
        if level is not None:
            yield draft_of(said, line, amount, (here[-1], level), criterion)
        return
    start, unit = _named_start(amount, criterion)
    fitting = [each for each in own if is_of_unit(each, unit) or _is_called(each, amount, unit)]
    outside = [each for each in fitting if not each.enclosed] or fitting
    level = next((each for each in reversed(_heads(outside)) if not _is_adjunct(each)), None)
    if start is not None and level is not None:
        yield draft_of(said, line, amount, (None, level), criterion, start)


def _heads(levels: list[Mention]) -> list[Mention]:
    """231 identified: tax 112 and housing 84, 15% above target: before a colon stands the whole of what follows."""
    here = [each for each in levels if each.sentence == levels[-1].sentence]  # none where there are no levels
    for head, listed in pairwise(here):
        if ":" in {token.text for token in head.tokens[head.within : listed.within]} and len(here) >= _LEAST_LISTED:
            return [head]
    return levels


_LEAST_LISTED = 3


def _is_adjunct(level: Mention) -> bool:
    """11,250 trees at 17 sites: where, or over how many, is not held against a target; "stood at 17" is."""
    led = level.before(2)
    behind = level.after(2)
    if behind[:1] == ["of"] and behind[-1] in _THOSE:
        return True  # 3,655 incidents, 120 of them at night, 345 under the ceiling
    return led[-1:] != [] and led[-1] in _ADJUNCT and led[0] not in _STANDS


_THOSE = word_set("them these those which whom")
_ADJUNCT = word_set("at in by across over for from among")

_STANDS = word_set("stood stands stand remains remained is was are were now currently finished ended up down out")


def _is_called(level: Mention, amount: Mention, unit: str) -> bool:
    """Hours: 9,155, so 445 below target: the unit stands apart from both."""
    plain = level.token.sort is amount.token.sort is Sort.NUMBER and not level.token.unit and not level.place.per
    return plain and unit in {token.low for token in level.tokens}


def _of_amount(amount: Mention, level: Mention) -> bool:
    """Whether the units agree: 22 seconds lie between no minutes."""
    one, other = amount.token.unit, level.token.unit
    if amount.token.sort in (Sort.PERCENT, Sort.POINTS):
        return _suits_target(amount, level)
    return _suits_target(amount, level) and (not one or not other or one == other or other == "%")


def _suits_target(amount: Mention, level: Mention) -> bool:
    return (
        level is not amount
        and level.role not in (Role.AMOUNT, Role.ASIDE)
        and (level.role is Role.TARGET or suits(amount, level))
    )


def _up_to_named(words: list[str]) -> list[str]:
    """The words up to "target" or "baseline"; none where neither comes."""
    at = next((at for at, word in enumerate(words) if word in _NAMED), None)
    return [] if at is None else words[: at + 1]


_OF_PART_OF_YEAR = word_set(
    "half half-year period quarter quarterly monthly profile profiled trajectory interim previous last"
)


def _named_start(amount: Mention, criterion: Criterion | None) -> tuple[Number | None, str]:
    """Give the criterion's only target, or its only baseline, whichever the words name, with its unit."""
    words = set(_up_to_named(amount.after(7)) or amount.before(6))
    if words & _OF_PART_OF_YEAR:
        return None, ""
    if "baseline" in words and not words & TARGETS:
        only = criterion.baselines[0] if criterion and len(criterion.baselines) == 1 else None
        return (only.value, only.unit) if only else (None, "")
    target = only_target(criterion)
    return (target.value, target.unit) if target else (None, "")
