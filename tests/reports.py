"""Small clean reports for tests, in any of the text formats, and what damages them.

Each wording is made of words that stand nowhere else in the document, so that one that is lost is missed.
"""

import csv
import html
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from hypothesis import strategies as st

# What a report need not repeat: see tests/keeping.py.
FURNITURE = frozenset({"title", "headings", "key", "totals"})
HEADINGS = ("Ref", "Measure", "Owner", "Status", "Progress", "Remedial action")
WIDTH = len(HEADINGS)
TITLES = ("Saltmarsh District Council", "Tidewater Plan: progress at quarter 2, 2024/25")
SCHEMES = (
    (("1", "Achieved"), ("2", "On track"), ("3", "Slipped"), ("4", "Not achieved")),
    (("G", "On target"), ("A", "Slipped"), ("R", "Not achieved")),
)
OWNERS = ("Harbour Office", "PARKS", "Sea Defence", "")


@dataclass(frozen=True)
class Line:
    """A line of a document. `kind` says what it is: title, headings, theme, objective, measure, key, totals, blank."""

    kind: str
    cells: tuple[str, ...] = ()


Lines = list[Line]


def _words() -> Iterator[str]:
    """Give words that no dictionary has, each once."""
    first, second = "blmprtvz", "aeiou"
    for number in count(900):
        letters = ""
        while number:
            number, rest = divmod(number, len(first) * len(second))
            letters += first[rest // len(second)] + second[rest % len(second)]
        yield letters.capitalize() + "n"


@st.composite
def reports(draw: st.DrawFn) -> Lines:
    """Draw a clean report with a key and stated totals."""
    words, scheme = _words(), draw(st.sampled_from(SCHEMES))
    lines = [*(Line("title", (title,)) for title in TITLES), Line("blank"), Line("headings", HEADINGS)]
    codes: list[str] = []
    number = 0
    for _ in range(draw(st.integers(1, 2))):
        lines.append(_banner("theme", f"{next(words)} and {next(words)}"))
        for _ in range(draw(st.integers(1, 2))):
            number += 1
            lines.append(_banner("objective", f"{number}. Make {next(words)} of {next(words)}"))
            for at in range(1, draw(st.integers(1, 4)) + 1):
                codes.append(draw(st.sampled_from([code for code, _ in scheme])))
                owner, slips = draw(st.sampled_from(OWNERS)), draw(st.booleans())
                lines.append(_measure(f"{number}.{at}", words, owner, codes[-1], slips))
    key = [Line("key", (f"{code}: {label}",)) for code, label in scheme]
    totals = [Line("totals", (label, str(codes.count(code)))) for code, label in scheme]
    return [*lines, Line("blank"), Line("key", ("Key",)), *key, Line("blank"), *totals]


def _banner(kind: str, text: str) -> Line:
    return Line(kind, (text, *[""] * (WIDTH - 1)))


def _measure(ref: str, words: Iterator[str], owner: str, status: str, slips: bool) -> Line:
    outcome = f"Number of {next(words)} mended at {next(words)} by March"
    progress = f"{next(words)} was {next(words)} and then {next(words)} came."
    remedial = f"More {next(words)} will be ordered" if slips else ""
    return Line("measure", (ref, outcome, owner, status, progress, remedial))


# What measures are about and what is said of it: words of statuses and keys among others.
_THINGS = ("Repairs", "Cases", "Homes", "Buses", "Complaints", "Plans", "Lamps", "Invoices", "Trees")
_ENDS = (
    "completed",
    "closed",
    "on time",
    "delivered",
    "met",
    "delayed",
    "at risk",
    "started",
    "planted",
    "paid in May",
)
_STARTS = ("Better", "Complete the", "Deliver", "Improve", "Good", "Number of", "More", "Green")
_CODES = (("1", "2", "3", "4"), ("G", "A", "R"), ("Green", "Amber", "Red"), ("On track", "Delayed", "Complete"))
COLUMNS = ("Ref", "Measure", "Owner", "Target", "Actual", "Status", "Comment")


@st.composite
def tables(draw: st.DrawFn) -> tuple[Lines, list[str]]:
    """Draw a table of measures with some of the usual columns, in any order; and the measures' names."""
    others = st.sampled_from(sorted(set(COLUMNS) - {"Measure", "Status"}))
    # A name and a number alone may as well be a status and its count.
    columns = draw(st.permutations(["Measure", "Status", *draw(st.lists(others, min_size=1, unique=True))]))
    names = draw(st.lists(_names(), min_size=2, max_size=8, unique=True))
    codes = st.sampled_from(draw(st.sampled_from(_CODES)))
    rows = [
        Line("measure", tuple(draw(_cell(column, name, at, codes)) for column in columns))
        for at, name in enumerate(names)
    ]
    return [
        *(Line("title", (title,)) for title in TITLES),
        Line("blank"),
        Line("headings", tuple(columns)),
        *rows,
    ], names


def _names() -> st.SearchStrategy[str]:
    ended = st.builds("{} {}".format, st.sampled_from(_THINGS), st.sampled_from(_ENDS))
    started = st.builds("{} {}".format, st.sampled_from(_STARTS), st.sampled_from(_THINGS).map(str.lower))
    return st.one_of(ended, started)


def _cell(column: str, name: str, at: int, codes: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return {
        "Ref": st.just(f"1.{at + 1}"),
        "Measure": st.just(name),
        "Owner": st.sampled_from(["Housing", "Transport", "Head of Service"]),
        "Target": st.sampled_from(["95%", "10", "1,200"]),
        "Actual": st.sampled_from(["97%", "12", "1,100"]),
        "Status": codes,
        "Comment": st.sampled_from(_THINGS).map("{} went well in May and more came".format),
    }[column]


def as_text(lines: Lines) -> bytes:
    return "".join("\t".join(line.cells) + "\n" for line in lines).encode()


def as_csv(lines: Lines) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows(line.cells for line in lines)
    return stream.getvalue().encode()


def as_markdown(lines: Lines) -> bytes:
    return "".join(_in_markdown(line) for line in lines).encode()


def _in_markdown(line: Line) -> str:
    cells = [" ".join(cell.replace("\\", "/").replace("|", "\\|").split()) for cell in line.cells]
    if len(cells) < 2:
        return "".join(f"{cell}\n\n" for cell in cells) or "\n"
    rule = "|" + "---|" * len(cells) + "\n" if line.kind == "headings" else ""
    return f"| {' | '.join(cells)} |\n{rule}"


def as_page(lines: Lines) -> bytes:
    body, inside = "", False
    for line in lines:
        if inside and len(line.cells) < 2:
            body, inside = f"{body}</table>", False
        elif not inside and len(line.cells) > 1:
            body, inside = f"{body}<table>", True
        body += _in_page(line)
    return f"<!doctype html><html><meta charset=utf-8><body>{body}</body></html>".encode()


def _in_page(line: Line) -> str:
    cells = [html.escape(cell) for cell in line.cells]
    if len(cells) < 2:
        return "".join(f"<p>{cell}</p>" for cell in cells)
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


FORMATS: dict[str, Callable[[Lines], bytes]] = {
    "q2.txt": as_text,
    "q2.csv": as_csv,
    "q2.md": as_markdown,
    "q2.html": as_page,
}

LOOK_ALIKES = str.maketrans("aecopxABEHKMOPTX", "аесорхАВЕНКМОРТХ")
TAGS = (
    "<p>{}</p>",
    "<b>{}",
    "{}<br/>",
    "<ul style='x'>{}</ul>",
    "<script>alert(1)</script>{}",
    "&lt;i&gt;{}&lt;/i&gt;",
)
SPECKS = ("'", "·", "~ .", "i", "^", ", i", "|", "}")


# Any mark of any script, but for those that part or join words in one of the formats.
_ODD = st.characters(exclude_categories=["Cs", "Cc", "Z"], exclude_characters="`*_[]|\\<>&")


@dataclass(frozen=True)
class Damage:
    """One thing that happens to a document: what, at which of its lines and cells, with which text."""

    how: str
    line: int
    cell: int
    at: int
    text: str


def damage(ways: Sequence[str]) -> st.SearchStrategy[Damage]:
    """Draw a damage of one of these ways; its place is taken modulo what there is."""
    odd = st.one_of(st.sampled_from(SPECKS), st.text(_ODD, max_size=12))
    places = st.integers(0, 60), st.integers(0, WIDTH - 1), st.integers(0, 40)
    return st.builds(Damage, st.sampled_from(ways), *places, odd)


def damages() -> st.SearchStrategy[list[Damage]]:
    """Draw a few damages."""
    return st.lists(damage(sorted(WAYS)), max_size=5)


def damaged(lines: Lines, damages: Sequence[Damage]) -> Lines:
    """Apply damages to the lines of the document's tables; its title stays."""
    for damage in damages:
        places = [at for at, line in enumerate(lines) if line.kind not in ("title", "blank")]
        if places:
            place = places[damage.line % len(places)]
            lines = [*lines[:place], *WAYS[damage.how](lines[place], damage), *lines[place + 1 :]]
    return lines


def _in_cell(change: Callable[[str, Damage], str]) -> Callable[[Line, Damage], Lines]:
    def changed(line: Line, damage: Damage) -> Lines:
        at = damage.cell % len(line.cells)
        cells = (*line.cells[:at], change(line.cells[at], damage), *line.cells[at + 1 :])
        return [replace(line, cells=cells)]

    return changed


def _cut(line: Line, damage: Damage) -> Lines:
    """Part a cell's text; what is after the cut stands before the next cell's."""
    at = damage.cell % len(line.cells)
    cells = [*line.cells, ""]
    head, tail = cells[at][: damage.at], cells[at][damage.at :]
    cells[at], cells[at + 1] = head, tail + cells[at + 1]
    return [replace(line, cells=tuple(cells if cells[-1] else cells[:-1]))]


def _shifted(line: Line, damage: Damage) -> Lines:
    return [replace(line, cells=(*line.cells[: damage.cell], "", *line.cells[damage.cell :]))]


def _without_cell(line: Line, damage: Damage) -> Lines:
    cells = (*line.cells[: damage.cell], *line.cells[damage.cell + 1 :])
    return [replace(line, cells=cells or ("",))]


WAYS: dict[str, Callable[[Line, Damage], Lines]] = {
    "cut": _cut,
    "shift right": _shifted,
    "drop cell": _without_cell,
    "drop line": lambda line, _: [],
    "duplicate line": lambda line, _: [line, line],
    "blank line between": lambda line, _: [Line("blank"), line],
    "blank cell": _in_cell(lambda text, _: ""),
    "double": _in_cell(lambda text, _: text + text),
    "speck": _in_cell(lambda text, damage: damage.text if not text else f"{text} {damage.text}"),
    "odd mark inside": _in_cell(lambda text, damage: text[: damage.at] + damage.text + text[damage.at :]),
    "NUL": _in_cell(lambda text, damage: text[: damage.at] + "\0" + text[damage.at :]),
    "long word": _in_cell(lambda text, damage: f"{text} {'long' * 400}"),
    "look-alikes": _in_cell(lambda text, _: text.translate(LOOK_ALIKES)),
    "tags": _in_cell(lambda text, damage: TAGS[damage.at % len(TAGS)].format(text)),
}
