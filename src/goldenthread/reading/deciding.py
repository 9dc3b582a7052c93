"""What a person decided, put over what was read."""

from collections.abc import Iterator, Mapping
from typing import Any

from goldenthread.plan import DirectionBasis, Missing, Rating, Report, Return, SchemeCode, Settings, Unread, counts_as
from goldenthread.plan.counting import count_returns
from goldenthread.reading.reconciling import reconcile


def decided(report: Report, settings: Settings) -> Report:
    """Give a report with the authority, the meaning of statuses and the directions that the settings name."""
    if not (settings.authority or settings.scheme or settings.measures):
        return report
    meanings = {code.casefold(): meaning for code, meaning in settings.scheme.items()}
    rows = tuple(_row(row, meanings, settings) for row in report.rows)
    scheme = (*(_code(entry, meanings) for entry in report.scheme), *_new_codes(report, meanings))
    printed = [row for row in rows if row.same_row_as is None]
    counted = count_returns(printed, scheme)
    unread = tuple(one for one in report.unread if not (_is_status(one) and one.text.casefold() in meanings))
    changes: dict[str, Any] = {"scheme": scheme, "rows": rows, "counted_totals": counted, "unread": unread}
    changes["reconciliation"] = reconcile(report.stated_totals, counted, printed)
    return report.model_copy(update={**changes, "authority": settings.authority or report.authority})


def _code(entry: SchemeCode, meanings: Mapping[str, Rating | Missing]) -> SchemeCode:
    meaning = meanings.get(entry.code.casefold()) or meanings.get(entry.label.casefold())
    if meaning is None:
        return entry
    rating = meaning if isinstance(meaning, Rating) else None
    missing = meaning if isinstance(meaning, Missing) else None
    return entry.model_copy(update={"rating": rating, "missing": missing, "counts_as": counts_as(rating)})


def _new_codes(report: Report, meanings: Mapping[str, Rating | Missing]) -> Iterator[SchemeCode]:
    """Give the codes that the document prints and that only the settings explain."""
    known = {text.casefold() for entry in report.scheme for text in (entry.code, entry.label)}
    for printed in dict.fromkeys(row.status_printed for row in report.rows):
        if printed.casefold() in meanings and printed.casefold() not in known:
            yield _code(SchemeCode(code=printed, label=printed, rating=None, counts_as=counts_as(None)), meanings)


def _is_status(unread: Unread) -> bool:
    return unread.why.startswith("a status")


def _row(row: Return, meanings: Mapping[str, Rating | Missing], settings: Settings) -> Return:
    changes: dict[str, Any] = {}
    printed = (str(row.status) if row.status is not None else "", row.status_printed)
    meaning = next((meanings[text.casefold()] for text in printed if text.casefold() in meanings), None)
    if meaning is not None:
        rated = isinstance(meaning, Rating)
        changes["rating"], changes["unrated"] = (meaning, None) if rated else (None, meaning)
        changes["status"] = (row.status or row.status_printed) if rated else None
    direction = settings.of_measure(row.id, row.ref).direction
    if direction is not None:
        changes |= {"direction": direction, "direction_basis": DirectionBasis.GIVEN}
    return row.model_copy(update=changes) if changes else row
