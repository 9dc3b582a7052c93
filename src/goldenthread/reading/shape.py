"""What each row of a document is: a measure, a heading of the plan, part of the furniture, or prose."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from goldenthread.reading.columns.figures import is_figure
from goldenthread.reading.columns.headings import own_texts
from goldenthread.reading.columns.mapping import Columns
from goldenthread.reading.columns.roles import Role
from goldenthread.reading.grid import Cell, GridRow
from goldenthread.reading.refshapes import looks_like_ref
from goldenthread.reading.statuses.words import ARROWS


class Kind(Enum):
    """What a row is."""

    MEASURE = "measure"
    BANNER = "banner"
    CONTINUATION = "continuation"
    FURNITURE = "furniture"
    PROSE = "prose"
    BLANK = "blank"


FURNITURE = re.compile(
    r"\d{1,3} ?\| ?page|[-–—\s]*\d{1,4}[-–—\s]*|(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|"
    r"page\s+\d+.*|[\W_]+|.{0,60}\bpage \d+ of \d+|(?:table )?continued.{0,20}|\(cont(?:inued|'d)?\.?\)",
    re.I,
)
_PAGE = re.compile(r"page \d+(?: of \d+)?|\d{1,3} ?\| ?page", re.I)
_STRAY = re.compile(r"[\W_]*+(?:[^\W_](?:[\W_]++[^\W_])*+[\W_]*+)?")
_LEAST_WORDS_OF_A_SENTENCE = 6
_SENTENCE = re.compile(r"[a-z]{2,}[.!?]\s+[A-Z]")
_LONGEST_BANNER = 220
# A text that covers so many columns after its own belongs to none of them.
_WIDE = 2
# A heading is cut in no more pieces than a page has columns.
_MOST_PIECES = 14
# Specks on a page are sometimes read as a word or two.
_LONGEST_SPECK = 24
_NUMBERED = re.compile(r"^\d{1,2}\s*[.):]\s*[A-Za-z]")
_TOTAL = re.compile(
    r"(?:grand |sub-?|overall )?totals?(?: (?:number|no\.?|count))?(?: of)?(?: (?:all|rated|reported))?"
    r"(?: (?:kpis?|pis?|indicators?|measures?|actions?|targets?|milestones?|commitments?))?\s*:?",
    re.I,
)
_NUMBER_OF = re.compile(r"^(?:total |count )?(?:number|no\.?|total|count) (?:of |rated |at )?", re.I)
_COUNTED = re.compile(r"[-–—£]?[\d,]{1,15}(?:\.\d{1,4})?\s*%?(?:\s*\(\d{1,3}(?:\.\d{1,2})?\s*%\))?|[-–—]")
_TEXTS = (Role.OUTCOME, Role.ACTION, Role.PROGRESS, Role.REMEDIAL, Role.TARGET, Role.ACTUAL, Role.PREVIOUS)
_SAID = (
    Role.STATUS,
    Role.RESPONSIBILITY,
    Role.TARGET,
    Role.ACTUAL,
    Role.PROGRESS,
    Role.REMEDIAL,
    Role.PREVIOUS,
)


def is_stray(text: str) -> bool:
    """Whether a text is only marks and single letters, as specks on a scanned page become."""
    return bool(_STRAY.fullmatch(text.strip()))


@dataclass(frozen=True, slots=True)
class Sorter:
    """Sorts the rows of one table. `is_status` tells the document's own statuses, `is_owner` its owners."""

    columns: Columns
    is_status: Callable[[str], bool]
    is_owner: Callable[[str], bool]

    def kind(self, row: GridRow) -> Kind:
        """Say what a row is."""
        texts = own_texts(row)
        if not texts:
            return Kind.BLANK
        if all(FURNITURE.fullmatch(text) for text in texts) and not looks_like_ref(texts[0]):
            return Kind.FURNITURE
        if len(texts) <= 3 and any(_PAGE.fullmatch(text) for text in texts):
            return Kind.FURNITURE
        if not self.columns.holds_measures:
            return Kind.BANNER if len(set(texts)) == 1 and not is_prose(texts[0]) else Kind.PROSE
        if len(texts) > _MOST_PIECES and not self._is_measure(row):
            return Kind.PROSE
        if self._is_tally(row, texts):
            return Kind.PROSE
        if self._ends_a_name(row, texts):
            return Kind.CONTINUATION
        if self._is_banner(row, texts):
            return Kind.BANNER if sum(map(len, texts)) <= _LONGEST_BANNER else Kind.PROSE
        if self._is_continuation(row):
            return Kind.CONTINUATION
        return Kind.MEASURE if self._is_measure(row) else Kind.PROSE

    def _is_banner(self, row: GridRow, texts: Sequence[str]) -> bool:
        """One text across the table, or one that the columns' edges cut into neighbouring pieces."""
        if len(texts) == 1 and sum(cell.span == "across" for cell in row.cells) >= _WIDE:
            return True
        status, owner = self._own_text(row, Role.STATUS), self._own_text(row, Role.RESPONSIBILITY)
        if (status and self.is_status(status)) or (owner and self.is_owner(owner)):
            return False
        if looks_like_ref(texts[0]) and not _NUMBERED.match(texts[0]) and len(texts) > 1:
            return False
        run = leading_run(row.cells)
        others = [text for text in texts if text not in run and not is_stray(text)]
        if len(others) > 1 or any(len(text) > _LONGEST_SPECK for text in others):
            return False
        if others and any(self._own_text(row, role) in others for role in _TEXTS):
            return False
        if len(run) == 1:
            return not self._is_lone_measure(row)
        return self._is_cut(row, run)

    def _ends_a_name(self, row: GridRow, texts: Sequence[str]) -> bool:
        """The last lines of a measure's name, which goes on in lower case, with what is said of it below them."""
        cell = self.columns.cell(row.cells, Role.OUTCOME)
        return len(texts) == 1 and not cell.span and cell.lead > 0 and texts[0][0].islower()

    def _is_tally(self, row: GridRow, texts: Sequence[str]) -> bool:
        """A status, or the word "total", with nothing but counts beside it: the foot of a table."""
        if len(texts) < 2 or not all(_COUNTED.fullmatch(text) for text in texts[1:]):
            return False
        measured = all(self.columns.text(row.cells, role) for role in (Role.TARGET, Role.ACTUAL))
        told = self.is_status(self.columns.text(row.cells, Role.STATUS))
        if _TOTAL.fullmatch(texts[0]):
            return not (told and measured)
        named = _NUMBER_OF.sub("", texts[0])
        if not self.is_status(named) or self.columns.text(row.cells, Role.REF):
            return False
        return not measured if named != texts[0] else len(texts) > 2 and not told

    def _own_text(self, row: GridRow, role: Role) -> str:
        """A cell's text, unless a merged cell only repeats it there."""
        cell = self.columns.cell(row.cells, role)
        return "" if cell.span == "across" else cell.text.strip()

    def _is_lone_measure(self, row: GridRow) -> bool:
        """A text alone in the column of what is measured or in a later one, in a table with columns before it."""
        measured = self.columns.index_of(Role.OUTCOME)
        spans = any(cell.span == "across" and cell.text.strip() for cell in row.cells)
        if not measured or spans:
            return False
        return all(index >= measured for index, cell in enumerate(row.cells) if cell.text.strip())

    def _is_cut(self, row: GridRow, run: Sequence[str]) -> bool:
        """Pieces of one heading: the first is short, begins the row, and no later one stands by itself."""
        first = next(i for i, cell in enumerate(row.cells) if cell.text.strip())
        if first > 1 or any(is_figure(text) for text in run):
            return False
        outcome = self.columns.index_of(Role.OUTCOME)
        ref = self.columns.index_of(Role.REF)
        if ref is None:
            return False
        in_ref = bool(row.cells[ref].text.strip()) if ref < len(row.cells) else False
        narrow = len(run[0]) <= 16
        short = outcome is None or sum(map(len, run)) <= _LONGEST_BANNER
        return (narrow and short and in_ref) or (first == 1 and len(run) > 1 and len(run[-1]) <= 14)

    def _is_continuation(self, row: GridRow) -> bool:
        """A row that goes on with the narrative of the row above: nothing but running text in its columns."""
        filled = {c.role for c in self.columns.columns if c.index < len(row.cells) and self._own(row.cells[c.index])}
        if not filled or not filled <= {Role.PROGRESS, Role.REMEDIAL, Role.OUTCOME, Role.ACTION}:
            return False
        texts = own_texts(row)
        return all(text[:1].islower() or text.startswith("- ") for text in texts) or filled <= {
            Role.PROGRESS,
            Role.REMEDIAL,
        }

    @staticmethod
    def _own(cell: Cell) -> bool:
        return bool(cell.text.strip()) and cell.span == ""

    def _is_measure(self, row: GridRow) -> bool:
        said = [role for role in _SAID if self.columns.text(row.cells, role)]
        named = self.columns.text(row.cells, Role.OUTCOME) or self.columns.text(row.cells, Role.ACTION)
        ref = self.columns.text(row.cells, Role.REF)
        painted = self.columns.painted is not None and bool(self.columns.status_colour(row.cells))
        if named:
            return bool(said) or painted or looks_like_ref(ref) or self.columns.width <= 3
        return len(said) >= 2 or (looks_like_ref(ref) and bool(said))


def leading_run(cells: Sequence[Cell]) -> list[str]:
    """Give the texts of the first filled cells that stand side by side; stray marks end the run."""
    run: list[str] = []
    for cell in cells:
        text = cell.text.strip()
        if cell.span == "across" and text and run:
            continue
        if not text or (run and is_stray(text) and not text[:1].isalnum()):
            if run:
                break
            continue
        run.append(text)
    return run


def is_prose(text: str) -> bool:
    """Whether a paragraph is running text rather than a heading."""
    if len(text) > _LONGEST_BANNER or _SENTENCE.search(text) or sum(mark in ARROWS for mark in text) > 1:
        return True
    return text.endswith(".") and len(text.split()) >= _LEAST_WORDS_OF_A_SENTENCE
