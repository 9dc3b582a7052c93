"""A backup holds everything, goes back whole or not at all, and is noticed when it isn't what it was."""

from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from goldenthread.web.actions.publishing import publish
from goldenthread.web.records import copying, guards
from goldenthread.web.records.copying import Unusable, copied_models
from goldenthread.web.records.models import Authority, Evidence, Return
from goldenthread.web.records.verifying import verify
from tests.web.conftest import Record


def empty_all() -> None:
    with connection.schema_editor() as editor:
        guards.remove(editor)
    call_command("flush", interactive=False, verbosity=0)
    with connection.schema_editor() as editor:
        guards.install(editor)


def test_a_backup_goes_back_as_it_was(open_record: Record, tmp_path: Path) -> None:
    publish(period=open_record.q2, by=open_record.cast.olive)
    Evidence.objects.create(
        of_return=Return.objects.all()[0],
        name="a.bin",
        media_type="x",
        size=3,
        sha256="0" * 64,
        content=b"\x00\xff\n",
        added_by=open_record.cast.ben,
        added_at="2012-07-01T00:00Z",
    )
    before = {model: list(model._base_manager.order_by("pk").values_list()) for model in copied_models()}
    first, second = tmp_path / "first", tmp_path / "second"
    call_command("backup", str(first), stdout=StringIO())
    empty_all()
    assert Authority.objects.count() == 0
    out = StringIO()
    call_command("restore", str(first), stdout=out)
    assert "borough: 4 journal entries, 2 publications: as written." in out.getvalue()
    for model, rows in before.items():
        now = list(model._base_manager.order_by("pk").values_list())
        assert [[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in now] == [
            [bytes(v) if isinstance(v, memoryview) else v for v in row] for row in rows
        ]
    call_command("backup", str(second), stdout=StringIO())
    assert first.read_bytes() == second.read_bytes()
    # The next row of a table gets the next number.
    Authority.objects.create(slug="new", name="New")
    assert verify(open_record.authority).altered == ()


def test_a_record_that_holds_something_takes_no_backup(record: Record) -> None:
    file = BytesIO()
    copying.write(file)
    file.seek(0)
    with pytest.raises(Unusable, match="isn't empty"):
        copying.read(file)


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda content: content[:-1000], "cut off or altered"),
        (lambda content: content.replace(b"Borough", b"Burgher", 1), "cut off or altered"),
        (lambda content: b"".join(content.splitlines(keepends=True)[:-1]), "cut off or altered"),
        (lambda content: b"hello\n", "no backup of Goldenthread's"),
        (lambda content: b"", "cut off or altered"),
        (lambda content: content.replace(b"0001_initial", b"0001_another"), "another version's tables"),
    ],
)
def test_a_spoilt_file_is_noticed(record: Record, spoil: object, what: str) -> None:
    file = BytesIO()
    copying.write(file)
    assert callable(spoil)
    with pytest.raises(Unusable, match=what):
        copying.read(BytesIO(spoil(file.getvalue())))


def test_a_backup_overwrites_nothing(record: Record, tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine")
    with pytest.raises(CommandError, match="exists"):
        call_command("backup", str(tmp_path / "b"))
    with pytest.raises(CommandError, match="can't be read"):
        call_command("restore", str(tmp_path / "none"))
