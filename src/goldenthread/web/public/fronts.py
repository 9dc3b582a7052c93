"""What the front page shows of the plan and its themes."""

from dataclasses import dataclass

from goldenthread.plan import Rating
from goldenthread.publishing.charts import Share, shares_bar
from goldenthread.web.pages.statuses import status_words
from goldenthread.web.public.changes import Headline, headline_of
from goldenthread.web.public.choosing import going_well, needs_attention
from goldenthread.web.public.counting import Counts, counts_of
from goldenthread.web.public.shown import Shown
from goldenthread.web.records.published import Facts, PublishedRow, ThemeFacts, without_words

_FIRST = 5


@dataclass(frozen=True)
class ThemeLine:
    """A theme in the front page's table."""

    theme: ThemeFacts
    counts: Counts
    chart: str


def chart_of(counts: Counts, title: str, name: str, *, small: bool = False) -> str:
    """Draw how the rated measures stand."""
    shares = [Share(Rating(one.name), status_words(one.name).lower(), one.number) for one in counts.ratings]
    return shares_bar(shares, title, name, small=small)


def themes_of(facts: Facts) -> list[ThemeLine]:
    """Give the themes in the plan's order, each with its counts and its bar."""
    lines = []
    for at, theme in enumerate(facts.themes):
        counts = counts_of(theme.totals, facts.report.scheme, theme.slug)
        title = f"{theme.name}: how its rated measures stand"
        chart = chart_of(counts, title, f"theme-{at}", small=True)
        lines.append(ThemeLine(theme, counts, chart))
    return lines


@dataclass(frozen=True)
class Front:
    """What the front page shows of a publication but for its texts."""

    counts: Counts
    chart: str
    themes: list[ThemeLine]
    attention: list[PublishedRow]
    well: list[PublishedRow]
    well_count: int
    headline: Headline | None


def front_of(shown: Shown) -> Front:
    """Give what the front page shows but for texts, worked out once for a publication."""
    return shown.kept("front", lambda: _front(shown))


def _front(shown: Shown) -> Front:
    report = shown.facts.report
    counts = counts_of(report.counted_totals, report.scheme)
    well = going_well(shown.rows, shown.facts.comparison is not None)
    return Front(
        counts,
        chart_of(counts, "How the rated measures stand", "plan-shares"),
        themes_of(shown.facts),
        without_words(needs_attention(shown.rows)[:_FIRST]),
        without_words(well[:_FIRST]),
        well.count(),
        headline_of(shown.facts.comparison),
    )
