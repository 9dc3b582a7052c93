"""The example council with both of its periods published."""

import pytest
from django.core.cache import caches

from goldenthread.web.actions.publishing import publish
from tests.web.conftest import Record


@pytest.fixture
def published(record: Record) -> Record:
    """Give the record with the second quarter and the year end published, and no page kept from before."""
    caches["public"].clear()
    for period in (record.q2, record.year_end):
        publish(period=period, by=record.cast.olive)
    return record
