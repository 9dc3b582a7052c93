"""How many returns of a period have come how far, by directorate: counted in the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from goldenthread.web.records.chains import with_lead
from goldenthread.web.records.models import Directorate, Draft, ReportingPeriod, Return, ReturnState

_LONGEST_CODE = Directorate._meta.get_field("code").max_length


class Column(StrEnum):
    """A column of the table, and the word for it in addresses."""

    NOT_DUE = "not_due"
    OWED = "owed"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    QUERIED = "queried"
    APPROVED = "approved"
    LATE = "late"
    ALL = "all"


HEADINGS = {
    Column.NOT_DUE: "Not due",
    Column.OWED: "Owed",
    Column.DRAFT: "Draft",
    Column.SUBMITTED: "Submitted",
    Column.QUERIED: "Queried",
    Column.APPROVED: "Approved",
    Column.LATE: "Late",
    Column.ALL: "All",
}
# What waits for its owner is late once the day is over.
WAITING = (ReturnState.OWED, ReturnState.QUERIED)


@dataclass
class Row:
    """A directorate's returns. `code` is "none" in addresses for measures for which no directorate is responsible."""

    code: str
    name: str
    counts: dict[Column, int] = field(default_factory=lambda: dict.fromkeys(Column, 0))

    @property
    def cells(self) -> list[tuple[str, str, int]]:
        """The cells in order: the column's word, its heading and the count."""
        return [(column.value, HEADINGS[column], self.counts[column]) for column in Column]


NO_DIRECTORATE = "none"
_GROUPED_BY = ("lead", "state", "begun")


def with_begun(returns: QuerySet[Return]) -> QuerySet[Return]:
    """Give returns with `begun`: whether somebody has typed something that isn't submitted."""
    return returns.annotate(begun=Exists(Draft.objects.filter(owed=OuterRef("pk"), aside=False)))


def state_rows(period: ReportingPeriod, today: date) -> list[Row]:
    """Give a row for each directorate, and one of all as the last. Two queries, however many returns."""
    counted = (
        with_begun(with_lead(Return.objects.filter(period=period)))
        .order_by()
        .values(*_GROUPED_BY)
        .annotate(count=Count("pk"))
    )
    known = {one.pk: one for one in Directorate.objects.filter(authority=period.authority_id)}
    return _rows(list(counted), known, late=is_over(period, today))


def _rows(
    counted: Iterable[Mapping[str, int | str | bool | None]], known: Mapping[int, Directorate], *, late: bool
) -> list[Row]:
    rows: dict[int | None, Row] = {pk: Row(one.code, one.name or one.code) for pk, one in known.items()}
    every = Row("", "All directorates")
    for one in counted:
        lead, state, count = one["lead"], ReturnState(str(one["state"])), int(one["count"] or 0)
        row = rows.setdefault(int(lead) if lead else None, Row(NO_DIRECTORATE, "No directorate"))
        for each in (row, every):
            each.counts[Column.ALL] += count
            each.counts[_column(state, begun=bool(one["begun"]))] += count
            each.counts[Column.LATE] += count if late and state in WAITING else 0
    return [*(row for row in rows.values() if row.counts[Column.ALL]), every]


def _column(state: ReturnState, *, begun: bool) -> Column:
    return Column.DRAFT if state == ReturnState.OWED and begun else Column(state.value)


def is_over(period: ReportingPeriod, today: date) -> bool:
    """Whether the day on which returns were due is over."""
    return today > period.returns_due_on


def in_column(returns: QuerySet[Return], column: Column, period: ReportingPeriod, today: date) -> QuerySet[Return]:
    """Give the returns behind a number of the table. They must come from `with_begun`."""
    if column is Column.ALL:
        return returns
    if column is Column.LATE:
        return returns.filter(state__in=WAITING) if is_over(period, today) else returns.none()
    if column in (Column.OWED, Column.DRAFT):
        return returns.filter(Q(state=ReturnState.OWED, begun=column is Column.DRAFT))
    return returns.filter(state=column.value)


def code_asked(query: Mapping[str, str]) -> str:
    """Give the directorate's code that is asked for, whole: codes may be long. No database of ours holds a NUL."""
    return query.get("directorate", "").replace("\0", "")[:_LONGEST_CODE]


def of_directorate(returns: QuerySet[Return], code: str, authority: int) -> QuerySet[Return]:
    """Give the returns of a directorate. They must come from `with_lead`."""
    if code == NO_DIRECTORATE:
        return returns.filter(Q(lead__isnull=True))
    return returns.filter(Q(lead__in=Directorate.objects.filter(authority=authority, code=code).values("pk")))
