"""A report that the record doesn't have yet, and such a one on its way in."""

from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.examine import read_and_judge
from goldenthread.plan import Report
from goldenthread.web.actions.intake import begin_intake
from goldenthread.web.records.models import Intake
from goldenthread.web.records.uploads import CheckedFile
from tests.web.conftest import Record

DRAFT = """Council Plan 2012/13 Q1 report

| Ref | Success criterion | Responsibility | Status | Progress |
|---|---|---|---|---|
| 11.1 | At least 60% of initial assessments carried out within 10 working days of referral | Care | 1 | 65.90% (1,486 of 2,256) at 30 June 2012. |
| 11.2 | At least 80% of reviews held on time | Care | 3 | 70.0% of reviews were held on time. |
| 11.3 | No more than 5% of plans repeated | Care | | Data are awaited. |

Key: 1 achieved, 2 on track, 3 slipped, 4 not achieved
"""
DATES = {
    "start": "2012",
    "quarter": "1",
    "committee": "Cabinet",
    "committee_on": "13/09/2012",
    "papers_on": "05/09/2012",
    "sign_off_due_on": "16/08/2012",
    "returns_due_on": "20/07/2012",
}


def document(content: str | bytes = DRAFT, name: str = "q1.md") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


@cache
def read(content: str = DRAFT) -> Report:
    return read_and_judge(content.encode(), "q1.md")


def pending(record: Record, content: str = DRAFT) -> Intake:
    """Give a report of the borough on its way in, read here and now."""
    matches = {read(content).rows[0].id: [record.measure.permanent_id, "ref", None]}
    file = CheckedFile("q1.md", "text/markdown", content.encode())
    return begin_intake(
        authority=record.authority, file=file, report=read(content), matches=matches, by=record.cast.olive
    )


def rows(count: int) -> str:
    """Give the report with so many measures."""
    row = "| {0}.1 | At least {0}% of bins emptied on the day, round {0} | Care | 1 | {0}.5% were. |"
    head, tail = DRAFT.split("| 11.1")[0], "\nKey: 1 achieved, 2 on track, 3 slipped, 4 not achieved\n"
    return head + "\n".join(row.format(number) for number in range(1, count + 1)) + tail
