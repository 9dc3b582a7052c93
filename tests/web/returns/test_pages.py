"""The pages of returns and sign-off: who may do what, and what they show."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from goldenthread.web.actions.drafts import draft_in_force, save_draft
from goldenthread.web.actions.evidence import add_evidence
from goldenthread.web.actions.points import answer
from goldenthread.web.actions.returns import submit
from goldenthread.web.actions.sign_offs import query
from goldenthread.web.records.models import (
    Assignment,
    Duty,
    Measure,
    PeriodState,
    Person,
    PointToCheck,
    Return,
    ReturnState,
    SignOffLevel,
    TargetPart,
    TargetSetting,
)
from tests.web.conftest import Record
from tests.web.quarter import GOOD, Quarter

SignIn = Callable[[Person], Client]
CAST = ("olive", "ben", "dot", "cal", "eve", "hal", "dee", "pat", "rex", "mia", "aud", "nora", "zoe")
READS, WRITES, SUBMITS, SIGNS = "read", "write", "submit", "sign"
# Who may do what with the return of 11.1, its owner being Ben.
MAY = {
    "olive": {READS, WRITES, SUBMITS, SIGNS},
    "ben": {READS, WRITES, SUBMITS},
    "dot": {READS, WRITES},
    "cal": {READS, WRITES},
    "eve": {READS, WRITES, SUBMITS},
    "hal": {READS, SIGNS},
    "dee": {READS, SIGNS},
    "pat": {READS, SIGNS},
    "rex": set(),
    "mia": set(),
    "aud": {READS},
    "nora": set(),
}
ADDRESSES = [
    ("get", "", READS),
    ("post", "check/", WRITES),
    ("post", "save/", WRITES),
    ("post", "another-action/", WRITES),
    ("post", "submit/", SUBMITS),
    ("post", "take-back/", SUBMITS),
    ("post", "versions/", READS),
    ("post", "approve/", SIGNS),
    ("post", "query/", SIGNS),
]


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize(("method", "where", "needs"), ADDRESSES)
def test_who_may_do_what(
    record: Record, quarter: Quarter, sign_in: SignIn, who: str, method: str, where: str, needs: str
) -> None:
    client = sign_in(getattr(record.cast, who))
    status = getattr(client, method)(f"/borough/work/returns/{quarter.own.pk}/{where}").status_code
    expected = 404 if who == "zoe" else 403 if needs not in MAY[who] else status
    assert status == expected
    assert status in ((200, 302) if expected == status and expected not in (403, 404) else (403, 404))


@pytest.mark.parametrize("who", CAST)
def test_who_may_have_evidence(record: Record, quarter: Quarter, sign_in: SignIn, who: str) -> None:
    made = add_evidence(owed=quarter.own, name="count.pdf", content=b"%PDF-1.7", by=record.cast.ben)
    client, address = sign_in(getattr(record.cast, who)), f"/borough/work/returns/{quarter.own.pk}/evidence/{made.pk}/"
    may = MAY.get(who, set())
    refused = 404 if who == "zoe" else 403
    assert client.get(address).status_code == (200 if READS in may else refused)
    assert client.post(f"{address}remove/").status_code == (302 if WRITES in may else refused)


@pytest.mark.parametrize(("method", "where", "needs"), ADDRESSES)
def test_returns_of_another_authority_are_not_found(
    record: Record, quarter: Quarter, sign_in: SignIn, method: str, where: str, needs: str
) -> None:
    client = sign_in(record.cast.zoe)
    assert getattr(client, method)(f"/elsewhere/work/returns/{quarter.own.pk}/{where}").status_code == 404


@pytest.mark.parametrize(("method", "where", "needs"), ADDRESSES[1:])
def test_a_state_changes_only_by_post(
    record: Record, quarter: Quarter, sign_in: SignIn, method: str, where: str, needs: str
) -> None:
    assert sign_in(record.cast.olive).get(f"/borough/work/returns/{quarter.own.pk}/{where}").status_code == 405


@pytest.mark.parametrize(
    ("who", "status"),
    [("olive", 200), ("hal", 200), ("dee", 200), ("pat", 200), ("ben", 403), ("aud", 403), ("zoe", 404)],
)
def test_sign_off_is_for_who_signs(record: Record, quarter: Quarter, sign_in: SignIn, who: str, status: int) -> None:
    assert sign_in(getattr(record.cast, who)).get("/borough/work/sign-off/").status_code == status


class Page:
    """The page of a return in one person's browser."""

    def __init__(self, client: Client, found: Return) -> None:
        self.client, self.address = client, f"/borough/work/returns/{found.pk}/"

    def shown(self, asking: str = "") -> str:
        return self.client.get(f"{self.address}{asking}").content.decode()

    def post(self, where: str, typed: dict[str, str], revision: int = 0) -> str:
        sent = {**typed, "revision": str(revision)}
        return self.client.post(f"{self.address}{where}/", sent, follow=True).content.decode()


