"""What each number of a criterion is there for: a target, a baseline, or something else.

The rules stand in `RULES` in the order in which they are tried; each is asked about one place and answers with a role
or passes. What no rule knows is a target, unless it stands beside a better one (`_beside`).
"""

from collections.abc import Callable
from enum import Enum, auto
from itertools import pairwise

from goldenthread.plan import Op
from goldenthread.wording.places import Place
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import FACTORS, Move, word_set


class Role(Enum):
    """What a number is there for."""

    TARGET = auto()
    CHANGE = auto()  # by how much to change: "reduce by 5%"
    BEATEN = auto()  # one's own figure that is to be bettered: "improve on the outturn of 31.5%"
    BASELINE = auto()
    ASIDE = auto()  # an old target, somebody else's figure, part of a definition


Rule = Callable[[Place], Role | None]

_CHANGES = (Move.UP, Move.DOWN, Move.BETTER)
_STARTS_FROM = word_set(
    "baseline baselines base currently presently previously outturn actual actually starting stood benchmarked"
)
# Only right before the number: "current tenants" and "against refusal" say nothing of a baseline.
_STARTS_FROM_NEAR = word_set("current present now existing compared versus vs against was were")
_OLD = word_set("old previous former original earlier last year's existing")
# Others that figures are compared with; a place or a group only with a word like "average", or right before the figure.
_OTHERS = word_set("nationally neighbour neighbours benchmark quartile peers comparator comparators")
_PLACES = word_set(
    "sector group unitary all-wales cipfa metropolitan peer "
    "national england regional region family county counties wales welsh scotland scottish uk gb "
    "british london statistical city borough-wide countywide city-wide"
)
_BANDS = frozenset({"amber", "red", "yellow", "intervention", "trigger", "tolerance"})
_RANKS = frozenset({"top", "bottom", "best", "upper", "lowest", "highest"})
_FIGURES = word_set("average figure rate mean median level benchmark ratio position")
_OWN_EARLIER = word_set("outturn performance baseline result results figure position level levels year's year rate")
_NOT_A_CHANGE = word_set("gain gains saving savings save additional extra uplift growth")


def changed_by(place: Place) -> Role | None:
    """Reduce by 6%; up 5%; a reduction of 10%; 10% lower; 30% below the 2005 level."""
    if _said_after(place) and place.lead != "from":
        return Role.CHANGE
    return Role.CHANGE if place.lead not in ("to", "from") and change_of(place) else None


def change_of(place: Place) -> tuple[Move, Token] | None:
    """Give the word of change that this number belongs to, and where it goes."""
    if place.lead == "by" and place.move and place.move.move in _CHANGES:
        return place.move.move, place.move
    if place.token.text.startswith("+") and _is_share(place):
        return Move.UP, place.token
    return _said_before(place) or _said_after(place)


def way_of(place: Place) -> Move | None:
    """Give where a change goes; one that goes on from another goes the same way."""
    change = change_of(place)
    return change[0] if change else place.move.move if place.move else None


def _is_share(place: Place) -> bool:
    return place.token.sort in (Sort.PERCENT, Sort.POINTS)


def _said_before(place: Place) -> tuple[Move, Token] | None:
    change = place.change_before or _change_in(place)
    if not change or change.move not in _CHANGES or change.low in _NOT_A_CHANGE:
        return None
    if place.compare is not None and place.compare.low in _LIMITED:
        return None  # a rise held to 3%
    if place.lead in ("at", "on") or not (_is_share(place) or place.lead == "of" or _leads_on_to_level(place, change)):
        return None
    return change.move, change


_LIMITED = frozenset({"kept to", "held to", "restricted to", "limited to", "capped at"})


def _change_in(place: Place) -> Token | None:
    """An increase in online payments of 10,000: what changes stands between."""
    if place.lead != "of":
        return None
    pairs = pairwise(place.before[-10:])
    return next((first for first, second in pairs if first.move in _CHANGES and second.low == "in"), None)


