"""What is said of a measure below its name, in the name's own cell, where the table has no column for it."""

import re
from collections.abc import Iterator, Sequence

from goldenthread.reading.columns.roles import Role
from goldenthread.reading.drafts import Draft

# In fewer rows than this, or in a smaller part of them, the look of a name tells nothing.
_LEAST, _LEAST_SHARE = 2, 0.6
_SENTENCE = re.compile(r"[.!?][\"'’”)]?$")


def part_leads(drafts: Sequence[Draft]) -> None:
    """Take the narrative from below the names, in each table that prints names bold or larger and it below them.

    What is said of how a measure stands is sentences. Other words below a name, such as its unit or what it counts,
    are part of what is measured and stay.
    """
    for group in _without_narrative(drafts):
        found = [(draft, parted) for draft in group if (parted := _parted(draft))]
        told = [below for _, (_, below) in found if _SENTENCE.search(below)]
        if len(found) >= max(_LEAST, _LEAST_SHARE * len(group)) and len(told) >= _LEAST_SHARE * len(found):
            for draft, (name, below) in found:
                draft.outcome, draft.progress = name, "\n".join(filter(None, (below, draft.progress)))


def _without_narrative(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Give the drafts of each table, or of several with the same headings, that has no column for the narrative."""
    groups: dict[int, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(id(draft.columns), []).append(draft)
    return (group for group in groups.values() if group[0].columns.index_of(Role.PROGRESS) is None)


def _parted(draft: Draft) -> tuple[str, str] | None:
    """Part the measure's text below the lines that stand out; None where none do."""
    cell = draft.columns.cell(draft.cells, Role.OUTCOME)
    lines = draft.outcome.strip().split("\n")
    # Counted from the end: a ref may have been taken from the first lines.
    lead = len(lines) - (cell.text.strip().count("\n") + 1 - cell.lead) if cell.lead else 0
    name, below = "\n".join(lines[:lead]).strip(), "\n".join(lines[max(lead, 0) :]).strip()
    return (name, below) if lead > 0 and name and below else None
