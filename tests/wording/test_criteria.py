"""What success criteria ask for. Each case is one line: the text, then all that is understood of it."""

import pytest

from goldenthread.plan import Criterion, Target
from goldenthread.wording import understand_criterion


def written(target: Target) -> str:
    """A target on one line: value, unit, what it is relative to, when."""
    value = f"{target.value:f}" + (f"..{target.high:f}" if target.high is not None else "")
    change = f"{target.direction.value} " if target.relative_to and target.direction else ""
    when = f" in {target.when}" if target.when else ""
    beaten = " own earlier" if target.relative_to and not change else ""
    return f"{change}{target.op.value} {value} {target.unit}{beaten}{when}"


def all_of(criterion: Criterion) -> str:
    return "; ".join(written(target) for target in criterion.targets)


def way(criterion: Criterion) -> str:
    if criterion.direction is None or criterion.direction_basis is None:
        return "-"
    return f"{criterion.direction.value} by {criterion.direction_basis.value}"


CRITERIA = [
    # text, kind, targets, which way is better and how it is known
    # bare numbers: the nature of the measure tells the operator
    ("Percentage of council tax collected in year: 97.8%", "threshold", ">= 97.8 %", "up by nature"),
    ("Average time to re-let council homes (days) 24", "threshold", "<= 24 days", "down by nature"),
    ("Rent arrears as a percentage of the annual debit - 1.9%", "threshold", "<= 1.9 %", "down by nature"),
    ("Swimming visits 350,000", "cumulative", ">= 350000 count", "up by nature"),
    ("Residual household waste per household (kg) 480", "threshold", "<= 480 kg", "down by nature"),
    ("Carbon footprint 14,500 tCO2e", "threshold", "<= 14500 tonnes", "down by nature"),
    ("Website satisfaction score 75", "threshold", ">= 75 score", "up by nature"),
    ("Overall crime per 1,000 population 62.5", "threshold", "<= 62.5 per 1,000", "down by nature"),
    ("Income from car parks (£000) 1,250", "cumulative", ">= 1250000 £", "up by nature"),
    ("Turnover 10-12%", "threshold", "range 10..12 %", "down by nature"),
    ("Reduce the number of referrals - target for 70% of them to be acted on", "threshold", ">= 70 %", "up by nature"),
    ("Limit the council tax rise to 1.5%", "threshold", "<= 1.5 %", "down by words"),
    ("Green 95%, amber 90%", "threshold", ">= 95 %", "up by nature"),
    # people without work or school: fewer of them, but more who have come into it
    ("40 NEET teenagers (not in education, employment or training) in training", "cumulative", ">= 40 count", "up by nature"),
    ("25 unemployed adults on a course", "cumulative", ">= 25 count", "up by nature"),
    ("NEET 16-18 year olds (not in employment, education, training) 6%", "threshold", "<= 6 %", "down by nature"),
    ("School leavers not in education, employment or in training: 6%", "threshold", "<= 6 %", "down by nature"),
    ("Young people not in training: 5%", "threshold", "<= 5 %", "down by nature"),
    ("Staff absence (rolling 12m) 9.4 FTE days", "threshold", "<= 9.4 days", "down by nature"),
    ("Stop smoking clinics (rolling year): 640 quitters", "cumulative", ">= 640 count", "up by nature"),
    ("Streets: 92% at grade 3 or better", "threshold", ">= 92 %", "up by nature"),
    ("Bulky waste subs 4,200", "cumulative", ">= 4200 count", "up by nature"),
    ("Emails answered 85%, lost calls below 4%", "threshold", ">= 85 %; < 4 %", "-"),
    ("Repairs completed in 5 days 90%, repeat repairs under 8%", "threshold", ">= 90 %; < 8 %", "-"),
    ("Adaptations completed in an average of 210 days or fewer", "threshold", "<= 210 days", "down by words"),
    # who is counted, and which of several things, is no figure
    ("Care leavers (19-25) in work up from 48% to 56%", "threshold", ">= 56 %", "up by words"),
    ("200 households on option 2 or 3", "cumulative", ">= 200 count", "up by nature"),
    # words of comparison
    ("No more than 40 missed bins per 100,000 collections", "threshold", "<= 40 per 100,000", "down by words"),
    ("Customer satisfaction with repairs above 90%", "threshold", "> 90 %", "up by words"),
    ("Sickness absence 7.5 days or fewer per employee", "threshold", "<= 7.5 days", "down by words"),
    ("Fewer than 20 complaints upheld by the Ombudsman", "cumulative", "< 20 count", "down by words"),
    ("Data breaches <10", "cumulative", "< 10 count", "down by words"),
    ("Pay at least nine out of ten invoices on time", "threshold", ">= 90 %", "up by words"),
    ("Food hygiene ratings: 85% or better", "threshold", ">= 85 %", "up by nature"),
    # from and to
    ("Empty homes cut from 1,210 to under 1,000", "cumulative", "< 1000 count", "down by words"),
    ("Waste recycled from 38.5% in 2013/14 to 50% in 2014/15", "threshold", ">= 50 % in 2014/15", "up by words"),
    ("Persistent debt from 9% to 7%", "threshold", "<= 7 %", "down by words"),
    ("Lower the share of empty shops from the 2012 figure of 14%", "comparative", "< 14 % own earlier", "down by words"),
    ("Pupils who walk to school - improve on outturn of 31% from the survey", "comparative", "> 31 % own earlier", "up by nature"),
    # changes
    ("Reduce street light energy 30% against 2016/17", "threshold", "down >= 30 %", "down by words"),
    ("Grow museum visits 5% on last year", "threshold", "up >= 5 %", "up by words"),
    ("Cut paper use 12% compared with the baseline", "threshold", "down >= 12 %", "down by words"),
    ("Reduce vacancy rate, 6% on average", "threshold", "<= 6 %", "down by words"),
    ("8% off gas bills each year", "threshold", "down >= 8 %", "down by words"),
    ("Halve repeat missed bins by 2016 (baseline: 900 a year)", "threshold", "down >= 50 % in 2016", "down by words"),
    ("Temporary posts make up no more than 1 in 8 of the workforce", "threshold", "<= 12.5 %", "down by words"),
    ("Ambulance cover costs up £20k to £95k", "threshold", "up >= 20000 £; >= 95000 £", "up by words"),
    ("Water use down 40 litres to 310 litres", "threshold", "down >= 40 litres; <= 310 litres", "down by words"),
    ("Improve processing time by 3 days", "threshold", "down >= 3 days", "down by nature"),
    ("Savings of 4% (£1.2m)", "cumulative", ">= 4 %; >= 1200000 £", "up by nature"),
    ("Training offered to 60% of staff, taken up by 40%", "threshold", ">= 60 %; >= 40 %", "up by nature"),
    ("Reduce carbon emissions from council buildings by 30% by 2020", "threshold", "down >= 30 % in 2020", "down by words"),
    ("A 15% reduction in single use plastics", "threshold", "down >= 15 %", "down by words"),
    ("Fleet emissions to be 20% lower by 2025", "threshold", "down >= 20 % in 2025", "down by words"),
    ("Leisure centre visits up 3%", "threshold", "up >= 3 %", "up by words"),
    ("Attainment gap at KS4 reduced by 3 percentage points", "threshold", "down >= 3 pp", "down by words"),
    ("Halve the number of empty shops by 2025", "threshold", "down >= 50 % in 2025", "down by words"),
    ("Visits up 4% to 620,000", "cumulative", "up >= 4 %; >= 620000 count", "up by words"),
    ("Cut energy use by 5% in 2016 and 10% in 2017", "threshold", "down >= 5 % in 2016; down >= 10 % in 2017", "down by words"),
    # a cut that rises; what rises is not always the cut
    ("Cut paper use by 5% in 2016, rising to 12% in 2018", "threshold", "down >= 5 % in 2016; down >= 12 % in 2018", "down by words"),
    ("Reduce mileage by 10% by March 2016, increasing to 25% by March 2019", "threshold", "down >= 10 % in 2016-03; down >= 25 % in 2019-03", "down by words"),
    ("A reduction in empty shops of 4% in 2016, rising to 10% in 2018", "threshold", "down >= 4 % in 2016; down >= 10 % in 2018", "down by words"),
    ("Lower fuel use by 3% in 2016 and growing to 9% by 2020", "threshold", "down >= 3 % in 2016; down >= 9 % in 2020", "down by words"),
    ("Reduce complaints by 5%, with satisfaction rising to 80%", "threshold", "down >= 5 %; >= 80 %", "-"),
    ("Cut debt by 5%, increasing collection to 95%", "threshold", "down >= 5 %; >= 95 %", "-"),
    ("Increase attendance by 2%, rising to 95% by 2018", "threshold", "up >= 2 %; >= 95 % in 2018", "up by words"),
    ("Raise income by 4% and cut arrears to 2%", "threshold", "up >= 4 %; <= 2 %", "-"),
    ("Lateness reduced by half a day per pupil", "threshold", "down >= 0.5 days", "down by words"),
    ("Rent rise kept to 2%", "threshold", "<= 2 %", "down by words"),
    ("Lettings on time: from 71% (2009/10) up to 80% in 2010/11", "threshold", ">= 80 % in 2010/11", "up by words"),
    ("Raise school attendance up to 96%", "threshold", ">= 96 %", "up by words"),
    ("Up to 6% of calls given up", "threshold", "<= 6 %", "down by words"),
    ("Cut the time to fix a lamp by two days to five", "threshold", "down >= 2 days; <= 5 days", "down by words"),
    ("Increase in e-payments of 900", "threshold", "up >= 900 count", "up by words"),
    # words for numbers
    ("No more than one tenancy in twenty to fail", "threshold", "<= 5 %", "down by words"),
    ("None of our 38 playgrounds closed", "threshold", "<= 0 count", "down by words"),
    ("Accidents: none reported", "cumulative", "<= 0 count", "down by words"),
    ("Care homes visited, all", "threshold", ">= 100 %", "up by words"),
    ("Two thirds of journeys to school made on foot", "threshold", ">= 66.7 %", "up by nature"),
    ("One in four council vehicles electric", "threshold", ">= 25 %", "up by nature"),
    ("All dwellings with a valid gas safety certificate", "threshold", ">= 100 %", "up by words"),
    ("Every child in care to have a health check within 20 days", "threshold", ">= 100 %", "up by words"),
    ("Nobody sleeping rough", "threshold", "<= 0 count", "down by words"),
    ("Rough sleepers: zero by 2024", "cumulative", "<= 0 count in 2024", "down by words"),
    # parts
    ("Persistent absence no more than 6% in primary and 9% in secondary", "threshold", "<= 6 %; <= 9 %", "down by words"),
    ("KS2 reading 85%, KS2 maths 82%", "threshold", ">= 85 %; >= 82 %", "up by nature"),
    ("Calls answered in 20 seconds 80%; abandoned calls under 5%", "threshold", ">= 80 %; < 5 %", "-"),
    ("60% recycled by 2025 and 65% by 2030", "threshold", ">= 60 % in 2025; >= 65 % in 2030", "up by nature"),
    ("Museum visits 40,000, half of them by children", "cumulative", ">= 40000 count; >= 50 %", "up by nature"),
    ("More than 80% of tenants and more than 85% of owners content", "threshold", "> 80 %; > 85 %", "up by words"),
    ("Take-up: Q1 20%, Q2 45%", "threshold", ">= 20 % in Q1; >= 45 % in Q2", "up by nature"),
    ("75% for boats and the same for barges", "threshold", ">= 75 %; >= 75 %", "up by nature"),
    ("Half the buses electric by 2027 and all buses by 2032", "threshold", ">= 50 % in 2027; >= 100 % in 2032", "up by words"),
    ("90 people taught to sail, of whom 30% are disabled", "cumulative", ">= 90 count; >= 30 %", "up by nature"),
    # numbers that are no target
    ("70% of parents with children under 5 using a hub", "threshold", ">= 70 %", "up by nature"),
    ("60% of orders from firms within 15 miles", "threshold", ">= 60 %", "up by nature"),
    ("Minority ethnic staff 8% (population 9.5%)", "threshold", ">= 8 %", "up by nature"),
    ("85% of homes to lie within 300 metres of a park", "threshold", ">= 85 %", "up by nature"),
    ("Accounts above £250: 80 debtors", "cumulative", "<= 80 count", "down by nature"),
    ("Rated 8 or above on a scale of 1-10", "cumulative", ">= 8 count", "up by words"),
    ("Pool use below the group average of 12.5", "comparative", "", "down by words"),
    ("95% of emergency repairs completed within 24 hours", "threshold", ">= 95 %", "up by nature"),
    ("60% of pupils achieving 5+ A*-C GCSEs", "threshold", ">= 60 %", "up by nature"),
    ("Older people (65+) still at home 120 days after discharge: 85%", "threshold", ">= 85 %", "up by nature"),
    ("Looked after children with three or more placements - 9%", "threshold", "<= 9 %", "down by nature"),
    ("Pupils with 15% or more absence - 6.1%", "threshold", "<= 6.1 %", "down by nature"),
    ("25 homes completed (national average 31)", "cumulative", ">= 25 count", "up by nature"),
    ("90% of staff appraised (previous target 85%)", "threshold", ">= 90 %", "up by nature"),
    # a time is a target where nothing else is
    ("Benefit claims processed in an average of 18 days", "threshold", "<= 18 days", "down by nature"),
    ("Volunteer hours given in parks: 5,000", "cumulative", ">= 5000 hours", "up by nature"),
    ("At least 3 of 4 markets to break even", "cumulative", ">= 3 count", "up by words"),
    ("Tenant satisfaction: top 25% of landlords", "comparative", "", "up by nature"),
    # a sign behind or before the number
    ("Staff attendance 96%+", "threshold", ">= 96 %", "up by words"),
    ("Cycle trips +12%", "threshold", "up >= 12 %", "up by words"),
    ("500+ volunteers", "cumulative", ">= 500 count", "up by words"),
    # a fall that is written with a sign
    ("Harbour emissions -10%", "threshold", "down >= 10 %", "down by words"),
    ("Energy use: -15% in 2024/25", "threshold", "down >= 15 % in 2024/25", "down by words"),
    ("Collisions on the quay –5%", "threshold", "<= 5 %", "down by nature"),
    ("Gas consumption –12% by March 2026", "threshold", "down >= 12 % in 2026-03", "down by words"),
    ("Ferry costs -4% compared with 2019/20", "threshold", "down >= 4 %", "down by words"),
    ("Thefts from boats: crimes -6% against the baseline", "threshold", "down >= 6 %", "down by words"),
    ("Ferry mileage -8% since 2019/20", "threshold", "down >= 8 %", "down by words"),
    # a dash before a level
    ("Attendance -95%", "threshold", ">= 95 %", "up by nature"),
    ("Sickness absence -4%", "threshold", "<= 4 %", "down by nature"),
    ("Attendance -95% compared with 93% in 2019/20", "threshold", ">= 95 %", "up by nature"),
    # ranks: the first is the best
    ("Improve the port's ranking from 96th to 70th by March 2026", "threshold", "<= 70 rank in 2026-03", "down by words"),
    ("Rank 25th or better for litter", "threshold", "<= 25 rank", "down by nature"),
    ("Move up the league table of ferries from 12th to 5th", "threshold", "<= 5 rank", "down by words"),
    ("To be ranked 10th or higher among harbours", "threshold", "<= 10 rank", "down by nature"),
    ("No lower than 40th in the national ranking", "threshold", "<= 40 rank", "down by nature"),
    ("Deprivation rank from 14th to 20th most deprived", "threshold", ">= 20 rank", "up by words"),
    ("The 3rd phase of the quay to open by May 2025", "milestone", "", "-"),
    ("Taxi rank at the 2nd gate opened by May 2025", "milestone", "", "-"),
    # counts in thousands
    ("Visits to piers (000s): 450 in 2024/25", "cumulative", ">= 450000 count in 2024/25", "up by nature"),
    ("Ferry trips (in thousands) from 80 to 85", "cumulative", ">= 85000 count", "up by words"),
    ("Books lent ('000): 612.5", "threshold", ">= 612500 count", "up by nature"),
    ("Visits to piers (thousands) at least 85", "cumulative", ">= 85000 count", "up by words"),
    ("Sacks of salt, 000s, 12", "cumulative", ">= 12000 count", "up by nature"),
    ("Grants won (£000s) - 1,250", "cumulative", ">= 1250000 £", "up by nature"),
    ("Thousands of visitors: 450 guided", "cumulative", ">= 450 count", "up by nature"),
    # lengths, weights and times said in two units
    ("Lay 4,200m of kerb", "cumulative", ">= 4200 metres", "up by nature"),
    ("Clear 60 ha of rhododendron", "cumulative", ">= 60 hectares", "up by nature"),
    ("Time to reach a house fire – 8 minutes 45 seconds", "threshold", "<= 8.75 minutes", "down by nature"),
    ("Wait at the desk 6:30 minutes", "threshold", "<= 6.5 minutes", "down by nature"),
    ("Homeless families at 31 March: 14", "threshold", "<= 14 count", "down by nature"),
    ("Loans per head 5", "threshold", ">= 5 count", "up by nature"),
    ("Keep reserves between £2m and £3m", "threshold", "range 2000000..3000000 £", "-"),
    ("Let 700 sq ft of studios", "threshold", ">= 700 sq ft", "up by nature"),
    ("Faults mended in 4h: 92%", "threshold", ">= 92 %", "up by nature"),
    # money
    ("Achieve £2.5m savings in 2013/14", "cumulative", ">= 2500000 £ in 2013/14", "up by nature"),
    ("Net cost per visit £1.35", "threshold", "<= 1.35 £", "down by nature"),
    # relative to others, or to one's own earlier figure
    ("Attainment at Key Stage 2 above the national average", "comparative", "", "up by words"),
    ("In the top quartile for council tax collection", "comparative", "", "up by nature"),
    ("Unemployment rate no higher than the UK rate", "comparative", "", "down by words"),
    ("Improve on the outturn of 31.5%", "comparative", "> 31.5 % own earlier", "up by nature"),
    ("Below last year's 870 complaints", "comparative", "< 870 count own earlier", "down by words"),
    ("Complaints lower than in 2013/14", "comparative", "", "down by words"),
    ("Satisfaction as good as in the 2010 survey", "comparative", "", "up by nature"),
    ("Among the top three councils for recycling", "comparative", "", "up by nature"),
    ("Reduce anti-social behaviour incidents", "comparative", "", "down by words"),
    ("No increase in the number of complaints", "comparative", "", "down by words"),
    ("Halt the decline in visits", "comparative", "", "up by words"),
    ("Gender pay gap reduced year on year", "comparative", "", "down by words"),
    # within a margin on either side
    ("Outturn within 2% of budget", "threshold", "<= 2 %", "-"),
    # statements, and targets that are still to be set
    ("Maintain ISO 9001 accreditation", "qualitative", "", "-"),
    ("All plans delivered", "qualitative", "", "-"),
    ("Vacancies: target to be confirmed", "threshold", "", "down by nature"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "targets", "direction"), CRITERIA)
