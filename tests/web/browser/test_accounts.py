"""Signing in, one's account and the people of an authority, as a person sees them, with and without script."""

import re
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from playwright.sync_api import Page, expect

from goldenthread.web.actions.links import Kind, token_for
from tests.web.browser.conftest import Visit
from tests.web.conftest import PASSWORD, Record
from tests.web.people import NEW, link_in

BEN = "ben@borough.example"

both_widths = pytest.mark.parametrize("width", [1200, 320])


def sign_in(page: Page, password: str = PASSWORD, email: str = BEN) -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


@both_widths
@pytest.mark.parametrize("path", ["/password/forgotten/", "/password/sent/", "/sign-in/closed/"])
def test_pages_before_signing_in_have_no_problems(visit: Callable[..., Visit], path: str, width: int) -> None:
    tab = visit(width=width)
    tab.open(path)
    assert tab.problems() == []


@both_widths
def test_a_wrong_password_is_told_on_a_page_without_problems(visit: Callable[..., Visit], width: int) -> None:
    tab = visit(width=width)
    tab.open("/sign-in/")
    sign_in(tab.page, "wrong")
    expect(tab.page.get_by_role("alert")).to_contain_text("E-mail address and password don’t belong together")
    assert tab.problems() == []


@both_widths
@pytest.mark.parametrize("path", ["", "invite/", "{ben}/", "{ben}/hand-over/", "{olive}/"])
def test_pages_about_people_have_no_problems(
    visit: Callable[..., Visit], open_record: Record, path: str, width: int
) -> None:
    cast = open_record.cast
    tab = visit(cast.olive, width=width)
    tab.open(f"/borough/work/people/{path.format(ben=cast.ben.pk, olive=cast.olive.pk)}")
    assert tab.problems() == []
    tab.shot(f"people-{path.strip('/').replace('/', '-')}-{width}")


@both_widths
def test_pages_with_errors_have_no_problems(visit: Callable[..., Visit], open_record: Record, width: int) -> None:
    tab = visit(open_record.cast.olive, width=width)
    tab.open("/borough/work/people/invite/")
    tab.page.get_by_role("button", name="Send invitation").click()
    tab.page.get_by_role("link", name="Enter their name").click()
    expect(tab.page.locator("[name=name]")).to_be_focused()
    assert tab.problems() == []
    tab.open(f"/borough/work/people/{open_record.cast.ben.pk}/hand-over/")
    tab.page.get_by_role("button", name="Hand over").click()
    expect(tab.page.get_by_role("alert")).to_contain_text("would have no owner")
    assert tab.problems() == []


@pytest.mark.parametrize("script", [True, False])
def test_who_is_invited_gets_in_by_the_link(visit: Callable[..., Visit], open_record: Record, script: bool) -> None:
    officer = visit(open_record.cast.olive, script=script)
    officer.open("/borough/work/people/invite/")
    officer.page.get_by_label("Name").fill("Ian")
    officer.page.get_by_label("E-mail address").fill("ian@borough.example")
    officer.page.get_by_label("Internal auditor").check()
    officer.page.get_by_role("button", name="Send invitation").click()
    expect(officer.page.get_by_role("main")).to_contain_text("Invitation sent to ian@borough.example")
    invited = visit(script=script)
    invited.open(link_in(str(mail.outbox[-1].body)))
    invited.page.get_by_label("New password").fill(NEW)
    invited.page.get_by_label("The same again").fill(NEW)
    invited.page.get_by_role("button", name="Set password").click()
    sign_in(invited.page, NEW, "ian@borough.example")
    expect(invited.page).to_have_url(re.compile(r"/borough/work/audit/samples/$"))
    assert [tab.failed for tab in (officer, invited)] == [[], []]


def test_a_second_factor_is_set_up_and_asked_for(visit: Callable[..., Visit], open_record: Record) -> None:
    tab = visit()
    tab.open("/account/app/")
    sign_in(tab.page)
    tab.page.get_by_label("Password").fill(PASSWORD)
    tab.page.get_by_role("button", name="Continue").click()
    assert tab.problems() == []
    secret = tab.page.locator("code").inner_text()
    tab.page.get_by_label("Code").fill(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))
    tab.page.get_by_role("button", name="Switch on").click()
    expect(tab.page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    recovery = tab.page.get_by_role("main").get_by_role("listitem").first.inner_text()
    assert tab.problems() == []
    tab.page.get_by_role("button", name="Done").click()
    assert tab.problems() == []
    tab.page.get_by_role("button", name="Sign out").click()
    tab.open("/sign-in/?next=/borough/work/")
    sign_in(tab.page)
    assert tab.problems() == []
    tab.page.get_by_label("Code").fill(recovery)
    tab.page.get_by_role("button", name="Sign in").click()
    expect(tab.page).to_have_url(re.compile(r"/borough/work/$"))
    for path in ("/account/app/remove/", "/account/codes/new/", "/account/password/"):
        tab.open(path)
        assert tab.problems() == []


def test_a_link_sets_a_password_by_keyboard_alone(visit: Callable[..., Visit], open_record: Record) -> None:
    tab = visit(width=320)
    tab.open(f"/password/set/{token_for(open_record.cast.ben.user, Kind.RESET)}/")
    assert tab.problems() == []
    tab.page.get_by_label("New password").focus()
    tab.page.keyboard.type(NEW)
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.type(NEW)
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/sign-in/")
    expect(tab.page.get_by_role("main")).to_contain_text("Your password is set")
    assert tab.problems() == []


def test_the_page_of_who_is_locked_out_has_no_problems(visit: Callable[..., Visit]) -> None:
    tab = visit(width=320)
    for _ in range(5):
        tab.open("/sign-in/")
        sign_in(tab.page, "wrong")
    expect(tab.page.get_by_role("heading", level=1)).to_have_text("Locked for half an hour")
    tab.failed.clear()  # the browser counts the refusal itself
    assert tab.problems() == []
