"""This measure's own figures: of the quantities that could be, those that fit the criterion best.

One is chosen for each part of the target, with the time, the state and the counts that the text gives for it.
"""

from decimal import Decimal

from goldenthread.plan import ClaimKind, Criterion, Figure, Kind, Period, Target
from goldenthread.wording.claims.draft import Draft
from goldenthread.wording.figures.candidates import candidates, is_to_come, targets_of
from goldenthread.wording.figures.fitting import unit_of
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.points import best, content
from goldenthread.wording.figures.states import state_of
from goldenthread.wording.figures.times import time_of
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import tokens


def actuals_of(
    said: Narrative,
    mentions: tuple[Mention, ...],
    criterion: Criterion | None,
    ratios: list[Draft],
    period: Period | None = None,
) -> tuple[Figure, ...]:
    """Give the own figures of a narrative; none where no quantity can be one."""
    if criterion is not None and criterion.kind is Kind.MILESTONE:
        return ()
    targets = targets_of(criterion)
    totals = {draft.stated: draft.uses for draft in ratios if draft.claim.kind is ClaimKind.SUM}
    parts = {at for stated, uses in totals.items() for at in uses if at != stated}
    own = [mention for mention in mentions if mention.role is Role.OWN and not is_to_come(mention, period)]
    words = content(tokens(criterion.text)) if criterion else set()
    chosen: list[tuple[Mention, Target | None]] = []
    for target in targets or (None,):
        pool = candidates(own, mentions, target, criterion)
        if any(mention.at in totals for mention in pool) and len(targets) < 2:
            pool = [mention for mention in pool if mention.at not in parts] or pool
        free = [mention for mention in pool if mention not in [taken for taken, _ in chosen]]
        found = best(free, target, words, len(targets) > 1)
        if found:
            chosen.append((found, target))
    return tuple(figure_of(said, mention, target, ratios, len(targets) > 1) for mention, target in chosen)


def figure_of(said: Narrative, mention: Mention, target: Target | None, ratios: list[Draft], parted: bool) -> Figure:
    """Make the figure of a quantity: its unit, its time, its state and the counts that it is made of."""
    token = mention.token
    ratio = next((draft.claim for draft in ratios if draft.stated == mention.at), None)
    return Figure(
        value=token.value if token.value is not None else Decimal(0),
        unit=unit_of(mention, target.unit if target else ""),
        as_at=_as_at(said, mention),
        label=target.label if parted and target else None,
        state=state_of(mention),
        numerator=ratio.a if ratio else None,
        denominator=ratio.b if ratio else None,
        printed=token.printed,
    )


def _as_at(said: Narrative, mention: Mention) -> str | None:
    """The time said of the figure, else the first that its sentence says, else the first of the narrative."""
    own = time_of(mention)
    if own:
        return own
    for sentence in (mention.tokens, said.sentences[0]):
        for before, token in zip((None, *sentence), sentence, strict=False):
            if token.is_time and token.when and not (before and before.low in ("by", "until", "from", "than", "in")):
                return token.when
    return None
