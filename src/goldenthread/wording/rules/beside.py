"""What a number that no rule knows is there for: its neighbours in the clause help to decide."""

from dataclasses import replace
from itertools import pairwise

from goldenthread.plan import Op
from goldenthread.wording.places import Place
from goldenthread.wording.rules.role import Role, is_share
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import Move, word_set


def with_times(places: list[Place]) -> list[Place]:
    """5 days on average, never above 8; 7.5 days, stretch 7: a bare bound or stretch behind a time is one too."""
    made = places[:1]
    for place in places[1:]:
        last = made[-1]
        bare = place.token.sort is Sort.NUMBER and not (place.token.unit or place.per or place.token.of)
        ends = not place.after or place.after[0].sort is Sort.MARK
        again = ends and (place.compare is not None or "stretch" in place.words_before)
        if (
            bare
            and (again or _is_same_then(last, place))
            and last.token.sort is Sort.DURATION
            and last.clause == place.clause
        ):
            place = replace(place, token=replace(place.token, sort=Sort.DURATION, unit=last.token.unit))
        made.append(place)
    return made


def _is_same_then(last: Place, place: Place) -> bool:
    """18 days or quicker (21.4 in 2013/14); not "answered in 10 days (96 in 2013/14)", where the days are a limit."""
    timed = bool(place.after) and (place.after[0].is_time or [t.is_time for t in place.after[1:2]] == [True])
    timed = timed or bool(_NOW & set(place.words_before[-2:]))
    is_limit = last.words_before[-1:] and last.words_before[-1] in _LIMITS
    return bool(place.bracket and not last.bracket and timed and not is_limit)


_NOW = word_set("currently now presently was baseline")
_LIMITS = word_set("in within inside under after for over every of")


def said_twice(places: list[Place], known: list[Role | None]) -> list[Role | None]:
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


def going_on(places: list[Place], known: list[Role | None]) -> list[Role | None]:
    """A change goes on: "by 5% in 2011 and 10% in 2012"; "down 20% (4% in each year)"."""
    made: list[Role | None] = []
    for place, role in zip(places, known, strict=True):
        last = places[len(made) - 1] if made and made[-1] is Role.CHANGE else None
        goes_on = role is None and last is not None and _goes_on(last, place)
        made.append(Role.CHANGE if goes_on else role)
    return made


def _goes_on(last: Place, place: Place) -> bool:
    if last.clause != place.clause or last.token.sort is not place.token.sort:
        return False
    if place.lead in ("to", "of"):
        return is_rising_cut(last, place)
    if place.words_after[:1] == ["of"] or place.compare:
        return False
    yearly = bool({"each", "every", "annually", "annum"} & set(place.words_after[:4]))
    further = "further" in place.words_before[-2:]
    return yearly or further or any(token.low in ("and", "then") or token.text in ",&" for token in place.before[-2:])


def is_rising_cut(last: Place, place: Place) -> bool:
    """Cut by 5% in 2012, rising to 12%: what rises is the cut, since what is cut doesn't rise."""
    cut, rise = last.move, place.change_before
    if not cut or not rise or (cut.move, rise.move) != (Move.DOWN, Move.UP):
        return False
    behind = place.before[: place.before.index(rise)][-1:]  # "with satisfaction rising to 80%" is of another thing
    goes_on = not behind or behind[0].sort is Sort.MARK or behind[0].is_time or behind[0].low in ("and", "then")
    return goes_on and place.lead == "to" and is_share(place)


def beside(places: list[Place], known: list[Role | None]) -> list[Role]:
    """Numbers and times beside a share, a sum or a rate in the same clause tell what is measured, not how much."""
    titled = {_where(p) for p, r in zip(places, known, strict=True) if r is None and p.is_last and _is_led_by_mark(p)}
    open_ones = [
        place
        for place, role in zip(places, known, strict=True)
        if role is None and not (_where(place) in titled and _is_in_title(place))
    ]
    headed = {place.clause for place in places if place.is_last and not place.bracket and _is_last_part(place)}
    strong = {place.clause for place in open_ones if _is_strong(place) and not place.bracket}
    counted = {place.clause for place in open_ones if place.token.sort is not Sort.DURATION}
    changed = {p.clause for p, r in zip(places, known, strict=True) if r is Role.CHANGE}
    made: list[Role] = []
    for place, role in zip(places, known, strict=True):
        if role is None:
            defines = bool(place.bracket) and place.clause in headed and _is_definition(place)
            beside = (
                (_where(place) in titled and _is_in_title(place))
                or defines
                or _is_weak(place, place.clause in strong, place.clause in counted, place.clause in changed)
            )
            role = Role.ASIDE if beside else Role.TARGET
        made.append(role)
    return made


def _is_last_part(place: Place) -> bool:
    """Whether a bracket closes and a colon or dash stands between it and the number: "(10%+ missed): secondary 14%"."""
    marks = [token.text for token in place.before if token.sort is Sort.MARK]
    leads = bool(_LEADING_MARKS & set(marks[1:])) or [token.text for token in place.before[-1:]] == [")"]
    return place.follows and marks[:1] == [")"] and leads


def _is_definition(place: Place) -> bool:
    """Persistent absence (10%+ of sessions missed): 14%: a bound in the title's bracket tells who is counted."""
    return place.compare is not None and not place.is_last and not {"target", "max", "limit"} & set(place.words_before)


def _where(place: Place) -> tuple[int, int]:
    """A colon within a bracket titles what stands in that bracket, and nothing before it."""
    return place.clause, place.bracket


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
    if [token.low for token in after[-2:]] in (["of", "which"], ["of", "whom"], ["of", "these"], ["of", "them"]):
        return True
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
    closed = max((at for at, token in enumerate(place.before) if token.text == ")"), default=-1)
    near = [token.low for token in place.before[closed + 1 :] if token.sort is not Sort.MARK][-2:]
    if place.bracket and place.compare is not None and place.compare.text == "+":
        return True  # empty for long (6 months+)
    beyond = place.compare is not None and place.compare.op in (Op.ABOVE, Op.AT_LEAST)
    if place.words_after[:1] == ["to"] and [token.is_time for token in place.after[1:2]] == [True]:
        return True  # the 12 months to March 2024
    titled = not place.follows and _is_led_by_mark(place)  # Land supply: at least 5.25 years
    return bool(_SPANS & set(near)) or (beyond and place.lead != "of" and not titled)
