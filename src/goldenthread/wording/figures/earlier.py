"""Figures of an earlier time: "from 54 in Q1", "compared with 45.4% the year before", "(237 in 2010/11)"."""

from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import is_past, opening, up_to_mark
from goldenthread.wording.tokens import Sort
from goldenthread.wording.vocabulary import word_set


def earlier(mention: Mention) -> Role | None:
    """From 54 in Q1; compared with 45.4% the year before; last year's 12; (237 in 2010/11)."""
    return Role.EARLIER if said_of_the_past(mention) or _from_level(mention) or _in_bracket(mention) else None


def said_of_the_past(mention: Mention) -> bool:
    """Whether the words beside it say an earlier time: last year, previously, the baseline of."""
    before = [token.low for token in up_to_mark([each for each in mention.place.before if each.text != ":"])][-7:]
    if "to" in before:
        before = before[len(before) - before[::-1].index("to") :]
    after = _phrase_after(mention)
    return is_past(before) or is_past(after)


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


def _in_bracket(mention: Mention) -> bool:
    """... than last year (34); a fall on 2013/14 (658); now 68.4 (2010: 66.9); 91% (Q1 84, Q2 88)."""
    opened = opening(mention)
    if opened is None:
        return False
    if mention.tokens[opened - 1].is_time and {"since", "than"} & set(mention.before(mention.within - opened + 4)):
        return True  # has improved since Q1 (59%)
    if not any(token.is_quantity for token in mention.tokens[:opened]):
        return False
    inside = mention.tokens[opened + 1 : mention.within]
    outside = [word for token in mention.tokens[max(0, opened - 8) : opened] for word in token.low.split()]
    if not inside and _is_of_other_time(mention, opened):
        return True
    if not inside:
        timed = mention.tokens[opened - 1].is_time and bool(set(outside) & _HELD_TO)
        return timed or is_past(outside[-4:])
    last = inside[-1] if inside[-1].sort is not Sort.MARK else inside[-2] if len(inside) > 1 else inside[-1]
    closing = mention.after(1) in ([")"], [","], [";"])
    return last.is_time and closing


_HELD_TO = word_set("on than from against compared to v vs over")


def _is_of_other_time(mention: Mention, opened: int) -> bool:
    """1,106 requests in 2012/13 (985 in 2011/12): the time in the bracket isn't the one outside."""
    near = mention.tokens[max(0, opened - 4) : opened]
    outside = [token.when for token in near if token.when]
    behind = [token.when for token in mention.place.after[:3] if token.is_time]
    alike = any(token.is_quantity and token.sort is mention.token.sort for token in near)
    return bool(behind) and (alike or bool(outside)) and outside[-1:] != behind[:1]


def _from_level(mention: Mention) -> bool:
    lead = mention.place.lead
    before = mention.before(12)
    if lead == "from":
        return _moved_before(mention) or _goes_to(mention)
    if lead == "to" and {"from"} & set(before[-6:]):
        return False  # doubled, from 21,300 to 44,900
    if _time_behind_from(mention) or ("against" in before[-4:] and "same" in mention.after(5)):
        return True
    if set(before[-6:]) & _AGAINST_EARLIER or (mention.place.bracket and _opens_with_comparison(mention)):
        return not _is_quantified(before)
    upon = [i for i, word in enumerate(before) if word in ("on", "upon")]
    if upon and before[upon[-1] - 1 : upon[-1]] and before[upon[-1] - 1] in _ON_EARLIER:
        return len(before) - upon[-1] <= 7
    return False


def _time_behind_from(mention: Mention) -> bool:
    """Better than the 61 of Q1; up on the 2010/11 figure of 12."""
    near = mention.tokens[max(0, mention.within - 7) : mention.within]
    for at, token in enumerate(near):
        if token.low in ("from", "than", "on", "over") and any(each.is_time for each in near[at + 1 : at + 4]):
            between = any(each.is_quantity for each in near[at + 1 :])
            return not between and (any(each.move for each in near[:at]) or token.low == "than")
    return False


def _moved_before(mention: Mention) -> bool:
    """Fell from 92; is an improvement from 92; up from 92."""
    return any(token.move for token in mention.tokens[max(0, mention.within - 6) : mention.within])


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
