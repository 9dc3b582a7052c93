"""Changes and orders whose figures stand apart, or in the criterion, and are found by their roles."""

import pytest

from goldenthread.wording.criteria import understand_criterion
from goldenthread.wording.progress import understand_progress
from tests.wording.test_progress_claims import written

STARTS_IN_THE_CRITERION = [
    (
        "Rent arrears to fall to £1.8m (£2.05m at 31 March 2023)",
        "Arrears stand at £1.97m, £80k lower than at 31 March.",
        ["2050000 to 1970000: down 80000 £"],
    ),
    (
        "Library members 21,000 (from 19,400)",
        "We now have 19,982 members, 3% up since April.",
        ["19400 to 19982: up 3 %"],
    ),
    (
        "Empty shops: cut to 40 (baseline 52 in March 2022)",
        "There are 47 empty shops, five fewer than in March.",
        ["52 to 47: down 5 count"],
    ),
    (
        "Sickness 7.5 days (2018/19: 8.9 days)",
        "Sickness absence was 8.3 days per head, a reduction of 0.6 days on the 2018/19 figure.",
        ["8.9 to 8.3: down 0.6 days"],
    ),
    (
        "Household waste per head 380kg (baseline 405kg)",
        "Waste per head was 398kg, that's 7kg less than the baseline.",
        ["405 to 398: down 7 kg"],
    ),
    (
        "Call waiting time 60 seconds (2015/16 outturn 95 seconds)",
        "Callers waited 71 seconds on average which is 24 seconds quicker than last year's outturn.",
        ["95 to 71: down 24 seconds"],
    ),
    (
        "Children on a plan: no more than 180 by March 2024 (212 at March 2023)",
        "204 children were on a plan at the end of June, 8 down on March.",
        ["212 to 204: down 8 count"],
    ),
    (
        "Recycling 50% (46.2% in 2016/17)",
        "We recycled 47.9%. That is 1.7 points up on 2016/17.",
        ["46.2 to 47.9: up 1.7 pp"],
    ),
    (
        "Council tax arrears no more than £3.2m (2019/20 outturn £3.65m)",
        "Arrears were £3.41m at year end, £240k lower than last year's outturn.",
        ["3650000 to 3410000: down 240000 £"],
    ),
    (
        "Care leavers in work or training 65% (58.4% in 2020/21)",
        "Now at 61.9% - 3.5 points up on 2020/21.",
        ["58.4 to 61.9: up 3.5 pp"],
    ),
    (
        "Households on the register below 3,000 (3,412 at March 2022)",
        "There are 3,268 households on the register at the end of September, 144 fewer than in March.",
        ["3412 to 3268: down 144 count"],
    ),
    (
        "Days to process a blue badge: 15 or fewer (2016/17 outturn 21.3 days)",
        "A badge takes 18.6 days to process, i.e. 2.7 days quicker than last year's outturn.",
        ["21.3 to 18.6: down 2.7 days"],
    ),
    (
        "Percentage of stock that is non-decent: reduce to 4% (from 7.2%)",
        "6.5% of stock is non-decent, down 0.7 points since April.",
        ["7.2 to 6.5: down 0.7 pp"],
    ),
    (
        "Staff turnover no higher than 12% (2014/15 outturn 13.9%)",
        "Turnover for the year: 12.6%, 1.3 points lower than the outturn for last year. The voluntary rate is 8.1%.",
        ["13.9 to 12.6: down 1.3 pp"],
    ),
    ("Young people NEET 3.5% (4.4% in 2019)", "So far 41 young people were helped, 6 more than in May.", []),
    ("Homes let 300 (from 280)", "120 homes were let, 10 more than in April.", []),
    (
        "Rent arrears to fall to £1.8m (£2.05m at 31 March 2023)",
        "Arrears stand at £1.97m. Leasehold debt is £0.4m, £80k lower than at 31 March.",
        [],
    ),
    (
        "Looked after children: no more than 240 at March 2020 (263 at March 2019)",
        "We look after 255 children. Referrals are 12 down on March.",
        [],
    ),
    (
        "Homes with a smart meter 40% (31% at March 2021)",
        "36% of homes have a meter. The teams fitted 18 heat pumps, 5 fewer than in March.",
        [],
    ),
]

