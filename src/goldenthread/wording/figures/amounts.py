"""Amounts of change and of difference: "up 5%", "increased by 172", "10 fewer than", "3.9 points above"."""

from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import COMPARED, opening
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.places import Place
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import FACTORS, Move, word_set

CHANGED = (Move.UP, Move.DOWN, Move.BETTER, Move.WORSE)

_CHANGE_NOUNS = word_set(
    "rise fall dip jump swing shortfall surplus overspend underspend slip variance climb difference growth"
)

_SMALL = word_set(
    "a an the just only about around some over nearly almost approximately further another net total by of "
    "further slight small"
)

_DIFFERENT = word_set(
    "more fewer less lower higher above below short ahead behind better worse longer shorter faster slower "
    "quicker over under up down greater increase decrease reduction rise fall drop improvement deterioration "
    "decline adrift shy off outside beyond inside cut dip jump"
)

_MAY_STAND_BETWEEN = word_set("of per cent point points year on months fte days weeks cases people")


def amount_of_change(mention: Mention) -> Role | None:
    """Up 5%; increased by 172; 10 fewer than; an improvement of 0.9 days; 3.9 points above."""
    place, token = mention.place, mention.token
    lead = place.lead
    if lead in ("to", "from", "at"):
        return None
    if mention.after(2) in (["to", "go"], ["to", "find"], ["to", "raise"]):
        return Role.AMOUNT  # £69k to find: what lacks to what is wanted
    if _led_by_change(place) or _change_noun_of(mention) or _difference_after(mention):
        return Role.AMOUNT
    if token.sort is Sort.PERCENT and (_is_amount_before(mention) or _says_move_in_bracket(mention)):
        return Role.AMOUNT
    added = token.text[:1] == "+" and mention.before(1) in (["("], [","])
    added = added or (token.text[:1] in "-−" and _says_move_in_bracket(mention))  # from 21 to 14 (-7)
    return Role.AMOUNT if added or (token.sort is Sort.PERCENT and _is_signed(mention)) else None


def _is_signed(mention: Mention) -> bool:
    """(-3.1%); 412 offences, +4%: a sign behind a mark or a word that asks for no figure."""
    sign = mention.token.text[:1]
    return sign == "+" or (sign in "-−" and mention.before(1) in (["("], [","], [";"], [":"]))


def _is_amount_before(mention: Mention) -> bool:
    """A reduction of 43 (9.5%): the bracket says the same in per cent."""
    before = mention.tokens[: mention.within]
    at = next((i for i in range(len(before) - 1, max(-1, len(before) - 5), -1) if before[i].is_quantity), None)
    if at is None or before[at].sort is Sort.PERCENT:
        return False
    between = {token.low for token in before[at + 1 :] if token.sort is Sort.MARK or token.low == "or"}
    timed = any(token.is_time for token in before[at + 1 :])
    if timed or not between & {"(", "or", "/"}:
        return False
    led = [token.low for token in before[max(0, at - 3) : at]]
    return led[-1:] in (["of"], ["by"]) and (before[at - 2].move in CHANGED or before[at - 2].low in _CHANGE_NOUNS)


# Double the 7 of last year; savings of £2m: no amounts of change.
_NO_CHANGE = word_set("saving savings save saved gain gains additional extra uplift closed closure closing") | set(
    FACTORS
)


def _led_by_change(place: Place) -> bool:
    """Reduced by 6%; down 10%; a rise of 5."""
    if place.lead == "by":
        return place.move is not None and place.move.move in CHANGED
    if place.change_before is None or place.change_before.low in _NO_CHANGE:
        return False
    return place.change_before.move in CHANGED and place.lead not in ("at", "on")


def _says_move_in_bracket(mention: Mention) -> bool:
    """Rose from 402 to 431 (6.7%); fell from 431 to 402, i.e. 6.7%; down from 11.2 (14%)."""
    opened = opening(mention)
    if opened is None and mention.before(1) in (["ie"], ["or"]):
        opened = mention.within - 1
    if opened is None or opened != mention.within - 1 or mention.after(1) not in ([")"], ["."], [","], [";"], []):
        return False
    before = mention.tokens[max(0, opened - 12) : opened]
    levels = [at for at, token in enumerate(before) if token.is_quantity]
    words = [token.low for token in before]
    if not levels or any(before[at].sort is Sort.PERCENT for at in levels):
        return False
    if words[: levels[-1]][-2:] in (["up", "from"], ["down", "from"]) or words[levels[-1] - 1] in _MOVED_FROM:
        return levels[-1] >= len(words) - _NEAREST
    if words[levels[-1] - 1] == "from" and len(levels) > 1 and words[levels[-2] - 1] == "to":
        return levels[-1] >= len(words) - _NEAREST and any(token.move for token in before)
    if len(levels) < 2:
        return False
    return "from" in words[: levels[-2]][-2:] and "to" in words[levels[-2] : levels[-1]][-2:]


