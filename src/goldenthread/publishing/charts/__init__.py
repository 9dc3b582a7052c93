"""Charts as SVG text, from plain values: each has a title, a description, and says nothing by colour alone."""

from goldenthread.publishing.charts.courses import Drawn, Line, course_of, drawn, lines_of, marks_of, parts_of
from goldenthread.publishing.charts.over_time import Course, Mark, Moment, over_time
from goldenthread.publishing.charts.shares import Share, shares_bar

__all__ = [
    "Course",
    "Drawn",
    "Line",
    "Mark",
    "Moment",
    "Share",
    "course_of",
    "drawn",
    "lines_of",
    "marks_of",
    "over_time",
    "parts_of",
    "shares_bar",
]
