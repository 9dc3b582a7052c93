"""The journal as people read it: each entry a sentence, with nothing in it that only the program understands."""

import ast
import html
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import goldenthread.web
from goldenthread.web.actions.challenging import Words, edit_words, send_back
from goldenthread.web.actions.mails import chase
from goldenthread.web.actions.people import change_posts, hand_over
from goldenthread.web.actions.points import answer
from goldenthread.web.actions.publishing import mark_exempt, publish, restate, take_down
from goldenthread.web.actions.remedies import finish_remedy
from goldenthread.web.actions.returns import submit
from goldenthread.web.actions.sign_offs import approve
from goldenthread.web.actions.writing import writing
from goldenthread.web.cycle.journal.told import DID, PAST, Told, told_entries
from goldenthread.web.records.duties import MEMBERS
from goldenthread.web.records.models import (
    FigureRecord,
    JournalEntry,
    Person,
    PointToCheck,
    PublishedText,
    RemedialAction,
    Return,
    Role,
)
from tests.web.conftest import TODAY, Record
from tests.web.quarter import GOOD, Quarter

SignIn = Callable[[Person], Client]
JOURNAL = "/borough/work/audit/journal/"


def told(record: Record, count: int = 1) -> list[Told]:
    """Give the last entries, the newest first."""
    entries = JournalEntry.objects.filter(authority=record.authority).select_related("by").prefetch_related("words")
    return told_entries(entries.order_by("-number")[:count], record.authority)


def sentence(one: Told) -> str:
    return f"{one.who} {one.said}{one.about.words}{one.rest}"


def changes(one: Told) -> dict[str, tuple[str | None, str]]:
    return {change.label: (change.before, change.after) for change in one.changes}


def submitted(record: Record, quarter: Quarter) -> Return:
    return submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)


def named(found: Return) -> str:
    return f"11.1 {found.measure.name}".rstrip(" .")[:60]


def named_in(tree: ast.Module) -> dict[str, str]:
    """Give the texts that a module has names for."""
    found: dict[str, str] = {}
    for one in tree.body:
        if isinstance(one, ast.Assign):
            pairs = zip(ast.walk(one.targets[0]), ast.walk(one.value), strict=False)
            found |= {
                name.id: text.value
                for name, text in pairs
                if isinstance(name, ast.Name) and isinstance(text, ast.Constant) and isinstance(text.value, str)
            }
    return found


def given_as_verb(tree: ast.Module, takes: Mapping[str, int]) -> Iterator[ast.expr]:
    """Give what is handed as `verb` to the functions that take one."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if name in takes:
                given = [each.value for each in call.keywords if each.arg == "verb"]
                for one in (*given, *call.args[takes[name] : takes[name] + 1]):
                    yield from (one.body, one.orelse) if isinstance(one, ast.IfExp) else (one,)


def verbs_recorded() -> set[str]:
    """Give the words of every step that the application's source records, as far as they are written there."""
    written = (Path(goldenthread.web.__path__[0], part) for part in ("actions", "accounts"))
    trees = [ast.parse(path.read_text()) for part in written for path in part.rglob("*.py")]
    functions = [one for tree in trees for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]
    places = {one.name: [each.arg for each in one.args.args if each.arg != "self"] for one in functions}
    keywords = {one.name for one in functions if "verb" in [each.arg for each in one.args.kwonlyargs]}
    takes = {name: args.index("verb") for name, args in places.items() if "verb" in args}
    takes |= dict.fromkeys(keywords, 100)
    named = {name: text for tree in trees for name, text in named_in(tree).items()}
    found = set()
    for own, one in ((named_in(tree), given) for tree in trees for given in given_as_verb(tree, takes)):
        if isinstance(one, ast.Name) and one.id == "verb":
            continue  # Whoever calls that function says it.
        told = one.values[0] if isinstance(one, ast.JoinedStr) else one
        text = (named | own).get(told.id) if isinstance(told, ast.Name) else getattr(told, "value", None)
        assert isinstance(text, str), f"write the verb out, so that it can be seen to have a sentence: {ast.dump(one)}"
        found.add(text)
    return found


