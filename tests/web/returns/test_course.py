"""The chart beside a return: earlier figures, target and tolerance over time, and a table with the same numbers."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from goldenthread.publishing.charts import Drawn
from goldenthread.web.actions.entries import sheet_of
from goldenthread.web.actions.returns import submit
from goldenthread.web.cycle.returns.course import courses_of
from goldenthread.web.records.models import FigureRecord, ReportingPeriod, Return, TargetPart, TargetSetting
from tests.web.conftest import Record
from tests.web.quarter import GOOD, Quarter


def lines(drawn: Drawn) -> list[tuple[str, str, str]]:
    """Give a chart's table: period, figure and target, each as text."""
    return [(str(one.period), str(one.figure.value) if one.figure else "-", one.target_words) for one in drawn.lines]


def set_target(record: Record, value: int, when: str, since: date = date(2012, 4, 1)) -> None:
    setting = TargetSetting.objects.create(
        measure=record.measure,
        effective_from=since,
        text=f"Up to {value}% in {when}",
        kind="threshold",
        reason="A new year",
        approved_by="Cabinet",
        recorded_by=record.cast.olive,
        recorded_at=timezone.now(),
    )
    TargetPart.objects.create(setting=setting, position=1, op=">=", value=Decimal(value), unit="%", when=when)


def test_earlier_figures_stand_with_the_target_of_their_time(record: Record, quarter: Quarter) -> None:
    (drawn,) = courses_of(sheet_of(quarter.own))
    assert lines(drawn) == [
        ("2011/12 Q2", "-", "at least 60 %, in 2011/12"),
        ("2011/12 year end", "65.9", "at least 60 %, in 2011/12"),
        ("2012/13 Q1", "-", "none"),
    ]
    set_target(record, 65, "2012/13")
    (drawn,) = courses_of(sheet_of(quarter.own))
    assert lines(drawn)[1:] == [
        ("2011/12 year end", "65.9", "at least 60 %, in 2011/12"),
        ("2012/13 Q1", "-", "at least 65 %, in 2012/13"),
    ]


def test_the_tolerance_ends_at_a_value(record: Record, quarter: Quarter) -> None:
    quarter.period.rules = {**quarter.period.rules, "tolerance": {"value": 5, "mode": "points"}}
    quarter.period.save()
    set_target(record, 65, "2012/13")
    (drawn,) = courses_of(sheet_of(quarter.own))
    assert [one.boundary for one in drawn.lines] == [Decimal(55), Decimal(55), Decimal(60)]


def test_each_part_has_its_own_chart(record: Record, quarter: Quarter) -> None:
    found = Return.objects.filter(period=quarter.period, measure__name__contains="KS4").order_by("pk")[0]
    before = Return.objects.get(measure=found.measure, period=record.year_end)
    FigureRecord.objects.filter(of_return=before).delete()
    for position, (label, value) in enumerate({"KS2": "21.5", "KS4": "31.25"}.items(), start=1):
        FigureRecord.objects.create(of_return=before, position=position, label=label, value=Decimal(value), unit="%")
    told = {one.label: lines(one)[-2][:2] for one in courses_of(sheet_of(found))}
    assert told == {"KS2": ("2011/12 year end", "21.5"), "KS4": ("2011/12 year end", "31.25")}


def test_a_measure_without_a_figure_has_no_chart(record: Record, quarter: Quarter) -> None:
    assert courses_of(sheet_of(quarter.of("25.1"))) == []
    FigureRecord.objects.filter(of_return__measure=record.measure).delete()
    assert courses_of(sheet_of(quarter.own)) == []


def test_the_chart_and_its_table_stand_on_the_form_and_on_the_return_to_read(
    record: Record, quarter: Quarter, client: Client
) -> None:
    client.force_login(record.cast.ben.user)
    address = f"/borough/work/returns/{quarter.own.pk}/"
    page = client.get(address).content.decode()
    assert page.count('class="gt-chart"') == 1
    assert "2011/12 Q2: no figure; 2011/12 Q3: no figure; 2011/12 end: 65.9 %; 2012/13 Q1: no figure" in page
    assert "asked for now" in page
    submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    page = client.get(address).content.decode()
    assert "2011/12 end: 65.9 %; 2012/13 Q1: 65.9 %" in page
    assert re.search(r"2012/13 Q1</th><td [^>]*>65\.9 %</td>", page)


@pytest.mark.parametrize("number", [1, 3, 12])
def test_a_chart_asks_the_same_number_of_queries(
    record: Record, quarter: Quarter, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    years = range(2011 - number, 2011)
    for start in years:
        year, _ = type(record.year_end.plan_year).objects.get_or_create(
            plan=record.year_end.plan_year.plan, start=start
        )
        period = ReportingPeriod.objects.get(pk=record.year_end.pk)
        period.pk, period.plan_year, period._state.adding = None, year, True
        period.save()
        before = Return.objects.get(measure=record.measure, period=record.year_end)
        before.pk, before.period, before._state.adding = None, period, True
        before.save()
        FigureRecord.objects.create(of_return=before, position=1, value=Decimal(start) / 100, unit="%")
    sheet = sheet_of(quarter.own)
    with django_assert_num_queries(2):
        (drawn,) = courses_of(sheet)
    assert len(drawn.lines) == min(number + 3, 13)
