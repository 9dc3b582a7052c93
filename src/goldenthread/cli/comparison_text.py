"""A Comparison as text for the terminal: the headline, the bridge, and what moved or changed, measure by measure."""

import textwrap
from collections.abc import Iterator, Sequence

from goldenthread.cli.findings_text import wrapped
from goldenthread.cli.report_text import MISSING
from goldenthread.cli.screen import NARROWEST, WIDEST
from goldenthread.plan import BridgeStep, ComparedRow, Comparison, Missing, Movement, Rating, Report, Totals

_INDENT = "  "
_REF = 8
_LABEL = 30
_MOST_REFS = 60

_RATINGS = {
    Rating.ACHIEVED: "achieved",
    Rating.ON_TRACK: "on track",
    Rating.SLIPPED: "slipped",
    Rating.NOT_ACHIEVED: "not achieved",
}
# Beside a rating that isn't there, "blank" alone would say nothing.
_MISSING = {**MISSING, Missing.BLANK: "status blank"}
_GROUPS = {
    "same": "same rating",
    "improved": "improved",
    "worsened": "worsened",
    "newly_rated": "newly rated",
    "no_longer_rated": "no longer rated",
    "unrated": "rated in neither",
    "only_earlier": "only in the earlier report",
    "only_later": "only in the later report",
}
_LISTED = (Movement.IMPROVED, Movement.WORSENED, Movement.NEWLY_RATED, Movement.NO_LONGER_RATED)
_CHANGES = ("target", "baseline", "wording", "responsibility")


def comparison_text(comparison: Comparison, earlier: Report, later: Report, width: int) -> str:
    """Write a comparison for a terminal of so many columns. The two reports give the names of their files."""
    width = max(min(width, WIDEST), NARROWEST)
    rows = comparison.rows
    listed = [(movement.value, [row for row in rows if row.movement is movement]) for movement in _LISTED]
    rest = [row for row in rows if row.movement in (Movement.SAME, Movement.UNRATED) and _told(row)]
    blocks = [
        [f"{earlier.file} and {later.file}", *_wrapped(comparison.bridge_message, width)],
        [*_bridge(comparison), *_stated(comparison, width)],
        *([f"{name.capitalize()} ({len(own)})", *_measures(own, width)] for name, own in listed if own),
        [f"Changed under the same rating, or unrated ({len(rest)})", *_measures(rest, width)] if rest else [],
        *_alone(rows, earlier, later, width),
    ]
    return "\n\n".join("\n".join(map(_plain, block)) for block in blocks if block)


def _plain(line: str) -> str:
    """A file's name, or a ref, may hold anything, also what moves a terminal's cursor."""
    return "".join(mark if mark.isprintable() else "?" for mark in line)


def _wrapped(text: str, width: int, first: str = "", others: str = "") -> list[str]:
    return wrapped(text, width, first, others).splitlines()


def _bridge(comparison: Comparison) -> Iterator[str]:
    before, now = (str(period or "") for period in (comparison.earlier, comparison.later))
    yield f"{'':{_LABEL}}measures  on track  off track"
    yield _total(before or "earlier report", comparison.totals.earlier)
    yield from (_step(step) for step in comparison.bridge.steps)
    yield _total(now or "later report", comparison.totals.later)


def _total(name: str, totals: Totals) -> str:
    rated = f"{name}, rated"
    return f"{rated:{_LABEL}}{totals.denominator or 0:>8}{totals.on_track or 0:>10}{totals.off_track or 0:>11}"


def _step(step: BridgeStep) -> str:
    on_track = step.on_track_gained - step.on_track_lost
    off_track = step.off_track_gained - step.off_track_lost
    label = f"{_INDENT}{_GROUPS[step.group]}"
    return f"{label:{_LABEL}}{step.measures:>8}{_signed(on_track):>10}{_signed(off_track):>11}"


def _signed(number: int) -> str:
    return f"{number:+}" if number else "0"


def _stated(comparison: Comparison, width: int) -> list[str]:
    """Say what the reports state themselves, where it isn't what their rows count."""
    totals = comparison.totals
    sides = (("earlier", totals.earlier_stated, totals.earlier), ("later", totals.later_stated, totals.later))
    told = [
        f"the {name} report states {stated.on_track} on track and {stated.off_track} off track"
        f" ({stated.on_track_percent} %)"
        for name, stated, counted in sides
        if stated and (stated.on_track, stated.off_track) != (counted.on_track, counted.off_track)
    ]
    if not told:
        return []
    text = f"Counted from the rows that were read: {', '.join(told)}. See `goldenthread read`."
    return ["", *_wrapped(text, width)]


def _measures(rows: Sequence[ComparedRow], width: int) -> Iterator[str]:
    for row in rows:
        yield from _measure(row, width)


def _measure(row: ComparedRow, width: int) -> Iterator[str]:
    margin = " " * (len(_INDENT) + _REF)
    name = textwrap.shorten(row.measure[: 4 * width], 2 * (width - len(margin)) - 8, placeholder=" ...")
    head = f"{_INDENT}{row.ref or '-':{_REF - 1}} "
    yield from _wrapped(name, width, head, margin)
    if not name:
        yield head.rstrip()
    for line in (f"{_statuses(row)} ({_places(row)})", *_told(row)):
        yield from _wrapped(line, width, margin, margin + _INDENT)


def _statuses(row: ComparedRow) -> str:
    before, now = _status(row, "earlier"), _status(row, "later")
    return f"{now} in both" if before == now else f"{before}, now {now}"


def _status(row: ComparedRow, side: str) -> str:
    rating: Rating | None = getattr(row, f"{side}_rating")
    missing: Missing | None = getattr(row, f"{side}_unrated")
    if rating is not None:
        return _RATINGS[rating]
    return f"not rated ({_MISSING[missing]})" if missing else "not rated"


def _places(row: ComparedRow) -> str:
    if str(row.earlier_source) == str(row.later_source):
        return f"{row.later_source} in both"
    return f"{row.earlier_source}, now {row.later_source}"


def _told(row: ComparedRow) -> list[str]:
    """Give what is to be told of a measure beside its rating."""
    changed = [(part, getattr(row, f"{part}_changed")) for part in _CHANGES]
    told = [f"{part}: {sentence}" for part, sentence in changed if sentence]
    if row.earlier_ref:
        told.append(f"ref: it was {row.earlier_ref} in the earlier report")
    return [*told, f"note: {row.note}"] if row.note else told


def _alone(rows: Sequence[ComparedRow], earlier: Report, later: Report, width: int) -> Iterator[list[str]]:
    """List what only one of the two reports holds; nothing tells whether it was dropped or added."""
    only_earlier = [row for row in rows if row.later_id is None]
    only_later = [row for row in rows if row.earlier_id is None]
    for own, missing_from in ((only_earlier, later), (only_later, earlier)):
        if own:
            refs = [row.ref or row.id for row in own]
            more = [f"and {len(refs) - _MOST_REFS} more"] if len(refs) > _MOST_REFS else []
            listed = ", ".join([*refs[:_MOST_REFS], *more])
            heading = f"Not in {missing_from.file} ({len(own)})"
            yield [heading, *_wrapped(listed, width, _INDENT, _INDENT)]
