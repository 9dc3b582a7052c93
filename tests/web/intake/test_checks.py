"""Checking a draft: the points to check as a page, a Word document or a list, and nothing of it kept."""

import csv
import io
import tempfile
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.plan import Finding, Severity
from goldenthread.web.intake.checks import _as_csv
from goldenthread.web.intake.forms import RowForm
from goldenthread.web.intake.reading import read_apart, read_draft
from goldenthread.web.records.models import Authority
from goldenthread.web.records.uploads import CheckedFile
from tests.web.conftest import Record
from tests.web.intake.conftest import boxes
from tests.web.intake.pending import DRAFT, document, read

LAYOUTS = Path(__file__).parents[2] / "layouts"
ADDRESS = "/borough/work/check/"


@pytest.fixture
def ben(record: Record, client: Client) -> Client:
    client.force_login(record.cast.ben.user)
    return client


def counted() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in apps.get_app_config("records").get_models()}


def left() -> set[str]:
    return {path.name for path in Path(tempfile.gettempdir()).iterdir() if path.suffix == ".upload"}


def word() -> bytes:
    lines = [line.strip("| ").split("|") for line in DRAFT.splitlines() if line.startswith("| ")]
    made = Document()
    made.add_paragraph(DRAFT.splitlines()[0])
    table = made.add_table(len(lines), 5)
    for cells, row in zip(lines, table.rows, strict=True):
        for text, cell in zip(cells, row.cells, strict=True):
            cell.text = text.strip()
    made.add_paragraph(DRAFT.splitlines()[-1])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_report_of_another_council_is_refused(ben: Client) -> None:
    layout = LAYOUTS / "A01_district_brag_letters.docx"
    answer = ben.post(ADDRESS, {"document": document(layout.read_bytes(), layout.name)})
    assert (answer.status_code, b"send a report of this council" in answer.content) == (422, True)


def test_findings_stand_by_measure_and_nothing_is_kept(ben: Client) -> None:
    before = counted(), left()
    answer = ben.post(ADDRESS, {"document": document()})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "3 measures read, 2 rated" in page
    assert "What to do:" in page
    assert "Compared with 2011/12 year end" in page
    assert (counted(), left()) == before


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Council Plan 2012/13 Q1 report", "Compared with 2011/12 year end."),
        ("Council Plan 2011/12 year end report", "Compared with 2011/12 Q2."),
        ("Council Plan 2011/12 Q3 report", "Compared with 2011/12 Q2."),
        ("Council Plan 2011/12 Q2 report", "Compared with nothing: the record has no earlier period."),
        ("Council Plan 2010/11 Q3 report", "Compared with nothing: the record has no earlier period."),
        ("Council Plan report", "which period it is for. Compared with 2011/12 year end, the last in the record."),
    ],
)
def test_a_draft_is_held_against_the_period_before_its_own(ben: Client, heading: str, told: str) -> None:
    content = DRAFT.replace("Council Plan 2012/13 Q1 report", heading).replace(" at 30 June 2012", "")
    page = ben.post(ADDRESS, {"document": document(content)}).content.decode()
    assert told in page


def test_a_draft_that_the_record_has_gone_past_is_not_blamed_for_what_came_later(record: Record) -> None:
    content = files("goldenthread.examples").joinpath("plan-2011-12-q2.txt").read_bytes()
    file = CheckedFile("q2.txt", "text/plain", content)
    found, before = read_draft(file, record.authority, "check")
    later = read_apart(file, record.authority, "check", record.year_end)
    told = [{point["rule"] for point in one["findings"]} for one in (later, found)]
    assert (before, "slipped-again" in told[0], "slipped-again" in told[1]) == (None, True, False)


def test_a_word_document_comes_back_with_comments(ben: Client) -> None:
    sent = {"document": document(word(), "draft.docx"), "as": "word"}
    answer = ben.post(ADDRESS, sent)
    assert answer["Content-Disposition"] == 'attachment; filename="checked draft.docx"'
    assert "word/comments.xml" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


def test_the_page_carries_the_word_document(ben: Client) -> None:
    page = ben.post(ADDRESS, {"document": document(word(), "draft.docx")})
    answer = ben.post(f"{ADDRESS}download/", {"carried": page.context["word"]})
    assert "word/comments.xml" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


def test_findings_come_as_a_list(ben: Client) -> None:
    page = ben.post(ADDRESS, {"document": document()})
    answer = ben.post(f"{ADDRESS}download/", {"carried": page.context["csv"]})
    assert answer["Content-Type"].startswith("text/csv")
    assert answer.content.decode("utf-8-sig").startswith("severity,rule,ref,place,field,message")
    direct = ben.post(ADDRESS, {"document": document(), "as": "csv"})
    assert direct.content == answer.content


@pytest.mark.parametrize("carried", ["", "x", "a:b:c", "é"])
def test_nothing_else_comes_back_under_our_name(ben: Client, carried: str) -> None:
    answer = ben.post(f"{ADDRESS}download/", {"carried": carried})
    assert (answer.status_code, b"check it again" in answer.content) == (400, True)


