"""Which figures of a narrative are the measure's own and which are earlier, class by class of wording.

Each case is a line: the criterion, the narrative, the own figures, the earlier ones. A unit or "@time" stands there
where it is the point; "@-" is no time.
"""

from decimal import Decimal

import pytest

from goldenthread.plan import Figure
from goldenthread.wording import understand_criterion, understand_progress

Case = tuple[str, str, str, str]

# What stands behind a word of reaching and a colon is the figure; without such a word it is the target.
REACHED: list[Case] = [
    ("Calls answered in time 60%", "Speed beats the target: 65.9%, well up on the year before.", "65.9", ""),
    ("Bins collected on the day 98%", "Just below target - 97.2%.", "97.2", ""),
    ("Repairs in time 90%", "Target: 90%. Now 88.1%.", "88.1", ""),
    ("Repairs in time 90%", "We fell short of the target of 90%.", "", ""),
]

# Shares whose words speak of something earlier; last, real earlier figures.
SHARES: list[Case] = [
    ("Repeat referrals to the housing panel 12%", "Of the 212 tenants who came to the panel this year 31 had been seen in a previous year (14.6%).", "14.6", ""),
    ("Reoffending of young people 30%", "Of the 94 young people in the cohort, 33 had a previous conviction (35.1%).", "35.1", ""),
    ("Returning learners 25%", "61 of 240 learners had enrolled on an earlier course (25.4%).", "25.4", ""),
    ("Repeat victims of burglary 8%", "Of 310 households burgled, 28 had previously been burgled (9.0%).", "9.0", ""),
    ("Repeat homelessness 5%", "Of the 88 households accepted, 4 had been accepted within the previous two years (4.5%).", "4.5", ""),
    ("Second time fosterers 20%", "12 of the 50 carers approved were formerly carers elsewhere, 24%.", "24", ""),
    ("Repeat referrals 12%", "14.6% of tenants came, better than the previous year (16.2%).", "14.6", "16.2"),
    ("Repeat referrals 12%", "Of 212 tenants 31 came back (14.6%). In the previous year it was 16.2%.", "14.6", "16.2"),
]  # fmt: skip

# Earlier figures in brackets, and behind a move from them.
IN_BRACKETS: list[Case] = [
    ("Street collisions 70 or fewer", "By the end of May there were 63 collisions (58 at the same stage in 2012).", "63", "58"),
    ("Library loans 120,000", "Loans were 98,412 (104,210 at this stage in 2013/14).", "98412", "104210"),
    ("Average relet time 25 days", "Relets averaged 27.4 days (31.2 in 2012/13), a gain of 3.8 days.", "27.4", "31.2"),
    ("Satisfaction with parks 80%", "83% are satisfied (61% last year).", "83", "61"),
    ("Satisfaction with parks 80%", "83% are satisfied (79% in the last survey), the best so far.", "83", "79"),
    ("Allotment tenants 150", "Tenants rose to 127 at the end of September from 118 in June. 12 are new.", "127", "118"),
    ("Missed bins per 100,000: 60", "The rate is 71.4 per 100,000, up 2.7% on 2012/13 (69.2).", "71.4", "69.2"),
    ("Leisure centre visits 400,000", "Visits were 4.1% up on last year at 412,300 (396,062).", "412300", "396062"),
    ("Adult learners 2,500", "Enrolments are up on last year at 2,640 (2,511).", "2640", "2511"),
    ("Adult learners 2,500", "Enrolments fell by 5.0% on the previous year to 2,385 (2,511).", "2385", "2511"),
    ("Adult learners 2,500", "2,385 enrolled, down 5% on 2012/13 (2,511).", "2385", "2511"),
    ("Fires 90", "There were 84 fires (97 for the same period last year), of which 12 were in homes.", "84", "97"),
    ("Fires 90", "There were 84 fires (97 in the same quarter of 2012).", "84", "97"),
    ("Fires 90", "84 fires were attended (12 in bin stores).", "84", ""),
    ("Fires 90", "Fires fell to 84 in June from 97 in May.", "84", "97"),
    ("Average stay 9 days", "The average stay dropped to 8.6 days by the end of March from 9.9 days at Christmas.", "8.6", "9.9"),
    ("Satisfaction with parks 80%", "Satisfaction went up to 83% in March from 79%.", "83", "79"),
    ("Satisfaction with parks 80%", "Better than the same point last year (79%). This time it is 83%.", "83", "79"),
    ("Satisfaction with parks 80%", "Satisfaction stood at 83% in November; October 79%.", "83", "79"),
    ("Rent debt below £500,000", "£462k in March, February £448k, January £491k.", "462000", "448000;491000"),
    ("Fires 90", "There were 84 fires (12 of them in 2012) in the district.", "84", ""),
    ("Fires 90", "There were 84 fires (31 since August).", "84", ""),
]  # fmt: skip

