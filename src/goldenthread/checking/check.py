"""Asking every rule of every return: a report, and what was found, with its fingerprints and answers."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.checking.claims import recompute
from goldenthread.checking.consequences import changes_rating
from goldenthread.checking.doubts import believed
from goldenthread.checking.rule import AnyRule, Known, Point, ReportRule
from goldenthread.checking.rules import all_rules
from goldenthread.comparing import returns_before
from goldenthread.plan import CheckedClaim, Comparison, Finding, Report, Return, Settings, Severity

# A cell that claims more is damage; each claim is held against the row's others.
_MOST_CLAIMS = 100
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking gives: the points to check, in the report's order, and every claim with what it came to."""

    findings: tuple[Finding, ...]
    claims: tuple[CheckedClaim, ...]


def check(
    report: Report,
    *,
    earlier: Report | None = None,
    comparison: Comparison | None = None,
    settings: Settings | None = None,
    only: Collection[str] = (),
    leave_out: Collection[str] = (),
) -> Checked:
    """Check a report whose measures are understood and judged, on its own and against the earlier one.

    `comparison` is of the earlier report with this one. `only` and `leave_out` name rules. Nothing is changed.
    """
    known = _known(report, earlier, comparison, settings or Settings())
    asked = [rule for rule in all_rules() if (not only or rule.id in only) and rule.id not in leave_out]
    answers = {answer.fingerprint: answer.because for answer in known.settings.answers}
    points = _without_echoes(list(_points(asked, known)))
    found = [_finding(rule, point, known, answers) for rule, point in points]
    order = {row.id: place for place, row in enumerate(report.rows)}
    found.sort(key=lambda finding: (order.get(finding.id or "", -1), _WEIGHT[finding.severity], finding.rule))
    recomputed = tuple(claim for row in report.rows for claim in known.claims.get(row.id, ()))
    return Checked(tuple(found), recomputed)


def _known(report: Report, earlier: Report | None, comparison: Comparison | None, settings: Settings) -> Known:
    compared = {row.later_id: row for row in comparison.rows if row.later_id} if comparison else {}
    before = returns_before(earlier, comparison)
    recomputed = {row.id: tuple(believed(list(_recomputed(row, report, settings)), row)) for row in report.rows}
    return Known(report, settings, recomputed, earlier, comparison, before, compared)


def _recomputed(row: Return, report: Report, settings: Settings) -> Iterator[CheckedClaim]:
    for claim in row.claims[:_MOST_CLAIMS]:
        checked = recompute(claim)
        if checked is not None:
            changes = changes_rating(checked, row, report.period, settings)
            yield checked.model_copy(update={"source": row.source, "ref": row.ref, "changes_rating": changes})


def _points(rules: Sequence[AnyRule], known: Known) -> Iterator[tuple[AnyRule, Point]]:
    """Ask the rules of the report once, and all others row by row, so that what one works out of a text serves all."""
    asked = [rule for rule in rules if known.earlier is not None or not rule.needs_earlier]
    of_report = [rule for rule in asked if isinstance(rule, ReportRule)]
    of_rows = [rule for rule in asked if not isinstance(rule, ReportRule)]
    yield from ((rule, point) for rule in of_report for point in rule.find(known))
    yield from ((rule, point) for row in known.report.rows for rule in of_rows for point in rule.find(row, known))


def _without_echoes(points: Sequence[tuple[AnyRule, Point]]) -> Iterator[tuple[AnyRule, Point]]:
    said = {(rule.id, point.row.id) for rule, point in points if point.row}
    for rule, point in points:
        if not (rule.gives_way_to and point.row and (rule.gives_way_to, point.row.id) in said):
            yield rule, point


def _finding(rule: AnyRule, point: Point, known: Known, answers: Mapping[str, str]) -> Finding:
    row = point.row
    mark = _fingerprint(rule.id, point, known)
    return Finding(
        rule=rule.id,
        severity=point.severity or rule.severity,
        source=row.source if row else None,
        id=row.id if row else None,
        ref=row.ref if row else None,
        field=(point.field or rule.field) if row else None,
        fingerprint=mark,
        message=point.message,
        instruction=point.instruction or rule.instruction,
        evidence={name: _plain(value) for name, value in point.evidence.items()},
        answer=answers.get(mark),
    )


def _plain(value: object) -> object:
    """Numbers are numbers in the JSON form, not texts."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _fingerprint(rule: str, point: Point, known: Known) -> str:
    """Twelve letters that stay the same while rule, period, measure and the facts do, wherever the row is printed."""
    row = point.row
    # Refs that stand twice have ids of their own; an id without a ref is only a place.
    measure = (row.id if row.ref else " ".join(row.outcome.split())) if row else ""
    facts = (rule, str(known.report.period), measure, point.message)
    return hashlib.sha256("\x1f".join(facts).encode()).hexdigest()[:12]
