"""Sums that agree: figures that stand in a row and come to another one beside them."""

from collections.abc import Iterator
from decimal import Decimal

from goldenthread.plan import ClaimKind
from goldenthread.wording.claims.agreeing.near import Reading, agrees, distance, is_sure, near
from goldenthread.wording.claims.draft import drafted
from goldenthread.wording.claims.loose import Around
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.tokens import Sort
from goldenthread.wording.vocabulary import word_set

_MOST_PARTS = 8
_LEAST_OF_LIST = 3
_TOTAL = word_set(
    "total totals totalling totalled altogether combined sum all together overall both running cumulative cumulatively "
    "ytd making makes giving gives half-year so in"
)
_ROLES = (Role.OWN, Role.EARLIER, Role.PART)


def sums(around: Around, number: int) -> Iterator[Reading]:
    """Give each row of figures, right before a mention or right behind it, that comes to its figure."""
    total = around.mentions[number]
    if total.role not in _ROLES or total.place.per is not None:
        return
    like = [each for each in near(around, number) if _is_alike(total, each)]
    before = [each for each in like if each.at < total.at][::-1]
    behind = [each for each in like if each.at > total.at]
    for row in (before, behind):
        parts = _that_come_to(row, total)
        if (len(parts) >= _LEAST_OF_LIST and _is_list(total, parts)) or (len(parts) > 1 and _is_called_total(total)):
            yield from _reading(around, total, parts)


def _is_alike(total: Mention, part: Mention) -> bool:
    same = total.token.sort is part.token.sort and total.token.unit == part.token.unit
    decimals = ("." in total.token.printed) == ("." in part.token.printed) or total.token.sort is Sort.MONEY
    shares = total.token.sort is Sort.PERCENT and part.sentence != total.sentence
    return same and decimals and not shares and part.role in _ROLES and part.place.per is None


def _that_come_to(row: list[Mention], total: Mention) -> list[Mention]:
    """The figures of a row from its beginning, until they come to the total; none where they don't."""
    parts: list[Mention] = []
    added = Decimal(0)
    for each in row[:_MOST_PARTS]:
        added += each.token.value or Decimal(0)
        parts.append(each)
        if added >= (total.token.value or Decimal(0)):
            break
    return parts if added == total.token.value else []


def _is_list(total: Mention, parts: list[Mention]) -> bool:
    """Not 120 dogs and 96 parties; 14 notices (8 on one address): of other clauses only what is surely met."""
    alike = len({part.enclosed for part in parts}) == 1
    clauses = {(part.sentence, part.place.clause) for part in (*parts, total)}
    return alike and (len(clauses) == 1 or is_sure(total) or bool(_TOTAL & {*total.before(3), *total.after(3)}))


def _is_called_total(total: Mention) -> bool:
    near_by = {*total.before(3), *total.after(3)}
    return bool(near_by & _TOTAL) and is_sure(total)


def _reading(around: Around, total: Mention, parts: list[Mention]) -> Iterator[Reading]:
    ats = sorted(each.at for each in parts)
    values = tuple(around.line.tokens[at].value for at in ats)
    unit = total.token.unit or "count"
    draft = drafted(ClaimKind.SUM, around.said, around.line, total.at, ats, parts=values, unit=unit)
    if agrees(draft.claim):
        yield Reading(draft, distance(total, *parts))
