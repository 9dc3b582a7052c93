"""Reading a document into a Report: formats -> grid -> columns -> rows -> repairs."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldenthread.reading.reader import read

__all__ = ["read"]


def __getattr__(name: str) -> Any:
    """Import the reader when it is first asked for: the process that finds tables in a PDF starts without it."""
    if name == "read":
        from goldenthread.reading.reader import read

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
