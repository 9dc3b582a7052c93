"""Nouns as JSON that loses nothing: numbers as text, so that "66.0" comes back as 66.0."""

import json
from typing import Any, TypeVar

from goldenthread.plan import Report
from goldenthread.plan.noun import Noun

Kind = TypeVar("Kind", bound=Noun)


def exact(noun: Noun) -> Any:
    """Give a noun as what JSON can hold and what databases take: without signs that are no text."""
    return _fit(json.loads(json.dumps(noun.model_dump(), default=str)))


def from_exact(kind: type[Kind], kept: Any) -> Kind:
    """Give the noun that `exact` was made of."""
    return kind.model_validate(kept)


def report_from(kept: Any) -> Report:
    """Give the report that `exact` was made of."""
    return from_exact(Report, kept)


def _fit(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_fit(name): _fit(part) for name, part in value.items()}
    return [_fit(part) for part in value] if isinstance(value, list) else value
