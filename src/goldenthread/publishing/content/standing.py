"""How the plan stands, in words, tables and charts: the plan, each theme and each directorate."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from goldenthread.plan import NOT_UNDERSTOOD, CountedTotals, Missing, NotUnderstood, Rating, Return, SchemeCode, percent
from goldenthread.plan.counting import count_returns
from goldenthread.publishing.charts import Share, shares_bar
from goldenthread.publishing.content.pieces import Cell, Chart, Column, Line, Table
from goldenthread.publishing.content.safe import Safe
from goldenthread.publishing.statuses import RATINGS, REASONS, WORDS, status_words

_GROUP = (
    *(Column(WORDS[rating], 10, "number") for rating in RATINGS),
    Column("Rated", 9, "number"),
    Column("Achieved or on track, per cent of rated", 14, "number"),
    Column("Not rated", 9, "number"),
)


def headline(totals: CountedTotals) -> str:
    """Say the one sentence that matters: "91 of 110 rated measures are achieved or on track (82.7 %)."."""
    if not totals.rated:
        return "No measure is rated."
    on_track = totals.on_track or 0
    are = "is" if on_track == 1 else "are"
    measures = "measure" if totals.rated == 1 else "measures"
    return (
        f"{on_track:,} of {totals.rated:,} rated {measures} {are} achieved or on track ({totals.on_track_percent} %)."
    )


def left_out(totals: CountedTotals) -> str:
    """Say which measures the percentage leaves out and why; "" where it leaves out none."""
    number = sum(totals.unrated.values())
    if not number:
        return ""
    reasons = ", ".join(f"{count:,} {REASONS[reason]}" for reason, count in totals.unrated.items())
    more, are = (" more" if totals.rated else ""), ("is" if number == 1 else "are")
    return f"{number:,}{more} {are} not rated: {reasons}."


def attention_words(rows: Sequence[Return]) -> str:
    """Say how many measures need attention: "10 need attention: 4 not achieved, 6 slipped."."""
    found = by_rating(counted(rows))
    parts = [(found[rating], status_words(rating).lower()) for rating in (Rating.NOT_ACHIEVED, Rating.SLIPPED)]
    number = sum(count for count, _ in parts)
    told = ", ".join(f"{count:,} {words}" for count, words in parts if count)
    return f"{number:,} need{'s' if number == 1 else ''} attention: {told}." if number else ""


def by_rating(rows: Iterable[Return]) -> Counter[Rating]:
    """Count the rows of each rating."""
    return Counter(row.rating for row in rows if row.rating is not None)


def counted(rows: Sequence[Return]) -> list[Return]:
    """Give the rows that totals count: the second measure of a printed row isn't."""
    return [row for row in rows if row.same_row_as is None]


def status_table(rows: Sequence[Return], name: str, caption: str) -> Table:
    """Give how many measures have which status, with the denominator and what it leaves out."""
    own = counted(rows)
    found, rated = by_rating(own), sum(by_rating(own).values())
    lines = [Line((Cell(WORDS[one], rating=one), _number(found[one]), _share(found[one], rated))) for one in RATINGS]
    lines.append(Line((Cell("Total rated"), _number(rated), _share(rated, rated))))
    reasons = Counter[Missing | NotUnderstood](row.unrated or NOT_UNDERSTOOD for row in own if row.rating is None)
    for reason, number in reasons.items():
        lines.append(Line((Cell(f"Not rated: {REASONS[reason]}"), _number(number), Cell("none"))))
    columns = (
        Column("Status", 20, "status"),
        Column("Measures", 9, "number"),
        Column("Per cent of rated", 9, "number"),
    )
    return Table(name, caption, columns, tuple(lines))


def status_chart(rows: Sequence[Return], name: str, title: str, table: str) -> Chart | None:
    """Draw the shares of the rated measures; None where none is rated."""
    found = by_rating(counted(rows))
    shares = [Share(one, status_words(one).lower(), found[one]) for one in RATINGS]
    if not sum(found.values()):
        return None
    told = ", ".join(f"{share.words} {share.number:,}" for share in shares)
    return Chart(name, title, told, shares_bar(shares, title, name), table)


def groups_table(
    groups: dict[str, list[Return]], scheme: Sequence[SchemeCode], name: str, heading: str, caption: str, safe: Safe
) -> Table:
    """Give the counts of groups of measures, by the group's name: themes or directorates."""
    lines = []
    for group, rows in groups.items():
        totals, found = count_returns(counted(rows), scheme, themes=False), by_rating(counted(rows))
        share = totals.on_track_percent
        lines.append(
            Line(
                (
                    Cell(safe.line(group)),
                    *(_number(found[rating]) for rating in RATINGS),
                    _number(totals.rated),
                    Cell("none rated") if share is None else Cell(f"{share}", Decimal(str(share))),
                    _number(sum(totals.unrated.values())),
                )
            )
        )
    return Table(name, caption, (Column(heading, 30), *_GROUP), tuple(lines))


def _number(number: int) -> Cell:
    return Cell(f"{number:,}", Decimal(number))


def _share(part: int, whole: int) -> Cell:
    share = percent(part, whole)
    return Cell("none rated") if share is None else Cell(f"{share}", Decimal(str(share)))
