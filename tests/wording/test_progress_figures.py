"""Own, earlier and others' figures of narratives. Each case is a line: the criterion, the narrative, what is found."""

from decimal import Decimal

import pytest

from goldenthread.plan import Comparator, EarlierFigure, Figure, Period
from goldenthread.wording.criteria import understand_criterion
from goldenthread.wording.narrative import narrative
from goldenthread.wording.progress import understand_progress


def own(figure: Figure) -> str:
    parts = [f"{figure.value:f} {figure.unit}", f"at {figure.as_at}" if figure.as_at else "", figure.state or ""]
    return " ".join(part for part in parts if part)


def before(figure: EarlierFigure) -> str:
    return f"{figure.value:f} {figure.unit}" + (f" in {figure.when}" if figure.when else "")


def others(figure: Comparator) -> str:
    return f"{figure.who} {figure.value:f} {figure.unit}"


ACTUALS = [
    ("Planning appeals won 70%", "72.5% of appeals were won in Q2.", "72.5 % at Q2"),
    ("Planning appeals won 70%", "Performance is below the 70% target at 64.2%.", "64.2 %"),
    ("Planning appeals won 70%", "64.2% (9 of 14) were won, against a target of 70%.", "64.2 %"),
    ("Library visits 400,000", "There were 96,210 visits in Q1 and 101,455 in Q2, 197,665 in total.", "197665 count at Q2"),
    ("Library visits 400,000", "Q1 96,210, Q2 101,455 = 197,665 visits", "197665 count at Q2"),
    ("Invoices paid in 30 days 95%", "97.1% in March, 94.8% for the full year.", "94.8 %"),
    ("Average relet time (days) 25", "Homes were relet in 27.4 days on average, within 10 days for sheltered ones.", "27.4 days"),
    ("Burglaries per 1,000 households 9", "There were 412 burglaries, a rate of 8.3 per 1,000 households.", "8.3 per 1,000"),
    ("Satisfaction with parks 80%", "The provisional result for 2013/14 is 83%.", "83 % at 2013/14 provisional"),
    ("Satisfaction with parks 80%", "An estimated 83% are satisfied.", "83 % estimate"),
    ("Satisfaction with parks 80%", "Nationally 78% are satisfied; here it is 83%.", "83 %"),
    ("Satisfaction with parks 80%", "Satisfaction rose from 79% in 2012/13 to 83% in 2013/14.", "83 % at 2013/14"),
    ("Satisfaction with parks 80%", "At 83% it is well up on the 2012/13 outturn.", "83 %"),
    ("Satisfaction with parks 80%", "It stands at 83%, a clear gain on the 12/13 result. The wave was in March 2014.", "83 %"),
    ("Satisfaction with parks 80%", "The survey will be held in May and should reach 83%.", ""),
    ("Affordable homes built 120", "54 homes were built; we forecast 130 for the year.", "54 count"),
    ("Waste cut by 10%", "Waste is 6.5% lower than in 2010/11.", "6.5 %"),
    ("New depot open by May 2014", "The contract for £2.4m was let in June 2013 and 3 of 8 bays are built.", ""),
    ("Savings of £2.5m", "Savings of £1.9m have been delivered so far, from 14 projects.", "1900000 £"),
    ("Good level of development KS1 70%, KS2 75%", "KS1: 68% reached it. KS2: 76% reached it.", "68 %; 76 %"),
]  # fmt: skip


@pytest.mark.parametrize(("criterion", "text", "figures"), ACTUALS)
def test_own_figures(criterion: str, text: str, figures: str) -> None:
    found = understand_progress(text, understand_criterion(criterion)).actuals
    assert "; ".join(map(own, found)) == figures


PREVIOUS = [
    ("Satisfaction rose from 79% in 2012/13 to 83%.", "79 % in 2012/13"),
    ("83% are satisfied compared with 79% the year before.", "79 % in year before"),
    ("83% are satisfied, up from 79% in Q1.", "79 % in Q1"),
    ("83% are satisfied, better than last year (79%).", "79 % in last year"),
    ("83% are satisfied (2012/13: 79%).", "79 % in 2012/13"),
    ("83% in Q3 (Q1 81%, Q2 80%).", "81 % in Q1; 80 % in Q2"),
    ("83% are satisfied. Last year: 79%.", "79 % in last year"),
    ("83% are satisfied, fewer than 90% of them very much.", ""),
    ("83% are satisfied, above the regional average of 79%.", ""),
]


