"""A backup from before a take-down brings the words back; a list without words has them taken down once more."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from goldenthread.web.actions.publishing import also_stands, publish, take_down
from goldenthread.web.records.models import PublishedText, Return
from goldenthread.web.records.verifying import verify
from tests.web.conftest import Record
from tests.web.publishing import test_taking_down as taking
from tests.web.publishing.test_copying import empty_all

PUT = [
    taking.in_a_comment, taking.in_a_reason, taking.in_the_journals_words, taking.in_a_mail,
    taking.in_an_evidence_file, taking.in_a_restatement, taking.in_a_test_of_the_auditors,
]  # fmt: skip


def told(command: str, *arguments: object, **options: object) -> str:
    out = StringIO()
    call_command(command, *map(str, arguments), stdout=out, **options)
    return out.getvalue()


def take_all_down(record: Record, text: PublishedText) -> None:
    by = record.cast.olive
    also = [place.key for place in also_stands(text=text, words=taking.NAME, by=by)]
    take_down(text=text, ground=taking.GROUND, words=taking.NAME, also=also, by=by)


def test_a_restored_backup_is_cleared_by_the_list(open_record: Record, tmp_path: Path) -> None:
    for put in PUT:
        put(open_record)
    text = taking.published(open_record)
    told("backup", tmp_path / "before")
    take_all_down(open_record, text)
    assert taking.still() == []
    assert "take-downs written" in told("takedowns", tmp_path / "list")
    assert "Bloggs" not in (tmp_path / "list").read_text()
    empty_all()
    assert "is back. If any was" in told("restore", tmp_path / "before")
    assert taking.still() != []
    said = told("takedowns", tmp_path / "list", again=True)
    assert "progress: taken down again" in said
    assert taking.still() == []
    assert verify(open_record.authority).altered == ()
    assert "not in this record" in told("takedowns", tmp_path / "list", again=True)


def test_words_that_were_published_only_after_the_backup_go_from_the_return(
    open_record: Record, tmp_path: Path
) -> None:
    own = taking.own_return(open_record)
    Return.objects.filter(pk=own.pk).update(progress=taking.SAID)
    told("backup", tmp_path / "before")
    _, public = publish(period=open_record.q2, by=open_record.cast.olive)
    text = public.texts.get(place=f"{open_record.measure.permanent_id}.progress")
    take_down(text=text, ground=taking.GROUND, by=open_record.cast.olive)
    told("takedowns", tmp_path / "list")
    empty_all()
    said = told("restore", tmp_path / "before", takedowns=tmp_path / "list")
    assert "progress: taken down again" in said
    assert taking.still() == []
    assert verify(open_record.authority).altered == ()


@pytest.mark.parametrize("content", ["{", "[1]", '{"authority": "borough"}', "words", '{"authority": ["x"]}'])
def test_a_file_that_is_no_list_is_refused(record: Record, tmp_path: Path, content: str) -> None:
    (tmp_path / "list").write_text(content)
    with pytest.raises(CommandError, match="is no list"):
        told("takedowns", tmp_path / "list", again=True)


def test_a_list_is_written_once(record: Record, tmp_path: Path) -> None:
    told("takedowns", tmp_path / "list")
    with pytest.raises(CommandError, match="name a new file"):
        told("takedowns", tmp_path / "list")
    assert told("takedowns", tmp_path / "list", again=True) == "Nothing.\n"
