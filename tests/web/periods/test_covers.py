"""The cover of a period's report: written by officers, frozen with the publication, carried to the next period."""

from collections.abc import Callable

import pytest
from django.test import Client

from goldenthread.plan import Cover, UserError
from goldenthread.web.actions.covers import write_cover
from goldenthread.web.actions.publishing import publish, take_down
from goldenthread.web.actions.publishing.material import material_of
from goldenthread.web.records.covers import implications_in, lines_of
from goldenthread.web.records.models import (
    JournalEntry,
    JournalWords,
    PeriodCover,
    Person,
    Publication,
    ReportingPeriod,
)
from tests.web.conftest import Record
from tests.web.periods.test_opening import opened

SignIn = Callable[[Person], Client]

TOLD = {
    "report_of": "Director of Care",
    "contact": "Policy team, 01234 567890",
    "purpose": "To say how the plan stands.",
    "recommendations": "That cabinet notes the report.\n- That it looks again in June.",
    "implications": "Financial: none.\nLegal: a duty under the Act: see section 3.",
}
_NOTHING = dict.fromkeys(TOLD, "")
WHY = "needed"


@pytest.fixture
def period(record: Record) -> ReportingPeriod:
    return opened(record)


def cover_in(publication: Publication) -> Cover:
    return material_of(publication).cover


def test_a_cover_is_published_as_it_was_written(record: Record) -> None:
    write_cover(period=record.year_end, told=TOLD, seen=_NOTHING, by=record.cast.olive)
    for version in publish(period=record.year_end, by=record.cast.olive, reason=WHY):
        cover = cover_in(version)
        assert (cover.report_of, cover.contact, cover.purpose) == tuple(TOLD.values())[:3]
        assert cover.recommendations == ("That cabinet notes the report.", "That it looks again in June.")
        assert cover.implications == {"Financial": "none.", "Legal": "a duty under the Act: see section 3."}


def test_what_is_written_later_changes_nothing_published(record: Record) -> None:
    write_cover(period=record.year_end, told=TOLD, seen=_NOTHING, by=record.cast.olive)
    version, _ = publish(period=record.year_end, by=record.cast.olive, reason=WHY)
    PeriodCover.objects.filter(period=record.year_end).update(purpose="Another.")
    assert cover_in(version).purpose == TOLD["purpose"]
    with pytest.raises(UserError, match="the period is published"):
        write_cover(period=record.year_end, told={"purpose": "New."}, seen=TOLD, by=record.cast.olive)


def test_a_cover_that_was_taken_down_leaves_its_mark_and_nothing_else(record: Record) -> None:
    write_cover(period=record.year_end, told=TOLD, seen=_NOTHING, by=record.cast.olive)
    version, public = publish(period=record.year_end, by=record.cast.olive, reason=WHY)
    for part in ("implications", "purpose"):
        text = version.texts.get(place=f"cover.{part}")
        take_down(text=text, ground="names somebody", also=[], by=record.cast.olive)
    for one in (version, public):
        cover = cover_in(one)
        assert (cover.purpose, cover.implications) == ("[taken down]", {"Implications": "[taken down]"})
    kept = PeriodCover.objects.get(period=record.year_end)
    assert (kept.purpose, kept.implications, kept.contact) == ("", "", TOLD["contact"])
    left = JournalWords.objects.filter(path__in=["after.cover_purpose", "after.cover_implications"])
    assert [one.text for one in left] == [None, None]


def test_the_next_period_begins_with_what_stands_in_every_quarter(record: Record) -> None:
    write_cover(period=record.year_end, told=TOLD, seen=_NOTHING, by=record.cast.olive)
    cover = PeriodCover.objects.get(period=opened(record))
    told = {part: getattr(cover, part) for part in TOLD}
    assert told == {**TOLD, "purpose": "", "recommendations": ""}


def test_the_first_cover_begins_with_the_council_s_contact(record: Record) -> None:
    record.authority.contact = "plan@borough.example"
    record.authority.save(update_fields=["contact"])
    cover = PeriodCover.objects.get(period=opened(record))
    assert (cover.contact, cover.purpose) == ("plan@borough.example", "")