GAPS_TO_TARGETS = [
    (
        "Turnaround: lets 21 days, sales 60 days",
        "Lets took 23.5 days, 2.5 days over target, and sales 66 days, which is 6 days over.",
        ["21 to 23.5: up 2.5 days", "60 to 66: up 6 days"],
    ),
    (
        "Attendance: juniors 95%, seniors 91%",
        "Juniors were at 94.2%, 0.8 points below target. Seniors reached 91.6%, 0.6 points above target.",
        ["95 to 94.2: down 0.8 pp", "91 to 91.6: up 0.6 pp"],
    ),
    (
        "Average call time 180 seconds",
        "The average call took 174 seconds and is 6 seconds inside target.",
        ["180 to 174: down 6 seconds"],
    ),
    (
        "Major applications 80%, minor applications 85%",
        "Majors: 76.5%, 3.5 points short of target. Minors: 88%, 3 points above.",
        ["80 to 76.5: down 3.5 pp", "85 to 88: up 3 pp"],
    ),
    (
        "Answer 85% of calls",
        "82.3% of calls were answered, so we are 2.7 points off target.",
        ["85 to 82.3: changed 2.7 pp"],
    ),
    (
        "Void loss no more than £250k",
        "Void loss was £262k, £12k more than the limit we set.",
        ["250000 to 262000: up 12000 £"],
    ),
    (
        "Homes: 80 affordable, 30 adapted",
        "74 affordable homes, 6 below target, and 33 adapted homes, 3 above target.",
        ["80 to 74: down 6 count", "30 to 33: up 3 count"],
    ),
    (
        "Response: urgent repairs 1 day, routine repairs 12 days",
        "Urgent repairs took 1.4 days, 0.4 days over target, and routine repairs 11.1 days, which is 0.9 days under.",
        ["1 to 1.4: up 0.4 days", "12 to 11.1: down 0.9 days"],
    ),
    (
        "Pass rate: maths 68%, English 72%",
        "Maths came in at 65.3%, 2.7 points below target, while English was 73.0%, 1 point above target.",
        ["68 to 65.3: down 2.7 pp", "72 to 73.0: up 1 pp"],
    ),
    (
        "Care plans reviewed on time 95%",
        "91.8% of plans were reviewed on time. Performance is 3.2 points below target.",
        ["95 to 91.8: down 3.2 pp"],
    ),
    (
        "Garden waste subscribers 28,000",
        "27,150 have subscribed, leaving us 850 short of target.",
        ["28000 to 27150: down 850 count"],
    ),
    (
        "Land charge searches: average of no more than 8 days",
        "Searches averaged 9.6 days; this is 1.6 days over target.",
        ["8 to 9.6: up 1.6 days"],
    ),
    (
        "Footpaths easy to use 85%",
        "The autumn survey gave 81.4%, so we remain 3.6 points adrift of target.",
        ["85 to 81.4: down 3.6 pp"],
    ),
    (
        "Overdue reviews: adults no more than 40, children no more than 15",
        "Adults: 47, 7 above target. Children: 13, 2 below target.",
        ["40 to 47: up 7 count", "15 to 13: down 2 count"],
    ),
    ("Answer 85% of calls", "82.3% of calls were answered. We lost 3 staff, 2 below target.", []),
    ("Recycling 50%", "Recycling was 47%. Garden waste was 3 points above.", []),
    ("Garden waste subscribers 28,000", "27,150 have subscribed. Complaints were 12 below target.", []),
    ("Footpaths easy to use 85%", "The survey gave 81.4%. Bridges were 2 points below.", []),
]

CONCLUDED = [
    (
        "Sickness below 8 days",
        "Currently 9.1 days. It was 8.6 days a year ago; the increase is 0.5 days.",
        ["8.6 to 9.1: up 0.5 days"],
    ),
    ("Occupancy 90%", "Occupancy 87.4% vs 88.1% last year, so down 0.7.", ["88.1 to 87.4: down 0.7 pp"]),
    ("Adopters approved 40", "36 approved. Last year 30, so a 20% increase.", ["30 to 36: up 20 %"]),
    (
        "Visits 20,000",
        "Visits: spring 5,200, summer 6,100, autumn 4,700, making 16,000 in all. This is down 5% on last year (16,842).",
        ["5200 + 6100 + 4700 = 16000", "16842 to 16000: down 5 %"],
    ),
    (
        "Bed and breakfast cases 20",
        "24 at quarter end against 31 in the previous quarter. The reduction is 7.",
        ["31 to 24: down 7 count"],
    ),
    ("Debt recovered £500k", "Recovered: £412k; same time last year £390k, +£22k.", ["390000 to 412000: up 22000 £"]),
    (
        "Satisfaction with repairs 88%",
        "Currently 84.6%. It stood at 82.1% a year ago; the improvement is 2.5 points.",
        ["82.1 to 84.6: changed 2.5 pp"],
    ),
    ("Business rates collected 98%", "96.4% collected vs 97.1% last year, so down 0.7.", ["97.1 to 96.4: down 0.7 pp"]),
    (
        "Assessments in 45 days 85%",
        "79.5% in Q3 (Q2 83.2%), being 1,431 of 1,800 assessments. Performance therefore fell by 3.7 points, mainly because of vacancies.",
        ["1431 of 1800 = 79.5%", "83.2 to 79.5: down 3.7 pp"],
    ),
    ("Apprentices recruited 30", "24 recruited. Last year 20 so a 20% rise.", ["20 to 24: up 20 %"]),
    (
        "Swims 150,000",
        "Swims: Q1 31,200, Q2 38,900, Q3 29,900 giving 100,000 so far. This is up 8% on last year (92,593).",
        ["31200 + 38900 + 29900 = 100000", "92593 to 100000: up 8 %"],
    ),
    (
        "Rough sleepers no more than 10",
        "13 people were sleeping rough in the November count against 17 the previous year. The fall is 4.",
        ["17 to 13: down 4 count"],
    ),
    (
        "Average re-let time no more than 25 days",
        "Average re-let time was 28.4 days. Last year it was 31.9 days, so the reduction is 3.5 days.",
        ["31.9 to 28.4: down 3.5 days"],
    ),
    (
        "Volunteer hours 12,000",
        "12,600 hours were given this year compared to 11,250 last year. Hours have therefore grown by 12%.",
        ["11250 to 12600: up 12 %"],
    ),
    ("Fly-tips no more than 900", "Fly-tips to date 720, last year 800, -10%.", ["800 to 720: down 10 %"]),
    ("Debt recovered £500k", "Recovered £430k (£410k last year), which is +£20k.", ["410000 to 430000: up 20000 £"]),
    ("Crimes per month 200", "We recorded 190 crimes. Last year 40 arrests were made, so a 20% increase.", []),
    ("Calls answered 92%", "91.2% answered (Q2 93.0%). Staffing therefore dropped by 6 per cent.", []),
    ("Business rates collected 98%", "96.4% collected (97.1% last year). Staff numbers therefore fell by 6.", []),
    ("Apprentices recruited 30", "24 recruited. Last year 20 posts were cut, so a 20% rise in agency cover.", []),
]

