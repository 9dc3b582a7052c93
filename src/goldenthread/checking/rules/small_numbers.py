"""Counts of fewer than five people, which a public report would disclose."""

from collections.abc import Iterator

from goldenthread.checking.people import SMALL, bare_small_count, is_about_people, may_hold_a_count, small_counts
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import listed, quoted
from goldenthread.plan import Return, Severity

_MOST = 4


def _find(row: Return, known: Known) -> Iterator[Point]:
    texts = [text for text in (row.actual_text, row.progress, row.remedial_action) if may_hold_a_count(text)]
    about_people = bool(texts) and is_about_people(row.outcome)
    told = (words for text in texts for words in small_counts(text, about_people))
    bare = bare_small_count(row.actual_text, row.outcome, [target.unit for target in row.targets])
    found = list(dict.fromkeys(told))[:_MOST] or [bare] * bool(bare)
    if found:
        one = "is a count" if len(found) == 1 else "are counts"
        message = f"{listed([quoted(words) for words in found])} {one} of fewer than {SMALL} people."
        yield Point(message, row, {"counts": found})


RULE = Rule(
    id="small-numbers",
    severity=Severity.WARNING,
    title="a count of people so small that someone could be told apart",
    instruction='Before it is published, print "fewer than 5" or leave the number out, also where others give it away.',
    missing="A nought and a blank disclose nobody, and nothing is said.",
    find=_find,
    field="progress",
)
