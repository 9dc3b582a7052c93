"""A remedial action of the earlier report that the later one repeats, or doesn't speak of."""

from collections.abc import Iterator

from goldenthread.checking.answers import is_answered
from goldenthread.checking.emptiness import says_nothing
from goldenthread.checking.remedies import is_off_track
from goldenthread.checking.repeats import is_long_enough, is_repeated
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.plan import Rating, Return, Severity

_LONGEST_QUOTE = 160


def _find(row: Return, known: Known) -> Iterator[Point]:
    before, earlier = known.before.get(row.id), known.earlier
    if before is None or earlier is None or earlier.period == known.report.period or not _is_awaited(before, row):
        return
    promised = before.remedial_action
    evidence = {"before": promised, "narrative": row.progress, "now": row.remedial_action}
    if is_repeated(promised, row.remedial_action):
        yield Point(f"The remedial action is last time's again: {_quoted(promised)}.", row, evidence)
    elif not is_answered(promised, row.outcome, row):
        yield Point(f"Last time's remedial action is not spoken of: {_quoted(promised)}.", row, evidence)


def _is_awaited(before: Return, row: Return) -> bool:
    """Whether last time named an action for what was off track, and it is not achieved since."""
    if not is_off_track(before) or row.rating in (None, Rating.ACHIEVED) or says_nothing(before.remedial_action):
        return False
    return is_long_enough(before.remedial_action)


def _quoted(text: str) -> str:
    line = " ".join(text[: 4 * _LONGEST_QUOTE].split()).rstrip(".")
    return f'"{line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " ..."}"'


RULE = Rule(
    id="remedial-unanswered",
    severity=Severity.NOTE,
    title="a remedial action of last time of which nothing more is said",
    instruction="Say whether it was done and what came of it, or what is done in its place.",
    missing="A remedial action that was blank or said nothing asks for no answer.",
    find=_find,
    field="remedial_action",
    needs_earlier=True,
)
