"""Arithmetic that narratives assert. Each case is a sentence and the claims that a reader sees in it, in their order."""

import pytest

from goldenthread.plan import Claim, ClaimKind
from goldenthread.wording.criteria import understand_criterion
from goldenthread.wording.progress import understand_progress


def number(value: object) -> str:
    return "?" if value is None else f"{value:f}"


def written(claim: Claim) -> str:
    """A claim on one line, as a person would write it down."""
    stated = f"{'about ' if claim.approx else ''}{number(claim.stated)}"
    if claim.kind is ClaimKind.RATIO and claim.unit == "times":
        return f"{number(claim.a)} = {stated} times {number(claim.b)}"
    if claim.kind is ClaimKind.RATIO and claim.unit not in ("%", ""):
        return f"{number(claim.a)} over {number(claim.b)} = {stated} {claim.unit}"
    if claim.kind is ClaimKind.RATIO:
        return f"{number(claim.a)} of {number(claim.b)} = {stated}%"
    if claim.kind is ClaimKind.RATE:
        return f"{number(claim.a)} in {number(claim.b)} = {stated} {claim.unit}"
    if claim.kind is ClaimKind.SHARE_OF_TARGET:
        return f"{number(claim.a)} of target {number(claim.target)} = {stated}%"
    if claim.kind in (ClaimKind.CHANGE, ClaimKind.PCT_CHANGE):
        way = claim.direction or "changed"
        return f"{number(claim.start)} to {number(claim.end)}: {way} {stated} {claim.unit}"
    if claim.kind is ClaimKind.SUM:
        return " + ".join(map(number, claim.parts)) + f" = {stated}"
    return f"{number(claim.left)} {claim.op} {number(claim.right)}"


