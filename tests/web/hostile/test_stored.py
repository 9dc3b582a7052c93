"""Markup that someone has written into every text of the record runs on no page, in no chart, in no file."""

import csv
import io
import json
from contextlib import suppress
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.db import Error, models, transaction
from django.test import Client

from goldenthread.web.actions.publishing import publish
from goldenthread.web.records.models import Draft, FigureRecord, IntakeRow, PointToCheck, Publication, Return
from tests.web.conftest import Record
from tests.web.hostile.test_forms import browser
from tests.web.matrix import ROWS, entries, prepare, published

MARKUP = '"\'></title></script><img src=x onerror=alert(1)><svg/onload=alert(2)>{{7*7}}=HYPERLINK("h")'
SHORT = "<b onclick=a()>"
# Guarded, or what the record finds its own way by.
_NOT = {
    "journalentry", "journalwords", "publication", "publishedreturn", "publishedtext", "restatement", "signoff",
    "auditsample", "audittest", "targetsetting", "targetpart", "baselinepart", "removal", "securityevent", "user",
    "intake", "comparatorfigure", "reminder",
}  # fmt: skip
_CODES = {"slug", "permanent_id", "quarters", "sha256", "media_type", "hash", "fingerprint", "row_id", "place", "to"}
_RUNS = {"script", "iframe", "object", "embed", "base", "img", "svg"}


def write_everywhere() -> int:
    """Write markup into every text of the live record, and give how many columns that was."""
    count = 0
    for model in apps.get_app_config("records").get_models():
        if model._meta.model_name in _NOT:
            continue
        for field in model._meta.concrete_fields:
            if (
                field.name in _CODES
                or field.choices is not None
                or type(field) not in {models.CharField, models.TextField}
            ):
                continue
            for row in model._default_manager.all()[:60]:
                text = (
                    f"{MARKUP}{row.pk}" if (field.max_length or 1000) >= 150 else f"{SHORT}{row.pk}"[: field.max_length]
                )
                if field.max_length is None or field.max_length >= 60 or field.name in {"ref", "rule"}:
                    # A column that takes codes alone refuses it.
                    with suppress(Error), transaction.atomic():
                        model._default_manager.filter(pk=row.pk).update(**{field.name: text})
            count += 1
    return count


class Runs(HTMLParser):
    """Finds what would run, or come from elsewhere, in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        harmless = tag == "script" and ("nonce" in told or (told.get("src") or "").startswith("/static/"))
        harmless |= tag == "svg" and not any(name.startswith("on") for name in told)
        harmless |= tag == "img" and (told.get("src") or "").startswith("/")
        if tag in _RUNS and not harmless:
            self.found.append(f"<{tag} {told}>")
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith(("javascript:", "data:text")):
                self.found.append(f"{tag} {name}={value}")


def runs_in(page: str) -> list[str]:
    parser = Runs()
    parser.feed(page)
    return parser.found


@pytest.fixture
def written(record: Record) -> Record:
    """Give a record with markup in every text, published."""
    prepare(record)
    for own in Return.objects.filter(period=record.q2)[:5]:
        FigureRecord.objects.get_or_create(of_return=own, position=1, defaults={"value": Decimal(5), "unit": "x"})
    own = Return.objects.get(measure=record.measure, period=record.year_end)
    Draft.objects.create(owed=own, fields={"progress": MARKUP}, saved_by=record.cast.ben, saved_at="2012-04-01T00:00Z")
    for found in Return.objects.filter(period=record.year_end)[:3]:
        PointToCheck.objects.create(
            of_return=found, fingerprint=f"f{found.pk}", rule="stale-figure", severity="error", message=MARKUP,
            instruction=MARKUP, evidence={"said": MARKUP},
        )  # fmt: skip
    assert write_everywhere() > 30
    published(record)
    publish(period=record.year_end, by=record.cast.olive, reason=MARKUP)
    for row in IntakeRow.objects.all():
        IntakeRow.objects.filter(pk=row.pk).update(doubts=[MARKUP])
    return record


def test_markup_is_only_words_on_every_page(written: Record) -> None:
    found: dict[str, Any] = {}
    seen = 0
    for entry in entries():
        if entry.name in {"sign-out", "account_logout"} or entry.rule not in ROWS:
            continue
        answer = browser(written, entry).get(entry.address(written))
        kind = answer.headers.get("Content-Type", "")
        assert answer.status_code < 500, entry.name
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        if kind.startswith("text/html"):
            seen += MARKUP[:3] in content.decode() or "&lt;img" in content.decode()
            if runs := runs_in(content.decode()):
                found[entry.name] = runs[:3]
        elif "Content-Disposition" in answer.headers:
            assert answer["Content-Disposition"].startswith("attachment"), entry.name
            assert "\n" not in answer["Content-Disposition"]
        elif kind == "image/svg+xml":
            # A picture that is opened alone may run and load nothing, whatever stands in it.
            assert answer["Content-Security-Policy"].startswith("default-src 'none'; sandbox"), entry.name
        else:
            assert kind.split(";")[0] in {"application/atom+xml", "application/xml", "text/plain", ""}, (
                entry.name,
                kind,
            )
    assert found == {}
    assert seen > 15


def test_markup_is_only_words_in_what_is_handed_out(written: Record, client: Client) -> None:
    for publication in Publication.objects.filter(for_public=True).select_related("period__plan_year"):
        quarter = publication.period.quarter
        name = f"2011-12-{'year-end' if quarter == 4 else f'q{quarter}'}-{publication.edition}"
        told = client.get(f"/borough/data/{name}.json")
        assert told["Content-Type"].split(";")[0] == "application/json"
        assert json.loads(b"".join(told.streaming_content))["rows"]  # type: ignore[attr-defined]
        lines = b"".join(client.get(f"/borough/data/{name}.csv").streaming_content)  # type: ignore[attr-defined]
        cells = [cell for row in csv.reader(io.StringIO(lines.decode("utf-8-sig"))) for cell in row]
        assert [cell for cell in cells if cell[:1] in {"=", "+", "@", "\t", "\r"}] == []
