"""Figures of an earlier time: "from 54 in Q1", "compared with 45.4% the year before", "below 2012/13's 74%"."""

from collections.abc import Callable
from itertools import pairwise

from goldenthread.wording.figures.brackets import in_bracket, is_of_other_things
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import LEVELS, is_past, up_to_mark
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.figures.times import said_when
from goldenthread.wording.tokens import Token
from goldenthread.wording.vocabulary import word_set

Rule = Callable[[Mention], bool]


def earlier(mention: Mention) -> Role | None:
    """From 54 in Q1; compared with 45.4% the year before; last year's 12; (237 in 2010/11)."""
    if _is_moved_on(mention):
        return None
    return Role.EARLIER if any(rule(mention) for rule in _RULES) else None


def said_of_the_past(mention: Mention) -> bool:
    """Whether the words beside it say an earlier time: last year, previously, the baseline of."""
    before = [token.low for token in up_to_mark([each for each in mention.place.before if each.text != ":"])][-7:]
    if "to" in before:
        before = before[len(before) - before[::-1].index("to") :]
    after = _phrase_after(mention)
    return is_past(before) or is_past(after) or before[-2:] == ["having", "been"] or _is_at_start(after)


def _is_at_start(after: list[str]) -> bool:
    """402 at the start of the year."""
    opened = after[:1] == ["at"] and bool({"start", "beginning", "outset", "opening"} & set(after[1:4]))
    return opened and "of" in after


def _is_moved_on(mention: Mention) -> bool:
    """Up on last year at 412: what is moved on is last year's, the figure is not."""
    before = mention.before(8)
    led = before[-1:] == ["at"] or (before[-2:-1] == ["at"] and before[-1] in _SMALL)
    return led and any(one in _MOVED_ON and two in ("on", "than") for one, two in pairwise(before))


_MOVED_ON = word_set("up down higher lower better worse more fewer less increase decrease rise fall drop improvement")


def word_by_word(words: list[str]) -> list[str]:
    """Give "better than" as two words."""
    return [part for word in words for part in word.split()]


def _phrase_after(mention: Mention) -> list[str]:
    words: list[str] = []
    for token in mention.place.after[:8]:
        if (
            token.text in ",;)."
            or (token.text == "(" and ")" not in {each.text for each in mention.place.after})
            or token.low.split(" ")[-1] in ("and", "but", "to", "which", "compared", "against", "than")
        ):
            break
        words.append(token.low)
    return words


def _from_level(mention: Mention) -> bool:
    lead = mention.place.lead
    before = mention.before(12)
    if lead == "from" or (lead == "of" and _from_extreme(before)):
        return _moved_before(mention) or _goes_to(mention)
    if lead == "to" and {"from"} & set(before[-6:]):
        return False  # doubled, from 21,300 to 44,900
    if _time_behind_from(mention) or ("against" in before[-4:] and "same" in mention.after(5)):
        return True
    noun = before[-2:-1] != [] and before[-2] in _SAVED
    if noun and before[-4:-2] in ([",", "a"], [",", "an"]) and before[-1:] == ["of"]:
        return False  # 212 compared with 236, a saving of 24
    if set(before[-6:]) & _AGAINST_EARLIER or (mention.place.bracket and _opens_with_comparison(mention)):
        return not _is_quantified(before)
    upon = [i for i, word in enumerate(before) if word in ("on", "upon")]
    if upon and before[upon[-1] - 1 : upon[-1]] and before[upon[-1] - 1] in _ON_EARLIER:
        return len(before) - upon[-1] <= 7 and not (mention.enclosed and is_of_other_things(mention, before))
    return False


def _from_extreme(before: list[str]) -> bool:
    """Risen from a low of 2.1% in June; down from last summer's peak of 92."""
    near = before[-6:]
    return near[-1:] == ["of"] and near[-2:-1] != [] and near[-2] in _EXTREMES and "from" in near


_EXTREMES = word_set("low high peak base baseline position level figure total start")


def _time_behind_from(mention: Mention) -> bool:
    """Better than the 61 of Q1; up on the 2010/11 figure of 12."""
    near = mention.tokens[max(0, mention.within - 7) : mention.within]
    for at, token in enumerate(near):
        if token.low in ("from", "than", "on", "over") and any(each.is_time for each in near[at + 1 : at + 4]):
            between = any(each.is_quantity for each in near[at + 1 :])
            return not between and (any(each.move for each in near[:at]) or token.low == "than")
    return False


