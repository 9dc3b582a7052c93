"""The head of a publication, its committee cover, and the summary in plain words."""

from collections.abc import Iterator, Mapping

from goldenthread.plan import Cover, Report
from goldenthread.publishing.content.material import Material
from goldenthread.publishing.content.moving import moved_words
from goldenthread.publishing.content.pieces import Block, Front, Paragraph, Part, Points
from goldenthread.publishing.content.safe import Safe
from goldenthread.publishing.content.standing import attention_words, headline, left_out, status_chart, status_table
from goldenthread.publishing.content.times import long_day


def front(material: Material, safe: Safe) -> Front:
    """Give the title and the lines of the title block."""
    report, authority = material.report, safe.line(material.report.authority)
    return Front(title_of(report, safe), authority, tuple(_lines(material, safe)))


def title_of(report: Report, safe: Safe) -> str:
    """Give the title: "Council Plan 2011/12: year end"."""
    plan = safe.line(report.plan) or "Council Plan"
    if report.period is None:
        return f"{plan} {report.year}" if report.year else plan
    when = "year end" if report.period.at_year_end else f"quarter {report.period.quarter}"
    return f"{plan} {report.period.year}: {when}"


def _lines(material: Material, safe: Safe) -> Iterator[tuple[str, str]]:
    cover, published = material.cover, material.published_on or material.cover.published_on
    report = material.report
    told = {
        "Period": str(report.period or report.year or ""),
        "Figures to": long_day(report.period.last_day) if report.period else "",
        "Shown": material.cut,
        "Report to": _meeting(cover),
        "Report of": cover.report_of,
        "Published": long_day(published) if published else "",
        "Contact": cover.contact,
    }
    yield from ((name, safe.line(text)) for name, text in told.items() if text)


def _meeting(cover: Cover) -> str:
    parts = [cover.committee or "", long_day(cover.meeting_on) if cover.meeting_on else ""]
    return ", ".join(part for part in parts if part)


def cover_parts(cover: Cover, safe: Safe) -> Iterator[Part]:
    """Give what the committee is told before the report: its purpose, the recommendations, and what follows."""
    if cover.purpose:
        yield Part("purpose", "Purpose", (Paragraph(safe.text(cover.purpose)),))
    if cover.recommendations:
        yield Part("recommendations", "Recommendations", (Points(tuple(map(safe.text, cover.recommendations))),))


def implications_part(implications: Mapping[str, str], safe: Safe) -> Iterator[Part]:
    """Give what follows from the report, by kind, in the committee's own order."""
    if implications:
        told = (Paragraph(f"{safe.line(kind)}: {safe.text(text)}") for kind, text in implications.items())
        yield Part("implications", "Implications", tuple(told))


def summary_part(material: Material, safe: Safe) -> Part:
    """Give the summary: how the plan stands, what the percentage leaves out, what changed, what isn't shown."""
    report, rows = material.report, material.report.rows
    totals = report.counted_totals
    blocks: list[Block] = [Paragraph(headline(totals), lead=True)]
    chart = status_chart(rows, "standing-chart", "How the rated measures stand", "standing")
    if chart:
        blocks.append(chart)
    comparison = None if material.chosen_by_rating else material.comparison
    told = [left_out(totals), attention_words(rows), moved_words(comparison) if comparison else ""]
    told += [*material.left_out, material.commentary.get("", "")]
    blocks += [Paragraph(safe.text(text)) for text in told if text.strip()]
    blocks.append(status_table(rows, "standing", "How the measures stand"))
    return Part("summary", "Summary", tuple(blocks))
