"""`run_due`: what is due by the clock. Run it every quarter of an hour; a second run does nothing twice."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from goldenthread.web.actions.mails import remind, send_outbox
from goldenthread.web.records.models import Authority


class Command(BaseCommand):
    """Makes the reminders that are due, and sends what lies in the outbox."""

    help = "Make the reminders that are due, and send the mails that wait in the outbox."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a day other than today, and leave out sending."""
        parser.add_argument("--on", metavar="DAY", help="as if it were this day, as 2012-04-10")
        parser.add_argument("--no-send", action="store_true", help="make mails, and leave them in the outbox")

    def handle(self, *args: Any, on: str | None = None, no_send: bool = False, **options: Any) -> None:
        """Do it, and say what was done."""
        today = _day(on)
        made = sum(len(remind(authority=authority, today=today)) for authority in Authority.objects.order_by("pk"))
        sent, failed = (0, 0) if no_send else send_outbox()
        self.stdout.write(f"{made} reminders made, {sent} mails sent, {failed} failed.")


def _day(given: str | None) -> date:
    try:
        return date.fromisoformat(given) if given else timezone.localdate()
    except ValueError:
        raise CommandError(f"--on {given} is not a day. Expected: year, month, day, as 2012-04-10.") from None