# What a figure is held against is called after its time.
HELD_TO_A_TIME: list[Case] = [
    ("Satisfaction with parks 80%", "83% are satisfied, above 2010/11 performance of 79%.", "83", "79"),
    ("Satisfaction with parks 80%", "18 of 28 (64.3%) were, below 2012/13 performance of 74%.", "64.3", "74"),
    ("Improve on 2012/13 repairs in time (74%)", "22 of 28 repairs were in time (78.6%), above 2012/13 performance of 74%.", "78.6", "74"),
    ("Improve on 2012/13 repairs in time (74%)", "78.6% of repairs were on time against last year's 74%.", "78.6", "74"),
    ("Improve on 2012/13 repairs in time (74%)", "78.6% on time compared with 74% at Q1.", "78.6", "74"),
    ("Improve on 2012/13 repairs in time (74%)", "We managed 78.6%, exceeding the 2012/13 level of 74%.", "78.6", "74"),
    ("Improve on 2012/13 repairs in time (74%)", "Below the 2012/13 outturn of 74%, at 68.6%.", "68.6", "74"),
    ("Improve on 2012/13 repairs in time (74%)", "68.6% on time; the 2012/13 figure was 74%.", "68.6", "74"),
    ("Improve on 2012/13 repairs in time (74%)", "68.6% on time, against 74% in 2012/13.", "68.6", "74"),
    ("Improve on 2012/13 repairs in time (74%)", "68.6% on time, worse than the 74% achieved in 2012/13.", "68.6", "74"),
    ("Improve on 2012/13 repairs in time (74%)", "Performance of 74% in 2011/12 is above the target.", "74", ""),
    ("Satisfaction with parks 80%", "Above the target of 80% for 2013/14 with performance of 83%.", "83", ""),
    ("Satisfaction with parks 80%", "83% in 2013/14, above the 80% wanted.", "83", ""),
    ("Repairs on time 72%", "Below the 2012/13 target of 75% at 68.6%.", "68.6", ""),
    ("Repairs on time 72%", "68.6% on time in 2012/13, against the 72% planned.", "68.6", ""),
]  # fmt: skip

# Nothing was measured this time; last, look-alikes.
NONE_THIS_TIME: list[Case] = [
    ("Satisfaction with parks 80%", "No survey was held this year; the next one follows in spring 2014. The 2012 result was 76%.", "", "76"),
    ("Satisfaction with parks 80%", "There was no survey in 2013/14. The last survey in 2012 gave 76%.", "", "76"),
    ("Satisfaction with parks 80%", "The survey was not run this year. In 2011/12 76% were satisfied.", "", "76"),
    ("Satisfaction with parks 80%", "Not measured this quarter. The 2011 result was 76%.", "", "76"),
    ("Satisfaction with parks 80%", "No data available for this quarter. Q1 was 76%.", "", "76"),
    ("Satisfaction with parks 80%", "No survey of staff was needed; 83% are satisfied.", "83", ""),
    ("Satisfaction with parks 80%", "The 2011 result was 83%, published in May.", "83", ""),
    ("Satisfaction with parks 80%", "No complaints were made this year. 83% are satisfied.", "83", ""),
    ("Satisfaction with parks 80%", "A national comparison will not be available until May 2014. 83% are satisfied.", "83", ""),
]  # fmt: skip

