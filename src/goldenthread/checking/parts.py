"""The parts of a measure's target with their figures, as judging pairs them: rules hold the two against each other."""

from collections.abc import Iterator
from decimal import Context, localcontext

from goldenthread.checking.rule import Known
from goldenthread.judging.case import Case, case_of
from goldenthread.judging.goals import goals_of
from goldenthread.judging.labels import words_of
from goldenthread.judging.parts import Part, part_of
from goldenthread.plan import Return

_DIGITS = 80


def case_in(row: Return, known: Known) -> Case:
    """Give a return as judging sees it, under what was decided in the settings."""
    return case_of(row, known.report.period, known.settings, None, None)


def parts_of(row: Return, known: Known) -> list[Part]:
    """Give each part of the target with the figure that belongs to it; none where there is no target."""
    with localcontext(Context(prec=_DIGITS)):
        case = case_in(row, known)
        goals = goals_of(case)
        return [part_of(case, goal, goals) for goal in goals]


def is_mentioned(part: Part, row: Return) -> bool:
    """Whether the narrative names a part: it may be reported there in words that weren't understood."""
    words = words_of(part.goal.label)
    return bool(words) and words <= words_of(f"{row.progress} {row.actual_text}")


def texts_of(row: Return) -> Iterator[str]:
    """Give the texts of a return that hold figures, each as printed."""
    yield from (text for text in (row.outcome, row.target_text, row.actual_text, row.progress) if text)