SENTENCES = [
    # Two counts that no word joins.
    ("1,120 forms came back. 1,600 tenants were surveyed, so the return rate is 70%.", ["1120 of 1600 = 70%"]),
    ("1,600 forms sent out, 1,120 returned. The return rate was therefore 70%.", ["1120 of 1600 = 70%"]),
    ("70% of forms came back: 1,120 returned, 1,600 issued to those eligible.", ["1120 of 1600 = 70%"]),
    ("70% replied (sample 1,600; 1,120 replies).", ["1120 of 1600 = 70%"]),
    ("Forms received: 1,600. On line: 1,120 (70%). On paper: 480 (30%).", ["1120 of 1600 = 70%", "480 of 1600 = 30%"]),
    ("On line 1,120 (70%), on paper 480 (30%); 1,600 forms in total.", ["1120 of 1600 = 70%", "480 of 1600 = 30%"]),
    ("Lets 60%, sales 75%. 12 of 20 lets and 30 of 40 sales went through.", ["12 of 20 = 60%", "30 of 40 = 75%"]),
    ("The cohort is 200. So far 30 pupils (15% of the cohort) have left.", ["30 of 200 = 15%"]),
    ("45 (of 60) gardens are tended, that's 75 per cent.", ["45 of 60 = 75%"]),
    ("The share fell to 5% from 8%: 40 of 800 jobs.", ["40 of 800 = 5%", "5 < 8"]),
    # Changes that stand elsewhere.
    ("We let 250 homes this year; the year before 200. That's a rise of 25%.", ["200 to 250: up 25 %"]),
    (
        "Sales of 250 were 50 (25%) more than the 200 of last year.",
        ["200 to 250: changed 50 count", "200 to 250: changed 25 %"],
    ),
    ("Costs are up 4% since Q1 (£250), at £260.", ["250 to 260: up 4 %"]),
    ("Swims fell from 500 to 450, i.e. 10%.", ["500 to 450: down 10 %"]),
    (
        "We had 450 calls, a fall of 50 on last year's 500, or 10%.",
        ["500 to 450: down 50 count", "500 to 450: down 10 %"],
    ),
    ("264 starts were made. The profile is 225, so we are 39 ahead.", ["225 to 264: up 39 count"]),
    # Sums.
    ("Glass 12.5% + paper 17.5% = 30.0%.", ["12.5 + 17.5 = 30.0"]),
    ("Q1 3/10, Q2 4/20, Q3 5/30 - running total 12 from 60 (20%).", ["3 + 4 + 5 = 12", "12 of 60 = 20%"]),
    ("Walks 310, rides 120. Swims 70. In all, 500.", ["310 + 120 + 70 = 500"]),
    # Times.
    ("We counted 14 rough sleepers, double the 7 of last year.", ["14 = about 2.0 times 7"]),
    ("Members doubled from 34 to 68.", ["68 = about 2.0 times 34"]),
    ("Members more than doubled, from 34 to 70.", []),
    # A second statement begins: nothing is claimed of both.
    ("Use is 43.8%; 12,400 homes got new bins out of a planned 15,000.", []),
    ("Satisfaction was 85%. 12 of the 40 estates have been walked.", []),
    ("We visited 40 homes and trained 25 staff, so attendance reached 85% on both days.", []),
    ("Visits rose 10% but loans went down from 50,000 to 48,100.", ["48100 < 50000"]),
    ("Thefts fell by 6% and fires by 12%: 412 were charged from 900 seen.", []),
    ("Of the 182 fires, 36 were deliberate and 20 were in vehicles.", []),
    ("There were 182 fires (36 in sheds and 20 in vans were started on purpose).", []),
    ("The list stands at 236, of whom 41 joined this quarter; 29 plots were let.", []),
    ("45 grants of £5,000 were paid, 90% of them within a week.", []),
    ("Use was 31,205, which brings the total to 72,840 (Q1 18,990; Q2 22,645).", []),
    ("22 errors out of 5,130 payments, so 99.6% correct.", []),
    ("All but 13 of the 1,018 were in time (98.7%).", ["1005 of 1018 = 98.7%"]),
    ("3 more would have met the target of 90.", []),
    ("We answered 8,412 of 9,350 calls inside 20 seconds, which equates to 90.0%.", ["8412 of 9350 = 90.0%"]),
    ("Ninety per cent of calls (8,415 of 9,350) were answered inside 20 seconds.", ["8415 of 9350 = 90%"]),
    ("Of 9,350 calls, 90% (8,415) were answered inside 20 seconds.", ["8415 of 9350 = 90%"]),
    ("Call answering: 90% - 8,415 calls out of a total of 9,350.", ["8415 of 9350 = 90%"]),
    ("90% of the 9,350 calls received (8,415) were answered in time.", ["8415 of 9350 = 90%"]),
    ("There were 9,350 calls, of which 8,415 (90%) were answered in time.", ["8415 of 9350 = 90%"]),
    (
        "9,350 calls were taken and 8,415 of these were answered in time. This gives a result of 90%.",
        ["8415 of 9350 = 90%"],
    ),
    ("8,415 calls (90% of the 9,350 received) were answered in time.", ["8415 of 9350 = 90%"]),
    ("Just over 90% of tenants (1,204 of 1,330) are satisfied.", ["1204 of 1330 = about 90%"]),
    ("1,204 out of 1,330 tenants, approximately 90%, said they were satisfied.", ["1204 of 1330 = about 90%"]),
    ("£3.2m of the £4.1m capital budget (78%) has been spent.", ["3200000 of 4100000 = 78%"]),
    ("Spend to date is £3.2m, 78% of the £4.1m budget.", ["3200000 of 4100000 = 78%"]),
    (
        "Council tax collected was £41,220,118 from a total debit of £73,512,400, giving 56.07%.",
        ["41220118 of 73512400 = 56.07%"],
    ),
    ("Potholes repaired rose by 14% to 2,280 from 2,000.", ["2000 to 2280: up 14 %"]),
    ("Potholes repaired rose 14%, from 2,000 to 2,280.", ["2000 to 2280: up 14 %"]),
    (
        "Anti-social behaviour incidents: 412 this quarter compared with 455 in the same quarter last year, a reduction of 43 (9.5%).",
        ["455 to 412: down 43 count", "455 to 412: down 9.5 %"],
    ),
    (
        "Sickness absence has improved from 9.1 days to 8.4 days, a drop of 0.7 days per employee.",
        ["9.1 to 8.4: down 0.7 days"],
    ),
    (
        "Sickness absence is 8.4 days per FTE, 0.7 days lower than the 9.1 days recorded last year.",
        ["9.1 to 8.4: down 0.7 days"],
    ),
    (
        "The rate is 4.2 percentage points higher than the national average of 61.3%, at 65.5%.",
        ["61.3 to 65.5: up 4.2 pp"],
    ),
    ("At 65.5% we are 4.2 percentage points above the national average of 61.3%.", ["61.3 to 65.5: up 4.2 pp"]),
    ("Recycling stood at 48.2%, up 1.7 percentage points from 46.5% in 2022/23.", ["46.5 to 48.2: up 1.7 pp"]),
    ("Missed bins fell to 61 per 100,000 from 74 per 100,000, a 17.6% improvement.", ["74 to 61: down 17.6 %"]),
    ("The service dealt with 320 cases: 140 adults, 120 children and 60 families.", ["140 + 120 + 60 = 320"]),
    ("A total of 320 cases (140 adults, 120 children and 60 families) were dealt with.", ["140 + 120 + 60 = 320"]),
    ("140 adults and 180 children took part, 320 people altogether.", ["140 + 180 = 320"]),
    ("Of the 320 cases, 140 were closed and the remaining 180 are open.", ["140 + 180 = 320"]),
    ("Grants of £12,000, £8,500 and £4,250 were paid, totalling £24,750.", ["12000 + 8500 + 4250 = 24750"]),
    ("There were 51 fires (30 primary and 21 secondary).", ["30 + 21 = 51"]),
    ("Q1 12, Q2 15, Q3 9 = 36 visits.", ["12 + 15 + 9 = 36"]),
    ("12 + 15 + 9 = 36 inspections.", ["12 + 15 + 9 = 36"]),
    ("We have planted 1,150 trees, 77% of the 1,500 target.", ["1150 of target 1500 = 77%"]),
    ("1,150 trees have been planted against the annual target of 1,500 (77%).", ["1150 of target 1500 = 77%"]),
    ("1,150 trees, or 77% of our target of 1,500, are in the ground.", ["1150 of target 1500 = 77%"]),
    ("We have achieved 77% of our annual tree planting target (1,150 of 1,500).", ["1150 of target 1500 = 77%"]),
    (
        "There were 14 serious injuries in a population of 212,000, a rate of 6.6 per 100,000.",
        ["14 in 212000 = 6.6 per 100,000"],
    ),
    (
        "The rate of serious injuries was 6.6 per 100,000 (14 injuries, population 212,000).",
        ["14 in 212000 = 6.6 per 100,000"],
    ),
    (
        "6.6 injuries per 100,000 population, based on 14 injuries among 212,000 people.",
        ["14 in 212000 = 6.6 per 100,000"],
    ),
    ("Footfall was 8% below the same period last year (46,000 against 50,000).", ["50000 to 46000: down 8 %"]),
    ("Performance of 71% is below the target of 75% but above last year's 68%.", ["71 < 75", "71 > 68"]),
    ("Performance (71%) remains below the 75% target.", ["71 < 75"]),
    ("71% exceeds both the regional average (69%) and the national average (70%).", ["71 > 69", "71 > 70"]),
    ("Turnaround averaged 27 days, two days over the target of 25 days.", ["25 to 27: up 2 days"]),
    ("Turnaround averaged 27 days against a target of 25 days.", []),
    (
        "The gap has narrowed from 14.2 to 12.9 percentage points, a reduction of 1.3 points.",
        ["14.2 to 12.9: down 1.3 pp"],
    ),
    ("We attended 18 events and spoke to more than 500 people.", []),
    ("3 staff joined and 2 left, while attendance at training reached 92%.", []),
    ("The team visited 40 homes in June and 25 schools; satisfaction is 85%.", []),
    ("Contact Jo Bloggs on 01234 567 890 before 5pm on 3 May 2023 about the 2 vacancies.", []),
    ("The £2.3m scheme covers 48 flats; 12 flats are let and 95% of residents are happy.", []),
    ("Phase 2 of the 3 year programme begins in April with 6.5 FTE and a budget of £350,000.", []),
    ("In 2021/22 85% of pupils aged 11-16 took part in 2 hours of PE each week.", []),
    ("Ward 4 has 12 beds and ward 7 has 20 beds.", []),
    ("There were 230 applications in the quarter; 88% were decided within 8 weeks and 76% within 6 weeks.", []),
    ("Of the 60 respondents, 45 said yes.", []),
    ("Of the 60 respondents, three quarters (45) said yes.", ["45 of 60 = about 75%"]),
    ("Staff turnover is 11.2% (68 leavers from an average headcount of 607).", ["68 of 607 = 11.2%"]),
    ("Complaints increased by a third, from 90 to 120.", ["90 to 120: up about 33.3 %"]),
    (
        "Overall 17 of our 20 indicators (85 per cent) improved, two (10%) were unchanged and one (5%) got worse.",
        ["17 + 2 + 1 = 20", "17 of 20 = 85%", "2 of 20 = 10%", "1 of 20 = 5%"],
    ),
    ("Visits were 10,250, which is 250 more than the target of 10,000.", ["10000 to 10250: up 250 count"]),
    ("We recorded 1,248 incidents, 3.6% fewer than the half year target of 1,295.", ["1295 to 1248: down 3.6 %"]),
    ("Income was £1.25m against a budget of £1.4m, a shortfall of £0.15m.", ["1400000 to 1250000: down 150000 £"]),
    ("Energy use dropped 6%: 1,240 MWh in 2023/24 against 1,319 MWh in 2022/23.", ["1319 to 1240: down 6 %"]),
    ("Sixty-two of the 85 respondents (72.9%) would recommend us.", ["62 of 85 = 72.9%"]),
    ("Nine in ten residents (1,350 of 1,500) feel safe.", ["1350 of 1500 = about 90%"]),
    ("Of our 34 care homes 29, i.e. 85.3%, are rated good.", ["29 of 34 = 85.3%"]),
    (
        "In total 1,204 of 1,411 (85.3%) were in time; in Q1 it was 402 of 489 (82.2%).",
        ["1204 of 1411 = 85.3%", "402 of 489 = 82.2%"],
    ),
    (
        "The pass rate was 64% (203/317) compared with 61% (187/307) a year ago.",
        ["203 of 317 = 64%", "187 of 307 = 61%"],
    ),
    ("Only 12 per cent of the 450 sites (54) have been inspected.", ["54 of 450 = 12%"]),
    ("We have spent £1.8m out of a £2.4m grant, i.e. 75%.", ["1800000 of 2400000 = 75%"]),
    ("Spending of £318,000 represents 53% of the £600,000 budget.", ["318000 of 600000 = 53%"]),
    ("Some 4,120 of the 5,150 forms – 80 per cent – were returned.", ["4120 of 5150 = 80%"]),
    ("The number fell by a quarter, from 412 to 309.", ["412 to 309: down about 25 %"]),
    ("Emissions are down 8.2% (from 12,410 to 11,392 tonnes).", ["12410 to 11392: down 8.2 %"]),
    ("Numbers grew from 1,120 in 2010 to 1,288 in 2011 (15%).", ["1120 to 1288: up 15 %"]),
    ("Repeat incidents dropped to 48 from 61, 21% fewer.", ["61 to 48: down 21 %"]),
    ("Sales rose £0.4m to £3.1m (2011: £2.7m).", ["2700000 to 3100000: up 400000 £"]),
    ("The backlog is 96 cases lower at 214 (310 in March).", ["310 to 214: down 96 count"]),
    ("At 18.4 per 1,000 the rate is 2.1 lower than last year's 20.5.", ["20.5 to 18.4: down 2.1 count"]),
    ("Footfall of 41,200 was 1,900 up on the same month last year (39,300).", ["39300 to 41200: up 1900 count"]),
    ("The average fell by 1.4 days to 12.2 days (13.6 days in Q1).", ["13.6 to 12.2: down 1.4 days"]),
    ("Performance of 94% matches the target and beats the 91% of our family group.", ["94 > 91"]),
    ("At 7.2% we are in line with the regional average of 7.3%.", ["7.2 = 7.3"]),
    ("The result (58%) is lower than both 2010 (61%) and 2009 (63%).", ["58 < 61", "58 < 63"]),
    ("We were 35 short of the 500 target with 465.", ["500 to 465: down 35 count"]),
    ("April 31, May 28 and June 40: 99 in the quarter.", ["31 + 28 + 40 = 99"]),
    ("Visits: main library 40,112 + branches 61,030 = 101,142.", ["40112 + 61030 = 101142"]),
    ("There were 220 incidents: 120 in the north, 60 in the south and 40 elsewhere.", ["120 + 60 + 40 = 220"]),
    (
        "Of the £5.2m, £3.1m is for roads, £1.4m for schools and £0.7m for parks.",
        ["3100000 + 1400000 + 700000 = 5200000"],
    ),
    ("31 complaints were received, of which 12 were upheld, 15 not upheld and 4 withdrawn.", ["12 + 15 + 4 = 31"]),
    ("Two teams handled 140 and 165 cases, 305 altogether.", ["140 + 165 = 305"]),
    ("14 falls in 5,600 bed days equates to 2.5 per 1,000 bed days.", ["14 in 5600 = 2.5 per 1,000"]),
    (
        "There were 6.1 burglaries per 1,000 households (512 burglaries; 83,900 households).",
        ["512 in 83900 = 6.1 per 1,000"],
    ),
    ("Sickness: 3,412 days lost / 812 staff = 4.2 days per head.", ["3412 in 812 = 4.2 days"]),
    ("Half (24) of the 48 flats are occupied.", ["24 of 48 = about 50%"]),
    ("Our share is 15% of the 3,400 visitors, or 510 people.", ["510 of 3400 = 15%"]),
    ("We delivered 1,020 of the planned 1,200 assessments (85%).", ["1020 of 1200 = 85%"]),
]


