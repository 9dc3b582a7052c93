"""Holding what was counted against the totals that the document states."""

from collections.abc import Sequence

from goldenthread.plan import (
    CountedTotals,
    Missing,
    Reconciliation,
    Return,
    Totals,
)


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
