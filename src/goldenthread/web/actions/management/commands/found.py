"""`goldenthread manage found SLUG NAME --officer EMAIL`: an authority, and a link for its first performance officer."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from goldenthread.web.actions.founding import add_person, found_authority
from goldenthread.web.actions.links import Kind, token_for
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import Role


class Command(BaseCommand):
    """Begins the record of an authority."""

    help = "Begin the record of an authority, and print the link with which its first performance officer signs in."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the authority's short name for addresses, its full name, and who begins."""
        parser.add_argument("slug", help='the short name in addresses: "borough"')
        parser.add_argument("name", help='the full name: "Borough Council"')
        parser.add_argument("--officer", required=True, metavar="EMAIL", help="the first performance officer's address")
        parser.add_argument("--officer-name", default="Performance officer", metavar="NAME", help="their name")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the authority and the person, or say why not."""
        try:
            authority = found_authority(slug=options["slug"], name=options["name"])
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        officer = add_person(
            authority=authority,
            name=options["officer_name"],
            email=options["officer"],
            password=None,
            posts=[(Role.OFFICER, None)],
            by=None,
        )
        path = reverse("set-password", kwargs={"token": token_for(officer.user, Kind.INVITATION)})
        self.stdout.write(f"{authority} begins. {officer.user.email} sets a password here, once:")
        self.stdout.write(f"{settings.SITE_ADDRESS}{path}")
