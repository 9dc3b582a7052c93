"""The pages on which measures are kept: what they show, what they ask for, and as many queries at any size."""

import html
import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from goldenthread.web.actions.measures import withdraw
from goldenthread.web.records.models import (
    Measure,
    Person,
    Placement,
    Post,
    Role,
    TargetPart,
    TargetSetting,
)
from goldenthread.web.records.tree import year_kept
from tests.web.conftest import Record
from tests.web.measures.keeping import HERE, NEW_YEAR, at, set_for, signed_in
from tests.web.periods.many import quarter_of
from tests.web.quarter import Quarter


@pytest.fixture
def olive(record: Record) -> Client:
    return signed_in(record.cast.olive)


def read(client: Client, path: str, **data: str) -> str:
    answer = client.get(path, data)
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


def listed(client: Client, **asked: str) -> list[str]:
    """Give the ids of the measures in the list."""
    return re.findall(rf'href="{HERE}(m\d+)/"', read(client, HERE, **asked))


def count_of(client: Client, **asked: str) -> int:
    found = re.search(r">(\d+) measures?[<:]", read(client, HERE, **asked))
    return int(found[1]) if found else 0


def test_the_list_has_every_measure_of_the_current_year_on_its_pages(olive: Client, record: Record) -> None:
    year = year_kept(record.authority)
    wanted = [one.measure.permanent_id for one in Placement.objects.filter(plan_year=year).order_by("position")]
    pages = [one for number in (1, 2, 3) for one in listed(olive, page=str(number))]
    assert (pages, count_of(olive)) == (wanted, len(wanted))


def test_a_measure_is_found_by_its_words_ref_and_id(olive: Client, record: Record) -> None:
    own = record.measure.permanent_id
    assert listed(olive, q="11.1") == [own]
    assert listed(olive, q=own) == [own]
    assert own in listed(olive, q="INITIAL assessments")
    assert listed(olive, q="nobody would write this\0") == []


def test_the_list_is_narrowed_by_theme_and_directorate(olive: Client, record: Record) -> None:
    theme = record.measure.placements.get().priority_action.objective.theme
    of_theme = Placement.objects.filter(priority_action__objective__theme=theme)
    assert count_of(olive, theme=theme.slug) >= of_theme.count() > 0
    own = Placement.objects.filter(plan_year__start=2011, responsible__code="CESC")
    assert count_of(olive, directorate="CESC") == own.count()


def test_the_list_tells_what_lacks(olive: Client, record: Record) -> None:
    whole = count_of(olive)
    assert count_of(olive, lacks="owner") == whole - 2
    assert (count_of(olive, lacks="target"), count_of(olive, lacks="definition")) == (0, whole)
    withdraw(measure=record.measure, from_when=date(2012, 6, 1), reason="Gone", by=record.cast.olive)
    assert listed(olive, lacks="withdrawn") == [record.measure.permanent_id]


def test_another_year_can_be_chosen(olive: Client, record: Record, quarter: Quarter) -> None:
    Placement.objects.filter(plan_year=quarter.period.plan_year, measure=record.measure).update(ref="99.9")
    assert "99.9 " in read(olive, HERE, q="99.9")
    before = record.year_end.plan_year
    assert listed(olive, q="11.1", year=str(before.pk)) == [record.measure.permanent_id]


def test_an_authority_without_a_plan_is_told_where_to_begin(record: Record) -> None:
    client = signed_in(record.cast.zoe)
    for page in ("", "add/"):
        answer = client.get(f"/elsewhere/work/measures/{page}").content.decode()
        assert "last report of your plan" in answer or "egin the plan" in answer