@pytest.mark.parametrize(("text", "figures"), PREVIOUS)
def test_earlier_figures(text: str, figures: str) -> None:
    found = understand_progress(text, understand_criterion("Satisfaction with parks 80%")).previous
    assert "; ".join(map(before, found)) == figures


COMPARATORS = [
    ("83%, above the North West average of 79% and the England average of 81%.", "North West 79 %; England 81 %"),
    ("83% (national 81%, statistical neighbours 80%).", "national 81 %; statistical neighbours 80 %"),
    ("83% are satisfied against 81% nationally.", "nationally 81 %"),
    ("83% are satisfied, lower than in Wales (85%).", "Wales 85 %"),
    ("83% of English pupils are satisfied, an average over three schools.", ""),
]


@pytest.mark.parametrize(("text", "figures"), COMPARATORS)
def test_figures_of_others(text: str, figures: str) -> None:
    found = understand_progress(text, understand_criterion("Satisfaction with parks 80%")).comparators
    assert "; ".join(map(others, found)) == figures


COLUMNS = [
    # criterion, the column's text, the narrative, the figures
    ("Planning appeals won 70%", "64.2", "Two more were lost in May.", "64.2 %"),
    ("Planning appeals won 70%", "64.2%", "Performance was 71% in May.", "64.2 %"),
    ("Planning appeals won 70%", "9/14 (64.2%)", "", "64.2 %"),
    ("Planning appeals won 70%", "n/a", "The national figure is 66%; we had 71% in May.", ""),
    ("Gap to the region kept at 0.8 percentage points", "-1 percentage points", "Wider than in May.", "-1 pp"),
    ("Planning appeals won 70%", "–", "We had 71% in May.", ""),
    ("Planning appeals won 70%", "", "We won 71% in May.", "71 % at May"),
    ("Average relet time (days) 25", "27.4", "", "27.4 days"),
    ("Savings of £2.5m", "£1.9m", "", "1900000 £"),
    ("Good level of development KS1 70%, KS2 75%", "KS1 68%, KS2 76%", "", "68 %; 76 %"),
]


@pytest.mark.parametrize(("criterion", "column", "text", "figures"), COLUMNS)
def test_figures_of_a_column(criterion: str, column: str, text: str, figures: str) -> None:
    found = understand_progress(text, understand_criterion(criterion), actual=column).actuals
    assert "; ".join(map(own, found)) == figures


def test_earlier_column_goes_before_the_narrative() -> None:
    found = understand_progress("Up from 60%.", understand_criterion("Appeals won 70%"), previous="61.5")
    assert [before(figure) for figure in found.previous] == ["61.5 %"]


def test_own_figure_keeps_what_it_is_made_of() -> None:
    figure = understand_progress("75.0% of calls (45 of 60) were answered.").actuals[0]
    assert (figure.numerator, figure.denominator, figure.printed) == (Decimal(45), Decimal(60), "75.0")


def test_figure_of_a_month_after_the_period_is_not_reported() -> None:
    text = "40 homes are to be handed over in December 2013."
    found = understand_progress(text, understand_criterion("Homes built 120"), period=Period(start=2013, quarter=2))
    assert found.actuals == ()


SENTENCES = [
    ("Rose to 4.5%. It fell later.", ["Rose to 4.5%.", "It fell later."]),
    ("See e.g. the report. Approx. 40 came.", ["See e.g. the report.", "Approx. 40 came."]),
    ("Two points:\n- one is done\n- 5 are not", ["Two points:", "- one is done", "- 5 are not"]),
    ("It is 5% i.e. 3 of 60.", ["It is 5% i.e. 3 of 60."]),
]


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_sentences(text: str, sentences: list[str]) -> None:
    said = narrative(text)
    assert [said.sentence_text(number) for number in range(len(said.sentences))] == sentences
