"""`goldenthread manage takedowns FILE`: a list of what was taken down, without words; `--again` does it once more."""

import json
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from goldenthread.web.actions.publishing.once_more import BY_HAND, DONE, do_once_more, listed


class Command(BaseCommand):
    """Writes the list; or does what it says to a record that was restored from an older backup."""

    help = "Write a list of all that was taken down (no words, only hashes), or do it again to a restored record."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file, and what to do with it."""
        parser.add_argument("file", type=Path, help="The list")
        parser.add_argument("--again", action="store_true", help="Take down in this record what the list names")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the list, or do what it says."""
        if options["again"]:
            self._again(options["file"])
        else:
            self._write(options["file"])

    def _write(self, file: Path) -> None:
        lines = [json.dumps(one, sort_keys=True) for one in listed()]
        try:
            with open(file, "x") as out:
                out.writelines(f"{line}\n" for line in lines)
        except OSError as error:
            raise CommandError(f"{file} can't be written: {error.strerror}. What to do: name a new file.") from error
        self.stdout.write(f"{len(lines)} take-downs written to {file}. Keep it with the backups: it holds no words.")

    def _again(self, file: Path) -> None:
        try:
            told = [json.loads(line) for line in file.read_text().splitlines()]
            outcomes = [(one, do_once_more(one)) for one in told]
        except OSError as error:
            raise CommandError(f"{file} can't be read: {error.strerror}.") from error
        except (ValueError, KeyError, TypeError) as error:
            raise CommandError(f"{file} is no list of take-downs. What to do: give one that this wrote.") from error
        for one, outcome in outcomes:
            if outcome in {DONE, BY_HAND}:
                where = one.get("place") or f"{one['table']} {one['row']}, {one['column']}"
                self.stdout.write(f"{one['authority']}: {where}: {outcome}")
        counts = Counter(outcome for _, outcome in outcomes)
        self.stdout.write(", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())) or "Nothing.")
