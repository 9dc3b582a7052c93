"""What holds an accusation back: anything in a row that could speak for its printed status."""

import re

from goldenthread.checking.directions import is_in_doubt
from goldenthread.checking.parts import is_mentioned, parts_of
from goldenthread.checking.remedies import is_off_track
from goldenthread.checking.rule import Known
from goldenthread.judging.parts import Part, Silence
from goldenthread.judging.units import is_share
from goldenthread.plan import Return
from goldenthread.wording import tokens

_LONGEST_READ = 20_000
_NOT_SETTLED = re.compile(
    r"\b(?:provisional|unvalidated|caution|volatile|seasonal|unrepresentative|not representative|incomplete"
    r"|not yet (?:known|final|complete|confirmed|validated|available))\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(r"\b(?:so far|to date)\b", re.IGNORECASE)


def speaks_for(row: Return, known: Known) -> bool:
    """Whether something in a row could make up for figures that contradict its status, or they may be misread."""
    over = bool(known.report.period and known.report.period.at_year_end)
    if is_in_doubt(row, known) or _says_not_settled(row, over):
        return True
    parts = parts_of(row, known)
    if not over and any(part.goal.by_change or (is_off_track(row) and _may_build_up(part)) for part in parts):
        return True
    return _may_be_mixed_up(row, parts) or any(_is_of_another_column(row, part) for part in parts)


def _says_not_settled(row: Return, year_is_over: bool) -> bool:
    """Whether the narrative says that its figure is not the last word; once the year is over "so far" says so too."""
    text = f"{row.progress[:_LONGEST_READ]} {row.actual_text[:_LONGEST_READ]}"
    return bool(_NOT_SETTLED.search(text) or (year_is_over and _SO_FAR.search(text)))


def _may_build_up(part: Part) -> bool:
    """Whether a figure under its ceiling in the middle of the year may yet pass it: days lost, incidents."""
    return part.goal.lower_is_better and not is_share(part.goal.unit)


def _may_be_mixed_up(row: Return, parts: list[Part]) -> bool:
    """Whether a part without a figure is named all the same: the figure that there is may be its."""
    return len(parts) > 1 and any(part.why is Silence.NO_FIGURE and is_mentioned(part, row) for part in parts)


def _is_of_another_column(row: Return, part: Part) -> bool:
    """Whether a document with a column for figures has another figure there than the one that was judged."""
    printed = {token.value for token in tokens(row.actual_text[:_LONGEST_READ]) if token.is_quantity}
    return part.reading is not None and bool(printed) and part.reading.figure.value not in printed
