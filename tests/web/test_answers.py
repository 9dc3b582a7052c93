"""A form that isn't right is answered the same way everywhere: 422, and a list of what is wrong."""

import pytest
from django.test import Client

from tests.web.conftest import Record
from tests.web.quarter import Quarter

WORK = "/borough/work"
FORMS = [
    f"{WORK}/plan/begin/",
    f"{WORK}/plan/{{plan}}/year/",
    f"{WORK}/plan/{{plan}}/name/",
    f"{WORK}/plan/{{plan}}/add/themes/",
    f"{WORK}/plan/directorates/add/",
    f"{WORK}/plan/settings/judging/",
    f"{WORK}/plan/settings/dates/",
    f"{WORK}/plan/settings/reminders/",
    f"{WORK}/plan/settings/key/{{plan}}/",
    f"{WORK}/plan/settings/small-numbers/",
    f"{WORK}/plan/settings/council/",
    f"{WORK}/periods/open/",
    f"{WORK}/periods/{{period}}/dates/",
    f"{WORK}/people/invite/",
    f"{WORK}/people/{{person}}/hand-over/",
    f"{WORK}/intake/",
    f"{WORK}/measures/add/",
    "/account/password/",
]


@pytest.mark.parametrize("address", FORMS)
def test_a_form_that_is_not_right_is_answered_alike(
    record: Record, quarter: Quarter, client: Client, address: str
) -> None:
    client.force_login(record.cast.olive.user)
    plan, person = quarter.period.plan_year.plan_id, record.cast.ben.pk
    answer = client.post(address.format(plan=plan, period=quarter.period.pk, person=person), {"nothing": "of use"})
    assert (answer.status_code, "There is a problem" in answer.content.decode()) == (422, True)


def test_parts_of_a_page_take_such_an_answer_too(record: Record, quarter: Quarter, client: Client) -> None:
    client.force_login(record.cast.ben.user)
    page = client.get(f"{WORK}/returns/{quarter.own.pk}/").content.decode()
    assert '{"code":"422","swap":true}' in page
