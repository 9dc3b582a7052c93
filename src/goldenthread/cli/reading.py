"""`goldenthread read`: each file on its own, several at once, one bad one never in the way of the others."""

import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from goldenthread.cli.documents import load_earlier, read_one
from goldenthread.cli.endings import DONE, MISUSED, UNREADABLE, OutputFormat
from goldenthread.cli.output import give_out, tell, unfit
from goldenthread.cli.settings import settings_for
from goldenthread.cli.sharing import outcomes_of, together
from goldenthread.cli.showing import show_files
from goldenthread.plan import UserError


def read_files(
    files: Sequence[str],
    earlier: Path | None,
    form: OutputFormat,
    out: Path | None,
    settings_file: Path | None = None,
    show: Path | None = None,
) -> int:
    """Read the files, print them in the order given, and give the exit status.

    `show` is a folder for pictures of the pages with what was seen on them.
    """
    if out is not None and (problem := unfit(out, files)):
        tell(problem)
        return MISUSED
    try:
        settings = settings_for(settings_file, list(files))
        before = load_earlier(earlier, settings) if earlier else None
    except UserError as fault:
        tell(str(fault))
        return UNREADABLE
    width = shutil.get_terminal_size().columns
    outcomes = outcomes_of(files, partial(read_one, earlier=before, settings=settings, form=form, width=width))
    for outcome in outcomes:
        if outcome.error:
            tell(outcome.error)
    good = [outcome.text for outcome in outcomes if outcome.error is None]
    written = give_out(together(good, form, several=len(files) > 1), out, form) if good else DONE
    shown = show_files(files, show) if show is not None else DONE
    return UNREADABLE if len(good) < len(outcomes) else written or shown
