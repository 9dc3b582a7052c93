"""What the front page shows of the plan and its themes."""

from dataclasses import dataclass

from goldenthread.web.pages.charts import Share, shares_bar
from goldenthread.web.public.counting import Counts, counts_of
from goldenthread.web.records.published import Facts, ThemeFacts

_WORDS = {"achieved": "achieved", "on_track": "on track", "slipped": "slipped", "not_achieved": "not achieved"}


@dataclass(frozen=True)
class ThemeLine:
    """A theme in the front page's table."""

    theme: ThemeFacts
    counts: Counts
    chart: str


def chart_of(counts: Counts, title: str, name: str, *, small: bool = False) -> str:
    """Draw how the rated measures stand."""
    shares = [Share(one.name, _WORDS[one.name], one.number) for one in counts.ratings]
    return shares_bar(shares, title, name, small=small)


def themes_of(facts: Facts) -> list[ThemeLine]:
    """Give the themes in the plan's order, each with its counts and its bar."""
    lines = []
    for at, theme in enumerate(facts.themes):
        counts = counts_of(theme.totals, facts.report.scheme, theme.slug)
        title = f"{theme.name}: how its rated measures stand"
        lines.append(ThemeLine(theme, counts, chart_of(counts, title, f"theme-{at}", small=True)))
    return lines
