"""What was taken down, written down without the words, and done once more to a record that came back from a backup.

A backup from before still holds what was taken down after it was made. The list keeps the salted hash of each text and
file, so that the restored record can be asked whether it holds exactly that, and where.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from goldenthread.web.actions.publishing.clearing import LIVE, clear_the_return
from goldenthread.web.actions.publishing.drawing import let_files_go
from goldenthread.web.actions.publishing.taking_down import Going, replace, take_down
from goldenthread.web.actions.writing import writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.gone import fingerprint
from goldenthread.web.records.hashing import digest_of_text
from goldenthread.web.records.models import (
    Authority,
    JournalWords,
    Person,
    Post,
    PublishedText,
    Removal,
    Return,
    Role,
)
from goldenthread.web.records.published import TAKEN_DOWN

DONE, THERE, BY_HAND = "taken down again", "not in this record", "look for it and take it down by hand"


def listed() -> Iterator[dict[str, Any]]:
    """Give everything that was taken down, in all authorities, as lines of a list: hashes, never words."""
    texts = PublishedText.objects.filter(text__isnull=True).order_by("pk")
    for text in texts.select_related("publication__authority", "publication__period__plan_year", "taken_down_by"):
        period = text.publication.period
        yield {
            **_line("publishedtext", text, text.publication.authority, text.ground, text.taken_down_by),
            "column": "text",
            "place": text.place,
            "period": [period.plan_year.start, period.quarter],
        }
    for words in JournalWords.objects.filter(text__isnull=True).select_related("entry__authority").order_by("pk"):
        yield {**_line("journalwords", words, words.entry.authority, "", None), "column": "text"}
    for one in Removal.objects.select_related("authority", "by"):
        row = {"table": one.of_table, "row": one.of_row, "column": one.of_column}
        yield {**_line("", one, one.authority, one.ground, one.by), **row}


def _line(table: str, one: Any, authority: Authority, ground: str, by: Person | None) -> dict[str, Any]:
    told = {"table": table, "row": one.pk, "salt": one.salt, "sha256": one.sha256, "ground": ground}
    return {**told, "authority": authority.slug, "by": by.name if by else ""}


def do_once_more(told: dict[str, Any]) -> str:
    """Take down again what a line of the list speaks of, where this record holds it, and say what came of it.

    Raises ValueError for what is no line of such a list.
    """
    _refuse_others(told)
    authority = Authority.objects.filter(slug=told["authority"]).first()
    by = _officer(authority) if authority else None
    if authority is None or by is None:
        return THERE
    ground = told["ground"] or "Taken down before the backup was restored"
    row, column = _row(told, authority)
    if row is not None and _is_it(told, getattr(row, column)):
        if isinstance(row, PublishedText):
            take_down(text=row, ground=ground, by=by)
            return DONE
        return _replaced(row, column, authority, ground, by)
    return _cleared(told, authority, by) if told["table"] == "publishedtext" else THERE


def _refuse_others(told: Any) -> None:
    texts = ("authority", "table", "column", "salt", "sha256", "ground")
    known = isinstance(told, dict) and isinstance(told.get("row"), int)
    if not known or not all(isinstance(told.get(name), str) for name in texts):
        raise ValueError("no line of a list of take-downs")


def _officer(authority: Authority) -> Person | None:
    posts = Post.objects.filter(role=Role.OFFICER, person__authority=authority, person__left_on__isnull=True)
    first = posts.select_related("person").order_by("pk").first()
    return first.person if first else None


def _row(told: dict[str, Any], authority: Authority) -> tuple[models.Model | None, str]:
    try:
        model = apps.get_model("records", told["table"])
        model._meta.get_field(told["column"])
    except (LookupError, FieldDoesNotExist):
        return None, ""
    return model._default_manager.filter(pk=told["row"]).first(), told["column"]


def _is_it(told: dict[str, Any], value: Any) -> bool:
    """Whether this is what was taken down. Texts that stand apart are hashed as they are, columns by their hash."""
    if value is None:
        return False
    apart = told["table"] in {"publishedtext", "journalwords"}
    ways = [value] if apart and isinstance(value, str) else []
    return any(digest_of_text(told["salt"], one) == told["sha256"] for one in [*ways, fingerprint(value)])


def _replaced(row: models.Model, column: str, authority: Authority, ground: str, by: Person) -> str:
    field = row._meta.get_field(column)
    value = getattr(row, column)
    if isinstance(row, JournalWords):
        JournalWords.objects.filter(pk=row.pk).update(text=None)
        return DONE
    # Of what is JSON only a part went, and the list doesn't say which.
    if isinstance(field, models.JSONField) or (isinstance(value, str) and value[:1] in {"{", "["}):
        return BY_HAND
    with writing(authority, by=by, may=OFFICERS) as journal:
        let_files_go(authority)
        replace(row, column, b"" if isinstance(field, models.BinaryField) else TAKEN_DOWN, Going(journal, ground))
    return DONE


def _cleared(told: dict[str, Any], authority: Authority, by: Person) -> str:
    """Clear a return of words that were published, and taken down, only after the backup was made."""
    of_measure, _, name = told["place"].rpartition(".")
    start, quarter = told["period"]
    returns = Return.objects.filter(
        authority=authority,
        measure__permanent_id=of_measure,
        period__plan_year__start=start,
        period__quarter=quarter,
    )
    for own in returns if name in LIVE else ():
        if _is_it(told, getattr(own, LIVE[name])):
            with writing(authority, by=by, may=OFFICERS) as journal:
                clear_the_return(own, name)
                journal.record("take words down again", own, reason=told["ground"])
            return DONE
    return THERE
