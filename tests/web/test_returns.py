from collections.abc import Callable

from django.test import Client

from goldenthread.web.actions.returns import save_draft, submit
from goldenthread.web.records.models import FigureRecord, Person, ReturnState
from tests.web.conftest import Record
from tests.web.quarter import GOOD, Quarter

SignIn = Callable[[Person], Client]


def test_a_return_is_submitted(record: Record, quarter: Quarter) -> None:
    saved = save_draft(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    done = submit(owed=quarter.own, fields=GOOD, revision=saved.revision, by=record.cast.ben)
    figure = FigureRecord.objects.get(of_return=done)
    assert (done.state, done.level, done.declared) == (ReturnState.SUBMITTED, 1, "achieved")
    assert (str(figure.value), str(figure.numerator)) == ("65.9", "1486")


def test_the_page_of_a_return_opens(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    page = sign_in(record.cast.ben).get(f"/borough/work/returns/{quarter.own.pk}/")
    print(page.content.decode())
    assert page.status_code == 200


def test_every_page_opens(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    client = sign_in(record.cast.olive)
    for found in quarter.period.returns.all():
        assert client.get(f"/borough/work/returns/{found.pk}/").status_code == 200, found