def test_what_one_authority_was_given_is_nothing_to_another(record: Record, ben: Client, client: Client) -> None:
    page = ben.post(ADDRESS, {"document": document()})
    client.force_login(record.cast.zoe.user)
    assert client.post("/elsewhere/work/check/download/", {"carried": page.context["csv"]}).status_code == 400


def test_comments_need_a_word_document(ben: Client) -> None:
    answer = ben.post(ADDRESS, {"document": document(), "as": "word"})
    assert (answer.status_code, b"a Word document (.docx)" in answer.content) == (422, True)


def test_a_spreadsheet_takes_no_text_for_a_formula() -> None:
    found = Finding(rule="any", severity=Severity.WARNING, message="=1+1", instruction="@x", evidence={"said": "plain"})
    [_, row] = csv.reader(io.StringIO(_as_csv([found])))
    assert (row[5], row[6], row[7]) == ("'=1+1", "'@x", "said: plain")


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"\0" * 450_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("../../q1.exe", b"MZ", "is of a kind that isn’t taken"),
        ("q1.docm", b"PK\x03\x04", "is of a kind that isn’t taken"),
        ("q1.png", b"\x89PNG\r\n\x1a\n", "is of a kind that isn’t taken"),
        ("q1.docx", b"\x89PNG\r\n\x1a\n", "is not what its name says"),
        ("q1.txt", b"MZ\0\0", "is not what its name says"),
        ("q1.txt", b"", "submitted"),
        ("q1.txt", b"  \n ", "the file is empty"),
        ("q1.docx", b"bomb", "is not what its name says"),
    ],
)
@pytest.mark.parametrize("where", ["check", "intake"])
def test_what_is_no_report_is_told(
    record: Record, client: Client, name: str, content: bytes, said: str, where: str
) -> None:
    client.force_login(record.cast.olive.user)
    sent = bomb() if content == b"bomb" else content
    answer = client.post(f"/borough/work/{where}/", {"document": document(sent, name)})
    page = answer.content.decode().replace("&#x27;", "’").replace("isn't", "isn’t")
    assert answer.status_code == 422
    assert (said if content else "is empty") in page
    assert "What to do:" in page
    assert "/../" not in page


def test_no_file_at_all_is_told(ben: Client) -> None:
    answer = ben.post(ADDRESS)
    assert (answer.status_code, b"the file is missing" in answer.content) == (422, True)


def test_a_hundred_megabytes_pass_by_unkept(ben: Client) -> None:
    before = left()
    answer = ben.post(ADDRESS, {"document": document(b"x" * 100_000_000, "large.txt")})
    assert (answer.status_code, b"the file is too large" in answer.content) == (422, True)
    assert left() == before


def test_a_page_with_scripts_shows_none(record: Record, client: Client) -> None:
    table = "<table><tr><th>Ref</th><th>Measure</th><th>Status</th><th>Progress</th></tr>{}</table>"
    row = "<tr><td>1.{0}</td><td>At least 5% of &lt;script&gt;alert({0})&lt;/script&gt; bins</td><td>Green</td><td>6%<script>x()</script></td></tr>"
    page = table.format("".join(row.format(number) for number in range(1, 5)))
    client.force_login(record.cast.olive.user)
    answer = client.post("/borough/work/intake/", {"document": document(page, "q1.html")})
    assert answer.status_code == 302
    shown = client.get(f"{answer.headers['Location']}row/1/").content.decode()
    assert "<script>alert" not in shown
    assert "x()" not in shown


def test_a_document_that_takes_for_ever_is_given_up(ben: Client, settings: object) -> None:
    settings.READING_SECONDS = 0.05  # type: ignore[attr-defined]
    answer = ben.post(ADDRESS, {"document": document()})
    assert (answer.status_code, b"takes longer than 0.05 seconds" in answer.content) == (422, True)


TYPED = st.text(max_size=200)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.dictionaries(
        st.sampled_from(
            sorted(
                [
                    "ref",
                    "theme",
                    "outcome",
                    "status",
                    "progress",
                    "responsibility",
                    "figures-0-value",
                    "figures-0-unit",
                    "figures-1-value",
                    "targets-0-value",
                    "targets-0-high",
                    "targets-0-op",
                    "targets-0-when",
                    "figures-TOTAL_FORMS",
                ]
            )
        ),
        TYPED | st.from_regex(r"-?[0-9.,£% ]{0,45}", fullmatch=True),
    )
)
def test_any_typing_is_a_return_or_is_refused(typed: dict[str, str]) -> None:
    row, codes = read().rows[1], read().scheme
    authority = Authority(pk=1)
    unchanged = boxes(RowForm(None, row=row, codes=codes, authority=authority))
    form = RowForm(unchanged | typed, row=row, codes=codes, authority=authority)
    if form.is_valid():
        assert form.noun().id == row.id