def test_criterion_is_understood(text: str, kind: str, targets: str, direction: str) -> None:
    criterion = understand_criterion(text)
    assert (criterion.kind.value, all_of(criterion), way(criterion)) == (kind, targets, direction)


BASELINES = [
    # text, targets, baselines
    ("Increase recycling to 55% by 2020/21 (2015/16 baseline 48%)", ">= 55 % in 2020/21", "48 % in 2015/16"),
    ("Dental decay 18% by 2014 (22.4%, 2010)", "<= 18 % in 2014", "22.4 % in 2010"),
    ("Payments to 30% of clients (currently 24%)", ">= 30 %", "24 %"),
    ("Halve the infection rate of 48 by 2018", "down >= 50 % in 2018", "48 rate in 2018"),
    ("Exceed last year's visitor numbers (245,000)", "", "245000 count"),
    ("Reduce the gap from 24 to 20 percentage points", "<= 20 pp", "24 pp"),
    ("Arrears reduced to £250k from £310k", "<= 250000 £", "310000 £"),
    ("Increased take up from the 2013/14 baseline of 72%", "> 72 % own earlier", "72 % in 2013/14"),
    ("Adults in settled homes 60% (2008/09 est. 54%)", ">= 60 %", "54 % in 2008/09"),
    ("Collisions cut from the 2001-03 average of 90 to 70", "<= 70 count", "90 count in 2001-03"),
    ("Improve punctuality 88% to 91%", ">= 91 %", "88 %"),
    ("Debt 6% (target revised from 8%)", "<= 6 %", ""),
    ("Carbon cut 20% (4% in each year)", "down >= 20 %; down >= 4 %", ""),
    ("Major applications decided: 85% (Q1: 82%, Q2: 84%)", ">= 85 %", ""),
]


