"""What tests of the web share: the example council with a small named cast."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from goldenthread.comparing import compare
from goldenthread.examine import read_and_judge
from goldenthread.plan import Report
from goldenthread.web.actions.deadlines import Deadlines
from goldenthread.web.actions.importing import take_in
from goldenthread.web.public.shown import shown_at
from goldenthread.web.records import guards
from goldenthread.web.records.models import (
    Assignment,
    Authority,
    Directorate,
    Duty,
    Measure,
    Person,
    Post,
    ReportingPeriod,
    Role,
    SignOffLevel,
    User,
)
from goldenthread.web.records.nouns import report_of
from tests.web.kept import keep_record, kept
from tests.web.quarter import Quarter, open_quarter

PASSWORD = "a long enough pass phrase"
TODAY = date(2012, 4, 2)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Forget what is kept of another test's record: its publications had the same numbers."""
    shown_at.cache_clear()
    for cache_of_pages in caches.all(initialized_only=True):
        cache_of_pages.clear()


def make_person(authority: Authority, name: str, *posts: tuple[Role, Directorate | None]) -> Person:
    """Make a person who can sign in, with the posts given."""
    user = User.objects.create_user(f"{name.lower()}@{authority.slug}.example", PASSWORD)
    person = Person.objects.create(user=user, authority=authority, name=name)
    for role, directorate in posts:
        Post.objects.create(person=person, role=role, directorate=directorate)
    return person


@dataclass(frozen=True)
class Cast:
    """Who plays in the tests. All are of the borough but Zoe, a performance officer elsewhere.

    Olive runs the quarter; Ben owns measure 11.1, Dot types its figure, Cal contributes to it and Eve deputises; Hal is
    its head of service, Dee its director, Pat its portfolio holder. Rex is director of another directorate, Mia owns
    a measure there. Aud audits. Nora is of the borough and has nothing to do.
    """

    olive: Person
    ben: Person
    dot: Person
    cal: Person
    eve: Person
    hal: Person
    dee: Person
    pat: Person
    rex: Person
    mia: Person
    aud: Person
    nora: Person
    zoe: Person


@dataclass(frozen=True)
class Record:
    """The borough's record: the example's two periods taken in."""

    authority: Authority
    elsewhere: Authority
    cast: Cast
    measure: Measure
    q2: ReportingPeriod
    year_end: ReportingPeriod


@cache
def example(name: str) -> Report:
    """Read one of the package's example reports, the year end's with the second quarter's as the earlier one."""
    earlier = example("q2") if name == "year-end" else None
    content = files("goldenthread.examples").joinpath(f"plan-2011-12-{name}.txt").read_bytes()
    return read_and_judge(content, name, earlier=earlier)


def _take_in(report: Report, authority: Authority, by: Person, committee_on: date) -> ReportingPeriod:
    earlier = ReportingPeriod.objects.filter(authority=authority).last()
    compared = compare(report_of(earlier), report).rows if earlier else ()
    same = {row.later_id: row.earlier_id for row in compared if row.later_id and row.earlier_id}
    due, sign_off, papers = (date.fromordinal(committee_on.toordinal() - days) for days in (42, 28, 8))
    return take_in(
        report=report, authority=authority, by=by, same=same, deadlines=Deadlines(due, sign_off, papers, committee_on)
    )


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Make the record once: each test undoes its own changes, or has it put back."""
    with django_db_blocker.unblock():
        build_record()
        kept.append(keep_record())


@pytest.fixture
def record(db: None) -> Record:
    """Give the example council's record with its cast."""
    return found_record()


def build_record() -> None:
    """Make the example council's record with its cast, in whatever database is there."""
    borough = Authority.objects.create(slug="borough", name="Stockton-on-Tees Borough Council")
    elsewhere = Authority.objects.create(slug="elsewhere", name="Elsewhere District Council")
    olive = make_person(borough, "Olive", (Role.OFFICER, None))
    first = example("q2")
    _take_in(first, borough, olive, date(2011, 12, 15))
    _take_in(example("year-end"), borough, olive, date(2012, 6, 14))
    measure = Measure.objects.get(authority=borough, placements__ref="11.1")
    own = measure.placements.get().responsible.order_by("code").first()
    assert own is not None
    other = Directorate.objects.filter(authority=borough).exclude(pk=own.pk).order_by("code")[0]
    roles = (Role.HEAD_OF_SERVICE, Role.DIRECTOR, Role.PORTFOLIO_HOLDER)
    for directorate in (own, other):
        for position, role in enumerate(roles, start=1):
            SignOffLevel.objects.create(directorate=directorate, position=position, role=role)
    ben, dot, cal, eve, mia, _ = (make_person(borough, name) for name in ("Ben", "Dot", "Cal", "Eve", "Mia", "Nora"))
    make_person(borough, "Hal", (Role.HEAD_OF_SERVICE, own))
    make_person(borough, "Dee", (Role.DIRECTOR, own))
    make_person(borough, "Pat", (Role.PORTFOLIO_HOLDER, own))
    make_person(borough, "Rex", (Role.DIRECTOR, other))
    make_person(borough, "Aud", (Role.AUDITOR, None))
    make_person(elsewhere, "Zoe", (Role.OFFICER, None))
    theirs = Measure.objects.filter(placements__responsible=other).exclude(placements__responsible=own).first()
    assert theirs is not None
    duties = [(measure, ben, Duty.OWNER), (measure, dot, Duty.DATA_ENTRY), (measure, cal, Duty.CONTRIBUTOR)]
    duties += [(measure, eve, Duty.DEPUTY), (theirs, mia, Duty.OWNER)]
    for about, person, duty in duties:
        Assignment.objects.create(measure=about, person=person, duty=duty, since=TODAY)


def stand_again() -> None:
    """Set up the guards, and put the record back where a test of several threads has had its tables emptied."""
    with connection.schema_editor() as editor:
        guards.remove(editor)
        guards.install(editor)
    if not Authority.objects.exists():
        kept[0]()


def found_record() -> Record:
    """Give the record that is in the database."""
    borough, elsewhere = (Authority.objects.get(slug=slug) for slug in ("borough", "elsewhere"))
    cast = Cast(**{person.name.lower(): person for person in Person.objects.select_related("user")})
    q2, year_end = ReportingPeriod.objects.filter(authority=borough)
    return Record(borough, elsewhere, cast, Measure.objects.get(placements__ref="11.1"), q2, year_end)


@pytest.fixture
def open_record(transactional_db: None) -> Iterator[Record]:
    """Give the record in tables that other threads and processes see.

    The guards let go before the tables are emptied for the next test, and stand again before it begins.
    """
    stand_again()
    yield found_record()
    with connection.schema_editor() as editor:
        guards.remove(editor)


@pytest.fixture
def sign_in(client: Client) -> Callable[[Person], Client]:
    """Give a browser in which a person is signed in."""

    def signed_in(person: Person) -> Client:
        client.force_login(person.user)
        return client

    return signed_in


@pytest.fixture
def quarter(record: Record) -> Quarter:
    """Give an open quarter in which everything is owed."""
    return open_quarter(record)