def test_what_stood_there_before_is_kept(record: Record, period: ReportingPeriod) -> None:
    write_cover(period=period, told={"purpose": "First."}, seen=_NOTHING, by=record.cast.olive)
    write_cover(period=period, told={"purpose": "Second."}, seen={"purpose": "First."}, by=record.cast.olive)
    entry = JournalEntry.objects.filter(authority=record.authority).order_by("-number")[0]
    words = {one.path: one.text for one in entry.words.all()}
    assert (entry.verb, words) == (
        "write the cover",
        {"before.cover_purpose": "First.", "after.cover_purpose": "Second."},
    )


def test_nothing_that_was_changed_is_no_entry(record: Record, period: ReportingPeriod) -> None:
    write_cover(period=period, told={"purpose": "First."}, seen=_NOTHING, by=record.cast.olive)
    before = JournalEntry.objects.count()
    write_cover(period=period, told={"purpose": "First.\r\n"}, seen=_NOTHING, by=record.cast.olive)
    assert JournalEntry.objects.count() == before


def test_two_who_write_at_once_lose_nothing(record: Record, period: ReportingPeriod, sign_in: SignIn) -> None:
    write_cover(period=period, told={"purpose": "First."}, seen=_NOTHING, by=record.cast.olive)
    address = f"/borough/work/control/{period.pk}/cover/"
    typed = {"text-purpose": "Second.", "seen-purpose": "", "text-contact": "Mine.", "seen-contact": ""}
    answer = sign_in(record.cast.olive).post(address, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Stands there now: First." in page
    assert "Second.</textarea>" in page
    assert 'value="Mine."' in page


def test_an_implication_says_its_kind(record: Record, period: ReportingPeriod, sign_in: SignIn) -> None:
    address = f"/borough/work/control/{period.pk}/cover/"
    typed = {"text-implications": "Financial: none.\nWe think so", "seen-implications": ""}
    answer = sign_in(record.cast.olive).post(address, typed)
    assert answer.status_code == 422
    assert "The implication “We think so” doesn’t say of what kind it is" in answer.content.decode()
    assert PeriodCover.objects.get(period=period).implications == ""


def test_a_cover_is_written_on_its_page(record: Record, period: ReportingPeriod, sign_in: SignIn) -> None:
    address = f"/borough/work/control/{period.pk}/cover/"
    client = sign_in(record.cast.olive)
    typed = {f"text-{part}": text for part, text in TOLD.items()} | {f"seen-{part}": "" for part in TOLD}
    page = client.post(address, typed, follow=True).content.decode()
    assert "Saved." in page
    assert f"{TOLD['purpose']}</textarea>" in page
    assert "begun" in client.get(f"/borough/work/control/{period.pk}/").content.decode()


def test_the_page_of_a_publication_has_the_cover(record: Record, sign_in: SignIn) -> None:
    write_cover(period=record.year_end, told=TOLD, seen=_NOTHING, by=record.cast.olive)
    version, _ = publish(period=record.year_end, by=record.cast.olive, reason=WHY)
    page = sign_in(record.cast.olive).get(f"/borough/work/publications/{version.pk}/").content.decode()
    assert "Purpose of the report" in page
    assert TOLD["purpose"] in page


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {}),
        ("Legal: none", {"Legal": "none"}),
        (" - Legal : none \n\n• Health: some", {"Legal": "none", "Health": "some"}),
        ("Legal: one\nLegal: two", {"Legal": "one\ntwo"}),
        ("Legal:", {"Implications": "Legal:"}),
        ("[taken down]", {"Implications": "[taken down]"}),
    ],
)
def test_implications_by_their_kind(text: str, found: dict[str, str]) -> None:
    assert implications_in(text) == found


def test_lines_without_marks_of_lists() -> None:
    assert list(lines_of("- One\n\n • Two\nThree - four")) == ["One", "Two", "Three - four"]