def test_the_page_says_what_was_said_last_time(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    page = Page(sign_in(record.cast.olive), quarter.of("11.2")).shown()
    assert "Last time (2011/12 year end): <strong>69.7 %</strong> (777 of 1,114)" in page
    assert "at least 60 %, in 2011/12" in page


def test_the_boundary_of_a_tolerance_is_shown_as_a_value(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    quarter.period.rules = {**quarter.period.rules, "tolerance": {"value": 5, "mode": "points"}}
    quarter.period.save()
    page = Page(sign_in(record.cast.ben), quarter.own)
    assert "its tolerance ends at 55 %" in page.shown()
    said = page.post("check", {**GOOD, "figure-1-numerator": "1,286"})
    assert "57.0 % against at least 60 % (the tolerance ends at 55.0 %)." in said


def test_every_return_of_a_quarter_opens(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    client = sign_in(record.cast.olive)
    addresses = [f"/borough/work/returns/{found.pk}/" for found in quarter.period.returns.all()]
    assert {client.get(address).status_code for address in addresses} == {200}


def test_what_is_typed_is_judged_and_kept_in_one_go(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    said = Page(sign_in(record.cast.cal), quarter.own).post("check", GOOD)
    assert "1,486 of 2,256 = 65.9 %" in said
    assert "65.9 % against at least 60 %." in said
    assert 'id="revision" value="1"' in said
    draft = draft_in_force(quarter.own)
    assert draft is not None
    assert draft.fields == GOOD


def test_points_appear_as_it_is_typed(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    typed = {**GOOD, "figure-1-numerator": "2,256", "figure-1-denominator": "1,486"}
    assert "the part is more than the whole" in Page(sign_in(record.cast.ben), quarter.own).post("check", typed)


def slot(field: str, said: str) -> str:
    """Give what a check says beside a field."""
    found = re.search(rf'<div class="gt-error" id="id_{field}-error" hx-swap-oob="true">(.*?)</div>', said, re.DOTALL)
    assert found is not None, said
    return found[1]


def test_an_error_stands_beside_its_field_and_goes_once_it_is_corrected(
    record: Record, quarter: Quarter, sign_in: SignIn
) -> None:
    page = Page(sign_in(record.cast.ben), quarter.own)
    said = page.post("check", {**GOOD, "figure-1-numerator": "1,4x6", "as_at": "soon"})
    assert "“1,4x6” isn’t a number" in slot("figure-1-numerator", said)
    assert "“soon” isn’t a date" in slot("as_at", said)
    said = page.post("check", GOOD, 1)
    assert {slot(field, said) for field in ("figure-1-numerator", "figure-1-denominator", "as_at", "state")} == {""}


def test_what_lacks_goes_from_the_list_as_it_is_typed(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    page = Page(sign_in(record.cast.ben), quarter.own)
    assert 'name="listed" value="all"' in page.post("submit", {**GOOD, "state": "", "as_at": ""})
    said = page.post("check", {**GOOD, "state": "", "listed": "all"}, 1)
    assert "Say whether the figure is provisional or final" in slot("state", said)
    assert "There is a problem" in said
    assert "Say which day" not in said
    said = page.post("check", {**GOOD, "listed": "all"}, 2)
    assert 'id="problems" hx-swap-oob="true"></div>' in said
    assert "There is a problem" not in said


def test_a_page_is_told_of_no_field_that_it_lacks(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    typed = {**GOOD, "action-1-what": "Recruit", "action-1-who": "Ann", "action-1-by_when": "1/9/2012"}
    said = Page(sign_in(record.cast.ben), quarter.own).post("check", typed)
    assert slot("action-1-what", said) == ""
    assert "id_action-2" not in said


@pytest.mark.parametrize("ref", ["11.1", "11.2"])
def test_a_figure_in_doubt_gives_no_status_as_if_it_were_sound(
    record: Record, quarter: Quarter, sign_in: SignIn, ref: str
) -> None:
    typed = {**GOOD, "figure-1-numerator": "212", "figure-1-denominator": "120"}
    page = Page(sign_in(record.cast.olive), quarter.of(ref))
    live = page.post("check", typed)
    assert "Check the figure first.</strong> 212 of 120: the part is more than the whole." in live
    assert "Only if it is right: 176.7 % against at least 60 %: achieved." in live
    assert "gt-status" not in live
    page.post("submit", typed, 1)
    read = page.shown()
    assert "The figure is in doubt.</strong> 212 of 120: the part is more than the whole." in read
    calculated = read[read.index("Calculated status") :]
    assert "gt-status" not in calculated[: calculated.index("</dd>")]


def test_a_doubt_that_was_accepted_lets_the_status_stand(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    typed = {**GOOD, "figure-1-numerator": "212", "figure-1-denominator": "120"}
    submit(owed=quarter.own, fields=typed, revision=0, by=record.cast.ben)
    point = PointToCheck.objects.get(of_return=quarter.own, rule="numerator-above-denominator")
    answer(point=point, because="Some were counted for two years", by=record.cast.olive)
    read = Page(sign_in(record.cast.ben), quarter.own).shown()
    assert "The figure is in doubt" not in read
    assert "Accepted by Olive: Some were counted for two years" in read


def test_a_year_without_a_target_of_its_own_is_said_plainly(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    page = Page(sign_in(record.cast.ben), quarter.own)
    shown = page.shown()
    assert "No target has been set for 2012/13." in shown
    assert "The performance team records it once it is decided: ask Olive." in shown
    assert "held against the last one, at least 60 %, in 2011/12" in shown
    assert "Against the last target there was, the figures say" in page.post("check", GOOD)
    setting = TargetSetting.objects.create(
        measure=record.measure,
        effective_from=date(2012, 4, 1),
        text="Up to 65% in 2012/13",
        kind="threshold",
        reason="A new year",
        approved_by="Cabinet",
        recorded_by=record.cast.olive,
        recorded_at=timezone.now(),
    )
    TargetPart.objects.create(setting=setting, position=1, op=">=", value=Decimal(65), unit="%", when="2012/13")
    shown = page.shown()
    assert "Target: <strong>at least 65 %, in 2012/13</strong>" in shown
    assert "No target has been set" not in shown
    assert "The figures say" in page.post("check", GOOD, 1)


def test_without_script_a_button_does_the_same(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    page = Page(sign_in(record.cast.ben), quarter.own)
    assert "Save and check</button>" in page.shown()
    said = page.post("save", {**GOOD, "as_at": "31/2/2012"})
    assert "65.9 % against at least 60 %." in said
    assert 'value="31/2/2012"' in said
    assert "“31/2/2012” isn’t a date" in said


def test_what_lacks_is_listed_and_linked(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    said = Page(sign_in(record.cast.ben), quarter.own).post("submit", {**GOOD, "state": "", "as_at": "soon"})
    assert '<a href="#id_as_at">' in said
    assert '<a href="#id_state">' in said
    assert 'value="soon"' in said
    assert "<title>Error: 11.1" in said


def test_a_return_is_submitted_from_its_page(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    page = Page(sign_in(record.cast.ben), quarter.own)
    assert "Submit to head of service" in page.shown()
    assert "Submitted: Initial assessments" in page.post("submit", GOOD)
    assert "waits for the head of service" in page.shown()


def test_who_contributes_has_no_button_to_submit(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    assert "Submit to" not in Page(sign_in(record.cast.dot), quarter.own).shown()


def test_the_second_editor_is_told_and_shown_both(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    save_draft(owed=quarter.own, fields={"progress": "Ben wrote this"}, revision=0, by=record.cast.ben)
    page = Page(sign_in(record.cast.cal), quarter.own)
    said = page.post("save", {"progress": "Cal wrote that"})
    assert "Ben saved this return in between. Both versions are kept: see below." in said
    assert "Ben wrote this" in said
    assert "Cal wrote that" in said
    page.client.post(f"{page.address}versions/", {"keep": "mine", "revision": "1"})
    draft = draft_in_force(quarter.own)
    assert draft is not None
    assert draft.fields == {"progress": "Cal wrote that"}
    assert "Two versions" not in page.shown()


def test_the_second_editor_is_told_as_they_type(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    save_draft(owed=quarter.own, fields={"progress": "Ben wrote this"}, revision=0, by=record.cast.ben)
    said = Page(sign_in(record.cast.cal), quarter.own).post("check", {"progress": "Cal wrote that"})
    assert "Ben saved this return in between." in said
    assert 'id="revision" value="0"' in said


def test_who_has_two_tabs_is_told_that_it_was_themselves(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    page = Page(sign_in(record.cast.ben), quarter.own)
    page.post("check", {"progress": "One tab", "sheet": "a"})
    said = page.post("check", {"progress": "The other tab", "sheet": "b"})
    assert "You saved this return in between, in another tab or on another device." in said
    shown = page.shown()
    assert "You saved this return in between, in another tab or on another device." in shown
    assert ("One tab" in shown, "The other tab" in shown) == (True, True)
    assert "omeone else" not in said + shown


def test_what_is_typed_into_a_return_that_was_submitted_meanwhile_is_told(
    record: Record, quarter: Quarter, sign_in: SignIn
) -> None:
    submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    said = Page(sign_in(record.cast.cal), quarter.own).post("check", {"progress": "Cal wrote that"})
    assert "This can’t be saved: the return is submitted" in said


HTMX = {"HX-Request": "true"}


def test_a_page_whose_writer_is_signed_out_says_that_nothing_is_saved(record: Record, quarter: Quarter) -> None:
    address = f"/borough/work/returns/{quarter.own.pk}/"
    headers = {**HTMX, "HX-Current-URL": f"http://testserver{address}"}
    answer = Client().post(f"{address}check/", {"progress": "Typed"}, headers=headers)
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "What you type is no longer saved" in said
    assert f'href="/sign-in/?next={address}"' in said
    assert "<main" not in said
    assert Client().post(f"{address}check/", {"progress": "Typed"}).status_code == 302


def test_a_page_with_the_token_of_an_earlier_session_says_that_nothing_is_saved(
    record: Record, quarter: Quarter, sign_in: SignIn
) -> None:
    client = sign_in(record.cast.ben)
    client.handler.enforce_csrf_checks = True
    address = f"/borough/work/returns/{quarter.own.pk}/check/"
    assert "What you type is no longer saved" in client.post(address, {}, headers=HTMX).content.decode()
    assert client.post(address, {}).status_code == 403


def test_nothing_due_asks_for_nothing(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    Return.objects.filter(pk=quarter.own.pk).update(state=ReturnState.NOT_DUE)
    page = Page(sign_in(record.cast.ben), quarter.own).shown()
    assert "Nothing is due for this measure in this period." in page
    assert "return-form" not in page
    assert "Nothing is asked of you now." in sign_in(record.cast.ben).get("/borough/work/").content.decode()


def test_a_return_that_was_not_handed_in_in_time_says_so_and_shows_what_was_typed(
    record: Record, quarter: Quarter, sign_in: SignIn
) -> None:
    save_draft(
        owed=quarter.own, fields={"progress": "Nearly done", "declared": "as_figures"}, revision=0, by=record.cast.cal
    )
    assert "It has not been handed in yet." in Page(sign_in(record.cast.hal), quarter.own).shown()
    quarter.period.state = PeriodState.PUBLISHED
    quarter.period.save()
    page = Page(sign_in(record.cast.ben), quarter.own).shown()
    assert "2012/13 Q1 is published: this return was not handed in" in page
    assert "Cal typed this at" in page
    assert "<strong>Progress:</strong> Nearly done" in page
    assert "<strong>You say:</strong> what the figures say" in page
    assert "Calculated status" not in page
    assert "Nearly done" not in Page(sign_in(record.cast.hal), quarter.own).shown()


def test_versions_are_told_in_the_words_of_the_page(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    theirs = {"state": "none", "no_data": "awaiting_data", "action-1-by_when": "1/9/2012", "declared": "on_track"}
    mine = {"state": "final", "declared": "as_figures", "figure-1-numerator": "1,486"}
    save_draft(owed=quarter.own, fields=theirs, revision=0, by=record.cast.cal)
    save_draft(owed=quarter.own, fields=mine, revision=0, by=record.cast.ben)
    page = Page(sign_in(record.cast.ben), quarter.own).shown()
    rows = re.findall(
        r'class="govuk-table__header">([^<]*)</th><td [^>]*>([^<]*)</td><td [^>]*>([^<]*)</td></tr>', page
    )
    assert rows[:5] == [
        ("Remedial action 1: by when", "1/9/2012", "(empty)"),
        ("You say", "on track", "what the figures say"),
        ("Figure 1: how many", "(empty)", "1,486"),
        ("Why there is no figure", "awaiting data", "(empty)"),
        ("Provisional or final", "no data yet", "final"),
    ]


def test_hostile_words_are_only_words(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    typed = {**GOOD, "progress": "</textarea><script>alert(1)</script>", "figure-1-value": '"><script>'}
    page = Page(sign_in(record.cast.ben), quarter.own)
    assert "<script>alert" not in page.post("save", typed)
    assert '"><script>' not in page.post("check", typed, 1)


@pytest.mark.parametrize("revision", ["", "x", "-1", "99999999999999999999", "٣"])
def test_any_revision_is_taken_for_what_it_is(record: Record, quarter: Quarter, sign_in: SignIn, revision: str) -> None:
    page = Page(sign_in(record.cast.ben), quarter.own)
    answer = page.client.post(f"{page.address}save/", {**GOOD, "revision": revision}, follow=True)
    assert answer.status_code == 200
    assert "1,486" in answer.content.decode()


def list_of(client: Client) -> str:
    return client.get("/borough/work/").content.decode()


def test_the_list_says_what_is_owed_and_when(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    page = list_of(sign_in(record.cast.ben))
    assert "You owe (1)" in page
    assert "13 July 2012" in page
    assert "days late" in page
    helping = list_of(sign_in(record.cast.cal))
    assert "You own none of the returns that are due: you help with those below." in helping
    assert "You contribute to (1)" in helping


def test_who_signs_off_is_told_at_the_start_what_waits(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    page = list_of(sign_in(record.cast.hal))
    assert "1 return waits for your sign-off" in page
    assert "Nothing is asked of you now." not in page
    assert "for your sign-off" not in list_of(sign_in(record.cast.dee))
    assert "See how the quarter stands" in list_of(sign_in(record.cast.olive))


def test_a_query_stands_in_the_list_and_on_the_page(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    found = submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    query(submitted=found, revision=1, level=1, comment="Which teams?", by=record.cast.hal)
    client = sign_in(record.cast.ben)
    assert "“Which teams?”" in list_of(client)
    assert "Hal (head of service) asks:" in Page(client, found).shown()


def give_all(record: Record, person: Person, number: int) -> None:
    measures = Measure.objects.filter(placements__plan_year__start=2012).exclude(pk=record.measure.pk)
    for measure in measures.order_by("pk")[: number - 1]:
        Assignment.objects.create(measure=measure, person=person, duty=Duty.DEPUTY, since=date(2012, 4, 1))


@pytest.mark.parametrize("number", [1, 3, 40])
def test_the_list_asks_the_same_number_of_queries(
    record: Record,
    quarter: Quarter,
    sign_in: SignIn,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    give_all(record, record.cast.ben, number)
    client = sign_in(record.cast.ben)
    with django_assert_num_queries(9):
        page = list_of(client)
    assert f"You owe ({number})" in page


def submit_several(record: Record, quarter: Quarter, number: int) -> list[Return]:
    hal = record.cast.hal.posts.get().directorate
    SignOffLevel.objects.exclude(directorate=hal).delete()
    theirs = Return.objects.filter(period=quarter.period, measure__placements__responsible=hal).distinct()
    statements = theirs.filter(measure__target_settings__kind="qualitative").order_by("pk")
    first = submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    typed = {"declared": "on_track", "progress": "Done as planned, and all partners have agreed to it."}
    return [
        first,
        *(submit(owed=one, fields=typed, revision=0, by=record.cast.olive) for one in statements[: number - 1]),
    ]


@pytest.mark.parametrize("number", [1, 3, 6])
def test_sign_off_asks_the_same_number_of_queries(
    record: Record,
    quarter: Quarter,
    sign_in: SignIn,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    submit_several(record, quarter, number)
    client = sign_in(record.cast.hal)
    with django_assert_num_queries(8):
        page = client.get("/borough/work/sign-off/").content.decode()
    assert page.count('name="approve"') + page.count("look first") == number


def test_a_return_is_approved_from_its_page(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    found = submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    page = Page(sign_in(record.cast.hal), found)
    assert "Send back to the owner" in page.shown()
    assert "Approved: Initial" in page.post("approve", {"level": "1"}, 1)
    assert "Send back to the owner" not in page.shown()


def test_a_query_without_words_is_told(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    found = submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    page = Page(sign_in(record.cast.hal), found)
    assert "The query doesn’t say what is asked" in page.post("query", {"level": "1"}, 1)
    assert "Sent back to the owner" in page.post("query", {"level": "1", "comment": "Why?"}, 1)


def test_several_are_approved_at_once_where_nothing_is_open(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    first = submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    client = sign_in(record.cast.hal)
    assert f'value="{first.pk}:1:1"' in client.get("/borough/work/sign-off/").content.decode()
    ticked = {"approve": [f"{first.pk}:1:1", f"{first.pk}:0:1", "x"]}
    said = client.post("/borough/work/sign-off/approve/", ticked, follow=True).content.decode()
    assert "1 approved" in said
    assert "2 changed since you were shown them" in said
    first.refresh_from_db()
    assert first.level == 2


def test_what_has_open_points_is_not_approved_with_others(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    typed = {**GOOD, "progress": "65.9% were carried out in time. 30 of 120 late ones (35%) were a day late."}
    first = submit(owed=quarter.own, fields=typed, revision=0, by=record.cast.ben)
    client = sign_in(record.cast.hal)
    assert "look first" in client.get("/borough/work/sign-off/").content.decode()
    client.post("/borough/work/sign-off/approve/", {"approve": f"{first.pk}:1:1"})
    first.refresh_from_db()
    assert first.level == 1


def test_what_another_directorate_submitted_does_not_wait_for_one(
    record: Record, quarter: Quarter, sign_in: SignIn
) -> None:
    submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    assert "Nothing waits for you." in sign_in(record.cast.rex).get("/borough/work/sign-off/").content.decode()
    assert "Nothing waits for you." in sign_in(record.cast.dee).get("/borough/work/sign-off/").content.decode()


@pytest.mark.parametrize("number", [1, 120])
def test_the_page_of_a_return_asks_the_same_number_of_queries(
    record: Record,
    quarter: Quarter,
    sign_in: SignIn,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    if number == 1:
        Return.objects.filter(period=quarter.period).exclude(pk=quarter.own.pk).delete()
    page = Page(sign_in(record.cast.ben), quarter.own)
    with django_assert_num_queries(39):
        page.shown()
    with django_assert_num_queries(32):
        page.post("check", GOOD)


# Another remedial action

SLIPPED = {"action-1-what": "Hire two", "action-1-who": "Ben", "action-1-by_when": "1/9/2012", "revision": "0"}


def test_another_remedial_action_is_asked_for_without_script(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    client = sign_in(record.cast.ben)
    sent = SLIPPED | {"action-2-what": "Half a thought", "more": "1", "figure-1-value": "not a number"}
    answer = client.post(f"/borough/work/returns/{quarter.own.pk}/save/", sent)
    where = f"/borough/work/returns/{quarter.own.pk}/?action=3#id_action-3-what"
    assert (answer.status_code, answer.headers["Location"]) == (302, where)
    page = client.get(where).content.decode()
    for kept in ("Hire two", "Half a thought", "not a number"):
        assert kept in page
    assert re.findall(r'id="(id_action-\d+-what)"[^>]*autofocus', page) == ["id_action-3-what"]


def test_another_remedial_action_is_given_as_a_part_of_the_page(
    record: Record, quarter: Quarter, sign_in: SignIn
) -> None:
    address = f"/borough/work/returns/{quarter.own.pk}/another-action/"
    client = sign_in(record.cast.ben)
    part = client.post(address, SLIPPED, headers={"HX-Request": "true"}).content.decode()
    assert "Remedial action 2</legend>" in part
    assert re.findall(r'name="(action-[^"]*)"', part) == ["action-2-what", "action-2-who", "action-2-by_when"]
    assert draft_in_force(quarter.own) is None


@pytest.mark.parametrize(("asked", "rows"), [("", 1), ("2", 2), ("99", 10), ("x", 1), ("-1", 1), ("1000", 1)])
def test_an_address_asks_for_no_more_rows_than_there_can_be(
    record: Record, quarter: Quarter, sign_in: SignIn, asked: str, rows: int
) -> None:
    page = sign_in(record.cast.ben).get(f"/borough/work/returns/{quarter.own.pk}/?action={asked}").content.decode()
    assert (page.count('-what" rows='), "Add another remedial action" in page) == (rows, rows < 10)


def test_the_tenth_remedial_action_is_the_last(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    address = f"/borough/work/returns/{quarter.own.pk}/another-action/"
    answer = sign_in(record.cast.ben).post(address, {"action-10-what": "The last", "action-99-what": "x"})
    assert answer.status_code == 204
