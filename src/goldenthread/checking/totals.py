"""Stated totals held against each other: counts, percentages, and the count of each status."""

import math
from collections.abc import Iterator, Sequence

from goldenthread.plan import CountsAs, Missing, Report, SchemeCode, Totals, percent

_WHOLE = 100.0
# The two percentages of one whole, each rounded, come to 99 to 101.
_ROUNDING = 1.05
_NEARLY = 1e-9


def percentages(report: Report) -> Iterator[str]:
    """Say of each stated percentage that doesn't follow from the counts, whatever it may be of."""
    for count, printed, denominators in _shares(report):
        if not any(_follows(count, whole, printed, cut_off=True) for whole in denominators):
            whole = denominators[0]
            yield f"The totals state {printed:g} %, but {count:,} of {whole:,} is {percent(count, whole):g} %."


def rounding(report: Report) -> Iterator[str]:
    """Say of each stated percentage that was cut off instead of rounded."""
    for count, printed, (whole, *others) in _shares(report):
        if any(_follows(count, other, printed, cut_off=False) for other in (whole, *others)):
            continue
        if _follows(count, whole, printed, cut_off=True):
            exact = percent(count, whole)
            yield f"The totals state {printed:g} %, cut off and not rounded: {count:,} of {whole:,} is {exact:g} %."


def _shares(report: Report) -> Iterator[tuple[int, float, list[int]]]:
    """Give each count with its percentage, and what that may be of: the rated measures, or all."""
    stated = report.stated_totals
    if stated is None or not stated.denominator:
        return
    denominators = [stated.denominator, sum(stated.by_code.values()), report.counted_totals.rows]
    for count, printed in (
        (stated.on_track, stated.on_track_percent),
        (stated.off_track, stated.off_track_percent),
    ):
        if count is not None and printed is not None:
            yield count, printed, [whole for whole in denominators if whole >= max(count, 1)]


def _follows(count: int, whole: int, printed: float, cut_off: bool) -> bool:
    """Whether a percentage is the share, at as many places as it shows; `cut_off` lets it be truncated."""
    exact = _WHOLE * count / whole
    for scale in (1, 10, 100):
        if abs(printed * scale - round(printed * scale)) > _NEARLY:
            continue
        shown = round(printed * scale)
        rounded = math.floor(exact * scale + 0.5 + _NEARLY)
        if shown == rounded or (cut_off and shown == math.floor(exact * scale + _NEARLY)):
            return True
    return False


def whole(stated: Totals) -> Iterator[str]:
    """Say where the two percentages are not of one whole."""
    on_track, off_track = stated.on_track_percent, stated.off_track_percent
    if on_track is None or off_track is None or stated.denominator:
        return
    if abs(on_track + off_track - _WHOLE) > _ROUNDING:
        both = on_track + off_track
        yield f"The totals state {on_track:g} % and {off_track:g} %, which come to {both:g} %, not 100 %."


def codes(stated: Totals, scheme: Sequence[SchemeCode]) -> Iterator[str]:
    """Say where the counts of single statuses don't come to the stated count of their side."""
    for side, total in ((CountsAs.ON_TRACK, stated.on_track), (CountsAs.OFF_TRACK, stated.off_track)):
        own = [entry for entry in scheme if entry.counts_as is side]
        if total is None or not own or not all(entry.code in stated.by_code for entry in own):
            continue
        counts = [stated.by_code[entry.code] for entry in own]
        if sum(counts) != total:
            named = " and ".join(f"{count:,} {entry.label}" for entry, count in zip(own, counts, strict=True))
            yield f"The totals state {named}, which come to {sum(counts):,}, not {total:,}."


def were_read_in_part(report: Report) -> bool:
    """Whether the stated counts of single statuses lack one that the rows have, or name one that isn't known."""
    stated, counted = report.stated_totals, report.counted_totals
    if stated is None or not stated.by_code:
        return False
    known = {entry.code for entry in report.scheme}
    met = {code for code, count in counted.by_code.items() if count}
    return not met <= set(stated.by_code) or not set(stated.by_code) <= known


def all_were_read(report: Report) -> bool:
    """Whether no row's status is blank, and as many were understood as the totals are of."""
    stated, counted = report.stated_totals, report.counted_totals
    blanks = counted.unrated.get(Missing.BLANK, 0)
    return blanks == 0 and stated is not None and stated.denominator == counted.rated
