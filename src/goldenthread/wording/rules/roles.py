"""What each number of a criterion is there for: a target, a baseline, or something else.

The rules stand in `RULES` in the order in which they are tried; each is asked about one place and answers with a role
or passes. What no rule knows is a target, unless it stands beside a better one (`beside`).
"""

from collections.abc import Callable

from goldenthread.wording.places import Place
from goldenthread.wording.rules.beside import beside, going_on, said_twice, spans_time
from goldenthread.wording.rules.changes import changed_by
from goldenthread.wording.rules.role import Role, is_share
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import FACTORS, Move, word_set

Rule = Callable[[Place], Role | None]

_STARTS_FROM = word_set(
    "baseline baselines base currently presently previously outturn actual actually starting stood benchmarked"
)
# Only right before the number: "current tenants" and "against refusal" say nothing of a baseline.
_STARTS_FROM_NEAR = word_set("current present now existing compared versus vs against was were been")
_OLD = word_set("old previous former original earlier last year's existing")
# Others that figures are compared with; a place or a group only with a word like "average", or right before the figure.
_OTHERS = word_set("nationally neighbour neighbours benchmark quartile peers comparator comparators")
_PLACES = word_set(
    "sector group unitary all-wales cipfa metropolitan peer "
    "national eng nat natl england regional region family county counties wales welsh scotland scottish uk gb "
    "british london statistical city borough-wide countywide city-wide"
)
# "In their own home or with family, 82%" and "in the county, 40%" are of the council itself.
_NATIONS = _PLACES - word_set(
    "sector group family county counties city region london borough-wide countywide city-wide"
)
_BANDS = frozenset({"amber", "red", "yellow", "intervention", "trigger", "tolerance"})
_RANKS = frozenset({"top", "bottom", "best", "upper", "lowest", "highest"})
_FIGURES = word_set("average figure rate mean median level benchmark ratio position")
_OWN_EARLIER = word_set("outturn performance baseline result results figure position level levels year's year rate")


def old_target(place: Place) -> Role | None:
    """The previous target was 80%; (old target 85%)."""
    words = place.words_before[-6:]
    if place.lead == "from" and "target" in words and _CHANGED & set(words):
        return Role.ASIDE
    if "target" in words or "targets" in words:
        at = words.index("target" if "target" in words else "targets")
        if at and words[at - 1] in _OLD:
            return Role.ASIDE
        if "was" in words[at:] or "were" in words[at:]:
            return Role.ASIDE
    return None


_CHANGED = word_set("revised changed amended raised lowered reduced increased cut")


def improve_on(place: Place) -> Role | None:
    """Improve on the outturn of 31.5%."""
    words = place.words_before
    if "on" not in words and "upon" not in words:
        return None
    betters = place.move is not None and place.move.move is Move.BETTER
    return Role.BEATEN if betters and _OWN_EARLIER & set(words) and place.lead not in ("to", "by", "from") else None


def of_others(place: Place) -> Role | None:
    """National average 75%; compared with 72% in England."""
    if (place.compare is not None and place.compare.low not in ("above", "below")) or place.lead in ("to", "by"):
        return None
    near = place.words_before[-7:] if place.bracket else place.words_before[-4:]
    if "target" in near:
        return None
    if place.bracket and {"population", "census"} & {token.low for token in place.inside}:
        return Role.ASIDE
    if _RANKS & set(near[-1:]) or (place.bracket and "median" in near):
        return Role.ASIDE
    beside = _PLACES if place.bracket else _NATIONS
    named = bool(_OTHERS & set(near)) or (
        bool(_PLACES & set(near)) and (bool(_FIGURES & set(near)) or bool(beside & set(near[-1:])))
    )
    return Role.ASIDE if named else None


def beats_earlier(place: Place) -> Role | None:
    """Below last year's 1,204; better than the 2008 result of 63%."""
    return Role.BEATEN if op_against_earlier(place) else None


