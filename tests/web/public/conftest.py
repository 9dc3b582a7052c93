"""The example council with both of its periods published: once for all tests here, each of which undoes what it does."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches
from pytest_django import DjangoDbBlocker

from goldenthread.web.actions.publishing import publish
from tests.web.conftest import Record, found_record
from tests.web.shared import Shared, sharing


@pytest.fixture(scope="package")
def shared(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Shared]:
    """Share a record among these tests: what each of them does lies within a savepoint of its own."""
    with django_db_blocker.unblock(), sharing(_as_it_is, publish_both) as made:
        yield made


@pytest.fixture
def turned(request: pytest.FixtureRequest, shared: Shared) -> None:
    """Have both periods published for whoever asks for that, and nothing for others."""
    shared.turn(to_published="published" in request.fixturenames)


@pytest.fixture
def record(turned: None, db: None) -> Record:
    """Give the record that is shared. What it shares is made before the test's own savepoint begins."""
    return found_record()


@pytest.fixture
def published(record: Record) -> Record:
    """Give the record with the second quarter and the year end published, and no page kept from before."""
    caches["public"].clear()
    return record


def publish_both(record: Record) -> None:
    """Publish the second quarter and the year end."""
    for period in (record.q2, record.year_end):
        publish(period=period, by=record.cast.olive)


def _as_it_is(record: Record) -> None:
    """Make nothing ready."""
