"""A text that begins or ends in the middle of a sentence or of a word."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from goldenthread.checking.endings import begins_in_the_middle, ends_in_the_middle, is_open, last_words
from goldenthread.checking.rule import Known, Point, ReportRule
from goldenthread.plan import Report, Return, Severity

_WORD = re.compile(r"[^\W\d_]{3,40}")
_LONGEST_READ = 20_000
# How much older forms, databases and spreadsheets keep of a text.
_SIZES = frozenset({250, 254, 255, 256, 500, 510, 511, 512, 1000, 1023, 1024, 2000, 2048, 4000, 4096})


def _find(known: Known) -> Iterator[Point]:
    words, size = _words_of(known.report), _size_of_cells(known.report)
    for row in known.report.rows:
        for name, text in _texts(row):
            yield from _points(row, name, text, words, size)


def _texts(row: Return) -> tuple[tuple[str, str], ...]:
    return ("narrative", row.progress), ("remedial action", row.remedial_action)


def _size_of_cells(report: Report) -> int:
    """Give the length at which several texts stop without a stop; 0 where there is no such length."""
    texts = {text for row in report.rows for _, text in _texts(row)}
    sizes = Counter(len(text) for text in texts if len(text) in _SIZES and is_open(text))
    return next((size for size, times in sizes.items() if times > 1), 0)


def _points(row: Return, name: str, text: str, words: Mapping[str, int], size: int) -> Iterator[Point]:
    ends = last_words(text) if size and len(text) == size and is_open(text) else ends_in_the_middle(text, words)
    if ends:
        yield Point(f'The {name} ends in the middle: "... {ends}".', row, {"text": ends})
    begins = begins_in_the_middle(text)
    if begins:
        yield Point(f'The {name} begins in the middle: "{begins} ...".', row, {"text": begins})


def _words_of(report: Report) -> Mapping[str, int]:
    """Give the words of the document; the last word of a text counts only where it stands elsewhere too."""
    counts: Counter[str] = Counter()
    for row in report.rows:
        for text in (row.outcome, row.progress, row.remedial_action, row.objective or "", row.action or ""):
            found = _WORD.findall(text[:_LONGEST_READ].casefold())
            counts.update(found if text.rstrip().endswith((".", "!", "?")) else found[:-1])
    return counts


RULE = ReportRule(
    id="narrative-cut-off",
    severity=Severity.WARNING,
    title="a text that begins or ends in the middle of a sentence",
    instruction="Put the missing words back from the return itself; the cell may have been too small.",
    missing="A blank text is not cut off; narrative-missing tells of it.",
    find=_find,
)
