"""Small numbers about people, kept from the public: under five of them could be told apart.

What is small: a count of people under five, or the limit that the council set (none at all is one), the part of a
group, the group itself, or what is left of the group without the part. Then nothing of the measure's figures is
shown: with its other figures, a percentage among them, the small one could be worked out. Wherever the narrative or
the calculated status repeats one of them, at any printed precision, or gives another small count, it is marked.

In the words of any measure that counts people, numbers are marked that surely tell of few (see `few_people`); what may
tell of few stands in the way of publishing until someone has read it.

What this can't do: know who is meant without a number or a description, or keep a figure from who subtracts this
publication from another period's, or from a list that the council publishes elsewhere. A person reads the public
version before it is published.
"""

import re
from collections.abc import Iterator, Set
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation

from goldenthread.plan import Baseline, EarlierFigure, Figure, Return
from goldenthread.plan.number import step_of
from goldenthread.web.actions.publishing.few_people import SMALL, without_few

WITHHELD = "[withheld]"
# How every note begins that says why a small number isn't shown.
WITHHOLDS = "withheld: "
WHY = f"{WITHHOLDS}a small number about people"
_WORDS = ["nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_VALUES = {word: Decimal(value) for value, word in enumerate(_WORDS)} | {"zero": Decimal(0), "none": Decimal(0)}
_NUMBER = re.compile(
    rf"(?<![\w.,])£?(?P<digits>\d{{1,3}}(?:,\d{{3}}){{1,4}}(?:\.\d{{1,9}})?|\d{{1,15}}(?:\.\d{{1,9}})?)(?![\w]|[.,]\d)"
    rf"|\b(?P<word>{'|'.join(_VALUES)})\b",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"%|£|\bper\b|\b(?:days?|weeks?|months?|years?|hours?|minutes?|points?|times|ratio)\b", re.I)


def tells_small(row: Return, small: int = SMALL) -> bool:
    """Whether any count of people that a row states, or what is left of a group, is below `small`."""
    return any(0 <= count < small for count in _counts(row))


def withhold(row: Return, small: int = SMALL) -> Return | None:
    """Give a row about people as the public may see it; None where it may see all. Counts below `small` are small."""
    if tells_small(row, small):
        return hide(row, small)
    words = {name: without_few(getattr(row, name), WITHHELD, small) for name in ("progress", "remedial_action")}
    if all(getattr(row, name) == text for name, text in words.items()):
        return None
    # What was read out of the words quotes them.
    verdict = row.verdict
    verdict = verdict and verdict.model_copy(update={"because": without_few(verdict.because, WITHHELD, small)})
    return row.model_copy(update={**words, "claims": (), "verdict": verdict})


def hide(row: Return, small: int = SMALL) -> Return:
    """Give a row without its figures, and with each mention of them marked."""
    hidden = figures_of(row)
    verdict = row.verdict
    return row.model_copy(
        update={
            "actuals": (),
            "previous": (),
            "baselines": (),
            "comparators": (),
            "claims": (),
            "actual_text": WITHHELD,
            "previous_text": "",
            "also_printed": {},
            "progress": mark(without_few(row.progress, WITHHELD, small), hidden, small),
            "remedial_action": mark(without_few(row.remedial_action, WITHHELD, small), hidden, small),
            "verdict": verdict
            and verdict.model_copy(
                update={"because": mark(without_few(verdict.because, WITHHELD, small), hidden, small), "forecast": None}
            ),
        }
    )


def counts_of(row: Return) -> Decimal | None:
    """Give the one figure of a row where it is a count of people; None for shares, sums of money and times."""
    own = row.actuals[0] if len(row.actuals) == 1 else None
    return own.value if own is not None and not _NO_COUNT.search(own.unit) else None


def mark(text: str, hidden: Set[Decimal], small: int = SMALL) -> str:
    """Give a text with each of the hidden figures, and each small count, marked as withheld."""
    return _NUMBER.sub(
        lambda found: WITHHELD if _is_small(found, small) or _is_one_of(found, hidden) else found[0], text
    )


def mark_figures(text: str, hidden: Set[Decimal]) -> str:
    """Give a text that is about much else too with each of the hidden figures marked; other small numbers stay."""
    return _NUMBER.sub(lambda found: WITHHELD if _is_one_of(found, hidden) else found[0], text)


def _is_small(found: re.Match[str], small: int) -> bool:
    value = _value(found)
    return value is not None and value == value.to_integral_value() and 0 <= value < small


def _is_one_of(found: re.Match[str], hidden: Set[Decimal]) -> bool:
    value = _value(found)
    return value is not None and any(value in _as_printed(figure, step_of(value)) for figure in hidden)


def _value(found: re.Match[str]) -> Decimal | None:
    if found["word"]:
        return _VALUES[found["word"].casefold()]
    try:
        return Decimal(found["digits"].replace(",", ""))
    except InvalidOperation:
        return None


def _as_printed(figure: Decimal, step: Decimal) -> set[Decimal]:
    """Give a figure as it may stand in a text that prints this many places: rounded, or cut off."""
    try:
        return {figure.quantize(step, ROUND_HALF_UP), figure.quantize(step, ROUND_DOWN)}
    except InvalidOperation:
        return {figure}


def _own_figures(row: Return) -> Iterator[Figure | EarlierFigure | Baseline]:
    yield from row.actuals
    yield from row.previous
    yield from row.baselines


def _counts(row: Return) -> Iterator[Decimal]:
    """Give the counts of people that a row states, and what is left of each group."""
    for figure in row.actuals:
        if figure.numerator is not None and figure.denominator is not None:
            yield from (figure.numerator, figure.denominator, figure.denominator - figure.numerator)
    for one in _own_figures(row):
        if not _NO_COUNT.search(one.unit):
            yield one.value
    for claim in row.claims:
        if claim.a is not None and claim.b is not None:
            yield from (claim.a, claim.b, claim.b - claim.a)
        yield from claim.parts


def figures_of(row: Return) -> frozenset[Decimal]:
    """Give every figure that a row is about: none of them is shown where one is withheld."""
    return frozenset(_figures(row))


def _figures(row: Return) -> Iterator[Decimal]:
    """Give every figure that a row is about, with shares worked out where their parts are given."""
    for one in _own_figures(row):
        yield one.value
    pairs = [(figure.numerator, figure.denominator) for figure in row.actuals]
    pairs += [(claim.a, claim.b) for claim in row.claims]
    for part, whole in pairs:
        if part is not None and whole is not None:
            yield from (part, whole, whole - part)
            if whole:
                yield from (100 * part / whole, 100 * (whole - part) / whole)
    for claim in row.claims:
        yield from (number for number in (claim.a, claim.b, claim.start, claim.end, claim.stated) if number is not None)
        yield from claim.parts
