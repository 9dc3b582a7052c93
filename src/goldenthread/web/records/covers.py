"""The lines of a cover: recommendations, and implications by their kind."""

from collections.abc import Iterator

# What stands before an implication that doesn't say its kind: only what was taken down does not.
_NO_KIND = "Implications"


def lines_of(text: str) -> Iterator[str]:
    """Give the lines that say something, each without a mark of a list before it."""
    for line in text.splitlines():
        told = line.strip().removeprefix("- ").removeprefix("• ").strip()
        if told:
            yield told


def kind_of(line: str) -> str:
    """Give the kind that a line names before its colon: "Legal" of "Legal: none"; "" where it names none."""
    kind, colon, rest = line.partition(":")
    return kind.strip() if colon and rest.strip() else ""


def implications_in(text: str) -> dict[str, str]:
    """Give implications by their kind; of a kind that comes twice, both, a line each."""
    found: dict[str, str] = {}
    for line in lines_of(text):
        kind = kind_of(line) or _NO_KIND
        told = line.partition(":")[2].strip() if kind_of(line) else line
        found[kind] = f"{found[kind]}\n{told}" if kind in found else told
    return found
