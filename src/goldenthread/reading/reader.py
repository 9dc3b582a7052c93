"""The steps of reading, in their order. Each takes plain values and gives plain values."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from goldenthread.plan import ColumnRead, DocumentError, Period, Report, Return, Scheme, Unread, year_printed
from goldenthread.plan.counting import count_returns
from goldenthread.reading.accounting import unaccounted
from goldenthread.reading.banners import clean_headings, is_generic, without_label
from goldenthread.reading.cards import lay_out_cards
from goldenthread.reading.carrying import carry_over
from goldenthread.reading.cleaning import Cleaned, clean_grid
from goldenthread.reading.columns.blocks import Block, find_blocks
from goldenthread.reading.columns.headings import own_texts
from goldenthread.reading.columns.mapping import is_row_fill
from goldenthread.reading.columns.periods import Named, named_in
from goldenthread.reading.columns.roles import Role
from goldenthread.reading.columns.surely import surely_measures
from goldenthread.reading.drafts import Draft
from goldenthread.reading.grid import Cell, Grid, GridRow, without_margins
from goldenthread.reading.headed import lay_out_headed
from goldenthread.reading.loading import load
from goldenthread.reading.mending.leads import part_leads
from goldenthread.reading.mending.lexicon import Lexicon
from goldenthread.reading.mending.other_times import part_other_times
from goldenthread.reading.mending.repeats import fold_repeats
from goldenthread.reading.mending.shifts import mend_shift
from goldenthread.reading.mending.spills import mend_spills
from goldenthread.reading.mending.splits import split_measures
from goldenthread.reading.mending.tails import owner_above, part_tails
from goldenthread.reading.named_headings import take_names_from_headings
from goldenthread.reading.paragraphs import lay_out_paragraphs
from goldenthread.reading.reconciling import reconcile
from goldenthread.reading.refs import objective_number, settle_refs
from goldenthread.reading.refshapes import split_ref
from goldenthread.reading.returns import cleaning_repairs, known_of, make_returns
from goldenthread.reading.shape import is_prose
from goldenthread.reading.stacked import lay_out_stacked
from goldenthread.reading.statuses.keys import Key, find_key
from goldenthread.reading.statuses.schemes import make_scheme
from goldenthread.reading.statuses.stated import Stated, as_totals, find_stated
from goldenthread.reading.statuses.words import SHAPES, bare, is_sign, meaning_of
from goldenthread.reading.titles import Titles, read_titles
from goldenthread.reading.understanding import understand
from goldenthread.reading.walk import Walk, heading_repairs, is_ruling, opens_with_number, walk

_YEAR_END = 4
_LONGEST_HEADING = 90


def read(data: bytes, name: str, earlier: Report | None = None) -> Report:
    """Read a document into a Report.

    `data` is the file's content, `name` its name for messages. `earlier` is a report of the same plan: what
    this document doesn't print (themes, objectives, a lost ref or criterion) is carried over from it, each time
    as a repair. Raises DocumentError for what can't be read.
    """
    grid, changed = clean_grid(_lay_out(load(data, name)))
    understood = _understand(grid, name)
    drafts = _drafts(understood, changed)
    if not drafts:
        raise _no_measures(name, understood)
    report = _report(understood, drafts, data, name)
    return carry_over(report, earlier) if earlier else report


def _lay_out(grid: Grid) -> Grid:
    """Turn measures that are printed otherwise than as rows into rows."""
    return take_names_from_headings(lay_out_cards(lay_out_headed(lay_out_stacked(lay_out_paragraphs(grid)))))


@dataclass(frozen=True, slots=True)
class _Understood:
    """What was made out of a document before its rows are mended."""

    grid: Grid
    titles: Titles
    title_rows: list[int]
    key: Key
    stated: Stated
    blocks: list[Block]
    walked: Walk
    is_status: Callable[[str], bool]
    lexicon: Lexicon

    @property
    def numbers(self) -> dict[int, int]:
        """The number of each row of the grid (from 0), by the id of its source."""
        return {id(row.source): index for index, row in enumerate(self.grid.rows)}

    @property
    def at_year_end(self) -> bool:
        return self.titles.period.quarter == _YEAR_END


def _understand(grid: Grid, name: str) -> _Understood:
    rows = grid.rows
    titles = read_titles(without_margins(rows), name)
    measures = surely_measures(rows, titles.period)
    key = find_key(rows, measures)
    is_status = _status_test(key)
    stated = find_stated(rows, is_status, measures)
    taken = key.rows | key.beside | stated.rows
    codes = {bare(entry.code).casefold() for entry in key.entries}
    blocks = find_blocks(rows, taken, titles.period, codes)
    lexicon = Lexicon(cell.text for row in rows for cell in row.cells if len(cell.text) > 2)
    lines = [index for index in _title_lines(rows, titles) if index not in taken]
    skipped = frozenset(taken | set(lines) | {index for block in blocks for index in block.heading_rows})
    repeated = frozenset(rows[index].cells[0].text.strip().casefold() for index in lines)
    walked = walk(rows, blocks, skipped, is_status, lexicon, repeated)
    return _Understood(grid, titles, lines, key, stated, blocks, walked, is_status, lexicon)


def _status_test(key: Key) -> Callable[[str], bool]:
    """Make the test for the document's own statuses: its key's codes and labels, or words known as such."""
    codes = {entry.code.casefold() for entry in key.entries} | {entry.label.casefold() for entry in key.entries}
    labels = [entry.label.casefold() for entry in key.entries]
    numbers = not key.entries

    def is_status(text: str) -> bool:
        folded = bare(text).casefold()
        if folded in codes or folded in SHAPES or (numbers and folded in {"1", "2", "3", "4"}):
            return True
        if len(folded) > 8 and any(label.startswith(folded) for label in labels):
            return True
        return len(folded) <= 60 and meaning_of(folded, False) is not None

    return is_status


def _title_lines(rows: Sequence[GridRow], titles: Titles) -> list[int]:
    """The title block, less the headings of the plan that stand right above the first measure, and less prose."""
    lines = [index for index in sorted(titles.rows) if not is_ruling(_whole(rows[index]))]
    told = [index for index in lines if not is_prose(_whole(rows[index]))]
    if len(told) > 1 and told != lines and _is_labelled(rows[told[-1]].cells[0].text):
        lines = told  # what is said of a heading that tells what it is stands between it and the first measure
    while len(lines) > 1:
        own = rows[lines[-1]].cells[0].text
        if _names_report(own, titles) or len(own) > _LONGEST_HEADING:
            break
        lines.pop()
        above = rows[lines[-1]].cells[0].text
        if owner_above(own):
            continue
        if not opens_with_number(own) and not (_is_labelled(own) and _is_labelled(above)):
            break  # only a heading that says what it is, or has a number, has another one above it
    return [index for index in lines if _names_report(text := _whole(rows[index]), titles) or not is_prose(text)]


def _whole(row: GridRow) -> str:
    return " ".join(own_texts(row))


def _is_labelled(text: str) -> bool:
    return without_label(text) != text


def _names_report(text: str, titles: Titles) -> bool:
    named = named_in(text)
    dated = named.start is not None or named.quarter is not None
    return dated or any(part and part in text for part in (titles.authority, titles.plan))


def _drafts(understood: _Understood, changed: Mapping[tuple[int, int], tuple[str, Cleaned]]) -> list[Draft]:
    """Mend each draft: cells, texts, measures printed together, refs."""
    rows = understood.numbers
    owners = _repeated([draft.text(Role.RESPONSIBILITY) for draft in understood.walked.drafts])
    clean_headings(understood.walked.headings, rows, changed)
    drafts: list[Draft] = []
    for draft in understood.walked.drafts:
        cleaning_repairs(draft, rows[id(draft.source)], changed)
        mend_shift(draft, understood.is_status, owners.__contains__)
        mend_spills(draft, understood.is_status, understood.lexicon)
        _take_texts(draft)
        drafts += split_measures(draft)
    part_leads(drafts)
    part_tails(drafts)
    drafts, elsewhen = part_other_times(fold_repeats(drafts), understood.titles.period)
    understood.walked.unread.extend(elsewhen)
    _number_places(drafts)
    settle_refs(drafts)
    return drafts


def _repeated(texts: Sequence[str]) -> set[str]:
    seen: set[str] = set()
    twice: set[str] = set()
    for text in texts:
        (twice if text in seen else seen).add(text)
    return twice - {""}


def _take_texts(draft: Draft) -> None:
    """Take ref, criterion and narrative from their cells; a ref may lead the criterion."""
    draft.ref_printed, draft.outcome = draft.text(Role.REF), draft.text(Role.OUTCOME)
    draft.progress = draft.text(Role.PROGRESS)
    parted = split_ref(draft.outcome) if not draft.ref_printed else None
    if parted and draft.columns.index_of(Role.REF) is None:
        draft.ref_printed, draft.outcome = parted


def _number_places(drafts: Sequence[Draft]) -> None:
    """An objective whose heading lost its number has that of most of the refs below it."""
    below: dict[int, Counter[str]] = {}
    for draft in drafts:
        numbers = below.setdefault(id(draft.place), Counter())
        number = objective_number(draft.ref_printed)
        numbers.update([number] if number else [])
        if draft.place.objective and draft.place.objective_ref is None and numbers:
            draft.place.objective_ref = ""
    for draft in drafts:
        if draft.place.objective_ref == "":
            draft.place.objective_ref = below[id(draft.place)].most_common(1)[0][0]


def _report(understood: _Understood, drafts: Sequence[Draft], data: bytes, name: str) -> Report:
    scheme = _scheme(understood, drafts)
    returns, unknown = make_returns(drafts, known_of(drafts, scheme, heading_repairs(understood.walked.headings)))
    period = _period(understood.titles.period)
    returns = understand(returns, period)
    printed = [row for row in returns if row.same_row_as is None]
    stated = as_totals(understood.stated, scheme)
    counted = count_returns(printed, scheme.codes)
    report = Report(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        authority=understood.titles.authority,
        plan=understood.titles.plan,
        title=_title(understood),
        columns=_columns(understood.blocks),
        year=_year(understood.titles.period),
        period=period,
        scheme=scheme.codes,
        stated_totals=stated,
        counted_totals=counted,
        reconciliation=reconcile(stated, counted, printed),
        rows=tuple(returns),
        unread=_unread(understood, unknown),
    )
    lost = unaccounted(
        understood.grid.rows,
        _by_row(understood, drafts, returns),
        _elsewhere(understood, report),
        frozenset(understood.stated.rows),
    )
    return report.model_copy(update={"unread": (*report.unread, *lost)})


def _by_row(understood: _Understood, drafts: Sequence[Draft], returns: Sequence[Return]) -> dict[int, list[Return]]:
    """The returns of each row of the grid, by the row's number."""
    numbers = understood.numbers
    found: dict[int, list[Return]] = {}
    for draft, row in zip(drafts, returns, strict=True):
        for source in (draft.source, *draft.printed_again):
            found.setdefault(numbers[id(source)], []).append(row)
    return found


