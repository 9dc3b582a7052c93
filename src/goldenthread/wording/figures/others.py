"""Earlier figures of the measure, and figures of somebody else."""

from decimal import Decimal

from goldenthread.plan import Comparator, Criterion, EarlierFigure, Figure, Kind
from goldenthread.wording.figures.fitting import fits, unit_of
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import COMPARED
from goldenthread.wording.figures.times import is_named_result, orders_of, relative_time, time_of
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set


def previous_of(
    mentions: tuple[Mention, ...], criterion: Criterion | None, actuals: tuple[Figure, ...]
) -> tuple[EarlierFigure, ...]:
    """Give the earlier figures: those that words say to be, and own ones whose time is before the figure's."""
    units = [figure.unit for figure in actuals] or ([target.unit for target in criterion.targets] if criterion else [])
    if criterion is not None and criterion.kind is Kind.MILESTONE:
        return ()
    relative = criterion is not None and any(target.relative_to for target in criterion.targets)
    orders = orders_of([*map(time_of, mentions), *(figure.as_at for figure in actuals)])
    theirs = [order for order in orders[len(mentions) :] if order is not None]
    found = [
        each
        for each, order in zip(mentions, orders, strict=False)
        if each.role is Role.EARLIER or _is_older(each, order, actuals, theirs)
    ]
    kept = [each for each in found if not units or relative or any(_may_be(each, unit) for unit in units)]
    return tuple(_earlier(each, units) for each in kept)


def _may_be(mention: Mention, unit: str) -> bool:
    paired = mention.after(1) in (["/"], ["of"], ["out"])
    bare = mention.token.sort is Sort.NUMBER and not mention.token.unit and bool(mention.place.bracket) and not paired
    return fits(mention, unit) or mention.token.unit == unit or (bare and (unit == "%" or unit.startswith("per ")))


Order = tuple[int, int]


def _is_older(mention: Mention, mine: Order | None, actuals: tuple[Figure, ...], theirs: list[Order]) -> bool:
    """In Q1 it was 54%, beside a figure for Q2."""
    if mention.role is not Role.OWN:
        return False
    if is_named_result(mention):
        return any(figure.as_at is None and figure.value != mention.token.value for figure in actuals)
    return mine is not None and any(mine[0] == order[0] and mine < order for order in theirs)


def _earlier(mention: Mention, units: list[str]) -> EarlierFigure:
    return EarlierFigure(
        value=mention.token.value or Decimal(0),
        unit=unit_of(mention, units[0] if units else ""),
        when=time_of(mention) or relative_time(mention),
        printed=mention.token.printed,
    )


def comparators_of(mentions: tuple[Mention, ...], actuals: tuple[Figure, ...]) -> tuple[Comparator, ...]:
    """Give the figures of others, with who they are as the text says it."""
    unit = actuals[0].unit if actuals else ""
    return tuple(
        Comparator(
            who=who_of(mention),
            value=mention.token.value or Decimal(0),
            unit=unit_of(mention, unit),
            printed=mention.token.printed,
        )
        for mention in mentions
        if mention.role is Role.OTHERS
    )


_NOT_WHO = word_set(
    "this that it they these those compares compare compared comparing against the a an of is was were are at "
    "than for and in to with both average figure rate level compared against below above our by or all "
    "performance same as higher lower better worse per cent outturn also mean equivalent"
)


def who_of(mention: Mention) -> str:
    """Give the words that say whose figure it is: before it, else behind it."""
    before = _who(_own_phrase(mention.place.before[-9:]))
    return before or _who(mention.place.after[:6]) or "others"


def _own_phrase(before: tuple[Token, ...]) -> tuple[Token, ...]:
    """Nationally and 24% in the region: what stands before "and" belongs to another figure."""
    if len(before) and before[-1].low in ("and", ",", ";"):
        return ()
    return before


def _who(tokens: tuple[Token, ...]) -> str:
    """The words around the one that says that it is somebody else's: "North East", "statistical neighbours"."""
    words: list[str] = []
    for token in tokens:
        if token.sort not in (Sort.WORD, Sort.CHANGE) or token.low in _NOT_WHO:
            if words and ({word.lower() for word in words} & COMPARED or words[0][:1].isupper()):
                break
            words = []
            continue
        words.append(token.text)
    return " ".join(words[-4:])