ORDERS_BY_NAME = [
    (
        "Weeks to decide an application: no more than 15",
        "Average 17.2 weeks, national average 18.0 weeks, so we are still better than the national position.",
        ["17.2 < 18.0"],
    ),
    (
        "Attainment 70%",
        "Attainment is 66.1%. The Scottish average is 68.0%, so we remain below the national picture.",
        ["66.1 < 68.0"],
    ),
    (
        "Unemployment rate under 4%",
        "Our rate: 4.6%. Wales 4.1%. We are therefore worse than the Welsh average.",
        ["4.6 > 4.1"],
    ),
    ("Recycling 55%", "Ours is 52.0% (Scotland 56.1%), which is below the Scottish level.", ["52.0 < 56.1"]),
    (
        "Satisfaction 80%",
        "Satisfaction is 82%, regional average 79%, so we stay ahead of the regional figure.",
        ["82 > 79"],
    ),
    ("Re-let days 28", "31 days. Peer median 30 days, meaning we are slower than our peers.", ["31 > 30"]),
    (
        "Open cases 800",
        "Closed 700 since April. Open cases have come down from 1,300 to 940 (27.7%).",
        ["1300 to 940: down 27.7 %"],
    ),
    ("Homes let 400", "Let 380. Waiting list has gone down from 2,100 to 1,900.", ["1900 < 2100"]),
    (
        "Sickness no more than 9 days",
        "Sickness was 9.9 days, Scottish average 10.6 days, so we are still better than the national position.",
        ["9.9 < 10.6"],
    ),
    (
        "Claims: average of no more than 20 days",
        "Average 23.1 days, NI average 22.0 days, so we are better than the regional position.",
        ["23.1 < 22.0"],
    ),
    (
        "Recycling 60%",
        "We recycled 57.1%. The Welsh average was 64.7%, which means we are below the Welsh average.",
        ["57.1 < 64.7"],
    ),
    (
        "Empty homes 1.2% or lower",
        "1.4%, regional average 1.6%, so we remain below the regional figure.",
        ["1.4 < 1.6"],
    ),
    ("Cases closed 600", "Closed 540 since April. Open cases have come down from 910 to 760.", ["760 < 910"]),
    (
        "Visits 9,000",
        "Visits to date 7,100. The waiting list has gone up from 210 to 260 (23.8%).",
        ["210 to 260: up 23.8 %"],
    ),
    (
        "Sickness below 9 days",
        "9.8 days per head; family group average 10.4, so we compare well with the family group.",
        [],
    ),
    ("Health visits 95%", "Result 93.0%. A new nurse beats in four wards was tried in 2 towns.", []),
    ("Crime reports 300", "The rate is 310. Police beats in 4 wards were redrawn.", []),
    ("Fixtures 30", "We held 28. Matches at 3 grounds were called off.", []),
    (
        "Satisfaction 80%",
        "82%, regional average 79%. Staff are better than the regional average at filling in forms.",
        [],
    ),
]

TABLES = [
    *STARTS_IN_THE_CRITERION,
    *GAPS_TO_TARGETS,
    *CONCLUDED,
    *ORDERS_BY_NAME,
]


@pytest.mark.parametrize(("criterion", "sentence", "claims"), TABLES)
def test_claim_is_found_by_the_roles_of_its_figures(criterion: str, sentence: str, claims: list[str]) -> None:
    understood = understand_progress(sentence, understand_criterion(criterion))
    assert [written(claim) for claim in understood.claims] == claims
