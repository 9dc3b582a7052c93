"""Words that must go are found wherever the record holds them, and go from there, leaving a mark that verifies."""

import hashlib
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import Error, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldenthread.plan import Return as Row
from goldenthread.plan import Source, Unread
from goldenthread.web.actions.publishing import also_stands, publish, take_down
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records import wherever
from goldenthread.web.records.duties import MEMBERS
from goldenthread.web.records.exact import exact
from goldenthread.web.records.models import (
    AuditSample,
    AuditTest,
    Evidence,
    FigureRecord,
    Intake,
    IntakeRow,
    JournalEntry,
    JournalWords,
    Measure,
    OutgoingMail,
    PeriodCover,
    Person,
    PointToCheck,
    Publication,
    PublishedReturn,
    PublishedText,
    RemedialAction,
    Removal,
    Restatement,
    Return,
    SignOff,
    TargetSetting,
    ThemeCommentary,
)
from goldenthread.web.records.published import row_of
from goldenthread.web.records.verifying import verify
from tests.web.conftest import Record, example
from tests.web.shared import undone

NAME = "Jo Bloggs"
SAID = f"{NAME} of Mill Lane waited for eleven weeks."
GROUND = "A person is named."


def own_return(record: Record) -> Return:
    return Return.objects.get(measure=record.measure, period=record.q2)


def published(record: Record, progress: str = SAID) -> PublishedText:
    """Publish the measure's words, and give those of the public version."""
    own = own_return(record)
    own.progress = progress
    own.save()
    _, public = publish(period=record.q2, by=record.cast.olive)
    return public.texts.get(place=f"{record.measure.permanent_id}.progress")


def in_a_comment(record: Record) -> None:
    about = {"revision": 1, "level": 1, "role": "director", "decision": "queried", "at": timezone.now()}
    SignOff.objects.create(of_return=own_return(record), comment=f"Who is {NAME}?", by=record.cast.dee, **about)


def in_a_reason(record: Record) -> None:
    with writing(record.authority, by=record.cast.olive, may=MEMBERS) as journal:
        journal.record("send a return back", own_return(record), reason=f"“{NAME}” must not stand there.")


def in_the_journals_words(record: Record) -> None:
    with writing(record.authority, by=record.cast.olive, may=MEMBERS) as journal:
        journal.record("comment on the plan", record.year_end, after={"commentary": f"We thank {NAME}."})


def in_a_mail(record: Record) -> None:
    about = {"person": record.cast.ben, "kind": "query", "to": "ben@borough.example", "made_at": timezone.now()}
    OutgoingMail.objects.create(authority=record.authority, subject="A query", body=f"Who is {NAME}?", **about)


def in_a_mails_subject(record: Record) -> None:
    about = {"person": record.cast.ben, "kind": "query", "to": "ben@borough.example", "made_at": timezone.now()}
    OutgoingMail.objects.create(authority=record.authority, subject=f"About {NAME}", body="See there.", **about)


def in_the_return_of_another_period(record: Record) -> None:
    Return.objects.filter(measure=record.measure, period=record.year_end).update(progress=f"As before: {SAID}")


def in_why_there_is_no_figure(record: Record) -> None:
    Return.objects.filter(measure=record.measure, period=record.year_end).update(no_data_reason=f"{NAME} is away.")


def in_a_point(record: Record) -> None:
    finding = {"rule": "r", "severity": "note", "instruction": "", "message": "A point.", "fingerprint": "p"}
    other = Return.objects.filter(period=record.year_end).exclude(measure=record.measure)[0]
    PointToCheck.objects.create(of_return=other, evidence={"said": [f"{NAME} waits"]}, **finding)


def in_a_remedial_action(record: Record) -> None:
    other = Return.objects.get(measure=record.measure, period=record.year_end)
    RemedialAction.objects.create(of_return=other, position=1, what="Write", who=NAME, by_when=date(2012, 5, 1))


def in_a_test_of_the_auditors(record: Record) -> None:
    sample = AuditSample.objects.create(
        authority=record.authority, period=record.q2, seed="1", drawn_from=1, by=record.cast.aud, at=timezone.now()
    )
    told = {"result": "differs", "by": record.cast.aud, "at": timezone.now()}
    AuditTest.objects.create(sample=sample, of_return=own_return(record), note=f"{NAME} is not in the list.", **told)


