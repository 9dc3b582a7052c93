"""`goldenthread check`: what doesn't add up in a report, and what to do about it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from goldenthread.checking.rules import all_rules
from goldenthread.cli.documents import Outcome, content, load_earlier, printable, too_large
from goldenthread.cli.endings import DONE, FOUND, MISUSED, UNREADABLE, FailOn, OutputFormat
from goldenthread.cli.findings_text import findings_text
from goldenthread.cli.output import give_out, tell, unfit, write_whole
from goldenthread.cli.screen import screen
from goldenthread.cli.settings import settings_for
from goldenthread.cli.sharing import outcomes_of, together
from goldenthread.examine import Examined, examine
from goldenthread.plan import Report, Settings, Severity, UsageError, UserError

_FAILS = {
    FailOn.ERROR: {Severity.ERROR},
    FailOn.WARNING: {Severity.ERROR, Severity.WARNING},
    FailOn.NEVER: set[Severity](),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked for."""

    earlier: Path | None
    form: OutputFormat
    annotate: Path | None
    fail_on: FailOn
    only: tuple[str, ...]
    leave_out: tuple[str, ...]
    settings: Path | None
    out: Path | None


def check_files(files: Sequence[str], asked: Asked) -> int:
    """Check the files, print what was found in the order given, and give the exit status."""
    if problem := _misuse(files, asked):
        tell(problem)
        return MISUSED
    try:
        settings = settings_for(asked.settings, list(files))
        earlier = load_earlier(asked.earlier, settings) if asked.earlier else None
    except UserError as fault:
        tell(str(fault))
        return UNREADABLE
    several = len(files) > 1
    job = partial(
        _check_one,
        earlier=earlier,
        settings=settings,
        asked=asked,
        written=partial(findings_text, screen=screen(asked.out is None), named=several),
    )
    return _finish(outcomes_of(files, job), asked, several)


def _misuse(files: Sequence[str], asked: Asked) -> str | None:
    known = {rule.id for rule in all_rules()}
    unknown = sorted({*asked.only, *asked.leave_out} - known)
    if unknown:
        return f"there is no rule {', '.join(unknown)}. What to do: name one of {', '.join(sorted(known))}."
    if asked.annotate and len(files) != 1:
        return "--annotate writes a copy of one report. What to do: check the reports one by one."
    outs = [out for out in (asked.out, asked.annotate) if out is not None]
    if len({out.resolve() for out in outs}) < len(outs):
        return "--output and --annotate name the same file. What to do: name two."
    return next(filter(None, (unfit(out, files) for out in outs)), None)


def _check_one(
    name: str, earlier: Report | None, settings: Settings, asked: Asked, written: Callable[[Examined], str]
) -> Outcome:
    try:
        data = content(name)
        found = examine(
            data, printable(name), earlier=earlier, settings=settings, only=asked.only, leave_out=asked.leave_out
        )
        if asked.annotate:
            _annotate(data, name, found, asked.annotate)
    except UserError as fault:
        return Outcome("", str(fault), misused=isinstance(fault, UsageError))
    except MemoryError:
        return too_large(name, "checking it takes more memory than there is")
    text = written(found) if asked.form is OutputFormat.TEXT else _as_json(found, asked.form)
    return Outcome(text, found=_fails(found, asked.fail_on))


def _annotate(data: bytes, name: str, found: Examined, out: Path) -> None:
    # python-docx takes long to import, and few ask for it.
    from goldenthread.annotating import annotated_copy

    copy = annotated_copy(data, printable(name), found)
    try:
        write_whole(copy, out.resolve())
    except OSError as fault:
        raise UsageError(
            f"the annotated copy can't be written ({fault.strerror or fault})",
            where=printable(str(out)),
            expected="a file that you may write",
            do="name another file or folder",
        ) from fault


def _fails(found: Examined, fail_on: FailOn) -> bool:
    return any(finding.severity in _FAILS[fail_on] for finding in found.checked.findings if not finding.answer)


def _as_json(found: Examined, form: OutputFormat) -> str:
    checked: dict[str, Any] = {
        "file": found.report.file,
        "findings": [finding.model_dump(mode="json") for finding in found.checked.findings],
        "claims": [claim.model_dump(mode="json") for claim in found.checked.claims],
    }
    return json.dumps(checked, ensure_ascii=False, indent=None if form is OutputFormat.JSONL else 1)


def _finish(outcomes: Sequence[Outcome], asked: Asked, several: bool) -> int:
    for outcome in outcomes:
        if outcome.error:
            tell(outcome.error)
    good = [outcome for outcome in outcomes if outcome.error is None]
    texts = [outcome.text for outcome in good]
    written = give_out(together(texts, asked.form, several), asked.out, asked.form) if good else DONE
    if len(good) < len(outcomes):
        return MISUSED if any(outcome.misused for outcome in outcomes) else UNREADABLE
    return written or (FOUND if any(outcome.found for outcome in good) else DONE)
