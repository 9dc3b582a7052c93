"""Whole rows in the manner of many services: criterion, narrative, own figures, and all claims that a reader sees."""

import pytest

from goldenthread.wording import understand_criterion, understand_progress
from tests.wording.test_progress_claims import written

ROWS = [
    (
        "Percentage of household waste recycled 42%",
        "Q3 performance was 39.7% (cumulative 41.2%), which is 0.8 percentage points below the target of 42%."
        " This compares with 40.4% for the same period in 2013/14.",
        "41.2 %",
        ["42 to 41.2: down 0.8 pp"],
    ),
    (
        "Number of fly-tipping incidents, no more than 2,400",
        "Fly-tips: Apr 189, May 201, Jun 176. Total for quarter 566, against a quarterly profile of 600.",
        "566 count",
        ["189 + 201 + 176 = 566"],
    ),
    (
        "Average call waiting time (seconds) 60",
        "Calls were answered in 74 seconds on average (target 60), 14 seconds slower than target and 9 "
        "seconds slower than Q1 (65).",
        "74 seconds",
        ["60 to 74: up 14 seconds", "65 to 74: up 9 seconds"],
    ),
    (
        "Business rates collected 98.2%",
        "£31.42m of £32.05m collected (98.0%). Collection was affected by 3 large appeals worth £0.4m.",
        "98.0 %",
        ["31420000 of 32050000 = 98.0%"],
    ),
    (
        "Housing benefit new claims processed in 22 days",
        "New claims took 24.3 days in the year to date compared to a national average of 24 days. December "
        "alone was 21.9 days.",
        "24.3 days",
        [],
    ),
    (
        "Number of apprentices 60",
        "We now have 47 apprentices, including 12 who started in September. 5 left during the quarter.",
        "47 count",
        [],
    ),
    (
        "Child poverty below 22%",
        "The latest HMRC data (August 2011) show 23.1% of children in poverty, compared with 20.6% nationally"
        " and 24.4% in the region.",
        "23.1 %",
        [],
    ),
    (
        "Road casualties KSI 85",
        "There were 41 KSIs between January and June 2014 (provisional), 5 fewer than in the first half of "
        "2013 when there were 46.",
        "41 count",
        ["46 to 41: down 5 count"],
    ),
    (
        "Parks with Green Flag 9",
        "Seven of our parks (78% of the target of 9) hold the award; two more are being judged in July.",
        "7 count",
        ["7 of target 9 = 78%"],
    ),
    (
        "Visits to museums 210,000",
        "Visits rose by nearly 6% to 54,312 in the quarter (51,290 in the same quarter last year).",
        "54312 count",
        ["51290 to 54312: up about 6 %"],
    ),
    (
        "Sickness days per FTE 8",
        "Sickness is 8.9 days per FTE, up from 8.2. Long term sickness makes up 61% of all days lost (8,214 "
        "of 13,466).",
        "8.9 days",
        ["8.9 > 8.2", "8214 of 13466 = 61%"],
    ),
    (
        "Pupils achieving 5 A*-C 60%",
        "Provisional GCSE results show 61.3% of pupils achieved 5+ A*-C including English and maths, an "
        "improvement of 2.4 percentage points on 2012 (58.9%) and above the national figure of 60.2%.",
        "61.3 %",
        ["58.9 to 61.3: changed 2.4 pp", "61.3 > 60.2"],
    ),
    (
        "Adults in contact with mental health services in employment 8%",
        "7.4% (66 out of 892). The England average is 8.8% and our nearest neighbours average 7.9%.",
        "7.4 %",
        ["66 of 892 = 7.4%"],
    ),
    (
        "Net additional homes 650",
        "Completions to the end of September: 287 net (301 gross less 14 demolitions), i.e. 44% of the annual target.",
        "287 count",
        ["287 of target 650 = 44%"],
    ),
    (
        "Staff agree they are proud to work here 75%",
        "The survey had 1,842 responses from 2,960 staff (62%). 71% agreed that they are proud to work here "
        "(2011: 66%).",
        "71 %",
        ["1842 of 2960 = 62%"],
    ),
    (
        "Bus passengers 4.2m",
        "Passenger journeys reached 1.03m in Q1, 2% lower than the 1.05m in Q1 last year.",
        "1030000 count",
        ["1050000 to 1030000: down 2 %"],
    ),
    (
        "Tenant satisfaction 85%",
        "Tenant satisfaction fell from 84% to 81%, a drop of 4%.",
        "81 %",
        ["84 to 81: down 4 pp"],
    ),
    (
        "Broadband coverage 95%",
        "Superfast coverage is now 93.6% (about 61,400 of 65,600 premises).",
        "93.6 %",
        ["61400 of 65600 = 93.6%"],
    ),
    (
        "Smokers quitting 1,200",
        "By the end of Q2 448 people had quit, against a target of 520 (86%).",
        "448 count",
        ["448 of target 520 = 86%"],
    ),
    (
        "Theatre income £1.4m",
        "Income of £985k to Q3 is £65k better than budget (£920k).",
        "985000 £",
        ["920000 to 985000: changed 65000 £"],
    ),
    (
        "Theatre income £1.4m",
        "Ticket income £640k, catering £211k and hire £134k: £985k in all.",
        "985000 £",
        ["640000 + 211000 + 134000 = 985000"],
    ),
    (
        "Reoffending 30%",
        "Of the cohort of 212, 58 had reoffended within 12 months, giving a rate of 27.4%, lower than last "
        "year's 31% and the national rate of 35.5%.",
        "27.4 %",
        ["58 of 212 = 27.4%", "27.4 < 31", "27.4 < 35.5"],
    ),
    (
        "Looked-after children with 3+ placements 9%",
        "11.2% (37/331) had three or more placements; the England average is 10%.",
        "11.2 %",
        ["37 of 331 = 11.2%"],
    ),
    (
        "Empty shops 8%",
        "Vacancy is 9.4% (44 of 468 units), the lowest since 2009 and better than the UK average of 14.1%.",
        "9.4 %",
        ["44 of 468 = 9.4%", "9.4 < 14.1"],
    ),
    (
        "Councillors trained 100%",
        "49 of 51 councillors (96%) have attended, the remaining two are booked on 12 May.",
        "96 %",
        ["49 of 51 = 96%"],
    ),
    (
        "Digital transactions 70%",
        "67% of transactions were online (Q1 63%, Q2 65%), so the target of 70% should be met by March.",
        "67 %",
        [],
    ),
    (
        "Affordable homes 100",
        "In 2012/13 we delivered 92 homes, 8 short of target. Eighteen are shared ownership and 74 for rent.",
        "92 count",
        ["100 to 92: down 8 count"],
    ),
    (
        "Crimes solved 28%",
        "Solved crime rate stands at 29.1%: 3,104 of 10,667 crimes. Violence 41%, burglary 14%.",
        "29.1 %",
        ["3104 of 10667 = 29.1%"],
    ),
    (
        "Waste to landfill 30%",
        "Landfill dropped to 28.6% of all waste (11,180 tonnes of 39,090), recycling was 45.1% and energy "
        "recovery 26.3%.",
        "28.6 %",
        ["11180 of 39090 = 28.6%"],
    ),
    (
        "NEET 5%",
        "NEET was 5.4% in December (278 young people), 0.6% lower than December 2012 (6.0%), equating to 29 "
        "fewer young people.",
        "5.4 %",
        ["6.0 to 5.4: down 0.6 pp"],
    ),
    (
        "Parking income £2.1m",
        "Parking income was £1.63m at Q3, 3.6% down on profile (£1.69m) because of the car park closure from "
        "3-14 November.",
        "1630000 £",
        ["1690000 to 1630000: down 3.6 %"],
    ),
    (
        "Recycling 50%",
        "Recycling: 46.3% v 45.1% last year (+1.2%).",
        "46.3 %",
        ["45.1 to 46.3: up 1.2 pp"],
    ),
    (
        "Children adopted 25",
        "9 children have been adopted so far. A further 11 are placed and awaiting orders, so we expect to "
        "achieve 20 by year end against our target of 25.",
        "9 count",
        [],
    ),
    (
        "Attendance at leisure sites 1.1m",
        "Attendances for April to December were 842,310, up 3.4% on last year's 814,613 and ahead of the "
        "profiled target of 825,000.",
        "842310 count",
        ["814613 to 842310: up 3.4 %", "842310 > 825000"],
    ),
    (
        "Museum school visits 12,000",
        "11,402 pupils visited in the academic year 2012/13, 95% of target and 7% up on 2011/12 (10,656).",
        "11402 count",
        ["11402 of target 12000 = 95%", "10656 to 11402: up 7 %"],
    ),
    (
        "Long-term empty homes below 1.5%",
        "1.38% (612 homes of 44,350) are empty for 6 months or more. National rate 1.6%.",
        "1.38 %",
        ["612 of 44350 = 1.38%"],
    ),
    (
        "ASB cases closed satisfied 80%",
        "Satisfaction was 76% (38 of 50 respondents); response rate 31%.",
        "76 %",
        ["38 of 50 = 76%"],
    ),
    (
        "Carbon from fleet 3,200 tonnes",
        "Fleet emissions were 1,540t at half year, so we are on course to finish around 3,080t, some 120t "
        "under target.",
        "1540 tonnes",
        ["3200 to 3080: down about 120 tonnes"],
    ),
    (
        "Audit plan delivered 95%",
        "61% of planned days delivered to 31 December (594 days out of 974). All 12 key financial audits are complete.",
        "61 %",
        ["594 of 974 = 61%"],
    ),
    (
        "Looked after children 480",
        "The number of looked after children increased from 462 at 31 March to 479 at 30 September, a net "
        "increase of 17 (3.7%). Of the 479, 61% are in foster care.",
        "479 count",
        ["462 to 479: up 17 count", "462 to 479: up 3.7 %"],
    ),
    (
        "Freedom of Information 85%",
        "We received 1,106 requests in 2012/13 (985 in 2011/12, a 12% increase) and answered 86% on time.",
        "86 %",
        ["985 to 1106: up 12 %"],
    ),
    (
        "Older people helped to live at home 82 per 1,000",
        "79.4 per 1,000 at Q2 – 2,144 people from a 65+ population of 27,000.",
        "79.4 per 1,000",
        ["2144 in 27000 = 79.4 per 1,000"],
    ),
    (
        "Disabled facilities grants 150",
        "There were 41 DFGs completed in Q1 and 38 in Q2, making a total of 79. Average cost £6,120.",
        "79 count",
        ["41 + 38 = 79"],
    ),
    (
        "Food premises broadly compliant 92%",
        "1,012 of the 1,090 premises (92.8%) are broadly compliant; 23 are rated 0 or 1.",
        "92.8 %",
        ["1012 of 1090 = 92.8%"],
    ),
    (
        "Homes insulated 2,000",
        "By December 1,460 homes had been insulated (loft 890, cavity 570), 73% of the year's target.",
        "1460 count",
        ["890 + 570 = 1460", "1460 of target 2000 = 73%"],
    ),
    (
        "Pupil absence 4.6%",
        "Primary absence is 4.1% and secondary 5.2%, giving 4.6% overall; nationally the figures are 4.4% and 5.9%.",
        "4.6 %",
        [],
    ),
    (
        "Benefit overpayments recovered 70%",
        "£412,000 of £598,000 recovered, that is 68.9 per cent.",
        "68.9 %",
        ["412000 of 598000 = 68.9%"],
    ),
    (
        "Volunteers 350",
        "Volunteer numbers have doubled from 170 to 340.",
        "340 count",
        ["340 = about 2.0 times 170"],
    ),
    (
        "Street lights repaired in 5 days 98%",
        "Average repair time was 3.2 days. 97.6% were repaired within 5 days (1,220/1,250).",
        "97.6 %",
        ["1220 of 1250 = 97.6%"],
    ),
    (
        "Sickness 8.5 days",
        "Absence per employee is 4.12 days (Apr-Sep) compared to 4.35 in 2011, a 5.3% reduction.",
        "4.12 days",
        ["4.35 to 4.12: down 5.3 %"],
    ),
    (
        "Trees planted 5,000",
        "4,380 whips and 415 standards = 4,795 trees.",
        "4795 count",
        ["4380 + 415 = 4795"],
    ),
    (
        "Business survival 65%",
        "Three-year survival 63.1% against regional 61.9% and national 60.4%.",
        "63.1 %",
        [],
    ),
    (
        "Council tax arrears reduced to £4m",
        "Arrears fell by £0.35m to £4.2m.",
        "4200000 £",
        [],
    ),
    (
        "Number of new businesses supported 90",
        "So far this year 71 businesses have been supported (63 at this stage last year). 22 of them are in "
        "the rural wards.",
        "71 count",
        [],
    ),
    (
        "Rent collected 98.5%",
        "98.12% collected, slightly under the 98.5% target but an improvement on 97.9% in 2011/12. Arrears "
        "total £418,220.",
        "98.12 %",
        ["98.12 < 98.5", "98.12 > 97.9"],
    ),
    (
        "Days to process planning 56",
        "Average 61 days, compared with 58 days in 2010/11 and a family group average of 63.",
        "61 days",
        [],
    ),
    (
        "Cases of homelessness 150",
        "There have been 84 acceptances in the first two quarters, 12 more than in the same period of 2009/10 (72).",
        "84 count",
        ["72 to 84: up 12 count"],
    ),
    (
        "Leisure members 6,000",
        "Membership peaked at 6,214 in January and stood at 6,105 at 31 March 2013, 1.8% above target.",
        "6105 count",
        ["6000 to 6105: up 1.8 %"],
    ),
    (
        "Streets cleaned within 24 hours 95%",
        "In Q3, 1,204 jobs were received and 1,138 (94.5%) completed within 24 hours.",
        "94.5 %",
        ["1138 of 1204 = 94.5%"],
    ),
    (
        "Children in need plans reviewed 95%",
        "93% - 7 of 100 reviews were late.",
        "93 %",
        [],
    ),
    (
        "Complaints upheld under 40%",
        "Of 164 complaints, 51 (31%) were upheld, 22 (13%) were partly upheld and 91 (56%) were not upheld.",
        "31 %",
        ["51 + 22 + 91 = 164", "51 of 164 = 31%", "22 of 164 = 13%", "91 of 164 = 56%"],
    ),
    (
        "Employment rate 72%",
        "The employment rate for the year to June 2012 was 70.8% (GB 70.3%), down 0.6 points on the previous year.",
        "70.8 %",
        [],
    ),
    (
        "Savings £4.2m",
        "£2.94m of the £4.2m savings target has been achieved (70%), with a further £0.8m expected.",
        "2940000 £",
        ["2940000 of target 4200000 = 70%"],
    ),
    (
        "Museum visits 80,000",
        "Visits up 12.4% from 18,230 to 20,490.",
        "20490 count",
        ["18230 to 20490: up 12.4 %"],
    ),
    (
        "Fuel poverty 12%",
        "Latest figure (2010) 14.6%, higher than England (13.5%) but lower than the North West (15.1%).",
        "14.6 %",
        ["14.6 > 13.5", "14.6 < 15.1"],
    ),
    (
        "Admissions per 100,000 700",
        "512 admissions, equal to 651.3 per 100,000 (population 78,610).",
        "651.3 per 100,000",
        ["512 in 78610 = 651.3 per 100,000"],
    ),
    (
        "Staff turnover 10%",
        "Turnover for the 12 months was 9.6% - 214 leavers from 2,230 staff.",
        "9.6 %",
        ["214 of 2230 = 9.6%"],
    ),
    (
        "Reports issued in 15 days 90%",
        "17 of 20 final reports (85%) were out within 15 days; 4 are still in draft.",
        "85 %",
        ["17 of 20 = 85%"],
    ),
    (
        "Pupils reaching expected level KS2 80%",
        "80.4% at KS2, 1 point above England (79%) and the same as statistical neighbours (80%).",
        "80.4 %",
        ["79 to 80.4: up 1 pp", "80.4 = 80"],
    ),
    (
        "Injury accidents 200",
        "Jan 14, Feb 19, Mar 11; total 44 (Q1 2011: 51), a drop of 13.7%.",
        "44 count",
        ["14 + 19 + 11 = 44", "51 to 44: down 13.7 %"],
    ),
    (
        "Adult learners 3,000",
        "2,046 learners enrolled by December, i.e. 68% of the annual target, in line with the profile of 2,040.",
        "2046 count",
        ["2046 of target 3000 = 68%", "2046 = 2040"],
    ),
]


@pytest.mark.parametrize(("criterion", "narrative", "figures", "claims"), ROWS)
def test_row_is_understood(criterion: str, narrative: str, figures: str, claims: list[str]) -> None:
    found = understand_progress(narrative, understand_criterion(criterion))
    assert "; ".join(f"{figure.value:f} {figure.unit}" for figure in found.actuals) == figures
    assert [written(claim) for claim in found.claims] == claims
