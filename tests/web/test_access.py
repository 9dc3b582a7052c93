"""Every view declares who may open it, and the middleware keeps to it."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from goldenthread.web.accounts.access import rule_of
from goldenthread.web.actions.founding import RESERVED, found_authority
from goldenthread.web.actions.writing import Refused
from tests.web.conftest import Record


def views(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        where = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from views(entry, where)
        else:
            yield where, entry


def test_every_view_declares_a_rule() -> None:
    without = [where for where, entry in views(get_resolver()) if rule_of(entry.callback) is None]
    assert without == []


def test_no_authority_takes_an_address_of_the_site(db: None) -> None:
    own = {where.partition("/")[0] for where, _ in views(get_resolver())} - {"", "<slug:authority>"}
    assert own | {settings.STATIC_URL.strip("/")} == RESERVED
    with pytest.raises(Refused, match="taken"):
        found_authority(slug="account", name="Account Borough Council")


@pytest.mark.parametrize(
    ("who", "status"),
    [("ben", 200), ("olive", 200), ("aud", 200), ("nora", 200), ("zoe", 404)],
)
def test_work_is_for_people_of_the_authority(record: Record, client: Client, who: str, status: int) -> None:
    client.force_login(getattr(record.cast, who).user)
    assert client.get("/borough/work/").status_code == status


def test_signed_out_is_led_to_sign_in(record: Record, client: Client) -> None:
    answer = client.get("/borough/work/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in/?next=/borough/work/")


def test_who_left_is_nobody(record: Record, client: Client) -> None:
    record.cast.ben.left_on = record.cast.ben.assignments.get().since
    record.cast.ben.save()
    client.force_login(record.cast.ben.user)
    assert client.get("/borough/work/").status_code == 404


def test_public_pages_ask_nobody(record: Record, client: Client) -> None:
    assert client.get("/borough/").status_code == 200
    assert client.get("/nowhere/").status_code == 404