def in_a_restatement(record: Record) -> None:
    about: dict[str, Any] = {"measure": record.measure, "period": record.q2, "by": record.cast.olive}
    numbers: dict[str, Any] = {"unit": "%", "old_value": "1", "new_value": "2", "at": timezone.now()}
    Restatement.objects.create(authority=record.authority, reason=f"{NAME} counted twice.", **about, **numbers)


def in_why_a_target_changed(record: Record) -> None:
    about: dict[str, Any] = {"measure": record.measure, "kind": "threshold", "recorded_by": record.cast.olive}
    told = {"text": "At least 60 %", "reason": f"{NAME} asked for it.", "approved_by": "Cabinet"}
    TargetSetting.objects.create(effective_from=date(2012, 1, 9), recorded_at=timezone.now(), **about, **told)


def in_the_commentary_on_a_theme(record: Record) -> None:
    theme = record.year_end.plan_year.plan.themes.all()[0]
    ThemeCommentary.objects.create(period=record.year_end, theme=theme, text=f"Not least {NAME}.")


def in_what_a_cover_recommends(record: Record) -> None:
    PeriodCover.objects.create(period=record.year_end, recommendations=f"That {NAME} is thanked.")


def in_how_a_measure_is_defined(record: Record) -> None:
    Measure.objects.filter(pk=record.measure.pk).update(definition=f"As {NAME} counts it.")


def in_an_evidence_file(record: Record) -> None:
    content = f"name\n{NAME.upper()}\n".encode()
    about: dict[str, Any] = {"media_type": "text/csv", "size": len(content), "added_by": record.cast.ben}
    told = {"sha256": hashlib.sha256(content).hexdigest(), "added_at": timezone.now(), "name": "list.csv"}
    Evidence.objects.create(of_return=own_return(record), content=content, **about, **told)


def in_the_document_that_was_taken_in(record: Record) -> None:
    content = f"{SAID}\n".encode()
    row = Row(id="another", source=Source(), progress=f"Like {NAME}.")
    unread = Unread(source=Source(), text=SAID, why="no heading")
    report = exact(example("q2").model_copy(update={"rows": (), "unread": (unread,)}))
    intake = Intake.objects.create(
        authority=record.authority, name="report.txt", media_type="text/plain", content=content,
        sha256=hashlib.sha256(content).hexdigest(), report=report, by=record.cast.olive,
        at=timezone.now(), expires_at=timezone.now(), became=record.q2, state="confirmed",
        confirmed_by=record.cast.olive, confirmed_at=timezone.now(),
    )  # fmt: skip
    IntakeRow.objects.create(intake=intake, position=1, row_id="1", as_read=exact(row), doubts=[SAID], sure=False)


STANDS = [
    in_a_comment, in_a_reason, in_the_journals_words, in_a_mail, in_a_mails_subject, in_the_return_of_another_period,
    in_why_there_is_no_figure, in_a_point, in_a_remedial_action, in_a_test_of_the_auditors, in_a_restatement,
    in_why_a_target_changed, in_the_commentary_on_a_theme, in_what_a_cover_recommends, in_how_a_measure_is_defined, in_an_evidence_file,
    in_the_document_that_was_taken_in,
]  # fmt: skip
by_place = pytest.mark.parametrize("put", STANDS, ids=lambda put: put.__name__)


def still(words: str = NAME) -> list[str]:
    """Give the tables in which words stand, files among them."""
    found = []
    for model in apps.get_app_config("records").get_models():
        for row in model._default_manager.values():
            if words.casefold() in str(row).casefold():
                found.append(model.__name__)
    return found


@by_place
def test_the_words_go_where_that_is_ticked_and_stay_elsewhere(record: Record, put: Callable[[Record], None]) -> None:
    put(record)
    text = published(record)
    with undone():
        what_is_not_ticked_stays(record, text)
    the_words_are_found_and_go_and_the_record_verifies(record, text)


def the_words_are_found_and_go_and_the_record_verifies(record: Record, text: PublishedText) -> None:
    text.refresh_from_db()
    places = also_stands(text=text, words=NAME, by=record.cast.olive)
    assert [place.may_go for place in places] == [True] * len(places)
    assert len(places) >= 1
    also = [place.key for place in places]
    take_down(text=text, ground=GROUND, words=NAME, also=also, by=record.cast.olive)
    assert still() == []
    found = verify(record.authority)
    assert found.altered == ()
    assert len(found.taken_down) >= 3
    assert all(" taken down by Olive on " in line for line in found.taken_down)


