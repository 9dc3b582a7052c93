"""What claims of change tell of the figures that they lie between: which is earlier, and which is the one of now."""

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.plan import Claim, ClaimKind, ClaimVerdict, Number, Target, recompute
from goldenthread.wording.claims.draft import Draft
from goldenthread.wording.figures.actuals import Choice
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.figures.times import orders_of, time_of
from goldenthread.wording.vocabulary import word_set

_CHANGES = (ClaimKind.CHANGE, ClaimKind.PCT_CHANGE)


def moved_on(chosen: list[Choice], mentions: tuple[Mention, ...], drafts: tuple[Draft, ...]) -> list[Choice]:
    """9.5 days in Q2 and 6.3 in Q3, so a third quicker: the figure is the later one."""
    later = {start.at: end for start, end in _spans(mentions, drafts) if _is_later(start, end)}
    taken = {mention.at for mention, _ in chosen}
    return [_choice(mention, target, later, taken) for mention, target in chosen]


def _choice(mention: Mention, target: Target | None, later: dict[int, Mention], taken: set[int]) -> Choice:
    end = later.get(mention.at)
    return (mention, target) if end is None or end.at in taken else (end, target)


def _is_later(start: Mention, end: Mention) -> bool:
    orders = orders_of([time_of(start), time_of(end)])
    known = orders[0] is not None and orders[1] is not None and orders[0][0] == orders[1][0]
    return start.role is end.role is Role.OWN and known and orders[0] < orders[1]  # type: ignore[operator]


def with_starts(
    mentions: tuple[Mention, ...], drafts: tuple[Draft, ...], own: set[int], wanted: set[Number]
) -> tuple[Mention, ...]:
    """Give the quantities where each that the measure's own figure is said to have changed from is an earlier one.

    `wanted` are the values of the criterion's targets: what falls short of one didn't change from it.
    """
    by_place = {mention.at: mention for mention in mentions}
    changes = [(draft, *levels) for draft in drafts if (levels := _levels(by_place, draft)) is not None]
    starts = {start.at for draft, start, end in changes if {end.at, draft.stated} & own and start.at not in own}
    return tuple(_earlier(each) if each.at in starts and not _is_wanted(each, wanted) else each for each in mentions)


_PLANNED = TARGETS | word_set("planned profiled profile budget budgeted expected forecast")


def _is_wanted(mention: Mention, wanted: set[Number]) -> bool:
    return mention.token.value in wanted or bool(_PLANNED & {*mention.before(9), *mention.after(3)})


def _earlier(mention: Mention) -> Mention:
    return replace(mention, role=Role.EARLIER) if mention.role is Role.OWN else mention


def _spans(mentions: tuple[Mention, ...], drafts: tuple[Draft, ...]) -> Iterator[tuple[Mention, Mention]]:
    """The figures that each change lies between, where both stand in the text and the change comes to what is said."""
    by_place = {mention.at: mention for mention in mentions}
    for draft in drafts:
        levels = _levels(by_place, draft)
        if levels is not None and _holds(draft.claim):
            yield levels


def _levels(by_place: dict[int, Mention], draft: Draft) -> tuple[Mention, Mention] | None:
    if draft.claim.kind not in _CHANGES:
        return None
    levels = [by_place[at] for at in sorted(draft.uses - {draft.stated}) if at in by_place]
    start, end = (_of_value(levels, value) for value in (draft.claim.start, draft.claim.end))
    return (start, end) if start is not None and end is not None and start.at != end.at else None


def _of_value(levels: list[Mention], value: Number | None) -> Mention | None:
    return next((each for each in levels if each.token.value == value), None)


def _holds(claim: Claim) -> bool:
    checked = recompute(claim)
    return checked is not None and checked.verdict is not ClaimVerdict.WRONG
