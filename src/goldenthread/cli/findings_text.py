"""What checks say, as text for the terminal: grouped by measure, with what to do, and a summary."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from goldenthread.cli.report_text import headline_of
from goldenthread.cli.screen import Ink, Screen
from goldenthread.examine import Examined
from goldenthread.plan import CheckedClaim, ClaimVerdict, Finding, Report, Return, Severity
from goldenthread.plan.saying import so_many
from goldenthread.wording.plain import one_line as shown

_MARGIN = 11
_PLACE = 24
_INKS = {Severity.ERROR: Ink.ERROR, Severity.WARNING: Ink.WARNING, Severity.NOTE: Ink.NOTE}
_ACCEPTED = "accepted"


def findings_text(examined: Examined, screen: Screen, named: bool = False) -> str:
    """Write what was found in a report. `named` puts the file's name first, where there are several."""
    report, findings = examined.report, examined.checked.findings
    rows = {row.id: row for row in report.rows}
    start = f"{shown(report.file)}: " if named else ""
    blocks = [_filled(f"{start}{headline_of(report)} {_reading(report, findings)}", screen)]
    for own_id, found in groupby(findings, key=lambda finding: finding.id):
        blocks.append("\n".join(_group(rows.get(own_id or ""), list(found), screen)))
    blocks.append(_filled(summary_of(findings, examined.checked.claims), screen))
    return "\n\n".join(blocks)


def _reading(report: Report, findings: Sequence[Finding]) -> str:
    """Say how much was read, and whether the totals agree unless a finding says it."""
    counted, message = report.counted_totals, report.reconciliation.message
    holds = report.reconciliation.holds or report.stated_totals is None
    told = holds or any(finding.message == message for finding in findings)
    return f"{so_many(counted.rows, 'measure')} read, {counted.rated:,} rated." + ("" if told else f" {message}")


def _group(row: Return | None, findings: Sequence[Finding], screen: Screen) -> Iterator[str]:
    yield screen.ink(_heading(row, screen.width), Ink.HEADING)
    for finding in findings:
        yield from _finding(finding, screen)


def _finding(finding: Finding, screen: Screen) -> Iterator[str]:
    label = _ACCEPTED if finding.answer else finding.severity.value
    ink = Ink.GOOD if finding.answer else _INKS[finding.severity]
    first = _entry(label, f"{finding.rule}: {shown(finding.message)}", screen.width)
    yield first.replace(label, screen.ink(label, ink), 1)
    mark = f"[{finding.fingerprint}]"
    told = f"because: {finding.answer}" if finding.answer else f"do: {finding.instruction}"
    yield screen.ink(mark, Ink.QUIET).join(_entry("", f"{shown(told)} {mark}", screen.width).rsplit(mark, 1))


def _heading(row: Return | None, width: int) -> str:
    if row is None:
        return "The report as a whole"
    place = str(row.source)
    place = place if len(place) <= _PLACE else f"{place[: _PLACE - 3]}..."
    wording = shown(row.outcome[: 4 * width]) or "(no wording)"
    name = f"{shown(row.ref)}  {wording}" if row.ref else wording
    room = width - len(place) - 2
    short = name if len(name) <= room else f"{name[: room - 4].rsplit(' ', 1)[0].rstrip(' ,;:')} ..."
    return f"{short:{width - len(place)}}{place}"


def _entry(label: str, text: str, width: int) -> str:
    first = f"  {label:{_MARGIN - 2}}"
    return wrapped(text, width, first, " " * _MARGIN)


def _filled(text: str, screen: Screen) -> str:
    return wrapped(text, screen.width)


def wrapped(text: str, width: int, first: str = "", others: str = "") -> str:
    """Wrap a text, but not between a number and its "%"."""
    tied = textwrap.fill(
        text.replace(" %", "\u00a0%"), width, initial_indent=first, subsequent_indent=others, break_on_hyphens=False
    )
    return tied.replace("\u00a0", " ")


def summary_of(findings: Sequence[Finding], claims: Sequence[CheckedClaim]) -> str:
    """Count what was found, and what came of the figures that were recomputed."""
    open_ones = [finding for finding in findings if not finding.answer]
    counts = Counter(finding.severity for finding in open_ones)
    named = ", ".join(so_many(counts[severity], severity.value) for severity in Severity if counts[severity])
    measures = len({finding.id for finding in open_ones if finding.id})
    accepted = len(findings) - len(open_ones)
    where = f" on {so_many(measures, 'measure')}" if measures else ""
    parts = [f"{named}{where}." if named else "Nothing to check."]
    parts += [f"{accepted:,} accepted."] if accepted else []
    return " ".join([*parts, _recomputed(claims)]).rstrip()


def _recomputed(claims: Sequence[CheckedClaim]) -> str:
    if not claims:
        return ""
    verdicts = Counter(claim.verdict for claim in claims)
    slips, wrong = verdicts[ClaimVerdict.ROUNDING_SLIP], verdicts[ClaimVerdict.WRONG]
    holding = verdicts[ClaimVerdict.HOLDS]
    outcomes = [f"{holding:,} hold{'s' if holding == 1 else ''}"] if holding else []
    outcomes += [so_many(slips, "rounding slip")] if slips else []
    outcomes += [f"{wrong:,} wrong"] if wrong else []
    return f"{so_many(len(claims), 'figure')} recomputed: {', '.join(outcomes)}."
