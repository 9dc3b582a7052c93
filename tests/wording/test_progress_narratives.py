"""Narratives of several sentences with their criteria: all claims that a reader sees in them, or none."""

import pytest

from goldenthread.wording.criteria import understand_criterion
from goldenthread.wording.progress import understand_progress
from tests.wording.test_progress_claims import written

MIXED = [
    (
        "Planning appeals dismissed 70%",
        "Thirteen appeals were decided in the half year and nine of those were dismissed, 69.2%.",
        ["9 of 13 = 69.2%"],
    ),
    (
        "Stop smoking quits 45%",
        "412 people set a quit date and 198 had quit at four weeks, giving a quit rate of 48.1%.",
        ["198 of 412 = 48.1%"],
    ),
    ("Bus punctuality 85%", "84.3%. This was 1,012 out of 1,200 timing points checked.", ["1012 of 1200 = 84.3%"]),
    (
        "Food premises rated 3 or better 95%",
        "1,131 premises are rated 3 or better from 1,187 rated premises (95.3%).",
        ["1131 of 1187 = 95.3%"],
    ),
    ("Housing register reviewed 100%", "Reviewed: 1,940/2,050, i.e. 94.6 per cent.", ["1940 of 2050 = 94.6%"]),
    (
        "Children seen within 5 days 95%",
        "We saw 171 children within five days out of 182 referred. That's 94%.",
        ["171 of 182 = 94%"],
    ),
    (
        "Lone worker training 80%",
        "Only 63 of our 90 lone workers have been trained to date - 70% - because of the winter rota.",
        ["63 of 90 = 70%"],
    ),
    ("Public toilets open 98%", "97.2% open (35 of 36 blocks).", ["35 of 36 = 97.2%"]),
    ("Ofsted good 80%", "22 schools, 18 of which are good or outstanding (81.8%).", ["18 of 22 = 81.8%"]),
    (
        "Serious violence offences below 900",
        "Offences numbered 846 in the year to June as against 921 in the year to June 2018, 8.1% fewer.",
        ["921 to 846: down 8.1 %"],
    ),
    (
        "Children missing education below 60",
        "We ended the term with 71 children missing education, which was nine more than at the end of the summer term (62).",
        ["62 to 71: up 9 count"],
    ),
    (
        "Digital uptake 60%",
        "Take up of on-line forms rose again, from 51.2% to 55.9%, a gain of 4.7 points.",
        ["51.2 to 55.9: up 4.7 pp"],
    ),
    (
        "Housing benefit overpayments recovered £1.2m",
        "£1.31m recovered, £0.11m over target.",
        ["1200000 to 1310000: up 110000 £"],
    ),
    (
        "Staff sickness 8 days or fewer",
        "Sickness absence rose to 9.2 days per FTE (8.7 days last year), up half a day.",
        ["8.7 to 9.2: up 0.5 days"],
    ),
    (
        "Museum visits 50,000",
        "Visits were 52,300 compared with a target of 50,000, i.e. 4.6% above.",
        ["50000 to 52300: up 4.6 %"],
    ),
    (
        "Contact centre calls answered 90%",
        "87.7% in quarter 3, falling 2.6 points from 90.3% in quarter 2.",
        ["90.3 to 87.7: down 2.6 pp"],
    ),
    ("Footfall 2.1m", "Footfall of 1.98m was 3% lower year on year (2.04m).", ["2040000 to 1980000: down 3 %"]),
    ("New homes 650", "We are at 58% of our annual target with 377 homes finished.", ["377 of target 650 = 58%"]),
    ("Income from events £90,000", "Income of £75,600 was 84% of target.", ["75600 of target 90000 = 84%"]),
    (
        "Trees planted 5,000",
        "Planting has reached 3,150, which puts us 63% of the way to target.",
        ["3150 of target 5000 = 63%"],
    ),
    ("New homes 650", "North 112, Central 96, South 169: 377 homes in all.", ["112 + 96 + 169 = 377"]),
    ("Incidents below 300", "There were 264 incidents: 131 in Q1 and 133 in Q2.", ["131 + 133 = 264"]),
    ("Jobs created 400", "Creative 85, care 142 and logistics 117 make 344 jobs.", ["85 + 142 + 117 = 344"]),
    (
        "Grant paid out £500k",
        "We paid £180k to clubs, £140k to festivals and £95k to galleries, £415k altogether.",
        ["180000 + 140000 + 95000 = 415000"],
    ),
    (
        "Recycling rate 48%",
        "46.4%, lower than last year's 47.9% though better than the county average of 45.0%.",
        ["46.4 < 47.9", "46.4 > 45.0"],
    ),
    ("Sickness no more than 8 days", "At 9.2 days sickness is worse than target.", ["9.2 > 8"]),
    (
        "Rent collected 99%",
        "Collection of 98.4% is marginally behind the 98.6% at this point last year.",
        ["98.4 < 98.6"],
    ),
    (
        "Council tax support processed in 12 days or fewer",
        "We took 13.4 days on average, 1.4 days outside target; new claims took 17 days.",
        ["12 to 13.4: up 1.4 days"],
    ),
    (
        "Tonnes to landfill below 9,000",
        "8,412 tonnes went to landfill, compared to 9,105 in 2020/21, so there has been a reduction of 7.6%.",
        ["9105 to 8412: down 7.6 %"],
    ),
    ("Vacant posts filled 85%", "Of the 64 vacancies advertised, 52 were filled (81%).", ["52 of 64 = 81%"]),
    (
        "Play sessions 400",
        "Sessions: north 130, south 145, east 98. In all 373, 93% of target.",
        ["130 + 145 + 98 = 373", "373 of target 400 = 93%"],
    ),
    (
        "Falls prevention referrals 1,000",
        "742 referrals have been received so far. This is 74% of the annual target and 61 more than at this point last year (681).",
        ["742 of target 1000 = 74%", "681 to 742: up 61 count"],
    ),
    (
        "Under 5s with a health review 90%",
        "88.2% had a review, 1.8 points below target but 0.6 points better than the England figure of 87.6%.",
        ["90 to 88.2: down 1.8 pp", "87.6 to 88.2: changed 0.6 pp"],
    ),
    (
        "Corporate complaints: no more than 300",
        "There were 318 complaints, 18 over target and 6% up on 2021/22 (300).",
        ["300 to 318: up 18 count", "300 to 318: up 6 %"],
    ),
    (
        "Street cleaning: 96% of streets clean",
        "Latest survey 94.5% (189 of 200 streets). Graffiti was found in 3 of the 200.",
        ["189 of 200 = 94.5%"],
    ),
    (
        "Gritting: routes completed on time 98%",
        "Routes completed on time: 97.1%, i.e. 1,204 of the 1,240 runs. Salt stock is 4,200 tonnes, down from 5,000.",
        ["1204 of 1240 = 97.1%", "4200 < 5000"],
    ),
    (
        "Electric charge points 120",
        "There are now 96 charge points, 80% of the programme. Usage rose from 1,450 to 1,870 charges a month (29%).",
        ["96 of target 120 = 80%", "1450 to 1870: up 29 %"],
    ),
    (
        "Pupils persistently absent below 12%",
        "13.6%. In 2018/19 it was 12.9%, so it has risen by 0.7 points.",
        ["12.9 to 13.6: changed 0.7 pp"],
    ),
    ("Licensed premises checked 100%", "Checked 61 of 68 (90%), leaving 7 to do by March.", ["61 of 68 = 90%"]),
    (
        "Number of empty homes brought back 60",
        "41 homes were brought back, 19 short of the target; 14 of these were in the town centre.",
        ["60 to 41: down 19 count"],
    ),
    ("Employment support 500", "Starts 412; job outcomes 156, a conversion rate of 37.9%.", ["156 of 412 = 37.9%"]),
    (
        "Crime reports per 1,000: below 70",
        "66.4 per 1,000 residents compared with a regional average of 71.2, so we are better than the regional average.",
        ["66.4 < 71.2"],
    ),
    (
        "Customer contacts on line 70%",
        "The on-line share grew from 61% in April to 67% in March, up 6 points.",
        ["61 to 67: up 6 pp"],
    ),
    (
        "Care home admissions per 100,000: 580 or fewer",
        "To December 212 people were admitted out of a population of 40,385, which is 525 per 100,000.",
        ["212 in 40385 = 525 per 100,000"],
    ),
    (
        "Broadband premises 18,000",
        "Premises connected 14,760 = 82% of the contract target of 18,000.",
        ["14760 of target 18000 = 82%"],
    ),
    (
        "Young carers assessed 150",
        "97 assessed, up from 81 at the same point last year (+16).",
        ["81 to 97: up 16 count"],
    ),
    ("Cycle counts up 5%", "Counts: 2018 4,210, 2019 4,547, an increase of 8.0%.", ["4210 to 4547: up 8.0 %"]),
    (
        "Parking fines paid 70%",
        "Paid 66.0% (4,620/7,000). Appeals: 212, 40% of which we lost.",
        ["4620 of 7000 = 66.0%"],
    ),
    (
        "Museums 95,000 visits",
        "Visits 22,140 in Q1, 31,870 in Q2 and 18,990 in Q3, giving 73,000 to date, 77% of target.",
        ["22140 + 31870 + 18990 = 73000", "73000 of target 95000 = 77%"],
    ),
    (
        "Staff survey 70%",
        "68% would recommend us, an increase of two points on 2017 (66%) and in line with the sector average of 68%.",
        ["66 to 68: up 2 pp", "68 = 68"],
    ),
    (
        "Street lights working 99%",
        "98.7% of lights work. Repairs took 4.2 days against 3.8 days in Q1, so 0.4 days slower.",
        ["3.8 to 4.2: up 0.4 days"],
    ),
    (
        "Training places 700",
        "560 places filled, of which 140 by carers (25%). That leaves 20% of the target still to fill.",
        ["140 of 560 = 25%"],
    ),
    (
        "Fires below 120",
        "There were 131 fires. This is 11 over target. Last year 143 fires were attended.",
        ["120 to 131: up 11 count"],
    ),
    (
        "Gas checks 100%",
        "At 31/12 there were 5,980 valid certificates out of 6,000 homes (99.7%).",
        ["5980 of 6000 = 99.7%"],
    ),
]