# Parts of a target by label, short name or order.
PARTS: list[Case] = [
    ("Repairs: emergency in 24 hours 99%, urgent in 7 days 94%", "Emergency: 99.4% (1,061 of 1,067). Urgent: 91.2%, owing to the frosts.", "99.4;91.2", ""),
    ("Road faults: Priority 1 in 3 hours 98%, Priority 2 in 10 days 93%", "P1 jobs - 98.4% (250 of 254). P2 jobs - 95.1%, in spite of January.", "98.4;95.1", ""),
    ("Road faults: Category 1 in 3 hours 98%, Category 2 in 10 days 93%", "Cat 1 98.4%, Cat 2 95.1%.", "98.4;95.1", ""),
    ("Road faults: Category 1 in 3 hours 98%, Category 2 in 10 days 93%", "Cat. 1: 98.4%. Cat. 2: 95.1%.", "98.4;95.1", ""),
    ("Planning applications: major in 13 weeks 60%, minor in 8 weeks 65%, other in 8 weeks 80%", "Major: 12 of 20 (60.0%). Minor: 44 of 60 (73.3%). Other: 170 of 200 (85.0%).", "60.0;73.3;85.0", ""),
    ("Planning applications: major in 13 weeks 60%, minor in 8 weeks 65%, other in 8 weeks 80%", "Majors 60.0%, minors 73.3% and others 85.0%.", "60.0;73.3;85.0", ""),
    ("Visits to care homes 80%, visits to nurseries 82%", "Care homes: 89 of 110 (80.9%). Nurseries: 47 of 60 (78.3%).", "80.9;78.3", ""),
    ("Short reviews in 9 days 80%, full reviews in 40 days 82%", "80.9% and 78.3% respectively.", "80.9;78.3", ""),
    ("KS2 progress above national average", "Scores in writing were +0.6 and in science +0.2.", "0.6;0.2", ""),
    ("KS4 progress above national average", "Progress in English was -0.2 and in maths +0.3.", "-0.2;0.3", ""),
    ("Reading 75%, writing 70% and maths 76% at KS2", "Reading was 74%, writing 71% and maths 77%.", "74;71;77", ""),
    ("Recycling 40%, composting 20%", "We recycled 38.1% and composted 21.4%.", "38.1;21.4", ""),
    ("Calls answered 90%, emails answered 95%", "Calls: 91.2% (Q2 88.0%). Emails: 93.5% (Q2 94.1%).", "91.2;93.5", "88.0;94.1"),
    ("Parks: lawns mown 90%, beds weeded 85%", "Beds 82% and lawns 93%.", "93;82", ""),
    ("KS2 progress above national average", "Progress in reading and maths was +0.4.", "0.4", ""),
]  # fmt: skip

# Which of several counts is the measure's.
COUNTS: list[Case] = [
    ("20 hearing loops in libraries by the end of 2023/24", "Nine have been fitted in six libraries. Consent has been given for a further three.", "9", ""),
    ("40 defibrillators in villages by 2024", "31 have been fitted in 26 villages.", "31", ""),
    ("12 play areas renewed by 2015", "Nine are finished, at four of them the swings are to follow.", "9", ""),
    ("60 bus shelters replaced", "42 were replaced on eight routes.", "42", ""),
    ("200 trees planted in streets", "We have planted 140 in 23 streets.", "140", ""),
    ("500 families visited", "312 were seen by 14 visitors.", "312", ""),
    ("£2m of grants", "Grants: Q1 £460k, Q2 £515k, Q3 £602k. £1.577m so far.", "1577000", "460000;515000"),
    ("£900k of savings", "Q1 £210k, Q2 £180k. Savings so far £390k.", "390000", "210000"),
    ("£900k of savings", "Savings of £210k in Q1 and £180k in Q2, making £390k to date.", "390000", "210000"),
    ("Homes built 120", "Q1 22, Q2 31, Q3 40. 93 so far.", "93", "22;31"),
    ("Homes built 120", "22 in April, 31 in May and 40 in June: 93 so far this year.", "93", "22;31"),
    ("Park and ride journeys 90,000", "So far 61,200 journeys; the new site at Hill End brought 4,100.", "61200", ""),
    ("Wifi in 40 villages", "Wifi is in 26 villages, with 31 masts.", "26", ""),
    ("Extra care homes 60", "A 36 home scheme is being built at the old mill.", "", ""),
    ("Foster carers 30", "Three prospective carers are being assessed; we have 27 carers.", "27", ""),
    ("Parents who read daily 60%", "The response rate was 34% and 62% read daily.", "62", ""),
    ("Visits to farms 250", "188 visits were made; coverage of the county is 75.", "188", ""),
]  # fmt: skip