def _leads_on_to_level(place: Place, change: Token) -> bool:
    """Waste down 25 kg to 505 kg: the first is no level where it would have to go the other way."""
    value, level = place.token.value, place.following.value if place.following else None
    if [token.low for token in place.after] != ["to"] or value is None or level is None:
        return False
    return change.low in ("up", "down") or (change.move is Move.DOWN and value < level)


def _said_after(place: Place) -> tuple[Move, Token] | None:
    for token in place.after[:3]:
        if token.sort is Sort.COMPARE and token.low in _THAN and (_is_share(place) or token.low == "fewer than"):
            return (Move.UP if token.op is Op.ABOVE else Move.DOWN), token
        if token.move in _CHANGES and token.low not in _NOT_A_CHANGE:
            suits = (
                _is_share(place)
                or place.words_after[0] in ("point", "points")
                or token.low in ("fewer", "reduction", "increase", "less")
            )
            return (token.move, token) if suits and token.move else None
        if token.sort is not Sort.WORD or token.low in _ENDS_PHRASE:
            break
    return None


_THAN = frozenset(
    {"below", "above", "less than", "more than", "fewer than", "lower than", "higher than", "greater than"}
)
_ENDS_PHRASE = word_set("of in by to for from and with on at per who that are is be were")


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
    if _RANKS & set(near[-1:]):
        return Role.ASIDE
    named = bool(_OTHERS & set(near)) or (
        bool(_PLACES & set(near)) and (bool(_FIGURES & set(near)) or bool(_PLACES & set(near[-1:])))
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
    return Role.ASIDE if _is_share(place) and place.words_after[:1] in (["sample"], ["samples"], ["discount"]) else None


def share_of_target(place: Place) -> Role | None:
    """£3.8m (100% of target): how much of a target that is said elsewhere."""
    return Role.ASIDE if _is_share(place) and place.words_after[:2] in (["of", "target"], ["of", "profile"]) else None


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
    return Role.ASIDE if _BANDS & set(place.words_before[-2:]) else None


def within_of(place: Place) -> Role | None:
    """Outturn within 1.5% of budget: how far it may be away on either side."""
    within = place.compare is not None and place.compare.low == "within"
    around = within and _is_share(place) and place.words_after[:1] == ["of"]
    return Role.TARGET if around or place.token.name == "tolerance" else None


def baseline_said(place: Place) -> Role | None:
    """(baseline 310 in 2013/14); currently 85%; 7,200 loans (2013/14 baseline)."""
    before, after = place.words_before[-7:], place.words_after[:4]
    if _TARGET_WORDS & set(before) or place.op is not None:
        return None
    if place.bracket and place.token.sort is not Sort.DURATION and {"last", "previous"} & set(before):
        return Role.BASELINE
    if place.move and place.move.low in FACTORS:  # halve the rate of 48
        return Role.BASELINE if place.lead == "of" else None
    if (_STARTS_FROM & set(before) or _STARTS_FROM_NEAR & set(before[-2:])) and place.lead not in ("to", "by"):
        return Role.BASELINE
    if (
        after[:1] in (["currently"], ["presently"], ["now"])
        or after[:2] == ["at", "present"]
        or _is_baseline_after(place)
    ):
        return Role.BASELINE
    return None


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
    return Role.BASELINE if place.lead == "from" or (place.lead == "of" and _names_start(place)) else None


def _names_start(place: Place) -> bool:
    """From the 2001 average of 212; on the 2013/14 figure of 1,450."""
    for token in reversed(place.before[-8:-1]):
        if token.low in ("from", "on", "against"):
            return token.low == "from" or place.follows
        if not (token.is_time or token.low in _STARTS_AT):
            return False
    return False


_STARTS_AT = word_set(
    "the our a an average mean figure level total baseline outturn result position rate current last year's"
)


# Tried in this order.
RULES: tuple[Rule, ...] = (
    within_of,
    on_scale,
    ranked,
    other_band,
    all_of_them,
    share_of_target,
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
    """(54% in 2008/09) is where it starts; (Q1: 85) is how it goes."""
    return Role.ASIDE if any(token.when[:1] == "Q" for token in place.inside) else Role.BASELINE


def _is_past_bracket(place: Place) -> bool:
    """In a bracket with a year or with nothing else: "(12.4 years, 2004-06)", "(6.1% in 2009)"."""
    if {token.low for token in place.inside} & _STILL_TARGET or place.compare or place.lead in ("by", "to"):
        return False
    return not place.inside or any(token.is_time for token in place.inside)


_STILL_TARGET = word_set(
    "target targets each every year month quarter equivalent equating ie aim by minimum annual per"
)


def roles(places: list[Place]) -> list[Role]:
    """Give each place's role. Where a number could be a target, its neighbours help to decide."""
    first = _going_on(places, [_first(place) for place in places])
    outside = any(role in (None, Role.CHANGE) and not place.bracket for place, role in zip(places, first, strict=True))
    second = [
        _past(place) if role is None and place.bracket and outside and _is_past_bracket(place) else role
        for place, role in zip(places, first, strict=True)
    ]
    return _beside(places, _said_twice(places, second))


def _said_twice(places: list[Place], known: list[Role | None]) -> list[Role | None]:
    """Savings of 3% (£1.9m): a bracket that holds nothing but a figure of another sort says the same again."""
    made = list(known)
    for at, (last, place) in enumerate(pairwise(places), start=1):
        alone = (
            place.bracket
            and place.bracket != last.bracket
            and (
                {t.low for t in place.inside if t.sort is not Sort.MARK} <= _IN_OTHER_WORDS
                or {"i.e", "ie", "i"} & {t.low for t in place.inside[:2]}
            )
        )
        sorts = (last.token.sort, place.token.sort)
        again = sorts in _SAME_AGAIN or (sorts[0] is not sorts[1] and bool(_IE & {t.low for t in place.inside}))
        if alone and again and known[at] in (None, Role.BASELINE) and made[at - 1] in (None, Role.CHANGE):
            made[at] = Role.ASIDE if last.token.sort is Sort.DURATION else made[at - 1]
    return made


_IN_OTHER_WORDS = word_set("i e ie or about approx approximately around equivalent equal to")
_IE = word_set("i ie equivalent equal")
_SAME_AGAIN = ((Sort.NUMBER, Sort.PERCENT), (Sort.DURATION, Sort.PERCENT), (Sort.PERCENT, Sort.MONEY))


def _going_on(places: list[Place], known: list[Role | None]) -> list[Role | None]:
    """A change goes on: "by 5% in 2011 and 10% in 2012"; "down 20% (4% in each year)"."""
    made: list[Role | None] = []
    for place, role in zip(places, known, strict=True):
        last = places[len(made) - 1] if made and made[-1] is Role.CHANGE else None
        goes_on = role is None and last is not None and _goes_on(last, place)
        made.append(Role.CHANGE if goes_on else role)
    return made


def _goes_on(last: Place, place: Place) -> bool:
    if last.clause != place.clause or last.token.sort is not place.token.sort or place.lead in ("to", "of"):
        return False
    if place.words_after[:1] == ["of"] or place.compare:
        return False
    yearly = bool({"each", "every", "annually", "annum"} & set(place.words_after[:4]))
    return yearly or any(token.low in ("and", "then") or token.text in ",&" for token in place.before[-2:])


def _beside(places: list[Place], known: list[Role | None]) -> list[Role]:
    """Numbers and times beside a share, a sum or a rate in the same clause tell what is measured, not how much."""
    titled = {p.clause for p, r in zip(places, known, strict=True) if r is None and p.is_last and _is_led_by_mark(p)}
    open_ones = [
        place
        for place, role in zip(places, known, strict=True)
        if role is None and not (place.clause in titled and _is_in_title(place))
    ]
    strong = {place.clause for place in open_ones if _is_strong(place) and not place.bracket}
    counted = {place.clause for place in open_ones if place.token.sort is not Sort.DURATION}
    changed = {p.clause for p, r in zip(places, known, strict=True) if r is Role.CHANGE}
    made: list[Role] = []
    for place, role in zip(places, known, strict=True):
        if role is None:
            beside = (place.clause in titled and _is_in_title(place)) or _is_weak(
                place, place.clause in strong, place.clause in counted, place.clause in changed
            )
            role = Role.ASIDE if beside else Role.TARGET
        made.append(role)
    return made


def _is_in_title(place: Place) -> bool:
    return not _is_led_by_mark(place) and place.lead != "to" and not place.is_last


def _is_led_by_mark(place: Place) -> bool:
    """Whether the number stands behind a dash or colon: "Pupils with 10% or more absence - 7.2%"."""
    for token in reversed(place.before[-4:]):
        if token.text in _LEADING_MARKS:
            return True
        if token.sort is not Sort.COMPARE and not token.is_time:
            return False
    return False


_LEADING_MARKS = frozenset({":", "-", "–", "—", "="})


def _is_strong(place: Place) -> bool:
    return place.token.sort in (Sort.PERCENT, Sort.POINTS, Sort.MONEY) or place.per is not None


def _is_weak(place: Place, share_beside: bool, count_beside: bool, change_beside: bool) -> bool:
    if place.token.sort is Sort.DURATION:
        return count_beside or (change_beside and place.lead != "to") or spans_time(place)
    if place.token.sort is not Sort.NUMBER or place.per:
        return False
    if place.token.unit:  # 90% to live within 400 metres
        return share_beside and place.follows and not _is_joined(place)
    if share_beside:
        return place.lead != "to" and not (_is_second_part(place) or _is_first_part(place))
    return (place.compare is None and _is_where(place)) or (change_beside and place.lead == "at")


def _is_first_part(place: Place) -> bool:
    """Visits 18,000, 60% of them to older people: a count that ends its part before the share."""
    ends = place.after[-1:]
    if place.follows or not ends or not _ends_part(place.after):
        return False
    if place.compare and place.compare.after:
        return False
    leads = place.before[-1:]
    return not leads or leads[0].sort is Sort.MARK or leads[0].low not in _OF_WHOM


def _ends_part(after: tuple[Token, ...]) -> bool:
    """... trained, of whom 25% ...; ... starters / 60% ..."""
    kept = list(after)
    while kept and (kept[-1].sort is Sort.COMPARE or kept[-1].low in _OPENS_PART):
        kept.pop()
    return bool(kept) and (kept[-1].text in ",/+" or kept[-1].low == "and")


_OPENS_PART = word_set("of whom which including incl with")
_OF_WHOM = word_set(
    "of for from to in all the with within over under at than least top these those per between across by on"
)


def _is_where(place: Place) -> bool:
    """3 of 4 markets; 2 classes added at 3 schools: the number of all, or of the places."""
    words = place.words_before
    return place.follows and (
        words in (["of"], ["of", "the"], ["of", "our"], ["of", "its"])
        or (bool(_WHERE & set(words[-1:])) and place.move is None)
    )


_WHERE = frozenset({"at", "in", "across", "through"})


def _is_joined(place: Place) -> bool:
    """Whether "and", "with" or a comma starts a part of its own before the number; "with" only right before it."""
    near = [token for token in place.before[-4:] if token.sort is not Sort.COMPARE and token.low not in ("a", "of")]
    return (bool(near) and near[-1].low in ("with", "plus")) or any(
        token.low == "and" or token.text in ",:/+" for token in place.before[-6:]
    )


def _is_second_part(place: Place) -> bool:
    """... and no more than 5 complaints; with at least 50 people."""
    words = place.words_before
    joined = place.follows and _is_joined(place)
    return (
        bool(place.compare)
        and joined
        and "who" not in words
        and (place.compare is None or place.compare.low != "or more")
    )


_SPANS = word_set("for every next last past over lasting each previous following rolling after")


def spans_time(place: Place) -> bool:
    """Over the next three years; every 6 weeks; for 12 months or more: a time that is no target."""
    near = place.words_before[-2:]
    if place.bracket and place.compare is not None and place.compare.text == "+":
        return True  # empty for long (6 months+)
    beyond = place.compare is not None and place.compare.op in (Op.ABOVE, Op.AT_LEAST)
    return bool(_SPANS & set(near)) or (beyond and place.lead != "of")
