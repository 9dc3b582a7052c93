"""Shares, rates, ratios and sums whose figures stand apart, and are found by their roles."""

import pytest

from goldenthread.wording.criteria import understand_criterion
from goldenthread.wording.progress import understand_progress
from tests.wording.test_progress_claims import written

SHARES_OF_TARGETS = [
    (
        "Grants awarded £240,000",
        "We have awarded £156,000 so far. That's 65% of the annual figure.",
        ["156000 of target 240000 = 65%"],
    ),
    (
        "Trading income £1.4m",
        "Income to the end of November was £1.05m, which is 75% of the yearly requirement.",
        ["1050000 of target 1400000 = 75%"],
    ),
    (
        "Consultants spend no more than £300k",
        "Spend at month 7 was £186k. That equates to 62% of the annual limit.",
        ["186000 of target 300000 = 62%"],
    ),
    ("Boilers replaced 500", "410 boilers were replaced, 82% of the programme.", ["410 of target 500 = 82%"]),
    (
        "Efficiency savings of £2.4m",
        "£1.5m has been delivered and £0.6m is on track. So 62.5% of the savings target is delivered.",
        ["1500000 of target 2400000 = 62.5%"],
    ),
    ("Playgrounds refurbished: 12", "Nine are finished, being 75% of this year's programme.", ["9 of target 12 = 75%"]),
    (
        "Potholes filled 8,000",
        "5,040 potholes were filled, i.e. 63% of what we set out to fill.",
        ["5040 of target 8000 = 63%"],
    ),
    (
        "Carers assessed 900",
        "Assessed by the end of Q3: 657. 73% of the annual goal has therefore been reached.",
        ["657 of target 900 = 73%"],
    ),
    (
        "Carbon savings 1,500 tonnes",
        "We saved 1,170 tonnes. This represents 78% of the ambition for the year.",
        ["1170 of target 1500 = 78%"],
    ),
    (
        "Street trees 900",
        "Whips planted so far: 540 (310 in parks, 230 on verges). That is 60% of the annual requirement.",
        ["310 + 230 = 540", "540 of target 900 = 60%"],
    ),
    (
        "Capital receipts £5m",
        "Receipts have reached £3.1m, 62% of what we set out to raise.",
        ["3100000 of target 5000000 = 62%"],
    ),
    (
        "Health checks delivered 6,500",
        "4,420 checks had been carried out by December. This equates to 68% of the year's requirement.",
        ["4420 of target 6500 = 68%"],
    ),
    (
        "Overtime spend within £450k",
        "To month 8 we have spent £351k on overtime - that's 78% of the annual limit.",
        ["351000 of target 450000 = 78%"],
    ),
    (
        "Business grants £1.2m",
        "£0.84m awarded and £0.2m in the pipeline. 70% of the grants programme has therefore been awarded.",
        ["840000 of target 1200000 = 70%"],
    ),
    (
        "Bus shelters renewed 40",
        "26 shelters were renewed in the first half, which is 65% of the annual programme.",
        ["26 of target 40 = 65%"],
    ),
    (
        "Energy savings 2,500 MWh",
        "We have saved 1,375 MWh. 55% of the full-year ambition has been reached.",
        ["1375 of target 2500 = 55%"],
    ),
    (
        "Tenancies sustained 250",
        "Tenancies sustained to the end of Q3: 190; this represents 76% of the yearly goal.",
        ["190 of target 250 = 76%"],
    ),
    ("Apprenticeships 60", "27 people started. They make up 4% of the workforce programme.", []),
    ("Boilers replaced 500", "410 boilers were replaced. 30% of the budget has been spent.", []),
    ("Street trees 900", "540 trees were planted. Ash dieback has taken 12% of the total.", []),
    ("Bus shelters renewed 40", "26 shelters were renewed. 65% of the staff budget is spent.", []),
]

