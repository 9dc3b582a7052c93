"""A record that many tests look at: made ready, or published too, once for all of them. Each undoes what it does.

Publishing takes far longer than most tests that ask something of what is published. What is shared lies within a
transaction that is never committed, and each test within a savepoint of its own. Those that need nothing published
find nothing published, whatever ran before them.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from goldenthread.web.records.models import Person, User
from tests.web.conftest import Record, found_record, stand_again
from tests.web.matrix import Entry, prepare, published


@contextmanager
def undone() -> Iterator[None]:
    """Undo in the record whatever is done within."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Whoever can sign in is signed in once, by the number of their account: that takes as long as to ask for a short page.
_SESSIONS: dict[int, str] = {}


def _session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def browser_of(person: Person | None, **options: Any) -> Client:
    """Give the browser of somebody who is signed in, or signed out where it is nobody's; options are the client's."""
    client = Client(**options)
    if person is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = _SESSIONS[person.user_id]
    return client


class Shared:
    """What is made once: the prepared record, and upon it what is published, while tests ask for it."""

    def __init__(self, preparing: Callable[[Record], object], publishing: Callable[[Record], object]) -> None:
        self._preparing, self._publishing = preparing, publishing
        self._made, self._published = ExitStack(), ExitStack()
        self._is_published = False

    def begin(self) -> None:
        """Make the record ready."""
        stand_again()
        self._made.enter_context(undone())
        self._preparing(found_record())
        _SESSIONS.update({user.pk: _session_of(user) for user in User.objects.filter(is_active=True)})

    def turn(self, *, to_published: bool) -> None:
        """Publish, or undo that, unless it is so already."""
        if to_published and not self._is_published:
            self._published.enter_context(undone())
            self._publishing(found_record())
        elif not to_published:
            self._published.close()
        self._is_published = to_published

    def end(self) -> None:
        """Undo all of it."""
        self._published.close()
        self._made.close()


@contextmanager
def sharing(preparing: Callable[[Record], object], publishing: Callable[[Record], object]) -> Iterator[Shared]:
    """Share a record that is made ready in the one way, and published in the other where tests ask for it."""
    made = Shared(preparing, publishing)
    made.begin()
    yield made
    made.end()


@pytest.fixture(scope="module")
def shared(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Shared]:
    """Share a record among the tests of a module: what each of them does lies within a savepoint of its own."""
    with django_db_blocker.unblock(), sharing(prepare, published) as made:
        yield made


@pytest.fixture
def turned(request: pytest.FixtureRequest, shared: Shared) -> None:
    """Have something published where the address that is tested is of a publication, and nothing elsewhere."""
    callspec = getattr(request.node, "callspec", None)
    entry: Entry | None = callspec.params.get("entry") if callspec else None
    shared.turn(to_published=entry is not None and entry.of_publication)


@pytest.fixture
def record(turned: None, db: None) -> Record:
    """Give the record that is shared. What it shares is made before the test's own savepoint begins."""
    return found_record()
