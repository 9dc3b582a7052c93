"""Publishing: a content in all the formats that are asked for, with the manifest."""

from collections.abc import Callable, Iterable, Iterator

from goldenthread.plan import UsageError
from goldenthread.publishing.content import Content
from goldenthread.publishing.files import File
from goldenthread.publishing.manifest import manifest


def _csv(content: Content) -> Iterator[File]:
    from goldenthread.publishing.formats.data import csv

    return csv.draw(content)


def _json(content: Content) -> Iterator[File]:
    from goldenthread.publishing.formats.data import json

    return json.draw(content)


def _package(content: Content) -> Iterator[File]:
    from goldenthread.publishing.formats.data import package

    return package.draw(content)


def _html(content: Content) -> Iterable[File]:
    from goldenthread.publishing.formats import html

    return (html.draw(content),)


# Each imports what it needs when it is first asked for: no command waits for formats that it doesn't write.
FORMATS: dict[str, Callable[[Content], Iterable[File]]] = {
    "html": _html,
    "csv": _csv,
    "json": _json,
    "datapackage": _package,
}


def publish(content: Content, formats: Iterable[str] = FORMATS) -> tuple[File, ...]:
    """Draw a content in the formats named, and give their files with the manifest at the end.

    A file that two formats share comes once. The same content gives the same bytes. Raises UsageError for a format
    that isn't known.
    """
    wanted = list(dict.fromkeys(formats))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown:
        raise UsageError(
            f"there is no format {', '.join(map(repr, unknown))}",
            where="--formats",
            expected=f"any of {', '.join(FORMATS)}",
            do="name those, with commas between them",
        )
    files = {file.name: file for name in wanted for file in FORMATS[name](content)}
    return (*files.values(), manifest(content, tuple(files.values())))