RATES = [
    (
        "Falls per 1,000 residents - 12",
        "Q1: 13.5 per 1,000. There were 108 falls among 8,000 residents.",
        ["108 in 8000 = 13.5 per 1,000"],
    ),
    (
        "Missed bins per 100,000 under 60",
        "Performance is 48.0 per 100,000. Crews missed 480 bins out of 1,000,000 lifts.",
        ["480 in 1000000 = 48.0 per 100,000"],
    ),
    (
        "Admissions per 100,000 650",
        "412 admissions = 610.4 per 100,000 (65+ population 67,500).",
        ["412 in 67500 = 610.4 per 100,000"],
    ),
    (
        "Burglaries per 1,000 households: 9",
        "There were 522 burglaries, which is 8.7 per 1,000 households (households: 60,000).",
        ["522 in 60000 = 8.7 per 1,000"],
    ),
    (
        "Killed or seriously injured per 100,000 - 30",
        "31.2 per 100,000: 78 people on a population of 250,000.",
        ["78 in 250000 = 31.2 per 100,000"],
    ),
    (
        "Children in care per 10,000: 60",
        "We care for 318 children. With a child population of 53,000 this is 60.0 per 10,000.",
        ["318 in 53000 = 60.0 per 10,000"],
    ),
    (
        "Under 18 conceptions per 1,000 - 25",
        "Rate 22.5 per 1,000. The number of conceptions was 90 in a population of 4,000 girls.",
        ["90 in 4000 = 22.5 per 1,000"],
    ),
    ("Complaints per 1,000 homes 15", "14.2 per 1,000 (71 complaints; 5,000 homes).", ["71 in 5000 = 14.2 per 1,000"]),
    (
        "Library visits per 1,000 people 5,500",
        "1,026,000 visits were made. The population is 190,000, so 5,400 per 1,000.",
        ["1026000 in 190000 = 5400 per 1,000"],
    ),
    (
        "Missed bins: no more than 50 per 100,000",
        "Q2: 44.0 per 100,000. Crews missed 396 bins from 900,000 collections.",
        ["396 in 900000 = 44.0 per 100,000"],
    ),
    (
        "Hospital admissions for falls per 100,000 aged 65+: 2,000 or fewer",
        "1,150 admissions = 1,916.7 per 100,000 (65+ population 60,000).",
        ["1150 in 60000 = 1916.7 per 100,000"],
    ),
    (
        "Teenage conceptions per 1,000: below 20",
        "Latest rate 18.2 per 1,000 (62 conceptions, population 3,407).",
        ["62 in 3407 = 18.2 per 1,000"],
    ),
    (
        "Children subject to a plan per 10,000: no more than 45",
        "There are 231 children on a plan and the child population is 55,000, which gives 42.0 per 10,000.",
        ["231 in 55000 = 42.0 per 10,000"],
    ),
    (
        "Street light faults per 1,000 lamps: under 15",
        "11.9 per 1,000 lamps. There were 357 faults across our 30,000 lamps.",
        ["357 in 30000 = 11.9 per 1,000"],
    ),
    (
        "Complaints per 1,000 tenancies no more than 20",
        "Rate of 17.5 per 1,000. We logged 105 complaints from 6,000 tenancies.",
        ["105 in 6000 = 17.5 per 1,000"],
    ),
    (
        "Library loans per 1,000 population 4,000",
        "612,000 loans were made. With a population of 153,000 this is 4,000 per 1,000.",
        ["612000 in 153000 = 4000 per 1,000"],
    ),
    (
        "Adults with a learning disability in work per 1,000: 60",
        "In all 54 adults are in work, or 67.5 per 1,000, from a base of 800.",
        ["54 in 800 = 67.5 per 1,000"],
    ),
    (
        "Missed bins per 100,000 under 60",
        "Performance is 48.0 per 100,000. We have fitted 14 of 20 lorries with cameras.",
        [],
    ),
    (
        "Complaints per 1,000 tenancies no more than 20",
        "Rate of 17.5 per 1,000. We visited 105 homes out of 400 in the new blocks.",
        [],
    ),
    ("Missed bins: no more than 50 per 100,000", "Q2: 44.0 per 100,000. Of 24 crews 20 now have tablets.", []),
]

