"""A change whose levels were said in the sentences before it: "1,266 this year; 1,498 in 2016. That's a drop of 15.5%".

The sentence of the change has to point back ("this is", "that was", "an increase of"), and what it can mean has to be
the only figure of its kind there.
"""

from goldenthread.wording.claims.bracketed import bracket_beside
from goldenthread.wording.claims.levels import Levels, alike, suits
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import is_past
from goldenthread.wording.vocabulary import word_set

_POINTS_BACK = word_set("this that it which these a an")
_SINCE = word_set("on than from over against compared since above below under ahead behind short")
_REACH = 12
_CLOSE = 8
_FURTHEST = 24


def in_sentences_before(amount: Mention, near: list[Mention], past: list[Mention]) -> Levels | None:
    """Give the levels of a change that points back; `past` are the mentions of the sentences before it."""
    before = [each for each in near if each.at < amount.at and each.role is not Role.AMOUNT]
    said = [each for each in before if not (each.enclosed and each.role is Role.EARLIER)]
    last = [each for each in past if each.sentence == amount.sentence - 1]
    if said:
        return _since_sentence_before(amount, said, last) or _compared_with(amount, said, last)
    if not _points_back(amount):
        return None
    held = _held_against(amount, near)
    if held is not None:
        own = _only(amount, last, Role.OWN, held)
        return (held, own) if own else None
    return _bracketed(amount, last) or _both(amount, last) or _one_each(amount, last, past)


def _points_back(amount: Mention) -> bool:
    opening = amount.tokens[0].low.removesuffix("'s").removesuffix("’s")
    led = {token.low for token in amount.tokens[: min(amount.within, _FURTHEST)]}
    return (
        amount.within <= _FURTHEST and opening in _POINTS_BACK and not led & _ONLY_PART and amount.after(1) != ["for"]
    )


_ONLY_PART = word_set("includes included including include due because despite follows reflects partly")


def _suiting(amount: Mention, found: list[Mention], role: Role) -> list[Mention]:
    return [each for each in found if each.role is role and not each.enclosed and suits(amount, each)]


def _only(amount: Mention, found: list[Mention], role: Role, like: Mention) -> Mention | None:
    suiting = [each for each in _suiting(amount, found, role) if alike(each, like)]
    return suiting[0] if len(suiting) == 1 else None


def _both(amount: Mention, last: list[Mention]) -> Levels | None:
    """1,266 this year; the year before 1,498. That's a drop of 15.5%: the only two levels of the sentence before."""
    own, before = _suiting(amount, last, Role.OWN), _suiting(amount, last, Role.EARLIER)
    if len(own) != 1 or len(before) != 1 or not alike(own[0], before[0]):
        return None
    return before[0], own[0]


def _bracketed(amount: Mention, last: list[Mention]) -> Levels | None:
    """31.2 days (35.0 in 2013). This is an improvement of 3.8 days."""
    own = _suiting(amount, last, Role.OWN)
    found = [(each, bracket) for each in own if (bracket := bracket_beside(each, last)) and bracket.dated]
    if len(found) != 1 or len(own) != 1:
        return None
    level, bracket = found[0]
    return (bracket.level, level) if suits(amount, bracket.level) else None


def _one_each(amount: Mention, last: list[Mention], past: list[Mention]) -> Levels | None:
    """81,200 were made. Last year it was 77,000. This is an increase of 5.5%."""
    before = _suiting(amount, last, Role.EARLIER)
    if len(before) != 1 or any(suits(amount, each) for each in last if each is not before[0]):
        return None
    own = _only(amount, [each for each in past if each.sentence == amount.sentence - 2], Role.OWN, before[0])
    return (before[0], own) if own else None


def _since_sentence_before(amount: Mention, said: list[Mention], last: list[Mention]) -> Levels | None:
    """Last year's figure was 77,000. This year's is 81,200, an increase of 5.5%."""
    own = [each for each in said if suits(amount, each)]
    before = [each for each in last if suits(amount, each)]
    if len(own) != 1 or len(before) != 1 or own[0].enclosed or amount.within - own[0].within > _CLOSE:
        return None
    behind = amount.after(_CLOSE)
    elsewhere = bool(_SINCE & set(behind)) and not is_past(behind)
    fitting = own[0].role is Role.OWN and before[0].role is Role.EARLIER and alike(own[0], before[0])
    return (before[0], own[0]) if fitting and not elsewhere else None


def _compared_with(amount: Mention, said: list[Mention], last: list[Mention]) -> Levels | None:
    """The result was 92.3%. This compares with 93.7% in 2012/13, a decrease of 1.4%."""
    compares = _points_back(amount) and bool({"compares", "compared"} & {token.low for token in amount.tokens[1:4]})
    if not compares or len(said) != 1 or said[0].role is not Role.EARLIER or not suits(amount, said[0]):
        return None
    own = _only(amount, last, Role.OWN, said[0])
    return (said[0], own) if own else None


def _held_against(amount: Mention, near: list[Mention]) -> Mention | None:
    """This is 5.5% up on the 77,000 made last year; this is a rise of 5.5% on last year (77,000)."""
    behind = [each for each in near if each.at > amount.at and each.role is not Role.AMOUNT]
    if not behind or behind[0].role not in (Role.EARLIER, Role.OTHERS) or not suits(amount, behind[0]):
        return None
    between = [word for token in amount.tokens[amount.within + 1 : behind[0].within] for word in token.low.split()]
    return behind[0] if len(between) <= _REACH and _SINCE & set(between) and "but" not in between else None
