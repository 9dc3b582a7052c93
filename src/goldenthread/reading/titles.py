"""What a report says of itself: whose it is, which plan, which year and which period."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from goldenthread.reading.columns.headings import is_heading_row, own_texts
from goldenthread.reading.columns.periods import Named, named_in, names_whole_year
from goldenthread.reading.grid import GridRow

_AUTHORITY = re.compile(
    r"\b((?:(?:[A-Z][\w'’&-]*|of|and|the|upon|on|in|City|County)[ -]+){1,8}"
    r"(?:Council|Authority|Partnership|Corporation|Constabulary|Association|Homes|Cyngor|"
    r"Combined Authority|Fire and Rescue Service|Fire & Rescue Service))\b"
    r"|\b((?:(?:Royal|London|Metropolitan|County) )*(?:Borough|City|County) of "
    r"(?:[A-Z][\w'’-]+(?:[ -](?:upon|on|and|the|in)(?=[ -]))?[ -]?){1,4})"
)
_PLAN = re.compile(
    r"\b((?:[A-Z][\w'’&-]*\s+|of\s+|and\s+|the\s+|for\s+|our\s+){0,5}(?:Plan|Strategy|Scorecard|Promise|"
    r"Priorities|Ambitions?|Vision|Framework)\b(?:\s+(?:19|20)\d\d\s*[-–/]\s*(?:(?:19|20)?\d\d))?)"
)
_ARTICLE = re.compile(r"^(?:the|of|and|for)\s+(?=\S)")
_ONE_YEAR = re.compile(r"\s*\b(?:19|20)\d\d\s*/\s*(?:\d\d)?\d\d$")
_SINCE = re.compile(r"\bsince\b.*", re.I | re.S)
_FIRST = 25
_YEAR_END = 4
_LONGEST_TITLE = 200
_LONGEST_LINE = 120
# How much a place counts when it names a period: a title for most, a file's name for least.
_TITLE, _HEADING, _OTHER, _FILE = 8, 4, 3, 1


@dataclass(frozen=True, slots=True)
class Titles:
    """What was found; each part is None where the document doesn't say it."""

    authority: str | None
    plan: str | None
    period: Named
    rows: frozenset[int]


def read_titles(rows: Sequence[GridRow], name: str) -> Titles:
    """Read the title block, and the period from wherever the document names it."""
    title_rows = _title_rows(rows)
    lines = [" ".join(own_texts(rows[i])) for i in title_rows]
    return Titles(
        authority=_first(_AUTHORITY, lines),
        plan=_plan([line for line in lines if not _AUTHORITY.fullmatch(line)]),
        period=_period(rows, title_rows, name),
        rows=frozenset(title_rows),
    )


def _title_rows(rows: Sequence[GridRow]) -> list[int]:
    """The lines before the first table with several columns."""
    found = []
    for index, row in enumerate(rows[:_FIRST]):
        texts = own_texts(row)
        if is_heading_row(row) or (len(set(texts)) > 2 and not _stands_alone(rows, index)):
            break
        if texts and sum(map(len, texts)) <= _LONGEST_TITLE:
            found.append(index)
    return found


def _stands_alone(rows: Sequence[GridRow], index: int) -> bool:
    """Whether a row is a table by itself: the head of a letter, with a place, a date and a number side by side."""
    return all(rows[i].table != rows[index].table for i in (index - 1, index + 1) if 0 <= i < len(rows))


def _plan(lines: Sequence[str]) -> str | None:
    """The plan's name with the years it runs for; the one year of a report is the report's, not the plan's."""
    found = _first(_PLAN, lines)
    return found and (_ARTICLE.sub("", _ONE_YEAR.sub("", found)) or None)


def _first(pattern: re.Pattern[str], lines: Sequence[str]) -> str | None:
    founds = (found for line in lines if (found := pattern.search(line)))
    return next((text.strip(" -") for found in founds for text in found.groups() if text), None)


def _period(rows: Sequence[GridRow], title_rows: Sequence[int], name: str) -> Named:
    starts: Counter[int] = Counter()
    quarters: Counter[int] = Counter()

    def count(text: str, weight: int) -> None:
        # "What changed since quarter 2" stands in the report of a later one.
        named = named_in(_SINCE.sub("", text[:_LONGEST_TITLE]))
        # Prose and lone dates name other periods too: when a thing was agreed, or when it is due.
        weight = weight // 4 if len(text) > _LONGEST_LINE else weight // 2 if named.by_date else weight
        if named.start is not None:
            starts[named.start] += weight
        if named.quarter is not None:
            quarters[named.quarter] += weight

    for index in title_rows:
        texts = own_texts(rows[index])
        count(" ".join(texts), _TITLE if len(set(texts)) == 1 else 1)
    for index, row in enumerate(rows[:2000]):
        texts = own_texts(row)
        if index not in title_rows and row.outline and len(texts) == 1 and len(texts[0]) <= _LONGEST_TITLE:
            count(texts[0], _OTHER)
    for row in _distinct_headings(rows[:2000]):
        named = {text: named_in(text) for text in own_texts(row)}
        one_quarter = len({own.quarter for own in named.values() if own.quarter is not None}) <= 1
        if not one_quarter:
            # Beside the quarters of this year, a year's end is that of an earlier one.
            named = {text: own for text, own in named.items() if not names_whole_year(text)}
        newest = max((own.start for own in named.values() if own.start is not None), default=None)
        for text, own in named.items():
            # Earlier years stand beside the report's own, and so do its quarters.
            if own.start in (None, newest) and (one_quarter or own.quarter is None):
                count(text, _HEADING)
        if newest is not None and not one_quarter:
            starts[newest] += _HEADING
    count(PurePath(name).stem.replace("_", " "), _FILE)
    start, quarter = _best(starts), _best(quarters)
    # A report of a part of the year says of which; one that only names the year is of the whole of it.
    return Named(start, _YEAR_END if quarter is None and start is not None else quarter)


def _distinct_headings(rows: Sequence[GridRow]) -> list[GridRow]:
    """Each heading once: one that is repeated on every page says no more than once."""
    seen: dict[tuple[str, ...], GridRow] = {}
    for row in rows:
        if row.table and is_heading_row(row):
            seen.setdefault(tuple(own_texts(row)), row)
    return list(seen.values())


def _best(counts: Counter[int]) -> int | None:
    return max(counts, key=lambda value: (counts[value], value), default=None)
