"""Shares and multiples that agree: any two figures near by whose quotient is the figure."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise, permutations

from goldenthread.plan import Claim, ClaimKind, Number, Target, step_of
from goldenthread.wording.claims.agreeing.differing import differs, is_left, names_no_other
from goldenthread.wording.claims.agreeing.near import (
    Reading,
    agrees,
    chosen_of,
    distance,
    is_sure,
    near,
    wanted,
    words_ahead,
    words_behind,
)
from goldenthread.wording.claims.draft import drafted
from goldenthread.wording.claims.loose import Around
from goldenthread.wording.claims.subjects import names_in, same_subject, spoken_of
from goldenthread.wording.figures.fitting import fits
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import is_past
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.tokens import Sort
from goldenthread.wording.vocabulary import word_set

_COUNTED = (Sort.NUMBER, Sort.MONEY)
_UNLIKELY, _FROM_CRITERION = 15, 30
_TENTH = Decimal("0.1")
PARTS = (Role.OWN, Role.PART, Role.EARLIER, Role.TARGET, Role.AMOUNT, Role.FORECAST)
_WANTED = TARGETS | word_set(
    "budget budgeted planned needed required wanted want expected way there profile requirement programme annual "
    "full-year hoped intended done complete completed aimed yearly objective commitment pledge allocation"
)


def shares(around: Around, number: int) -> Iterator[Reading]:
    """Give each pair of which the percentage of a mention is the share, and each share of what is wanted."""
    share = around.mentions[number]
    if share.token.sort is not Sort.PERCENT or share.role not in (Role.OWN, Role.EARLIER) or differs(share):
        return
    if share.place.compare is not None or _is_left_over(share):
        return
    counts = [each for each in near(around, number) if is_counted(each)]
    for part, whole in permutations(counts, 2):
        if comes_near(part.token.value, whole.token.value, share, 100) and _can_be_pair(around, share, part, whole):
            yield from _of_pair(around, share, part, whole)
    chosen = [each for each in chosen_of(around) if _is_before(each, share)]
    yield from _of_criterion(around, share, [*counts, *(each for each in chosen if each not in counts)])


def _is_of_wanted(around: Around, share: Mention, part: Mention) -> bool:
    """Of what we budgeted; of the way there; not of the staff budget, where shelters are what is wanted."""
    behind = share.tokens[share.within + 1 : share.within + 10]
    at = next((at for at, token in enumerate(behind) if _WANTED & set(token.low.split())), None)
    if at is None:
        return bool(_WANTED & set(words_ahead(share, 4)))
    if {"quarter's", "quarterly", "monthly", "interim", "half-year"} & {token.low for token in behind[:at]}:
        return False
    words = {word for token in behind[:at] for word in token.low.split()}
    asked = spoken_of(part, around.criterion, share.within if part.sentence == share.sentence else None)
    return (
        not any(token.is_quantity or token.text in ",;:." for token in behind[:at])
        and names_in(behind[:at], words - _BESIDE) <= asked
    )


_BESIDE = word_set(
    "what whole full overall agreed original set total annual yearly planned profiled tonnage number amount"
)


def _is_left_over(share: Mention) -> bool:
    """That leaves 20% of the target still to fill."""
    words = {*words_ahead(share, 4), *words_behind(share, 6)}
    return bool({"leaves", "leaving", "left", "remaining", "remains", "still"} & words)


def _is_before(level: Mention, share: Mention) -> bool:
    return 0 <= share.sentence - level.sentence <= _MOST_BACK and level.at < share.at


_MOST_BACK = 4


def is_counted(mention: Mention) -> bool:
    """Whether a figure can be the part or the whole of a share: a count or a sum of money, no rate."""
    token = mention.token
    plain = token.sort is Sort.MONEY or bool(token.unit) or "." not in token.printed or token.printed[-1:].isalpha()
    return token.sort in _COUNTED and plain and mention.place.per is None and mention.role in PARTS


def _can_be_pair(around: Around, share: Mention, part: Mention, whole: Mention) -> bool:
    same = part.token.sort is whole.token.sort and len({part.token.unit, whole.token.unit} - {""}) < 2
    then = [each.role is Role.EARLIER for each in (share, part, whole)]
    if not same or len(set(then)) > 1 or (_is_no_part(part) and not _is_counted_as(part)):
        return False
    if whole.role is Role.TARGET and is_past(whole.before(5)):
        return False
    if whole.role is Role.AMOUNT and whole.before(1) not in (["of"], ["from"]):
        return False
    if part.before(1) in _IN_PLACES or (not is_sure(share) and _is_parted(share, part, whole)):
        return False
    if part.token.value == whole.token.value or (part.sentence > share.sentence and not _is_of(part, whole)):
        return False
    return _stand_in_one_statement(around, share, part, whole)


def _stand_in_one_statement(around: Around, share: Mention, part: Mention, whole: Mention) -> bool:
    """Figures of other sentences must be of the same: what leads to the share, or goes on, names no other."""
    if len({part.sentence, whole.sentence, share.sentence}) == 1:
        return True
    if part.sentence > share.sentence:
        said = names_in(whole.tokens[whole.within + 1 : whole.within + 7])
        alone = is_sure(share) and part.within <= 1
        return alone or not said or bool(said & spoken_of(share, around.criterion))
    if share.enclosed and not _says_words_again(share):
        return False
    opens = share.tokens[0].low in ("that", "this", "that's", "which") and share.within <= _BETWEEN + 1
    if not opens and not any(names_no_other(share, each, around.criterion) for each in (part, whole)):
        return False
    concluded = bool(_CONCLUDES & set(share.before(2)))
    if not (is_sure(share) or concluded or opens):
        return False  # 8% of two small counts of another sentence is met by accident
    return part.sentence == whole.sentence or concluded or opens or same_subject(part, whole, around.criterion)


def _says_words_again(share: Mention) -> bool:
    """That's two-thirds (66.5%)."""
    ahead = share.tokens[max(0, share.within - 2) : share.within]
    return len(ahead) > 1 and ahead[1].text == "(" and ahead[0].sort is Sort.PERCENT