@pytest.mark.parametrize(("text", "targets", "baselines"), BASELINES)
def test_baseline_is_told_from_target(text: str, targets: str, baselines: str) -> None:
    criterion = understand_criterion(text)
    found = [f"{base.value:f} {base.unit}" + (f" in {base.when}" if base.when else "") for base in criterion.baselines]
    assert (all_of(criterion), "; ".join(found)) == (targets, baselines)


MILESTONES = [
    # text, when it is due
    ("New payroll system live - Sept 24", "2024-09"),
    ("Youth hub open (Nov 25)", "2025-11"),
    ("Publish the Annual Report by 30 September 2014", "2014-09"),
    ("Local Plan submitted by December 2015", "2015-12"),
    ("Cabinet to approve the asset strategy in Q3 2014/15", "2014-12"),
    ("New depot operational by 2016", "2016"),
    ("Flood scheme completed during 2014/15", "2015-03"),
    ("Draft plan by June 2014, final plan by May 2015", "2015-05"),
    ("Parking review completed by quarter 2", None),
    ("Opened on 31/3/2015", "2015-03"),
    ("Bridge strengthened, 28-Feb-2015", "2015-02"),
    ("Hostel open by Mar 15", "2015-03"),
    ("Survey of a 15% sample done by May 2015", "2015-05"),
]


