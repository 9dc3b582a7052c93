"""The commands. What they print is a contract: see docs/command-line.md.

Only the command that runs imports what it needs, so that help and mistakes answer at once.
"""

from goldenthread.cli.app import main

__all__ = ["main"]