def op_against_earlier(place: Place) -> Token | None:
    """Give the word of comparison that stands before the name of one's own earlier figure."""
    named = False
    for token in reversed(place.before[-8:]):
        if token.sort is Sort.COMPARE and not token.after:
            return token if named and token.low not in _WITHIN else None
        named = named or token.low in _EARLIER
        if not (token.is_time or token.low in _EARLIER | _OWN_EARLIER | _JOINS):
            return None
    return None


_EARLIER = word_set("last previous year's years outturn result results baseline")
_JOINS = word_set("the our its of in for figure score maintain ’s 's")
_WITHIN = frozenset({"within", "inside", "up to"})


def ranked(place: Place) -> Role | None:
    """In the best 25% of councils; among the top three: a place among others."""
    near, words = place.words_before[-1:], place.words_after[:3]
    return (
        Role.ASIDE
        if near and near[0] in _RANKS and (not words or words[0] in ("of", "for", "in") or _OF_PEERS & set(words))
        else None
    )


_OF_PEERS = word_set("councils authorities boroughs districts counties forces services performers")


def on_scale(place: Place) -> Role | None:
    """8 or above on a scale of 1-10; a 20% sample: how it is measured."""
    if "scale" in place.words_before[-3:]:
        return Role.ASIDE
    return Role.ASIDE if is_share(place) and place.words_after[:1] in (["sample"], ["samples"], ["discount"]) else None


def noughts(place: Place) -> Role | None:
    """Books lent ('000): in what the figures are printed."""
    return Role.ASIDE if place.token.printed == "000" else None


def range_in_bracket(place: Place) -> Role | None:
    """Young people (19-21); carers (18-64): who is counted. A bare range alone in a bracket is no figure of theirs."""
    bare = place.token.sort is Sort.NUMBER and place.token.high is not None and not place.token.unit
    alone = place.bracket and not place.inside and (place.following is not None or not place.is_last)
    return Role.ASIDE if bare and alone and place.words_before else None


def names_a_rule(place: Place) -> Role | None:
    """Consents that carry the 10% condition: a figure by which a rule is known, where another one is the aim."""
    led = place.words_before[-1:] in (["the"], ["a"], ["an"], ["this"], ["statutory"])
    return Role.ASIDE if place.follows and led and _RULES_KNOWN & set(place.words_after[:1]) else None


_RULES_KNOWN = word_set(
    "condition standard limit rule requirement discount premium levy surcharge cap deposit fee charge relief rebate"
    " entitlement offer window duty"
)


def share_of_target(place: Place) -> Role | None:
    """£3.8m (100% of target): how much of a target that is said elsewhere."""
    return Role.ASIDE if is_share(place) and place.words_after[:2] in (["of", "target"], ["of", "profile"]) else None


def all_of_them(place: Place) -> Role | None:
    """All 12 schools rated good: how many there are."""
    words = place.words_before
    if words[-1:] in (["all"], ["both"], ["these"]):
        alone = not place.words_after and (len(words) == 1 or words[-2] in _KEEPS)
        return Role.TARGET if alone else Role.ASIDE
    at = next((at for at, word in enumerate(words[-6:]) if word in ("none", "all", "each", "any")), None)
    of_them = at is not None and words[-6:][at + 1 : at + 3] in (["of", "the"], ["of", "our"], ["of", "its"])
    return Role.ASIDE if of_them and place.token.sort is Sort.NUMBER and not _ENDS_NOUN & set(words[-3:]) else None


_KEEPS = word_set("keep retain maintain keeping retaining maintaining")
_ENDS_NOUN = word_set("in to by at for with within to be is are")


def other_band(place: Place) -> Role | None:
    """Green 95%, amber 90%: the bounds of worse bands are no targets."""
    for at in range(max(0, len(place.before) - 3), len(place.before)):
        if place.before[at].low in _BANDS and (at == 0 or place.before[at - 1].sort is Sort.MARK):
            return Role.ASIDE  # "roads rated red below 5%" speaks of no band
    return None


def within_of(place: Place) -> Role | None:
    """Outturn within 1.5% of budget: how far it may be away on either side."""
    within = place.compare is not None and place.compare.low == "within"
    around = within and is_share(place) and place.words_after[:1] == ["of"]
    return Role.TARGET if around or place.token.name == "tolerance" else None


