"""What a document hides: it isn't read, but how much there is, and where, is said. Its words never are."""

from collections.abc import Iterable, Iterator, Set
from itertools import groupby

from goldenthread.plan import Source, Unread
from goldenthread.plan.saying import so_many

HIDDEN = "hidden in the document, so it is not read"
DELETED = "deleted there, with the change tracked, so it is not read"
# So many ranges are named: they are for finding the place, not for a list.
_MOST_RANGES = 5


def left_out(count: int, what: str, source: Source, why: str = HIDDEN, places: str = "") -> Unread:
    """Say that so many of something were not read: `what` is one of them, `places` where they are, more exactly."""
    named = so_many(count, what)
    return Unread(source=source, text=f"{named}: {places}" if places else named, why=why)


def hidden_sheet(title: str, filled: int) -> Unread:
    """Say that a sheet with so many filled cells is hidden."""
    text = f"hidden sheet with {filled:,} filled {'cell' if filled == 1 else 'cells'}"
    return Unread(source=Source(sheet=title), text=text, why=HIDDEN)


def hidden_lines(title: str, rows: Set[int], columns: Iterable[str]) -> Iterator[Unread]:
    """Say which rows, by their numbers, and columns, by their letters, of a sheet are hidden and not blank."""
    if rows:
        source = Source(sheet=title, row=min(rows))
        yield left_out(len(rows), "hidden row", source, places=_listed(_ranges(rows)))
    names = list(columns)
    if names:
        yield left_out(len(names), "hidden column", Source(sheet=title), places=_listed(names))


def _ranges(numbers: Set[int]) -> list[str]:
    """Write numbers as ranges: {3, 4, 5, 9} is "3 to 5", "9"."""
    ranges = []
    for _, pairs in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in pairs]
        ranges.append(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}")
    return ranges


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST_RANGES
    return ", ".join(names[:_MOST_RANGES]) + (f" and {more} more" if more > 0 else "")
