"""What chasing the late returns would do: of which directorate, whom it writes to, and who chased them last."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from goldenthread.web.actions.mails.chasing import CHASED, people_of
from goldenthread.web.actions.mails.recipients import Owed, owed_of
from goldenthread.web.actions.writing import name_of
from goldenthread.web.cycle.control.states import NO_DIRECTORATE
from goldenthread.web.records.models import Directorate, JournalEntry, MailKind, OutgoingMail, ReportingPeriod, Return

# So many names are told before "and 3 more".
_MOST_NAMES = 6


@dataclass(frozen=True)
class Chased:
    """When something was last chased, and by whom."""

    at: datetime
    by: str

    @property
    def today(self) -> bool:
        """Whether it was today, so that it isn't chased again."""
        return timezone.localdate(self.at) == timezone.localdate()


@dataclass
class Chase:
    """The late returns of one directorate, or of all (`code` is ""): what one press of the button would do."""

    code: str
    name: str
    late: int = 0
    open: int = 0
    alone: int = 0
    people: dict[int, str] = field(default_factory=dict)
    last: Chased | None = None

    @property
    def told(self) -> str:
        """Whom it writes to: "Ben, Eve and 3 more"."""
        names = sorted(self.people.values())
        more = len(names) - _MOST_NAMES
        return f"{', '.join(names[:_MOST_NAMES])} and {more} more" if more > 0 else ", ".join(names)

    @property
    def rest(self) -> bool:
        """Whether others of them were chased today already."""
        return self.open < self.late


def with_chased_at(returns: QuerySet[Return]) -> QuerySet[Return]:
    """Give returns with `chased_at`: when the performance team last chased them."""
    mails = OutgoingMail.objects.filter(kind=MailKind.CHASE, about=OuterRef("pk")).order_by("-made_at")
    return returns.annotate(chased_at=Subquery(mails.values("made_at")[:1]))


def chases_of(period: ReportingPeriod, late: QuerySet[Return]) -> list[Chase]:
    """Give a line for each directorate that has late returns, and one of all as the first. Six queries at most."""
    owed = owed_of(with_chased_at(late))
    by = chasers(period, (chased_at(one.found) for one in owed))
    names = {one.pk: (one.code, one.name or one.code) for one in Directorate.objects.filter(authority=period.authority)}
    every, lines = Chase("", "All directorates"), dict[int | None, Chase]()
    for one in owed:
        lead: int | None = getattr(one.found, "lead", None)
        own = lines.setdefault(lead, Chase(*names.get(lead or 0, (NO_DIRECTORATE, "No directorate"))))
        for line in (every, own):
            _add(line, one, by)
    return [every, *sorted(lines.values(), key=lambda line: line.name)] if owed else []


def chasers(period: ReportingPeriod, moments: Iterable[datetime | None]) -> Mapping[datetime, Chased]:
    """Give who chased at the moments at which mails were made, as the journal has it. One query, or none."""
    asked = {at for at in moments if at is not None}
    if not asked:
        return {}
    entries = JournalEntry.objects.filter(authority=period.authority_id, verb=CHASED, subject=name_of(period))
    told = entries.filter(at__gte=min(asked)).values_list("at", "by__name")
    by = {at: name or "" for at, name in told}
    return {at: Chased(at, by.get(at, "")) for at in asked}


def _add(line: Chase, one: Owed, by: Mapping[datetime, Chased]) -> None:
    at = chased_at(one.found)
    chased = by[at] if at else None
    line.late += 1
    if chased and (line.last is None or line.last.at < chased.at):
        line.last = chased
    if chased and chased.today:
        return
    people = people_of(one, late=True)
    line.open += 1
    line.alone += not people
    line.people |= {person.pk: person.name for person in people}


def chased_at(found: Return) -> datetime | None:
    """Give when a return that comes from `with_chased_at` was last chased."""
    at: datetime | None = getattr(found, "chased_at", None)
    return at
