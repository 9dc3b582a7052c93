"""Shares of a target, rates, ratios and averages whose figures stand apart: found by their roles, not by a shape.

The words beside the stated figure say what it is: "of the annual requirement", "per 1,000", "an average of". The
figures that it is made of have to be called so ("population", "out of") and to be the only ones near by.
"""

from collections.abc import Iterator

from goldenthread.plan import ClaimKind, Target
from goldenthread.wording.claims.draft import Draft, drafted, value_at
from goldenthread.wording.claims.loose import Around
from goldenthread.wording.claims.pairs import is_count
from goldenthread.wording.claims.ratios import stands_together
from goldenthread.wording.claims.subjects import names_in, says_same, spoken_of, stems_of
from goldenthread.wording.claims.wanted import only_target, target_of_part
from goldenthread.wording.figures.fitting import is_of_unit
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_MOST_NEAR = 8
_RESULTS = (Role.OWN, Role.PART)
_COMPARES = word_set("target average compared than against last previous national england budget")


def apart(around: Around) -> Iterator[Draft]:
    """Find the claims of all these kinds, of figures that no other claim states."""
    for number, mention in enumerate(around.mentions):
        if mention.at in around.used or mention.role is not Role.OWN or mention.token.high is not None:
            continue
        near = list(around.mentions[max(0, number - _MOST_NEAR) : number + 1 + _MOST_NEAR])
        if mention.token.sort is Sort.PERCENT:
            yield from _share_of_target(around, mention, near)
            yield from _share_of_pair(around, mention, near)
        elif mention.place.per is not None:
            yield from _rate(around, mention, near)
        elif mention.token.sort in (Sort.DURATION, Sort.MONEY, Sort.NUMBER):
            yield from _average(around, mention, near)


# Shares of what is wanted.

_WANTED = TARGETS | word_set("requirement programme allowance allocation commitment pledge expectation")
_OF_YEAR = word_set("annual yearly year's full-year planned required")
_FIGURES = word_set("figure total number amount")
_MONEY = word_set("budget pot fund")
_BESIDE = word_set(
    "the our its this that whole full total overall agreed original set year year's annual yearly planned"
)
_SET_OUT = (
    "what we set out",
    "what is needed",
    "what is required",
    "what was planned",
    "what we need",
    "what we planned",
)
_LONGEST = 6


def _share_of_target(around: Around, share: Mention, near: list[Mention]) -> Iterator[Draft]:
    """173 net (189 gross). That is 42% of the annual requirement: the criterion's target."""
    level = _result(around, share, near)
    if level is None:
        return
    target = around.own.get(level.at) or target_of_part(around.line, level.at, around.criterion)
    target = target or only_target(around.criterion)
    if target is None or not _can_be_target(level, target) or not _is_of_wanted(around, share, level, target):
        return
    parts = {"a": value_at(around.line, level.at), "target": target.value, "unit": "%"}
    yield drafted(ClaimKind.SHARE_OF_TARGET, around.said, around.line, share.at, [level.at], **parts)


def _can_be_target(level: Mention, target: Target) -> bool:
    own = target.high is None and target.relative_to is None and target.unit != "%"
    return own and is_of_unit(level, target.unit)


def _is_of_wanted(around: Around, share: Mention, level: Mention, target: Target) -> bool:
    """Of the annual limit; of this year's savings programme, where savings are what is wanted."""
    behind = share.tokens[share.within + 1 : share.within + 2 + _LONGEST]
    words = [word for token in behind for word in token.low.split()]
    if words[:1] != ["of"]:
        return False
    if " ".join(words[1:]).startswith(_SET_OUT):
        return True
    at = next((at for at, word in enumerate(words) if word in _WANTED | _FIGURES | _MONEY), None)
    if at is None or words[at + 1 : at + 2] == ["of"]:
        return False
    led = set(words[1:at])
    known = (
        (word in _WANTED, word in _FIGURES and _OF_YEAR & led, word in _MONEY and target.unit == "£")
        if (word := words[at])
        else ()
    )
    others = led - _BESIDE - TARGETS
    return any(known) and names_in(behind[1 : at + 1], others) <= spoken_of(level, around.criterion)


def _result(around: Around, share: Mention, near: list[Mention]) -> Mention | None:
    """The own figure that a share is of: the only one of its sentence before it, else of the sentence before."""
    own = [each for each in near if each.role is Role.OWN and each.at < share.at and not each.enclosed]
    own = [each for each in own if each.token.sort is not Sort.PERCENT and each.at not in around.stated_amounts]
    own = [each for each in own if share.sentence - each.sentence <= 1]
    own = [each for each in own if each.before(1) not in (["in"], ["at"], ["across"], ["by"])] or own
    here = [each for each in own if each.sentence == share.sentence]
    found = here or own
    chosen = [each for each in found if each.at in around.own]
    only = chosen if len(chosen) == 1 else found
    return only[0] if len(only) == 1 and says_same(share, only[0], around.criterion) else None


