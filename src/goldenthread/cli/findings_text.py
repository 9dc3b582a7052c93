"""What checks say, as text for the terminal: grouped by measure, with what to do, and a summary."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from goldenthread.cli.report_text import NARROWEST, WIDEST, headline_of, shown
from goldenthread.examine import Examined
from goldenthread.plan import CheckedClaim, ClaimVerdict, Finding, Report, Return, Severity

_LABEL = 9
_PLACE = 24


def findings_text(examined: Examined, width: int) -> str:
    """Write what was found in a report for a terminal of so many columns."""
    width = max(min(width, WIDEST), NARROWEST)
    report, findings = examined.report, examined.checked.findings
    rows = {row.id: row for row in report.rows}
    blocks = [_filled(f"{headline_of(report)} {_reading(report)}", width)]
    for own_id, found in groupby(findings, key=lambda finding: finding.id):
        blocks.append("\n".join(_group(rows.get(own_id or ""), list(found), width)))
    blocks.append(_filled(_summary(findings, examined.checked.claims), width))
    return "\n\n".join(blocks)


def _reading(report: Report) -> str:
    counted = report.counted_totals
    holds = report.reconciliation.holds or report.stated_totals is None
    return f"{counted.rows} measures read, {counted.rated} rated." + (
        "" if holds else f" {report.reconciliation.message}"
    )


def _group(row: Return | None, findings: Sequence[Finding], width: int) -> Iterator[str]:
    yield _heading(row, width)
    for finding in findings:
        label = "accepted" if finding.answer else finding.severity.value
        yield _entry(label, f"{finding.rule}: {shown(finding.message)}", width)
        told = f"because: {finding.answer}" if finding.answer else f"do: {finding.instruction}"
        yield _entry("", f"{shown(told)} [{finding.fingerprint}]", width)


def _heading(row: Return | None, width: int) -> str:
    if row is None:
        return "The report as a whole"
    place = str(row.source)[:_PLACE]
    name = " ".join(part for part in (row.ref, " ".join(row.outcome.split()) or "(no wording)") if part)
    short = textwrap.shorten(shown(name), width - len(place) - 2, placeholder=" ...")
    return f"{short:{width - len(place)}}{place}"


def _entry(label: str, text: str, width: int) -> str:
    margin = " " * (2 + _LABEL)
    return textwrap.fill(
        text, width, initial_indent=f"  {label:{_LABEL}}", subsequent_indent=margin, break_on_hyphens=False
    )


def _filled(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_on_hyphens=False)


def _summary(findings: Sequence[Finding], claims: Sequence[CheckedClaim]) -> str:
    open_ones = [finding for finding in findings if not finding.answer]
    counts = Counter(finding.severity for finding in open_ones)
    named = ", ".join(_count(counts[severity], severity.value) for severity in Severity)
    measures = len({finding.id for finding in open_ones if finding.id})
    accepted = len(findings) - len(open_ones)
    parts = [f"{named} on {_count(measures, 'measure')}."]
    parts += [f"{accepted} accepted."] if accepted else []
    return " ".join([*parts, _recomputed(claims)])


def _recomputed(claims: Sequence[CheckedClaim]) -> str:
    verdicts = Counter(claim.verdict for claim in claims)
    slips, wrong = verdicts[ClaimVerdict.ROUNDING_SLIP], verdicts[ClaimVerdict.WRONG]
    more = f", {_count(slips, 'rounding slip')}" if slips else ""
    holding = verdicts[ClaimVerdict.HOLDS]
    return (
        f"{_count(len(claims), 'figure')} recomputed: {holding} hold{'s' if holding == 1 else ''}{more}, {wrong} wrong."
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
