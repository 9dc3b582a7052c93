"""From a report to what is published of it: cut, compared, with the points that were answered."""

from goldenthread.checking import check
from goldenthread.comparing import compare
from goldenthread.judging.presets import preset_named
from goldenthread.plan import Comparison, Report, Settings
from goldenthread.publishing.content import Accepted, Cut, Material, Past, cut_report

_DEFAULT = Settings()
_WHOLE = Cut()


def material_of(
    report: Report, *, earlier: Report | None = None, settings: Settings = _DEFAULT, cut: Cut = _WHOLE
) -> Material:
    """Give what is published of a report whose measures are judged.

    `earlier` is an earlier report of the same plan, judged likewise: it gives what changed. `cut` chooses a part.
    """
    whole = compare(earlier, report) if earlier else None
    shown = cut_report(report, cut)
    comparison = _of_cut(earlier, shown, whole, cut)
    return Material(
        report=shown,
        comparison=comparison,
        cover=settings.cover,
        accepted=_accepted(report, earlier, whole, settings, shown),
        past=_past(earlier, comparison),
        decided=_decided(settings),
        cut=cut.words,
        chosen_by_rating=cut.by_rating,
    )


def _of_cut(earlier: Report | None, shown: Report, whole: Comparison | None, cut: Cut) -> Comparison | None:
    """Compare what is shown with the same measures of the earlier report, and what would have been shown of it."""
    if earlier is None or whole is None or cut == _WHOLE:
        return whole
    kept = {row.id for row in shown.rows}
    own = {row.earlier_id for row in whole.rows if row.later_id in kept}
    gone = {row.earlier_id for row in whole.rows if row.later_id is None}
    rows = tuple(row for row in earlier.rows if row.id in own or (row.id in gone and cut.fits(row)))
    return compare(earlier.model_copy(update={"rows": rows, "stated_totals": None}), shown)


def _accepted(
    report: Report, earlier: Report | None, comparison: Comparison | None, settings: Settings, shown: Report
) -> tuple[Accepted, ...]:
    """Give the points that were answered. Without an answer none is looked for."""
    if not settings.answers:
        return ()
    checked = check(report, earlier=earlier, comparison=comparison, settings=settings)
    kept = {row.id for row in shown.rows}
    found = [one for one in checked.findings if one.answer is not None and (one.id is None or one.id in kept)]
    return tuple(Accepted(one.ref or "", one.message, one.answer or "") for one in found)


def _past(earlier: Report | None, comparison: Comparison | None) -> dict[str, Past]:
    if earlier is None or comparison is None or earlier.period is None:
        return {}
    before = {row.id: row for row in earlier.rows}
    pairs = [(row.later_id, row.earlier_id) for row in comparison.rows if row.later_id and row.earlier_id]
    return {later: ((earlier.period, before[own]),) for later, own in pairs}


def _decided(settings: Settings) -> tuple[str, ...]:
    preset = preset_named(settings.preset)
    return (f"Measures are judged by the rules “{preset.title}”: {' '.join(preset.about.split())}",)