# Rates.

_LINKS = word_set("from of in among amongst across over on population")
_BASES = word_set("population pop pop. cohort base roll")
_BETWEEN = 8
_LEAST_PER = 100


def _rate(around: Around, stated: Mention, near: list[Mention]) -> Iterator[Draft]:
    """52.1 per 100,000. We missed 611 bins from 1,173,600 lifts; 298 = 327.4 per 100,000 (population 91,030)."""
    per = stated.place.per
    if per is None or per.value is None or per.value < _LEAST_PER:
        return
    counts = [each for each in near if _is_near(stated, each) and is_count(each) and each.role in _RESULTS]
    pairs = {found for each in counts if (found := _events_of(around, stated, each, counts))}
    if len(pairs) == 1:
        event, base = next(iter(pairs))
        parts = {
            "a": value_at(around.line, event),
            "b": value_at(around.line, base),
            "per": per.value,
            "unit": per.unit,
        }
        yield drafted(ClaimKind.RATE, around.said, around.line, stated.at, [event, base], **parts)


def _is_near(stated: Mention, each: Mention) -> bool:
    return each is not stated and abs(each.sentence - stated.sentence) <= 1 and each.place.per is None


def _events_of(around: Around, stated: Mention, base: Mention, counts: list[Mention]) -> tuple[int, int] | None:
    """The count and the base that it happened among: linked by a word, or the base is called so."""
    ahead = [each for each in counts if each.at < base.at and each.sentence == base.sentence]
    said = _is_called(stated, base) or (_ends_there(base) and _is_said_of(around, stated, ahead[-1] if ahead else base))
    if ahead and _links(ahead[-1], base) and said:
        return ahead[-1].at, base.at
    others = [each for each in counts if each is not base]
    if _is_called(stated, base) and len(others) == 1:
        return others[0].at, base.at
    return None


def _links(event: Mention, base: Mention) -> bool:
    between = event.tokens[event.within + 1 : base.within]
    words = {word for token in between for word in token.low.split()}
    marked = any(token.sort is Sort.MARK or token.is_quantity for token in between)
    return len(between) <= _BETWEEN and not marked and bool(words & _LINKS) and not words & _COMPARES


def _ends_there(base: Mention) -> bool:
    """Among 310 people on the new scheme: what goes on names another, smaller base."""
    behind = base.tokens[base.within + 1 : base.within + 4]
    return len(behind) < 3 or any(token.sort is Sort.MARK or token.is_quantity for token in behind)


def _is_called(stated: Mention, base: Mention) -> bool:
    """Whether a count is called the population, or by the noun behind "per 1,000"."""
    behind = base.tokens[base.within + 1 : base.within + 3]
    near = (*_up_to_mark(base.tokens[max(0, base.within - 4) : base.within][::-1]), *_up_to_mark(behind))
    words = {word for token in near for word in token.low.split()}
    behind = stated.tokens[stated.within + 2 : stated.within + 3]
    noun = behind[0].low if behind and behind[0].sort is Sort.WORD and behind[0].low.endswith("s") else ""
    return bool(words & _BASES) or (noun != "" and noun in words)


