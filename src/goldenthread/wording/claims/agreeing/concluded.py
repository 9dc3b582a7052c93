"""Figures that words conclude from the only two near by, whatever they come to: so a wrong one is found as well.

What doesn't agree is claimed only where nothing else can be meant: two figures of the unit, told apart by their roles,
times or words, a word or mark that concludes, and a result near enough to be a slip of arithmetic or of typing.
"""

from collections.abc import Iterator
from decimal import Decimal

from goldenthread.plan import Claim, ClaimKind, Number
from goldenthread.wording.claims.agreeing.changes import told_apart
from goldenthread.wording.claims.agreeing.differing import differs, is_left, is_said_of, is_said_to_differ
from goldenthread.wording.claims.agreeing.near import is_slip, near, words_ahead
from goldenthread.wording.claims.agreeing.shares import is_counted
from goldenthread.wording.claims.draft import Draft, drafted
from goldenthread.wording.claims.levels import alike, draft_of, of_size, suits
from goldenthread.wording.claims.loose import Around
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import COMPARED
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.tokens import Sort
from goldenthread.wording.vocabulary import word_set

_SO = word_set("so therefore thus hence ie making giving gives makes leaving leaves =")
# 4 more than planned, 3 points below England: nothing that two levels of the text need to differ by.
_HELD_TO_OTHER = (
    TARGETS | COMPARED | word_set("planned plan hoped wanted needed required expected budget budgeted allowed")
)
_OF_CHANGE = Decimal(2)
_LEAST_LIST = 3
_LIST_NEAR = Decimal("0.05")


def concluded(around: Around, number: int, wholes: set[int]) -> Iterator[Draft]:
    """Give the claim that a figure is concluded to be, where it doesn't agree; `wholes` are what shares are of."""
    mention = around.mentions[number]
    yield from _sum_before(around, number)
    if mention.token.sort is Sort.PERCENT and not differs(mention):
        yield from _share(around, number)
        yield from _sum_of_list(around, number)
    elif mention.place.per is not None:
        yield from _rate(around, number)
    elif differs(mention):
        yield from _change(around, number, wholes)


# Changes.


def _change(around: Around, number: int, wholes: set[int]) -> Iterator[Draft]:
    """Arrears were £6.2m; now £4.9m. We have therefore shaved 26.5% off."""
    amount = around.mentions[number]
    levels = _levels(around, number, wholes)
    if amount.token.printed[:1].isalpha() or _HELD_TO_OTHER & set(amount.after(8)):
        return
    if len(levels) != 2 or not alike(*levels) or not _concludes(amount):
        return
    order = _from_to(around, amount, *levels)
    if order is None or not is_said_of(around, amount, order[1]):
        return
    draft = draft_of(around.said, around.line, amount, order, around.criterion)
    if is_slip(of_size(draft).claim, _OF_CHANGE):
        yield of_size(draft)


def _levels(around: Around, number: int, wholes: set[int]) -> list[Mention]:
    """The levels before an amount that it can lie between: not what shares are of, nor other amounts."""
    amount = around.mentions[number]
    before = [each for each in near(around, number) if each.at < amount.at and each.at not in wholes]
    fitting = [
        each for each in before if suits(amount, each) and each.place.per is None and not is_said_to_differ(each)
    ]
    plain = amount.token.sort is Sort.PERCENT and any(each.token.sort is not Sort.PERCENT for each in fitting)
    fitting = [each for each in fitting if not plain or each.token.sort is not Sort.PERCENT]
    units = {amount.token.unit, ""} if amount.token.sort not in (Sort.PERCENT, Sort.POINTS) else None
    return [each for each in fitting if units is None or not amount.token.unit or each.token.unit in units]


def _concludes(amount: Mention) -> bool:
    """So, therefore, = before it; or it opens its sentence or a stretch behind a mark."""
    ahead = words_ahead(amount, 6)
    opens = amount.within <= 1 or (amount.tokens[amount.within - 1].text in ",:;-–—" and is_said_to_differ(amount))
    led = bool(ahead) and amount.within <= len(ahead) and is_said_to_differ(amount)
    return bool(_SO & {*ahead, *amount.before(6)}) or opens or led


def _from_to(around: Around, amount: Mention, one: Mention, other: Mention) -> tuple[Mention, Mention] | None:
    if is_left(amount):
        return (one, other) if (one.token.value or 0) > (other.token.value or 0) else (other, one)
    told = told_apart(one, other)
    if told is not None:
        return told
    if _SO & {*amount.before(6)} and (one.at in around.own) != (other.at in around.own):
        return (other, one) if one.at in around.own else (one, other)
    return None


# Shares.


def _share(around: Around, number: int) -> Iterator[Draft]:
    """Recovered £412,600 against £549,300 raised = 71.5%; 187 applications, 174 in time, 91%."""
    share = around.mentions[number]
    if share.role is not Role.OWN or not _is_share_concluded(share):
        return
    before = [each for each in near(around, number) if each.at < share.at]
    here = [each for each in before if each.sentence == share.sentence] or before
    counts = [each for each in here if is_counted(each)]
    others = [each for each in here if each.token.sort is Sort.PERCENT]
    if len(counts) != 2 or others or not _are_of_share(*counts):
        return
    part, whole = sorted(counts, key=lambda each: each.token.value or 0)
    wanted = whole.role is Role.TARGET
    named = {"target": whole.token.value} if wanted else {"b": whole.token.value}
    parts = {"a": part.token.value, "unit": "%", **named}
    kind = ClaimKind.SHARE_OF_TARGET if wanted else ClaimKind.RATIO
    draft = drafted(kind, around.said, around.line, share.at, [part.at, whole.at], **parts)
    if _is_close(draft.claim):
        yield draft