_CONCLUDES = word_set("= therefore so thus hence ie making giving is")


def _is_of(part: Mention, whole: Mention) -> bool:
    between = part.tokens[part.within + 1 : whole.within]
    words = {word for token in between for word in token.low.split()}
    return part.sentence == whole.sentence and bool({"of", "from", "/"} & words) and len(between) <= _BETWEEN


_BETWEEN = 6


_IN_PLACES = (["in"], ["across"], ["at"], ["within"], ["over"])


def _is_parted(share: Mention, part: Mention, whole: Mention) -> bool:
    """212 posters from 40 sites; 15% were on shelters: a semicolon begins another statement."""
    last = max(part.within, whole.within)
    one = share.sentence == part.sentence == whole.sentence and last < share.within
    return one and any(token.text == ";" for token in share.tokens[last : share.within])


def _is_no_part(part: Mention) -> bool:
    """What is wanted, and by how much something differs, but for what is left."""
    return part.role is Role.TARGET or (differs(part) and not is_left(part))


def _is_counted_as(part: Mention) -> bool:
    return part.token.sort is Sort.NUMBER and part.after(1) in (["of"], ["out of"], ["/"])


def comes_near(one: Number | None, other: Number | None, stated: Mention, times: int) -> bool:
    """A quick look whether a quotient, taken so many times, can be the figure."""
    value = stated.token.value
    if not one or not other or not value:
        return False
    return abs(times * one / other - value) <= step_of(value) + value * _TENTH


def _of_pair(around: Around, share: Mention, part: Mention, whole: Mention) -> Iterator[Reading]:
    of_target = whole.role is Role.TARGET or bool(TARGETS & set(words_behind(share, 6)))
    kind = ClaimKind.SHARE_OF_TARGET if of_target else ClaimKind.RATIO
    named = {"target": whole.token.value} if of_target else {"b": whole.token.value}
    draft = drafted(
        kind, around.said, around.line, share.at, [part.at, whole.at], a=part.token.value, unit="%", **named
    )
    if agrees(draft.claim) and not draft.claim.approx:
        unlikely = _UNLIKELY * (part.token.value >= whole.token.value) if part.token.value and whole.token.value else 0
        yield Reading(draft, distance(share, part, whole) + unlikely)


def _of_criterion(around: Around, share: Mention, counts: list[Mention]) -> Iterator[Reading]:
    """78.3% of the way there; 116% of what we budgeted: the criterion's target."""
    for part in counts:
        for target in wanted(around):
            own = part.role is Role.OWN and part.at not in around.operands and around.own.get(part.at) in (None, target)
            near_by = own and fits(part, target.unit) and comes_near(part.token.value, target.value, share, 100)
            if near_by and _is_of_wanted(around, share, part):
                yield from _of_target(around, share, part, target)


def _of_target(around: Around, share: Mention, part: Mention, target: Target) -> Iterator[Reading]:
    parts = {"a": part.token.value, "target": target.value, "unit": "%"}
    draft = drafted(ClaimKind.SHARE_OF_TARGET, around.said, around.line, share.at, [part.at], **parts)
    if agrees(draft.claim) and not draft.claim.approx:
        unlikely = _UNLIKELY * (part.at not in around.own)
        yield Reading(draft, distance(share, part) + _FROM_CRITERION + unlikely)


def all_but(around: Around, number: int) -> Iterator[Reading]:
    """All but 3 of the 41 ran (92.7%): the part is what is left."""
    share = around.mentions[number]
    if share.token.sort is not Sort.PERCENT:
        return
    here = [each for each in near(around, number) if each.sentence == share.sentence and is_counted(each)]
    for few, whole in pairwise(here):
        led = few.before(2) == ["all", "but"] and _is_of(few, whole)
        if led and few.token.value is not None and whole.token.value is not None:
            parts = {"a": whole.token.value - few.token.value, "b": whole.token.value, "unit": "%"}
            draft = drafted(ClaimKind.RATIO, around.said, around.line, share.at, [few.at, whole.at], **parts)
            if agrees(draft.claim):
                yield Reading(draft, distance(share, few, whole))


_MOST_TIMES = 20


def multiples(around: Around, number: int) -> Iterator[Reading]:
    """Roughly three times as many as the 388: a figure that is so many times another one."""
    times = around.mentions[number]
    if times.after(1) != ["times"] or times.token.sort is not Sort.NUMBER or (times.token.value or 0) > _MOST_TIMES:
        return
    for one, other in permutations(near(around, number), 2):
        same = one.token.sort is other.token.sort and one.token.unit == other.token.unit
        if same and one.role not in (Role.ASIDE, Role.AMOUNT) and other.role not in (Role.ASIDE, Role.AMOUNT):
            parts = {"a": one.token.value, "b": other.token.value, "unit": "times"}
            draft = drafted(ClaimKind.RATIO, around.said, around.line, times.at, [one.at, other.at], **parts)
            if comes_near(one.token.value, other.token.value, times, 1) and agrees(draft.claim):
                yield Reading(draft, distance(times, one, other))


def is_of_complement(claim: Claim) -> bool:
    """99.96%: 3 of 7,204 are out of date. What is said is the share of the others."""
    if claim.kind is not ClaimKind.RATIO or claim.unit != "%" or claim.a is None or claim.b is None:
        return False
    return agrees(claim.model_copy(update={"a": claim.b - claim.a})) if claim.b > claim.a else False