def what_is_not_ticked_stays(record: Record, text: PublishedText) -> None:
    before = Removal.objects.count()
    take_down(text=text, ground=GROUND, words=NAME, by=record.cast.olive)
    assert still() != []
    assert Removal.objects.count() == before
    assert verify(record.authority).altered == ()


def test_looking_changes_nothing(record: Record) -> None:
    text = published(record)
    in_a_comment(record)
    models = list(apps.get_app_config("records").get_models())
    before = [list(model._default_manager.order_by("pk").values()) for model in models]
    also_stands(text=text, words=NAME, by=record.cast.olive)
    assert [list(model._default_manager.order_by("pk").values()) for model in models] == before


def test_words_in_another_edition_and_another_period_go_with_a_tombstone(record: Record) -> None:
    in_the_return_of_another_period(record)
    publish(period=record.year_end, by=record.cast.olive, reason="As it is.")
    text = published(record)
    keys = [place.key for place in also_stands(text=text, by=record.cast.olive)]
    assert len([key for key in keys if key.startswith("publishedtext.")]) == 2
    take_down(text=text, ground=GROUND, also=keys, by=record.cast.olive)
    assert PublishedText.objects.filter(text__contains=NAME).count() == 0
    assert verify(record.authority).altered == ()


@pytest.mark.parametrize("begins", ["[withheld] people", "{not JSON", "[1]"])
def test_words_that_begin_with_a_bracket_are_words(record: Record, begins: str) -> None:
    words = f"{begins} and {NAME} waited for eleven weeks."
    Return.objects.filter(measure=record.measure, period=record.year_end).update(progress=words)
    publish(period=record.year_end, by=record.cast.olive, reason="As it is.")
    text = published(record)
    keys = [place.key for place in also_stands(text=text, words=NAME, by=record.cast.olive)]
    take_down(text=text, ground=GROUND, words=NAME, also=keys, by=record.cast.olive)
    assert still() == []


def test_letter_case_and_line_breaks_hide_nothing(record: Record) -> None:
    with writing(record.authority, by=record.cast.olive, may=MEMBERS) as journal:
        journal.record(
            "send a return back", own_return(record), reason="JO\n   BLOGGS\tof  mill lane WAITED for eleven weeks"
        )
    text = published(record)
    (place,) = also_stands(text=text, by=record.cast.olive)
    assert place.key.startswith("journalentry.")


def test_another_authoritys_words_are_neither_found_nor_taken(record: Record) -> None:
    with writing(record.elsewhere, by=record.cast.zoe, may=MEMBERS) as journal:
        journal.record("send a return back", "return 1", reason=SAID)
    text = published(record)
    theirs = JournalEntry.objects.get(authority=record.elsewhere)
    assert also_stands(text=text, words=NAME, by=record.cast.olive) == []
    with pytest.raises(Refused, match="no longer stand"):
        take_down(text=text, ground=GROUND, also=[f"journalentry.{theirs.pk}.reason"], by=record.cast.olive)
    theirs.refresh_from_db()
    assert theirs.reason == SAID


def test_a_place_that_is_made_up_is_refused_and_nothing_goes(record: Record) -> None:
    text = published(record)
    for key in ("user.1.password", "publication.1.manifest", "person.1.name", "nonsense", "..", ""):
        with pytest.raises(Refused, match="no longer stand"):
            take_down(text=text, ground=GROUND, words=NAME, also=[key], by=record.cast.olive)
    text.refresh_from_db()
    assert text.text == SAID


def test_figures_read_from_the_words_go_from_what_is_frozen(record: Record) -> None:
    FigureRecord.objects.filter(of_return=own_return(record)).delete()
    text = published(record, "Performance was 45.7% (137 of 300) at the end of the quarter.")
    rows = PublishedReturn.objects.filter(publication__period=record.q2, measure=record.measure)
    assert ["45.7" in row.content for row in rows] == [True, True]
    keys = [place.key for place in also_stands(text=text, by=record.cast.olive) if place.key.endswith(".figures")]
    assert len(keys) == 2
    take_down(text=text, ground=GROUND, also=keys, by=record.cast.olive)
    assert ["45.7" in row.content or "137" in row.content for row in rows.all()] == [False, False]
    assert verify(record.authority).altered == ()
    found = row_of(text.publication, record.measure.permanent_id)
    assert found is not None
    assert (found.row.actuals, found.row.actual_text) == ((), "[taken down]")


