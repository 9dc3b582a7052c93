"""A measure that counts other people or things than in the earlier report, without a word about it."""

from collections.abc import Iterator

from goldenthread.checking.definitions import changed_ages, changed_definitions, changed_group, shrunk_base
from goldenthread.checking.earlier import in_one_year, says_it_changed
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import amount, quoted
from goldenthread.plan import Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    before = known.before.get(row.id)
    if before is None or says_it_changed(row, "unit") or not in_one_year(known):
        return
    definitions = changed_definitions(before, row) or changed_group(before, row)
    if definitions:
        was, now = definitions
        yield Point(f"The criterion {_in_words(was, now)}.", row, {"before": was, "now": now})
    ages = changed_ages(before, row)
    if ages and not definitions:
        message = f"The narrative counts those {quoted(ages[1])}, and in the earlier report those {quoted(ages[0])}."
        yield Point(message, row, {"before": ages[0], "now": ages[1]})
    bases = shrunk_base(before, row)
    if bases:
        message = f"The share is of {amount(bases[1])}, and in the earlier report of {amount(bases[0])}."
        yield Point(message, row, {"before": bases[0], "now": bases[1]}, Severity.NOTE)


def _in_words(was: str, now: str) -> str:
    if not was:
        return f"now also says {quoted(now)}"
    return f"says {quoted(now)}, and in the earlier report {quoted(was)}" if now else f"no longer says {quoted(was)}"


RULE = Rule(
    id="population-changed",
    severity=Severity.WARNING,
    title="a measure that counts others than last time without saying so",
    instruction="Say whom the measure now counts and since when, or give the figure of those it was set for.",
    missing="Without a criterion and a base in both reports nothing is said.",
    find=_find,
    field="progress",
    needs_earlier=True,
)
