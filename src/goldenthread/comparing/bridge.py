"""How one headline percentage becomes the other: which measures moved it, counted on printed rows."""

from collections import Counter
from collections.abc import Iterable, Sequence

from goldenthread.comparing.movement import movement
from goldenthread.plan import (
    Bridge,
    BridgeStep,
    ComparedTotals,
    CountsAs,
    Movement,
    Rating,
    Report,
    Return,
    Totals,
    counts_as,
    percent,
)

Both = tuple[Return | None, Return | None]

_GROUPS = {
    Movement.IMPROVED: "improved",
    Movement.WORSENED: "worsened",
    Movement.SAME: "same",
    Movement.NEWLY_RATED: "newly_rated",
    Movement.NO_LONGER_RATED: "no_longer_rated",
    Movement.UNRATED: "unrated",
}
_ORDER = ("same", "improved", "worsened", "newly_rated", "no_longer_rated", "only_earlier", "only_later", "unrated")


def compared_totals(earlier: Report, later: Report) -> ComparedTotals:
    """Count both reports' printed rows, and give what they state beside it."""
    return ComparedTotals(
        earlier=count(earlier.printed_rows()),
        later=count(later.printed_rows()),
        earlier_stated=earlier.stated_totals,
        later_stated=later.stated_totals,
    )


def count(rows: Iterable[Return]) -> Totals:
    """Count the two headline figures of rows, and each code."""
    rows = list(rows)
    sides = Counter(counts_as(row.rating) for row in rows)
    on_track, off_track = sides[CountsAs.ON_TRACK], sides[CountsAs.OFF_TRACK]
    codes = Counter(str(row.status) for row in rows if row.status is not None)
    return Totals(
        on_track=on_track,
        off_track=off_track,
        on_track_percent=percent(on_track, on_track + off_track),
        off_track_percent=percent(off_track, on_track + off_track),
        by_code=dict(sorted(codes.items())),
    )


def build_bridge(measures: Sequence[Both]) -> Bridge:
    """Sort measures, each as the earlier and the later report have it or None, into the groups of the bridge.

    What is the second measure of its row on the one side and absent or likewise second on the other is in no total,
    and so in no group.
    """
    groups: dict[str, list[Both]] = {group: [] for group in _ORDER}
    for earlier, later in measures:
        if _is_counted(earlier) or _is_counted(later):
            groups[_group(earlier, later)].append((earlier, later))
    steps = tuple(_step(group, own) for group, own in groups.items() if own)
    return Bridge(steps=steps, **{group: len(own) for group, own in groups.items()})


def _is_counted(row: Return | None) -> bool:
    return row is not None and row.same_row_as is None


def _counted_rating(row: Return | None) -> Rating | None:
    return row.rating if row is not None and row.same_row_as is None else None


def _group(earlier: Return | None, later: Return | None) -> str:
    if later is None:
        return "only_earlier"
    if earlier is None:
        return "only_later"
    return _GROUPS[movement(_counted_rating(earlier), _counted_rating(later))]


def _step(group: str, measures: Sequence[Both]) -> BridgeStep:
    moves = Counter[str]()
    for earlier, later in measures:
        before, now = counts_as(_counted_rating(earlier)), counts_as(_counted_rating(later))
        if before is not now:
            moves[f"{before}_lost"] += 1
            moves[f"{now}_gained"] += 1
    names = ("on_track_gained", "on_track_lost", "off_track_gained", "off_track_lost")
    return BridgeStep(group=group, measures=len(measures), **{name: moves[name] for name in names})
