"""`goldenthread explain`: what is understood in a piece of English."""

import json
from collections.abc import Iterator
from typing import Any

from goldenthread.checking import recompute
from goldenthread.cli.documents import content
from goldenthread.cli.endings import DONE, UNREADABLE, As, OutputFormat
from goldenthread.cli.explained_text import criterion_text, progress_text
from goldenthread.cli.output import give_out, tell
from goldenthread.cli.screen import Screen, screen
from goldenthread.cli.sharing import together
from goldenthread.plan import Claim, DocumentError, Progress, UserError
from goldenthread.reading.limits import MOST_BYTES_OF_TEXT, MOST_CHARACTERS_IN_A_CELL
from goldenthread.wording import understand_criterion, understand_progress

STDIN = "-"


def explain_texts(text: str, taken_as: As, form: OutputFormat) -> int:
    """Explain a text, or with "-" each line of standard input; print it and give the exit status."""
    try:
        texts = [_checked(one, number) for number, one in enumerate(_lines() if text == STDIN else [text], start=1)]
    except UserError as fault:
        tell(str(fault))
        return UNREADABLE
    if form is OutputFormat.TEXT:
        explained = [_in_words(one, taken_as, screen()) for one in texts]
        return give_out("\n\n".join(explained), None, form) if texts else DONE
    indent = None if form is OutputFormat.JSONL else 1
    written = [json.dumps(_as_json(one, taken_as), ensure_ascii=False, indent=indent) for one in texts]
    if form is OutputFormat.JSONL and not written:
        return DONE
    # One text in the command is one object; of lines there may be any number, so they are a list but for one alone.
    return give_out(together(written, form, several=len(written) != 1), None, form)


def _lines() -> list[str]:
    """Give the lines of standard input. Raises DocumentError for what is no text, or too much of it."""
    data = content(STDIN)
    if len(data) > MOST_BYTES_OF_TEXT:
        raise _unfit(f"there are more than {MOST_BYTES_OF_TEXT:,} bytes", f"at most {MOST_BYTES_OF_TEXT:,}")
    try:
        return data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise _unfit(f"byte {fault.start + 1} is not UTF-8 text", "a text a line, in UTF-8") from fault


def _checked(text: str, line: int) -> str:
    """Give the text. Raises DocumentError where it is longer than any cell of a report that is read."""
    if len(text) > MOST_CHARACTERS_IN_A_CELL:
        most = f"at most {MOST_CHARACTERS_IN_A_CELL:,}, as in a cell of a report"
        raise _unfit(f"text {line} has {len(text):,} characters", most)
    return text


def _unfit(what: str, expected: str) -> DocumentError:
    do = "give one success criterion or narrative a line"
    return DocumentError(what, where="the text to explain", expected=expected, do=do)


def _in_words(text: str, taken_as: As, seen: Screen) -> str:
    if taken_as is As.TARGET:
        return criterion_text(understand_criterion(text), seen)
    progress = understand_progress(text)
    return progress_text(progress, [recompute(claim) for claim in progress.claims], seen)


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
