"""Changes that narratives assert: where the earlier figure stands, and which way the words say that it went."""

import pytest

from goldenthread.wording.criteria import understand_criterion
from goldenthread.wording.progress import understand_progress
from tests.wording.test_progress_claims import written

EARLIER_IN_BRACKET_BEFORE = [
    ("Relets took 24.5 days (27.1 in 2018/19), an improvement of 2.6 days.", ["27.1 to 24.5: changed 2.6 days"]),
    ("Satisfaction is 64.2% (61.0% last year), an improvement of 3.2 points.", ["61.0 to 64.2: changed 3.2 pp"]),
    ("Absence per head was 7.9 days (8.8 in Q2), a reduction of 0.9.", ["8.8 to 7.9: down 0.9 days"]),
    ("Visits: 41,300 (2015/16: 39,800), an increase of 1,500.", ["39800 to 41300: up 1500 count"]),
    ("We took 1,210 calls (previous year 1,100), up 10%.", ["1100 to 1210: up 10 %"]),
    ("Average speed of answer: 38 secs (52 secs in 2014/15) a reduction of 14 seconds.", ["52 to 38: down 14 seconds"]),
    ("1,204 members (1,140 at 31 March), an increase of 64.", ["1140 to 1204: up 64 count"]),
    ("Usage was 81,200 (77,000 in 2009/10) which is 5.5% higher.", ["77000 to 81200: up 5.5 %"]),
    ("Web visits topped 1.24 million (1.05 million), up 18% on the year before.", ["1050000 to 1240000: up 18 %"]),
    ("36 fires, a rise of 20% (30 in 2012).", ["30 to 36: up 20 %"]),
    # A part, a target, another time, another measure: no earlier figure of this one.
    ("We spent £4.1m (£0.9m on roads), an increase of £0.2m.", []),
    ("There were 300 visits (120 in June), up 12 on the same quarter last year.", []),
    ("Attendance was 93.1% (target for 2014: 94.0%), an improvement of 0.4.", []),
    ("Use was 45.1% (national 44.0% in 2012), an improvement of 2.1 points.", []),
    ("The 45 places (40 in 2011) were taken up by 38 people, 4 more than planned.", []),
    ("There were 96 thefts in the town (2013: 101) and 14 arrests, 3 more than last year.", []),
    ("Wait 6.1 weeks (max 9.0 weeks in July), down 0.5 weeks.", []),
    ("There were 96 (120) accidents, a fall of 20%.", ["120 to 96: down 20 %"]),
]

EARLIER_IN_BRACKET_BEHIND = [
    ("The index stands at 58, which is 4 points higher than in 2009 (54).", ["54 to 58: up 4 points"]),
    ("Members now number 1,420, 70 more than at this time last year (1,350).", ["1350 to 1420: up 70 count"]),
    ("The average was 31 days, 3 days longer than in the first quarter (28).", ["28 to 31: up 3 days"]),
    ("Uptake was 55.3%, 2.1 percentage points lower than in 2013/14 (57.4%).", ["57.4 to 55.3: down 2.1 pp"]),
    ("There were 88 fires, 12% fewer than a year ago (100).", ["100 to 88: down 12 %"]),
    ("Sickness is 8.1 days, 0.6 days better than last year (8.7).", ["8.7 to 8.1: changed 0.6 days"]),
    ("Loans were 4.1% up on last year at 12,490 (12,000).", ["12000 to 12490: up 4.1 %"]),
    ("Swims are 6% down on the same period last year at 47,000 (50,000).", ["50000 to 47000: down 6 %"]),
    ("Complaints are 12 fewer than last year at 88 (100).", ["100 to 88: down 12 count"]),
    ("Calls up 15% on last year, to 1,150 (1,000).", ["1000 to 1150: up 15 %"]),
    ("Turnover is 1.2 points down on 2016 at 9.8% (11.0%).", ["11.0 to 9.8: down 1.2 pp"]),
    ("Usage is 5.5% higher at 81,200 (77,000 in 2009/10).", ["77000 to 81200: up 5.5 %"]),
    ("Attendances were up 7.5% on 2012/13 (40,000 to 43,000).", ["40000 to 43000: up 7.5 %"]),
    ("The wait has fallen 12 days since 2014 and is now 36 days (48 in 2014).", ["48 to 36: down 12 days"]),
    ("Compared with 2009/10 (77,000) usage has risen by 5.5% to 81,200.", ["77000 to 81200: up 5.5 %"]),
    ("Fly-tips were 10% down on last year at 90 sites (45 wards).", []),
    ("Hits were up 12% on last year at 3 sites (2).", []),
    ("There are 31 apprentices, 4 more than in May (and 2 in the depot).", []),
    ("Relet time has improved by 3 days to 21 days.", []),
]

