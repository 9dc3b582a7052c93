"""What a narrative of progress says in figures.

`understand_progress` goes through these steps; each is a module of small rules:

1. the text becomes sentences of typed tokens (`narrative`);
2. each quantity gets its role: own, earlier, somebody else's, target, amount of change (`figures.roles`);
3. own figures are chosen by the criterion's unit, part and words (`figures.actuals`), then earlier figures and
   comparators (`figures.others`);
4. claims are recognised by shape (`claims`).

Nothing is computed: a sum that is wrong is found as surely as one that is right.
"""

from goldenthread.plan import Criterion, Period, Progress
from goldenthread.wording.claims.found import claims_of
from goldenthread.wording.figures.actuals import actuals_of
from goldenthread.wording.figures.columns import earlier_in_column, figures_in_column, says_none
from goldenthread.wording.figures.others import comparators_of, previous_of
from goldenthread.wording.figures.roles import mentions_of
from goldenthread.wording.narrative import narrative


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
    drafts = claims_of(said, mentions, criterion)
    in_column = figures_in_column(actual, criterion) if actual.strip() and not says_none(actual) else ()
    none = bool(actual.strip()) and says_none(actual)
    actuals = in_column or (() if none else actuals_of(said, mentions, criterion, list(drafts), period))
    earlier = earlier_in_column(previous, criterion) if previous.strip() and not says_none(previous) else ()
    return Progress(
        text=text,
        actuals=actuals,
        previous=earlier or previous_of(mentions, criterion, actuals),
        comparators=comparators_of(mentions, actuals),
        claims=tuple(draft.claim for draft in drafts),
    )