@pytest.mark.parametrize("count", [1, 3, 12_000])
def test_the_list_asks_as_often_however_many_there_are(
    record: Record, olive: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    period = quarter_of(record.authority, record.cast.olive, count)
    give_targets(period.plan_year_id, record.cast.olive)
    olive.get(HERE)
    with django_assert_num_queries(14):
        page = read(olive, HERE)
    assert f">{count} measure" in page
    assert "at least 60 %" in page


def give_targets(year: int, by: Person) -> None:
    measures = Measure.objects.filter(placements__plan_year=year)
    about = {"text": "60%", "kind": "threshold", "recorded_by": by, "recorded_at": timezone.now()}
    made = TargetSetting.objects.bulk_create(
        TargetSetting(measure=measure, effective_from=NEW_YEAR, **about) for measure in measures
    )
    TargetPart.objects.bulk_create(
        TargetPart(setting=one, position=1, op=">=", value=Decimal(60), unit="%") for one in made
    )


@pytest.mark.parametrize("page", ["", "place/", "people/", "targets/set/", "wording/"])
def test_a_measures_pages_ask_as_often_however_many_others_there_are(record: Record, olive: Client, page: str) -> None:
    counts = []
    for count in (1, 300):
        olive.get(at(record.measure, page))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            olive.get(at(record.measure, page))
        counts.append(len(asked))
        if count == 1:
            many(record, 300)
    assert counts[0] == counts[1]


def many(record: Record, count: int) -> None:
    Measure.objects.bulk_create(
        Measure(authority=record.authority, permanent_id=f"many{number}", name=f"Measure {number}")
        for number in range(count)
    )


def test_a_measure_with_many_targets_asks_as_often_as_one_with_one(record: Record, olive: Client) -> None:
    counts = []
    for year in (2012, 2013, 2014):
        with CaptureQueriesContext(connection) as asked:
            olive.get(at(record.measure))
        counts.append(len(asked))
        set_for(record, f"At least {year - 1950}%", effective_from=date(year, 4, 1))
    # The first look finds no entry of the journal; those after find one, and more.
    assert counts[1] == counts[2]


def test_the_page_shows_what_is_kept(record: Record, olive: Client) -> None:
    set_for(record)
    page = read(olive, at(record.measure))
    for words in (
        f"{record.measure.permanent_id}, the same in every plan year",
        "Children and Young People",
        "Owner</dt>",
        "Ben, since 2 April 2012",
        "at least 60 %, in 2011/12",
        "45.4 % in 2010/11",
        "It has judged approved returns, and stays as it is",
        "Increase to at least 70%",
        "Cabinet, minute 45, on 14 June 2012; recorded by Olive",
        "Members wanted more",
        "Set a target",
    ):
        assert words in page


def test_the_history_tells_from_what_to_what(record: Record, olive: Client) -> None:
    set_for(record)
    page = read(olive, at(record.measure)).split('id="history"')[1]
    assert "<dt>Parts</dt>" in page
    assert "to at least 70 %" in page


def test_an_auditor_reads_and_is_offered_no_change(record: Record) -> None:
    page = read(signed_in(record.cast.aud), at(record.measure))
    assert "Change" not in page.split("<h1", 1)[1].replace("Changes", "")
    assert "Set a target" not in page


def typed(**changes: str) -> dict[str, str]:
    """Give a target as it is typed into the form."""
    return {
        "text": "At least 60% by March 2013",
        "kind": "threshold",
        "due": "",
        "direction": "up",
        "tolerance": "",
        "tolerance_mode": "points",
        "effective_from": "1/4/2012",
        "reason": "Members wanted it",
        "approver": "",
        "approved_by": "Cabinet, minute 45",
        "approved_on": "14/6/2012",
        "trial": "",
        "parts-TOTAL_FORMS": "1",
        "parts-INITIAL_FORMS": "1",
        "parts-0-op": ">=",
        "parts-0-value": "60%",
        "parts-0-when": "March 2013",
        "parts-0-means": "level",
    } | changes


def posted(client: Client, record: Record, do: str, page: str = "targets/set/", **changes: str) -> tuple[int, str]:
    answer = client.post(at(record.measure, page), typed(do=do, **changes))
    return answer.status_code, " ".join(html.unescape(answer.content.decode()).split())


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found is not None
    return found[1]


def test_words_are_read_into_the_boxes(record: Record, olive: Client) -> None:
    _, page = posted(olive, record, "read", text="Reduce from 4.5% to 4.0% by March 2013")
    assert (
        "A level to reach: at most 4.0 %, by March 2013. It starts from 4.5 %. Lower is better: its words say so."
        in page
    )
    for box in ('name="parts-0-value" type="text" value="4.0"', 'name="parts-0-start" type="text" value="4.5"'):
        assert box in page
    assert 'name="parts-0-when" type="text" value="March 2013"' in page


def test_boundaries_are_said_by_the_judge_before_anything_is_saved(record: Record, olive: Client) -> None:
    status, page = posted(olive, record, "see", tolerance="5", trial="57")
    assert status == 200
    assert "At the end of 2012/13, 60 % would be achieved, 59.9 % would be on track" in page
    assert "55 % would be on track, 54.9 % would be not achieved, 57 % would be on track." in page
    assert "59.9 % against at least 60 % (the tolerance ends at 55.0 %)" in page
    assert TargetSetting.objects.filter(measure=record.measure).count() == 1


def test_what_was_looked_at_is_saved(record: Record, olive: Client) -> None:
    _, page = posted(olive, record, "see")
    status, _ = posted(olive, record, "save", seen=seen(page))
    made = TargetSetting.objects.filter(measure=record.measure).latest("effective_from")
    assert (status, made.approved_by, made.approved_on) == (302, "Cabinet, minute 45", date(2012, 6, 14))
    assert [(str(part.value), part.unit, part.when) for part in made.parts.all()] == [("60", "%", "2013-03")]


@pytest.mark.parametrize("mark", ["", "another"])
def test_nothing_is_saved_that_was_not_looked_at(record: Record, olive: Client, mark: str) -> None:
    status, page = posted(olive, record, "save", seen=mark)
    assert (status, TargetSetting.objects.filter(measure=record.measure).count()) == (200, 1)
    assert "look again, and save" in page


def test_what_changed_after_the_look_is_looked_at_again(record: Record, olive: Client) -> None:
    _, page = posted(olive, record, "see")
    status, page = posted(olive, record, "save", seen=seen(page), **{"parts-0-value": "70%"})
    assert (status, TargetSetting.objects.filter(measure=record.measure).count()) == (200, 1)
    assert "At the end of 2012/13, 70 % would be achieved" in page


def test_a_part_can_be_added(record: Record, olive: Client) -> None:
    _, page = posted(olive, record, "more", text="Kept as typed", **{"parts-0-value": "sixty"})
    assert 'name="parts-1-value"' in page
    assert 'name="parts-0-value" type="text" value="sixty"' in page
    assert "Kept as typed" in page


WRONG = [
    ({"parts-0-value": "sixty"}, "Part 1, value: Give a number"),
    ({"parts-0-when": "soon"}, "Part 1, when: Give a year, a month or a day"),
    ({"parts-0-value": "", "parts-0-unit": "%"}, "Part 1, value: Give the value to reach"),
    ({"parts-0-op": "range"}, "Say where the range ends"),
    ({"parts-0-high": "70"}, "Only a range has a second number"),
    ({"parts-0-means": "less"}, "Give the figure that the change is counted from"),
    ({"effective_from": ""}, "Say from which day it is in force"),
    ({"effective_from": "31/2/2012"}, "Write the day as"),
    ({"approved_by": ""}, "Say which meeting or decision approved it"),
    ({"reason": ""}, "Say why it is set, or changes"),
    ({"kind": "nonsense"}, "choose one of the list"),
]


@pytest.mark.parametrize(("changes", "says"), WRONG)
def test_what_is_wrong_is_said_at_its_box(record: Record, olive: Client, changes: dict[str, str], says: str) -> None:
    status, page = posted(olive, record, "see", **changes)
    assert (status, says in page) == (422, True)
    where = re.findall(r'<li><a href="#([^"]+)">', page)
    assert where
    assert all(f'id="{one}"' in page for one in where)


def test_a_person_who_signs_off_may_have_approved_it(record: Record, olive: Client) -> None:
    given = {"approver": str(record.cast.dee.pk), "approved_by": ""}
    _, page = posted(olive, record, "see", **given)
    posted(olive, record, "save", seen=seen(page), **given)
    made = TargetSetting.objects.filter(measure=record.measure).latest("effective_from")
    assert (made.approver, made.approved_by) == (record.cast.dee, "Dee (director, CESC)")


def test_a_person_of_several_directorates_is_offered_once(record: Record, olive: Client) -> None:
    pat = record.cast.pat
    for code, role in (("DNS", Role.PORTFOLIO_HOLDER), ("RES", Role.PORTFOLIO_HOLDER), ("RES", Role.DIRECTOR)):
        Post.objects.create(person=pat, role=role, directorate=record.authority.directorates.get(code=code))
    offered = re.findall(r"<option[^>]*>(Pat [^<]*)<", read(olive, at(record.measure, "targets/set/")))
    assert offered == ["Pat (portfolio holder, CESC, DNS, RES; director, RES)"]


def test_the_record_says_no_in_words(record: Record, olive: Client) -> None:
    given = {"effective_from": "31/3/2012"}
    _, page = posted(olive, record, "see", **given)
    status, page = posted(olive, record, "save", seen=seen(page), **given)
    assert (status, "Choose a day after 31 March 2012" in page) == (422, True)


def test_a_target_is_mended_on_its_page(record: Record, olive: Client) -> None:
    made = set_for(record)
    own = f"targets/{made.pk}/"
    assert "Increase to at least 70%" in read(olive, at(record.measure, own))
    _, page = posted(olive, record, "see", own)
    assert posted(olive, record, "save", own, seen=seen(page))[0] == 302
    assert [str(part.value) for part in made.parts.all()] == ["60"]


def test_a_measure_is_added_and_leads_to_its_target(record: Record, olive: Client) -> None:
    action = record.measure.placements.get().priority_action_id
    given = {
        "wording": "Reduce from 4.5% to 4.0% by March 2013",
        "ref": "11.99",
        "priority_action": str(action),
        "responsible": [record.authority.directorates.all()[0].pk],
        "quarters": ["1", "4"],
        "owner": str(record.cast.nora.pk),
    }
    answer = olive.post(f"{HERE}add/", given)
    made = Measure.objects.get(placements__ref="11.99")
    assert answer.headers["Location"] == at(made, "targets/set/")
    assert made.quarters == "14"
    page = read(olive, at(made, "targets/set/"))
    assert 'name="parts-0-value" type="text" value="4.0"' in page
    again = olive.post(f"{HERE}add/", given | {"wording": "Another"})
    assert again.status_code == 422
    assert "11.99 is the reference of another measure in 2011/12" in html.unescape(again.content.decode())


def test_words_place_definition_people_and_withdrawal_are_changed_on_their_pages(
    record: Record, olive: Client, quarter: Quarter
) -> None:
    measure = record.measure
    action = measure.placements.latest("pk").priority_action_id
    approval: dict[str, object] = {"approved_by": "Cabinet", "approved_on": "14/6/2012", "approver": ""}
    steps: list[tuple[str, dict[str, object]]] = [
        ("wording/", {"wording": "At least 60% in time", "effective_from": "1/4/2012", "reason": "Plain"} | approval),
        ("place/", {"ref": "11.99", "priority_action": action, "reason": "Renumbered"}),
        ("definition/", {"definition": "Counted once", "quarters": ["1", "2"], "public": "on", "reason": "Audit"}),
        ("people/", {"person": record.cast.nora.pk, "duty": "deputy", "since": "1/4/2012"}),
        ("withdraw/", {"from_when": "1/7/2012", "reason": "The service moved"}),
        ("withdraw/", {"reason": "The wrong one"}),
    ]
    assert [olive.post(at(measure, page), given).status_code for page, given in steps] == [302] * len(steps)
    history = read(olive, at(measure)).split('id="history"')[1]
    for did in (
        "changed the words of the measure 11.99 ",
        "changed where the measure 11.99 ",
        "changed how the measure 11.99 ",
        "made Nora the deputy of the owner of 11.99 ",
        "withdrew the measure 11.99 ",
        "brought the measure 11.99 ",
    ):
        assert did in history
    assert '<dt>Reference</dt><dd class="gt-text">from 11.1 to 11.99</dd>' in history
    assert '<dt>Deputy</dt><dd class="gt-text">Nora</dd>' in history


def test_a_wording_that_asks_for_another_target_is_warned_of(record: Record, olive: Client) -> None:
    given = {
        "wording": "At least 80% in time",
        "effective_from": "1/4/2012",
        "reason": "Plain",
        "approved_by": "Cabinet",
        "approved_on": "14/6/2012",
    }
    page = olive.post(at(record.measure, "wording/"), given, follow=True).content.decode()
    assert "The new words may ask for another target" in page


def test_empty_forms_say_what_lacks(record: Record, olive: Client) -> None:
    pages = ["wording/", "place/", "definition/", "people/", "withdraw/", "targets/set/", "comparators/add/"]
    answers = [olive.post(at(record.measure, page), {"x": "1"}) for page in pages]
    answers.append(olive.post(f"{HERE}add/", {"x": "1"}))
    assert [answer.status_code for answer in answers] == [422] * len(answers)
    assert all("There is a problem" in answer.content.decode() for answer in answers)


def test_another_authoritys_measure_is_not_found(record: Record) -> None:
    client = signed_in(record.cast.zoe)
    assert client.get(f"/elsewhere/work/measures/{record.measure.permanent_id}/").status_code == 404


def test_a_duty_of_another_measure_is_not_ended_here(record: Record, olive: Client) -> None:
    other = Measure.objects.exclude(pk=record.measure.pk).filter(assignments__isnull=False)[0]
    number = other.assignments.get().pk
    assert olive.post(at(record.measure, f"people/{number}/end/")).status_code == 404
    assert olive.post(at(other, f"people/{number}/end/")).status_code == 302
    assert other.assignments.get().until is not None