@pytest.mark.parametrize(("text", "due"), MILESTONES)
def test_milestone_is_due_on_its_last_date(text: str, due: str | None) -> None:
    criterion = understand_criterion(text)
    assert (criterion.kind.value, criterion.due, criterion.direction) == ("milestone", due, None)


def test_year_that_names_a_thing_is_no_due_date() -> None:
    criterion = understand_criterion("Clean audit opinion on 2012/13 accounts")
    assert (criterion.kind.value, criterion.due) == ("qualitative", None)


COLUMNS = [
    # text, target column, kind, targets, direction
    ("Council tax collection", "97.5%", "threshold", ">= 97.5 %", "up by nature"),
    ("Days lost to sickness", "8.5", "threshold", "<= 8.5 days", "down by nature"),
    ("Number of complaints", "≤ 120", "cumulative", "<= 120 count", "down by words"),
    ("Emergency calls answered within 90 seconds", "85.0%", "threshold", ">= 85.0 %", "up by nature"),
    ("Burglaries per 1,000 homes", "9.4", "threshold", "<= 9.4 per 1,000", "down by nature"),
    ("Percentage of bins emptied on time", "99", "threshold", ">= 99 %", "up by nature"),
    ("Deaths on our roads", "0", "cumulative", "<= 0 count", "down by words"),
    ("Carbon emissions", "10% reduction", "threshold", "down >= 10 %", "down by words"),
    ("Reduce energy use by 8%", "8% on 2018/19", "threshold", "down >= 8 %", "down by words"),
    ("No more than 30 missed bins", "30 by March 2015", "cumulative", "<= 30 count in 2015-03", "down by words"),
    ("Per capita reduction in CO2 emissions", "6.5%", "threshold", "down >= 6.5 %", "down by words"),
    ("Change of the conception rate from 1998", "-25.0%", "threshold", "<= -25.0 %", "down by nature"),
    ("Weeks from referral to grant", "26", "threshold", "<= 26 weeks", "down by nature"),
    ("Time to decide (good is low)", "21", "threshold", "<= 21 count", "down by words"),
    ("Adopt the walking plan", "30-Sep-2016", "milestone", "", "-"),
    ("Time to reach a fire (minutes and seconds)", "8:15", "threshold", "<= 8.25 minutes", "down by nature"),
    ("Letters answered within 5 days", "97", "threshold", ">= 97 %", "up by nature"),
    ("Adopt the cycling plan", "by March 2015", "milestone", "", "-"),
    ("Vacancies", "TBC", "threshold", "", "down by nature"),
    ("Vacancies", "n/a", "qualitative", "", "-"),
]


