"""Shares of a whole and sums in the ways that narratives put them: a sentence, and the claims in it in their order."""

import pytest

from goldenthread.wording.criteria import understand_criterion
from goldenthread.wording.progress import understand_progress
from tests.wording.test_progress_claims import written

SENTENCES = [
    # The whole first, the part later, the percentage last.
    ("Of the 240 tenants who moved in this quarter 36 had been homeless before (15.0%).", ["36 of 240 = 15.0%"]),
    ("Of the 140 carers seen this spring 21 had asked for a previous review (15%).", ["21 of 140 = 15%"]),
    ("Of 512 pupils who sat the exam, 333 got five good grades (65.0%).", ["333 of 512 = 65.0%"]),
    ("Out of the 90 homes inspected since April, a total of 27 had a serious hazard (30%).", ["27 of 90 = 30%"]),
    ("Among the 75 people leaving care, 51 are in work or training (68.0%).", ["51 of 75 = 68.0%"]),
    ("In the 64 cases closed this year, 48 families met their goals (75.0%).", ["48 of 64 = 75.0%"]),
    ("Of the 1,204 calls in the last six months 1,021 were picked up - 84.8%.", ["1021 of 1204 = 84.8%"]),
    ("Of the 240 tenants who moved in, 36 had children. Satisfaction is good (15.0%).", []),
    ("We answered 45 of 60 letters, previous year (70%).", []),
    # The count behind its percentage; ages are no counts.
    ("At the end of May 6.4% of 19-year-olds were claiming (96 of 1,500).", ["96 of 1500 = 6.4%"]),
    ("In May 62% of the 18 to 24s on the scheme found work (93 of 150).", ["93 of 150 = 62%"]),
    ("45% of 11–16s took part (900/2,000).", ["900 of 2000 = 45%"]),
    ("In June 82.5% of 2-year-olds had a place (330 of 400).", ["330 of 400 = 82.5%"]),
    ("12.5% of over 75s have a care package (350 of the 2,800).", ["350 of 2800 = 12.5%"]),
    ("78% of Year 6 pupils got there (1,170 from 1,500).", ["1170 of 1500 = 78%"]),
    ("9% of 16-18s smoke, as do 14% of 19-24s.", []),
    # A second part of the same whole: a rank is no whole.
    (
        "312 of 400 parents (78.0%) got their first choice and 372 (93.0%) one of their top three.",
        ["312 of 400 = 78.0%", "372 of 400 = 93.0%"],
    ),
    (
        "312 of 400 parents (78.0%) got their first choice and 380 (95%) one of the first 3.",
        ["312 of 400 = 78.0%", "380 of 400 = 95%"],
    ),
    (
        "88 of 110 homes (80.0%) passed at the first visit and 105 (95.5%) by the second.",
        ["88 of 110 = 80.0%", "105 of 110 = 95.5%"],
    ),
    (
        "All four clinics were rated: 3 (75%) were said to be well run and to keep good notes of every visit "
        "that new families had in the year; and 1 (25%) was fair.",
        ["3 of 4 = 75%", "1 of 4 = 25%"],
    ),
    ("380 (95%) got one of their best three.", []),
    # Nouns between the part, the whole and the percentage.
    ("18,600 hours let of 42,000 hours available - 44.3%.", ["18600 of 42000 = 44.3%"]),
    ("Of 900 days bid for, 810 days of the 900 days were won: 90%.", ["810 of 900 = 90%"]),
    ("410 beds filled out of 500 beds commissioned, 82%.", ["410 of 500 = 82%"]),
    ("2,750 miles gritted of the 5,000 miles of road in the borough - 55%.", ["2750 of 5000 = 55%"]),
    ("960 plots let from 1,200 plots; 80%.", ["960 of 1200 = 80%"]),
    ("3,300 slots used of 4,400 slots offered = 75%.", ["3300 of 4400 = 75%"]),
    ("The hall was let for 300 hours of the year; 80% of users came back.", []),
    # The percentage is a sentence of its own, or the whole is.
    ("88.1%. 104 letters out of 118 were answered in time.", ["104 of 118 = 88.1%"]),
    ("104 letters answered in time out of 118. 88.1%.", ["104 of 118 = 88.1%"]),
    ("104 of the 118 letters were answered in time. Performance 88.1%.", ["104 of 118 = 88.1%"]),
    ("118 letters were received in June. 104 were answered in 10 days (88.1%).", ["104 of 118 = 88.1%"]),
    ("118 letters were received in June. 104 homes were visited (88.1%).", []),
    ("Satisfaction 88%. 104 of the 118 rooms were painted.", []),
    # What each costs, and the second of two that the share is of, are no parts.
    ("We paid 45 grants of £500 and 12 of £5,000 from a pot of £100,000 (82%).", []),
    ("12 miles of lanes and 30 miles of streets were swept, 3.5% of the 1,200 mile network.", []),
    # A count that each member of a group adds to.
    ("A cohort of 140 committed 161 offences, a rate of 1.15.", ["161 in 140 = 1.15 rate"]),
    (
        "Of 140 people in the cohort 50 came back, making 161 visits (last year 180 from 150) - a rate of 1.15.",
        ["161 in 140 = 1.15 rate"],
    ),
    ("A cohort of 140 committed 161 offences, a rate of 9 per week.", []),
    ("3 days of training were given within 20 days of joining, target 90%.", []),
]


