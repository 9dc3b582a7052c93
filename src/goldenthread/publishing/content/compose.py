"""Composing a publication once, for all formats."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.plan import Report, Return
from goldenthread.plan.counting import count_returns
from goldenthread.publishing.content.exceptions import exceptions_parts, needs_attention
from goldenthread.publishing.content.front import cover_parts, front, implications_part, summary_part
from goldenthread.publishing.content.material import Material
from goldenthread.publishing.content.measure import MeasureWords, measure_words
from goldenthread.publishing.content.moving import changes_part
from goldenthread.publishing.content.notes import accepted_part, key_part, notes_part
from goldenthread.publishing.content.pieces import Block, Front, Paragraph, Part
from goldenthread.publishing.content.safe import Safe
from goldenthread.publishing.content.standing import by_rating, counted, groups_table
from goldenthread.publishing.content.themes import theme_part, themes_of
from goldenthread.publishing.content.trends import trend_blocks

LANGUAGE = "en-GB"


@dataclass(frozen=True)
class Content:
    """A publication, composed: what every format draws.

    `name` is the stem of its files. `parts` are what is read, `measures` and `report` what is handed out as data.
    """

    name: str
    front: Front
    parts: tuple[Part, ...]
    measures: tuple[MeasureWords, ...]
    report: Report
    material: Material


def compose(material: Material) -> Content:
    """Compose a publication. The same material gives the same content, letter by letter."""
    safe, report = Safe(), material.report
    compared = {row.later_id: row for row in (material.comparison.rows if material.comparison else ()) if row.later_id}
    day = material.published_on or material.cover.published_on
    measures = tuple(
        measure_words(row, compared.get(row.id), day, safe, material.notes.get(row.id, ())) for row in report.rows
    )
    head = front(material, safe)
    parts = tuple(_parts(material, measures, safe))
    told = safe.told()
    if told:
        parts = (*parts, Part("replaced", "Characters that can't be shown", (Paragraph(told),)))
    return Content(name_of(report), head, parts, measures, report, material)


def name_of(report: Report) -> str:
    """Give the stem of the files' names: "council-plan-2011-12-year-end"."""
    told = f"{report.plan or 'council plan'} {report.period or report.year or ''}"
    words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in told.lower()).split()
    return "-".join(words)[:60].strip("-") or "report"


def _parts(material: Material, measures: tuple[MeasureWords, ...], safe: Safe) -> Iterator[Part]:
    report, comparison = material.report, material.comparison
    compared = {row.later_id: row for row in (comparison.rows if comparison else ()) if row.later_id}
    yield from cover_parts(material.cover, safe)
    yield summary_part(material, safe)
    yield from key_part(report.scheme, safe)
    yield _groups(report, safe)
    if comparison and not material.chosen_by_rating:
        yield changes_part(comparison, by_rating(counted(report.rows)), {one.row.id: one for one in measures}, safe)
    yield from exceptions_parts(measures, compared)
    yield from _themes(material, measures, safe)
    yield from _trends(measures, material, safe)
    yield from accepted_part(material.accepted, safe)
    yield from implications_part(material.cover.implications, safe)
    yield notes_part(material, safe)


def _groups(report: Report, safe: Safe) -> Part:
    """Give how each theme and each directorate stands. A measure of two directorates is counted under both."""
    themes, directorates = _grouped_by_theme(report), _grouped_by_directorate(report)
    blocks: list[Block] = []
    if themes:
        blocks.append(groups_table(themes, report.scheme, "themes", "Theme", "How each theme stands", safe))
    if directorates:
        caption = "How each directorate's measures stand; a measure of two is counted under both"
        blocks.append(groups_table(directorates, report.scheme, "directorates", "Directorate", caption, safe))
    return Part("groups", "Themes and directorates", tuple(blocks))


def _grouped_by_theme(report: Report) -> dict[str, list[Return]]:
    found: dict[str, list[Return]] = {}
    for row in report.rows:
        if row.theme:
            found.setdefault(row.theme, []).append(row)
    return found


def _grouped_by_directorate(report: Report) -> dict[str, list[Return]]:
    codes = dict.fromkeys(sorted(code for row in report.rows for code in row.responsibility))
    return {code: [row for row in report.rows if code in row.responsibility] for code in codes}


def _themes(material: Material, measures: tuple[MeasureWords, ...], safe: Safe) -> Iterator[Part]:
    grouped = themes_of(measures)
    yield Part("measures", "Measure by measure", ())
    for number, (theme, own) in enumerate(grouped.items(), start=1):
        totals = count_returns(counted([one.row for one in own]), material.report.scheme, themes=False)
        commentary = safe.text(material.commentary.get(theme, "")) if theme else ""
        yield theme_part(theme, own, totals, number, commentary, safe)


def _trends(measures: tuple[MeasureWords, ...], material: Material, safe: Safe) -> Iterator[Part]:
    """Give over time what needs attention; the others' figures stand in the data."""
    blocks = [
        block
        for one in needs_attention(measures)
        for block in trend_blocks(one, material.past.get(one.row.id, ()), material.report.period, safe)
    ]
    if blocks:
        yield Part("trends", "What needs attention, over time", tuple(blocks))