def test_a_file_that_cannot_be_looked_through_is_offered(record: Record) -> None:
    in_an_evidence_file(record)
    Evidence.objects.update(media_type="application/pdf", content=b"%PDF-1.4 ...", name="minutes.pdf")
    text = published(record)
    (place,) = also_stands(text=text, by=record.cast.olive)
    assert (place.kind, place.about.startswith("minutes.pdf, ")) == ("Evidence file", True)
    take_down(text=text, ground=GROUND, also=[place.key], by=record.cast.olive)
    file = Evidence.objects.get()
    assert (bytes(file.content), file.removed_at is not None, len(file.sha256)) == (b"", True, 64)


def test_a_document_that_is_gone_is_handed_out_to_nobody(record: Record, sign_in: Callable[[Person], Client]) -> None:
    in_the_document_that_was_taken_in(record)
    text = published(record)
    keys = [place.key for place in also_stands(text=text, words=NAME, by=record.cast.olive)]
    take_down(text=text, ground=GROUND, words=NAME, also=keys, by=record.cast.olive)
    client, intake = sign_in(record.cast.olive), Intake.objects.get()
    assert client.get(f"/borough/work/intake/{intake.pk}/document/").status_code == 404
    assert client.get("/borough/work/intake/").status_code == 200
    assert client.get(f"/borough/work/intake/{intake.pk}/confirm/").status_code < 500


def test_what_the_record_rests_on_is_shown_and_cannot_go(record: Record) -> None:
    with writing(record.authority, by=record.cast.olive, may=MEMBERS) as journal:
        journal.record("invite a person", record.cast.nora, after={"name": NAME})
    text = published(record)
    (place,) = also_stands(text=text, words=NAME, by=record.cast.olive)
    assert (place.kind, place.may_go) == ("Journal, what was done", False)
    with pytest.raises(Refused, match="no longer stand"):
        take_down(text=text, ground=GROUND, words=NAME, also=[place.key], by=record.cast.olive)


def altered(record: Record) -> list[str]:
    return [one.what for one in verify(record.authority).altered]


CHANGES: list[tuple[str, Callable[[Record], object]]] = [
    ("a comment", lambda record: SignOff.objects.update(comment="[taken down]")),
    ("a reason", lambda record: JournalEntry.objects.exclude(reason="").update(reason="[taken down]")),
    ("a note", lambda record: AuditTest.objects.update(note="[taken down]")),
    ("a frozen row", lambda record: PublishedReturn.objects.update(content="{}")),
    ("a frozen content", lambda record: Publication.objects.update(content="{}")),
    ("a document", lambda record: Intake.objects.update(content=b"")),
    ("a document's name", lambda record: Intake.objects.update(name="[taken down]")),
    ("the target", lambda record: TargetSetting.objects.exclude(reason="").update(reason="[taken down]")),
    ("a restatement", lambda record: Restatement.objects.update(reason="[taken down]")),
]


def test_nothing_goes_without_a_removal(record: Record) -> None:
    for put in STANDS:
        put(record)
    published(record)
    assert [what for what, change in CHANGES if not is_refused(record, change)] == []


def is_refused(record: Record, change: Callable[[Record], object]) -> bool:
    try:
        with undone():
            change(record)
    except Error as why:
        return "for good" in str(why)
    return False


@pytest.mark.parametrize(
    "change",
    [{"comment": "All is well."}, {"comment": ""}, {"level": 2}, {"comment": "[taken down]", "decision": "approved"}],
    ids=str,
)
def test_a_removal_allows_nothing_else(record: Record, change: dict[str, object]) -> None:
    in_a_comment(record)
    signed = SignOff.objects.get()
    told: dict[str, Any] = {"salt": "", "sha256": "", "left": "", "at": timezone.now(), "ground": "x"}
    Removal.objects.create(
        authority=record.authority,
        of_table="signoff",
        of_row=signed.pk,
        of_column="comment",
        by=record.cast.olive,
        **told,
    )
    with pytest.raises(Error, match="for good"), transaction.atomic():
        SignOff.objects.update(**change)
    with pytest.raises(Error, match="for good"), transaction.atomic():
        Removal.objects.all().delete()
    SignOff.objects.update(comment="[taken down]")
    assert "it is gone, and the journal doesn't say that it was taken down" in altered(record)


