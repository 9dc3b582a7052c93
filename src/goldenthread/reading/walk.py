"""Walking through a document's rows, from headings to measures, keeping account of everything on the way."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from goldenthread.plan import Repair, Unread
from goldenthread.reading.banners import Banner, Outline, read_banners, recurring, without_label
from goldenthread.reading.columns.blocks import Block
from goldenthread.reading.columns.headings import own_texts
from goldenthread.reading.columns.mapping import Columns
from goldenthread.reading.columns.roles import Role
from goldenthread.reading.drafts import Draft, Place
from goldenthread.reading.grid import GridRow
from goldenthread.reading.mending.lexicon import Lexicon
from goldenthread.reading.mending.tails import owner_above
from goldenthread.reading.shape import FURNITURE, Kind, Sorter, is_prose, is_stray, leading_run

_LEAST_NUMBERED = 2
_REMARK = re.compile(
    r"^((?:corrective|remedial|recovery|improvement|further|planned|mitigating)?\s*actions?(?: (?:plan|"
    r"required|taken|planned|to improve))?|next steps?|"
    r"mitigation|comments?|commentary|narrative|progress|update|notes?|explanation)\s*[:–]\s*(.+)$",
    re.I | re.S,
)
_RUNS_ON = re.compile(r"^(?:[Qq][1-4]\b|[a-z(])")
_OF_PROGRESS = re.compile(r"comment|narrative|progress|update|note|explanation", re.I)


@dataclass(slots=True)
class Walk:
    """What was met on the way through a document. `owners` are lines above tables that name one, as printed."""

    drafts: list[Draft] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    headings: list[Banner] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)


def walk(
    rows: Sequence[GridRow],
    blocks: Sequence[Block],
    skipped: frozenset[int],
    is_status: Callable[[str], bool],
    lexicon: Lexicon,
    titles: frozenset[str] = frozenset(),
) -> Walk:
    """Sort each row and collect the drafts of measures with their place in the plan.

    `skipped` are rows that were understood already: titles, the key, totals, column headings. `titles` are the
    lines of the title block (in lower case), which some documents repeat on every page.
    """
    walker = _Walker(rows, is_status, lexicon, _sorters(rows, blocks, is_status), titles)
    for index, row in enumerate(rows):
        if index not in skipped:
            walker.meet(index, row)
    walker.end()
    return walker.result


def _sorters(rows: Sequence[GridRow], blocks: Sequence[Block], is_status: Callable[[str], bool]) -> dict[int, Sorter]:
    """Give the sorter for each row of a table's body."""
    owners = _owners(rows, blocks)
    sorters: dict[int, Sorter] = {}
    for block in blocks:
        if block.columns is not None:
            sorter = Sorter(block.columns, is_status, owners.__contains__)
            sorters.update(dict.fromkeys(block.body, sorter))
    return sorters


def _owners(rows: Sequence[GridRow], blocks: Sequence[Block]) -> frozenset[str]:
    """The texts that stand more than once in a column of responsibility."""
    counts: Counter[str] = Counter()
    for block in blocks:
        if block.columns and block.columns.index_of(Role.RESPONSIBILITY) is not None:
            counts.update(block.columns.text(rows[i].cells, Role.RESPONSIBILITY) for i in block.body)
    return frozenset(owner for owner, count in counts.items() if owner and count > 1)


def _head_tables(rows: Sequence[GridRow], kinds: dict[int, Kind]) -> bool:
    """Whether tables that have numbered headings in them stand under headings without a number.

    One is enough where it stands below another heading: the first of a document may be its title.
    """
    above, level, found = "", 0, dict[str, int]()
    for index, row in enumerate(rows):
        if row.table == 0 and row.outline:
            above, level = row.cells[0].text, row.outline
        elif above and kinds.get(index) is Kind.BANNER and not opens_with_number(above):
            found[above] = level
    return len(found) > 1 or any(level > 2 for level in found.values())


