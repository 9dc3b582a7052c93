"""Rates and averages that agree: any two figures near by of which the figure is the rate, or the average."""

from collections.abc import Iterator
from itertools import permutations

from goldenthread.plan import ClaimKind
from goldenthread.wording.claims.agreeing.near import Reading, agrees, digits, distance, near, words_ahead, words_behind
from goldenthread.wording.claims.agreeing.shares import PARTS, comes_near
from goldenthread.wording.claims.draft import Draft, drafted, is_about
from goldenthread.wording.claims.loose import Around
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.tokens import Sort
from goldenthread.wording.vocabulary import word_set

_LEAST_PER = 100
_AVERAGE = word_set("average averages averaging averaged av ave avg mean each apiece per = gives giving equals makes")
_DAYS = (Sort.DURATION, Sort.MONEY, Sort.NUMBER)


def rates(around: Around, number: int) -> Iterator[Reading]:
    """Give each count and base of which a rate per 1,000 or more is made."""
    stated = around.mentions[number]
    per = stated.place.per
    if per is None or per.value is None or per.value < _LEAST_PER:
        return
    counts = [each for each in near(around, number) if _can_be_event(each)]
    for event, base in permutations(counts, 2):
        if event.token.value and base.token.value and event.token.value < base.token.value:
            parts = {"a": event.token.value, "b": base.token.value, "per": per.value, "unit": per.unit}
            draft = drafted(ClaimKind.RATE, around.said, around.line, stated.at, [event.at, base.at], **parts)
            if agrees(draft.claim) and not draft.claim.approx:
                yield Reading(draft, distance(stated, event, base))


def _can_be_event(mention: Mention) -> bool:
    plain = mention.token.sort is Sort.NUMBER and mention.place.per is None
    return plain and mention.role in (Role.OWN, Role.PART, Role.EARLIER, Role.AMOUNT)


def averages(around: Around, number: int) -> Iterator[Reading]:
    """Give each total and number of which an average is made: 644 discounts worth £214,300, on average £333."""
    stated = around.mentions[number]
    value = stated.token.value
    if stated.token.sort not in _DAYS or not stated.token.unit or value is None or digits(value) < 2:
        return
    if not _AVERAGE & {*words_behind(stated, 4), *words_ahead(stated, 5)} or is_about(around.line, stated.at):
        return
    found = [each for each in near(around, number) if each.role in PARTS and each.place.per is None]
    for total, among in permutations(found, 2):
        if _are_of_average(stated, total, among) and comes_near(total.token.value, among.token.value, stated, 1):
            draft = _average(around, stated, total, among)
            if agrees(draft.claim):
                yield Reading(draft, distance(stated, total, among))


def _are_of_average(stated: Mention, total: Mention, among: Mention) -> bool:
    plain = among.token.sort is Sort.NUMBER and not among.token.unit and (among.token.value or 0) > 1
    of_unit = total.token.unit == stated.token.unit
    return plain and (of_unit or (stated.token.unit == "years" and total.token.sort is Sort.NUMBER))


def _average(around: Around, stated: Mention, total: Mention, among: Mention) -> Draft:
    parts = {"a": total.token.value, "b": among.token.value, "unit": stated.token.unit}
    return drafted(ClaimKind.RATIO, around.said, around.line, stated.at, [total.at, among.at], **parts)
