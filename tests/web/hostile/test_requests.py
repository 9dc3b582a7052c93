"""Requests that no browser of ours sends: other hosts, ways elsewhere, bodies that are no forms, files that lie."""

import io
import re
import zipfile

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldenthread.web.records.models import Evidence, Intake, Return
from tests.web.conftest import PASSWORD, Record
from tests.web.quarter import Quarter

ELSEWHERE = [
    "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "https:evil",
    "/%2F/evil.example", "http:///evil.example", " //evil.example", "/\t/evil.example", "data:text/html,x", "\0//evil",
    "////evil.example", "https://testserver@evil.example/",
]  # fmt: skip


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_no_way_leads_elsewhere_after_signing_in_or_out(record: Record, client: Client, elsewhere: str) -> None:
    answers = [
        client.post(
            f"/sign-in/?next={elsewhere}", {"login": "ben@borough.example", "password": PASSWORD, "next": elsewhere}
        ),
        client.get("/sign-in/", {"next": elsewhere}),
        client.post("/account/again/", {"password": PASSWORD, "next": elsewhere}),
        client.post("/sign-out/", {"next": elsewhere}),
    ]
    for answer in answers:
        assert answer.status_code < 500
        to = answer.headers.get("Location", "/")
        assert re.match(r"/(?![/\\])|https?://testserver/", to), to


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "testserver:80@evil.example", "", "a b", "x" * 300]
)
def test_another_host_gets_nothing_and_sends_no_link_of_its_own(record: Record, host: str) -> None:
    client = Client(HTTP_HOST=host)
    assert client.get("/sign-in/").status_code == 400
    client.post("/password/forgotten/", {"email": "ben@borough.example"})
    assert mail.outbox == []


@pytest.mark.parametrize(
    "header", ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-URL", "X-Rewrite-URL", "Referer"]
)
def test_no_header_turns_the_link_of_a_reset(record: Record, client: Client, header: str) -> None:
    client.post("/password/forgotten/", {"email": "ben@borough.example"}, headers={header: "https://evil.example/"})
    (sent,) = mail.outbox
    assert "evil" not in sent.body
    assert re.search(r"http://127\.0\.0\.1:8000/password/set/", str(sent.body))


def test_a_reset_asked_for_with_lines_of_a_header_goes_to_nobody(record: Record, client: Client) -> None:
    for email in (
        "ben@borough.example\nBcc: all@evil.example",
        "ben@borough.example,all@evil.example",
        "ben@borough.example\0",
    ):
        assert client.post("/password/forgotten/", {"email": email}).status_code == 422
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"--x\r\nContent-Disposition: form-data; name=", "multipart/form-data; boundary=x"),
        (b"\xff\xfe\x00", "multipart/form-data; boundary=" + "x" * 5_000),
        (b"a=1&" * 3_000, "application/x-www-form-urlencoded"),
        (b"a=" + b"x" * 6_000_000, "application/x-www-form-urlencoded"),
        (b"{", "application/json"),
        (b"%", "application/x-www-form-urlencoded; charset=utf-7"),
        (b"a=\xff", "application/x-www-form-urlencoded; charset=nonsense"),
        (b"", "multipart/form-data"),
    ],
    ids=range(8),
)
def test_a_body_that_is_no_form_is_turned_away(record: Record, client: Client, body: bytes, kind: str) -> None:
    client.force_login(record.cast.olive.user)
    for address in ("/sign-in/", "/borough/work/people/invite/", "/borough/work/intake/", "/borough/work/check/"):
        assert client.generic("POST", address, body, kind).status_code < 500, address


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd"><!ENTITY c "&b;&b;">]>'
WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>'
TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
LIES = [
    ("page.pdf", b"%PDF-1.7\n<html><script>alert(1)</script>"),
    ("picture.png", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>"),
    ("picture.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    ("report.docx", zipped(word__document_xml=DOCTYPE + WORD, _Content_Types_xml=TYPES)),
    ("report.docx", zipped(word__document_xml=b"<a>" * 50_000)),
    ("report.xlsx", zipped(xl__workbook_xml=b" " * 30_000_000)),
    ("report.ods", zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_xml=DOCTYPE + b"<a>&c;</a>")),
    ("report.html", b"<table>" * 5_000 + b"<script>fetch('//evil.example')</script>"),
    ("report.csv", b"\xff\xfe" + "Ref\tStatus\n".encode("utf-16-le") * 3),
    ("report.csv", b"Ref,Target,Actual,Status\n1.1,1e999999,9e999999,Green\n1.2,NaN,-Infinity,Red\n" + b"1.3," + b"9" * 5_000 + b",1,Red"),
    ("report.txt", b"\0" * 10_000),
    ("../../x.txt", b"words"),
    ("a\r\nSet-Cookie: a=b.txt", b"words"),
    ("n" * 3_000 + ".txt", b"words"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content"), LIES, ids=range(len(LIES)))
def test_a_file_that_lies_brings_nothing_down_and_is_never_shown(
    record: Record, quarter: Quarter, client: Client, name: str, content: bytes
) -> None:
    client.force_login(record.cast.olive.user)
    owed = Return.objects.get(measure=record.measure, period=quarter.period)
    page = f"/borough/work/returns/{owed.pk}/save/"
    sent = [
        client.post(page, {"evidence": SimpleUploadedFile(name, content), "revision": owed.revision}),
        client.post("/borough/work/intake/", {"document": SimpleUploadedFile(name, content)}),
        client.post("/borough/work/check/", {"document": SimpleUploadedFile(name, content)}),
    ]
    assert [answer.status_code for answer in sent if answer.status_code >= 500] == []
    assert all("root:" not in answer.content.decode() for answer in sent)
    for file in Evidence.objects.all():
        answer = client.get(f"/borough/work/returns/{owed.pk}/evidence/{file.pk}/")
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["Content-Type"].split(";")[0] not in {"text/html", "image/svg+xml", "application/xhtml+xml"}
        assert not set("/\\\r\n\0") & set(file.name)
    for intake in Intake.objects.all():
        assert client.get(f"/borough/work/intake/{intake.pk}/").status_code < 500
