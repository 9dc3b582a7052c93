"""`goldenthread demo`: the two example reports, read."""

import shutil
from importlib.resources import files

from goldenthread.cli.endings import DONE
from goldenthread.cli.report_text import report_text
from goldenthread.examples import EXAMPLES
from goldenthread.reading import read


def show_examples() -> int:
    """Read the examples, each with the one before it as the earlier report, and print what was made of them."""
    width = shutil.get_terminal_size().columns
    earlier = None
    for name in EXAMPLES:
        report = read(files("goldenthread.examples").joinpath(name).read_bytes(), name, earlier)
        print(report_text(report, width), end="\n\n", flush=True)
        earlier = report
    return DONE
