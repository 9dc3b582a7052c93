"""Whatever is typed into whichever form, by whoever may send it, the server answers and doesn't fail."""

from collections.abc import Callable, Collection, Iterator
from random import Random
from typing import Any
from urllib.parse import quote_plus

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.urls import NoReverseMatch

from goldenthread.web.records.models import (
    Authority,
    Directorate,
    Measure,
    Objective,
    Person,
    Placement,
    Plan,
    PlanYear,
    PriorityAction,
    ReportingPeriod,
    Return,
    Theme,
)
from goldenthread.web.records.wherever import way_to_authority
from tests.web.conftest import TODAY, Record
from tests.web.hostile.values import HOSTILE, OF_DATABASES, Form, forms_of
from tests.web.matrix import IN, PARTS, WHO, Entry, entries, expected, person, published
from tests.web.postgres import binaries
from tests.web.shared import browser_of, record, shared, turned, undone

__all__ = ["record", "shared", "turned"]

ENTRIES = entries()
by_address = pytest.mark.parametrize("entry", ENTRIES, ids=str)
# How often one field of a form is hostile while the others are as the page gives them.
_DRAWS = 10
# How many of the hostile values a page without a form meets; another page meets others.
_A_PAGE = 10
# What pages ask for in their address, where no form of theirs says so.
_ASKED = ("page", "q", "sort", "next", "theme", "rating", "direction", "entry", "returns", "reason", "comment")
# How a statement begins that only looks, or that marks where to go back to.
_LOOKS = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")
# Where the form stands that leads to an address which only takes it.
_FORM_ON = {
    "return-save": "return-page", "return-check": "return-page", "return-submit": "return-page",
    "return-take-back": "return-page", "return-approve": "return-page", "return-query": "return-page",
    "evidence-remove": "return-page", "sign-off-several": "sign-off", "chase": "control-returns",
    "answer-point": "control-points", "send-back": "return-page", "intake-confirm": "intake-confirm",
    "intake-accept-sure": "intake", "intake-discard": "intake", "invite-again": "person", "no-factor": "person",
}  # fmt: skip


def browser(record: Record, entry: Entry) -> Client:
    """Give the browser of the first who is let in, preferring those with the most to do."""
    met = expected(entry.rule)
    who = next(one for one in ("olive", "aud", *WHO) if met[one] == IN)
    return browser_of(person(record, who), raise_request_exception=False)


def page_at(client: Client, address: str) -> str:
    page = client.get(address)
    return page.content.decode() if not page.streaming and page["Content-Type"].startswith("text/html") else ""


def forms_at(record: Record, client: Client, entry: Entry) -> list[Form]:
    """Give the forms that lead to an address: of its own page, or of the one where its form stands."""
    own = entry.address(record)
    holder = next((one for one in ENTRIES if one.name == _FORM_ON.get(entry.name, entry.name)), entry)
    found = forms_of(page_at(client, holder.address(record)))
    led = [form for form in found if form.action.partition("?")[0] in {"", own}]
    led = led if led else [form for form in found if form.fields and holder is not entry] or [bare(own)]
    # A list has the same form on each of its rows: once is enough.
    return list({(form.method, *typed_in(form)): form for form in reversed(led)}.values())[::-1]


def typed_in(form: Form) -> list[str]:
    """Give the fields of a form in which somebody types or chooses: all but the token."""
    return [name for name in form.fields if name != "csrfmiddlewaretoken"]


def bare(address: str) -> Form:
    return Form(address, "post", dict.fromkeys(_ASKED, ""))


def is_bare(form: Form) -> bool:
    return tuple(form.fields) == _ASKED