# Units of two parts.
UNITS: list[Case] = [
    ("Power use in offices 190 kWh per m2", "Offices used 131 kWh per m2.", "131 kWh per m2", ""),
    ("Residual waste 520 kg per household", "Residual waste was 498 kg per household (512 in 2011/12).", "498 kg", "512"),
    ("Residual waste per household 520kg", "Residual waste was 498kg per household.", "498 kg", ""),
    ("Rough patches 3 per km", "There were 2.4 per km.", "2.4", ""),
    ("Litter incidents per km below 5", "4.2 incidents per km were found on 120 km of road.", "4.2", ""),
    ("Water use 42 litres per person", "Use was 39.6 litres per person.", "39.6 litres", ""),
    ("CO2 below 4.5 tonnes per resident", "4.1 tonnes per resident in 2012.", "4.1 tonnes", ""),
    ("Waste cost £52 per household", "Collection cost £54.10 per household.", "54.10 £", ""),
    ("Grit 14 tonnes per km", "We spread 12.5 tonnes per km and bought 900 tonnes.", "12.5 tonnes per km", ""),
    ("Road repairs 300", "212 repairs were made at £41 per m2.", "212", ""),
]  # fmt: skip

# When a figure is of.
TIMES: list[Case] = [
    ("Homes built 120", "93 were built at August.", "93 @August", ""),
    ("Homes built 120", "To the end of October, 93 homes were built.", "93 @October", ""),
    ("Homes built 120", "93 were built in the year to June 2012.", "93 @2012-06", ""),
    ("Homes built 120", "As at 31 December, 93 were built.", "93 @December", ""),
    ("Homes built 120", "93 homes (April to September).", "93 @September", ""),
    ("Homes built 120", "93 homes were built, more than in 2011/12.", "93 @-", ""),
    ("Homes built 120", "93 homes were built (88 in 2011/12).", "93 @-", "88"),
    ("Homes built 120", "93 homes were built. The 2011/12 report is on the website.", "93 @-", ""),
    ("Homes built 120", "93 homes were built since April 2012.", "93 @-", ""),
    ("Homes built 120", "93 homes were built by the end of March 2012.", "93 @2012-03", ""),
    ("Homes built 120", "93 homes were built, and the scheme at Hill End starts in May 2013.", "93 @-", ""),
    ("Satisfaction with parks 80%", "83% (Q1: 79%).", "83 @-", "79"),
    ("Satisfaction with parks 80%", "83% in Q3 against 79% in Q2.", "83 @Q3", "79"),
    ("Satisfaction with parks 80%", "83% are satisfied. The next survey is in June 2014.", "83 @-", ""),
    ("Burglaries 400", "In the year to June 2012 there were 391 burglaries, 12 fewer than in the year to June 2011.", "391 @2012-06", ""),
    ("Homes built 120", "93 homes were built between April and September 2011.", "93 @2011-09", ""),
    ("Homes built 120", "93 homes were built since 1 August 2011.", "93 @-", ""),
    ("Homes built 120", "93 homes, lower than the 2009 rate.", "93 @-", ""),
]  # fmt: skip

