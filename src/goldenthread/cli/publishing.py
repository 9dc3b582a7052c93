"""`goldenthread publish`: a report in every format, from one content."""

import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.cli.documents import load_earlier
from goldenthread.cli.endings import DONE, MISUSED, UNREADABLE
from goldenthread.cli.output import tell, write_whole
from goldenthread.cli.settings import settings_for
from goldenthread.plan import UsageError, UserError
from goldenthread.plan.saying import so_many
from goldenthread.presenting import material_of
from goldenthread.publishing.content import Content, Cut, compose
from goldenthread.publishing.files import File
from goldenthread.publishing.publish import FORMATS, publish


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asked for. `formats` None stands for all."""

    previous: Path | None
    only: tuple[str, ...]
    to: Path
    formats: str | None
    settings: Path | None


def publish_file(name: str, wanted: Wanted) -> int:
    """Publish a document or a Report's JSON into a folder, say what was written, and give the exit status."""
    try:
        content = _content(name, wanted)
        files = publish(content, _formats(wanted.formats))
    except UsageError as fault:
        tell(str(fault))
        return MISUSED
    except UserError as fault:
        tell(str(fault))
        return UNREADABLE
    return _write(files, wanted.to, content)


def _content(name: str, wanted: Wanted) -> Content:
    cut = Cut.asked(wanted.only)
    settings = settings_for(wanted.settings, [name])
    earlier = load_earlier(wanted.previous, settings) if wanted.previous else None
    report = load_earlier(Path(name), settings, before=earlier)
    content = compose(material_of(report, earlier=earlier, settings=settings, cut=cut))
    if not content.measures:
        raise UsageError(
            f"no measure of {name} is of {cut.words}",
            where="--only",
            expected="a theme, directorate, rating or ref that the report has",
            do="look it up with goldenthread read",
        )
    return content


def _formats(asked: str | None) -> Sequence[str]:
    return list(FORMATS) if asked is None else [one.strip() for one in asked.split(",") if one.strip()]


def _write(files: Sequence[File], folder: Path, content: Content) -> int:
    """Write each file whole or not at all, the manifest last: where it stands, the others are whole."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / files[-1].name).unlink(missing_ok=True)
        for file in files:
            write_whole(file.data, folder / file.name)
    except OSError as fault:
        why = os.strerror(fault.errno or errno.EIO)
        tell(f"{folder}: the files can't be written ({why}). What to do: name a folder that you may write to.")
        return MISUSED
    print(_said(files, folder, content))
    for file in files:
        for note in file.notes:
            tell(f"note: {file.name}: {note}")
    return DONE


def _said(files: Sequence[File], folder: Path, content: Content) -> str:
    widest = max(len(file.name) for file in files)
    lines = [f"  {file.name:<{widest}}  {len(file.data):>10,} bytes  {file.words}" for file in files]
    measures = so_many(len(content.measures), "measure")
    return "\n".join([f"{content.front.title}: {measures}, written to {folder}", *lines])
