"""A Report as text for the terminal: what was read, repaired and not understood, and whether the totals agree."""

import textwrap
from collections.abc import Iterator, Sequence

from goldenthread.cli.screen import NARROWEST, WIDEST
from goldenthread.plan import (
    NOT_UNDERSTOOD,
    CountedTotals,
    Missing,
    Repair,
    Report,
    Return,
    SchemeCode,
    Totals,
    Unread,
)
from goldenthread.plan.saying import so_many
from goldenthread.wording.plain import one_line as shown

_MARGIN = 12
_MOST_REFS = 9
_HEADINGS = ("section", "theme", "objective")
_LONGEST_PRINTED = 70
_MOST_UNREAD = 6

MISSING: dict[str, str] = {
    Missing.BLANK: "blank",
    Missing.AWAITING_DATA: "awaiting data",
    Missing.NOT_DUE: "not due",
    Missing.DEFERRED: "deferred",
    Missing.WITHDRAWN: "withdrawn",
    Missing.NO_TARGET: "without a target",
    Missing.DATA_ONLY: "data only",
    NOT_UNDERSTOOD: "not understood (see below)",
}


def report_text(report: Report, width: int) -> str:
    """Write a report for a terminal of so many columns."""
    width = max(min(width, WIDEST), NARROWEST)
    blocks = [
        _block("", [_title(report)], width),
        _block("Read", _what_was_read(report), width),
        _block("Statuses", _statuses(report), width),
        _block("Totals", _totals(report), width),
        _block("Repaired", list(_repairs(report.rows)), width),
        _block("Not read", list(_unread(report)), width),
    ]
    return "\n".join(blocks)


def _block(label: str, lines: Sequence[str], width: int) -> str:
    margin = " " * (_MARGIN if label else 0)
    text = "\n".join(_wrapped(line, width - len(margin), margin) for line in lines)
    return f"{label:{_MARGIN}}{text[_MARGIN:]}" if label else text


def _wrapped(line: str, width: int, margin: str) -> str:
    hanging = margin + ("    " if line.startswith("  ") else "")
    return textwrap.fill(
        line, width + len(margin), initial_indent=margin, subsequent_indent=hanging, break_on_hyphens=False
    )


def _title(report: Report) -> str:
    named = ", ".join(part for part in (report.authority, report.plan, _when(report)) if part)
    return f"{shown(report.file)}: {named or 'a report that names neither authority nor period'}"


def headline_of(report: Report) -> str:
    """Name a report by its plan and period, or else by its file: "Council Plan 2011/12, Q2:"."""
    period = str(report.period).replace(" ", ", ", 1) if report.period else report.year
    between = ", " if report.plan and report.plan[-1:].isdigit() else " "
    named = between.join(part for part in (report.plan, period) if part)
    return shown(f"{named or report.file}:")


def _when(report: Report) -> str | None:
    if report.period is None:
        return report.year
    return str(report.period).replace(" year end", ": year end").replace(" Q", ": Q")


def _what_was_read(report: Report) -> list[str]:
    rows = [row for row in report.rows if row.same_row_as is None]
    themes = len({row.theme for row in rows if row.theme})
    objectives = len({(row.theme, row.objective) for row in rows if row.objective})
    doubled = len(report.rows) - len(rows)
    counts = [so_many(len(rows), "row"), so_many(themes, "theme"), so_many(objectives, "objective")]
    more = [f"{so_many(doubled, 'row')} with two measures"] if doubled else []
    return [", ".join([*counts, *more, f"{report.counted_totals.rated} rated"]) + "."]


def _statuses(report: Report) -> list[str]:
    counted = report.counted_totals
    known = [code for code in report.scheme if code.rating is not None]
    lines = [f"{counted.by_code.get(code.code, 0):>5}  {_named(code)}" for code in known]
    return [*lines, *_unrated(counted)] or ["none"]


