"""What the pages about publishing show."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from goldenthread.web.records.models import (
    FigureRecord,
    Publication,
    ReportingPeriod,
    Restatement,
    Return,
)
from goldenthread.web.records.published import PublishedRow, rows_of

_A_PAGE = 50


@dataclass(frozen=True)
class Cuts:
    """What public readers won't see of a period, as far as it is marked in the record."""

    not_public: list[Return]
    exempt: list[Return]
    about_people: int


def leaving_out(period: ReportingPeriod) -> Cuts:
    """Give what will be kept from the public. Three queries."""
    returns = Return.objects.filter(period=period).select_related("measure")
    return Cuts(
        not_public=list(returns.filter(measure__public=False)),
        exempt=list(returns.exclude(exempt_ground="")),
        about_people=returns.filter(measure__counts_people=True, measure__public=True).count(),
    )


@dataclass(frozen=True)
class Shown:
    """A published measure with the figures of the record that may be restated, and what was."""

    row: PublishedRow
    figures: list[FigureRecord]
    restatements: list[Restatement]


def measures_of(publication: Publication, page: str | None) -> Page[Shown]:
    """Give one page of a publication's measures, in a fixed number of queries."""
    entries = publication.returns.order_by("position")
    found = Paginator(entries, _A_PAGE).get_page(page)
    first = (found.number - 1) * _A_PAGE
    rows = rows_of(publication, entries[first : first + _A_PAGE])
    ids = [row.entry.measure_id for row in rows]
    in_force = FigureRecord.objects.filter(
        of_return__period=publication.period_id, of_return__measure__in=ids, replaced_by__isnull=True
    ).select_related("of_return")
    restated = Restatement.objects.filter(period=publication.period_id, measure__in=ids).select_related("by")
    figures: dict[int, list[FigureRecord]] = {}
    for figure in in_force:
        figures.setdefault(figure.of_return.measure_id, []).append(figure)
    told: dict[int, list[Restatement]] = {}
    for one in restated:
        told.setdefault(one.measure_id, []).append(one)
    found.object_list = [  # type: ignore[assignment]
        Shown(row, figures.get(row.entry.measure_id, []), told.get(row.entry.measure_id, [])) for row in rows
    ]
    return found  # type: ignore[return-value]
