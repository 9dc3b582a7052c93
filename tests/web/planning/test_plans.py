"""A plan begun by hand, for a council that takes nothing in: up to the quarter that is opened on it."""

from datetime import date

import pytest
from django.test import Client

from goldenthread.web.actions.deadlines import count_back
from goldenthread.web.actions.founding import add_person, found_authority
from goldenthread.web.actions.levels import add_level
from goldenthread.web.actions.periods import open_period, plan_for
from goldenthread.web.actions.plans import KEYS, begin_plan, begin_year, rename_plan
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import (
    Authority,
    JournalEntry,
    Measure,
    Objective,
    Person,
    Placement,
    Plan,
    PlanYear,
    PriorityAction,
    Return,
    Role,
    Theme,
)
from goldenthread.web.records.nouns import code_of
from tests.web.conftest import PASSWORD, Record


@pytest.fixture
def young(record: Record) -> tuple[Authority, Person]:
    """Give a council whose record has just begun, and its performance officer."""
    made = found_authority(slug="young", name="Young District Council")
    posts = [(Role.OFFICER, None)]
    return made, add_person(
        authority=made, name="Yve", email="yve@young.example", password=PASSWORD, posts=posts, by=None
    )


def measure_in(plan: Plan, year: PlanYear, by: Person) -> Placement:
    """Put a measure under a new branch of a plan."""
    theme = add_level(parent=plan, kind=Theme, words="Homes", by=by)
    objective = add_level(parent=theme, kind=Objective, words="Warm homes", ref="1", by=by)  # type: ignore[arg-type]
    action = add_level(parent=objective, kind=PriorityAction, words="Insulate", by=by)  # type: ignore[arg-type]
    assert isinstance(action, PriorityAction)
    measure = Measure.objects.create(authority=plan.authority, permanent_id="m1", name="Homes insulated")
    return Placement.objects.create(measure=measure, plan_year=year, priority_action=action, ref="1.1", position=1)


def test_a_quarter_opens_on_a_plan_made_by_hand(young: tuple[Authority, Person]) -> None:
    council, yve = young
    plan = begin_plan(authority=council, name=" Our  plan ", start=2012, key="numbers", by=yve)
    measure_in(plan, plan.years.get(), yve)
    deadlines = count_back(date(2012, 9, 13), authority=council)
    period = open_period(authority=council, plan_year_start=2012, quarter=1, deadlines=deadlines, by=yve)
    assert (plan.name, str(period), Return.objects.filter(period=period).count()) == ("Our plan", "2012/13 Q1", 1)


@pytest.mark.parametrize(("key", "codes"), [("numbers", [1, 2, 3, 4]), ("colours", ["Blue", "Green", "Amber", "Red"])])
def test_a_plan_prints_statuses_as_was_chosen(young: tuple[Authority, Person], key: str, codes: list[object]) -> None:
    council, yve = young
    plan = begin_plan(authority=council, name="Our plan", start=2012, key=key, by=yve)
    assert [code_of(code.rating, plan.scheme) for code in plan.scheme.codes] == codes
    assert set(KEYS) == {"numbers", "words", "colours"}


@pytest.mark.parametrize(
    ("name", "start", "key", "what"),
    [
        ("", 2012, "words", "the plan has no name that fits"),
        ("Our plan", 2012, "words", "there is a plan of the name Our plan"),
        ("Another", 12, "words", "there is no such year"),
        ("Another", 2012, "smells", "there is no such key"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(
    young: tuple[Authority, Person], name: str, start: int, key: str, what: str
) -> None:
    council, yve = young
    begin_plan(authority=council, name="Our plan", start=2011, key="words", by=yve)
    with pytest.raises(Refused) as refused:
        begin_plan(authority=council, name=name, start=start, key=key, by=yve)
    assert refused.value.what == what


def test_a_new_year_has_the_measures_of_the_year_before(record: Record) -> None:
    plan = record.q2.plan_year.plan
    year, carried = begin_year(plan=plan, start=2012, by=record.cast.olive)
    kept = {one.measure_id: one.priority_action_id for one in Placement.objects.filter(plan_year=year)}
    before = {one.measure_id: one.priority_action_id for one in Placement.objects.filter(plan_year=record.q2.plan_year)}
    assert carried == len(kept)
    assert kept.items() <= before.items()
    with pytest.raises(Refused, match="reaches to 2012/13 already"):
        begin_year(plan=plan, start=2012, by=record.cast.olive)


def test_a_new_plan_leaves_the_old_ones_quarters_to_it(record: Record) -> None:
    old = record.q2.plan_year.plan
    new = begin_plan(authority=record.authority, name="The next plan", start=2012, key="words", by=record.cast.olive)
    assert [plan_for(record.authority, start) for start in (2011, 2012, 2013)] == [old, new, new]


def test_a_plan_is_renamed_with_a_reason(record: Record) -> None:
    plan = record.q2.plan_year.plan
    with pytest.raises(Refused, match="no reason"):
        rename_plan(plan=plan, name="Our Plan", reason="", by=record.cast.olive)
    rename_plan(plan=plan, name="Our Plan", reason="As adopted", by=record.cast.olive)
    entry = JournalEntry.objects.filter(authority=record.authority).latest("number")
    assert (entry.before, entry.after, entry.reason) == ({"name": plan.name}, {"name": "Our Plan"}, "As adopted")


def test_who_begins_with_nothing_is_led_to_the_first_quarter(young: tuple[Authority, Person], client: Client) -> None:
    council, yve = young
    client.force_login(yve.user)
    work = "/young/work"
    assert "Begin a plan" in client.get(f"{work}/plan/").content.decode()
    client.post(f"{work}/plan/begin/", {"name": "Our plan", "start": "2012", "key": "words"})
    plan = Plan.objects.get(authority=council)
    client.post(f"{work}/plan/{plan.pk}/add/themes/", {"words": "Homes"})
    theme = plan.themes.get()
    client.post(f"{work}/plan/themes/{theme.pk}/add/", {"words": "Warm homes", "ref": "1"})
    objective = theme.objectives.get()
    client.post(f"{work}/plan/objectives/{objective.pk}/add/", {"words": "Insulate"})
    page = client.get(f"{work}/plan/").content.decode()
    assert "1 theme, 1 objective and 1 priority action" in " ".join(page.split())
    assert "2012/13 Q1" in client.get(f"{work}/periods/open/").content.decode()
