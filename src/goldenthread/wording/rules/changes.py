"""Which numbers are amounts of change: "reduce by 6%", "a reduction of 10%", "10% lower", "down 25 kg to 505 kg"."""

from itertools import pairwise

from goldenthread.plan import Op
from goldenthread.wording.places import Place
from goldenthread.wording.rules.role import Role, is_share
from goldenthread.wording.rules.signs import is_fall
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import Move, word_set

_CHANGES = (Move.UP, Move.DOWN, Move.BETTER)
_NOT_A_CHANGE = word_set("gain gains saving savings save additional extra uplift growth close closed closing closure")


def changed_by(place: Place) -> Role | None:
    """Reduce by 6%; up 5%; a reduction of 10%; 10% lower; 30% below the 2005 level."""
    if (_said_after(place) or _against_start(place)) and place.lead != "from":
        return Role.CHANGE
    return Role.CHANGE if place.lead not in ("to", "from") and change_of(place) else None


def change_of(place: Place) -> tuple[Move, Token] | None:
    """Give the word of change that this number belongs to, and where it goes."""
    if place.lead == "by" and place.move and place.move.move in _CHANGES:
        return place.move.move, place.move
    if is_share(place) and (place.token.text.startswith("+") or place.words_before[-1:] == ["plus"]):
        return Move.UP, place.token
    if is_share(place) and place.words_before[-1:] == ["minus"]:
        return Move.DOWN, place.token
    if is_fall(place.token):
        return Move.DOWN, place.token
    return _said_before(place) or _said_after(place) or _against_start(place)


def way_of(place: Place) -> Move | None:
    """Give where a change goes; one that goes on from another goes the same way."""
    change = change_of(place)
    return change[0] if change else place.move.move if place.move else None


def _said_before(place: Place) -> tuple[Move, Token] | None:
    change = place.change_before or _change_in(place)
    if not change or change.move not in _CHANGES or change.low in _NOT_A_CHANGE:
        return None
    if place.compare is not None and place.compare.low in _LIMITED:
        return None  # a rise held to 3%
    if place.lead in ("at", "on") or not (is_share(place) or place.lead == "of" or _leads_on_to_level(place, change)):
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
        if token.low == "off" and is_share(place):
            return Move.DOWN, token
        if (
            token.sort is Sort.COMPARE
            and token.low in _THAN
            and (is_share(place) or token.low == "fewer than" or _is_earlier(place.after, token))
        ):
            return (Move.UP if token.op is Op.ABOVE else Move.DOWN), token
        if token.move in _CHANGES and _BOUND_NOUNS & {later.low for later in place.after[:4]}:
            return None  # the 5% lower threshold
        if token.low in _GOES_ON:
            return None  # 92% rising to 95%
        if token.move in _CHANGES and token.low not in _NOT_A_CHANGE:
            suits = (
                is_share(place)
                or place.words_after[0] in ("point", "points")
                or token.low in ("fewer", "reduction", "increase", "less")
            )
            return (token.move, token) if suits and token.move else None
        if token.sort is not Sort.WORD or token.low in _ENDS_PHRASE:
            break
    return None


def _against_start(place: Place) -> tuple[Move, Token] | None:
    """Reduce energy use 15% against 2018/19; grow visits 5% on last year: a share that is held against a start."""
    if not is_share(place) or place.lead or place.compare or not place.move or place.move.move not in _CHANGES:
        return None
    words, times = place.words_after, [token for token in place.after[:5] if token.is_time]
    starts = bool(times) or bool(_STARTS & set(words[1:4]))
    held = words[:1] in (["against"], ["on"], ["versus"], ["vs"], ["from"]) or words[:2] in (
        ["compared", "with"],
        ["compared", "to"],
        ["relative", "to"],
    )
    yearly = words[:2] in _EACH_YEAR
    return (place.move.move, place.move) if (held and starts) or yearly else None


# Reduce crime 5% year on year; cut mileage 3% a year.
_EACH_YEAR = (["year", "on"], ["a", "year"], ["each", "year"], ["every", "year"], ["per", "annum"])


def _is_earlier(after: tuple[Token, ...], than: Token) -> bool:
    """£0.75m lower than last year; 40 more than in 2014/15: what it is held against is a time of one's own."""
    behind = after[after.index(than) + 1 :][:3]
    return any(token.is_time or token.low in _EARLIER for token in behind)


_EARLIER = word_set("last previous baseline year's prior")
_STARTS = word_set("baseline base level levels last previous")


_THAN = frozenset(
    {"below", "above", "less than", "more than", "fewer than", "lower than", "higher than", "greater than"}
)
_GOES_ON = word_set("rising increasing growing climbing falling dropping reducing improving")
_BOUND_NOUNS = word_set("threshold thresholds limit limits bound quartile tier band")
_ENDS_PHRASE = word_set("of in by to for from and with on at per who that are is be were")
