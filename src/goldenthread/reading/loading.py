"""A document to the grid, by the format that it is in."""

import importlib
import pkgutil
from functools import cache
from pathlib import PurePath
from typing import Protocol, cast

from goldenthread.plan import DocumentError
from goldenthread.reading import formats
from goldenthread.reading.grid import Grid
from goldenthread.reading.limits import check_grid, check_size

_REFUSED = ((b"{\\rtf", "a Rich Text document"),)


class Format(Protocol):
    """What a format's module offers."""

    NAME: str
    EXTENSIONS: tuple[str, ...]

    def recognises(self, data: bytes) -> bool:
        """Tell by its content whether a document is of this format."""

    def load(self, data: bytes, name: str) -> Grid:
        """Turn a document into the grid."""


@cache
def all_formats() -> tuple[Format, ...]:
    """Find every format's module in the package of formats, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(formats.__path__))
    modules = (importlib.import_module(f"{formats.__name__}.{name}") for name in names)
    return tuple(cast(Format, module) for module in modules if hasattr(module, "EXTENSIONS"))


def load(data: bytes, name: str) -> Grid:
    """Turn a document into the grid, by its content first and its extension second.

    Raises DocumentError where it is empty, too large, of a kind that isn't read, or damaged.
    """
    if not data.strip():
        raise DocumentError(
            "the file is empty",
            where=name,
            expected="a report with a table of measures",
            do="check that the export or download finished, and try again",
        )
    check_size(data, name)
    _refuse(data, name)
    grid = _format_of(data, name).load(data, name)
    check_grid(grid, name)
    return grid


def _format_of(data: bytes, name: str) -> Format:
    """Choose by the content; where any text will do, the extension tells how its lines are split."""
    extension = PurePath(name).suffix.lower()
    named = [form for form in all_formats() if extension in form.EXTENSIONS]
    known = [form for form in all_formats() if form.recognises(data)]
    if not known and named:
        # It isn't what its name says: that format knows best how to tell what is wrong with it.
        return named[0]
    if not known:
        raise _not_read(name)
    telling = [form for form in known if not getattr(form, "TAKES_ANY_TEXT", False)]
    if telling:
        return next((form for form in named if form in telling), telling[0])
    return next((form for form in named if getattr(form, "IS_TEXT", False)), known[0])


def _what_is_read() -> str:
    return f"one of: {', '.join(form.NAME for form in all_formats())}"


def _refuse(data: bytes, name: str) -> None:
    """Raise DocumentError for kinds of documents that are known and not read: they would pass for text."""
    for start, kind in _REFUSED:
        if data.lstrip()[: len(start)] == start:
            raise DocumentError(
                f"this is {kind}, which is not read",
                where=name,
                expected=_what_is_read(),
                do="save it in one of these from the program that it was made with",
            )


def _not_read(name: str) -> DocumentError:
    return DocumentError(
        "this kind of file is not read",
        where=name,
        expected=_what_is_read(),
        do="open it in the program it was made with and save it as one of these",
    )