IN_WORDS = [
    ("Repeat calls fell from 80 to 62, nearly a quarter.", ["80 to 62: down about 25 %"]),
    ("Cases fell from 21 to 14, a third.", ["21 to 14: down about 33.3 %"]),
    ("Cases are a third lower than last year at 14 (21).", ["21 to 14: down about 33.3 %"]),
    ("There were 30 accidents, a third fewer than last year (45).", ["45 to 30: down about 33.3 %"]),
    ("The wait is 14 minutes, down a third from 21 minutes.", ["21 to 14: down about 33.3 %"]),
    ("Fines doubled to £40,000 from £20,000.", ["40000 = about 2.0 times 20000"]),
    ("Fines doubled to £40,000 (£20,000 in 2012).", ["40000 = about 2.0 times 20000"]),
    ("Fines of £40,000 are twice the £20,000 of 2012.", ["40000 = about 2.0 times 20000"]),
    ("There were 40 fines compared with 20 last year, double the number.", ["40 = about 2.0 times 20"]),
    ("Numbers rose to 48 from 24, doubling in a year.", ["48 = about 2.0 times 24"]),
    ("Numbers quadrupled from 20 to 80.", ["80 = about 4.0 times 20"]),
    ("Costs fell from £90 to £60, a third of what others pay.", ["60 < 90"]),
    ("It dropped from 84 to 69, half of them children.", ["69 < 84"]),
    ("We hope to halve the figure of 60 to 30 by March.", []),
    ("Fires have nearly doubled from 31 to 60.", []),
]

AGAINST_OTHERS = [
    ("Locally 61.4% work and nationally 66.0%, a gap of 4.6 percentage points.", ["66.0 to 61.4: changed 4.6 pp"]),
    ("Our rate is 72.1% and England 70.0%, a difference of 2.1 points.", ["70.0 to 72.1: changed 2.1 pp"]),
    ("The national figure is 58% and ours 53%, a gap of 5 points.", ["58 to 53: changed 5 pp"]),
    ("Nationally 59.0% and locally 55.2% pass: a 3.8 point gap.", ["59.0 to 55.2: changed 3.8 pp"]),
    ("Rents are £92 a week here and £85 in the region, a difference of £7.", ["85 to 92: changed 7 £"]),
    ("Attainment was 55.2%, 3.8 points below England (59.0%).", ["59.0 to 55.2: down 3.8 pp"]),
    ("58.3% gained five good passes, 1.8% below national (60.1%).", ["60.1 to 58.3: down 1.8 pp"]),
    ("NEET is 5.4%; the regional average is 5.8%, so we are 0.4 points better.", ["5.8 to 5.4: changed 0.4 pp"]),
    (
        "58.3% passed. This is 4.1 points more than in 2011 (54.2%) but 1.8 below the national figure of 60.1%.",
        ["54.2 to 58.3: up 4.1 pp", "60.1 to 58.3: down 1.8 pp"],
    ),
    ("Turnover was 9.1% against a 10% target, a difference of 0.9 points.", ["10 to 9.1: changed 0.9 pp"]),
    ("Boys 61.2%, girls 68.4%. The gap is 7.2 points.", ["61.2 to 68.4: changed 7.2 pp"]),
    ("Boys scored 61.2% and girls 68.4%. This is a gap of 7.2 points.", ["61.2 to 68.4: changed 7.2 pp"]),
    ("Boys scored 61.2% and girls 68.4%. The gap with England is 3.2 points.", []),
    ("Recycling was 41.2% and landfill 20.4%. A gap of 3.2 points remains for boys.", []),
    ("A gap of 4 points remains between boys (61%) and girls (65%).", []),
    ("Our figure rose 2 points and is above the 61% of England.", []),
]

