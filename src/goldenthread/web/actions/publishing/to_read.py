"""What an officer has to read before the public does: small numbers about people that no rule can tell for sure.

They stand in the way of publishing until the words are mended, marked as exempt, or a reason is given.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from goldenthread.plan import Return as Row
from goldenthread.web.actions.publishing.few_people import perhaps_few
from goldenthread.web.actions.publishing.in_the_way import Obstacle, Stuck
from goldenthread.web.actions.publishing.preparing import prepare
from goldenthread.web.actions.publishing.small_numbers import counts_of
from goldenthread.web.records.models import ReportingPeriod, Return
from goldenthread.web.records.published import latest, rows_of

_MOST_SHOWN = 5


def to_read(period: ReportingPeriod) -> list[Obstacle]:
    """Give what is to be read of measures that count people; nothing is looked at where none is marked so."""
    marked = Return.objects.filter(period=period, measure__counts_people=True, measure__public=True)
    returns = {one.measure.permanent_id: one for one in marked.select_related("measure")}
    if not returns:
        return []
    version = prepare(period)[1]
    public = {row.id: row for row in version.rows if row.id in returns}
    found = [
        _obstacle(
            "few_people", "words that may tell of fewer than five people", _in_words(public, returns, version.overrides)
        ),
        _obstacle(
            "few_between_editions",
            "a figure from which an earlier edition gives a small number away",
            _between_editions(period, public, returns),
        ),
    ]
    return [one for one in found if one is not None]


def _obstacle(kind: str, what: str, stuck: Iterator[Stuck]) -> Obstacle | None:
    returns = tuple(stuck)
    count = len({one.number for one in returns})
    return Obstacle(kind, f"{count} {'return' if count == 1 else 'returns'} with {what}", returns) if returns else None


def _in_words(public: dict[str, Row], returns: dict[str, Return], overrides: Mapping[str, str]) -> Iterator[Stuck]:
    for name, row in public.items():
        words = (row.progress, row.remedial_action, overrides.get(name, ""))
        told = [few for text in words for few in perhaps_few(text)]
        if told:
            yield _stuck(row, returns[name], f"read {_quoted(told)}")


def _quoted(told: Sequence[str]) -> str:
    shown = ", ".join(f"“{one}”" for one in dict.fromkeys(told[:_MOST_SHOWN]))
    return f"{shown} and {len(told) - _MOST_SHOWN} more" if len(told) > _MOST_SHOWN else shown


def _between_editions(period: ReportingPeriod, public: dict[str, Row], returns: dict[str, Return]) -> Iterator[Stuck]:
    """Give the measures of which the last public edition of the period shows what this one withholds, or nearly."""
    before = latest(period.authority, for_public=True, period=period)
    if before is None:
        return
    entries = before.returns.filter(measure__permanent_id__in=public)
    for earlier in rows_of(before, entries):
        name = earlier.row.id
        why = _given_away(earlier.row, public[name], period.authority.small_number)
        if why:
            yield _stuck(public[name], returns[name], why)


def _given_away(earlier: Row, now: Row, small: int) -> str:
    if earlier.actuals and not now.actuals:
        return "an earlier edition shows the figure that this one withholds"
    old, new = counts_of(earlier), counts_of(now)
    if old is not None and new is not None and Decimal(0) < abs(new - old) < small:
        return f"the last edition says {old}, this one {new}: the difference is a small number"
    return ""


def _stuck(row: Row, found: Return, why: str) -> Stuck:
    return Stuck(found.pk, row.ref or "", found.measure.name, why)
