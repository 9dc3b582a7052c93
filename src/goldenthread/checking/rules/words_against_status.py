"""A narrative that says "on target" or "below target" beside a status that says the reverse."""

import re
from collections.abc import Iterator

from goldenthread.checking.assertions import said_of_target
from goldenthread.checking.directions import is_in_doubt
from goldenthread.checking.remedies import is_off_track
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import quoted, said
from goldenthread.plan import Rating, Return, Severity

_LONGEST_READ = 20_000
# Words by which a target that is missed today may still be met: then "on track" is no contradiction.
_HOPE = re.compile(
    r"\bwill\b|\bexpect|\banticipat|\bforecast|\bprojected\b|\blikely\b|\bachievable\b|\byear[- ]end\b|\brecover"
    r"|\btoleranc|\bslight|\bmarginal|\bimprov|\bseasonal|\bon (?:track|course|target)\b|\bto date\b|\bso far\b"
    r"|\bstill\b|\bprovisional",
    re.IGNORECASE,
)


def _find(row: Return, known: Known) -> Iterator[Point]:
    if row.rating is None or len(row.targets) > 1 or is_in_doubt(row, known):
        return
    found = said_of_target(row, known.report.period)
    if len({one.met for one in found}) != 1:
        return
    words = next((one for one in found if one.sure), None)
    if words is None or not _contradicts(row, known, words.met):
        return
    yield Point(
        f"The narrative says {quoted(words.words)}, and the status {said(row.rating)}.",
        row=row,
        evidence={"words": words.words, "status": row.status, "rating": row.rating},
    )


def _contradicts(row: Return, known: Known, met: bool) -> bool:
    if met:
        return is_off_track(row)
    if row.rating is Rating.ACHIEVED:
        return True
    period = known.report.period
    in_year = period is not None and not period.at_year_end
    texts = f"{row.progress} {row.remedial_action}"[:_LONGEST_READ]
    return row.rating is Rating.ON_TRACK and in_year and not _HOPE.search(texts)


RULE = Rule(
    id="words-against-status",
    severity=Severity.WARNING,
    title="a narrative that says one thing and a status that says another",
    instruction="Put right the narrative or the status, or say which target the words are about.",
    missing="Without a status or a narrative nothing is said.",
    find=_find,
    field="progress",
)