def baseline_said(place: Place) -> Role | None:
    """(baseline 310 in 2013/14); currently 85%; 7,200 loans (2013/14 baseline)."""
    before, after = place.words_before[-7:], place.words_after[:4]
    if spans_time(place) and place.token.sort is Sort.DURATION:
        return None
    if _TARGET_WORDS & set(before) or place.op is not None:
        return None
    if place.bracket and place.token.sort is not Sort.DURATION and {"last", "previous"} & set(before):
        return Role.BASELINE
    if place.move and place.move.low in FACTORS and not _STARTS_FROM & set(before):  # halve the rate of 48
        return Role.BASELINE if place.lead == "of" else None
    if before[-2:] in _LAST_YEAR and place.compare is None:
        return Role.BASELINE
    if (_STARTS_FROM & set(before) or _STARTS_FROM_NEAR & set(_adjoining(place)[-2:])) and place.lead not in (
        "to",
        "by",
    ):
        return Role.BASELINE
    if (
        after[:1] in (["currently"], ["presently"], ["now"])
        or after[:2] == ["at", "present"]
        or _is_baseline_after(place)
    ):
        return Role.BASELINE
    return None


_LAST_YEAR = (["last", "year"], ["last", "yr"], ["previous", "year"], ["prior", "year"], ["last", "time"])


_PARTS = frozenset(",:;–—")


def _adjoining(place: Place) -> list[str]:
    """Give the words before the number back to a comma: in "61% now, 75% by 2028", "now" is said of the first."""
    comma = max((at for at, token in enumerate(place.before) if token.text in _PARTS), default=-1)
    return [token.low for token in place.before[comma + 1 :] if token.sort is not Sort.MARK]


def _is_baseline_after(place: Place) -> bool:
    """Whether "baseline" stands behind and belongs to this number, not to the next: "(2013/14 baseline)"."""
    for at, token in enumerate(place.after[:5]):
        if token.low == "baseline":
            closing = place.after[at + 1 : at + 2]
            return place.is_last if not closing else closing[0].text in ").,"
    return False


_TARGET_WORDS = frozenset({"target", "targets", "aim", "goal"})


def starts_from(place: Place) -> Role | None:
    """From 38.5% in 2013/14 to 50%."""
    if place.token.high is not None:
        return None
    named = place.lead == "from" or (place.lead == "of" and _names_start(place)) or _is_stood_on(place)
    return Role.BASELINE if named or _leads_to_next(place) else None


def _is_stood_on(place: Place) -> bool:
    """+10% on the 1,340 in 2022/23: what a change is counted from."""
    leads = [token.low for token in place.before]
    timed = any(token.is_time for token in place.after[:3])
    return (
        place.follows
        and leads in (["on", "the"], ["against", "the"], ["on"], ["against"])
        and (timed or leads[-1:] == ["the"])
    )


def _leads_to_next(place: Place) -> bool:
    """Improve attendance 91% to 93%: "from" is left out."""
    following, change = place.following, place.move
    if _rises_to(place):
        return True
    if following is None or change is None or change.move is Move.KEEP or place.lead or place.compare:
        return False
    ends = [token.low for token in place.after] == ["to"] and following.sort is place.token.sort
    return ends and place.change_before is None


def _rises_to(place: Place) -> bool:
    """Satisfaction, 72 rising to 75: the first is where it starts, unless it has a time of its own."""
    following = place.following
    if following is None or place.lead or place.compare or any(token.is_time for token in place.before):
        return False
    if (
        _TARGET_WORDS & set(place.words_before)
        or following.sort is not place.token.sort
        or following.unit != place.token.unit
    ):
        return False
    change, *rest = place.after or (place.token,)
    arrow = change.text in _ARROWS and not rest
    return arrow or (change.low in _RISING and [token.low for token in rest] == ["to"])


_ARROWS = frozenset({"->", "-->", "–>", "—>", "→"})
_RISING = word_set("rising increasing growing climbing improving falling reducing dropping going moving up down")


