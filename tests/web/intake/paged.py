"""The report on its way in as a PDF document."""

from functools import cache

import typst

from goldenthread.examine import read_and_judge
from goldenthread.plan import Report
from goldenthread.web.actions.intake import begin_intake
from goldenthread.web.records.models import Intake
from goldenthread.web.records.uploads import CheckedFile
from tests.web.conftest import Record

_PAGE = """#set page(width: 297mm, height: 210mm)
= Council Plan 2012/13 Q1 report
#table(columns: 5,
  [Ref], [Success criterion], [Responsibility], [Status], [Progress],
  [11.1], [At least 60% of initial assessments carried out within 10 working days of referral], [Care], [1],
  [65.90% (1,486 of 2,256) at 30 June 2012.],
  [11.2], [At least 80% of reviews held on time], [Care], [3], [70.0% of reviews were held on time.],
  [11.3], [No more than 5% of plans repeated], [Care], [2], [4.1% were repeated.])

Key: 1 achieved, 2 on track, 3 slipped, 4 not achieved
"""


@cache
def pdf() -> bytes:
    """Set the report as a page."""
    made = typst.compile(_PAGE.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


@cache
def read_pdf() -> Report:
    """Read it."""
    return read_and_judge(pdf(), "q1.pdf")


def pending_pdf(record: Record) -> Intake:
    """Give a PDF document of the borough on its way in, read here and now."""
    file = CheckedFile("q1.pdf", "application/pdf", pdf())
    return begin_intake(authority=record.authority, file=file, report=read_pdf(), matches={}, by=record.cast.olive)
