"""The one pipeline: read, judge, compare, check. The command line and every other user of the package call it."""

from collections.abc import Collection
from dataclasses import dataclass

from goldenthread.checking import Checked, check
from goldenthread.checking.completion import completion_of
from goldenthread.checking.hearing import heard_in
from goldenthread.comparing import compare, returns_before
from goldenthread.judging import judge
from goldenthread.plan import Comparison, Period, Report, Return, Settings
from goldenthread.reading import read
from goldenthread.reading.deciding import decided

_DEFAULT = Settings()


@dataclass(frozen=True, slots=True)
class Examined:
    """A report with its verdicts, its comparison with the earlier report (None without one), and what checks say."""

    report: Report
    comparison: Comparison | None
    checked: Checked


def read_and_judge(data: bytes, name: str, *, earlier: Report | None = None, settings: Settings = _DEFAULT) -> Report:
    """Read a document and judge each measure.

    `data` is the file's content, `name` its name for messages. `earlier` is a report of the same plan, as this function
    gave it. Raises DocumentError for what can't be read, SettingsError for settings that can't be used.
    """
    return judged(decided(read(data, name, earlier), settings), earlier=earlier, settings=settings)


def judged(report: Report, *, earlier: Report | None = None, settings: Settings = _DEFAULT) -> Report:
    """Give a report with the verdict of each measure; `earlier` gives trends where it is of the same plan."""
    return _with_verdicts(report, earlier, compare(earlier, report) if earlier else None, settings)


def _with_verdicts(report: Report, earlier: Report | None, comparison: Comparison | None, settings: Settings) -> Report:
    before = returns_before(earlier, comparison)
    period = earlier.period if earlier else None
    rows = tuple(_judged(row, report.period, settings, before.get(row.id), period) for row in report.rows)
    return report.model_copy(update={"rows": rows})


def _judged(
    row: Return, period: Period | None, settings: Settings, before: Return | None, before_period: Period | None
) -> Return:
    completion = completion_of(row, period)
    heard = heard_in(row)
    verdict = judge(row, period, settings, before, earlier_period=before_period, completion=completion, heard=heard)
    return row.model_copy(update={"verdict": verdict})


def examine(
    data: bytes,
    name: str,
    *,
    earlier: Report | None = None,
    settings: Settings = _DEFAULT,
    only: Collection[str] = (),
    leave_out: Collection[str] = (),
) -> Examined:
    """Read, judge, compare and check a document.

    `only` and `leave_out` name rules of checking. Raises what `read_and_judge` raises.
    """
    report = decided(read(data, name, earlier), settings)
    # The rows are the same before they are judged and after: one comparison serves both.
    comparison = compare(earlier, report) if earlier else None
    report = _with_verdicts(report, earlier, comparison, settings)
    checked = check(report, earlier=earlier, comparison=comparison, settings=settings, only=only, leave_out=leave_out)
    return Examined(report, comparison, checked)
