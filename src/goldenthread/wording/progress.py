"""What a narrative of progress says in figures.

`understand_progress` goes through these steps; each is a module of small rules:

1. the text becomes sentences of typed tokens (`narrative`);
2. each quantity gets its role: own, earlier, somebody else's, target, amount of change (`figures.roles`);
3. own figures are chosen by the criterion's unit, part and words (`figures.actuals`), then earlier figures and
   comparators (`figures.others`);
4. claims are recognised by shape (`claims`).

Shapes ask for no value, so a sum that is wrong is found as surely as one that is right; then figures near each other
that agree are looked for (`claims.agreeing`), which also tells misread claims from wrong ones.
"""

from goldenthread.plan import Criterion, Figure, Number, Period, Progress
from goldenthread.wording.claims.found import claims_of, comparisons_of, loose_of
from goldenthread.wording.figures.actuals import actuals_of, chosen_of, none_said
from goldenthread.wording.figures.changed import moved_on, with_starts
from goldenthread.wording.figures.columns import earlier_in_column, figures_in_column, says_none
from goldenthread.wording.figures.others import comparators_of, previous_of
from goldenthread.wording.figures.roles import mentions_of
from goldenthread.wording.narrative import Narrative, narrative


def understand_progress(
    text: str,
    criterion: Criterion | None = None,
    actual: str = "",
    previous: str = "",
    period: Period | None = None,
) -> Progress:
    """Understand a narrative.

    `criterion` is what the measure asks for: unit, parts and direction help to tell its own figures from others.
    `actual` and `previous` are the texts of a table's own columns for figures, where it has them: then these hold the
    figures. `period` is what the report covers. Gives a `Progress`; what isn't understood is left out. Any text is
    taken, and the time is linear in its length.
    """
    said = narrative(text)
    mentions = mentions_of(said)
    stating = claims_of(said, mentions, criterion)
    chosen = chosen_of(mentions, criterion, stating, period)
    own = {mention.at: target for mention, target in chosen}
    earlier = earlier_in_column(previous, criterion) if previous.strip() and not says_none(previous) else ()
    stating = loose_of(said, mentions, criterion, stating, own)
    chosen = moved_on(chosen, mentions, stating)
    own = {mention.at: target for mention, target in chosen}
    actuals = _actuals(said, criterion, actual, actuals_of(said, chosen, stating))
    comparing = comparisons_of(said, mentions, criterion, stating, own)
    return Progress(
        text=text,
        actuals=actuals,
        previous=earlier
        or previous_of(with_starts(mentions, stating, set(own), _wanted(criterion)), criterion, actuals),
        comparators=comparators_of(mentions, actuals),
        claims=tuple(draft.claim for draft in sorted((*stating, *comparing), key=lambda draft: draft.stated)),
    )


def _wanted(criterion: Criterion | None) -> set[Number]:
    return {target.value for target in criterion.targets} if criterion else set()


def _actuals(
    said: Narrative, criterion: Criterion | None, column: str, in_text: tuple[Figure, ...]
) -> tuple[Figure, ...]:
    """The figures of the column of their own, where there is one; else those of the narrative."""
    if column.strip():
        return () if says_none(column) else figures_in_column(column, criterion) or in_text
    none = none_said(said, criterion)
    return (none,) if none else in_text
