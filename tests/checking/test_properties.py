"""No text breaks a rule, and a fingerprint stays while the facts do."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.checking import check, recompute
from goldenthread.checking.rules import all_rules
from goldenthread.examine import examine, read_and_judge
from goldenthread.plan import Answer, Claim, ClaimKind, Direction, Op
from tests.checking.drawn import AS_PRINTED, RULES, Drawn, cases_of, document, findings_of

PIECES = (
    "reduce", "increase", "maintain", "from", "to", "by", "%", "per 100,000", "of", "in 2024/25", "by March 2025", "£",
    "1,130", "1.130", "1000,000", "0", "4.5%", "110%", "baseline", "target", "tolerance", "within the agreed 2%",
    "KS2", "and", "(", ")", ".", ";", "-", "at least", "no more than", "below", "above", "none", "as above", "TBC",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\t\n\r|"), max_size=60),
)
NUMBERS = st.one_of(st.none(), st.decimals(allow_nan=False, allow_infinity=False))
ROWS = st.lists(
    st.tuples(TEXTS, st.sampled_from(["1", "2", "3", "4", "", "TBC"]), TEXTS, TEXTS), min_size=1, max_size=3
)
Row = tuple[str, str, str, str]
PERIODS = st.sampled_from(["2024/25 Q1", "2024/25 Q2", "2024/25 year end"])
FINDING = [case for path in sorted(RULES.glob("*.txt")) for case in cases_of(path) if case.finds]


def lines_of(rows: list[Row]) -> list[str]:
    return [
        " | ".join([f"1.{at}", *(" ".join(cell.replace("|", "/").split()) for cell in row)])
        for at, row in enumerate(rows, 1)
    ]


@given(ROWS, ROWS, PERIODS)
def test_no_text_breaks_a_rule(now: list[Row], before: list[Row], period: str) -> None:
    anchor = ("90% of lamps lit in 2024/25", "2", "88% of lamps were lit.", "")
    earlier = read_and_judge(document(lines_of([anchor, *before]), "2024/25 Q1"), "earlier.txt")
    examined = examine(document(lines_of([anchor, *now]), period), "report.txt", earlier=earlier)
    for finding in examined.checked.findings:
        assert finding.message.endswith((".", "?", "…")), finding.message
        assert finding.fingerprint
        assert len(finding.message) < 600


@given(
    st.builds(
        Claim,
        kind=st.sampled_from(ClaimKind),
        **dict.fromkeys(("a", "b", "per", "start", "end", "target", "left", "right", "stated"), NUMBERS),
        parts=st.lists(st.decimals(allow_nan=False, allow_infinity=False), max_size=5).map(tuple),
        op=st.one_of(st.none(), st.sampled_from(Op)),
        direction=st.one_of(st.none(), st.sampled_from(Direction)),
        approx=st.booleans(),
    )
)
def test_no_claim_breaks_the_recomputing(claim: Claim) -> None:
    checked = recompute(claim)
    assert checked is None or checked.holds == (checked.verdict == "holds")


@pytest.mark.parametrize("case", FINDING, ids=str)
def test_fingerprint_stays_where_rows_are_put_above(case: Drawn) -> None:
    before = [finding.fingerprint for finding in findings_of(case)]
    above = case.lines if case.period == AS_PRINTED else ["/A better place", *case.lines]
    assert [finding.fingerprint for finding in findings_of(replace(case, lines=above))] == before


@pytest.mark.parametrize("case", FINDING, ids=str)
def test_answer_stays_beside_its_finding(case: Drawn) -> None:
    found = findings_of(case)
    answers = tuple(Answer(fingerprint=finding.fingerprint, because="agreed") for finding in found)
    answered = replace(case, settings=case.settings.model_copy(update={"answers": answers}))
    assert [finding.answer for finding in findings_of(answered)] == ["agreed"] * len(found)


@pytest.mark.parametrize("case", FINDING, ids=str)
def test_evidence_is_what_its_json_says(case: Drawn) -> None:
    for finding in findings_of(case):
        assert json.loads(finding.model_dump_json())["evidence"] == json.loads(json.dumps(finding.evidence))


def test_rules_are_told_apart_by_their_ids() -> None:
    ids = [rule.id for rule in all_rules()]
    assert len(set(ids)) == len(ids)


def test_rule_that_is_left_out_says_nothing() -> None:
    report = read_and_judge(
        document(["1.1 | 60% of streets swept in 2024/25 | 3 | 51% to date. |"], "2024/25 Q2"), "a.txt"
    )
    found = check(report, only=["no-remedial-action"], leave_out=["no-remedial-action"]).findings
    assert found == ()
