"""Whatever is typed into whichever form, by whoever may send it, the server answers and doesn't fail."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest
from django.db import transaction
from django.test import Client

from tests.web.conftest import Record
from tests.web.hostile.values import HOSTILE, Form, forms_of
from tests.web.matrix import IN, WHO, Entry, entries, expected, person, prepare

ENTRIES = entries()
by_address = pytest.mark.parametrize("entry", ENTRIES, ids=str)
# How often one field of a form is hostile while the others are as the page gives them.
_DRAWS = 12
# What pages ask for in their address, where no form names it.
_ASKED = ("page", "q", "sort", "next", "by", "theme", "rating", "direction", "since", "period")


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def browser(record: Record, entry: Entry) -> Client:
    """Give the browser of the first who is let in, preferring those with the most to do."""
    client = Client(raise_request_exception=False)
    met = expected(entry.rule)
    who = next(one for one in ("olive", "aud", *WHO) if met[one] == IN)
    found = person(record, who)
    if found is not None:
        client.force_login(found.user)
    return client


def forms_at(client: Client, address: str) -> list[Form]:
    """Give the forms that lead to an address: those of its own page, or fields that many forms have."""
    page = client.get(address)
    text = page.content.decode() if not page.streaming and page["Content-Type"].startswith("text/html") else ""
    own = [form for form in forms_of(text) if form.action in {"", address}]
    return own or [Form(address, "post", dict.fromkeys((*_ASKED, "reason", "comment", "choice", "returns"), ""))]


def drawn(form: Form, seed: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give what is sent: each hostile value in all fields, then single ones among what the page gave."""
    for name, value in HOSTILE.items():
        yield name, dict.fromkeys(form.fields, value)
    random = Random(seed)
    for _ in range(_DRAWS if form.fields else 0):
        name, place = random.choice(list(HOSTILE)), random.choice(list(form.fields))
        yield f"{name} in {place}", {**form.fields, place: HOSTILE[name]}


def encoded(fields: dict[str, str]) -> bytes:
    """Give fields as a browser of an attacker's own sends them: bytes that are no text among them."""
    from urllib.parse import quote_plus

    parts = (f"{quote_plus(name)}={quote_plus(value, errors='surrogateescape')}" for name, value in fields.items())
    return "&".join(parts).encode()


@by_address
def test_no_form_brings_the_server_down(record: Record, entry: Entry) -> None:
    prepare(record)
    address = entry.address(record)
    client = browser(record, entry)
    failed = []
    for form in forms_at(client, address):
        for what, fields in drawn(form, str(entry)):
            with undone():
                sent = encoded(fields)
                if form.method == "post":
                    answer = client.post(address, sent, content_type="application/x-www-form-urlencoded")
                else:
                    answer = client.get(f"{address}?{sent.decode()}" if len(sent) < 400_000 else address)
            if answer.status_code >= 500:
                failed.append(f"{form.method} {what}")
    assert failed == []
