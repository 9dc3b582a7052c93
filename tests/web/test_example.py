"""The example council of the demonstration: each state that a quarter knows, and dates that stand side by side."""

from collections import Counter
from datetime import date

import pytest
from django.utils import timezone

from goldenthread.web.example import make_example
from goldenthread.web.example.renewal import quarter_on
from goldenthread.web.example.stories import STORIES, Stage
from goldenthread.web.records.models import (
    Authority,
    ComparatorFigure,
    Draft,
    Evidence,
    MailKind,
    OutgoingMail,
    PeriodState,
    PointAnswer,
    RemedialAction,
    ReportingPeriod,
    Return,
    ReturnState,
    SignOff,
    ThemeCommentary,
)
from goldenthread.web.records.verifying import verify

# The tests' own record has a council at the usual address.
_SLUG = "example"


@pytest.mark.parametrize(
    ("today", "period"),
    [
        (date(2026, 1, 2), "2025/26 Q2"),
        (date(2026, 1, 12), "2025/26 Q3"),
        (date(2026, 2, 20), "2025/26 Q3"),
        (date(2026, 4, 6), "2025/26 Q3"),
        (date(2026, 5, 15), "2025/26 year end"),
        (date(2026, 7, 1), "2025/26 year end"),
        (date(2026, 8, 20), "2026/27 Q1"),
        (date(2026, 11, 25), "2026/27 Q2"),
    ],
)
def test_open_quarter_is_over_and_its_returns_are_due(today: date, period: str) -> None:
    quarter = quarter_on(today, Authority(slug="example", name="Example"))
    assert str(quarter.period) == period
    assert quarter.period.last_day < quarter.deadlines.returns_due_on < today < quarter.deadlines.committee_on
    assert 3 <= (today - quarter.deadlines.returns_due_on).days <= 16


@pytest.fixture
def period(db: None) -> ReportingPeriod:
    make_example("correct-horse-battery", slug=_SLUG)
    return ReportingPeriod.objects.get(authority__slug=_SLUG, state=PeriodState.OPEN)


def test_example_has_returns_in_each_state_and_a_record_that_holds(period: ReportingPeriod) -> None:
    today = timezone.localdate()
    returns = Return.objects.filter(period=period)
    states = Counter(returns.values_list("state", flat=True))
    assert set(states) == set(ReturnState)
    assert sum(states.values()) == len(STORIES)
    assert Draft.objects.filter(owed__in=returns).count() == sum(one.stage == Stage.BEGUN for one in STORIES)
    assert returns.filter(sign_offs__comment__gt="", state=ReturnState.QUERIED).distinct().count() == 2
    assert SignOff.objects.filter(of_return__in=returns.filter(state=ReturnState.SUBMITTED)).exists()
    assert period.returns_due_on < today < period.papers_on
    remedies = RemedialAction.objects.filter(of_return__in=returns)
    assert remedies.filter(by_when__lt=today, done_on=None).count() == 2
    assert remedies.exclude(done_on=None).count() == 1
    assert ComparatorFigure.objects.filter(period=period).count() == sum(len(one.others) for one in STORIES)
    assert PointAnswer.objects.filter(authority=period.authority).count() == 1
    assert Evidence.objects.filter(of_return__in=returns).count() == 1
    assert ThemeCommentary.objects.filter(period=period).count() == 3
    assert set(OutgoingMail.objects.filter(authority=period.authority).values_list("kind", flat=True)) == {
        MailKind.REMINDER,
        MailKind.CHASE,
        MailKind.QUERY,
    }
    assert verify(period.authority).altered == ()
