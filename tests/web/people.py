"""What tests of people share: an officer's browser, what the journal says, leaving."""

import re

from django.test import Client
from django.utils import timezone

from goldenthread.web.actions.people import (
    hand_over,
)
from goldenthread.web.records.models import (
    Directorate,
    JournalEntry,
    Person,
)
from tests.web.conftest import Record

NEW = "correct horse battery staple"
TODAY = timezone.localdate()


def written(record: Record) -> list[str]:
    """Give what the journal says since the record was built."""
    return [entry.verb for entry in JournalEntry.objects.filter(authority=record.authority, number__gt=2)]


def link_in(text: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:8000(/\S+)", text)
    assert found is not None
    return found[1]


def officer(record: Record) -> Client:
    client = Client()
    client.force_login(record.cast.olive.user)
    return client


def a_directorate(record: Record) -> Directorate:
    return record.authority.directorates.all()[0]


def leave(record: Record, person: Person, to: Person | None = None, **how: object) -> None:
    given: dict[str, object] = {
        "left_on": TODAY,
        "duties": {one.pk: to for one in person.assignments.all()},
        "posts": {one.pk: to for one in person.posts.all()},
        **how,
    }
    by = record.cast.olive if person != record.cast.olive else record.cast.aud
    hand_over(person=person, by=by, **given)  # type: ignore[arg-type]
