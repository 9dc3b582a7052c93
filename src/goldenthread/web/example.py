"""The example council for the demonstration: its history published, and a quarter in the middle of its course.

All of it comes about as it would in a council: reports are taken in and published, a period is opened, returns are
typed, submitted, queried and approved, by the same actions that pages call.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from itertools import islice

from django.utils import timezone

from goldenthread.comparing import compare
from goldenthread.examine import read_and_judge
from goldenthread.examples import EXAMPLES
from goldenthread.plan import Report
from goldenthread.web.actions.deadlines import Deadlines, count_back
from goldenthread.web.actions.directorates import set_chain
from goldenthread.web.actions.drafts import save_draft
from goldenthread.web.actions.entries.fields import AS_FIGURES, written
from goldenthread.web.actions.entries.sheet import Sheet, sheet_of
from goldenthread.web.actions.founding import add_person, assign, found_authority
from goldenthread.web.actions.importing import take_in
from goldenthread.web.actions.mails.reminding import remind
from goldenthread.web.actions.periods import open_period
from goldenthread.web.actions.publishing.freezing import publish
from goldenthread.web.actions.returns import submit
from goldenthread.web.actions.sign_offs import approve, query
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import (
    Authority,
    Directorate,
    Duty,
    Measure,
    Person,
    ReportingPeriod,
    Return,
    ReturnState,
    Role,
)
from goldenthread.web.records.nouns import last_day_of, report_of

SLUG = "borough"
# When the committee of the two reports met, and when the one for the open quarter will.
_MET = (date(2011, 12, 15), date(2012, 6, 14))
_WEEKS_TO_MEETING = 7
_OWN, _SUBMITTED, _APPROVED = 12, 6, 3
_WORDS = "No change since the year end: the figure is the same, and so is what is being done."
_DOUBTFUL = "9 of the 12 checks that were planned are done (70%). The rest follow in July."
# Who is who, by what stands before the @ of their address. None of the names is a word of the two reports: where a
# publication holds the name of somebody without a public post, it shows their post in its place.
_NAMES = {
    "officer": "Olive",
    "owner": "Ben",
    "data-entry": "Dot",
    "other-owner": "Mia",
    "head-of-service": "Hal",
    "director": "Dee",
    "portfolio-holder": "Pat",
    "auditor": "Ada",
}
_PARTS = {
    "officer": str(Role.OFFICER.label),
    "owner": "Measure owner",
    "data-entry": "Data-entry officer",
    "other-owner": "Owner of the other measures",
    "head-of-service": str(Role.HEAD_OF_SERVICE.label),
    "director": str(Role.DIRECTOR.label),
    "portfolio-holder": str(Role.PORTFOLIO_HOLDER.label),
    "auditor": str(Role.AUDITOR.label),
}
_SIGNING = {
    "head-of-service": Role.HEAD_OF_SERVICE,
    "director": Role.DIRECTOR,
    "portfolio-holder": Role.PORTFOLIO_HOLDER,
}
_QUERY = "Which weeks does this cover? Please say it in the words, and send it again."


@dataclass(frozen=True)
class SignIn:
    """Someone who can sign in to the demonstration: `who` names them with their part in the quarter."""

    who: str
    email: str


@dataclass(frozen=True)
class _Cast:
    officer: Person
    owner: Person
    others: Person
    signing: tuple[Person, ...]


def make_example(password: str) -> list[SignIn]:
    """Fill an empty record with the example council, and give who can sign in, all with the same password."""
    reports = list(_reports())
    authority = found_authority(slug=SLUG, name=reports[0].authority or "Example Council")
    officer = _person(authority, _NAMES["officer"], "officer", password, (Role.OFFICER, None))
    for report, met in zip(reports, _MET, strict=True):
        period = _take_in(report, authority, met, officer)
        publish(period=period, by=officer, reason="brought into the record as it was published at the time")
    cast = _people(authority, officer, password)
    period = _open(authority, officer)
    _course(period, cast)
    remind(authority=authority, today=timezone.localdate())
    people = Person.objects.order_by("pk").select_related("user")
    return [SignIn(f"{_PARTS[_box(person)]}, {person.name}", person.user.email) for person in people]


def _box(person: Person) -> str:
    return person.user.email.partition("@")[0]


def _reports() -> Iterator[Report]:
    earlier: Report | None = None
    for name in EXAMPLES:
        content = files("goldenthread.examples").joinpath(name).read_bytes()
        earlier = read_and_judge(content, name, earlier=earlier)
        yield earlier


def _take_in(report: Report, authority: Authority, met: date, officer: Person) -> ReportingPeriod:
    last = ReportingPeriod.objects.filter(authority=authority).last()
    compared = compare(report_of(last), report).rows if last else ()
    same = {row.later_id: row.earlier_id for row in compared if row.later_id and row.earlier_id}
    counted = count_back(met, authority=authority)
    return take_in(report=report, authority=authority, deadlines=counted, by=officer, same=same)


def _person(
    authority: Authority, name: str, address: str, password: str, *posts: tuple[Role, Directorate | None]
) -> Person:
    email = f"{address}@{authority.slug}.example"
    return add_person(authority=authority, name=name, email=email, password=password, posts=posts, by=None)


def _people(authority: Authority, officer: Person, password: str) -> _Cast:
    """Add one person for each role, with the signing ones for every directorate, and give each measure an owner."""
    directorates = list(Directorate.objects.filter(authority=authority))
    for directorate in directorates:
        set_chain(directorate=directorate, roles=(Role.HEAD_OF_SERVICE, Role.DIRECTOR), by=officer)
    owner = _person(authority, _NAMES["owner"], "owner", password)
    typist = _person(authority, _NAMES["data-entry"], "data-entry", password)
    others = _person(authority, _NAMES["other-owner"], "other-owner", password)
    signing = tuple(
        _person(authority, _NAMES[address], address, password, *((role, each) for each in directorates))
        for address, role in _SIGNING.items()
    )
    _person(authority, _NAMES["auditor"], "auditor", password, (Role.AUDITOR, None))
    since = timezone.localdate()
    own = [measure.pk for measure in _with_figures(authority)[:_OWN]]
    for measure in Measure.objects.filter(authority=authority).select_related("authority"):
        holder = owner if measure.pk in own else others
        assign(measure=measure, person=holder, duty=Duty.OWNER, since=since, by=officer)
        if holder is owner:
            assign(measure=measure, person=typist, duty=Duty.DATA_ENTRY, since=since, by=officer)
    return _Cast(officer, owner, others, signing)


def _with_figures(authority: Authority) -> Sequence[Measure]:
    """Give the measures that reported a figure last time, in the plan's order."""
    last = ReportingPeriod.objects.filter(authority=authority).last()
    measures = Measure.objects.filter(authority=authority, returns__period=last, returns__figures__isnull=False)
    return list(measures.order_by("placements__position").distinct())


