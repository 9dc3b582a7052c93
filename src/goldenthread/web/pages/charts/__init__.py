"""Charts as SVG text, from plain values: each has a title, a description, and says nothing by colour alone."""

from goldenthread.web.pages.charts.courses import Drawn, Line, drawn
from goldenthread.web.pages.charts.over_time import Course, Mark, Moment, over_time
from goldenthread.web.pages.charts.shares import Share, shares_bar

__all__ = ["Course", "Drawn", "Line", "Mark", "Moment", "Share", "drawn", "over_time", "shares_bar"]
