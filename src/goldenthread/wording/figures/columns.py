"""Figures of a table's own column: the whole cell is one or few figures, so hardly anything else can be meant."""

from decimal import Decimal

from goldenthread.plan import Criterion, EarlierFigure, Figure, Target
from goldenthread.wording.claims.draft import Draft
from goldenthread.wording.claims.found import claims_of
from goldenthread.wording.figures.actuals import figure_of
from goldenthread.wording.figures.fitting import fits, unit_of
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.parts import Parts, parts_of, targets_of
from goldenthread.wording.figures.points import of_part
from goldenthread.wording.figures.roles import mentions_of
from goldenthread.wording.figures.times import time_of
from goldenthread.wording.narrative import narrative
from goldenthread.wording.tokens import Sort

_NONE_YET = (
    "n/a",
    "na",
    "not available",
    "not yet",
    "tbc",
    "tba",
    "awaiting",
    "no data",
    "data not",
    "not due",
    "none",
    "nil return",
)
# A dash before a figure is its sign.
_DASHES = "-–—"


def says_none(text: str) -> bool:
    """Whether a cell says that there is no figure: "n/a", "awaiting data"."""
    told = text.strip().lower()
    without = told.lstrip(_DASHES).lstrip()
    return told.startswith(_NONE_YET) or (without != told and not without[:1].isdigit() and not without.startswith("£"))


def figures_in_column(text: str, criterion: Criterion | None) -> tuple[Figure, ...]:
    """Give the figures of a cell, one for each part of the target. A bare number has the target's unit."""
    said = narrative(text)
    mentions = mentions_of(said)
    drafts = list(claims_of(said, mentions, criterion))
    targets = targets_of(criterion)
    return tuple(
        figure_of(said, mention, target, drafts, len(targets) > 1).model_copy(update={"unit": _unit(mention, target)})
        for mention, target in _by_part(_figures(mentions, drafts), parts_of(criterion))
    )


def earlier_in_column(text: str, criterion: Criterion | None) -> tuple[EarlierFigure, ...]:
    """Give the figures of a cell for an earlier time."""
    mentions = mentions_of(narrative(text))
    return tuple(
        EarlierFigure(
            value=mention.token.value or Decimal(0),
            unit=_unit(mention, target),
            when=time_of(mention),
            label=target.label if target and len(targets_of(criterion)) > 1 else None,
            printed=mention.token.printed,
        )
        for mention, target in _by_part(_figures(mentions, []), parts_of(criterion))
    )


def _figures(mentions: tuple[Mention, ...], drafts: list[Draft]) -> list[Mention]:
    """The quantities of a cell that can be its figure: not what a share is made of, a target or somebody else's."""
    operands = {at for draft in drafts for at in draft.uses if at != draft.stated}
    there = [each for each in mentions if each.role not in (Role.TARGET, Role.OTHERS) and each.at not in operands]
    return there or list(mentions)


def _by_part(there: list[Mention], parts: Parts) -> list[tuple[Mention, Target | None]]:
    if not there:
        return []
    if len(parts) < 2:
        target = parts[0][0] if parts else None
        fitting = [each for each in there if target and fits(each, target.unit)]
        return [((fitting or there)[0], target)]
    if len(there) == len(parts) and not any(of_part(there[0], names) for _, names in parts):
        return [(mention, target) for mention, (target, _) in zip(there, parts, strict=True)]
    return [(_most_named(there, names), target) for target, names in parts[: len(there)]]


def _most_named(there: list[Mention], names: frozenset[str]) -> Mention:
    return max(there, key=lambda each: of_part(each, names))


def _unit(mention: Mention, target: Target | None) -> str:
    token = mention.token
    if target is None or token.unit or mention.place.per or token.sort is not Sort.NUMBER:
        return unit_of(mention, target.unit if target else "")
    return target.unit