@pytest.mark.parametrize(("text", "column", "kind", "targets", "direction"), COLUMNS)
def test_target_column_has_the_targets(text: str, column: str, kind: str, targets: str, direction: str) -> None:
    criterion = understand_criterion(text, column)
    assert (criterion.kind.value, all_of(criterion), way(criterion)) == (kind, targets, direction)


ON_THE_WAY = [
    # values for several times: which belongs to which
    ("80% by March 2014 (interim: 70% by March 2012; 75% by March 2013)", "80 2014-03; 70 2012-03; 75 2013-03"),
    ("Invoices paid: 88% by June 2016 (first step: 84% by June 2015)", "88 2016-06; 84 2015-06"),
    ("Repairs done on time: 90%, 92% and 95% in 2011/12, 2012/13 and 2013/14", "90 2011/12; 92 2012/13; 95 2013/14"),
    ("Visit 40% and 60% of farms by March 2012 and March 2013", "40 2012-03; 60 2013-03"),
    ("Plant 500/600/700 trees in 2012/13, 2013/14 and 2014/15", "500 2012/13; 600 2013/14; 700 2014/15"),
    ("No more than 4%, 3.5% and 3% of rooms empty in 2012, 2013 and 2014", "4 2012; 3.5 2013; 3 2014"),
    ("Recycling (target 2012: 45%, 2013: 48%)", "45 2012; 48 2013"),
    ("Complaints answered in time in 2012: 85%, in 2013: 90%", "85 2012; 90 2013"),
    ("Carers assessed 2011/12: 30%, 2012/13: 35%", "30 2011/12; 35 2012/13"),
    ("Absence below 9 days by the end of 2011/12 and below 8 days by the end of 2012/13", "9 2011/12; 8 2012/13"),
    # look-alikes: one time for all, times of something else, a title before its figure
    ("Open 3 centres and 2 hubs in 2012 and 2013", "3 2013; 2 2013"),
    ("Answer 95% of calls within 30 seconds in 2011/12 and 2012/13", "95 2012/13"),
    ("Increase from 40% to 45% in 2012 and 2013", "45 2013"),
    ("Pupils with 10% or more absence - 7.2%", "7.2 None"),
    ("Pupils who miss 10% or more (by March 2012: 7.2%)", "10 None; 7.2 2012-03"),
]


