"""What tests of keeping measures share: a target as it is drawn, an approval, a signed-in officer."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.test import Client

from goldenthread.plan import Criterion, Tolerance
from goldenthread.web.actions.measures import Approval, Wanted, set_target
from goldenthread.web.records.models import JournalEntry, Measure, Person, TargetSetting
from goldenthread.wording import understand_criterion
from tests.web.conftest import Record

CABINET = Approval(by="Cabinet, minute 45", on=date(2012, 6, 14))
# The first day after the year end, which is approved.
NEW_YEAR = date(2012, 4, 1)
HERE = "/borough/work/measures/"


def wanted(words: str = "Increase to at least 70%", tolerance: Tolerance | None = None) -> Wanted:
    return Wanted(understand_criterion(words), tolerance)


def points(value: str) -> Tolerance:
    return Tolerance(value=Decimal(value))


def set_for(record: Record, words: str = "Increase to at least 70%", **changes: Any) -> TargetSetting:
    given: dict[str, Any] = {
        "measure": record.measure,
        "wanted": wanted(words),
        "effective_from": NEW_YEAR,
        "reason": "Members wanted more",
        "approval": CABINET,
        "by": record.cast.olive,
    }
    return set_target(**(given | changes))


def last_entry(record: Record) -> Any:
    """Give the entry that was written last; what it holds is any JSON."""
    return JournalEntry.objects.filter(authority=record.authority).latest("number")


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def at(measure: Measure, page: str = "") -> str:
    return f"{HERE}{measure.permanent_id}/{page}"


def criterion(words: str) -> Criterion:
    return understand_criterion(words)