class _Walker:
    """The state of a walk: the headings that hold, and those met since the last measure."""

    def __init__(
        self,
        rows: Sequence[GridRow],
        is_status: Callable[[str], bool],
        lexicon: Lexicon,
        sorters: dict[int, Sorter],
        titles: frozenset[str],
    ) -> None:
        self.result = Walk()
        self._lexicon = lexicon
        self._sorters = sorters
        self._kinds = {index: sorter.kind(rows[index]) for index, sorter in sorters.items()}
        self._titles = titles
        self._last_line = -2
        self._pending: list[Banner] = []
        self._owner: tuple[GridRow, str] | None = None
        self._owner_told = False
        self._runs: dict[int, list[Banner]] = {}
        self._numbers = self._numbers_objectives(rows)

    def _numbers_objectives(self, rows: Sequence[GridRow]) -> bool:
        """Whether headings with numbers stand beside others without: then the numbered ones are objectives.

        Where all headings in tables have numbers, those without stand above the tables.
        """
        banners = [rows[i] for i, kind in self._kinds.items() if kind is Kind.BANNER]
        numbered = sum(1 for row in banners if opens_with_number(own_texts(row)[0]))
        if numbered < _LEAST_NUMBERED:
            return False
        return len(banners) > numbered or _head_tables(rows, self._kinds)

    def meet(self, index: int, row: GridRow) -> None:
        """Take the next row."""
        if row.margin:
            self._leave(row, _WHY[Kind.FURNITURE])
            return
        if row.table == 0:
            self._meet_paragraph(row)
            return
        sorter = self._sorters.get(index)
        kind = self._kinds.get(index, Kind.PROSE)
        if kind is Kind.BLANK:
            return
        if kind is not Kind.BANNER and self._repeats_title(row):
            self._leave(row, _WHY[Kind.FURNITURE])
        elif kind is Kind.MEASURE and sorter:
            self._meet_measure(row, sorter.columns)
        elif kind is Kind.BANNER:
            self._meet_banner(row)
        elif kind is Kind.PROSE and len(own_texts(row)) == 1 and self._is_remark(row):
            return  # too long for a heading, but its label says what it is
        elif not (kind is Kind.CONTINUATION and sorter and self._goes_on(row, sorter.columns)):
            self._leave(row, _WHY[kind])

    def _meet_paragraph(self, row: GridRow) -> None:
        text = row.cells[0].text.strip()
        if FURNITURE.fullmatch(text) or text.casefold() in self._titles:
            self._leave(row, _WHY[Kind.FURNITURE])
        elif owner := owner_above(text):
            # Said once above a table, it holds for the measures up to the next heading.
            self._drop_owner()
            self._owner = (row, owner)
        elif not row.outline and _REMARK.match(text):
            if not (self._is_right_below(row) and self._is_remark(row)):
                self._leave(row, _WHY[Kind.PROSE])
        elif (is_prose(text) and not row.outline) or text.startswith(("- ", "•")) or _RUNS_ON.match(text):
            if not self._runs_on(row):
                self._leave(row, _WHY[Kind.PROSE])
        else:
            self._drop_owner()
            self._pending += read_banners(row, [text], self._lexicon)

    def _drop_owner(self) -> None:
        """Leave the owner's line unread where no measure below it took the owner."""
        if self._owner and not self._owner_told:
            self._leave(self._owner[0], _WHY[Kind.PROSE])
        self._owner, self._owner_told = None, False

    def _take_owner(self, draft: Draft) -> None:
        if self._owner and draft.columns.index_of(Role.RESPONSIBILITY) is None:
            line, owner = self._owner
            draft.remarks[Role.RESPONSIBILITY] = owner
            draft.repair(
                Role.RESPONSIBILITY.value, line.cells[0].text, owner, "it stands in a line above the table", 0.99
            )
            self._owner_told = True
            self.result.owners.append(line.cells[0].text)

    def _runs_on(self, row: GridRow) -> bool:
        """In plain text, a line right below a measure goes on with its last cell."""
        if not self._is_right_below(row):
            return False
        above = self.result.drafts[-1]
        index = max((i for i, cell in enumerate(above.cells) if cell.text.strip()), default=None)
        if index is None or index >= above.columns.width:
            return False
        above.run_on.setdefault(index, []).append("\n" + row.cells[0].text.strip())
        self._last_line += 1
        return True

    def _is_right_below(self, row: GridRow) -> bool:
        """Whether a line of plain text stands right below a measure, or below what goes on with one."""
        return row.source.line == self._last_line + 1 and not self._pending and bool(self.result.drafts)

    def _repeats_title(self, row: GridRow) -> bool:
        """Whether a page's head says the report's title again, the page's number or the date beside it."""
        texts = own_texts(row)
        return len(texts) <= 2 and any(text.casefold() in self._titles for text in texts)

    def _meet_banner(self, row: GridRow) -> None:
        if own_texts(row)[0].casefold() in self._titles:
            self._leave(row, _WHY[Kind.FURNITURE])
            return
        if self._is_remark(row):
            return
        pieces = leading_run(row.cells)
        if all(is_stray(piece) for piece in pieces):
            self._leave(row, _WHY[Kind.FURNITURE])
            return
        self._pending += read_banners(row, pieces, self._lexicon)
        strays = [text for text in own_texts(row) if text not in pieces]
        if strays:
            unread = Unread(source=row.source, text=" ".join(strays), why="stray marks beside a heading")
            self.result.unread.append(unread)

    def _is_remark(self, row: GridRow) -> bool:
        """A line across the table that says by its label that it belongs to the measure above."""
        printed = " ".join(own_texts(row))
        found = _REMARK.match(printed)
        if not found or self._pending or not self.result.drafts:
            return False
        above = self.result.drafts[-1]
        role = Role.PROGRESS if _OF_PROGRESS.match(found[1]) else Role.REMEDIAL
        if above.columns.index_of(role) is None:
            above.remarks[role] = found[2].strip()
        else:
            above.put(role, f"{above.text(role)}\n{found[2].strip()}".strip())
        above.repair(role.value, printed, found[2].strip(), "it stands in a line of its own below the measure")
        return True

    def _meet_measure(self, row: GridRow, columns: Columns) -> None:
        if self._pending:
            self._runs[len(self.result.drafts)] = self._pending
            self.result.headings += self._pending
            self._pending = []
        draft = Draft(row.source, list(row.cells), columns)
        if row.joined:
            after = " | ".join(cell.text for cell in row.cells)
            draft.repair("row", "\n".join(row.joined), after, "a line break inside a cell had parted the row")
        self._take_owner(draft)
        self.result.drafts.append(draft)
        self._last_line = (row.source.line or -2) + max(len(row.joined) - 1, 0)

    def _place_drafts(self) -> None:
        """Give each draft its place, now that all headings of the document are known."""
        outline = Outline(self._numbers, recurring(self._runs.values()))
        carried: dict[Role, str] = {}
        for number, draft in enumerate(self.result.drafts):
            draft.join_run_on()
            if number in self._runs:
                self._leave_headings(outline.settle(self._runs[number], draft.text(Role.REF)))
            draft.place = place_in_columns(draft, outline.place, carried)

    def _goes_on(self, row: GridRow, columns: Columns) -> bool:
        """Add a row's running text to the measure above: it ran over a page's end."""
        if not self.result.drafts or self._pending or self.result.drafts[-1].columns is not columns:
            return False
        above = self.result.drafts[-1]
        for role in (Role.ACTION, Role.OUTCOME, Role.PROGRESS, Role.REMEDIAL):
            index = columns.index_of(role)
            cell = row.cells[index] if index is not None and index < len(row.cells) else None
            if index is None or cell is None or not cell.text.strip() or cell.span or index >= len(above.cells):
                continue
            joint = "\n" if cell.text.startswith("- ") else " "
            if cell.lead and index not in above.run_on and not above.cells[index].lead:
                # The name's last lines, and what is said of it, come after its first ones.
                lines = above.cells[index].text.strip().count("\n") + cell.lead
                above.cells[index] = replace(above.cells[index], lead=lines)
            above.run_on.setdefault(index, []).append(joint + cell.text.strip())
        return True

    def _leave(self, row: GridRow, why: str) -> None:
        text = " | ".join(own_texts(row))
        if text and not all(is_ruling(part) for part in own_texts(row)):
            self.result.unread.append(Unread(source=row.source, text=text, why=why))

    def end(self) -> None:
        """Settle what only the whole document tells, and account for headings with nothing below them."""
        self._drop_owner()
        self._place_drafts()
        self._lower_levels()
        self._leave_headings(self._pending, "a heading or note with no measures below it")

    def _leave_headings(self, banners: Iterable[Banner], why: str = "a heading that names no part of the plan") -> None:
        self.result.unread += [Unread(source=banner.source, text=banner.text, why=why) for banner in banners]

    def _lower_levels(self) -> None:
        """One level of headings is of themes, and two are of themes and objectives, whatever they are called."""
        places = {id(draft.place): draft.place for draft in self.result.drafts}.values()
        if any(place.objective for place in places):
            if not any(place.theme or place.section for place in places):
                for place in places:
                    place.theme, place.objective = place.objective, None
        elif any(place.section and place.theme for place in places):
            for place in places:
                if place.section:
                    place.section, place.theme, place.objective = None, place.section, place.theme


