"""Counting what was read, and holding it against the totals that the document states."""

from collections import Counter
from collections.abc import Sequence

from goldenthread.plan import (
    NOT_UNDERSTOOD,
    CountedTotals,
    CountsAs,
    Missing,
    NotUnderstood,
    Reconciliation,
    Return,
    SchemeCode,
    Totals,
    counts_as,
    percent,
)


def count_returns(rows: Sequence[Return], scheme: Sequence[SchemeCode], themes: bool = True) -> CountedTotals:
    """Count statuses, headline figures, what is not rated and why; for the whole and for each theme."""
    sides = Counter(counts_as(row.rating) for row in rows)
    on_track, off_track = sides[CountsAs.ON_TRACK], sides[CountsAs.OFF_TRACK]
    rated = on_track + off_track
    return CountedTotals(
        on_track=on_track,
        off_track=off_track,
        on_track_percent=percent(on_track, rated),
        off_track_percent=percent(off_track, rated),
        by_code=_by_code(rows, scheme),
        rows=len(rows),
        rated=rated,
        unrated=_unrated(rows),
        by_theme=_by_theme(rows, scheme) if themes else {},
    )


def _unrated(rows: Sequence[Return]) -> dict[Missing | NotUnderstood, int]:
    """Count the rows without a rating by reason; a status that is printed and means nothing known is one too."""
    return dict(Counter(row.unrated or NOT_UNDERSTOOD for row in rows if row.rating is None))


def _by_code(rows: Sequence[Return], scheme: Sequence[SchemeCode]) -> dict[str, int]:
    counts = Counter(str(row.status) for row in rows if row.status is not None)
    return {entry.code: counts[entry.code] for entry in scheme if counts[entry.code] or entry.rating}


def _by_theme(rows: Sequence[Return], scheme: Sequence[SchemeCode]) -> dict[str, CountedTotals]:
    by_theme: dict[str, list[Return]] = {}
    for row in rows:
        if row.theme:
            by_theme.setdefault(row.theme, []).append(row)
    return {theme: count_returns(own, scheme, themes=False) for theme, own in by_theme.items()}


def reconcile(stated: Totals | None, counted: CountedTotals, rows: Sequence[Return]) -> Reconciliation:
    """Hold the counted totals against the stated ones and say, in one sentence, what is missing.

    `rows_lost` is true where more ratings are missing than there are blank statuses to have lost them.
    """
    candidates = tuple(row.ref or row.id for row in rows if row.unrated is Missing.BLANK)
    if stated is None or stated.on_track is None or stated.off_track is None:
        return _outcome(stated is None, 0, 0, rows_lost=False, candidates=(), message=_nothing_stated(stated, counted))
    on_track = stated.on_track - (counted.on_track or 0)
    off_track = stated.off_track - (counted.off_track or 0)
    rows_lost = on_track + off_track > len(candidates)
    holds = on_track == 0 and off_track == 0
    message = _sentence(stated, counted, on_track, off_track, len(candidates), rows_lost)
    return _outcome(holds, on_track, off_track, rows_lost, () if holds else candidates, message)


def _outcome(
    holds: bool, on_track: int, off_track: int, rows_lost: bool, candidates: tuple[str, ...], message: str
) -> Reconciliation:
    return Reconciliation(
        holds=holds,
        missing_on_track=on_track,
        missing_off_track=off_track,
        rows_lost=rows_lost,
        candidates=candidates,
        message=message,
    )


def _nothing_stated(stated: Totals | None, counted: CountedTotals) -> str:
    what = "no totals that were found" if stated is None else "only part of its totals"
    return f"The document states {what}; {_plural(counted.rated, 'status was', 'statuses were')} read."


def _sentence(
    stated: Totals, counted: CountedTotals, on_track: int, off_track: int, blanks: int, rows_lost: bool
) -> str:
    start = f"The totals state {stated.denominator} rated measures and {counted.rated} were read"
    if on_track == 0 and off_track == 0:
        return f"{start}: they agree, {counted.on_track} on track and {counted.off_track} off track."
    parts = f"{on_track} on track and {off_track} off track"
    if (on_track < 0 or off_track < 0) and not rows_lost:
        read = f"{counted.on_track} on track and {counted.off_track} off track"
        return f"{start} ({read}), so the stated totals don't follow from the rows."
    if rows_lost:
        blank = _plural(blanks, "status is", "statuses are")
        return f"{start}: {parts} are missing and only {blank} blank, so rows are missing, not only statuses."
    lost = _plural(on_track + off_track, "status was", "statuses were")
    return f"{start}, so {lost} lost, {parts}, among {_plural(blanks, 'blank', 'blanks')}."


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