def test_every_step_that_is_recorded_has_its_sentence() -> None:
    verbs = verbs_recorded()
    known = {"edit words", "chase", "set how dates are counted", "set up a second factor", "hand over the post of "}
    assert known - verbs == set()
    assert {verb for verb in verbs if verb not in DID and verb.split()[0] not in PAST} == set()


def test_a_submitted_return_says_what_it_holds(record: Record, quarter: Quarter) -> None:
    found = submitted(record, quarter)
    (one,) = told(record)
    assert sentence(one).startswith(f"Ben submitted the return of {named(found)}")
    assert sentence(one).endswith(", 2012/13 Q1")
    assert changes(one) == {
        "State": ("owed", "submitted"),
        "Declared status": ("nothing", "achieved"),
        "Progress": ("nothing", "65.9% of assessments (1,486 of 2,256) were carried out in time."),
        "Figures": ("nothing", "65.9 % (1,486 of 2,256), at 30 June 2012, final"),
    }
    assert list(one.hashes) == ["Progress, hash of the words"]


def test_sign_off_says_in_which_role(record: Record, quarter: Quarter) -> None:
    found = submitted(record, quarter)
    approve(submitted=found, revision=1, level=1, by=record.cast.hal)
    assert sentence(told(record)[0]).endswith("2012/13 Q1 as head of service")


def test_changed_words_stand_side_by_side_with_the_reason(record: Record, quarter: Quarter) -> None:
    found = submitted(record, quarter)
    new = {"words": Words.PROGRESS, "text": "65.9% were in time.", "reason": "Shorter"}
    edit_words(handed_in=found, revision=1, by=record.cast.olive, **new)  # type: ignore[arg-type]
    (one,) = told(record)
    assert changes(one) == {"Progress": (GOOD["progress"], "65.9% were in time.")}
    assert (one.changes[0].marked, one.entry.reason) == (True, "Shorter")


def test_a_restated_figure_says_both(record: Record) -> None:
    publish(period=record.q2, by=record.cast.olive)
    figure = FigureRecord.objects.filter(of_return__period=record.q2, unit="%").order_by("pk")[0]
    restate(figure=figure, value=Decimal("12.5"), reason="Counted twice", by=record.cast.olive)
    (one,) = told(record)
    assert one.said == "restated a published figure of "
    assert changes(one)["Figure"][1] == "12.5 %"


def test_what_was_taken_down_reads_as_such(record: Record, quarter: Quarter) -> None:
    Return.objects.filter(measure=record.measure, period=record.q2).update(progress="Jo Bloggs was seen.")
    publish(period=record.q2, by=record.cast.olive)
    place = f"{record.measure.permanent_id}.progress"
    text = PublishedText.objects.get(publication__for_public=True, place=place)
    take_down(text=text, ground="somebody can be identified", by=record.cast.olive)
    said = [sentence(one) for one in told(record, 6) if one.entry.verb == "take a text down"]
    assert any("Olive took down the words on progress of" in one and "for the public" in one for one in said)
    assert "Jo Bloggs" not in "".join(said)


def test_words_of_an_entry_that_were_taken_down_are_told_as_gone(record: Record, quarter: Quarter) -> None:
    found = submitted(record, quarter)
    edit = {"words": Words.PROGRESS, "text": "All well.", "reason": "Shorter"}
    edit_words(handed_in=found, revision=1, by=record.cast.olive, **edit)  # type: ignore[arg-type]
    JournalEntry.objects.latest("number").words.filter(path="before.progress").update(text=None)
    (one,) = told(record)
    assert changes(one) == {"Progress": ("(taken down)", "All well.")}
    assert one.changes[0].marked is False