SILENT: list[tuple[str, str, list[str]]] = [
    (
        "Freedom of Information in 20 days 90%",
        "Of the 236 requests due in the quarter, 27 went over time, so 88.6% were answered on time.",
        [],
    ),
    ("Average council tax debt below £600", "The average debt has come down by £38 to £572.", []),
    ("Grass cuts 12", "11 cuts were made, one fewer than planned.", ["12 to 11: down 1 count"]),
    ("Attendance 95%", "Attendance of 94.1% compares well with 93.2% for the region.", []),
    ("Homes insulated 800", "A further 120 homes are on site and 60 in design. The budget is £1.4m over 3 years.", []),
    ("Visits 10,000", "We held 14 events in 6 venues; the largest drew 320 people and 45 volunteers helped.", []),
    (
        "Complaints answered 90%",
        "Three of the 12 teams are now fully staffed. The backlog is expected to clear by June.",
        [],
    ),
    ("Road repairs 95%", "Two contractors share the work: 60% goes to one, and the other has 14 crews.", []),
    (
        "Anti-social behaviour below 2,000",
        "Reports peaked at 212 in August and fell to 95 by December. PSPOs run for 3 years.",
        [],
    ),
    (
        "Library members 21,000",
        "Five libraries reopened on 12 April, 2 with self-service. Stock funds fell by £40k.",
        [],
    ),
    ("Apprentices 40", "The levy pays for 31 apprentices and the service for 6 more.", []),
    ("Fostering 25", "Seven households are in assessment; 3 withdrew and 2 transferred to other agencies.", []),
    ("Fly-posting removed 95%", "93% removed in 24 hours. 5% fewer posters were seen. 40 wardens patrol.", []),
    ("Food waste collected 3,000 tonnes", "2,190 tonnes so far, on course. Last year's total was 2,860 tonnes.", []),
    (
        "Days to process claims: 20 or fewer (2021/22 outturn 24 days)",
        "The average was 22 days. Staffing is 3 posts lower than last year's outturn.",
        [],
    ),
    (
        "Housing starts 400",
        "Starts: 212. Last year 198 were finished by this point so a 7% increase in starts is likely.",
        [],
    ),
    (
        "Attendance: primary 95%, secondary 91%",
        "Primary 94.4%. Exclusions were 0.5 points below target in secondary schools.",
        [],
    ),
    (
        "Missed bins per 100,000: 60 or fewer",
        "Q2 55 per 100,000. Two crews from 14 were short staffed in the heat.",
        [],
    ),
    ("Falls per 1,000: below 9", "8.4 per 1,000. 61 falls were recorded among the 310 people on the new scheme.", []),
    (
        "Rent arrears 2.5% or lower",
        "Arrears are 2.8%. 412 tenants out of 1,900 on universal credit are in arrears.",
        [],
    ),
    ("Grants paid £600k", "We paid £390k. That is 12% of the total economic development budget.", []),
    (
        "Call waiting below 60 seconds",
        "71 seconds. In 2019/20 calls lasted 55 seconds, so the increase is 29%.",
        ["55 to 71: up 29 %"],
    ),
    (
        "Care leavers in work 60%",
        "Now 57%. Those in Q1 were 49 young people. We have therefore improved by 3 points.",
        [],
    ),
    ("Homes built 300", "Built so far 186. Last year 210 were approved, which is a rise of 12%.", []),
    ("Waste per head below 400kg", "Waste is 412kg. Garden waste was 60kg last year, so down 5%.", []),
    ("Complaints 200", "There were 214 complaints and 61 compliments, 14 more than in 2018/19.", []),
    ("Energy: cut use by 10% (from 6,200 MWh)", "We used 5,860 MWh. Gas use is 4% lower since April.", []),
    ("Potholes fixed within 5 days 95%", "Of 1,200 potholes, 60 took longer, so 95% were fixed on time.", []),
    ("Inspections in date 100%", "11 of 220 inspections are overdue, which means 95% are in date.", []),
    (
        "Sickness below 8 days",
        "The service lost 5,400 days in total across 600 staff, and long-term cases took an average of 64 days.",
        [],
    ),
    ("Cases closed 500", "Closed 410. We expect 120 more, which is 25% up on plan.", []),
    ("Business units let 90%", "Period 7 occupancy 87%, period 6 occupancy 88.5%.", []),
    ("Benefit errors below 2%", "Q3 none, with Q4 to follow. Q2 1.4% and Q1 1.9%.", []),
    ("Road deaths 0", "Q1 none, Q2 two, Q3 one and Q4 none. There were five in 2019.", []),
]

TABLES = [*MIXED, *SILENT]


@pytest.mark.parametrize(("criterion", "sentence", "claims"), TABLES)
def test_claims_are_found_in_a_narrative_with_its_criterion(criterion: str, sentence: str, claims: list[str]) -> None:
    understood = understand_progress(sentence, understand_criterion(criterion))
    assert [written(claim) for claim in understood.claims] == claims
