"""Every address times everyone: what each rule lets in, and that looking changes nothing."""

import pytest
from django.apps import apps
from django.http.response import HttpResponseBase
from django.test import Client

from goldenthread.web.accounts.access import PUBLIC
from goldenthread.web.records.models import DrawnFile, JournalHead
from tests.web.conftest import TODAY, Record
from tests.web.matrix import (
    FORBIDDEN,
    IN,
    NO_OBJECTS,
    NOT_FOUND,
    PARTS,
    ROWS,
    SIGN_IN,
    WHO,
    Entry,
    expected,
    person,
)
from tests.web.matrix import entries as all_entries
from tests.web.shared import browser_of, record, shared, turned, undone

__all__ = ["record", "shared", "turned"]

ENTRIES = all_entries()
by_address = pytest.mark.parametrize("entry", ENTRIES, ids=str)


def browser(record: Record, who: str, *, checks: bool = False) -> Client:
    return browser_of(person(record, who), raise_request_exception=False, enforce_csrf_checks=checks)


def met(answer: HttpResponseBase) -> str:
    """Give what an answer means to who asked: anything but being turned away is being let in."""
    if answer.status_code == 302 and answer.headers["Location"].startswith("/sign-in/?next="):
        return SIGN_IN
    return {403: FORBIDDEN, 404: NOT_FOUND}.get(answer.status_code, IN if answer.status_code < 500 else "fails")


def counted() -> dict[str, int]:
    """Count the rows of every table of the record, and the entries of every journal.

    Files drawn of a publication are kept so that they aren't drawn twice: they are no part of what is recorded.
    """
    models = [model for model in apps.get_app_config("records").get_models() if model is not DrawnFile]
    rows = {model._meta.label: model._default_manager.count() for model in models}
    return rows | {f"journal {head.authority_id}": head.number for head in JournalHead.objects.all()}


def test_every_rule_has_a_row() -> None:
    assert {entry.rule for entry in ENTRIES} - set(ROWS) == set()


def test_every_row_has_a_column_for_everyone() -> None:
    assert {rule: len(row.split()) for rule, row in ROWS.items()} == dict.fromkeys(ROWS, len(WHO))


def test_every_part_of_an_address_stands_for_something() -> None:
    unknown = {
        f"{entry.name}.{part}"
        for entry in ENTRIES
        for part in entry.parts
        if part not in PARTS and f"{entry.name}.{part}" not in PARTS
    }
    assert unknown == set()


def test_every_address_has_a_name() -> None:
    assert [entry.where for entry in ENTRIES if not entry.name] == []


@by_address
def test_looking_meets_what_its_rule_says_and_changes_nothing(record: Record, entry: Entry) -> None:
    address = entry.address(record)
    before = counted()
    found = {who: met(browser(record, who).get(address)) for who in WHO}
    assert (found, counted()) == (expected(entry.rule), before)


@by_address
def test_sending_meets_what_its_rule_says(record: Record, entry: Entry) -> None:
    address = entry.address(record)
    found = {}
    for who in WHO:
        with undone():
            found[who] = met(browser(record, who).post(address))
    assert found == expected(entry.rule)


@by_address
def test_sending_from_elsewhere_is_refused(record: Record, entry: Entry) -> None:
    """Another site's form has no token of ours."""
    allowed = [who for who, meets in expected(entry.rule).items() if meets == IN]
    answer = browser(record, allowed[0], checks=True).post(entry.address(record))
    assert answer.status_code in {403, 405}


@by_address
def test_what_is_anothers_is_not_found_under_ones_own_authority(record: Record, entry: Entry) -> None:
    if "authority" not in entry.parts or set(entry.parts) <= NO_OBJECTS:
        return
    address = entry.address(record, authority=record.elsewhere.slug)
    for method in ("get", "post"):
        with undone():
            answer = getattr(browser(record, "zoe"), method)(address)
            # A view that takes only the other method says so before it looks.
            assert answer.status_code in {403, 404, 405}


@by_address
def test_who_left_finds_nothing_of_the_authority(record: Record, entry: Entry) -> None:
    if "authority" not in entry.parts or entry.rule == PUBLIC.name:
        return
    address = entry.address(record)
    record.cast.olive.left_on = TODAY
    record.cast.olive.save()
    client = browser(record, "olive")
    assert [getattr(client, method)(address).status_code for method in ("get", "post")] == [404, 404]
