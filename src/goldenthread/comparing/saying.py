"""The bridge in a sentence or two, with its figures."""

from goldenthread.plan import Bridge, BridgeStep, ComparedTotals, Period, Totals
from goldenthread.plan.saying import so_many


def say_bridge(earlier: Period | None, later: Period | None, totals: ComparedTotals, bridge: Bridge) -> str:
    """Say how the earlier headline becomes the later one."""
    before, now = period_names(earlier, later)
    start = f"{_headline(totals.earlier, before, first=True)}, {_headline(totals.later, now, first=False)}"
    return f"{start}: {'; '.join([_in_both(bridge), *_in_one(bridge, before, now)])}."


def period_names(earlier: Period | None, later: Period | None) -> tuple[str, str]:
    """Name the two reports by their periods, or by their order where these don't tell them apart."""
    if earlier is None or later is None or earlier == later:
        return "the earlier report", "the later report"
    return str(earlier), str(later)


def _headline(totals: Totals, period: str, first: bool) -> str:
    at = f"in {period}" if period.startswith("the ") else f"at {period}"
    if not totals.denominator:
        return f"{'No' if first else 'no'} measure is rated {at}"
    rated = _measures(totals.denominator, "rated ") if first else str(totals.denominator)
    verb = f" {_are(totals.denominator)} on track" if first else ""
    return f"{totals.on_track_percent} % of {rated}{verb} {at}"


def _in_both(bridge: Bridge) -> str:
    parts = {"improved": bridge.improved, "worsened": bridge.worsened, "kept their rating": bridge.same}
    rated = sum(parts.values())
    if rated < 2:
        single = "".join(what for what, number in parts.items() if number).replace("their", "its")
        return f"the only one rated in both {single}" if rated else "no measure is rated in both"
    improved, worsened, same = (f"{number or 'none'} {what}" for what, number in parts.items())
    return f"of the {rated} rated in both, {improved}, {worsened} and {same}"


def _in_one(bridge: Bridge, before: str, now: str) -> list[str]:
    fresh, lost = bridge.newly_rated, bridge.no_longer_rated
    said = [f"{fresh} {_are(fresh)} newly rated"] if fresh else []
    said += [f"{lost} {_are(lost)} no longer rated"] if lost else []
    alone = [step for step in bridge.steps if step.group in ("only_earlier", "only_later")]
    return said + [_only_in(step, before if step.group == "only_earlier" else now) for step in alone]


def _only_in(step: BridgeStep, where: str) -> str:
    rated = step.on_track_gained + step.on_track_lost + step.off_track_gained + step.off_track_lost
    report = where if where.startswith("the ") else f"the report of {where}"
    verb = "stands" if step.measures == 1 else "stand"
    return f"{_measures(step.measures)} ({rated} rated) {verb} only in {report}"


def _measures(number: int, which: str = "") -> str:
    return so_many(number, f"{which}measure")


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
