"""Makes reports as PDF for measuring, with lines round each cell or without any; as many rows give the same bytes.

Each measure has a row of words of its own. Actions are merged over their rows, themes are rows of their own, heads are
repeated, and rows run over the end of a page, as councils' reports have it. One is written by
`python -m bench.pdf_reports FILE KIND ROWS`.
"""

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

import typst

from bench.reports import ACTIONS, MEASURES, NARRATIVES, OWNERS, REMEDIES, THEMES

Kind = Literal["ruled", "unruled"]

ROWS_UNDER_AN_ACTION = 3
ACTIONS_IN_A_THEME = 4
STATUSES = ["On track", "Achieved", "On track", "Slipped", "On track", "Achieved", "Not achieved"]
OFF_TRACK = ("Slipped", "Not achieved")
HEADINGS = {
    "ref": "Ref.",
    "action": "Priority action",
    "outcome": "Outcome/Success criteria",
    "owner": "Responsibility",
    "status": "Status",
    "progress": "Progress during 2013/14 to Q2",
    "remedy": "Remedial action required",
}
WIDTHS = {"ref": 5, "action": 14, "outcome": 18, "owner": 10, "status": 9, "progress": 26, "remedy": 18}

Row = dict[str, str]

_SOURCE = """
#let given = json(bytes(sys.inputs.given))
#set document(title: "Council Plan 2013/14: progress to the end of Q2", date: none)
#set page(paper: "a4", flipped: true, margin: 1.5cm, footer: context align(right, [Page #counter(page).display()]))
#set text(font: "Libertinus Serif", size: 9pt, lang: "en", region: "GB", hyphenate: false)
#text(16pt, weight: "bold")[Council Plan 2013/14: progress to the end of Q2]

Westmarch Borough Council

#let cell(row, name) = table.cell(rowspan: row.at("rows_of_" + name, default: 1), row.at(name))
#let line(row) = if "theme" in row {
  (table.cell(colspan: given.names.len(), strong(row.theme)),)
} else {
  given.names.filter(name => row.at("rows_of_" + name, default: 1) > 0).map(name => cell(row, name))
}
#table(
  columns: given.widths.map(width => width * 1fr),
  stroke: if given.ruled { 0.5pt } else { none },
  inset: (x: 5pt, y: 4pt),
  table.header(..given.headings.map(strong)),
  ..given.rows.map(line).flatten(),
)
"""


@cache
def measures(count: int, kind: Kind) -> tuple[Row, ...]:
    """Make the rows of a report of so many measures: what is printed in each column, by the column's name.

    Without lines nothing tells over which rows an action is merged: there the column is left out.
    """
    kept = [name for name in HEADINGS if name != "action" or kind == "ruled"]
    return tuple({name: row[name] for name in kept} for row in map(_measure, range(count)))


def pdf_report(count: int, kind: Kind) -> bytes:
    """Set the pages of a report of so many measures."""
    rows = measures(count, kind)
    names = list(rows[0])
    given = {
        "names": names,
        "headings": [HEADINGS[name] for name in names],
        "widths": [WIDTHS[name] for name in names],
        "ruled": kind == "ruled",
        "rows": list(_with_themes(rows)),
    }
    told = {"given": json.dumps(given)}
    return typst.compile(_SOURCE.encode(), sys_inputs=told, ignore_system_fonts=True)


def _measure(index: int) -> Row:
    action, place = divmod(index, ROWS_UNDER_AN_ACTION)
    figures = {"n": 20 + index % 480, "m": 10 + index % 310, "p": 50 + index % 45, "q": 48 + index % 40, "i": index + 2}
    status = STATUSES[index % len(STATUSES)]
    narratives = [NARRATIVES[(index + step) % len(NARRATIVES)] for step in range(2 + index % 4)]
    return {
        "ref": f"{action + 1}.{place + 1}",
        "action": ACTIONS[action % len(ACTIONS)],
        "outcome": MEASURES[index % len(MEASURES)].format(**figures),
        "owner": OWNERS[index % len(OWNERS)],
        "status": status,
        "progress": " ".join(narratives).format(**figures),
        "remedy": REMEDIES[index % len(REMEDIES)].format(**figures) if status in OFF_TRACK else "",
    }


def _with_themes(rows: tuple[Row, ...]) -> Iterator[dict[str, Any]]:
    for index, row in enumerate(rows):
        action, place = divmod(index, ROWS_UNDER_AN_ACTION)
        if place == 0 and action % ACTIONS_IN_A_THEME == 0:
            yield {"theme": THEMES[action // ACTIONS_IN_A_THEME % len(THEMES)]}
        covered = min(ROWS_UNDER_AN_ACTION, len(rows) - index) if place == 0 else 0
        yield {**row, "rows_of_action": covered}


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(pdf_report(int(sys.argv[3]), cast(Kind, sys.argv[2])))
