"""Sending back, mending words for the owner to see, and commentaries."""

from collections.abc import Callable

import pytest
from django.test import Client

from goldenthread.plan import UserError
from goldenthread.web.actions.challenging import Words, edit_words, send_back
from goldenthread.web.actions.commentaries import comment_on_plan, comment_on_theme
from goldenthread.web.cycle.control.edits import edits_of
from goldenthread.web.pages.templatetags.changes import changed_words
from goldenthread.web.records.models import (
    JournalEntry,
    OutgoingMail,
    PeriodState,
    Person,
    ReportingPeriod,
    Return,
    ReturnState,
    SignOff,
    Theme,
    ThemeCommentary,
)
from tests.web.conftest import Record
from tests.web.periods.test_control_room import hand_in, own
from tests.web.periods.test_opening import opened

SignIn = Callable[[Person], Client]


@pytest.fixture
def period(record: Record) -> ReportingPeriod:
    return opened(record)


@pytest.fixture
def handed_in(record: Record, period: ReportingPeriod) -> Return:
    return hand_in(own(record, period))


def told(found: Return) -> list[tuple[str, str, str]]:
    return [(edit.name, edit.before, edit.after) for edit in edits_of([found])]


def test_what_is_sent_back_is_queried_and_the_owner_hears(record: Record, handed_in: Return) -> None:
    send_back(handed_in=handed_in, revision=0, comment="Where is the source?", by=record.cast.olive)
    handed_in.refresh_from_db()
    decision, mail = SignOff.objects.get(of_return=handed_in), OutgoingMail.objects.get()
    assert (handed_in.state, handed_in.revision, handed_in.level) == (ReturnState.QUERIED, 1, None)
    assert (decision.comment, decision.role, decision.by) == ("Where is the source?", "officer", record.cast.olive)
    assert (mail.person, mail.kind) == (record.cast.ben, "query")
    assert f"/borough/work/returns/{handed_in.pk}/" in mail.body


def test_an_approved_return_sent_back_loses_its_approval(record: Record, handed_in: Return) -> None:
    approved = {
        "state": ReturnState.APPROVED,
        "approved_by": record.cast.hal,
        "approved_at": handed_in.period.opened_at,
    }
    Return.objects.filter(pk=handed_in.pk).update(**approved)
    sent = send_back(handed_in=handed_in, revision=0, comment="Look again.", by=record.cast.olive)
    assert (sent.state, sent.approved_by, sent.approved_at) == (ReturnState.QUERIED, None, None)


def test_mended_words_are_kept_before_and_after(record: Record, handed_in: Return) -> None:
    change = {"words": Words.PROGRESS, "text": "It went badly.", "reason": "As the figures say"}
    edit_words(handed_in=handed_in, revision=0, by=record.cast.olive, **change)  # type: ignore[arg-type]
    handed_in.refresh_from_db()
    entry = JournalEntry.objects.filter(authority=record.authority).latest("number")
    assert (handed_in.progress, handed_in.revision) == ("It went badly.", 1)
    assert told(handed_in) == [("Progress", "It went well.", "It went badly.")]
    assert (entry.by, entry.reason) == (record.cast.olive, "As the figures say")


@pytest.mark.parametrize("path", ["", "returns/{}/"])
def test_the_owner_is_shown_what_changed_by_whom_and_why(
    record: Record, handed_in: Return, sign_in: SignIn, path: str
) -> None:
    olive = sign_in(record.cast.olive)
    address = f"/borough/work/control/returns/{handed_in.pk}/words/"
    change = {"revision": "0", "text": "It went badly.", "reason": "As the figures say"}
    assert olive.post(address, change).status_code == 302
    page = sign_in(record.cast.ben).get(f"/borough/work/{path.format(handed_in.pk)}").content.decode()
    assert 'removed: </span>well.</del><ins><span class="govuk-visually-hidden">added: </span>badly.</ins>' in page
    assert "changed by Olive" in page
    assert "because: As the figures say" in page


def test_words_as_long_as_an_owner_may_write_are_mended_whole(
    record: Record, handed_in: Return, sign_in: SignIn
) -> None:
    long = ("words " * 3_000).strip()
    change = {"revision": "0", "text": long, "reason": "As the figures say"}
    sign_in(record.cast.olive).post(f"/borough/work/control/returns/{handed_in.pk}/words/", change)
    handed_in.refresh_from_db()
    assert handed_in.progress == long


def test_a_refused_change_keeps_what_was_typed(record: Record, handed_in: Return, sign_in: SignIn) -> None:
    address = f"/borough/work/control/returns/{handed_in.pk}/words/"
    page = sign_in(record.cast.olive).post(address, {"revision": "0", "text": "Other words"}).content.decode()
    assert "No reason is given. Say why the words change." in page
    assert "Other words</textarea>" in page


