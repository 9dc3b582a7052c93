"""Where text is shown: how wide it is, and whether it takes colours."""

import os
import shutil
import sys
from dataclasses import dataclass
from enum import StrEnum

NARROWEST, WIDEST = 60, 110


class Ink(StrEnum):
    """How a word stands out where there are colours. What it says stands in the word itself."""

    ERROR = "1;31"
    WARNING = "33"
    NOTE = "36"
    GOOD = "32"
    HEADING = "1"
    QUIET = "2"


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen of so many columns. One without colours, such as a file or a pipe, gets no control codes."""

    width: int
    colour: bool = False

    def ink(self, text: str, ink: Ink) -> str:
        """Give a piece of a line in an ink; lines are to be wrapped before, since inks take no room."""
        return f"\x1b[{ink}m{text}\x1b[0m" if self.colour and text else text


def screen(to_stdout: bool = True) -> Screen:
    """Give the screen that standard output is; what goes to a file is as wide, and plain."""
    width = max(min(shutil.get_terminal_size().columns, WIDEST), NARROWEST)
    return Screen(width, to_stdout and _takes_colour())


def _takes_colour() -> bool:
    """Whether standard output is a terminal and nobody asked for no colours (see no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM", "") in ("", "dumb"):
        return False
    return sys.stdout is not None and sys.stdout.isatty()