@pytest.mark.parametrize(("sentence", "claims"), SENTENCES)
def test_claims_of_a_sentence(sentence: str, claims: list[str]) -> None:
    assert [written(claim) for claim in understand_progress(sentence).claims] == claims


# A figure that only the criterion gives: criterion, narrative, claims.
WITH_CRITERION = [
    (
        "Households prevented from homelessness 400",
        "We prevented 180 cases, 45% of target.",
        ["180 of target 400 = 45%"],
    ),
    ("Average days to process a claim 20", "It took 23.5 days, 3.5 days over target.", ["20 to 23.5: up 3.5 days"]),
    ("Recycling rate 45%", "The rate is 42.1%, short of target by 2.9 percentage points.", ["45 to 42.1: down 2.9 pp"]),
    ("Recycling rate 45%", "The rate is 46.1%, which is above target.", ["46.1 > 45"]),
    ("Recycling rate 45%", "The rate is 46.1%, 1.1% above the half year target.", []),
    ("Fly-tips no more than 900", "There were 820 fly-tips, better than target.", ["820 < 900"]),
    ("Pupils at the expected standard 70%", "At 72%, results are better than the 69% of last year.", ["72 > 69"]),
    ("Fleet fuel down 4% in the year", "Fuel use fell by 5.2%, exceeding target.", ["5.2 > 4"]),
    (
        "Reduce visits by 10% (baseline 500)",
        "There were 440 visits, 12% below the baseline.",
        ["500 to 440: down 12 %"],
    ),
]