@pytest.mark.parametrize(("text", "values"), ON_THE_WAY)
def test_values_have_their_times(text: str, values: str) -> None:
    assert "; ".join(f"{one.value:f} {one.when}" for one in understand_criterion(text).targets) == values


LABELS = [
    ("KS2 48%, KS4 44%", ["KS2", "KS4"]),
    ("New claims settled in 20 days and changes in 9 days", ["New claims settled", "changes"]),
    ("At most 5 days for grants and 10 days for loans", ["grants", "loans"]),
    ("Create 300 jobs and 12 workshops", ["jobs", "workshops"]),
    ("Create 300 jobs", [None]),
    ("Voids down to 12% by March 2012, then to 10% by March 2013", ["Voids", None]),
    ("80% by March 2014 (interim target of 70% for 2011/12)", [None, None]),
    ("Achieve 80% by 2014 with milestones of 70% in 2012 and 75% in 2013", [None, None, None]),
    ("Targets: 2011/12 - 70%; 2012/13 - 75%", [None, None]),
    ("Second target 40% for boats, first target 50% for barges in 2016", ["boats", "barges"]),
    (
        "Gap at Key Stage 2 (target of 48% for 2016) and a year later (target of 44% for 2016)",
        ["Key Stage 2", "target"],
    ),
    ("75% of plots let by 2012 en route to 90% by 2015", ["plots let", None]),
    ("40% of milestone reports and 60% of stage reviews filed", ["milestone reports", "stage reviews filed"]),
    ("Final accounts 90% and interim accounts 80% on time", ["Final accounts", "interim accounts"]),
]


@pytest.mark.parametrize(("text", "labels"), LABELS)
def test_parts_have_labels(text: str, labels: list[str | None]) -> None:
    assert [target.label for target in understand_criterion(text).targets] == labels


def test_printed_number_stands_as_it_was() -> None:
    assert [target.printed for target in understand_criterion("Entrants at 1.130, visits 1,130").targets] == [
        "1.130",
        "1,130",
    ]


def test_items_of_a_list_are_parts_of_their_own() -> None:
    criterion = understand_criterion("Waiting:\n- calls answered 90%\n- calls abandoned under 4%")
    assert all_of(criterion) == ">= 90 %; < 4 %"