# Narratives of many services.
WHOLE: list[Case] = [
    ("Calls answered within 20 seconds 85%", "In Q3 we answered 87.2% of calls in time (Q3 2012/13: 81.4%).", "87.2", "81.4"),
    ("Calls answered within 20 seconds 85%", "87.2% answered in time, an improvement of 5.8 points on the same quarter last year (81.4%).", "87.2", "81.4"),
    ("Sickness days per employee 8.5", "The average is 9.1 days per employee at the end of February (9.4 days at the same time last year).", "9.1", "9.4"),
    ("Sickness days per employee 8.5", "Sickness stood at 9.1 days, which compares with 9.4 in 2012/13 and 10.2 in 2011/12.", "9.1", "9.4;10.2"),
    ("Council tax collected 97.5%", "By the end of December 83.6% had been collected, 0.2% down on the previous year's 83.8%.", "83.6", "83.8"),
    ("Council tax collected 97.5%", "83.6% was collected by 31 December, against 83.8% by the same date in 2012.", "83.6", "83.8"),
    ("Number of apprentices 40", "There are 36 apprentices in post, of whom 9 started this quarter; a year ago there were 28.", "36", "28"),
    ("Number of apprentices 40", "36 apprentices (29 last quarter) are in post across seven services.", "36", "29"),
    ("New homes 400", "212 homes were completed in the six months to September 2013, compared to 178 in the same period of 2012.", "212", "178"),
    ("New homes 400", "Completions: 212 (2012/13: 178).", "212", "178"),
    ("New homes 400", "212 homes have been completed on 14 sites; a further 96 are under construction.", "212", ""),
    ("Delayed transfers per 100,000 population 9.0", "The rate fell to 8.7 per 100,000 in November from 10.3 in August.", "8.7", "10.3"),
    ("Delayed transfers per 100,000 population 9.0", "8.7 per 100,000 (10.3 in 2012/13), which is below the regional average of 9.8.", "8.7", "10.3"),
    ("Smoking quitters 900", "402 people quit in the half year, 61 fewer than the 463 of last year.", "402", "463"),
    ("Smoking quitters 900", "Quitters to the end of Q2: 402 (463).", "402", ""),
    ("Streets with litter 6%", "7.1% of streets had litter, compared with last year's 5.9%.", "7.1", "5.9"),
    ("Streets with litter 6%", "Tranche two showed 7.1%. Tranche one was 5.9%.", "7.1", ""),
    ("Benefit claims processed in 20 days", "Claims took 18.4 days in January, 19.0 in December and 21.7 in November.", "18.4", "19.0;21.7"),
    ("Benefit claims processed in 20 days", "The time taken has come down from 23 days in April to 18.4 days in January.", "18.4", "23"),
    ("Benefit claims processed in 20 days", "Year to date: 18.4 days. Month: 17.2 days.", "18.4", ""),
    ("Children in care below 300", "At 31 March 2013 there were 287 children in care, compared with 301 at 31 March 2012.", "287", "301"),
    ("Children in care below 300", "287 children at year end, the lowest since 2008 (281).", "287", "281"),
    ("Children in care below 300", "287 children are in care, 41 of them placed outside the county.", "287", ""),
    ("Carers assessed 45%", "Of the 1,420 carers known to us, 655 were assessed in the year (46.1%).", "46.1", ""),
    ("Carers assessed 45%", "655 carers were assessed, 46.1% of those known, up from 41.0%.", "46.1", "41.0"),
    ("Carers assessed 45%", "46.1%, our best result so far; the target for next year is 50%.", "46.1", ""),
    ("Young people not in education 6%", "6.4% in October, up 0.3 points on October 2012 (6.1%).", "6.4", "6.1"),
    ("Young people not in education 6%", "Not reported this quarter because of the move to a new system. The figure for Q1 was 6.1%.", "", "6.1"),
    ("Bathing water of good quality 90%", "No samples were taken this quarter. The 2012 season ended with 88%.", "", "88"),
    ("Bathing water of good quality 90%", "No results are available for this year. Last year's figure was 88%.", "", "88"),
    ("Bathing water of good quality 90%", "There were no failures this year: 92% were good.", "92", ""),
    ("Bus punctuality 88%, bus reliability 99%", "Punctuality: 86.4%. Reliability: 99.2%.", "86.4;99.2", ""),
    ("Bus punctuality 88%, bus reliability 99%", "Reliability was 99.2% and punctuality 86.4%.", "86.4;99.2", ""),
    ("Bus punctuality 88%, bus reliability 99%", "86.4% of buses were punctual.", "86.4", ""),
    ("Care reviews held on time: adults 85%, children 95%", "Adults 83.1% (Q1 80.2%), children 96.0% (Q1 94.4%).", "83.1;96.0", "80.2;94.4"),
    ("Band A repairs in 1 day 98%, Band B repairs in 5 days 95%", "Band A 98.6%; Band B 93.9%.", "98.6;93.9", ""),
    ("Collisions 120 (stretch 110)", "There were 117 collisions.", "117", ""),
    ("Recycling 50%, stretch target 55%", "51.2% was recycled, 12% of it food waste.", "51.2", ""),
    ("Gas use 140 kWh per m2 and water use 0.9 m3 per m2", "Gas use was 133 kWh/m2.", "133", ""),
    ("Street lighting energy 31 kWh per km", "Energy use was 29.4 kWh per km on 412 km of road.", "29.4 kWh per km", ""),
    ("Fly-tipping 1,200 incidents", "Fly-tips: Q1 310, Q2 288, 598 in total.", "598", "310"),
    ("Income from lettings £450k", "£312k to the end of November (£298k in 2012).", "312000", "298000"),
    ("Income from lettings £450k", "Income of £312k has been received from 41 lettings, £14k more than at this point in 2012/13.", "312000", ""),
    ("Tree planting 5,000", "3,210 trees have gone in at six sites, 40 volunteers helping.", "3210", ""),
    ("Tree planting 5,000", "Six sites have been planted with 3,210 trees.", "3210", ""),
    ("Libraries with wifi 22", "Wifi is now in 19 libraries, with 140 sessions a day.", "19", ""),
    ("Schools with a travel plan 60", "52 schools have a plan, up from 47 schools in 2011.", "52", "47"),
    ("Schools with a travel plan 60", "Plans are in place in 52 schools, covering 14,300 pupils.", "52", ""),
    ("Percentage of minor planning applications in 8 weeks 70%", "66 of 91 (72.5%) against 68.9% for the corresponding quarter.", "72.5", "68.9"),
    ("Average time to let a home 26 days", "It took 24 days to let a home, 5 days quicker than in 2013/14 when it was 29 days.", "24", "29"),
    ("Average time to let a home 26 days", "24 days, compared to a target of 26 days and last year's outturn of 29 days.", "24", "29"),
    ("Missed bins per 100,000 collections 45", "There were 51 missed bins per 100,000 collections in the quarter. The contractor has replaced 3 crews.", "51", ""),
    ("Rent arrears below 2.5%", "Arrears were 2.8% at week 39 (2.3% at week 39 last year).", "2.8", "2.3"),
    ("Rent arrears below 2.5%", "Arrears have risen to 2.8% from a low of 2.1% in June.", "2.8", "2.1"),
    ("Number of young people in structured activities 2,000", "1,487 young people have taken part so far, 312 of whom are new.", "1487", ""),
    ("Number of young people in structured activities 2,000", "Over the summer 640 took part. The total for the year is now 1,487.", "1487", ""),
    ("Staff turnover 10%", "Turnover is 11.3% (rolling 12 months), up from 10.9% at the end of Q1.", "11.3", "10.9"),
    ("Library issues 600,000", "Issues in Q2 were 148,220; the half-year total is 291,015, 2.4% lower than the first half of 2012/13 (298,171).", "291015", "298171"),
    ("Library issues 600,000", "291,015 issues were made between April and September.", "291015", ""),
    ("Adults in contact with mental health services in work 9%", "Performance remains at 7.8% - the same as at the end of June.", "7.8", ""),
    ("Adults in contact with mental health services in work 9%", "7.8% at September, 7.9% at June, 8.1% at March.", "7.8", "7.9;8.1"),
    ("Food premises broadly compliant 92%", "94.1% of the 812 premises are broadly compliant. 37 inspections were made in the quarter.", "94.1", ""),
    ("Food premises broadly compliant 92%", "Of 812 premises, 764 (94.1%) are broadly compliant, an increase from 91.7% at the previous year end.", "94.1", "91.7"),
    ("Jobs created 250", "187 jobs were created by 23 firms with the help of £1.2m of grants.", "187", ""),
    ("Jobs created 250", "Grants of £1.2m to 23 firms have created 187 jobs.", "187", ""),
    ("Carbon emissions 21,000 tonnes", "Emissions in 2012/13 were 21,840 tonnes, 3% less than the 22,515 tonnes emitted in 2011/12.", "21840", "22515"),
    ("Carbon emissions 21,000 tonnes", "21,840 tonnes (2011/12 22,515 tonnes).", "21840", "22515"),
    ("Complaints answered in 10 days 90%", "Stage 1: 88%. Stage 2: 73%. Overall 86%.", "86", ""),
    ("Freedom of information requests answered in time 95%", "Q1 94%, Q2 93%, Q3 91%.", "91", "94;93"),
    ("Freedom of information requests answered in time 95%", "Q3 91%; cumulative 93%.", "93", ""),
    ("Burglaries 600", "There were 141 burglaries in the quarter against 162 in the same quarter last year.", "141", "162"),
    ("Burglaries 600", "Burglary fell by 13% (from 162 to 141).", "141", "162"),
    ("Visitors to the museum 45,000", "The exhibition drew 4,100; 12,480 visitors in all came in Q1.", "12480", ""),
    ("GCSE 5 A*-C including English and maths 62%", "Provisional results show 60.4% of pupils achieved this, 1.1 points up on 2012 (59.3%) and above the national 58.6%.", "60.4", "59.3"),
    ("GCSE 5 A*-C including English and maths 62%", "60.4% in 2013 (2012: 59.3%, 2011: 57.0%).", "60.4", "59.3;57.0"),
    ("Budget variance 0%", "The forecast overspend is 1.2%.", "", ""),
    ("Invoices paid within 30 days 97%, within 10 days 80%", "96.2% were paid within 30 days and 81.5% within 10 days.", "96.2;81.5", ""),
    ("Invoices paid within 30 days 97%, within 10 days 80%", "30 days: 96.2%; 10 days: 81.5%.", "96.2;81.5", ""),
    ("Satisfaction of tenants 80%, of leaseholders 60%", "Tenants 78%, leaseholders 63%. The survey had 1,212 replies.", "78;63", ""),
    ("School attendance: primary 96%, secondary 95%", "Primary attendance is 95.8% (2012: 95.2%). Secondary is 94.1% (2012: 94.3%).", "95.8;94.1", "95.2;94.3"),
    ("Vacant shops 8%", "The January count found 31 empty shops out of 344, or 9.0%; a year earlier it was 8.4%.", "9.0", "8.4"),
    ("Vacant shops 8%", "No count was made this quarter. The last count, in May, found 8.4%.", "", "8.4"),
    ("Members trained 40", "38 members have been trained, leaving two to go.", "38", ""),
    ("Emergency planning exercises 6", "Four exercises have been held with three partners; two more are planned.", "4", ""),
    ("Tonnes of food waste collected 3,000", "We collected 1,540 tonnes in the first half, from 38,000 households.", "1540", ""),
    ("People helped to stop smoking 800", "Since April 412 people have stopped smoking; in the same period of 2013 it was 455.", "412", "455"),
    ("Empty homes brought back into use 60", "So far 38, against a profile of 45. Last year 52 were brought back in the whole year.", "38", "52"),
    ("Schools judged good or outstanding 85%", "As at August 2014, 81% of schools were good or outstanding (77% in August 2013; England 80%).", "81", "77"),
    ("Average wait for an assessment 28 days", "The wait rose to 33.5 days in Q3 after 29.1 days in Q2.", "33.5", "29.1"),
    ("Digital transactions 65%", "68.3% of transactions were digital, which is higher than both Q2 (64.0%) and Q1 (61.9%).", "68.3", "64.0;61.9"),
    ("Road condition: A roads 4%, B roads 6%", "3.6% of A roads and 6.8% of B roads need repair.", "3.6;6.8", ""),
    ("Road condition: principal 4%, non-principal 6%", "Principal roads 3.6% (4.1% in 2012), non-principal 6.8% (7.0% in 2012).", "3.6;6.8", "4.1;7.0"),
    ("Killed or seriously injured 80", "To the end of November there have been 66 (2012: 71).", "66", "71"),
    ("Killed or seriously injured 80", "66 people in 61 collisions between January and November.", "66", ""),
    ("Anti-social behaviour incidents 4,000", "There were 1,012 incidents in Q2, bringing the total for the year to 2,145.", "2145", ""),
    ("Anti-social behaviour incidents 4,000", "2,145 incidents, 9% fewer than at the half year in 2012/13 (2,357).", "2145", "2357"),
    ("Staff appraisals completed 95%", "93% were completed (1,421 of 1,528). Children's services 97%, adults' services 88%.", "93", ""),
    ("Staff appraisals completed 95%", "Completion stands at 93%, up two points since the last report when 91% had been done.", "93", "91"),
    ("New allotments 30", "18 have been laid out at Mill Lane and 6 at Church Field: 24 in all.", "24", ""),
    ("New allotments 30", "24 allotments were laid out on three sites at a cost of £41,000.", "24", ""),
    ("Sport centre income £1.2m", "Income is £612k at month 6, £18k above profile and £40k above last year's £572k.", "612000", "572000"),
    ("Rate of admissions to care homes per 100,000: 650", "There were 212 admissions, equal to 598.4 per 100,000 (2012/13: 641.0).", "598.4", "641.0"),
    ("Rate of admissions to care homes per 100,000: 650", "598.4 per 100,000, the third best in the region, where the average is 702.1.", "598.4", ""),
    ("Household waste sent to landfill 35%", "Quarter 2: 33.1%. Quarter 1: 34.8%.", "33.1", "34.8"),
    ("Household waste sent to landfill 35%", "33.1% (a year ago: 36.0%).", "33.1", "36.0"),
    ("Care leavers in suitable housing 90%", "Of our 63 care leavers, 58 were in suitable housing (92.1%); 3 were previously in custody.", "92.1", ""),
    ("Trees 400", "Volunteers who had planted in an earlier season put in 310 trees.", "310", ""),
]  # fmt: skip


