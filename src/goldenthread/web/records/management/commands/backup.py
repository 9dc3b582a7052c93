"""`goldenthread manage backup FILE`: the whole record as it stands now, in one file."""

import os
from argparse import ArgumentParser
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from goldenthread.web.records import copying


class Command(BaseCommand):
    """Writes a backup beside its place first, so that the file is whole or not there."""

    help = "Write the whole record into one file, while it goes on being used."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file."""
        parser.add_argument("file", type=Path, help="The file to write; it must not exist")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file."""
        target: Path = options["file"]
        if target.exists():
            raise CommandError(f"{target} exists. What to do: give the name of a new file.")
        with NamedTemporaryFile(dir=target.absolute().parent, prefix=f".{target.name}.", delete=False) as out:
            try:
                rows = copying.write(out)
                out.flush()
                os.fsync(out.fileno())
                # Only its owner may read it: it holds everything.
                os.chmod(out.name, 0o600)
                os.replace(out.name, target)
            except BaseException:
                os.unlink(out.name)
                raise
        self.stdout.write(f"{rows} rows written to {target}. Keep it where only few can read it: it holds everything.")
