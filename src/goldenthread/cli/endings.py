"""How a command ends and in which forms it prints."""

import os
import sys
from enum import StrEnum

DONE, FOUND, MISUSED, UNREADABLE, INTERRUPTED = 0, 1, 2, 3, 130


class OutputFormat(StrEnum):
    """What a command prints: text for people, one JSON document, or one JSON document a line."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


class OneResultFormat(StrEnum):
    """What a command prints that has one result: text for people, or one JSON document."""

    TEXT = "text"
    JSON = "json"


def silence_stdout() -> None:
    """Point standard output at nothing, so that closing it can't fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
