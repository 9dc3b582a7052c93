"""The nouns: frozen, typed, checked when made. No input or output; imports nothing of ours."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldenthread.plan.nouns import *  # noqa: F403


def __getattr__(name: str) -> Any:
    """Import the nouns when the first is asked for: a process that only needs the errors starts in half the time.

    From then on all of them stand here, and this isn't called for them again.
    """
    nouns = import_module("goldenthread.plan.nouns")
    if name not in nouns.__all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals().update({each: getattr(nouns, each) for each in nouns.__all__})
    return globals()[name]