def _is_share_concluded(share: Mention) -> bool:
    ahead = share.tokens[max(0, share.within - 1) : share.within]
    marked = bool(ahead) and ahead[0].text in "=,:-–—"
    ends = share.after(1) in ([], ["."], [","], [";"], [")"]) or share.after(2) in (["of", "them"], ["of", "these"])
    return (marked or bool(_SO & set(share.before(2)))) and ends


def _are_of_share(one: Mention, other: Mention) -> bool:
    same = one.token.sort is other.token.sort and one.token.unit == other.token.unit
    larger = max(one, other, key=lambda each: each.token.value or 0)
    smaller = other if larger is one else one
    plain = larger.role in (Role.OWN, Role.PART, Role.TARGET) and smaller.role in (Role.OWN, Role.PART)
    digits = not (one.token.printed[:1].isalpha() or other.token.printed[:1].isalpha())
    return same and plain and digits and one.token.value != other.token.value


def _is_close(claim: Claim) -> bool:
    return is_slip(claim, Decimal("1.1"))


# Rates.

_LEAST_PER = 100
_RATE_SLIP = Decimal("1.25")


def _rate(around: Around, number: int) -> Iterator[Draft]:
    """412 workers for 38,200 people, a rate of 11.8 per 1,000."""
    rate = around.mentions[number]
    per = rate.place.per
    here = [each for each in near(around, number) if each.at < rate.at and each.sentence == rate.sentence]
    counts = [each for each in here if each.token.sort is Sort.NUMBER and each.place.per is None]
    led = bool((_SO | {"rate"}) & set(rate.before(4)))
    if per is None or per.value is None or per.value < _LEAST_PER or len(counts) != 2 or not led or len(here) != 2:
        return
    event, base = sorted(counts, key=lambda each: each.token.value or 0)
    if {event.role, base.role} <= {Role.OWN, Role.PART} and event.token.value != base.token.value:
        parts = {"a": event.token.value, "b": base.token.value, "per": per.value, "unit": per.unit}
        draft = drafted(ClaimKind.RATE, around.said, around.line, rate.at, [event.at, base.at], **parts)
        if is_slip(draft.claim, _RATE_SLIP):
            yield draft


# Sums.


def _sum_of_list(around: Around, number: int) -> Iterator[Draft]:
    """Rate 49.2% - dry recycling 24.8%, food 9.1%, garden 16.3%: a list behind a dash that ends the sentence."""
    total = around.mentions[number]
    here = [each for each in near(around, number) if each.sentence == total.sentence and each.at > total.at]
    like = [each for each in here if each.token.sort is Sort.PERCENT and "." in each.token.printed]
    behind = total.tokens[total.within + 1 : total.within + 2]
    listed = bool(behind) and behind[0].text in "-–—:(" and len(like) == len(here) >= _LEAST_LIST
    if not listed or any(each.role is not Role.OWN for each in like) or "." not in total.token.printed:
        return
    values: tuple[Number, ...] = tuple(each.token.value for each in like if each.token.value is not None)
    ats = [each.at for each in like]
    draft = drafted(ClaimKind.SUM, around.said, around.line, total.at, ats, parts=values, unit="%")
    if is_slip(draft.claim, 1 + _LIST_NEAR):
        yield draft


_CLOSES = word_set(
    "total totals totalling altogether all together far date ytd half-year cumulative overall making giving"
)
_TOTAL_SLIP = Decimal("1.15")


def _sum_before(around: Around, number: int) -> Iterator[Draft]:
    """Autumn 139,200, spring 128,450, summer 131,900 - 398,550 over the year: a list, and what it is said to make."""
    total = around.mentions[number]
    opens = bool(_CLOSES & set(total.before(3)))
    row = _row_before(around, number, opens)
    if len(row) < _LEAST_LIST or total.role is not Role.OWN or total.place.per is not None or differs(total):
        return
    if any(
        each.token.value is None or total.token.value is None or each.token.value >= total.token.value for each in row
    ):
        return
    values: tuple[Number, ...] = tuple(each.token.value for each in row if each.token.value is not None)
    parts = {"parts": values, "unit": total.token.unit or "count"}
    draft = drafted(ClaimKind.SUM, around.said, around.line, total.at, [each.at for each in row], **parts)
    said = opens or bool(_CLOSES & set(total.after(3)))
    if is_slip(draft.claim, _TOTAL_SLIP if said else 1 + _LIST_NEAR):
        yield draft


def _row_before(around: Around, number: int, opens: bool) -> list[Mention]:
    """The figures of the list right before a total, in its sentence or, where words open the total, the one before."""
    total = around.mentions[number]
    before = [each for each in near(around, number) if each.at < total.at]
    here = [each for each in before if each.sentence == total.sentence]
    row = here or ([each for each in before if each.sentence == total.sentence - 1] if opens else [])
    alike_all = all(each.token.sort is total.token.sort and each.token.unit == total.token.unit for each in row)
    plain = all(each.role is Role.OWN and not each.enclosed and is_counted(each) for each in (*row, total))
    marked = opens or (total.tokens[total.within - 1].text in "-–—:=" if total.within else False)
    return row if row and alike_all and plain and marked else []
