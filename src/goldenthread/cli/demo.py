"""`goldenthread demo`: the two example reports, read, judged, compared and checked, on one screen."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from goldenthread.cli.endings import OutputFormat
from goldenthread.cli.findings_text import count, findings_lines, summary_of
from goldenthread.cli.output import give_out
from goldenthread.cli.report_text import headline_of, shown
from goldenthread.cli.screen import Ink, Screen, screen
from goldenthread.examine import Examined, examine
from goldenthread.examples import EXAMPLES
from goldenthread.plan import Finding, Report, Return, Supports

_INDENT = "  "
_SHOWN = 4
_NEXT = (
    ("goldenthread check FILE --earlier FILE", "all points to check, with what to do"),
    ("goldenthread compare EARLIER LATER", "what moved, measure by measure"),
    ("goldenthread read FILE", "what was read, mended and not understood"),
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


def _filled(text: str, width: int) -> str:
    tied = shown(text).replace(" %", "\u00a0%")
    filled = textwrap.fill(
        tied, width, initial_indent=_INDENT, subsequent_indent=_INDENT * 2, break_on_hyphens=False
    )
    return filled.replace("\u00a0", " ")


def _read(report: Report) -> list[str]:
    counted = report.counted_totals
    repairs = sum(len(row.repairs) for row in report.rows)
    mended = sum(bool(row.repairs) for row in report.rows)
    return [
        f"{count(counted.rows, 'measure')} read, {counted.rated} rated, {counted.on_track} of them on track"
        f" ({counted.on_track_percent} %); {count(mended, 'row')} mended.",
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
    return ""


def _next(folder: Path, seen: Screen) -> str:
    return ""