def drawn(form: Form, seed: str, *, first: bool) -> Iterator[tuple[str, dict[str, str]]]:
    """Give what is sent: hostile values in all fields, then single ones among what the page gave.

    The first form of a page meets every value, its others a few.
    """
    random = Random(seed)
    # Where a page has no form no field depends on another: all at once say what each would.
    own = [] if is_bare(form) else typed_in(form)
    known = first and bool(own) and form.method == "post"
    for name in _every() if known else random.sample(list(HOSTILE), _A_PAGE):
        yield name, dict.fromkeys(form.fields, HOSTILE[name])
    for _ in range(_DRAWS if own else 0):
        name, place = random.choice(list(HOSTILE)), random.choice(own)
        yield f"{name} in {place}", {**form.fields, place: HOSTILE[name]}


def _every() -> Collection[str]:
    """Give the values that a query or a form of its own meets: of a second database those that databases differ in."""
    return HOSTILE if connection.vendor == "sqlite" else OF_DATABASES


def encoded(fields: dict[str, str]) -> bytes:
    """Give fields as a browser of an attacker's own sends them: bytes that are no text among them."""
    parts = (f"{quote_plus(name)}={quote_plus(value, errors='surrogateescape')}" for name, value in fields.items())
    return "&".join(parts).encode()


def send(client: Client, address: str, method: str, fields: dict[str, str]) -> int:
    sent = encoded(fields)
    if method == "post":
        return client.post(address, sent, content_type="application/x-www-form-urlencoded").status_code
    return client.get(f"{address}?{sent.decode()}").status_code if len(sent) < 100_000 else 0


@by_address
@pytest.mark.skipif(
    connection.vendor == "sqlite" and binaries() is not None,
    reason="asked on PostgreSQL, which takes less: make test does so where the machine has a server",
)
def test_no_form_brings_the_server_down(record: Record, entry: Entry) -> None:
    address, client = entry.address(record), browser(record, entry)
    failed = []
    for at, form in enumerate(forms_at(record, client, entry)[:3]):
        for what, fields in drawn(form, str(entry), first=not at):
            with undone():
                if send(client, address, form.method, fields) >= 500:
                    failed.append(f"{form.method} {what}")
    assert failed == []


@by_address
def test_no_query_brings_the_server_down(record: Record, entry: Entry) -> None:
    address, client = entry.address(record), browser(record, entry)
    asked = dict.fromkeys(_ASKED, "")
    chosen = [what for what in Random(f"query {entry}").sample(list(HOSTILE), _A_PAGE) if what in _every()]
    failed = [what for what in chosen if send(client, address, "get", dict.fromkeys(asked, HOSTILE[what])) >= 500]
    assert failed == []


@by_address
def test_no_number_in_an_address_brings_the_server_down(record: Record, entry: Entry) -> None:
    """Numbers that no column holds, and names that nothing has."""
    client = browser(record, entry)
    for part in set(entry.parts) - {"authority", "provider_id", "token", "name"}:
        real = PARTS.get(f"{entry.name}.{part}", PARTS[part])(record)
        number = isinstance(real, int)
        others: list[object] = (
            [0, 2**31, 2**63, 10**40] if number else ["x" * 300, "-", "0", "2011-12-q5", "9999-00-q1"]
        )
        for other in others:
            try:
                address = entry.address(record, **{part: other})
            except NoReverseMatch:  # It takes words of a list alone: somebody types another.
                address = entry.address(record).replace(f"/{real}/", f"/{other}/")
            for method in ("get", "post"):
                with undone():
                    answer = getattr(client, method)(address)
                assert answer.status_code < 500, (method, address)


def test_no_method_does_what_post_alone_may(record: Record) -> None:
    for entry in ENTRIES:
        if entry.of_publication:
            published(record)
        with undone():
            address, client = entry.address(record), browser(record, entry)
            for method in ("PUT", "DELETE", "OPTIONS", "get", "X" * 50):
                with undone():
                    assert client.generic(method, address).status_code < 500, (method, entry.name)


