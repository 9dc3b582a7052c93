"""`goldenthread manage verify`: whether the journal or a publication was altered, and where."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from goldenthread.web.records.models import Authority
from goldenthread.web.records.verifying import verify


class Command(BaseCommand):
    """Tells of each thing that was altered, is missing or out of order; then the exit status is 1."""

    help = "Say whether the journal or a publication was altered after it was written, and where."

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify each authority in turn."""
        count = 0
        for authority in Authority.objects.order_by("slug"):
            found = verify(authority)
            count += len(found.altered)
            for one in found.altered:
                self.stdout.write(f"{found.authority}: {one}")
            for line in found.taken_down:
                self.stdout.write(f"{found.authority}: {line}")
            state = (
                "as written" if not found.altered else f"{len(found.altered)} things altered, missing or out of order"
            )
            self.stdout.write(
                f"{found.authority}: {found.entries} journal entries, {found.publications} publications: {state}."
                f" The journal ends with {found.head or 'nothing'}."
            )
        if count:
            raise CommandError(
                f"{count} things are not as they were written. What to do: restore the last backup that verifies.",
                returncode=1,
            )
