"""Holding what our own readers make of a published file against the report that was published."""

from collections.abc import Iterator

from goldenthread.examine import read_and_judge
from goldenthread.plan import Report, Return
from goldenthread.publishing.files import File

_TEXTS = ("theme", "objective_ref", "objective", "action", "outcome", "progress", "remedial_action")
_VALUES = ("ref", "status", "rating", "unrated", "responsibility")


def differences(published: Report, file: File) -> list[str]:
    """Read a file as any document is read, and say each difference: rows, statuses, figures, words of narrative.

    Spaces and the form of lists don't count, nor the order of themes.
    """
    read = read_and_judge(file.data, file.name)
    before, after = _by_name(published), _by_name(read)
    found = [f"lost: {name}" for name in before if name not in after]
    found += [f"not published: {name}" for name in after if name not in before]
    if len(read.rows) != len(published.rows):
        found.append(f"{len(read.rows)} rows in place of {len(published.rows)}")
    for name, row in before.items():
        if name in after:
            found += [f"{name}: {text}" for text in _changes(row, after[name])]
    return found


def _by_name(report: Report) -> dict[str, Return]:
    return {f"{row.ref} {_plain(row.outcome or row.action)}": row for row in report.rows}


def _changes(before: Return, after: Return) -> Iterator[str]:
    for field in _TEXTS:
        was, now = _plain(getattr(before, field)), _plain(getattr(after, field))
        if was != now:
            yield f"{field} {was!r} became {now!r}"
    for field in _VALUES:
        if getattr(before, field) != getattr(after, field):
            yield f"{field} {getattr(before, field)!r} became {getattr(after, field)!r}"
    figures = [[(figure.value, figure.unit) for figure in row.actuals] for row in (before, after)]
    if figures[0] != figures[1]:
        yield f"figures {figures[0]} became {figures[1]}"


def _plain(text: str | None) -> str:
    lines = (line.removeprefix("- ") for line in (text or "").splitlines())
    return " ".join(" ".join(lines).split())