def _moved_before(mention: Mention) -> bool:
    """Fell from 92; is an improvement from 92; up from 92; rose to 95 at the end of June from 92 in March."""
    if any(token.move for token in mention.tokens[max(0, mention.within - 6) : mention.within]):
        return True
    return _moved_to(mention) and _ends_or_has_time(mention)


def _moved_to(mention: Mention) -> bool:
    """Whether the figure before it is what the move went to, and of the same sort."""
    near = mention.tokens[max(0, mention.within - 12) : mention.within]
    at = max((at for at, token in enumerate(near) if token.is_quantity), default=0)
    if at == 0 or near[at].sort is not mention.token.sort:
        return False
    return near[at - 1].low == "up to" or (mention.place.move is not None and near[at - 1].low in ("to", "at"))


def _ends_or_has_time(mention: Mention) -> bool:
    behind = mention.tokens[mention.within + 1 : mention.within + 5]
    ends = not behind or behind[0].text in ".,;)" or behind[0].low in ("at", "in", "a", "the", "last", "on")
    return ends or any(token.is_time for token in behind)


def _held_to_time(mention: Mention) -> bool:
    """Below 2012/13 performance of 74%; exceeding the Q1 level of 72%."""
    near = mention.tokens[max(0, mention.within - 9) : mention.within]
    at = max((at for at, token in enumerate(near) if said_when(token)), default=0)
    behind = [token.low for token in near[at + 1 :]]
    if at == 0 or not _is_level(behind) or any(token.is_quantity for token in near[at:]):
        return False
    before = word_by_word([token.low for token in near[max(0, at - 4) : at]])
    while before and before[-1] in _ARTICLES:
        before.pop()
    return before[-1:] != [] and before[-1] in _HELD


def _is_level(words: list[str]) -> bool:
    """Performance of; level of; 's; result of just."""
    names = [word for word in words if word in LEVELS]
    small = set(words) <= LEVELS | _SMALL
    return small and (bool(names) or words in (["'s"], ["’s"])) and not TARGETS & set(words)


_ARTICLES = word_set("the our its a")
_SAVED = word_set("saving gain cut reduction drop fall rise increase decrease difference")
_SMALL = word_set("of at was is just only 's ’s overall final full year for validated")
_HELD = word_set("below above against under over exceeding exceeded exceeds exceed beating than on with to from")


def _against_then(mention: Mention) -> bool:
    """68.6% on time, against 72% in 2010/11."""
    behind = mention.tokens[mention.within + 1 : mention.within + 3]
    if mention.before(1) not in (["against"], ["versus"], ["v"], ["vs"]) or len(behind) < 2:
        return False
    timed = behind[0].low in ("in", "at", "during") and said_when(behind[1])
    before = [token for token in mention.tokens[: mention.within] if token.sort is mention.token.sort]
    return bool(timed) and bool(before) and _time_behind(mention, before[-1]) != said_when(behind[1])


def _time_behind(mention: Mention, token: Token) -> str | None:
    near = [each for each in mention.tokens[: mention.within] if each.start > token.start]
    return next((when for each in near if (when := said_when(each))), None)


def _goes_to(mention: Mention) -> bool:
    """From 92 in May to 86."""
    behind = mention.tokens[mention.within + 1 : mention.within + 12]
    for at, token in enumerate(behind):
        if token.low == "to" and any(each.is_quantity for each in behind[at + 1 : at + 4]):
            return not (at and behind[at - 1].low in ("equivalent", "equal", "equates", "up", "due"))
        if token.is_quantity:
            return False
    return False


_AGAINST_EARLIER = word_set("compared comparing comparison compare compares than versus vs v")


def _opens_with_comparison(mention: Mention) -> bool:
    """All of "(compared to 284 admissions, a rate of 969)" is of the earlier time."""
    inside: list[str] = []
    for token in reversed(mention.tokens[max(0, mention.within - 20) : mention.within]):
        if token.text == "(":
            break
        inside.append(token.low)
    return bool(_AGAINST_EARLIER & set(inside[-2:]))


def _is_quantified(before: list[str]) -> bool:
    """Fewer than 200 came: no comparison with an earlier figure."""
    return before[-1:] == ["than"] and before[-2:-1] in (["more"], ["less"], ["fewer"], ["greater"])


_ON_EARLIER = word_set(
    "improvement increase decrease reduction rise fall up down drop improved advance deterioration decline better"
)

_RULES: tuple[Rule, ...] = (said_of_the_past, _from_level, in_bracket, _held_to_time, _against_then)