def is_as_drawn(drawn: str, figure: Figure) -> bool:
    amount, _, time = drawn.partition(" @")
    value, _, unit = amount.partition(" ")
    same_time = not time or (figure.as_at or "-") == time
    return Decimal(value) == figure.value and unit in ("", figure.unit) and same_time


def check(case: Case) -> None:
    criterion, text, own, earlier = case
    found = understand_progress(text, understand_criterion(criterion))
    drawn = own.split(";") if own else []
    shown = [f"{figure.value} {figure.unit} @{figure.as_at}" for figure in found.actuals]
    assert len(drawn) == len(found.actuals), shown
    assert all(any(is_as_drawn(each, figure) for figure in found.actuals) for each in drawn), shown
    assert sorted(figure.value for figure in found.previous) == sorted(
        map(Decimal, earlier.split(";") if earlier else [])
    )


@pytest.mark.parametrize("case", [*REACHED, *SHARES], ids=lambda case: case[1])
def test_share_that_speaks_of_before_is_own(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", IN_BRACKETS, ids=lambda case: case[1])
def test_earlier_figure_in_brackets(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", HELD_TO_A_TIME, ids=lambda case: case[1])
def test_level_of_a_time_is_earlier(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", NONE_THIS_TIME, ids=lambda case: case[1])
def test_figure_of_then_where_none_is_new(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", PARTS, ids=lambda case: case[1])
def test_figures_of_parts(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", COUNTS, ids=lambda case: case[1])
def test_count_that_is_meant(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", UNITS, ids=lambda case: case[1])
def test_unit_of_two_parts(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", TIMES, ids=lambda case: case[1])
def test_time_of_a_figure(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", WHOLE, ids=lambda case: case[1])
def test_narratives_of_many_services(case: Case) -> None:
    check(case)
