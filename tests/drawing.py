"""A report drawn as text for tests: its rows under their headings, each with its repairs, and what was left unread.

= Theme / 1. Objective
1.2 | what is measured | OWNERS | 2 on_track | narrative
    action: what is done
    ref: "}" -> "1.2"
? line 9: text that was left
key: 1 Achieved = achieved, 2 On track = on_track
"""

from collections.abc import Iterator

from goldenthread.plan import Report, Return


def drawn(report: Report) -> str:
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    heading = ""
    for row in report.rows:
        if _heading(row) != heading:
            heading = _heading(row)
            yield f"= {heading}"
        yield from _row(row)
    for unread in report.unread:
        yield f"? {unread.source}: {_one_line(unread.text)}"
    if report.stated_totals is not None:
        stated = report.stated_totals
        yield f"stated: {stated.on_track} on track, {stated.off_track} off track"
    yield "key: " + ", ".join(
        f"{entry.code} {entry.label} = {entry.rating or entry.missing}" for entry in report.scheme
    )


def _heading(row: Return) -> str:
    objective = ". ".join(part for part in (row.objective_ref, row.objective) if part)
    also = [f"also {theme}" for theme in row.also_relates_to]
    return " / ".join(part for part in (row.section, row.theme, objective, *also) if part)


def _row(row: Return) -> Iterator[str]:
    status = f"{row.status} {row.rating}" if row.rating else f"{row.unrated}"
    yield " | ".join(
        [row.ref or "-", _one_line(row.outcome), " + ".join(row.responsibility), status, _one_line(row.progress)]
    )
    more = {"action": row.action, "remedial": row.remedial_action, "same row as": row.same_row_as}
    for name, text in more.items():
        if text:
            yield f"    {name}: {_one_line(text)}"
    for heading, text in row.also_printed.items():
        yield f"    also printed, {heading}: {_one_line(text)}"
    for repair in row.repairs:
        yield f'    {repair.field}: "{_one_line(repair.before)}" -> "{_one_line(repair.after)}"'


def _one_line(text: str) -> str:
    return text.replace("\n", " // ")