def test_what_changed_or_isnt_handed_in_is_neither_mended_nor_sent_back(
    record: Record, period: ReportingPeriod, handed_in: Return
) -> None:
    olive = record.cast.olive
    with pytest.raises(UserError, match="changed since"):
        send_back(handed_in=handed_in, revision=3, comment="Look", by=olive)
    with pytest.raises(UserError, match="comment is missing"):
        send_back(handed_in=handed_in, revision=0, comment=" ", by=olive)
    with pytest.raises(UserError, match="no word has changed"):
        edit_words(handed_in=handed_in, revision=0, words=Words.PROGRESS, text="It went well.", reason="x", by=olive)
    Return.objects.filter(pk=handed_in.pk).update(state=ReturnState.OWED)
    with pytest.raises(UserError, match="isn’t handed in"):
        send_back(handed_in=handed_in, revision=0, comment="Look", by=olive)
    Return.objects.filter(pk=handed_in.pk).update(state=ReturnState.SUBMITTED)
    ReportingPeriod.objects.filter(pk=period.pk).update(state=PeriodState.PUBLISHED)
    with pytest.raises(UserError, match="isn’t handed in"):
        send_back(handed_in=handed_in, revision=0, comment="Look", by=olive)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("a b", "a b", "a b"),
        (
            "a b",
            "a c",
            'a <del><span class="govuk-visually-hidden">removed: </span>b</del><ins><span class="govuk-visually-hidden">added: </span>c</ins>',
        ),
        ("", "<b>", '<ins><span class="govuk-visually-hidden">added: </span>&lt;b&gt;</ins>'),
    ],
)
def test_changes_are_shown_word_by_word(before: str, after: str, shown: str) -> None:
    assert changed_words(before, after) == shown


def test_commentaries_are_kept_with_what_stood_there_before(record: Record, period: ReportingPeriod) -> None:
    theme = Theme.objects.filter(plan=period.plan_year.plan).order_by("position")[0]
    for before, after in [("", "A good quarter."), ("A good quarter.", "A mixed quarter.")]:
        comment_on_plan(period=period, text=after, seen=before, by=record.cast.olive)
        comment_on_theme(period=period, theme=theme, text=after, seen=before, by=record.cast.olive)
    period.refresh_from_db()
    entries = JournalEntry.objects.filter(authority=record.authority).order_by("-number")[:2]
    assert period.commentary == ThemeCommentary.objects.get().text == "A mixed quarter."
    words = [(one.verb, one.words.get(path="before.commentary").text) for one in entries]
    assert words == [("comment on a theme", "A good quarter."), ("comment on the plan", "A good quarter.")]


def test_two_who_comment_at_once_lose_nothing(record: Record, period: ReportingPeriod, sign_in: SignIn) -> None:
    comment_on_plan(period=period, text="First.", seen="", by=record.cast.olive)
    with pytest.raises(UserError, match="in between"):
        comment_on_plan(period=period, text="Second.", seen="", by=record.cast.olive)
    address = f"/borough/work/control/{period.pk}/commentary/"
    page = sign_in(record.cast.olive).post(address, {"text-": "Second.", "seen-": ""}).content.decode()
    assert "First." in page
    assert "Second.</textarea>" in page


def test_one_press_keeps_the_commentary_of_every_theme(
    record: Record, period: ReportingPeriod, sign_in: SignIn
) -> None:
    themes = Theme.objects.filter(plan=period.plan_year.plan_id).order_by("position")[:2]
    typed = {"text-": "The plan.", "seen-": ""}
    for theme in themes:
        typed |= {f"text-{theme.slug}": f"Of {theme.name}.", f"seen-{theme.slug}": ""}
    address = f"/borough/work/control/{period.pk}/commentary/"
    page = sign_in(record.cast.olive).post(address, typed, follow=True).content.decode()
    assert "Saved." in page
    period.refresh_from_db()
    assert period.commentary == "The plan."
    assert set(ThemeCommentary.objects.values_list("text", flat=True)) == {f"Of {theme.name}." for theme in themes}


def test_what_nobody_changed_on_the_page_is_not_put_back(
    record: Record, period: ReportingPeriod, sign_in: SignIn
) -> None:
    comment_on_plan(period=period, text="Newer.", seen="", by=record.cast.olive)
    theme = Theme.objects.filter(plan=period.plan_year.plan_id).earliest("position")
    typed = {"text-": "", "seen-": "", f"text-{theme.slug}": "Mine.", f"seen-{theme.slug}": ""}
    page = sign_in(record.cast.olive).post(f"/borough/work/control/{period.pk}/commentary/", typed, follow=True)
    assert "Newer.</textarea>" in page.content.decode()
    assert ThemeCommentary.objects.get().text == "Mine."
