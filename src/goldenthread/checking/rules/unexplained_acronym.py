"""Acronyms that the document nowhere spells out."""

from collections.abc import Iterator

from goldenthread.checking.acronyms import SpeltOut, acronyms_in, common, spells_in_small
from goldenthread.checking.rule import Known, Point, ReportRule
from goldenthread.plan import Report, Return, Severity

# Two capitals that stand in one row alone are as often a slip of typing.
_SHORTEST_ALONE = 3


def _find(known: Known) -> Iterator[Point]:
    uses = _uses(known.report)
    unknown = [acronym for acronym in uses if acronym.casefold() not in common()]
    if not unknown:
        return
    spelt_out = SpeltOut(_texts(known.report))
    for acronym in unknown:
        rows = uses[acronym]
        seldom = len(acronym) < _SHORTEST_ALONE and len(rows) == 1
        if not seldom and not spelt_out.has(acronym) and not any(_spells(row, acronym) for row in rows):
            more = f"; {len(rows):,} measures use it" if len(rows) > 1 else ""
            yield Point(
                f'"{acronym}" is nowhere spelt out{more}.', rows[0], {"acronym": acronym, "measures": len(rows)}
            )


def _spells(row: Return, acronym: str) -> bool:
    texts = (row.outcome, row.progress, row.remedial_action, row.objective or "", row.action or "")
    return any(spells_in_small(text, acronym) for text in texts)


def _uses(report: Report) -> dict[str, list[Return]]:
    """Give each acronym with the rows that use it, in the document's order."""
    uses: dict[str, list[Return]] = {}
    for row in report.rows:
        texts = (row.outcome, row.target_text, row.actual_text, row.progress, row.remedial_action)
        for acronym in dict.fromkeys(found for text in texts for found in acronyms_in(text)):
            uses.setdefault(acronym, []).append(row)
    return uses


def _texts(report: Report) -> Iterator[str]:
    yield from (*report.title, report.plan or "", report.authority or "")
    yield from (entry.label for entry in report.scheme)
    for row in report.rows:
        yield from (row.section or "", row.theme or "", row.objective or "", row.action or "", row.outcome)
        yield from (row.progress, row.remedial_action, *row.responsibility, *row.also_relates_to)


RULE = ReportRule(
    id="unexplained-acronym",
    severity=Severity.NOTE,
    title="an acronym that is nowhere spelt out",
    instruction="Spell it out where it first stands, or say it in plain words.",
    missing="A blank text has no acronyms, and nothing is said.",
    find=_find,
)
