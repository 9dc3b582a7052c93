"""One quarter from opened to published, through the pages alone: with script and without, and by keyboard."""

from collections.abc import Callable

import pytest

from tests.web.browser import journey
from tests.web.browser.conftest import Visit
from tests.web.browser.journey import Stage
from tests.web.conftest import Record


@pytest.mark.parametrize(("script", "width"), [(True, 1200), (False, 320)])
def test_a_quarter_goes_from_opened_to_published(
    visit: Callable[..., Visit], open_record: Record, script: bool, width: int
) -> None:
    stage = Stage(visit, open_record, script, width)
    journey.open_the_quarter(stage)
    link = journey.reminded(open_record.cast.ben)
    ben = journey.arrive(stage, link)
    journey.fill_in(ben, script)