@pytest.fixture
def neighbour(record: Record) -> dict[str, models.Model]:
    """Give another authority with one of each thing."""
    at: Authority = record.elsewhere
    plan = Plan.objects.create(authority=at, name="Their plan", key=record.year_end.plan_year.plan.key)
    year = PlanYear.objects.create(plan=plan, start=2011)
    theme = Theme.objects.create(plan=plan, name="Theirs", slug="theirs", position=1)
    objective = Objective.objects.create(theme=theme, text="Theirs", position=1)
    action = PriorityAction.objects.create(objective=objective, text="Theirs", position=1)
    directorate = Directorate.objects.create(authority=at, code="THEIRS")
    measure = Measure.objects.create(authority=at, permanent_id="theirs", name="Theirs")
    Placement.objects.create(measure=measure, plan_year=year, priority_action=action, ref="77.7", position=1)
    days = dict.fromkeys(("returns_due_on", "sign_off_due_on", "papers_on"), TODAY)
    period = ReportingPeriod.objects.create(
        authority=at, plan_year=year, quarter=2, committee_on=TODAY.replace(day=28), opened_by=record.cast.zoe,
        opened_at="2012-01-01T00:00Z", **days,
    )  # fmt: skip
    found = Return.objects.create(authority=at, measure=measure, period=period)
    return {
        "directorate": directorate,
        "measure": measure,
        "period": period,
        "return": found,
        "person": record.cast.zoe,
    }


def crossings() -> list[str]:
    """Give what points from one authority to another: rows of a table whose own and whose neighbour's differ."""
    found = []
    for model in _tables():
        own = way_to_authority(model)
        for field in model._meta.concrete_fields:
            to = field.related_model
            theirs = way_to_authority(to) if to in _tables() else None
            if own is None or theirs is None or to is Authority:
                continue
            crossed = model._default_manager.exclude(**{field.name: None}).exclude(
                **{own: models.F(f"{field.name}__{theirs}")}
            )
            if crossed.exists():
                found.append(f"{model.__name__}.{field.name}")
    return found


def _tables() -> list[type[models.Model]]:
    return list(apps.get_app_config("records").get_models(include_auto_created=True))


@by_address
def test_no_form_takes_what_is_anothers(record: Record, neighbour: dict[str, models.Model], entry: Entry) -> None:
    """Each field of each form is given the numbers and names of another authority's, where there is no form all at once."""
    if "authority" not in entry.parts:
        return
    address, client = entry.address(record), browser(record, entry)
    kept = standing(neighbour)
    theirs = sorted({str(one.pk) for one in neighbour.values()} | {"77.7", f"director-{neighbour['directorate'].pk}"})
    for form in forms_at(record, client, entry)[:2]:
        names = typed_in(form)[:20] if form.method == "post" else []
        for given in [names] if is_bare(form) else [[name] for name in names]:
            with undone():
                written = Written()
                with connection.execute_wrapper(written):
                    for other in theirs:
                        send(client, address, "post", {**form.fields, **dict.fromkeys(given, other)})
                assert (given, standing(neighbour)) == (given, kept)
                # Where nothing was written nothing can have come to cross.
                assert (given, crossings() if written.anything else []) == (given, [])


class Written:
    """Notes whether any statement writes into the record: whatever isn't known for one that only looks."""

    def __init__(self) -> None:
        self.anything = False

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        """Pass a statement on."""
        self.anything |= not sql.lstrip().upper().startswith(_LOOKS) and "records_" in sql
        return execute(sql, *rest)


def test_what_is_written_is_noted(record: Record) -> None:
    written = Written()
    with connection.execute_wrapper(written):
        found = [record.cast.ben.name, Person.objects.get(name="Ben").name, written.anything]
        Person.objects.filter(name="Ben").update(name="Bea")
    assert (found, written.anything) == (["Ben", "Ben", False], True)


def test_what_points_across_is_found(record: Record, neighbour: dict[str, models.Model]) -> None:
    Return.objects.filter(measure=record.measure, period=record.q2).update(period=neighbour["period"])
    assert crossings() == ["Return.period"]


def standing(neighbour: dict[str, models.Model]) -> dict[str, dict[str, object]]:
    """Give what stands in the other authority's rows."""
    return {name: type(one)._default_manager.filter(pk=one.pk).values().get() for name, one in neighbour.items()}
