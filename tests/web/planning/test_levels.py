"""The levels of a plan: what each action does, what it refuses, what stays as it was."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from goldenthread.web.actions.levels import (
    add_level,
    bring_back,
    move,
    remove,
    reword,
    shift,
    withdraw_level,
)
from goldenthread.web.actions.plans import begin_plan
from goldenthread.web.actions.publishing import publish
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import (
    JournalEntry,
    Objective,
    Placement,
    Plan,
    PriorityAction,
    Publication,
    Section,
    Theme,
)
from goldenthread.web.records.nouns import report_of
from goldenthread.web.records.published import report_of as published_report
from goldenthread.web.records.tree import Node
from tests.web.conftest import Record

Entry = tuple[str, object, object, str]


def last(record: Record) -> Entry:
    """Give what the journal says last: what was done, what from, what to, why."""
    entry = JournalEntry.objects.filter(authority=record.authority).latest("number")
    return entry.verb, entry.before, entry.after, entry.reason


def plan_of(record: Record) -> Plan:
    return Plan.objects.get(authority=record.authority)


def theme_of(record: Record) -> Theme:
    """Give the theme of measure 11.1."""
    return record.measure.placements.get().priority_action.objective.theme


def empty(record: Record, name: str = "A new theme") -> Theme:
    made = add_level(parent=plan_of(record), kind=Theme, words=name, by=record.cast.olive)
    assert isinstance(made, Theme)
    return made


def branch(record: Record) -> tuple[Theme, Objective, PriorityAction]:
    """Add a theme, an objective and a priority action, one under the other."""
    theme = empty(record)
    objective = add_level(parent=theme, kind=Objective, words="Fewer fires", ref="91", by=record.cast.olive)
    assert isinstance(objective, Objective)
    action = add_level(parent=objective, kind=PriorityAction, words="Visit homes", by=record.cast.olive)
    assert isinstance(action, PriorityAction)
    return theme, objective, action


# Adding


def test_a_whole_branch_is_added_with_its_entries(record: Record) -> None:
    theme, objective, action = branch(record)
    assert (theme.slug, theme.section, objective.theme, action.objective) == ("a-new-theme", None, theme, objective)
    verbs = JournalEntry.objects.filter(authority=record.authority, number__gt=2).values_list("verb", flat=True)
    assert list(verbs) == ["add a theme", "add an objective", "add a priority action"]
    assert last(record) == ("add a priority action", None, {"text": "Visit homes", "under": "91 Fewer fires"}, "")


def test_what_is_added_stands_last(record: Record) -> None:
    theme = theme_of(record)
    made = add_level(parent=theme, kind=Objective, words="Something else", by=record.cast.olive)
    assert list(theme.objectives.all())[-1] == made


@pytest.mark.parametrize(
    ("kind", "words", "ref", "what"),
    [
        (Objective, "Fewer floods", "91", "another objective of the theme has the number 91"),
        (Objective, "  ", "92", "the words are missing"),
        (Objective, "Fewer floods", "9" * 21, "it is too long"),
        (PriorityAction, "Visit homes", "", "a priority action can’t stand there"),
        (Section, "Visit homes", "", "a section can’t stand there"),
    ],
)
def test_what_cannot_stand_under_a_theme_is_refused(
    record: Record, kind: type[Node], words: str, ref: str, what: str
) -> None:
    theme, _, _ = branch(record)
    with pytest.raises(Refused) as refused:
        add_level(parent=theme, kind=kind, words=words, ref=ref, by=record.cast.olive)
    assert refused.value.what == what


@pytest.mark.parametrize("kind", [Theme, Section])
def test_a_name_stands_once_in_a_plan(record: Record, kind: type[Node]) -> None:
    add_level(parent=plan_of(record), kind=kind, words="Twice", by=record.cast.olive)
    with pytest.raises(Refused, match="has this name"):
        add_level(parent=plan_of(record), kind=kind, words=" Twice ", by=record.cast.olive)


def test_the_database_holds_numbers_apart(record: Record) -> None:
    theme, objective, _ = branch(record)
    with pytest.raises(IntegrityError), transaction.atomic():
        Objective.objects.create(theme=theme, ref=objective.ref, text="Another", position=9)


def test_a_number_that_was_printed_twice_stays_until_it_is_changed(record: Record) -> None:
    theme, objective, _ = branch(record)
    second = Objective.objects.create(theme=theme, ref="91", ref_repeated=True, text="Another", position=9)
    reword(node=second, words="Another one", ref="91", by=record.cast.olive)
    reword(node=second, words="Another one", ref="92", by=record.cast.olive)
    with pytest.raises(Refused, match="has the number 91"):
        reword(node=second, words="Another one", ref="91", by=record.cast.olive)
    second.refresh_from_db()
    assert (second.ref, second.ref_repeated, objective.ref) == ("92", False, "91")


# Words


def test_a_theme_keeps_its_address(record: Record) -> None:
    theme = theme_of(record)
    name, slug = theme.name, theme.slug
    reword(node=theme, words="Young people", reason="As the Cabinet decided", by=record.cast.olive)
    theme.refresh_from_db()
    assert (theme.name, theme.slug) == ("Young people", slug)
    assert last(record) == ("reword a theme", {"name": name}, {"name": "Young people"}, "As the Cabinet decided")


def test_what_is_published_keeps_its_words(record: Record) -> None:
    theme = theme_of(record)
    publish(period=record.q2, by=record.cast.olive)
    before = published_report(Publication.objects.get(period=record.q2, for_public=True))
    reword(node=theme, words="Young people", reason="Shorter", by=record.cast.olive)
    after = published_report(Publication.objects.get(period=record.q2, for_public=True))
    assert before == after
    assert "Young people" in {row.theme for row in report_of(record.year_end).rows}


@pytest.mark.parametrize(
    ("words", "reason", "seen", "what"),
    [
        ("Young people", "", None, "no reason is given"),
        ("Young people", "Shorter", "Old people", "someone else has changed it meanwhile"),
        ("{name}", "Shorter", None, "nothing has changed"),
        ("{other}", "Shorter", None, "another theme of the plan has this name"),
    ],
)
def test_words_that_cannot_be_are_refused(record: Record, words: str, reason: str, seen: str | None, what: str) -> None:
    theme = theme_of(record)
    other = plan_of(record).themes.exclude(pk=theme.pk)[0]
    given = words.format(name=theme.name, other=other.name)
    with pytest.raises(Refused) as refused:
        reword(node=theme, words=given, reason=reason, seen=seen, by=record.cast.olive)
    assert refused.value.what == what


def test_what_nothing_stands_on_is_reworded_without_a_reason(record: Record) -> None:
    _, objective, _ = branch(record)
    reword(node=objective, words="Fewer floods", ref="92", by=record.cast.olive)
    assert last(record) == (
        "reword an objective",
        {"ref": "91", "text": "Fewer fires"},
        {"ref": "92", "text": "Fewer floods"},
        "",
    )


# Place and order


def test_an_objective_moves_with_its_measures(record: Record) -> None:
    objective = record.measure.placements.get().priority_action.objective
    theme = empty(record)
    before = objective.theme.name
    move(node=objective, to=theme, reason="It belongs there", by=record.cast.olive)
    row = next(row for row in report_of(record.year_end).rows if row.ref == "11.1")
    assert row.theme == theme.name
    assert last(record) == ("move an objective", {"under": before}, {"under": theme.name}, "It belongs there")


@pytest.mark.parametrize(
    ("to", "what"),
    [
        (lambda record, parts: parts[0], "it stands there already"),
        (lambda record, parts: parts[2], "an objective can’t stand there"),
        (lambda record, parts: plan_of(record), "an objective can’t stand there"),
        (lambda record, parts: _elsewhere(record), "an objective can’t stand there"),
        (lambda record, parts: _withdrawn(record), "the theme is withdrawn"),
        (lambda record, parts: _numbered(record), "another objective of the theme has the number 91"),
    ],
)
def test_a_place_that_cannot_be_is_refused(
    record: Record, to: Callable[[Record, tuple[Node, ...]], Theme], what: str
) -> None:
    parts = branch(record)
    place = to(record, parts)
    with pytest.raises(Refused) as refused:
        move(node=parts[1], to=place, by=record.cast.olive)
    assert refused.value.what == what


def _elsewhere(record: Record) -> Theme:
    plan = begin_plan(authority=record.authority, name="Another plan", start=2012, key="words", by=record.cast.olive)
    made = add_level(parent=plan, kind=Theme, words="Theirs", by=record.cast.olive)
    assert isinstance(made, Theme)
    return made


def _withdrawn(record: Record) -> Theme:
    made = empty(record, "Gone")
    withdraw_level(node=made, reason="Not needed", by=record.cast.olive)
    return made


def _numbered(record: Record) -> Theme:
    made = empty(record, "Numbered")
    add_level(parent=made, kind=Objective, words="Another", ref="91", by=record.cast.olive)
    return made


def test_a_theme_goes_into_a_section_and_out_again(record: Record) -> None:
    theme, plan = empty(record), plan_of(record)
    section = add_level(parent=plan, kind=Section, words="The new part", by=record.cast.olive)
    assert isinstance(section, Section)
    move(node=theme, to=section, by=record.cast.olive)
    move(node=theme, to=plan, by=record.cast.olive)
    assert last(record) == ("move a theme", {"under": "The new part"}, {"under": str(plan)}, "")


def test_measures_follow_the_order_of_the_plan(record: Record) -> None:
    first, second = list(theme_of(record).section.themes.all())[:2]  # type: ignore[union-attr]
    shift(node=second, up=True, by=record.cast.olive)
    themes = list(dict.fromkeys(row.theme for row in report_of(record.year_end).rows))
    assert themes.index(second.name) < themes.index(first.name)
    positions = list(Placement.objects.filter(plan_year=record.q2.plan_year).values_list("position", flat=True))
    assert positions == list(range(1, 121))


def test_the_first_goes_no_further_up(record: Record) -> None:
    first = theme_of(record).section.themes.all()[0]  # type: ignore[union-attr]
    entries = JournalEntry.objects.count()
    shift(node=first, up=True, by=record.cast.olive)
    assert JournalEntry.objects.count() == entries


# The end


def test_a_theme_is_withdrawn_with_all_under_it_and_comes_back(record: Record) -> None:
    theme, objective, action = branch(record)
    assert withdraw_level(node=theme, reason="Merged", by=record.cast.olive) == 3
    for one in (theme, objective, action):
        one.refresh_from_db()
        assert (one.withdrawn_by, one.withdrawn_because) == (record.cast.olive, "Merged")
    with pytest.raises(Refused, match="the theme is withdrawn"):
        bring_back(node=objective, reason="After all", by=record.cast.olive)
    bring_back(node=theme, reason="After all", by=record.cast.olive)
    action.refresh_from_db()
    assert (action.withdrawn_at, last(record)[0], last(record)[3]) == (None, "bring back a theme", "After all")


def test_under_which_measures_stand_is_not_withdrawn(record: Record) -> None:
    with pytest.raises(Refused) as refused:
        withdraw_level(node=theme_of(record), reason="Merged", by=record.cast.olive)
    assert refused.value.what.endswith("still stand under it")


def test_a_withdrawal_says_why(record: Record) -> None:
    theme = empty(record)
    with pytest.raises(Refused, match="no reason"):
        withdraw_level(node=theme, reason=" ", by=record.cast.olive)
    with pytest.raises(IntegrityError), transaction.atomic():
        Theme.objects.filter(pk=theme.pk).update(withdrawn_by=record.cast.olive)


def test_what_is_empty_and_new_is_removed(record: Record) -> None:
    _, objective, action = branch(record)
    remove(node=action, by=record.cast.olive)
    remove(node=objective, by=record.cast.olive)
    assert last(record) == ("remove an objective", {"ref": "91", "text": "Fewer fires"}, None, "")
    assert not Objective.objects.filter(pk=objective.pk).exists()


def test_what_something_stands_on_is_not_removed(record: Record) -> None:
    theme, objective, _ = branch(record)
    for node in (theme, objective, record.measure.placements.get().priority_action):
        with pytest.raises(Refused, match="something stands on it"):
            remove(node=node, by=record.cast.olive)


def test_an_emptied_theme_that_was_published_keeps_its_address(record: Record) -> None:
    theme, other = theme_of(record), empty(record)
    publish(period=record.q2, by=record.cast.olive)
    for objective in list(theme.objectives.all()):
        move(node=objective, to=other, reason="Merged", by=record.cast.olive)
    with pytest.raises(Refused, match="something stands on it"):
        remove(node=theme, by=record.cast.olive)
    assert withdraw_level(node=theme, reason="Merged", by=record.cast.olive) == 1


def test_what_was_removed_meanwhile_is_refused(record: Record) -> None:
    theme = add_level(parent=record.q2.plan_year.plan, kind=Theme, words="Short-lived", by=record.cast.olive)
    remove(node=theme, by=record.cast.olive)
    theme.pk = JournalEntry.objects.latest("number").subject.split()[1]
    with pytest.raises(Refused, match="the theme is there no more"):
        reword(node=theme, words="Longer", by=record.cast.olive)
