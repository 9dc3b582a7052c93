"""`goldenthread manage restore FILE`: a backup back into an empty record, and `verify` after it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from goldenthread.web.records import copying


class Command(BaseCommand):
    """Restores all of a backup, or nothing: what breaks off leaves the record empty, and may be begun again."""

    help = "Take a backup into an empty record (after `migrate`), all of it or nothing, and verify it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file."""
        parser.add_argument("file", type=Path, help="A file that `backup` wrote")
        parser.add_argument("--takedowns", type=Path, help="A list that `takedowns` wrote, to take down again after it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore the file and verify the record."""
        try:
            with open(options["file"], "rb") as source:
                rows = copying.read(source)
        except OSError as error:
            raise CommandError(f"{options['file']} can't be read: {error.strerror}.") from error
        except copying.Unusable as error:
            raise CommandError(str(error)) from error
        if not copying.guarded():
            raise CommandError("The tables lack their guards. What to do: run `migrate` on a new database and restore.")
        self.stdout.write(f"{rows} rows restored.")
        if options["takedowns"]:
            call_command("takedowns", options["takedowns"], again=True, stdout=self.stdout)
        else:
            self.stdout.write(
                "What was taken down after the backup was made is back. If any was, and the record that this one takes"
                " the place of can still be read: `takedowns FILE` there, and `takedowns FILE --again` here."
            )
        call_command("verify", stdout=self.stdout)
