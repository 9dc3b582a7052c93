"""`goldenthread explain`: what is understood in a piece of English."""

import json
import sys
from collections.abc import Iterator
from typing import Any

from goldenthread.checking import recompute
from goldenthread.cli.endings import As, OutputFormat
from goldenthread.cli.explained_text import criterion_text, progress_text
from goldenthread.cli.output import give_out
from goldenthread.plan import Claim, Progress
from goldenthread.wording import understand_criterion, understand_progress


def explain_texts(text: str, taken_as: As, form: OutputFormat) -> int:
    """Explain a text, or with "-" each line of standard input; print it and give the exit status."""
    texts = sys.stdin.read().splitlines() if text == "-" and sys.stdin else [text]
    several = len(texts) > 1
    if form is OutputFormat.TEXT:
        return give_out("\n\n".join(_in_words(one, taken_as) for one in texts), None, form)
    explained = [_as_json(one, taken_as) for one in texts]
    if form is OutputFormat.JSONL:
        return give_out("\n".join(json.dumps(one, ensure_ascii=False) for one in explained), None, form)
    return give_out(json.dumps(explained if several else explained[0], ensure_ascii=False, indent=1), None, form)


def _in_words(text: str, taken_as: As) -> str:
    if taken_as is As.TARGET:
        return criterion_text(understand_criterion(text))
    progress = understand_progress(text)
    return progress_text(progress, [recompute(claim) for claim in progress.claims])


def _as_json(text: str, taken_as: As) -> dict[str, Any]:
    if taken_as is As.TARGET:
        return understand_criterion(text).model_dump(mode="json")
    return _progress(understand_progress(text))


def _progress(progress: Progress) -> dict[str, Any]:
    claims = [dict(_claim(claim)) for claim in progress.claims]
    return {**progress.model_dump(mode="json", exclude={"claims"}), "claims": claims}


def _claim(claim: Claim) -> Iterator[tuple[str, Any]]:
    """A claim with what it comes to; "words" are those of an order, not the whole text."""
    yield from claim.model_dump(mode="json", exclude={"text"}).items()
    checked = recompute(claim)
    if checked is not None:
        told = checked.model_dump(mode="json")
        yield from ((name, told[name]) for name in ("recomputed", "holds", "verdict"))