IN_A_ROW = [
    ("Take-up was 5.1%, 5.6%, 6.0%: a rise of 0.9 points over the year.", ["5.1 to 6.0: changed 0.9 pp"]),
    ("The last three quarters were 5.1, 5.6 and 6.0, a rise of 0.9.", ["5.1 to 6.0: changed 0.9 count"]),
    ("Q1 210, Q2 225, Q3 240: up 30 since Q1.", ["210 to 240: up 30 count"]),
    ("From 7.1 in 2010 to 7.4 in 2011 and 7.8 in 2012, an increase of 0.7.", ["7.1 to 7.8: up 0.7 count"]),
    ("It was 42 in 2011, 40 in 2010 and 38 in 2009, up 4 in two years.", ["38 to 42: up 4 count"]),
    ("Q4 210, Q1 225, Q2 240, a rise of 30.", ["210 to 240: up 30 count"]),
    ("June 240, May 225, April 210, a rise of 30.", ["210 to 240: up 30 count"]),
    ("In 2012 there were 615 and in 2013 there were 410, a fall of 33%.", ["615 to 410: down 33 %"]),
    ("Volunteers: 250 in 2012/13 and 200 in 2011/12, an increase of 50.", ["200 to 250: up 50 count"]),
    ("Q2 result 92.3%, Q1 93.7%: down 1.4 points.", ["93.7 to 92.3: down 1.4 pp"]),
    ("Paid in time: 96.4% (Q1: 95.1%; Q2: 95.9%), up 0.5 points on Q2.", ["95.9 to 96.4: up 0.5 pp"]),
    ("Paid in time: 96.4% (Q1: 95.1%; Q2: 95.9%), up 1.3 points on Q1.", ["95.1 to 96.4: up 1.3 pp"]),
    ("45.2%, compared to 43.9% in 2010 and 41.0% in 2009, a rise of 1.3% on last year.", ["43.9 to 45.2: up 1.3 pp"]),
    ("45.2%, compared to 43.9% in 2010 and 41.0% in 2009, a rise of 4.2 points.", ["41.0 to 45.2: up 4.2 pp"]),
    ("Wards A, B and C had 5.1, 5.6 and 6.0, a rise of 0.9 on last year.", []),
    ("We saw 45 people in May, 48 in June and 52 in July, an increase of 12% on 2014.", []),
    ("In 2012 there were 615 fires and in 2013 there were 410, a fall of 33% on 2010.", []),
]

IN_SENTENCES_BEFORE = [
    (
        "The time was 31.2 days (2013: 35.0 days). This is an improvement of 3.8 days.",
        ["35.0 to 31.2: changed 3.8 days"],
    ),
    ("Last year's figure was 77,000. This year's is 81,200, an increase of 5.5%.", ["77000 to 81200: up 5.5 %"]),
    ("81,200 uses were made. This is 5.5% up on the 77,000 made last year.", ["77000 to 81200: up 5.5 %"]),
    ("81,200 uses were made. This is a 5.5% increase on last year (77,000).", ["77000 to 81200: up 5.5 %"]),
    ("81,200 uses were made. Last year it was 77,000. This is an increase of 5.5%.", ["77000 to 81200: up 5.5 %"]),
    (
        "The result was 92.3%. This compares to 93.7% in 2012/13, a decrease of 1.4%.",
        ["93.7 to 92.3: down 1.4 pp"],
    ),
    ("1,135 uses, a 6.2% decrease when compared to the 1,210 of the previous year.", ["1210 to 1135: down 6.2 %"]),
    ("Costs rose to £4.2m from £4.0m. This includes an increase of £0.3m for pay.", ["4200000 > 4000000"]),
    ("Satisfaction was 81%. Last year 412 people replied. This is an increase of 12.", []),
    ("The target was 412 last year. This year it is 430, an increase of 4%.", ["412 to 430: up 4 %"]),
]

_OF_808 = ["5.1 to 5.5: up 0.4 pp", "41 of 808 = 5.1%", "44 of 808 = 5.5%"]

