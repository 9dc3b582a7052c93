"""Every page as a person sees it: nothing for accessibility checks to find, nothing that fails, nothing cut off."""

from collections.abc import Callable

import pytest

from tests.web.browser.conftest import Visit
from tests.web.conftest import Record

PUBLIC = ["/", "/sign-in/", "/borough/"]


@pytest.mark.parametrize("width", [1200, 320])
@pytest.mark.parametrize("path", PUBLIC)
def test_public_page_has_no_problems(visit: Callable[..., Visit], path: str, width: int) -> None:
    tab = visit(width=width)
    tab.open(path)
    assert tab.problems() == []


@pytest.mark.parametrize("who", ["olive", "ben", "hal", "aud", "nora"])
def test_work_page_has_no_problems(visit: Callable[..., Visit], open_record: Record, who: str) -> None:
    tab = visit(getattr(open_record.cast, who))
    tab.open("/borough/work/")
    assert tab.problems() == []


def test_what_is_wrong_without_script_is_found_as_the_page_stands(visit: Callable[..., Visit]) -> None:
    tab, found = visit(script=False, width=320), []
    tab.open("/sign-in/#main")
    whole = tab.page.content()
    for html in (whole, whole.replace("<h1", "<img src=''><h1"), whole):
        tab.page.set_content(html)
        found.append([problem.partition(":")[0] for problem in tab.problems()])
    assert found == [[], ["image-alt"], []]