def _names_start(place: Place) -> bool:
    """From the 2001 average of 212; on the 2013/14 figure of 1,450."""
    tokens = place.before[-9:-1]
    for at in range(len(tokens) - 1, max(-1, len(tokens) - 8), -1):
        token = tokens[at]
        if token.low in ("from", "on", "against"):
            improves = at > 0 and tokens[at - 1].move is Move.BETTER
            return token.low == "from" or (place.follows and not improves)
        if not (token.is_time or token.low in _STARTS_AT):
            return False
    return False


_STARTS_AT = word_set(
    "the our its their this that a an average mean figure level total baseline outturn result position rate current"
    " last year's"
)


# Tried in this order.
RULES: tuple[Rule, ...] = (
    within_of,
    on_scale,
    ranked,
    other_band,
    all_of_them,
    noughts,
    range_in_bracket,
    share_of_target,
    names_a_rule,
    old_target,
    starts_from,
    improve_on,
    beats_earlier,
    changed_by,
    of_others,
    baseline_said,
)


def _first(place: Place) -> Role | None:
    return next((role for rule in RULES if (role := rule(place))), None)


def _past(place: Place) -> Role:
    """(54% in 2008/09) is where it starts; (Q1: 85) is how it goes, and (+150 on 2015) how much more it is."""
    if place.token.text[:1] == "+":
        return Role.ASIDE
    return Role.ASIDE if any(token.when[:1] == "Q" for token in place.inside) else Role.BASELINE


def _in_bracket(place: Place, role: Role | None) -> Role | None:
    if role is None and _is_past_bracket(place):
        return _past(place)
    against = {"last", "previous", "on"} & {token.low for token in place.inside}
    if role is Role.CHANGE and against and place.lead != "by":
        return Role.ASIDE  # 2,400 (+150 on 2015): how much more the target is than then
    return role


def _is_past_bracket(place: Place) -> bool:
    """In a bracket with a year or with nothing else: "(12.4 years, 2004-06)", "(6.1% in 2009)"."""
    inside = {token.low for token in place.inside}
    if place.compare or place.lead in ("by", "to"):
        return False
    if _is_named_before(place) or (_AVERAGES & inside and not _TARGET_WORDS & inside):
        return True
    return not inside & _STILL_TARGET and (not place.inside or any(token.is_time for token in place.inside))


def _is_named_before(place: Place) -> bool:
    """40% below the 2015-19 average (212 a year): the bracket gives the figure of what stands before it."""
    opened = max((at for at, token in enumerate(place.before) if token.text in "(["), default=-1)
    named = place.before[max(0, opened - 2) : max(0, opened)]
    return (
        place.follows
        and bool(named)
        and named[-1].low in _OWN_EARLIER | _AVERAGES
        and not _TARGET_WORDS & {t.low for t in place.inside}
    )


_AVERAGES = word_set("average mean")


_STILL_TARGET = word_set(
    "target targets each every year month quarter equivalent equating ie aim by minimum annual per"
)


def roles(places: list[Place]) -> list[Role]:
    """Give each place's role. Where a number could be a target, its neighbours help to decide."""
    first = going_on(places, [_first(place) for place in places])
    outside = any(role in (None, Role.CHANGE) and not place.bracket for place, role in zip(places, first, strict=True))
    second = [
        _in_bracket(place, role) if place.bracket and outside else role
        for place, role in zip(places, first, strict=True)
    ]
    return _to_be_beaten(places, beside(places, said_twice(places, second)))


_BETTERED = (Move.UP, Move.DOWN, Move.BETTER)


def _to_be_beaten(places: list[Place], found: list[Role]) -> list[Role]:
    """Increase take-up from the baseline of 89%: where only the start is said, doing better than it is the target."""
    starts = [at for at, role in enumerate(found) if role is Role.BASELINE]
    if len(starts) != 1 or any(role not in (Role.BASELINE, Role.ASIDE) for role in found):
        return found
    start = places[starts[0]]
    changes = start.move is not None and start.move.low not in FACTORS and start.move.move in _BETTERED
    led = not start.bracket and (start.lead == "from" or _names_start(start))
    return [Role.BEATEN if at == starts[0] and changes and led else role for at, role in enumerate(found)]
