"""Charts as SVG text, from plain values: each has a title, a description, and says nothing by colour alone."""

from goldenthread.publishing.charts.change import Standing, change_bars, change_told
from goldenthread.publishing.charts.over_time import Course, Mark, Moment, over_time
from goldenthread.publishing.charts.quarters import quarters, short_name
from goldenthread.publishing.charts.shares import Share, shares_bar

__all__ = [
    "Course",
    "Mark",
    "Moment",
    "Share",
    "Standing",
    "change_bars",
    "change_told",
    "over_time",
    "quarters",
    "shares_bar",
    "short_name",
]
