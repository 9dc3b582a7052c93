"""`goldenthread compare`: two reports of one plan, the earlier one first."""

import shutil
from pathlib import Path

from goldenthread.cli.comparison_text import comparison_text
from goldenthread.cli.documents import load_earlier
from goldenthread.cli.endings import MISUSED, UNREADABLE, OutputFormat
from goldenthread.cli.output import give_out, tell, unfit
from goldenthread.cli.settings import settings_for
from goldenthread.comparing import compare
from goldenthread.plan import Report, Settings, UserError

STDIN = "-"


def compare_files(
    earlier: str, later: str, form: OutputFormat, out: Path | None, settings_file: Path | None = None
) -> int:
    """Compare two documents, print what changed, and give the exit status."""
    problem = unfit(out, [earlier, later]) if out is not None else None
    if earlier == later == STDIN:
        problem = "standard input holds one report. What to do: name a file for the other."
    if problem:
        tell(problem)
        return MISUSED
    try:
        settings = settings_for(settings_file, [later])
    except UserError as fault:
        tell(str(fault))
        return UNREADABLE
    reports = [_load(name, settings) for name in (earlier, later)]
    before, now = reports
    if before is None or now is None:
        return UNREADABLE
    _note_doubts(before, now)
    comparison = compare(before, now)
    if form is OutputFormat.JSON:
        return give_out(comparison.model_dump_json(indent=1), out, form)
    return give_out(comparison_text(comparison, before, now, shutil.get_terminal_size().columns), out, form)


def _load(name: str, settings: Settings) -> Report | None:
    """Read a document or a Report's JSON; None where it can't be read, and the reason is told."""
    try:
        return load_earlier(Path(name), settings)
    except UserError as fault:
        tell(str(fault))
    except MemoryError:
        tell(f"{name}: reading it takes more memory than there is. What to do: split it and try again.")
    return None


def _note_doubts(earlier: Report, later: Report) -> None:
    """Say what makes it doubtful that these are two reports of one plan, in their order."""
    if earlier.authority and later.authority and earlier.authority.casefold() != later.authority.casefold():
        tell(f"note: {earlier.file} is of {earlier.authority}, {later.file} of {later.authority}.")
    if earlier.period and later.period and earlier.period > later.period:
        tell(f"note: {earlier.file} ({earlier.period}) is later than {later.file} ({later.period}).")