def _elsewhere(understood: _Understood, report: Report) -> Iterator[str]:
    """The texts of a report that are of no one row."""
    yield from (report.authority or "", report.plan or "", *report.title)
    yield from (column.heading for column in report.columns)
    for entry in report.scheme:
        yield from (entry.code, entry.label)
    yield from (unread.text for unread in report.unread)
    placed = {text for row in report.rows for text in (row.section, row.theme, row.objective)}
    for banner in understood.walked.headings:
        if banner.text in placed or banner.also_relating:
            yield from (banner.text, *(repair.before for repair in banner.repairs))
    yield from understood.walked.owners
    yield from _words_of_the_form(understood)


def _words_of_the_form(understood: _Understood) -> Iterator[str]:
    """What announces a key, and headings of columns that a later page prints cut off."""
    rows = understood.grid.rows
    if understood.key.rows:
        yield from ("key", "legend")
    for index in understood.key.rows:
        yield from filter(is_generic, own_texts(rows[index]))
    for block in understood.blocks:
        for text in (text for index in block.heading_rows for text in own_texts(rows[index])):
            if any(heading.startswith(text) for heading in block.headings or ()):
                yield text


def _title(understood: _Understood) -> tuple[str, ...]:
    rows = understood.grid.rows
    return tuple(" ".join(dict.fromkeys(own_texts(rows[index]))) for index in understood.title_rows)