@pytest.mark.parametrize(("sentence", "claims"), SENTENCES)
def test_shares_of_a_whole(sentence: str, claims: list[str]) -> None:
    assert [written(claim) for claim in understand_progress(sentence).claims] == claims


# Criterion, narrative, claims: what the share is of stands in the criterion.
OF_TARGETS = [
    (
        "Swimming lessons: 400 children and 150 adults",
        "300 children have had lessons (75% of target) and 90 adults (60%).",
        ["300 of target 400 = 75%", "90 of target 150 = 60%"],
    ),
    (
        "Apprenticeships: 80 starts and 50 completions",
        "Starts 60, 75% of target. Completions 20, 40% of target.",
        ["60 of target 80 = 75%", "20 of target 50 = 40%"],
    ),
    (
        "Trees: 500 in parks and 300 in streets",
        "450 trees went in parks (90% of target), 240 in streets (80%).",
        ["450 of target 500 = 90%", "240 of target 300 = 80%"],
    ),
    (
        "Rehousing: 60 families and 40 single people",
        "45 families were rehoused, three quarters of the target.",
        ["45 of target 60 = about 75%"],
    ),
    (
        "Rehousing: 60 families and 40 single people",
        "45 families (75% of target) compared with 30 single people (60%) last year.",
        ["45 of target 60 = 75%"],
    ),
    ("Apprenticeships: 80 starts and 50 completions", "60 starts (75%) and 20 completions (40%) were on time.", []),
    ("Homes built 300", "75 homes were built in Q1, a quarter of the annual target.", ["75 of target 300 = about 25%"]),
    ("Homes built 300", "By September we had 150 homes, half of the annual target.", ["150 of target 300 = about 50%"]),
    ("Trees planted 5,000", "We planted 3,900 trees: 78% of what we aimed for.", ["3900 of target 5000 = 78%"]),
    ("Visits 40,000", "55% of the annual target was met. We had 3,000 visits in June.", []),
    (
        "Community grants: £200k",
        "£130,000 given to 22 groups (65% of the pot).",
        ["130000 of target 200000 = 65%"],
    ),
    ("Fees saved £1m", "Savings of £0.62m (62% of target) were made.", ["620000 of target 1000000 = 62%"]),
    ("Spend 95% of the £4m grant", "£3.1m has gone out, 77.5% of the fund.", ["3100000 of target 4000000 = 77.5%"]),
]