_MOVED_FROM = frozenset({"up from", "down from"})
_NEAREST = 3


def _change_noun_of(mention: Mention) -> bool:
    """An increase of 12; fell by 6; down 12; by 3, from 50 to 47."""
    before = list(mention.tokens[max(0, mention.within - 6) : mention.within])
    led = False
    for token in reversed(before):
        if token.low in ("by", "of"):
            led = True
        elif token.low in _NO_CHANGE:
            return False
        elif token.move in CHANGED or token.low in _CHANGE_NOUNS:
            return led or token.low in ("up", "down")
        elif token.low not in _SMALL and token.sort is not Sort.NAME:
            break
    if led and mention.before(1) == ["by"]:
        exceeded = set(mention.before(8)) & {
            "exceeding",
            "exceeded",
            "exceeds",
            "short",
            "missed",
            "missing",
            "beating",
            "beat",
            "above",
            "below",
            "over",
            "under",
            "beaten",
            "surpassed",
            "surpassing",
            "overshot",
            "undershot",
        }
        return mention.after(2) == [",", "from"] or bool(exceeded)
    return False


def _difference_after(mention: Mention) -> bool:
    """10 fewer than the 43; 37.4 weeks over the standard; a 5% fall."""
    after = _past_bracket(mention.tokens[mention.within + 1 : mention.within + 9])[:4]
    for at, token in enumerate(after):
        word = token.low.split(" ")[0]
        if token.after:
            return False
        if word in _DIFFERENT:
            behind = after[at + 1 :]
            if _is_level(mention, behind) or _is_limited(mention, word, behind):
                return False
            return _is_difference(word, [each.low for each in after[at + 1 :]], mention)
        if at >= 2 or token.low not in _MAY_STAND_BETWEEN:
            return False
    return False


def _is_level(mention: Mention, behind: tuple[Token, ...]) -> bool:
    """The 0.48% lower threshold: a level that is called so."""
    return mention.before(1) in (["the"], ["our"], ["its"]) and any(each.low in TARGETS for each in behind[:1])


def _is_limited(mention: Mention, word: str, behind: tuple[Token, ...]) -> bool:
    """97 inside the 15 days: a limit of another sort is nothing that a count differs from."""
    figure = next((token for token in behind[:2] if token.is_quantity), None)
    limit = figure is not None and figure.sort is Sort.DURATION and mention.token.sort is not Sort.DURATION
    return limit and word in ("inside", "outside", "within", "under", "over", "beyond", "above", "below")


def _past_bracket(after: tuple[Token, ...]) -> tuple[Token, ...]:
    """1,210 (4.4%) more than: the bracket says the same in per cent."""
    if len(after) > 1 and after[0].low == "or" and after[1].sort is Sort.PERCENT:
        return after[2:]  # 57 or 6% up on
    said_twice = len(after) > 2 and after[0].text == "(" and after[1].sort is Sort.PERCENT and after[2].text == ")"
    return after[3:] if said_twice else after


def _is_difference(word: str, following: list[str], mention: Mention) -> bool:
    if word in ("over", "behind", "short", "adrift", "outside", "ahead", "under", "above", "below") and (
        following or ["."]
    )[0] in (
        ".",
        ",",
        ";",
        ")",
    ):
        return True
    if mention.token.sort is Sort.POINTS and word in ("better", "worse", "up", "down"):
        return True
    if word in ("better", "worse"):
        return bool({"than", "off"} & {*following[:1], *mention.after(4)[1:]})
    if word in ("over", "under", "up", "down", "behind", "above", "below", "outside", "beyond", "inside"):
        near = mention.after(7)
        if word in ("up", "down") and (mention.token.sort is Sort.PERCENT or near[1:2] == ["on"]):
            return True
        if mention.token.sort in (Sort.POINTS, Sort.PERCENT) and COMPARED & set(near[:4]):
            return True  # 3.8 points below England
        over_time = "over the" in " ".join(near) and bool(_SPANS & set(near[:4]))
        return bool(TARGETS & set(near)) or (bool(_BENCHMARKS & set(near)) and not over_time)
    return True


_SPANS = word_set("year years period periods quarter quarters month months term terms summer")
_BENCHMARKS = word_set("last previous average standard baseline profile same the since budget plan expectations")