def _columns(blocks: Sequence[Block]) -> tuple[ColumnRead, ...]:
    all_columns = (column for block in blocks if block.columns for column in block.columns.columns)
    found = dict.fromkeys((column.heading, column.role) for column in all_columns if column.heading)
    return tuple(ColumnRead(heading=heading, holds=role.value) for heading, role in found)


def _scheme(understood: _Understood, drafts: Sequence[Draft]) -> Scheme:
    printed = [_status_cell(draft) for draft in drafts]
    wordless = [draft for draft, cell in zip(drafts, printed, strict=True) if is_sign(cell.text)]
    painted = [draft.columns.status_colour(draft.cells) for draft in wordless]
    return make_scheme(understood.key.entries, printed, understood.at_year_end, painted)


def _status_cell(draft: Draft) -> Cell:
    """Give the cell of the status, less the colour that its whole row has."""
    cell = draft.columns.cell(draft.cells, Role.STATUS)
    return replace(cell, fill=None) if cell.fill and is_row_fill(draft.cells) else cell


def _unread(understood: _Understood, unknown: Sequence[Unread]) -> tuple[Unread, ...]:
    return (*understood.walked.unread, *_beside_the_key(understood), *unknown, *understood.grid.left_out)


def _beside_the_key(understood: _Understood) -> Iterator[Unread]:
    rows, key = understood.grid.rows, understood.key
    for index in sorted(key.beside - understood.stated.rows):
        text = " | ".join(own_texts(rows[index]))
        if text and not is_generic(text):
            why = "it stands in the key's table, but explains no code"
            yield Unread(source=rows[index].source, text=text, why=why)


def _period(named: Named) -> Period | None:
    if named.start is None or named.quarter is None:
        return None
    return Period(start=named.start, quarter=named.quarter)


def _year(named: Named) -> str | None:
    return year_printed(named.start) if named.start is not None else None


def _no_measures(name: str, understood: _Understood) -> DocumentError:
    tables = len({row.table for row in understood.grid.rows if row.table})
    what = f"none of its {tables} tables holds measures" if tables else "there is no table in it"
    return DocumentError(
        what,
        where=name,
        expected="a table with a measure a row: its name or success criterion, and its status, target or progress",
        do="check that this is the monitoring report itself, not its cover or minutes",
    )
