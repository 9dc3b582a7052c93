"""What one rule has said of a measure, another doesn't say again."""

from goldenthread.examine import examine

REPORT = b"""Saltmarsh District Council
Tidewater Plan: progress at quarter 2, 2024/25

Ref\tMeasure\tLead\tStatus\tProgress
1.1\tNew quay wall opened by May 2024\tWORKS\tOn track\tThe contractor is on site.
1.2\tHarbour lamps mended: 40 by March 2025\tWORKS\tOn track\t31 are mended.
"""


def test_passed_date_is_said_once() -> None:
    rules = [finding.rule for finding in examine(REPORT, "q2.txt").checked.findings if finding.ref == "1.1"]
    assert rules == ["status-not-supported"]


def test_rule_that_is_asked_alone_says_it() -> None:
    found = examine(REPORT, "q2.txt", only=["due-date-passed"]).checked.findings
    assert [(finding.rule, finding.ref) for finding in found] == [("due-date-passed", "1.1")]
