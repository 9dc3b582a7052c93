"""The parts of a measure's target with their figures, as judging pairs them: rules hold the two against each other."""

from collections.abc import Iterator
from decimal import Context, localcontext

from goldenthread.checking.rule import Known
from goldenthread.judging.case import Case, case_of
from goldenthread.judging.goals import goals_of
from goldenthread.judging.parts import Part, part_of
from goldenthread.plan import Return
from goldenthread.wording import Sort, tokens

_DIGITS = 80
_LONGEST_READ = 20_000
# No criterion has more parts; a text with more was not understood, and pairing takes each with each.
MOST_PARTS = 12


def case_in(row: Return, known: Known) -> Case:
    """Give a return as judging sees it, under what was decided in the settings."""
    return case_of(row, known.report.period, known.settings, None, None)


def parts_of(row: Return, known: Known) -> list[Part]:
    """Give each part of the target with the figure that belongs to it; none where there is no target, or a heap."""
    if len(row.targets) > MOST_PARTS:
        return []
    with localcontext(Context(prec=_DIGITS)):
        case = case_in(row, known)
        goals = goals_of(case)
        return [part_of(case, goal, goals) for goal in goals]


def reports_a_share(row: Return) -> bool:
    """Whether the narrative or the column for figures has a percentage."""
    texts = (row.progress[:_LONGEST_READ], row.actual_text[:_LONGEST_READ])
    return any(token.sort in (Sort.PERCENT, Sort.POINTS) for text in texts for token in tokens(text))


def texts_of(row: Return) -> Iterator[str]:
    """Give the texts of a return that hold figures, each as printed."""
    yield from (text for text in (row.outcome, row.target_text, row.actual_text, row.progress) if text)