def _named(code: SchemeCode) -> str:
    """Name a status by its label, with its code where the label doesn't hold it."""
    if code.code.casefold() in code.label.casefold():
        return code.label
    return f"{code.label} ({code.code})"


def _unrated(counted: CountedTotals) -> Iterator[str]:
    reasons = [f"{count} {MISSING[reason]}" for reason, count in counted.unrated.items()]
    if reasons:
        yield f"{counted.rows - counted.rated:>5}  not rated: {', '.join(reasons)}"


def _totals(report: Report) -> list[str]:
    lines = []
    if report.stated_totals is not None:
        lines = [f"stated  {_headline(report.stated_totals)}", f"read    {_headline(report.counted_totals)}"]
    lines.append(report.reconciliation.message)
    candidates = report.reconciliation.candidates
    if candidates and not report.reconciliation.holds:
        lines.append(f"Blank statuses: {', '.join(candidates)}.")
    return lines


def _headline(totals: Totals) -> str:
    share = f" ({totals.on_track_percent} % on track)" if totals.on_track_percent is not None else ""
    return f"{_known(totals.on_track)} on track, {_known(totals.off_track)} off track{share}"


def _known(number: int | None) -> str:
    return "not stated" if number is None else str(number)


def _repairs(rows: Sequence[Return]) -> Iterator[str]:
    """Group the repairs by what was wrong, each with one of them as the example."""
    groups: dict[tuple[str, str], list[tuple[str, Repair]]] = {}
    for row in rows:
        for repair in row.repairs:
            groups.setdefault((repair.field, repair.why), []).append((row.ref or row.id, repair))
    if not groups:
        yield "nothing"
        return
    count = sum(_times(field, found) for (field, _), found in groups.items())
    resting = _repaired(rows)
    yield f"{so_many(count, 'repair')}, on which {so_many(resting, 'row')} rest{'s' if resting == 1 else ''}:"
    for (field, why), found in groups.items():
        yield f"  {field.replace('_', ' ')}: {why}{_example(found[0][1])} ({_where(field, found)})"


def _times(field: str, found: Sequence[tuple[str, Repair]]) -> int:
    """Count repairs: a heading is mended once, however many rows stand below it."""
    return len({repair.after for _, repair in found}) if field in _HEADINGS else len(found)


def _where(field: str, found: Sequence[tuple[str, Repair]]) -> str:
    if field in _HEADINGS:
        return f"{so_many(_times(field, found), 'heading')}, {so_many(len(found), 'row')}"
    refs = list(dict.fromkeys(ref for ref, _ in found))
    more = f" and {len(refs) - _MOST_REFS} more" if len(refs) > _MOST_REFS else ""
    return ", ".join(refs[:_MOST_REFS]) + more


def _repaired(rows: Sequence[Return]) -> int:
    return sum(bool(row.repairs) for row in rows)


def _example(repair: Repair) -> str:
    """Show a short repair as it was and as it is."""
    if not repair.before or max(len(repair.before), len(repair.after)) > _LONGEST_PRINTED or "<" in repair.before:
        return ""
    return f', such as "{repair.before}": now "{repair.after}"' if repair.after else f', such as "{repair.before}"'


def _unread(report: Report) -> Iterator[str]:
    """Group what was not read by the reason, what matters most first."""
    groups: dict[str, list[Unread]] = {}
    for unread in report.unread:
        groups.setdefault(unread.why, []).append(unread)
    if not groups:
        yield "nothing: all that stands in the document was understood"
    for why in sorted(groups, key=lambda why: (not why.startswith("a status"), why)):
        found = groups[why]
        yield f"{why}:" if len(found) == 1 else f"{why}, {len(found)} times:"
        for unread in found[:_MOST_UNREAD]:
            yield f"  {unread.source}: {textwrap.shorten(unread.text, _LONGEST_PRINTED, placeholder=' ...')}"
        if len(found) > _MOST_UNREAD:
            yield f"  and {len(found) - _MOST_UNREAD} more: see --format json"
