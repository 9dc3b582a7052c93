"""Comparisons in words whose second figure stands elsewhere. Each case: criterion, narrative, the claims in it."""

import pytest

from goldenthread.wording.criteria import understand_criterion
from goldenthread.wording.progress import understand_progress
from tests.wording.test_progress_claims import written

QUICK = "Calls answered 90%"
RISING = "Calls answered 90% from 82% in 2011/12"
CASES = [
    # The criterion's target, baseline or wanted change.
    ("Repairs in time 95%", "In time: 93.4%. This is short of target.", ["93.4 < 95"]),
    ("Thefts 400", "We had 361 thefts, below target and fewer than the 380 of last year.", ["361 < 400", "361 < 380"]),
    (RISING, "86%, an increase on the baseline.", ["86 > 82"]),
    (RISING, "Performance was 86%, below target but above the baseline.", ["86 < 90", "86 > 82"]),
    (RISING, "88% is up on the 2011/12 baseline though still under target.", ["88 > 82", "88 < 90"]),
    (RISING, "This is a fair improvement at 87.5% on the 11/12 outturn.", ["87.5 > 82"]),
    (RISING, "79%, a decline on the baseline.", ["79 < 82"]),
    (RISING, "80% is down on the 2010/11 outturn.", []),
    (RISING, "86% against 84% last year, above the baseline.", []),
    ("Reduce waste by 5%", "Waste is down 3.9%, which is behind target.", ["3.9 < 5"]),
    ("Reduce waste by 5%", "Waste is down 6.1%, ahead of the 5% target.", ["6.1 > 5"]),
    (
        "Reduce thefts by 8% from 400",
        "372 thefts. That is a 7.0% reduction on the baseline but short of the 8% target.",
        ["400 to 372: down 7.0 %", "7.0 < 8"],
    ),
    ("KS2 75%; KS4 60%", "KS2 results of 77% were above target; KS4 at 58% fell below target.", ["77 > 75", "58 < 60"]),
    (
        "Pupils at level 4: English 80%, maths 78%",
        "English 82% (above target), maths 76% (below target).",
        ["82 > 80", "76 < 78"],
    ),
    # The text's own target comes first; that of a part of the year is none of the year's.
    ("Visits 40,000", "38,200 visits against a target of 39,000 for Q3. We are below target.", ["38200 < 39000"]),
    (
        "Visits 40,000",
        "Visits have fallen below target. 38,200 came, against a target for the period of 39,000.",
        ["38200 < 39000"],
    ),
    ("250 business starts", "Against a profile of 120 we had 128 starts, so we are ahead of profile.", ["128 > 120"]),
    ("250 business starts", "128 starts by September, ahead of target.", []),
    ("250 business starts", "128 starts by September, above the target for the half year.", []),
    ("250 business starts", "260 starts so far, above target.", ["260 > 250"]),
    ("250 business starts", "240 starts for the year, above target.", ["240 > 250"]),
    # Somebody else's figure was said before.
    (QUICK, "88% answered; England 91%. We are behind England.", ["88 < 91"]),
    (QUICK, "88% answered (91% nationally), still below the national figure.", ["88 < 91"]),
    (
        QUICK,
        "88% answered. The England average is 91% and the region's 86%. We remain below England but above the region.",
        ["88 < 91", "88 > 86"],
    ),
    (QUICK, "88% is below the national average.", []),
    (QUICK, "88% answered, compared to 81% for England outside London.", []),
    # A figure that one word is held against is not held against the next; a range is none.
    ("NEET 6%", "5.8% in May, above the 5.5% of April but below the 6.4% of June.", ["5.8 > 5.5", "5.8 < 6.4"]),
    ("Staff turnover", "Turnover is 11%, in line with the 10-12% range.", []),
    ("Debt", "Old debts fell to £1.2m, under the £1.5m limit.", ["1200000 < 1500000"]),
    ("Recycling 50%", "Recycling is 47.1% (target 50%), a fall on the 48.3% of 2013/14.", ["47.1 < 48.3"]),
    # Shares are compared, not the counts that they are made of.
    (
        "Letters 90%",
        "104 of 118 letters (88.1%) were in time, up on Q1 (120 of 142, 84.5%).",
        ["104 of 118 = 88.1%", "88.1 > 84.5", "120 of 142 = 84.5%"],
    ),
    ("Letters 90%", "104 of 118 letters were in time, down on Q1 (120 of 142).", []),
    # A time with a clause of its own.
    (QUICK, "88.1% were answered. This is a decline from 2010, when 91.1% were answered.", ["88.1 < 91.1"]),
    (
        "Good nurseries 70%",
        "61.4% are good. That is a fall from 2010 where nurseries rated good or better were 66.1%.",
        ["61.4 < 66.1"],
    ),
    (
        "Reuse rate at least 60%; complaints less than 5%",
        "Reuse: 54.9%. Complaints: 4.1%. Reuse has improved since Q1 (54.5%).",
        ["54.9 > 54.5"],
    ),
    # A word of comparison that belongs to a limit of its own, or says which ones.
    (QUICK, "In May 88% of calls were answered in under 20 seconds (target 90%).", []),
    (QUICK, "88% of calls over 3 minutes long are from businesses, target 90%.", []),
    ("Invoices paid in time 95%", "93% of invoices below £500 were paid in time against a target of 95%.", []),
    ("Attendance 95%", "Attendance was 94.2%. Schools above target get a letter.", []),
    ("Attendance 95%", "Attendance was 94.2%. 12 of 40 schools were above target.", []),
    # What is below target is something else, or was so at another time.
    ("Repairs 95%", "April 94.1%, May 95.2%. June was above target.", []),
    ("Repairs 95%", "94.1% overall; the north area is above target at 96.2%.", []),
    ("Repairs 95%", "93.9%. Contractor A is above target and contractor B below target.", []),
    ("Repairs 95%", "96.2%. Performance was below target in Q1.", []),
    ("Repairs 95%", "Performance was above target in 3 of 4 quarters. It is 94.1% for the year.", []),
    ("Repairs 95%", "94.1%. Repairs performance has fallen below target.", ["94.1 < 95"]),
    ("Repairs 95%", "94.1% in time. Target 95%. Performance is below target.", ["94.1 < 95"]),
    (
        "Passes 60%",
        "England 58%, neighbours 63%. At 62% we are above England and below our neighbours.",
        ["62 > 58", "62 < 63"],
    ),
    ("Attendance 95%", "Attendance was 94.2% and we expect to be above target in the autumn.", []),
]


@pytest.mark.parametrize(("criterion", "narrative", "claims"), CASES)
def test_orders_with_a_figure_from_elsewhere(criterion: str, narrative: str, claims: list[str]) -> None:
    found = understand_progress(narrative, understand_criterion(criterion)).claims
    assert [written(claim) for claim in found] == claims
