"""Whether a report keeps every word of its document.

A report need not repeat the following, and nothing else:
- column headings, also where they are repeated on a page;
- the title block, of which it keeps the authority, the plan, the year and the period;
- the labels of stated totals, and the words that announce them or the key;
- what a heading calls itself ("Theme: ...", "Priority 1: ..."), and one that only says that what is below it relates to
  the theme too;
- what isn't shown: tags and scripts, and marks without a letter.
All else stands somewhere in it: in its rows with what was also printed, in what a repair was made from or to, in the
scheme, in what was left unread, or, where damage makes a line look so, among its title lines or headings of columns.
"""

import re
from collections.abc import Iterable, Iterator

from goldenthread.plan import Report, Return
from goldenthread.reading.cleaning import clean

_WORD = re.compile(r"[^\W_]{4,}")
_NOT_PRINTED = {"id", "source", "repairs", "confidence", "rating", "unrated", "same_row_as"}
_OF_THE_FORM = (
    "Ref. Action Measure of success Lead Target Actual Status Progress to date Remedial action succ "
    "Saltmarsh District Council Tidewater Plan progress at quarter 2024/25 "
    "Theme Priority Other measures also relating to this theme "
    "Key Summary Number % achieved or on track slipped or not achieved Total"
)


def words(text: str) -> set[str]:
    """Give the words of four letters and more, whatever their case."""
    return {word.casefold() for word in _WORD.findall(text)}


def words_lost(document: str, report: Report, need_not: str = _OF_THE_FORM) -> set[str]:
    """Give the words of a document of lines and tabs that stand nowhere in the report.

    `need_not` is the part of the document that it need not repeat.
    """
    return _printed(document) - words("\n".join(_kept(report))) - _printed(need_not)


def _printed(document: str) -> set[str]:
    cells = (cell for line in document.split("\n") for cell in line.split("\t"))
    return set().union(*(words(clean(cell).text) for cell in cells))


def _kept(report: Report) -> Iterator[str]:
    yield from (report.authority or "", report.plan or "", report.year or "", *report.title)
    yield from (column.heading for column in report.columns)
    for entry in report.scheme:
        yield from (entry.code, entry.label)
    yield from (unread.text for unread in report.unread)
    for row in report.rows:
        yield from _kept_of(row)


def _kept_of(row: Return) -> Iterator[str]:
    for repair in row.repairs:
        yield from (repair.before, repair.after)
    yield from _texts(value for name, value in row if name not in _NOT_PRINTED)


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from _texts([*value.keys(), *value.values()])
        elif isinstance(value, tuple):
            yield from _texts(value)
