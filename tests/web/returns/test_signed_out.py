"""Nothing that was typed is lost when a session ends: it stands in the form again for the same person, and for no other."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from goldenthread.web.accounts.kept import SEAL, seal
from goldenthread.web.actions.drafts import draft_aside, draft_in_force, save_draft
from goldenthread.web.actions.returns import submit, withdraw
from goldenthread.web.records.models import Draft, Evidence, Person, Return, ReturnState
from tests.web.conftest import PASSWORD, Record
from tests.web.quarter import GOOD, Quarter

SignIn = Callable[[Person], Client]
WORDS = {"progress": "Half a sentence that took an hour", "figure-1-numerator": "1,286"}


class Writer:
    """One person's browser with the page of a return, whose session ends while it is written."""

    def __init__(self, person: Person, found: Return, *, tokens: bool = False) -> None:
        self.person, self.found = person, found
        self.client = Client(enforce_csrf_checks=tokens)
        self.address = f"/borough/work/returns/{found.pk}/"
        self.told = ""  # what the page to sign in says
        self.client.force_login(person.user)
        self.fields = self._hidden(self.page())

    def page(self) -> str:
        return self.client.get(self.address).content.decode()

    def _hidden(self, page: str) -> dict[str, str]:
        names = ("revision", "sheet", SEAL, "csrfmiddlewaretoken")
        form = page[page.index('id="return-form"') :]
        return {name: re.findall(rf'name="{name}"[^>]*value="([^"]*)"', form)[0] for name in names}

    def session_ends(self) -> None:
        self.client.session.flush()

    def send(self, where: str, typed: dict[str, str], **headers: str) -> HttpResponse:
        answer = self.client.post(f"{self.address}{where}/", {**self.fields, **typed}, headers=headers)
        assert isinstance(answer, HttpResponse)
        return answer

    def signs_in(self, person: Person | None = None, to: str = "") -> str:
        """Sign in on the page that the browser was led to, and give the page that follows."""
        self.told = page = self.client.get(f"/sign-in/?next={to or self.address}").content.decode()
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]*)"', page)
        sent = {"login": (person or self.person).user.email, "password": PASSWORD, "next": to or self.address}
        answer = self.client.post("/sign-in/", {**sent, "csrfmiddlewaretoken": token[0]}, follow=True)
        return str(answer.content.decode())


@pytest.mark.parametrize("where", ["save", "submit"])
@pytest.mark.parametrize("tokens", [False, True])
def test_what_was_sent_after_the_session_ended_stands_in_the_form_again(
    record: Record, quarter: Quarter, where: str, tokens: bool
) -> None:
    writer = Writer(record.cast.ben, quarter.own, tokens=tokens)
    writer.session_ends()
    answer = writer.send(where, WORDS)
    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={writer.address}")
    page = writer.signs_in()
    assert "What you typed is kept" in writer.told
    assert "was not saved then. It stands in the form again." in page
    assert "Half a sentence that took an hour</textarea>" in page
    assert 'value="1,286"' in page
    assert draft_in_force(quarter.own) is None


def test_once_it_is_saved_it_is_kept_no_longer(record: Record, quarter: Quarter) -> None:
    writer = Writer(record.cast.ben, quarter.own)
    writer.session_ends()
    writer.send("save", WORDS)
    writer.signs_in()
    writer.send("save", WORDS)
    draft = draft_in_force(quarter.own)
    assert draft is not None
    assert draft.fields == WORDS
    save_draft(owed=quarter.own, fields={"progress": "Later"}, revision=1, by=record.cast.ben)
    assert "Half a sentence" not in writer.page()


def test_what_is_typed_while_signed_out_is_kept_and_told(record: Record, quarter: Quarter) -> None:
    writer = Writer(record.cast.ben, quarter.own)
    writer.session_ends()
    said = writer.send("check", WORDS, **{"HX-Request": "true"}).content.decode()
    assert "What you typed is kept" in said
    assert f'href="/sign-in/?next={writer.address}"' in said
    assert "Half a sentence" in writer.signs_in()


def test_nobody_else_is_given_it(record: Record, quarter: Quarter) -> None:
    writer = Writer(record.cast.ben, quarter.own)
    writer.session_ends()
    writer.send("save", WORDS)
    assert "Half a sentence" not in writer.signs_in(record.cast.cal)
    assert Draft.objects.count() == 0


def test_a_seal_of_somebody_elses_making_keeps_nothing(record: Record, quarter: Quarter) -> None:
    writer = Writer(record.cast.ben, quarter.own)
    writer.session_ends()
    for made_up in ("", "x", f"{writer.fields[SEAL]}x", seal(record.cast.zoe, writer.address)):
        answer = writer.client.post(f"{writer.address}save/", {**WORDS, SEAL: made_up})
        assert answer.status_code == 302
    assert "Half a sentence" not in writer.signs_in()


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(record: Record, quarter: Quarter) -> None:
    writer = Writer(record.cast.ben, quarter.own)
    writer.session_ends()
    writer.send("save", WORDS)
    save_draft(owed=quarter.own, fields={"progress": "Cal’s"}, revision=0, by=record.cast.cal)
    writer.fields = writer._hidden(writer.signs_in())
    writer.send("save", WORDS)
    draft, aside = draft_in_force(quarter.own), draft_aside(quarter.own, record.cast.ben)
    assert draft is not None
    assert aside is not None
    assert (draft.fields, aside.fields) == ({"progress": "Cal’s"}, WORDS)


