"""Two reports of one plan, held side by side."""

from enum import StrEnum

from goldenthread.plan.noun import Noun
from goldenthread.plan.period import Period
from goldenthread.plan.rating import Missing, Rating
from goldenthread.plan.source import Source
from goldenthread.plan.totals import Totals


class Movement(StrEnum):
    """How a measure's rating moved from the earlier report to the later one."""

    IMPROVED = "improved"
    WORSENED = "worsened"
    SAME = "same"
    NEWLY_RATED = "newly rated"
    NO_LONGER_RATED = "no longer rated"
    UNRATED = "unrated"


class ComparedTotals(Noun):
    """The totals of both reports, as counted from their rows, and as the reports themselves state them."""

    earlier: Totals
    later: Totals
    earlier_stated: Totals | None = None
    later_stated: Totals | None = None


class BridgeStep(Noun):
    """What one group of measures does to the two headline counts.

    `group` is the name of a field of Bridge. Gained is what is counted in the later report and was not in the earlier
    one, lost the reverse: earlier count + all that is gained - all that is lost = later count.
    """

    group: str
    measures: int
    on_track_gained: int = 0
    on_track_lost: int = 0
    off_track_gained: int = 0
    off_track_lost: int = 0


class Bridge(Noun):
    """How the earlier headline becomes the later one: each measure of either report is counted in one of these.

    As in the totals, the second measure of a printed row isn't counted: where the other report prints it in a row of
    its own, it is counted there alone, as if it had no rating here. `steps` has the groups that hold any.
    """

    newly_rated: int = 0
    no_longer_rated: int = 0
    improved: int = 0
    worsened: int = 0
    same: int = 0
    unrated: int = 0
    only_earlier: int = 0
    only_later: int = 0
    steps: tuple[BridgeStep, ...] = ()


class ComparedRow(Noun):
    """A measure in both reports, or in one of them: then the other's parts are None, and so is `movement`.

    `matched_by` is "id", "ref and wording", "ref" (alone: the wordings say little, or differ) or "wording" (alone: a
    ref is lost, misread or was renumbered). `ref` and `measure` are the later report's, or else the earlier one's;
    `earlier_ref` is given where it is another. `earlier_id` and `later_id` are the ids of the two returns. The
    `*_changed` are sentences; None where nothing changed.
    """

    id: str
    ref: str | None = None
    earlier_ref: str | None = None
    measure: str = ""
    theme: str | None = None
    earlier_id: str | None = None
    later_id: str | None = None
    earlier_source: Source | None = None
    later_source: Source | None = None
    earlier_status: int | str | None = None
    later_status: int | str | None = None
    earlier_rating: Rating | None = None
    later_rating: Rating | None = None
    earlier_unrated: Missing | None = None
    later_unrated: Missing | None = None
    movement: Movement | None = None
    matched_by: str | None = None
    target_changed: str | None = None
    baseline_changed: str | None = None
    wording_changed: str | None = None
    responsibility_changed: str | None = None
    note: str | None = None


class Comparison(Noun):
    """What changed between two reports."""

    earlier: Period | None
    later: Period | None
    totals: ComparedTotals
    bridge: Bridge
    bridge_message: str
    rows: tuple[ComparedRow, ...] = ()
