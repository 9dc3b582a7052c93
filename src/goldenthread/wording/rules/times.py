"""When a target or a baseline is for, and when a milestone is due."""

from goldenthread.wording.places import Place
from goldenthread.wording.tokens import Sort, Token

_STARTS_DATE = frozenset("in by for during end at to of until before on".split())


def when_of(place: Place, following: Place | None, is_aside: bool = False) -> str | None:
    """Give the time that is said of this number.

    It stands behind it, else behind a definition that follows ("75% within 13 weeks in 2011/12": `is_aside` tells that
    the number that follows is one), else right before it, else behind the number that it is joined to.
    """
    behind = _behind(place) or (_behind(following) if following and is_aside else None)
    if behind:
        return behind
    before = [token for token in place.before[-5:] if token.is_time and token.when]
    if before and not _belongs_to_other(place, before[-1]):
        return before[-1].when
    if following and following.clause == place.clause and following.bracket == place.bracket and _joined(place):
        return _behind(following)
    return None


def _behind(place: Place) -> str | None:
    for at, token in enumerate(place.after):
        if token.sort is Sort.MARK and token.text == "(" and not place.bracket and at > 0:
            return None
        if token.is_time and token.when and not _is_reference(place.after[:at]):
            later = place.after[at + 1] if at + 1 < len(place.after) else None
            return _last_of_run(place.after[at:]) if not (later and later.low in ("baseline", "level", "levels")) else None
    return None


def _last_of_run(found: tuple[Token, ...]) -> str:
    """2004/05 and 2005/06 together: the later one."""
    if len(found) > 2 and found[1].low in ("and", "to", "-", "–") and found[2].is_time and found[2].when:
        return found[2].when
    return found[0].when


def _is_reference(before: tuple[Token, ...]) -> bool:
    """By 5% on 2010/11; 42% below the 1990 baseline; compared with 2009: not a date for reaching anything."""
    near = [token.low for token in before[-3:]]
    return bool({"on", "below", "above", "from", "than", "against", "compared", "since", "with", "over"} & set(near)) and not (
        {"by", "in", "during"} & set(near[-1:])
    )


def _belongs_to_other(place: Place, time: Token) -> bool:
    """Whether the time before the number is the end of what was said of another one."""
    behind = [token for token in place.before if token.start > time.start]
    return any(token.text in (",", ")", ";") or token.low in ("and", "to", "from", "baseline") for token in behind)


def _joined(place: Place) -> bool:
    """Whether this number is joined to the next: "no deaths and no more than 19 injuries in 2019/20", "down 10% to 537"."""
    return any(token.low in ("and", "to") for token in place.after) and not any(token.text == "," for token in place.after)


_DUE_LEADS = frozenset("by before in during until end on for at of and autumn spring summer winter".split())


def due_of(found: tuple[Token, ...]) -> str | None:
    """Give when a milestone is due: the last date that is said, as "2012-03" or "2012"."""
    times = [
        token.when
        for before, token in zip([None, *found], found, strict=False)
        if token.is_time and token.when and not (before and before.low in ("since", "from", "baseline"))
    ]
    return month_of(times[-1]) if times else None


def month_of(when: str) -> str | None:
    """Give the month in which a year or period ends; "Q2" without its year has none."""
    if len(when) == 7 and when[4] == "/":  # a double year ends in March
        return f"{int(when[:4]) + 1}-03"
    if len(when) == 7 and when[4] == "-" and not 1 <= int(when[5:]) <= 12:
        return when[:2] + when[5:]  # 2008-15, several years
    return when if when[:1].isdigit() else None


def has_time(found: tuple[Token, ...]) -> bool:
    """Whether any date or period is said."""
    return any(token.is_time for token in found)