WAYS = [
    ("Empty homes have reduced by 41 over the last year, from 412 to 371.", ["412 to 371: down 41 count"]),
    ("Results improved by 4.1 points from 54.2% to 58.3%, narrowing the gap.", ["54.2 to 58.3: changed 4.1 pp"]),
    ("Missed bins fell to 61 from 74, a 17.6% improvement.", ["74 to 61: down 17.6 %"]),
    ("Permanent exclusions were down from 21 to 14 (-7).", ["21 to 14: down 7 count"]),
    ("Performance dipped by 1.4 points this quarter to 92.3% from 93.7% in 2012.", ["93.7 to 92.3: down 1.4 pp"]),
    ("There has been a reduction in calls from 455 last year to 412.", ["412 < 455"]),
    ("The rate rose by 0.4 points, from 5.1% (41 of 808) to 5.5% (44 of 808).", _OF_808),
    ("Men were 61% (58% in 2012) and women 65% (63% in 2012), both up 2 points.", []),
    ("Accidents fell to 61 from 65 in 2012, of which 12 were serious, 2 fewer.", ["61 < 65"]),
    ("Visits should fall from 50 last year to 40.", []),
    ("There was a rise in calls to 412 (355 in 2010/11).", ["412 > 355"]),
]

# The first figure of the change is said by the amount beside it.
BY_ITS_AMOUNT = [
    ("We had 55 fires, an increase of 5 (10.0%) on the same quarter last year.", ["50 to 55: up 10.0 %"]),
    ("There were 95 injuries. This is 5 injuries / 5% fewer than in 2012/13.", []),
    ("There were 95 falls. This is a reduction of 5 falls / 5% on the previous year.", ["100 to 95: down 5 %"]),
    ("2,410 incidents have been recorded, 180 (8.1%) up on last year.", ["2230 to 2410: up 8.1 %"]),
    ("There were 95 injuries and 12 deaths, 5 fewer (5%) than in 2012/13.", []),
    ("There were 95 injuries, an improvement of 5 (5%) on 2012/13.", []),
]

TABLES = [
    *EARLIER_IN_BRACKET_BEFORE,
    *EARLIER_IN_BRACKET_BEHIND,
    *IN_WORDS,
    *AGAINST_OTHERS,
    *IN_A_ROW,
    *IN_SENTENCES_BEFORE,
    *WAYS,
    *BY_ITS_AMOUNT,
]


@pytest.mark.parametrize(("sentence", "claims"), TABLES)
def test_change_is_found_between_its_two_figures(sentence: str, claims: list[str]) -> None:
    assert [written(claim) for claim in understand_progress(sentence).claims] == claims


# The first figure is the criterion's baseline: criterion, narrative, claims.
FROM_BASELINE = [
    (
        "Increase visits from 400 in 2010/11 to 500",
        "Visits reached 460, 15% up on the 2010/11 outturn.",
        ["400 to 460: up 15 %"],
    ),
    ("Satisfaction 80% (74% in 2012/13)", "At 77.5% it is up 3.5 points on 2012/13.", ["74 to 77.5: up 3.5 pp"]),
    ("Satisfaction 80% (74% in 2012/13)", "It is 77.5%, 3.5 points up on 2011/12.", []),
    (
        "Days to let 20 (2012/13: 26 days)",
        "It took 22.5 days, 3.5 days less than in 2012/13.",
        ["26 to 22.5: down 3.5 days"],
    ),
    ("Reduce burglary to 380 (400 in 2014/15)", "There were 190 burglaries, down 10% on 2014/15.", []),
    ("Let rates from 45% in 2010/11 to 60% in 2011/12", "An improvement at 55% on the 10/11 outturn.", ["55 > 45"]),
    ("Let rates from 45% in 2010/11 to 60% in 2011/12", "At 55% we are higher than the baseline.", ["55 > 45"]),
    ("Let rates from 45% in 2010/11 to 60% in 2011/12", "At 41% we are down from 2010/11.", ["41 < 45"]),
    ("Let rates from 45% in 2010/11 to 60% in 2011/12", "55% is not an improvement on 2010/11.", []),
    ("Let rates from 45% in 2010/11 to 60% in 2011/12", "55% should be an improvement on 2010/11.", []),
    ("Visits 400 in 2010/11 to 500 in 2011/12", "With 212 visits we have improved on 2010/11.", []),
]


@pytest.mark.parametrize(("criterion", "narrative", "claims"), FROM_BASELINE)
def test_change_is_from_the_baseline_that_it_names(criterion: str, narrative: str, claims: list[str]) -> None:
    found = understand_progress(narrative, understand_criterion(criterion)).claims
    assert [written(claim) for claim in found] == claims
