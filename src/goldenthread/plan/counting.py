"""Counting returns: how many have which status, and why the others have none."""

from collections import Counter
from collections.abc import Sequence

from goldenthread.plan.rating import CountsAs, Missing
from goldenthread.plan.report import Return
from goldenthread.plan.scheme import SchemeCode, counts_as
from goldenthread.plan.totals import NOT_UNDERSTOOD, CountedTotals, NotUnderstood, percent


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