def test_what_was_typed_into_a_return_that_was_submitted_meanwhile_can_be_read(
    record: Record, quarter: Quarter
) -> None:
    writer = Writer(record.cast.ben, quarter.own)
    writer.session_ends()
    writer.send("save", WORDS)
    submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.eve)
    page = writer.signs_in()
    assert "came too late to be saved" in page
    assert "<strong>Progress:</strong> Half a sentence that took an hour" in page


@pytest.mark.parametrize("where", ["check", "save", "submit"])
def test_what_comes_after_somebody_else_submitted_can_be_read(record: Record, quarter: Quarter, where: str) -> None:
    writer = Writer(record.cast.ben, quarter.own)
    submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.eve)
    writer.send(where, WORDS)
    page = writer.page()
    assert "came too late to be saved" in page
    assert "<strong>Progress:</strong> Half a sentence that took an hour" in page
    withdraw(submitted=quarter.own, by=record.cast.eve)
    assert "Half a sentence that took an hour</textarea>" in writer.page()


def test_a_page_from_before_signing_in_again_loses_nothing(record: Record, quarter: Quarter) -> None:
    writer = Writer(record.cast.ben, quarter.own, tokens=True)
    writer.session_ends()
    writer.signs_in()
    said = writer.send("check", WORDS, **{"HX-Request": "true"}).content.decode()
    assert f'href="{writer.address}"' in said
    answer = writer.send("save", WORDS)
    assert (answer.status_code, answer["Location"]) == (302, writer.address)
    page = writer.page()
    assert "You had signed in again since this page was opened" in page
    assert "Half a sentence that took an hour" in page
    assert draft_in_force(quarter.own) is None


def test_what_another_site_sends_begins_no_session(record: Record, quarter: Quarter) -> None:
    """A browser sends none of our cookies with it; a session that began then would end the reader's own."""
    client = Client(enforce_csrf_checks=True)
    address = f"/borough/work/returns/{quarter.own.pk}/"
    answer = client.post(f"{address}save/", {**WORDS, SEAL: seal(record.cast.ben, address)})
    assert answer.status_code == 403
    assert "session" not in answer.cookies


def test_what_somebody_else_at_the_browser_sends_is_not_kept(record: Record, quarter: Quarter) -> None:
    writer = Writer(record.cast.ben, quarter.own, tokens=True)
    writer.session_ends()
    writer.signs_in(record.cast.cal)
    said = writer.send("check", WORDS, **{"HX-Request": "true"}).content.decode()
    assert "Copy your words first" in said
    assert writer.send("save", WORDS).status_code == 403
    assert "Half a sentence" not in writer.page()


def test_what_is_far_longer_than_any_return_is_not_kept(record: Record, quarter: Quarter) -> None:
    writer = Writer(record.cast.ben, quarter.own)
    writer.session_ends()
    long = {f"action-{number}-what": "x" * 100_000 for number in range(1, 7)}
    said = writer.send("check", {**WORDS, **long}, **{"HX-Request": "true"}).content.decode()
    assert "Copy your words first" in said


def test_signing_in_never_leads_to_an_address_that_only_takes_forms(record: Record, quarter: Quarter) -> None:
    answer = Client().post(f"/borough/work/returns/{quarter.own.pk}/save/", WORDS)
    assert answer["Location"] == "/sign-in/?next=/start/"


def test_a_wrong_password_in_between_loses_nothing(record: Record, quarter: Quarter) -> None:
    writer = Writer(record.cast.ben, quarter.own)
    writer.session_ends()
    writer.send("save", WORDS)
    writer.client.post("/sign-in/", {"login": writer.person.user.email, "password": "wrong"})
    assert "Half a sentence" in writer.signs_in()
    assert Return.objects.get(pk=quarter.own.pk).state == ReturnState.OWED


def test_typing_that_the_submission_overtook_does_not_come_back(record: Record, quarter: Quarter) -> None:
    """What is saved as it is typed may arrive after the page was submitted: it is an earlier state of the same page."""
    writer = Writer(record.cast.ben, quarter.own)
    writer.send("submit", GOOD)
    writer.send("check", {**GOOD, "progress": "Half a sentence"})
    withdraw(submitted=Return.objects.get(pk=quarter.own.pk), by=record.cast.ben)
    page = writer.page()
    assert "It stands in the form again." not in page
    assert f"{GOOD['progress']}</textarea>" in page


@pytest.mark.parametrize("tokens", [False, True])
def test_a_file_that_was_chosen_has_to_be_chosen_again_and_that_is_said(
    record: Record, quarter: Quarter, tokens: bool
) -> None:
    writer = Writer(record.cast.ben, quarter.own, tokens=tokens)
    writer.session_ends()
    file = SimpleUploadedFile("counts.csv", b"a,b", "text/csv")
    writer.client.post(f"{writer.address}save/", {**writer.fields, **WORDS, "evidence": file})
    page = writer.signs_in()
    assert "The file that you had chosen can’t be kept" in writer.told
    assert "Choose counts.csv again: it was not kept when you were signed out." in page
    assert "Half a sentence that took an hour</textarea>" in page
    assert Evidence.objects.count() == 0
