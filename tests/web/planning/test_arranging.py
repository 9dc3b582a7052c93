"""The settings: what each change does, from when, and what it leaves alone."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from goldenthread.plan import Rating, SchemeCode, Tolerance, ToleranceMode, counts_as
from goldenthread.web.actions.arranging import (
    Dates,
    rules_in,
    rules_of,
    set_dates,
    set_judging,
    set_name,
    set_reminders,
    set_small_number,
)
from goldenthread.web.actions.deadlines import count_back
from goldenthread.web.actions.entries import sheet_of
from goldenthread.web.actions.keys import set_key
from goldenthread.web.actions.periods import open_period
from goldenthread.web.actions.publishing import publish
from goldenthread.web.actions.publishing.preparing import prepare
from goldenthread.web.actions.returns import submit
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import Authority, JournalEntry, Nation, Publication, ReminderDays, ReportingPeriod
from goldenthread.web.records.nouns import report_of
from tests.web.conftest import Record
from tests.web.quarter import GOOD, Quarter

POINTS = Tolerance(value=Decimal("2.5"), mode=ToleranceMode.POINTS)
DATES = Dates(nation="scotland", committee="Executive", clear_days=6, sign_off_days=4, return_days=12)


def judge_by_points(record: Record, also_in: ReportingPeriod | None = None) -> None:
    set_judging(
        authority=record.authority,
        preset="rag-points",
        tolerance=POINTS,
        profile=(Decimal("0.1"), Decimal("0.3"), Decimal("0.6"), Decimal(1)),
        reason="As the committee decided",
        by=record.cast.olive,
        also_in=also_in,
    )


def test_rules_hold_for_periods_opened_from_then_on(record: Record, quarter: Quarter) -> None:
    ReportingPeriod.objects.filter(pk=quarter.period.pk).update(rules=rules_of(record.authority))
    judge_by_points(record)
    record.authority.refresh_from_db()
    deadlines = count_back(date(2012, 12, 13), authority=record.authority)
    later = open_period(
        authority=record.authority, plan_year_start=2012, quarter=2, deadlines=deadlines, by=record.cast.olive
    )
    quarter.own.period.refresh_from_db()
    assert (sheet_of(quarter.own).settings.preset, later.settings.preset) == ("one-to-four", "rag-points")
    assert (later.settings.tolerance, later.settings.profile[0]) == (POINTS, Decimal("0.1"))


def test_what_was_taken_in_is_judged_as_it_was(record: Record) -> None:
    before = prepare(record.q2)
    judge_by_points(record)
    assert prepare(ReportingPeriod.objects.get(pk=record.q2.pk)) == before


def test_an_open_period_takes_new_rules_while_nothing_is_handed_in(record: Record, quarter: Quarter) -> None:
    judge_by_points(record, also_in=quarter.period)
    quarter.period.refresh_from_db()
    assert quarter.period.settings.preset == "rag-points"
    submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    with pytest.raises(Refused, match="1 of its returns have been handed in"):
        set_judging(
            authority=record.authority,
            preset="brag",
            tolerance=None,
            reason="Again",
            by=record.cast.olive,
            also_in=quarter.period,
        )
    assert Authority.objects.get(pk=record.authority.pk).settings.preset == "rag-points"


def test_what_was_decided_of_measures_stays(record: Record) -> None:
    Authority.objects.filter(pk=record.authority.pk).update(decided={"measures": {"11.1": {"direction": "up"}}})
    judge_by_points(record)
    assert list(Authority.objects.get(pk=record.authority.pk).settings.measures) == ["11.1"]


@pytest.mark.parametrize(
    ("preset", "tolerance", "reason", "what"),
    [
        ("none-such", None, "Why not", "there are no such rules"),
        ("rag-points", None, " ", "no reason is given"),
        ("one-to-four", None, "Why not", "nothing has changed"),
        ("rag-points", Tolerance(value=Decimal(500)), "Why not", "the tolerance can’t be so large"),
    ],
)
def test_rules_that_cannot_be_are_refused(
    record: Record, preset: str, tolerance: Tolerance | None, reason: str, what: str
) -> None:
    with pytest.raises(Refused) as refused:
        set_judging(authority=record.authority, preset=preset, tolerance=tolerance, reason=reason, by=record.cast.olive)
    assert refused.value.what == what


def test_a_change_of_rules_is_journal(record: Record) -> None:
    judge_by_points(record)
    entry = JournalEntry.objects.filter(authority=record.authority).latest("number")
    assert (entry.verb, entry.reason) == ("set how measures are judged", "As the committee decided")
    assert entry.before == {
        "rules": "1 to 4, version 1",
        "tolerance": None,
        "profile in per cent": [],
        "statuses": {},
    }
    assert entry.after == {
        "rules": "Red, amber, green by points, version 1",
        "tolerance": "2.5 in the figure’s own unit",
        "profile in per cent": ["10", "30", "60", "100"],
        "statuses": {},
    }


def test_dates_are_counted_by_the_new_settings(record: Record) -> None:
    set_dates(authority=record.authority, dates=DATES, reason="Asked for", by=record.cast.olive)
    council = Authority.objects.get(pk=record.authority.pk)
    counted = count_back(date(2012, 6, 14), authority=council)
    assert (counted.committee, council.nation) == ("Executive", Nation.SCOTLAND)
    assert [counted.papers_on, counted.sign_off_due_on, counted.returns_due_on] == [
        date(2012, 6, 1),
        date(2012, 5, 28),
        date(2012, 5, 16),
    ]
    record.q2.refresh_from_db()
    assert record.q2.committee == "Cabinet"


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"return_days": 3}, "returns would be due after sign-off"),
        ({"clear_days": 0}, "papers have to be open before a meeting"),
        ({"nation": "france"}, "these dates can’t be counted"),
        ({"committee": " "}, "these dates can’t be counted"),
    ],
)
def test_dates_that_cannot_be_are_refused(record: Record, changed: dict[str, object], what: str) -> None:
    dates = Dates(**{**vars(DATES), **changed})
    with pytest.raises(Refused) as refused:
        set_dates(authority=record.authority, dates=dates, reason="Asked for", by=record.cast.olive)
    assert refused.value.what == what


@pytest.mark.parametrize("wrong", [{"clear_days": 0}, {"return_days": 2}, {"small_number": 1}])
def test_the_database_holds_settings_in_bounds(record: Record, wrong: dict[str, int]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Authority.objects.filter(pk=record.authority.pk).update(**wrong)


def test_the_limit_of_small_numbers_holds_for_what_is_published_next(record: Record) -> None:
    record.measure.counts_people = True
    record.measure.save()
    publish(period=record.q2, by=record.cast.olive)
    first = Publication.objects.get(period=record.q2, for_public=True)
    before = first.returns.get(measure=record.measure).content
    with pytest.raises(Refused, match="can’t be the limit"):
        set_small_number(authority=record.authority, small_number=2, reason="Safer", by=record.cast.olive)
    set_small_number(authority=record.authority, small_number=10, reason="Safer", by=record.cast.olive)
    assert first.returns.get(measure=record.measure).content == before
    assert '"small_number":5' in first.manifest.replace(" ", "")


def test_the_name_changes_with_a_reason(record: Record) -> None:
    about = {"authority": record.authority, "name": "The Borough", "contact": "plan@borough.example"}
    with pytest.raises(Refused, match="no reason"):
        set_name(**about, reason="", by=record.cast.olive)  # type: ignore[arg-type]
    set_name(**about, reason="Renamed", by=record.cast.olive)  # type: ignore[arg-type]
    assert Authority.objects.get(pk=record.authority.pk).name == "The Borough"


def test_a_period_without_rules_of_its_own_has_the_councils(record: Record, quarter: Quarter) -> None:
    assert rules_in(quarter.period) == rules_of(record.authority)


# What a period keeps


def key_of(**changes: str) -> list[SchemeCode]:
    """Give the numbered key with other words for some of its codes."""
    ratings = dict(zip("1234", Rating, strict=True))
    return [
        SchemeCode(code=code, label=changes.get(f"c{code}", rating.value), rating=rating, counts_as=counts_as(rating))
        for code, rating in ratings.items()
    ]


def rag() -> list[SchemeCode]:
    colours = {"Green": Rating.ON_TRACK, "Amber": Rating.SLIPPED, "Red": Rating.NOT_ACHIEVED}
    return [SchemeCode(code=c, label=r.value, rating=r, counts_as=counts_as(r)) for c, r in colours.items()]


def open_second(record: Record) -> ReportingPeriod:
    record.authority.refresh_from_db()
    deadlines = count_back(date(2012, 12, 13), authority=record.authority)
    return open_period(
        authority=record.authority, plan_year_start=2012, quarter=2, deadlines=deadlines, by=record.cast.olive
    )


def test_a_key_holds_for_periods_opened_from_then_on(record: Record, quarter: Quarter) -> None:
    plan = quarter.period.plan_year.plan
    ReportingPeriod.objects.filter(pk=quarter.period.pk).update(key=plan.key)
    set_key(plan=plan, codes=rag(), reason="Colours from now on", by=record.cast.olive)
    later = open_second(record)
    kept = ReportingPeriod.objects.get(pk=quarter.period.pk)
    assert [one.code for one in kept.scheme.codes][:4] == ["1", "2", "3", "4"]
    assert [one.code for one in later.scheme.codes] == ["Green", "Amber", "Red"]


def test_what_was_taken_in_keeps_its_key(record: Record) -> None:
    before = report_of(record.q2)
    set_key(plan=record.q2.plan_year.plan, codes=rag(), reason="Colours", by=record.cast.olive)
    assert report_of(ReportingPeriod.objects.get(pk=record.q2.pk)) == before


@pytest.mark.parametrize(
    ("codes", "reason", "what"),
    [
        ([], "Why not", "no code stands for a status"),
        ([*rag(), rag()[0]], "Why not", "Green stands in the key twice"),
        (key_of(c2=""), "Why not", "a code has no words, or too many"),
        (rag(), " ", "no reason is given"),
    ],
)
def test_a_key_that_cannot_be_is_refused(record: Record, codes: list[SchemeCode], reason: str, what: str) -> None:
    with pytest.raises(Refused) as refused:
        set_key(plan=record.q2.plan_year.plan, codes=codes, reason=reason, by=record.cast.olive)
    assert refused.value.what == what


def test_reminder_days_hold_for_periods_opened_from_then_on(record: Record, quarter: Quarter) -> None:
    days = ReminderDays(before=(2, 14, 2), after=(), heads_after=8)
    set_reminders(authority=record.authority, days=days, reason="Fewer mails", by=record.cast.olive)
    later = open_second(record)
    quarter.period.refresh_from_db()
    assert quarter.period.reminder_days == ReminderDays()
    assert later.reminder_days == ReminderDays(before=(14, 2), after=(), heads_after=8)


@pytest.mark.parametrize(
    ("days", "reason", "what"),
    [
        (ReminderDays(before=(0,)), "Why not", "nobody can be reminded on these days"),
        (ReminderDays(after=(500,)), "Why not", "nobody can be reminded on these days"),
        (ReminderDays(before=tuple(range(1, 20))), "Why not", "nobody can be reminded on these days"),
        (ReminderDays(before=(9,)), "", "no reason is given"),
        (ReminderDays(), "Why not", "nothing has changed"),
    ],
)
def test_reminder_days_that_cannot_be_are_refused(record: Record, days: ReminderDays, reason: str, what: str) -> None:
    with pytest.raises(Refused) as refused:
        set_reminders(authority=record.authority, days=days, reason=reason, by=record.cast.olive)
    assert refused.value.what == what