_WHY = {
    Kind.FURNITURE: "a page number, or a line repeated from page to page",
    Kind.PROSE: "text that is no measure, heading, key or total",
    Kind.CONTINUATION: "goes on with nothing above it",
    Kind.BANNER: "a heading",
    Kind.MEASURE: "a row outside of any table of measures",
    Kind.BLANK: "blank",
}


def place_in_columns(draft: Draft, place: Place, carried: dict[Role, str]) -> Place:
    """Where theme or objective have columns of their own, they hold until the next one is named.

    `carried` keeps what was named last, by role.
    """
    for role in (Role.THEME, Role.OBJECTIVE):
        if draft.columns.index_of(role) is None:
            continue
        text = without_label(draft.text(role)) or carried.get(role, "")
        carried[role] = text
        if role is Role.THEME and text != place.theme:
            # A heading above the table then stands above its themes.
            place = Place(place.section or place.theme, text or None, place.objective_ref, place.objective)
        elif role is Role.OBJECTIVE and text != place.objective:
            place = Place(place.section, place.theme, objective=text or None)
    return place


def is_ruling(text: str) -> bool:
    """Whether a text only draws a line."""
    return is_stray(text) and not any(mark.isalnum() for mark in text)


def opens_with_number(text: str) -> bool:
    """Whether a text begins with the number of a heading: "2. Good jobs near by"."""
    head = text.split(" ")[0].rstrip(".):")
    return head.isdecimal() and len(head) <= 2


def heading_repairs(headings: Sequence[Banner]) -> dict[str | None, list[Repair]]:
    """Give the repairs of each heading that was mended, by its text; of one printed twice, each repair once."""
    mended: dict[str | None, list[Repair]] = {}
    for banner in headings:
        known = mended.setdefault(banner.text, [])
        known += [repair for repair in banner.repairs if repair not in known]
    return mended