RATIOS_AND_AVERAGES = [
    (
        "Re-let days 28",
        "52 homes were re-let taking 1,404 days overall, an average of 27 days.",
        ["1404 over 52 = 27 days"],
    ),
    (
        "Invoices in 30 days 95%",
        "94.1% paid in time in Q2 (Q1 95.0%), being 9,410 of 10,000 invoices.",
        ["9410 of 10000 = 94.1%"],
    ),
    (
        "Adaptations 120 days",
        "40 adaptations took 5,120 days in total: an average of 128 days.",
        ["5120 over 40 = 128 days"],
    ),
    (
        "Licences in time 90%",
        "88.0% were issued in time (last year 91.5%), i.e. 440 of 500 licences.",
        ["440 of 500 = 88.0%"],
    ),
    (
        "Homeless prevented 60%",
        "Prevention stands at 62.5%. 250 cases out of 400 were prevented.",
        ["250 of 400 = 62.5%"],
    ),
    ("Play areas inspected 100%", "Inspected 97.5% (Q3 99.0%) - 39 of the 40 play areas.", ["39 of 40 = 97.5%"]),
    ("Hours per carer 5", "The 60 carers gave 390 hours, an average of 6.5 hours each.", ["390 over 60 = 6.5 hours"]),
    (
        "DFG: average of no more than 200 days",
        "38 grants were completed taking 8,132 days overall, an average of 214 days.",
        ["8132 over 38 = 214 days"],
    ),
    (
        "Licences issued on time 95%",
        "92.5% were issued on time in Q3 (Q2 94.0%), being 370 of 400 licences.",
        ["370 of 400 = 92.5%"],
    ),
    (
        "Agency use no more than 8%",
        "Agency use now stands at 9.5%. 19 posts out of 200 are filled by agency.",
        ["19 of 200 = 9.5%"],
    ),
    ("Re-let time 26 days", "64 relets took a total of 1,856 days, an average of 29 days.", ["1856 over 64 = 29 days"]),
    (
        "Complaints upheld under 30%",
        "27.5% were upheld (last year 31.0%), i.e. 22 of 80 complaints.",
        ["22 of 80 = 27.5%"],
    ),
    (
        "Schools good or better 90%",
        "88.0% of schools are good or better. 44 out of 50 are judged good or better.",
        ["44 of 50 = 88.0%"],
    ),
    ("Homelessness prevented 55%", "Prevention is at 57.5% (Q1: 52.0%) - 138 of 240 cases.", ["138 of 240 = 57.5%"]),
    ("Agency staff 10% of posts", "Agency use is 11.0%. 22 staff out of 60 came to the drop-in.", []),
    ("Adaptations 120 days", "40 adaptations were done. Grants of £5,120 took an average of 128 days.", []),
    ("Agency use no more than 8%", "Agency use is 9.5%. 19 managers out of 40 have been trained.", []),
    ("Schools good or better 90%", "88.0% of schools are good. 12 out of 50 heads attended the briefing.", []),
]

NOTHING_IN_A_LIST = [
    ("Homes built 100", "Completions: Q1 12; Q2 nil; Q3 31; Q4 40. Total for the year 83.", ["12 + 0 + 31 + 40 = 83"]),
    ("Fatal accidents 0", "Accidents: Q1 0, Q2 1, Q3 nil, Q4 2, a total of 3.", ["0 + 1 + 0 + 2 = 3"]),
    ("Homes built 100", "Q1 12, Q2 nil, Q3 31 and Q4 40, giving 85 for the year.", ["12 + 0 + 31 + 40 = 85"]),
    ("Fatalities at work: 0", "Q1 nil, Q2 1, Q3 0 and Q4 1, a total of 2.", ["0 + 1 + 0 + 1 = 2"]),
    ("Homes acquired 20", "Q1 6, Q2 none, Q3 7, Q4 8, giving 22 for the year.", ["6 + 0 + 7 + 8 = 22"]),
    ("Net dwellings 300", "Net completions 212 (231 gross less 19 demolitions).", []),
    ("Fatalities at work: 0", "Nil in Q1 and Q2 with none in Q3.", []),
]

TABLES = [
    *SHARES_OF_TARGETS,
    *RATES,
    *RATIOS_AND_AVERAGES,
    *NOTHING_IN_A_LIST,
]


@pytest.mark.parametrize(("criterion", "sentence", "claims"), TABLES)
def test_claim_is_found_by_the_roles_of_its_figures(criterion: str, sentence: str, claims: list[str]) -> None:
    understood = understand_progress(sentence, understand_criterion(criterion))
    assert [written(claim) for claim in understood.claims] == claims