def test_what_is_put_in_its_place_afterwards_is_told(record: Record) -> None:
    in_a_comment(record)
    text = published(record)
    keys = [place.key for place in also_stands(text=text, words=NAME, by=record.cast.olive)]
    take_down(text=text, ground=GROUND, words=NAME, also=keys, by=record.cast.olive)
    with connection.cursor() as cursor:
        on_table = " ON records_signoff" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER records_signoff_update_refused{on_table}")
    SignOff.objects.update(comment="Approved by all.")
    assert altered(record) == ["something was put in the place of what was taken down"]


# Why no words that must go can stand in these columns, or why they can't go by themselves.
PASSED_OVER = {
    "authority", "directorate", "user", "person", "plan", "journalhead", "securityevent", "removal",
    "reading",  # goes whenever words are taken down
}  # fmt: skip


def test_every_column_of_words_is_looked_through(record: Record) -> None:
    looked = {(one.table, one.field.name) for one in wherever.columns()}
    texts = {
        (str(model._meta.model_name), field.name)
        for model in apps.get_app_config("records").get_models()
        for field in model._meta.concrete_fields
        if field.get_internal_type() in {"TextField", "JSONField", "BinaryField"}
        and model._meta.model_name not in PASSED_OVER
    }
    ground = {("publishedtext", "ground"), ("publication", "manifest"), ("intake", "set_aside")}
    # Codes with their labels, and figures with their days: nobody's words.
    ours = {("reportingperiod", "key"), ("targetsetting", "path")}
    assert texts - looked == ground | ours


def test_many_places_take_as_many_queries_as_one(record: Record) -> None:
    text = published(record)
    counts = []
    for first, last in ((0, 1), (1, 3), (3, 30)):
        for other in Return.objects.filter(period=record.year_end).order_by("pk")[first:last]:
            Return.objects.filter(pk=other.pk).update(no_data_reason=f"{NAME} is away.")
            about = {"revision": 1, "level": 1, "role": "director", "decision": "queried", "at": timezone.now()}
            SignOff.objects.create(of_return=other, comment=f"Who is {NAME}?", by=record.cast.dee, **about)
            with writing(record.authority, by=record.cast.olive, may=MEMBERS) as journal:
                journal.record("send a return back", other, after={"comment": NAME}, reason=f"{NAME} must not stand")
        with CaptureQueriesContext(connection) as counted:
            places = also_stands(text=text, words=NAME, by=record.cast.olive)
        counts.append((len(places), len(counted)))
    assert [places for places, _ in counts] == [4, 12, 120]
    assert len({queries for _, queries in counts}) == 1


def test_many_places_are_folded_by_kind(record: Record, sign_in: Callable[[Person], Client]) -> None:
    text = published(record)
    client = sign_in(record.cast.olive)
    where = f"/borough/work/publications/{text.publication_id}/texts/{text.pk}/"
    folded = []
    for several in (1, 21):
        some = Return.objects.filter(period=record.year_end).order_by("pk").values_list("pk", flat=True)[:several]
        Return.objects.filter(pk__in=list(some)).update(no_data_reason=f"{NAME} is away.")
        page = client.post(where, {"look": "1", "words": NAME, "ground": GROUND}).content.decode()
        folded.append((page.count('name="also"'), page.count("<details"), f"{several} place" in page))
    assert folded == [(1, 0, True), (21, 1, True)]


def test_the_page_lists_the_places_and_takes_down_what_is_ticked(
    record: Record, sign_in: Callable[[Person], Client]
) -> None:
    in_a_comment(record)
    in_a_reason(record)
    text = published(record)
    client = sign_in(record.cast.olive)
    where = f"/borough/work/publications/{text.publication_id}/texts/{text.pk}/"
    assert "stand nowhere else" in client.get(where).content.decode()
    looked = client.post(where, {"look": "1", "words": NAME, "ground": GROUND})
    assert looked.status_code == 200
    assert "2 places" in looked.content.decode()
    assert GROUND in looked.content.decode()
    key = f"signoff.{SignOff.objects.get().pk}.comment"
    answer = client.post(where, {"words": NAME, "ground": GROUND, "also": [key]})
    assert answer.status_code == 302
    assert SignOff.objects.get().comment == "[taken down]"
    assert JournalWords.objects.filter(text__contains=NAME).count() == 0
    assert sorted(set(still())) == ["JournalEntry"]
    out = StringIO()
    call_command("verify", stdout=out)
    assert "comment: taken down by Olive on " in out.getvalue()