@pytest.mark.parametrize(("criterion", "narrative", "claims"), WITH_CRITERION)
def test_claims_against_the_criterion(criterion: str, narrative: str, claims: list[str]) -> None:
    found = understand_progress(narrative, understand_criterion(criterion)).claims
    assert [written(claim) for claim in found] == claims


def test_claim_keeps_its_sentence_and_what_it_states_as_printed() -> None:
    claim = understand_progress("All is well. Of 60 calls, 45 were answered (75.0%). More soon.").claims[0]
    assert (claim.text, claim.stated_text, claim.unit) == ("Of 60 calls, 45 were answered (75.0%).", "75.0", "%")


def test_wrong_figure_is_still_a_claim() -> None:
    claims = understand_progress("Of 60 calls, 45 were answered (92%).").claims
    assert [written(claim) for claim in claims] == ["45 of 60 = 92%"]


# Figures side by side that assert nothing: dates, ages, times, refs, limits, budgets, counts without a share.
NO_CLAIM = [
    "The 12 week consultation ran from 3 June to 26 August with 1,204 responses from 18 events.",
    "A budget of £1.2m was approved in 2013/14 and £0.9m in 2014/15 for 3 schemes.",
    "Ward members met 4 times; 2 of the 6 actions are complete and a further 3 are due by 30 June.",
    "Opening hours are 9am to 5pm Monday to Friday and 10am to 2pm at weekends (except bank holidays).",
    "The team of 6.5 FTE covers 14 schools with 4,300 pupils aged 11-18.",
    "Phase 1 (45 homes) started in May 2012 and phase 2 (60 homes) will start in 2014.",
    "Call 0300 123 4567 or see paragraph 4.2 of report CAB/12/34 dated 14/6/12.",
    "We received 240 applications, of which the first 50 will be assessed by 1 July.",
    "40% of staff are part time and 62% are women.",
    "The 2011 census shows 172,000 residents in 71,400 households, with 18% aged 65 or over.",
    "Bronze, silver and gold awards went to 12, 7 and 3 schools.",
    "Attendance was 94% in primary and 92% in secondary schools.",
    "The contract runs for 3 years with an option for 2 more at £450,000 a year.",
    "By 2015 there should be 1,500 more homes and 2,000 more jobs than in 2010.",
    "The scheme gives grants of up to £5,000 to groups of at least 10 people.",
    "Over 300 people attended the 2 open days, more than 100 of them under 16.",
    "Rates of £4.50 for adults and £2.25 for children apply from 1 April.",
    "Between 5 and 10 sites are visited each week; 3 were closed in March.",
    "Members agreed a 2% rise in fees and a 1% cut in grants.",
    "14 new foster carers were approved, 3 more than planned.",
    "The highest score was 9.2 out of 10 for staff and the lowest 7.1 for parking.",
    "Response times improved: 80% within 8 minutes and 95% within 19 minutes.",
    "Three of five directorates have met the 95% standard for payments.",
    "The A19 junction (£2.1m) and the B1275 route (£0.6m) are both over 50% complete.",
    "Unemployment is 5.1% (4,200 claimants) against 4.6% regionally.",
    "The policy applies to 16 to 18 year olds living more than 3 miles from school.",
    "Some 60 volunteers gave 1,900 hours at 12 sites, in line with the plan for 2013.",
    "Of the 18 projects, 4 are in the north.",
    "There are 24 primary, 6 secondary and 2 special schools in the borough.",
    "Waste fell in 4 of 5 wards; recycling was above 50% in two of them.",
    "Each of the 9 libraries opens at least 30 hours a week, fewer than the 35 hours of 2010.",
    "Performance is expected to be above the 85% target by year end.",
    "The 5% tolerance means that 90% would be amber and 84% red.",
]


@pytest.mark.parametrize("sentence", NO_CLAIM)
def test_figures_side_by_side_are_no_claim(sentence: str) -> None:
    assert [written(claim) for claim in understand_progress(sentence).claims] == []
