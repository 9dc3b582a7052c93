"""Giving results out: to standard output or, whole or not at all, to a file."""

import sys
from collections.abc import Sequence
from pathlib import Path

from goldenthread.cli.endings import DONE, MISUSED, OutputFormat, silence_stdout


def tell(message: str) -> None:
    """Say something on standard error, on one line: names of files may hold anything."""
    line = "".join(mark if mark.isprintable() else "?" for mark in message)
    print(f"goldenthread: {line}", file=sys.stderr)


def unfit(out: Path, files: Sequence[str]) -> str | None:
    """Say why results can't go to a file; None where they can."""
    if out.is_dir() or not out.absolute().parent.is_dir():
        return f"{out}: there is no such folder, or this is one. What to do: name a file in a folder that exists."
    if any(name != "-" and Path(name).exists() and out.exists() and out.samefile(name) for name in files):
        return f"{out}: this is one of the reports to be read. What to do: name another file for the output."
    return None


def give_out(text: str, out: Path | None, form: OutputFormat) -> int:
    """Write the results and give the exit status."""
    try:
        if out is None:
            _to_stdout(text, form)
        else:
            _to_file(text, out.resolve())
    except OSError as fault:
        tell(f"{out or 'standard output'}: the results can't be written ({fault.strerror or fault}).")
        return MISUSED
    return DONE


def _to_stdout(text: str, form: OutputFormat) -> None:
    if hasattr(sys.stdout, "reconfigure"):
        # JSON is UTF-8 wherever it goes; text does without the marks that a terminal lacks.
        encoding = None if form is OutputFormat.TEXT else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="replace")
    try:
        print(text, flush=True)
    except BrokenPipeError:
        silence_stdout()  # whoever reads our output has seen enough
    except OSError:
        silence_stdout()
        raise


def _to_file(text: str, out: Path) -> None:
    write_whole(f"{text}\n".encode(), out)


def write_whole(content: bytes, out: Path) -> None:
    """Write a file whole or not at all; what is no usual file, such as a pipe, is written to as it is."""
    if out.exists() and not out.is_file():
        out.write_bytes(content)
        return
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_bytes(content)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
