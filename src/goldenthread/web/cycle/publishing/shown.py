"""What the pages about publishing show."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from goldenthread.web.records.models import (
    FigureRecord,
    Publication,
    PublishedReturn,
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


def page_of(publication: Publication, number: str | None) -> Page[PublishedReturn]:
    """Give one page of a publication's measures, as far as what says which page it is."""
    return Paginator(publication.returns.select_related("measure").order_by("position"), _A_PAGE).get_page(number)


def measures_of(publication: Publication, page: Page[PublishedReturn]) -> list[Shown]:
    """Give the measures of a page, in a fixed number of queries."""
    first = (page.number - 1) * _A_PAGE
    rows = rows_of(publication, publication.returns.order_by("position")[first : first + _A_PAGE])
    ids = [row.entry.measure_id for row in rows]
    in_force = FigureRecord.objects.filter(
        of_return__period=publication.period_id, of_return__measure__in=ids, replaced_by__isnull=True
    )
    restated = Restatement.objects.filter(period=publication.period_id, measure__in=ids)
    figures: dict[int, list[FigureRecord]] = {}
    for figure in in_force.select_related("of_return"):
        figures.setdefault(figure.of_return.measure_id, []).append(figure)
    told: dict[int, list[Restatement]] = {}
    for one in restated.select_related("by"):
        told.setdefault(one.measure_id, []).append(one)
    return [Shown(row, figures.get(row.entry.measure_id, []), told.get(row.entry.measure_id, [])) for row in rows]
