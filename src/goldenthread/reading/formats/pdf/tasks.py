"""What a process apart may be asked to do with a document. Only what stands in this list can be asked for.

A task's function takes the document's bytes, its name for messages, and options, and gives values of one kind, one
after another. It may write no file, reach no network and start no program.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

_HERE = __package__


@dataclass(frozen=True, slots=True)
class Task:
    """Where a task's function stands, and which kind of values it gives: each a module beside this one and a name."""

    function: tuple[str, str]
    kind: tuple[str, str]

    def does(self) -> Callable[..., Iterator[Any]]:
        """Import the function."""
        function: Callable[..., Iterator[Any]] = _found(self.function)
        return function

    def gives(self) -> type:
        """Import the class of its values."""
        kind: type = _found(self.kind)
        return kind


def _found(place: tuple[str, str]) -> Any:
    return getattr(import_module(f"{_HERE}.{place[0]}"), place[1])


TASKS = {
    "grid": Task(("whole", "grid_parts"), ("parts", "Part")),
    "pages": Task(("pages", "pages"), ("page", "Page")),
    "shown": Task(("showing", "shown_pages"), ("shown", "ShownPage")),
    "pictures": Task(("rendering", "pictures"), ("rendering", "Rendered")),
}