@pytest.mark.parametrize(
    ("do", "expected", "facts"),
    [
        (
            lambda record: change_posts(person=record.cast.nora, posts=[(Role.OFFICER, None)], by=record.cast.olive),
            "Olive changed the posts of Nora",
            {"Changed": ("nothing", "officer")},
        ),
        (
            lambda record: hand_over(person=record.cast.rex, left_on=TODAY, by=record.cast.olive, duties={}, posts={}),
            "Olive handed over from Rex, who left",
            {"Last day": (None, "2 April 2012")},
        ),
        (
            lambda record: mark_exempt(
                of_return=Return.objects.get(measure=record.measure, period=record.q2),
                ground="paragraph 2",
                by=record.cast.olive,
            ),
            "Olive said whether the public may read the words of 11.1",
            {"Ground": ("nothing", "paragraph 2")},
        ),
    ],
)
def test_what_is_done_to_people_and_words_is_told(
    record: Record, do: Callable[[Record], None], expected: str, facts: dict[str, tuple[str | None, str]]
) -> None:
    do(record)
    (one,) = told(record)
    assert sentence(one).startswith(expected)
    assert changes(one) == facts


def test_a_step_of_no_known_kind_is_told_in_its_own_words(record: Record) -> None:
    with writing(record.authority, by=record.cast.olive, may=MEMBERS) as journal:
        journal.record("add the beans", record.measure, after={"bean_count": 3, "counted_on": date(2012, 3, 31)})
    (one,) = told(record)
    assert sentence(one).startswith("Olive added the beans: 11.1 ")
    assert changes(one) == {"Bean count": (None, "3"), "Counted on": (None, "31 March 2012")}


def everything(record: Record, quarter: Quarter) -> None:
    """Do a bit of everything that leaves an entry."""
    olive = record.cast.olive
    chase(period=quarter.period, returns=Return.objects.filter(pk=quarter.own.pk), by=olive)
    found = submitted(record, quarter)
    point = PointToCheck.objects.create(
        of_return=found, fingerprint="ab" * 32, rule="stale-figure", severity="note", message="It is old."
    )
    answer(point=point, because="The next comes in June", by=olive)
    send_back(handed_in=found, revision=1, comment="Where is the source?", by=olive)
    remedy = RemedialAction.objects.create(of_return=found, position=1, what="Hire", who="Ben", by_when=TODAY)
    finish_remedy(remedy=remedy, done_on=TODAY, how="Two began.", by=record.cast.ben)
    publish(period=record.q2, by=olive)


def outside_details(page: str) -> str:
    """Give the text of a page without what stands in details, its tags and its form."""
    table = page[page.index("<tbody") : page.index("</tbody>")]
    return html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<details.*?</details>", "", table, flags=re.S)))


@pytest.mark.parametrize("who", ["olive", "aud"])
def test_the_page_shows_no_word_of_the_programs_own(
    record: Record, quarter: Quarter, sign_in: SignIn, who: str
) -> None:
    everything(record, quarter)
    page = sign_in(getattr(record.cast, who)).get(JOURNAL).content.decode()
    text = outside_details(page)
    assert "Olive sent the return of" in " ".join(text.split())
    assert re.findall(r"[0-9a-f]{32,}|\w+_\w+|words apart|[{}\[\]]|\b(?:None|True|False)\b|stale-figure", text) == []
    assert ("and its hashes" in page) == (who == "aud")


def test_the_page_asks_as_much_for_few_as_for_many(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    aud = sign_in(record.cast.aud)
    aud.get(JOURNAL)
    counts = []
    for many in (1, 2, 40):
        for _ in range(many):
            everything_small(record)
        with CaptureQueriesContext(connection) as asked:
            aud.get(JOURNAL)
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2]
    assert counts[0] < 20


def everything_small(record: Record) -> None:
    found = Return.objects.get(measure=record.measure, period=record.q2)
    ground = "" if found.exempt_ground else "paragraph 2"
    mark_exempt(of_return=found, ground=ground, by=record.cast.olive)


def test_the_journal_of_a_measure_is_found_by_its_reference(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    submitted(record, quarter)
    olive = sign_in(record.cast.olive)
    found = olive.get(f"{JOURNAL}?ref=11.1").content.decode()
    assert ("Entries: 1" in found, "submitted the return of" in found) == (True, True)
    assert "Entries: 0" in olive.get(f"{JOURNAL}?ref=99.9").content.decode()