def _up_to_mark(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens up to a mark or figure, or to a word that leads to another one."""
    ends = (at for at, token in enumerate(tokens) if token.text in ",;()." or token.is_quantity or token.low in _LEADS)
    return tokens[: next(ends, len(tokens))]


_LEADS = word_set("from in among amongst across over")


def _is_said_of(around: Around, stated: Mention, event: Mention) -> bool:
    """Whether what is counted was named by the criterion, or beside the rate: "missed bins", "we missed 611 bins"."""
    if event.sentence == stated.sentence:
        return True
    near = event.tokens[max(0, event.within - 3) : event.within + 3]
    return bool(stems_of(near) & spoken_of(stated, around.criterion))


# Ratios.

_TIES = word_set("being ie with that is or representing based on which reflecting covering so namely")
_OF = word_set("of from out the our all")


def _share_of_pair(around: Around, share: Mention, near: list[Mention]) -> Iterator[Draft]:
    """93.8% in time (Q1 95.4%), being 14,527 of 15,200 invoices; 12.5%. 31 posts out of 248 are filled by agency."""
    behind = [each for each in near if each.at > share.at and not (each.enclosed and each.role is not Role.OWN)]
    if len(behind) < 2 or share.enclosed:
        return
    part, whole = behind[:2]
    if not _are_pair(part, whole) or any(_says_share(each, whole) for each in behind[2:3]):
        return
    tied = (
        _is_tied(share, part) if part.sentence == share.sentence else _is_told_again(around, share, part, whole, near)
    )
    found = {"a": part.at, "b": whole.at, "p": share.at}
    if tied and not {part.at, whole.at} & around.operands and stands_together(around.line, found):
        parts = {"a": value_at(around.line, part.at), "b": value_at(around.line, whole.at), "unit": "%"}
        yield drafted(ClaimKind.RATIO, around.said, around.line, share.at, [part.at, whole.at], **parts)


def _are_pair(part: Mention, whole: Mention) -> bool:
    if part.sentence != whole.sentence or not (is_count(part) and is_count(whole)) or part.role not in _RESULTS:
        return False
    if part.token.sort is not whole.token.sort or whole.role not in _RESULTS:
        return False
    between = part.tokens[part.within + 1 : whole.within]
    words = [word for token in between for word in token.low.split()]
    linked = bool({"of", "from"} & set(words[-3:])) and not {"from"} & set(part.before(1))
    return linked and len(words) <= _BETWEEN // 2 and not any(token.sort is Sort.MARK for token in between)


def _says_share(other: Mention, whole: Mention) -> bool:
    """Whether the pair has a percentage of its own right behind."""
    close = other.sentence == whole.sentence and other.within - whole.within <= _BETWEEN
    return close and other.token.sort is Sort.PERCENT


def _is_tied(share: Mention, part: Mention) -> bool:
    """Whether only a mark and words like "being" lead to the pair, behind what is said of the percentage."""
    between = share.tokens[share.within + 1 : part.within]
    at = max((at for at, token in enumerate(between) if token.text in ",;:)-–—"), default=None)
    if at is None or any(token.text in ";" for token in between):
        return False
    led = [word for token in between[at + 1 :] for word in token.low.split()]
    words = {word for token in between[:at] for word in token.low.split()}
    closed = between[at].text == ")" and not led
    return not closed and set(led) <= _TIES and not {"target", "but", "while", "and"} & words


def _is_told_again(around: Around, share: Mention, part: Mention, whole: Mention, near: list[Mention]) -> bool:
    """The pair opens the next sentence, alone, and what it goes on to say is what the percentage is of."""
    here = [each for each in near if each.sentence == part.sentence]
    last = [each for each in near if each.sentence == share.sentence and each.token.sort is Sort.PERCENT]
    own = [each for each in last if each.role is Role.OWN and not each.enclosed]
    alone = part.sentence == share.sentence + 1 and part.within <= 1 and len(here) == 2 and own == [share]
    linked = whole.before(1) != ["of"] or whole.before(2) == ["out", "of"] or whole.within == part.within + 2
    alone = alone and linked and part.token.printed[:1].isdigit()
    behind = [token.low for token in whole.tokens[whole.within + 1 : whole.within + 3]]
    alone = alone and bool(_VERBS & set(behind))  # 412 out of 1,900 on universal credit are of a smaller whole
    goes_on = names_in(whole.tokens[whole.within + 1 :][: 2 * _BETWEEN])
    return alone and bool(goes_on & spoken_of(share, around.criterion))


_VERBS = word_set("is are was were has have had")

# Averages.

_AVERAGES = word_set("average averages averaging averaged mean")


def _average(around: Around, stated: Mention, near: list[Mention]) -> Iterator[Draft]:
    """61 grants took 16,287 days overall, an average of 267 days: a total and the number that it is parted among."""
    led = set(stated.before(4))
    before = [each for each in near if each.sentence == stated.sentence and each.at < stated.at and not each.enclosed]
    if not led & _AVERAGES or led & (_COMPARES - _AVERAGES) or len(before) != 2 or not stated.token.unit:
        return
    totals = [each for each in before if each.token.unit == stated.token.unit]
    numbers = [each for each in before if is_count(each) and each.token.sort is Sort.NUMBER]
    fitting = len(totals) == len(numbers) == 1 and {each.role for each in before} <= set(_RESULTS)
    between = stated.tokens[before[0].within : stated.within]
    words = {word for token in between for word in token.low.split()}
    fitting = fitting and says_same(stated, before[-1], around.criterion)
    if fitting and not words & (_COMPARES - _AVERAGES) and _concludes(before[-1], stated):
        a, b = totals[0].at, numbers[0].at
        parts = {"a": value_at(around.line, a), "b": value_at(around.line, b), "unit": stated.token.unit}
        yield drafted(ClaimKind.RATIO, around.said, around.line, stated.at, [a, b], **parts)


def _concludes(last: Mention, stated: Mention) -> bool:
    """, an average of; : an average of; which averages: a mark or a word parts the average from what makes it."""
    between = stated.tokens[last.within + 1 : stated.within]
    return any(token.text in ",:;-–=" or token.low in ("so", "giving", "making", "which") for token in between)