def _open(authority: Authority, officer: Person) -> ReportingPeriod:
    meets = timezone.localdate() + timedelta(weeks=_WEEKS_TO_MEETING)
    meets += timedelta(days=(3 - meets.weekday()) % 7)  # cabinets meet on Thursdays, more often than not
    deadlines: Deadlines = count_back(meets, authority=authority)
    last = ReportingPeriod.objects.filter(authority=authority).last()
    assert last is not None
    start = last.plan_year.start + (last.quarter == 4)
    return open_period(
        authority=authority, plan_year_start=start, quarter=last.quarter % 4 + 1, deadlines=deadlines, by=officer
    )


def _course(period: ReportingPeriod, cast: _Cast) -> None:
    """Let some returns come in: approved by all, queried, submitted, or begun and left."""
    owed = Return.objects.filter(period=period, state=ReturnState.OWED, measure__assignments__person=cast.others)
    left = iter(owed.order_by("pk").distinct())
    done = (found for found in left if _submit(found, cast.others))
    for place, found in enumerate(islice(done, _SUBMITTED)):
        found.refresh_from_db()
        if place < _APPROVED:
            _approve(found, cast)
        elif place == _APPROVED and found.level is not None:
            query(submitted=found, revision=found.revision, level=found.level, comment=_QUERY, by=cast.signing[0])
    next((found for found in left if _submit(found, cast.others, words=_DOUBTFUL)), None)
    begun = Return.objects.filter(period=period, state=ReturnState.OWED, measure__assignments__person=cast.owner)
    for found in begun.order_by("pk").distinct()[1:3]:
        fields = {
            # As the page begins it.
            "declared": AS_FIGURES,
            "as_at": written(last_day_of(sheet_of(found).period)),
            "progress": "Waiting for the figure from the system; the words can stay as they were at year end.",
        }
        save_draft(owed=found, fields=fields, revision=found.revision, by=cast.owner)


def _approve(found: Return, cast: _Cast) -> None:
    for person in cast.signing:
        if found.level is not None and found.state == ReturnState.SUBMITTED:
            found = approve(submitted=found, revision=found.revision, level=found.level, by=person)


def _submit(found: Return, by: Person, words: str = _WORDS) -> bool:
    """Submit a return with last time's figures again; leave one that the figures alone don't make whole."""
    try:
        submit(owed=found, fields=_fields(sheet_of(found), words), revision=found.revision, by=by)
    except Refused:
        return False
    return True


def _fields(sheet: Sheet, words: str) -> dict[str, str]:
    day = written(last_day_of(sheet.period))
    figures = {f"figure-{box.position}-value": f"{box.last.value}" for box in sheet.boxes if box.last}
    declared = AS_FIGURES if figures else "on_track"
    return {**figures, "as_at": day, "state": "provisional", "declared": declared, "progress": words}
