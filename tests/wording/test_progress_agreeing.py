"""Claims that are known because their figures agree, the look-alikes among them, and wrong ones that words conclude."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plan import ClaimVerdict, recompute
from goldenthread.wording.criteria import understand_criterion
from goldenthread.wording.progress import understand_progress
from tests.wording.test_progress_claims import written

DIFFERENCES = [
    ("Seals counted", "There were 346 on the sandbank, having been 402 at the start of the year: 56 off the count.", ["402 to 346: changed 56 count"]),
    ("Ferry trips 12,000", "Trips: 10,115 now, 9,760 then. That's growth of 3.6%.", ["9760 to 10115: up 3.6 %"]),
    ("Fuel used, litres", "Fuel 36.2kg a run as against 39.4 this time last year - 3.2kg lighter, or 8.1% down.", ["39.4 to 36.2: down 3.2 kg", "39.4 to 36.2: down 8.1 %"]),
    ("Harbour dues £640k", "So far £601k, £39k under budget.", ["640000 to 601000: down 39000 £"]),
    ("Lock gates repaired 45", "38 gates are done, seven fewer than hoped for.", ["45 to 38: down 7 count"]),
    ("Mooring fees", "YTD £2.18m; this time last yr £2.71m; so £0.53m (19.6%) down.", ["2710000 to 2180000: down 530000 £", "2710000 to 2180000: down 19.6 %"]),
    ("Wait at the bridge", "It took 9.5 days in Q2 and 6.3 in Q3, so a third quicker.", ["9.5 to 6.3: down about 33.3 %"]),
    ("Moorings let 70%", "Lettings reached 71%, four above 2021 (67%).", ["67 to 71: up 4 pp"]),
    ("Permits", "1,842 were due and 1,290 are issued. So 552 are outstanding.", ["1842 to 1290: changed 552 count"]),
]  # fmt: skip
SHARES = [
    ("Rafts mended 80%", "Rafts reported 391. Mended in a week 318. Therefore 81.3%.", ["318 of 391 = 81.3%"]),
    ("Buoys checked 100%", "All but 14 of the 655 buoys were checked (97.9%).", ["641 of 655 = 97.9%"]),
    ("Wreck dives £185k", "So far 644 dives brought £214,300, or 116% of what we budgeted.", ["214300 of target 185000 = 116%"]),
    ("Piers painted", "The work cost £96,300 for 54 piers, £1,783 each.", ["96300 over 54 = 1783 £"]),
    ("Rescues", "We made 436 rescues. With 61,900 boats in the county that is 7.0 per 1,000.", ["436 in 61900 = 7.0 per 1,000"]),
    ("Bird counts", "1,212 birds were seen, roughly three times as many as the 388 in summer.", ["1212 = about 3 times 388"]),
    ("Ropes", "Of 84 ropes we tested 56. That's two-thirds (66.7%).", ["56 of 84 = 66.7%"]),
    ("Nets", "Nets: 61 new, 48 mended, 22 hired out. 131 altogether.", ["61 + 48 + 22 = 131"]),
]  # fmt: skip
WRONG = [
    ("Tide tables sold", "Sold £412,600 against £549,300 printed = 71.5%.", ["412600 of 549300 = 71.5%"]),
    ("Silt carried", "Arrears were £6.2m; the balance now £4.9m. We have therefore shaved 26.5% off.", ["6200000 to 4900000: changed 26.5 %"]),
    ("Dredging £236k", "Committed £148k from an allocation of £236k, leaving £98k.", ["236000 to 148000: changed 98000 £"]),
    ("Crews", "Crews: 588 (Q2 571). 27 up in the quarter.", ["571 to 588: changed 27 count"]),
    ("Catch landed", "Spring 139,200, summer 128,450, autumn 131,900 - 398,550 over the year.", ["139200 + 128450 + 131900 = 398550"]),
]  # fmt: skip
SILENT = [
    ("Buoys 12", "212 buoys lie at 40 sites in 6 bays; 15% are lit."),
    ("Locks 12", "The river was comfortably inside the 0.48% lower threshold of the 12 gates."),
    ("Gates in date 100%", "99.96% - 3 of 7,204 gates out of date."),
    ("Banks", "B banks 5.1, C banks 6.8, all combined 6.2."),
    (
        "Tolls",
        "Complaints 318. Of these 120 were about tolls and 96 about noise; 14 notices were served (8 on one boat).",
    ),
    ("Wharves", "45 berths (40 in 2011) were taken up by 38 boats, 4 more than planned."),
    ("Dinghies 400", "We hold 364 dinghies. To reach it we need 36 more."),
    (
        "Boats adrift for more than six weeks: none",
        "Four at the end of March. Fees rose by 11% and the number of owners who let to crews has halved since 2021.",
    ),
    ("Weirs", "Weirs: 24. The gauges, both up 2 points, read 61% and 63%."),
]


@pytest.mark.parametrize(("criterion", "narrative", "claims"), [*DIFFERENCES, *SHARES, *WRONG])
def test_claim_is_found(criterion: str, narrative: str, claims: list[str]) -> None:
    assert [
        written(claim) for claim in understand_progress(narrative, understand_criterion(criterion)).claims
    ] == claims


@pytest.mark.parametrize(("criterion", "narrative"), SILENT)
def test_look_alike_is_no_claim(criterion: str, narrative: str) -> None:
    assert understand_progress(narrative, understand_criterion(criterion)).claims == ()


@pytest.mark.parametrize(("criterion", "narrative", "claims"), WRONG)
def test_wrong_figure_is_found_wrong(criterion: str, narrative: str, claims: list[str]) -> None:
    found = [recompute(claim) for claim in understand_progress(narrative, understand_criterion(criterion)).claims]
    assert [checked.verdict for checked in found if checked] == [ClaimVerdict.WRONG]


@given(st.integers(101, 9_999), st.integers(1, 99), st.sampled_from(["up", "down"]))
def test_right_difference_is_never_wrong(start: int, gap: int, way: str) -> None:
    end = start + gap if way == "up" else start - gap
    text = f"There were {start:,} last year. We now have {end:,}. That is {gap} {way}."
    verdicts = [checked.verdict for claim in understand_progress(text).claims if (checked := recompute(claim))]
    assert ClaimVerdict.WRONG not in verdicts


@given(st.integers(101, 9_999), st.integers(1, 100))
def test_right_share_is_never_wrong(whole: int, part: int) -> None:
    text = f"Berths {whole:,}. Let {part}. Therefore {100 * part / whole:.1f}%."
    verdicts = [checked.verdict for claim in understand_progress(text).claims if (checked := recompute(claim))]
    assert ClaimVerdict.WRONG not in verdicts
