"""`goldenthread demo`: the two example reports, read, judged, compared and checked, on one screen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from goldenthread.cli.endings import OutputFormat
from goldenthread.cli.findings_text import summary_of, wrapped
from goldenthread.cli.output import give_out
from goldenthread.cli.report_text import headline_of
from goldenthread.cli.screen import Ink, Screen, screen
from goldenthread.examine import Examined, examine
from goldenthread.examples import EXAMPLES
from goldenthread.plan import Finding, Report, Return, Severity, Supports
from goldenthread.plan.saying import so_many
from goldenthread.wording.plain import one_line as shown

_INDENT = "  "
_LABEL = 9
_SHOWN = 5
_INKS = {Severity.ERROR: Ink.ERROR, Severity.WARNING: Ink.WARNING}
_GRAVEST = list(_INKS)
_NEXT = (
    ("goldenthread check FILE --earlier FILE", "every point to check, and what to do"),
    ("goldenthread compare EARLIER LATER", "what moved, measure by measure"),
    ("goldenthread read FILE", "what was read, mended, not understood"),
    ("goldenthread explain TEXT", "what is understood in a sentence"),
)


def show_examples() -> int:
    """Examine the examples, each with the one before it as the earlier report; print what an officer would look at."""
    examined: list[Examined] = []
    folder = files("goldenthread.examples")
    for name in EXAMPLES:
        earlier = examined[-1].report if examined else None
        examined.append(examine(folder.joinpath(name).read_bytes(), name, earlier=earlier))
    seen = screen()
    blocks = [_block(headline_of(one.report).rstrip(":"), _read(one.report), seen) for one in examined]
    blocks += [_block("What changed", _changed(examined[-1]), seen)]
    blocks += [_points(one, seen) for one in examined]
    blocks += [_next(Path(str(folder)), seen)]
    return give_out("\n\n".join(blocks), None, OutputFormat.TEXT)


def _block(heading: str, sentences: Sequence[str], seen: Screen) -> str:
    lines = [_filled(sentence, seen.width) for sentence in sentences]
    return "\n".join([seen.ink(shown(heading), Ink.HEADING), *lines])


def _filled(text: str, width: int, first: str = _INDENT, others: str = _INDENT * 2) -> str:
    return wrapped(shown(text), width, first, others)


def _read(report: Report) -> list[str]:
    counted = report.counted_totals
    mended = sum(bool(row.repairs) for row in report.rows)
    return [
        f"{so_many(counted.rows, 'measure')} read, {counted.rated} rated, {counted.on_track} of them on track"
        f" ({counted.on_track_percent} %); {so_many(mended, 'row')} mended.",
        report.reconciliation.message,
        _judged(report.rows),
    ]


def _judged(rows: Sequence[Return]) -> str:
    follows = Counter(row.verdict.supports_printed for row in rows if row.verdict and row.rating)
    return (
        f"Do the printed statuses follow from the figures? {follows[Supports.YES]} do, {follows[Supports.NO]} do not;"
        f" of {follows[Supports.UNCLEAR]} the figures don't tell."
    )


def _changed(later: Examined) -> list[str]:
    return [later.comparison.bridge_message] if later.comparison else []


def _points(one: Examined, seen: Screen) -> str:
    """Show one finding of each rule, the graver ones first, and how many there are."""
    findings = [finding for finding in one.checked.findings if finding.severity in _INKS]
    heading = f"Points to check, {one.report.period}"
    lines = [line for finding in _chosen(findings) for line in _point(finding, seen)]
    summary = _filled(summary_of(one.checked.findings, one.checked.claims), seen.width)
    return "\n".join([seen.ink(heading, Ink.HEADING), *lines, summary])


def _chosen(findings: Sequence[Finding]) -> list[Finding]:
    """Give a finding of each rule: that of the measure of which most is said."""
    said = Counter(finding.id for finding in findings)
    ranked = sorted(findings, key=lambda finding: (_GRAVEST.index(finding.severity), -said[finding.id]))
    first = {finding.rule: finding for finding in reversed(ranked) if finding.id}
    return [finding for finding in ranked if first.get(finding.rule) is finding][:_SHOWN]


def _point(finding: Finding, seen: Screen) -> Iterator[str]:
    label = finding.severity.value
    start, margin = f"{_INDENT}{label:{_LABEL}}", " " * (len(_INDENT) + _LABEL)
    line = _filled(f"{finding.ref or '-'}: {finding.message}", seen.width, start, margin)
    yield line.replace(label, seen.ink(label, _INKS[finding.severity]), 1)


def _next(folder: Path, seen: Screen) -> str:
    longest = max(len(command) for command, _ in _NEXT)
    lines = [f"{_INDENT}{command:{longest}} {what}" for command, what in _NEXT]
    if max(map(len, lines)) > seen.width:
        lines = [f"{_INDENT}{command}" for command, _ in _NEXT]
    return "\n".join(
        [seen.ink("With reports of your own, or these two", Ink.HEADING), *lines, f"{_INDENT}They are in {folder}"]
    )
