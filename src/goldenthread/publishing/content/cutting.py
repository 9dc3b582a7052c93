"""Cuts: a part of a plan, chosen by theme, directorate, rating or refs."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.plan import Rating, Report, Return, UsageError
from goldenthread.plan.counting import count_returns

_KINDS = ("theme", "directorate", "rating", "refs")


@dataclass(frozen=True)
class Cut:
    """Which measures are wanted: those that fit every kind that is given, and of a kind any of its values."""

    themes: tuple[str, ...] = ()
    directorates: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()

    @classmethod
    def asked(cls, wanted: Sequence[str]) -> "Cut":
        """Read what was asked for: "theme=Housing", "refs=1.1,1.2". Raises UsageError for anything else."""
        found: dict[str, list[str]] = {kind: [] for kind in _KINDS}
        for one in wanted:
            kind, _, value = one.partition("=")
            values = [part.strip() for part in (value.split(",") if kind != "theme" else [value]) if part.strip()]
            if kind not in found or not values:
                raise _unknown(one)
            found[kind] += values
        for rating in found["rating"]:
            if rating not in (*Rating, "none"):
                raise _unknown(f"rating={rating}")
        return cls(*(tuple(found[kind]) for kind in _KINDS))

    @property
    def words(self) -> str:
        """Say what is chosen: "theme Housing; rating slipped"; "" where nothing is."""
        kinds = (
            ("theme", self.themes),
            ("directorate", self.directorates),
            ("rating", self.ratings),
            ("ref", self.refs),
        )
        return "; ".join(f"{kind} {', '.join(values).replace('_', ' ')}" for kind, values in kinds if values)

    @property
    def by_rating(self) -> bool:
        """Whether measures are chosen by their rating: then their share says nothing, as it follows from the choice."""
        return bool(self.ratings)

    def fits(self, row: Return) -> bool:
        """Whether a return is wanted."""
        return (
            _among(self.themes, [row.theme or "", *row.also_relates_to])
            and _among(self.directorates, row.responsibility)
            and _among(self.ratings, [row.rating.value if row.rating else "none"])
            and _among(self.refs, [row.ref or ""])
        )


def _among(wanted: Sequence[str], own: Sequence[str]) -> bool:
    folded = {one.casefold() for one in own}
    return not wanted or any(one.casefold() in folded for one in wanted)


def _unknown(what: str) -> UsageError:
    return UsageError(
        f"{what!r} chooses nothing",
        where="--only",
        expected="theme=..., directorate=..., refs=1.1,1.2 or rating=achieved|on_track|slipped|not_achieved|none",
        do="write it so",
    )


def cut_report(report: Report, cut: Cut) -> Report:
    """Give the report with the returns that are wanted, counted anew. What it states of the whole plan is left out."""
    if cut == Cut():
        return report
    rows = tuple(row for row in report.rows if cut.fits(row))
    kept = {row.id for row in rows}
    # Whose first measure isn't wanted stands for its printed row, and is counted.
    rows = tuple(
        row if row.same_row_as is None or row.same_row_as in kept else row.model_copy(update={"same_row_as": None})
        for row in rows
    )
    counted = count_returns([row for row in rows if row.same_row_as is None], report.scheme)
    whole = report.reconciliation.model_copy(update={"holds": True, "candidates": (), "message": ""})
    return report.model_copy(
        update={"rows": rows, "counted_totals": counted, "stated_totals": None, "reconciliation": whole}
    )