@pytest.mark.parametrize(("criterion", "narrative", "claims"), OF_TARGETS)
def test_shares_of_what_the_criterion_wants(criterion: str, narrative: str, claims: list[str]) -> None:
    found = understand_progress(narrative, understand_criterion(criterion)).claims
    assert [written(claim) for claim in found] == claims


SUMS = [
    # Parts with a time each, the total to date in a sentence of its own and in another scale.
    ("Savings: Q1 £410k, Q2 £530k, Q3 £655k. £1.595m to date.", ["410000 + 530000 + 655000 = 1595000"]),
    ("Savings: Q1 £410k, Q2 £530k. £940k so far.", ["410000 + 530000 = 940000"]),
    ("Quarter 1 - 410, quarter 2 - 530. Cumulative 940.", ["410 + 530 = 940"]),
    ("Quarter 1: 410; Quarter 2: 530; Quarter 3: 655. Year to date 1,595.", ["410 + 530 + 655 = 1595"]),
    ("£410k was saved in Q1 and £530k in Q2, so £940k at the half year.", ["410000 + 530000 = 940000"]),
    ("There were 31 in April, 28 in May and 40 in June, 99 for the quarter.", ["31 + 28 + 40 = 99"]),
    ("31 in April, 28 in May and 40 in June: all told 99.", ["31 + 28 + 40 = 99"]),
    ("We helped 54 in Ambleton, 30 in Beckside and 12 in Corley - a total of 96.", ["54 + 30 + 12 = 96"]),
    ("Homes: Q1 25, Q2 31. 58 so far.", ["25 + 31 = 58"]),
    ("Waits: Q1 41, Q2 44. 42 so far.", []),
    ("Complaints in Q1 were 40, Q2 38 and Q3 35. 112 so far have had a reply.", []),
    ("Complaints in Q1 were 40, Q2 38 and Q3 35. So far 12 have been upheld.", []),
    ("Q1 12%, Q2 15%, Q3 9%. 36% so far.", []),
    ("North 12, south 15, east 9. 40 staff work there so far.", []),
    # Two parts that between them are all.
    ("512 fires, of which 300 were primary and 212 were secondary.", ["300 + 212 = 512"]),
    ("840 people joined, of whom 402 were men and 438 were women.", ["402 + 438 = 840"]),
    ("64 claims, of which 20 were fully and 44 were partly paid.", ["20 + 44 = 64"]),
    ("512 fires, of which 300 were primary and 212 were at night.", []),
    ("Makers 131, care 142, retail 60 and other 21. That is 354 jobs.", ["131 + 142 + 60 + 21 = 354"]),
    ("Makers 131, care 142, retail 60 and other 21. That is 40 fewer than last year.", []),
    # Shares of 4, 3 and 2 per cent don't make up a whole.
    (
        "12 of the 300 streets (4%) had litter, 9 (3%) weeds and 6 (2%) tags.",
        ["12 of 300 = 4%", "9 of 300 = 3%", "6 of 300 = 2%"],
    ),
    # Two parts of a whole that nobody says to be all of it; a total that was there before.
    ("75 homes are built, of which 20 are for rent and 12 for sale.", []),
    ("75 homes are built, of which 43 are for rent and 32 for sale.", ["43 + 32 = 75"]),
    ("We planted 1,200 oaks, 300 limes and 45 pears, bringing the total since 2018 to 21,000.", []),
    ("31 in April, 28 in May and 40 in June, bringing the total to 98.", ["31 + 28 + 40 = 98"]),
    # A total of another time.
    ("Visits were 40 in Q1, 38 in Q2 and 35 in Q3, compared with 120 in all last year.", []),
]


@pytest.mark.parametrize(("sentence", "claims"), SUMS)
def test_sums_of_parts(sentence: str, claims: list[str]) -> None:
    assert [written(claim) for claim in understand_progress(sentence).claims] == claims
