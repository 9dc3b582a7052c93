"""What the words of a return say: read once, and kept with the return until its words, or how they are read, change."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

import goldenthread.plan
import goldenthread.reading.understanding
import goldenthread.wording
from goldenthread import plan
from goldenthread.plan import Claim, Comparator, EarlierFigure, Figure
from goldenthread.plan.noun import Noun
from goldenthread.reading.understanding import understand
from goldenthread.web.records.exact import exact
from goldenthread.web.records.models import Reading, Return

# Who types has the same few texts read again and again: their own as it was, and last time's.
_READINGS = 256
_BATCH = 500


class Words(Noun):
    """What the texts of a row alone say."""

    actuals: tuple[Figure, ...] = ()
    previous: tuple[EarlierFigure, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    claims: tuple[Claim, ...] = ()


def understood(row: plan.Return, period: plan.Period, kept: Reading | None = None) -> plan.Return:
    """Give a row with the earlier figures and claims of its narrative. What the record holds itself comes first.

    `kept` is what was read of the row before, where it was.
    """
    words = words_of_row(row, period, kept)
    return row.model_copy(
        update={
            "previous": words.previous,
            "claims": words.claims,
            "actuals": row.actuals or words.actuals,
            "comparators": row.comparators or words.comparators,
        }
    )


def words_of_row(row: plan.Return, period: plan.Period, kept: Reading | None = None) -> Words:
    """Give a row as its texts alone say it. Texts that were read before, or a moment ago, aren't read again."""
    texts = _texts(row)
    if kept is not None and kept.key == _key(texts, period):
        try:
            return Words.model_validate_json(kept.content)
        except ValidationError:
            # What is kept only saves time: where it is damaged the texts are read again.
            return _read(texts, period)
    return _read(texts, period)


def kept_of(found: Return) -> Reading | None:
    """Give what was read of a return that was fetched with its reading; None where nothing is kept."""
    return getattr(found, "reading", None)


def keep_readings(rows: Iterable[tuple[Return, plan.Return]]) -> int:
    """Keep what is read of returns, given with their rows, where it isn't kept already. Gives how many were read."""
    new = []
    for found, row in rows:
        texts, period = _texts(row), found.period.noun
        key, kept = _key(texts, period), kept_of(found)
        if kept is None or kept.key != key:
            content = json.dumps(exact(_read(texts, period)))
            found.reading = Reading(of_return=found, key=key, content=content)
            new.append(found.reading)
    Reading.objects.bulk_create(
        new, batch_size=_BATCH, update_conflicts=True, unique_fields=["of_return"], update_fields=["key", "content"]
    )
    return len(new)


@dataclass(frozen=True)
class _Texts:
    """All of a row that its reading depends on."""

    outcome: str
    target: str
    progress: str
    actual: str
    previous: str
    row: plan.Return = field(compare=False, repr=False)


def _texts(row: plan.Return) -> _Texts:
    return _Texts(row.outcome, row.target_text, row.progress, row.actual_text, row.previous_text, row)


@lru_cache(maxsize=_READINGS)
def _read(texts: _Texts, period: plan.Period) -> Words:
    read = understand([texts.row], period)[0]
    return Words(actuals=read.actuals, previous=read.previous, comparators=read.comparators, claims=read.claims)


def _key(texts: _Texts, period: plan.Period) -> str:
    told = [how_it_is_read(), str(period), texts.outcome, texts.target, texts.progress, texts.actual, texts.previous]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


@cache
def how_it_is_read() -> str:
    """Give a hash of the very code that reads words: another version of it reads them anew."""
    roots: list[Any] = [goldenthread.wording, goldenthread.plan]
    files = [path for one in roots for path in Path(one.__path__[0]).rglob("*") if path.suffix not in {"", ".pyc"}]
    files += [Path(goldenthread.reading.understanding.__file__), Path(__file__)]
    whole = hashlib.sha256()
    for path in sorted(files):
        content = path.read_bytes()
        whole.update(f"{path.name} {len(content)} ".encode() + content)
    return whole.hexdigest()
