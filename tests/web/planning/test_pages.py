"""The pages of the plan, the directorates and the settings: what they show, ask and cost."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from goldenthread.web.actions.levels import add_level, withdraw_level
from goldenthread.web.records.models import (
    Authority,
    Directorate,
    JournalEntry,
    Objective,
    Placement,
    Plan,
    PlanYear,
    Post,
    PriorityAction,
    Role,
    SignOffLevel,
    Theme,
)
from tests.web.conftest import Record
from tests.web.periods.many import quarter_of
from tests.web.quarter import Quarter

SignIn = Callable[..., Client]
WORK = "/borough/work/plan/"


def words(client: Client, path: str) -> str:
    """Give the words of a page, with single spaces."""
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def send(client: Client, path: str, **fields: str) -> str:
    """Send a form and give where it led, or what it says is wrong."""
    answer = client.post(path, fields)
    if answer.status_code == 302:
        return answer.headers["Location"]
    text = answer.content.decode()
    return text[text.index("There is a problem") : text.index("</ul>", text.index("There is a problem"))]


def verbs(record: Record) -> list[str]:
    """Give what the journal says since the record was built."""
    return [entry.verb for entry in JournalEntry.objects.filter(authority=record.authority, number__gt=2)]


def theme_of(record: Record) -> Theme:
    return record.measure.placements.get().priority_action.objective.theme


# What pages show


def test_the_plan_is_shown_as_a_tree_with_its_counts(record: Record, sign_in: SignIn) -> None:
    page = words(sign_in(record.cast.olive), WORK)
    assert "<strong>120 measures</strong> under 2 sections, 9 themes," in page
    objective = record.measure.placements.get().priority_action.objective
    assert f">{escape(str(objective))}</a>" in page


def test_an_auditor_sees_the_plan_without_anything_to_press(record: Record, sign_in: SignIn) -> None:
    client = sign_in(record.cast.aud)
    for path in ("", f"themes/{theme_of(record).pk}/", "directorates/", "settings/"):
        assert "<form" not in words(client, WORK + path).split("</header>")[1]


def test_a_withdrawn_theme_is_listed_apart(record: Record, sign_in: SignIn) -> None:
    plan = Plan.objects.get(authority=record.authority)
    gone = add_level(parent=plan, kind=Theme, words="Gone", by=record.cast.olive)
    withdraw_level(node=gone, reason="Merged with another", by=record.cast.olive)
    page = words(sign_in(record.cast.olive), WORK)
    assert page.index("Withdrawn</h2>") < page.index(">Gone</a>, theme, since")
    assert "Merged with another" in page


def test_a_priority_action_lists_its_measures(record: Record, sign_in: SignIn) -> None:
    action = record.measure.placements.get().priority_action
    page = words(sign_in(record.cast.olive), f"{WORK}priority-actions/{action.pk}/")
    assert escape(record.measure.name) in page


def test_a_step_with_nobody_in_post_is_warned_of(record: Record, sign_in: SignIn) -> None:
    own = record.cast.dee.posts.get().directorate
    assert own is not None
    Post.objects.filter(person=record.cast.dee).delete()
    client = sign_in(record.cast.olive)
    assert "<strong>nobody in post</strong>" in words(client, f"{WORK}directorates/")
    assert "Nobody is director here: returns that come to this step wait" in words(
        client, f"{WORK}directorates/{own.pk}/"
    )


def test_a_directorate_says_in_words_that_nothing_waits(record: Record, sign_in: SignIn) -> None:
    own = record.cast.dee.posts.get().directorate
    assert own is not None
    page = words(sign_in(record.cast.olive), f"{WORK}directorates/{own.pk}/")
    assert "No return of this directorate is waiting for sign-off." in page
    assert "0 return" not in page


def test_settings_say_what_they_do_and_from_when(record: Record, sign_in: SignIn) -> None:
    page = words(sign_in(record.cast.olive), f"{WORK}settings/")
    assert "A change holds for periods that are opened from now on. One that is open keeps the rules" in page
    assert "at the year&#x27;s end a miss within the tolerance still counts as on track" in page


# What is sent


def test_a_level_goes_through_its_pages(record: Record, sign_in: SignIn) -> None:
    client = sign_in(record.cast.olive)
    plan = Plan.objects.get(authority=record.authority)
    assert send(client, f"{WORK}{plan.pk}/add/sections/", words="The rest") == WORK
    assert send(client, f"{WORK}{plan.pk}/add/themes/", words="Roads") == WORK
    section, theme = plan.sections.get(name="The rest"), plan.themes.get(name="Roads")
    at = f"{WORK}themes/{theme.pk}/"
    assert send(client, f"{at}words/", words="Streets", seen="Roads") == at
    assert send(client, f"{at}place/", to=str(section.pk)) == at
    assert send(client, f"{at}add/", words="Fewer holes", ref="90") == at
    assert send(client, f"{at}order/", way="up") == f"{WORK}sections/{section.pk}/#themes-{theme.pk}"
    assert send(client, f"{at}withdraw/", reason="Not ours") == at
    assert send(client, f"{at}bring-back/", reason="Ours after all") == at
    objective = theme.objectives.get()
    assert send(client, f"{WORK}objectives/{objective.pk}/remove/") == at
    assert send(client, f"{at}remove/") == f"{WORK}sections/{section.pk}/"
    assert verbs(record) == [
        "add a section",
        "add a theme",
        "reword a theme",
        "move a theme",
        "add an objective",
        "withdraw a theme",
        "bring back a theme",
        "remove an objective",
        "remove a theme",
    ]


def test_what_is_refused_is_told_at_its_field(record: Record, sign_in: SignIn) -> None:
    client, theme = sign_in(record.cast.olive), theme_of(record)
    at = f"{WORK}themes/{theme.pk}/"
    told = send(client, f"{at}words/", words="Another name", seen=theme.name)
    assert '<a href="#id_reason">No reason is given. Say why it changes.</a>' in told
    told = send(client, f"{at}words/", words="Another name", seen="Older words", reason="Shorter")
    assert '<a href="#id_words">Someone else has changed it meanwhile.' in told
    assert "still stand under it. Move these measures elsewhere" in send(client, f"{at}withdraw/", reason="Gone")
    assert "Choose where it goes." in send(client, f"{at}place/", reason="Why not")
    assert verbs(record) == []


def test_a_directorate_goes_through_its_pages(record: Record, sign_in: SignIn) -> None:
    client = sign_in(record.cast.olive)
    assert send(client, f"{WORK}directorates/add/", code="NEW", name="New things") == f"{WORK}directorates/"
    made = Directorate.objects.get(code="NEW")
    at = f"{WORK}directorates/{made.pk}/"
    assert send(client, f"{at}name/", code="NEWER", name="", reason="Renamed") == at
    assert send(client, f"{at}sign-off/", first="director", second="portfolio_holder") == at
    assert "Nobody in NEWER is director or portfolio holder yet" in words(client, at)
    other = record.cast.rex.posts.get().directorate
    assert other is not None
    theirs = f"{WORK}directorates/{other.pk}/"
    assert send(client, f"{theirs}hand-over/", to=str(made.pk), reason="Merged") == theirs
    assert "hand over to another directorate" in words(client, f"{at}close/")
    assert "still hang on it" in send(client, f"{at}close/", reason="Merged")
    assert send(client, f"{at}hand-over/", to=str(other.pk), reason="Parted") == at
    assert send(client, f"{at}close/", reason="Never begun") == at
    assert send(client, f"{at}open/", reason="Begun") == at
    assert "The same post stands at two steps" in send(client, f"{at}sign-off/", first="director", second="director")


def test_settings_go_through_their_pages(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    client, at = sign_in(record.cast.olive), f"{WORK}settings/"
    judged = {"preset": "rag-relative", "tolerance": "4", "mode": "percent", "profile": "20, 40, 60, 100 %"}
    assert f"Judge {quarter.period} by them too" in words(client, f"{at}judging/")
    assert "Say why." in send(client, f"{at}judging/", **judged)
    for typed in ("50 20", "nan nan nan nan", "25 50 75 101"):
        assert "four numbers from 0 to 100" in send(
            client, f"{at}judging/", **{**judged, "profile": typed}, reason="So"
        )
    assert send(client, f"{at}judging/", **judged, reason="As decided", also_in="on") == at
    page = words(client, at)
    assert "4 per cent of the target" in page
    assert "20 40 60 100 per cent" in page
    quarter.period.refresh_from_db()
    assert quarter.period.settings.preset == "rag-relative"
    dates = {"nation": "wales", "committee": "Executive", "clear_days": "5", "sign_off_days": "9", "return_days": "8"}
    assert "Returns would be due after sign-off" in send(client, f"{at}dates/", **dates, reason="Asked")
    assert send(client, f"{at}dates/", **{**dates, "return_days": "20"}, reason="Asked") == at
    assert 'value="Executive"' in words(client, "/borough/work/periods/open/")
    assert send(client, f"{at}small-numbers/", small_number="7", reason="Safer") == at
    assert send(client, f"{at}council/", name="The Borough", contact="plan@borough.example", reason="New") == at
    assert Authority.objects.get(slug="borough").small_number == 7


def test_no_form_of_another_authoritys_is_sent(record: Record, sign_in: SignIn) -> None:
    """A place or directorate of another authority is no choice."""
    client, theirs = sign_in(record.cast.olive), Directorate.objects.create(authority=record.elsewhere, code="X")
    own = record.cast.hal.posts.get().directorate
    assert own is not None
    assert "There is a problem" in send(
        client, f"{WORK}directorates/{own.pk}/hand-over/", to=str(theirs.pk), reason="Merged"
    )


# What pages cost


def grown(record: Record, count: int) -> Theme:
    """Put a theme with so many branches, directorates with chains and measures into the plan, and give the theme."""
    quarter_of(record.authority, record.cast.olive, count)
    plan = Plan.objects.get(authority=record.authority)
    theme = Theme.objects.create(plan=plan, name="Grown", slug="grown", position=99)
    year = PlanYear.objects.get(plan=plan, start=2031)
    placed = list(Placement.objects.filter(plan_year=year))
    for number in range(count):
        objective = Objective.objects.create(theme=theme, ref=str(900 + number), text="Grow", position=number)
        action = PriorityAction.objects.create(objective=objective, text="Water", position=number)
        Placement.objects.filter(pk=placed[number].pk).update(priority_action=action)
        directorate = Directorate.objects.create(authority=record.authority, code=f"D{number}")
        SignOffLevel.objects.create(directorate=directorate, position=1, role=Role.DIRECTOR)
        Post.objects.create(person=record.cast.nora, role=Role.DIRECTOR, directorate=directorate)
        for one in placed:
            one.responsible.add(directorate)
    return theme


@pytest.mark.parametrize("count", [1, 3, 40])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("", 13),
        ("themes/{theme}/", 10),
        ("priority-actions/{action}/", 9),
        ("directorates/", 9),
        ("directorates/{directorate}/", 13),
        ("settings/", 7),
    ],
)
def test_a_page_asks_as_much_for_one_as_for_many(
    record: Record,
    sign_in: SignIn,
    django_assert_num_queries: DjangoAssertNumQueries,
    path: str,
    queries: int,
    count: int,
) -> None:
    theme = grown(record, count)
    action = PriorityAction.objects.filter(objective__theme=theme)[0]
    directorate = Directorate.objects.get(authority=record.authority, code="D0")
    client = sign_in(record.cast.olive)
    where = path.format(theme=theme.pk, action=action.pk, directorate=directorate.pk)
    client.get(WORK + where)
    with django_assert_num_queries(queries):
        assert client.get(WORK + where).status_code == 200


def test_the_key_and_the_reminder_days_are_changed_on_their_pages(record: Record, sign_in: SignIn) -> None:
    client = sign_in(record.cast.olive)
    plan = Plan.objects.get(authority=record.authority)
    assert "What status codes mean in" in words(client, f"{WORK}settings/")
    page = words(client, f"{WORK}settings/key/{plan.pk}/")
    assert 'name="codes-0-code" type="text" value="1"' in page
    assert "A period that is open keeps the key that it was opened with" in page
    typed = key_typed(plan)
    more = client.post(f"{WORK}settings/key/{plan.pk}/", typed | {"do": "more", "codes-0-label": "Done"})
    assert 'value="Done"' in more.content.decode()
    assert f'name="codes-{len(plan.key) + 2}-code"' in more.content.decode()
    said = send(client, f"{WORK}settings/key/{plan.pk}/", **typed | {"codes-0-label": ""})
    assert "Code 1: Write what the key calls it." in said
    assert send(client, f"{WORK}settings/key/{plan.pk}/", **typed | {"codes-0-label": "Done"}) == f"{WORK}settings/"
    assert Plan.objects.get(pk=plan.pk).scheme.codes[0].label == "Done"
    days = {"before": "14, 2", "after": "", "heads_after": "8", "reason": "Fewer mails"}
    wrong = send(client, f"{WORK}settings/reminders/", **days | {"before": "soon"})
    assert "Write whole numbers from 1 to 120" in wrong
    assert send(client, f"{WORK}settings/reminders/", **days) == f"{WORK}settings/"
    assert "14, 2 days before" in words(client, f"{WORK}settings/")


def key_typed(plan: Plan) -> dict[str, str]:
    """Give the form of a plan's key as it stands, with a reason."""
    count = len(plan.key)
    typed = {"codes-TOTAL_FORMS": str(count + 2), "codes-INITIAL_FORMS": str(count), "reason": "New words"}
    for number, one in enumerate(plan.scheme.codes):
        means = one.rating or one.missing
        typed |= {f"codes-{number}-code": one.code, f"codes-{number}-label": one.label}
        typed[f"codes-{number}-means"] = means.value if means else "none"
    return typed


def test_settings_say_what_an_open_period_keeps(record: Record, sign_in: SignIn, quarter: Quarter) -> None:
    client = sign_in(record.cast.olive)
    Authority.objects.filter(pk=record.authority.pk).update(remind_on={"before": [4], "after": [2], "heads_after": 5})
    assert f"{quarter.period} is open and keeps its reminder days: 10, 5, 1 days before; 1, 3, 7 days late." in words(
        client, f"{WORK}settings/"
    )
