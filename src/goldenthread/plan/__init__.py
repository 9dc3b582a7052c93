"""The nouns: frozen, typed, checked when made. No input or output; imports nothing of ours."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldenthread.plan.nouns import *  # noqa: F403


def __getattr__(name: str) -> Any:
    """Import the nouns when the first is asked for: a process that only needs the errors starts in half the time."""
    nouns = import_module("goldenthread.plan.nouns")
    if name in nouns.__all__:
        return getattr(nouns, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
