"""A measure that one report prints more than once, as those do that list measures again under other themes."""

from collections.abc import Iterable

from goldenthread.comparing.naming import plain_ref
from goldenthread.comparing.words import reprint_key
from goldenthread.plan import Return

NOT_IN_THIS_DOCUMENT = "not in this document"


class Twins:
    """Tells of a measure without a partner whether its report prints it a second time, in a row that has one.

    `side` is "earlier" or "later", `partnered` the rows of that report that are paired.
    """

    def __init__(self, side: str, partnered: Iterable[Return]) -> None:
        self.side = side
        self.partnered = {_names(row): row for row in partnered}

    def note(self, row: Return) -> str:
        """Say why a row has no partner."""
        names = _names(row)
        twin = self.partnered.get(names) if all(names[:2]) else None
        if twin is None:
            return NOT_IN_THIS_DOCUMENT
        return f"the {self.side} report prints this measure again ({twin.source}): it is compared there"


def _names(row: Return) -> tuple[str, str, str | None]:
    return plain_ref(row.ref or ""), reprint_key(row.outcome), row.theme
