"""Claims recomputed. The tables are the specification: a line is a claim, what comes out, and the verdict."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.checking.claims import recompute
from goldenthread.plan import Claim, ClaimKind, ClaimVerdict, Direction, Op

HOLDS, SLIP, WRONG = ClaimVerdict.HOLDS, ClaimVerdict.ROUNDING_SLIP, ClaimVerdict.WRONG
UP, DOWN = Direction.UP, Direction.DOWN


def d(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def outcome(claim: Claim) -> tuple[Decimal | str, ClaimVerdict]:
    checked = recompute(claim)
    assert checked is not None
    assert checked.holds == (checked.verdict is HOLDS)
    return checked.recomputed, checked.verdict


@pytest.mark.parametrize(
    ("a", "b", "stated", "recomputed", "verdict"),
    [
        ("30", "40", "75", "75", HOLDS),
        ("30", "40", "75.0", "75", HOLDS),
        ("2", "3", "66.7", "66.6667", HOLDS),
        ("2", "3", "67", "66.6667", HOLDS),
        ("1", "8", "12.5", "12.5", HOLDS),
        ("1", "8", "13", "12.5", HOLDS),  # half goes up
        ("2", "3", "66.6", "66.6667", SLIP),  # cut off
        ("2", "3", "66", "66.6667", SLIP),
        ("2", "3", "68", "66.6667", WRONG),
        ("2", "3", "65", "66.6667", WRONG),
        ("61.3E+6", "62.9E+6", "97.5", "97.4563", HOLDS),
        ("1.2E+6", "3.5E+6", "33.1", "34.2857", SLIP),  # 1.16 of 3.5 millions would be 33.1
        ("1.2E+6", "3.5E+6", "30", "34.2857", WRONG),
        ("0", "40", "0", "0", HOLDS),
        ("45", "40", "112.5", "112.5", HOLDS),
    ],
)
def test_ratio(a: str, b: str, stated: str, recomputed: str, verdict: ClaimVerdict) -> None:
    claim = Claim(kind=ClaimKind.RATIO, a=d(a), b=d(b), stated=d(stated), unit="%")
    assert outcome(claim) == (d(recomputed), verdict)


@pytest.mark.parametrize(
    ("a", "b", "stated", "recomputed", "verdict"),
    [
        ("68", "34", "2.0", "2", HOLDS),
        ("67", "34", "2.0", "1.9706", HOLDS),  # rounds to two
        ("58", "34", "2.0", "1.7059", WRONG),
        ("20", "40", "0.5", "0.5", HOLDS),
    ],
)
def test_ratio_in_times(a: str, b: str, stated: str, recomputed: str, verdict: ClaimVerdict) -> None:
    claim = Claim(kind=ClaimKind.RATIO, a=d(a), b=d(b), stated=d(stated), unit="times")
    assert outcome(claim) == (d(recomputed), verdict)


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [("75", HOLDS), ("73", HOLDS), ("72", HOLDS), ("78", HOLDS), ("71", WRONG), ("79", WRONG), ("8", WRONG)],
)
def test_about_holds_within_a_twentieth(stated: str, verdict: ClaimVerdict) -> None:
    claim = Claim(kind=ClaimKind.RATIO, a=d("30"), b=d("40"), stated=d(stated), unit="%", approx=True)
    assert outcome(claim) == (d("75"), verdict)


@pytest.mark.parametrize(
    ("end", "said", "stated", "verdict"),
    [
        ("62", "a quarter", "25", HOLDS),
        ("60", "a quarter", "25", HOLDS),
        ("65", "a quarter", "25", WRONG),
        ("53", "a third", "33.3", HOLDS),
        ("43", "half", "50", HOLDS),
        ("50", "half", "50", WRONG),
        ("62", "25", "25", WRONG),
    ],
)
def test_fraction_in_words_holds_within_a_tenth(end: str, said: str, stated: str, verdict: ClaimVerdict) -> None:
    claim = Claim(
        kind=ClaimKind.PCT_CHANGE, start=d("80"), end=d(end), stated=d(stated), stated_text=said, unit="%", approx=True
    )
    checked = recompute(claim)
    assert checked is not None
    assert checked.verdict is verdict


@pytest.mark.parametrize(
    ("a", "target", "stated", "recomputed", "verdict"),
    [
        ("150", "600", "25", "25", HOLDS),
        ("660", "600", "110", "110", HOLDS),
        ("155", "600", "25", "25.8333", SLIP),
        ("155", "600", "27", "25.8333", WRONG),
    ],
)
def test_share_of_target(a: str, target: str, stated: str, recomputed: str, verdict: ClaimVerdict) -> None:
    claim = Claim(kind=ClaimKind.SHARE_OF_TARGET, a=d(a), target=d(target), stated=d(stated), unit="%")
    assert outcome(claim) == (d(recomputed), verdict)


@pytest.mark.parametrize(
    ("a", "b", "per", "stated", "recomputed", "verdict"),
    [
        ("12", "48000", "1000", "0.25", "0.25", HOLDS),
        ("12", "48000", "100000", "25", "25", HOLDS),
        ("12", "48000", "1000", "0.52", "0.25", WRONG),
        ("141", "127", None, "1.11", "1.1102", HOLDS),
        ("11", "3", "10", "36.6", "36.6667", SLIP),
    ],
)
def test_rate(a: str, b: str, per: str | None, stated: str, recomputed: str, verdict: ClaimVerdict) -> None:
    claim = Claim(kind=ClaimKind.RATE, a=d(a), b=d(b), per=d(per), stated=d(stated))
    assert outcome(claim) == (d(recomputed), verdict)


@pytest.mark.parametrize(
    ("start", "end", "way", "stated", "recomputed", "verdict"),
    [
        ("92", "86", DOWN, "6", "6", HOLDS),
        ("92", "98", DOWN, "6", "-6", WRONG),  # said to fall, and rose
        ("92", "98", UP, "6", "6", HOLDS),
        ("92", "86", None, "6", "6", HOLDS),  # no word says which way
        ("92", "86", DOWN, "7", "6", WRONG),
        ("9.8", "8.9", DOWN, "0.9", "0.9", HOLDS),
        ("9.8", "8.9", DOWN, "1", "0.9", HOLDS),
        ("9.8", "8.9", DOWN, "0.8", "0.9", SLIP),  # 9.75 and 8.94 are printed so
        ("9.8", "8.9", DOWN, "0.5", "0.9", WRONG),
    ],
)
def test_change(
    start: str, end: str, way: Direction | None, stated: str, recomputed: str, verdict: ClaimVerdict
) -> None:
    claim = Claim(kind=ClaimKind.CHANGE, start=d(start), end=d(end), stated=d(stated), direction=way)
    assert outcome(claim) == (d(recomputed), verdict)


@pytest.mark.parametrize(
    ("start", "end", "way", "stated", "recomputed", "verdict"),
    [
        ("200", "180", DOWN, "10", "10", HOLDS),
        ("200", "180", UP, "10", "-10", WRONG),
        ("180", "200", UP, "11.1", "11.1111", HOLDS),
        ("200", "180", DOWN, "11.1", "10", WRONG),  # divided by the later figure
        ("7", "8", UP, "14.2", "14.2857", SLIP),
    ],
)
def test_change_in_per_cent(
    start: str, end: str, way: Direction, stated: str, recomputed: str, verdict: ClaimVerdict
) -> None:
    claim = Claim(kind=ClaimKind.PCT_CHANGE, start=d(start), end=d(end), stated=d(stated), direction=way)
    assert outcome(claim) == (d(recomputed), verdict)


@pytest.mark.parametrize(
    ("parts", "stated", "recomputed", "verdict"),
    [
        (["12", "30", "8"], "50", "50", HOLDS),
        (["12", "30", "8"], "51", "50", WRONG),
        (["1.2E+6", "0.3E+6"], "1.5E+6", "1500000", HOLDS),
        (["1.2E+6", "0.3E+6"], "1.6E+6", "1500000", SLIP),
        (["1.2E+6", "0.3E+6"], "1.9E+6", "1500000", WRONG),
    ],
)
def test_sum(parts: list[str], stated: str, recomputed: str, verdict: ClaimVerdict) -> None:
    claim = Claim(kind=ClaimKind.SUM, parts=tuple(Decimal(part) for part in parts), stated=d(stated))
    assert outcome(claim) == (d(recomputed), verdict)


@pytest.mark.parametrize(
    ("left", "op", "right", "sign", "verdict"),
    [
        ("68", Op.ABOVE, "48", ">", HOLDS),
        ("48", Op.ABOVE, "68", "<", WRONG),
        ("48", Op.ABOVE, "48.0", "=", WRONG),
        ("48", Op.AT_LEAST, "48.0", "=", HOLDS),
        ("48", Op.AT_MOST, "48", "=", HOLDS),
        ("47", Op.AT_MOST, "48", "<", HOLDS),
        ("49", Op.AT_MOST, "48", ">", WRONG),
        ("47", Op.BELOW, "48", "<", HOLDS),
        ("48", Op.EQUALS, "48.0", "=", HOLDS),
        ("47.9", Op.EQUALS, "48", "<", WRONG),
    ],
)
def test_order(left: str, op: Op, right: str, sign: str, verdict: ClaimVerdict) -> None:
    assert outcome(Claim(kind=ClaimKind.ORDER, left=d(left), op=op, right=d(right))) == (sign, verdict)


@pytest.mark.parametrize(("left", "verdict"), [("48", HOLDS), ("47", HOLDS), ("50", HOLDS), ("45", WRONG)])
def test_order_in_line_with_holds_nearby(left: str, verdict: ClaimVerdict) -> None:
    claim = Claim(kind=ClaimKind.ORDER, left=d(left), op=Op.EQUALS, right=d("48"), words="in line with", approx=True)
    assert outcome(claim)[1] == verdict


@pytest.mark.parametrize(
    "claim",
    [
        Claim(kind=ClaimKind.RATIO, a=d("3"), b=d("0"), stated=d("50")),
        Claim(kind=ClaimKind.RATIO, a=d("0"), b=d("0"), stated=d("0")),
        Claim(kind=ClaimKind.RATE, a=d("3"), b=d("0"), per=d("1000"), stated=d("50")),
        Claim(kind=ClaimKind.PCT_CHANGE, start=d("0"), end=d("4"), stated=d("400")),
        Claim(kind=ClaimKind.RATIO, a=d("3"), stated=d("50")),
        Claim(kind=ClaimKind.RATIO, a=d("3"), b=d("6")),
        Claim(kind=ClaimKind.SUM, stated=d("6")),
        Claim(kind=ClaimKind.ORDER, left=d("6"), right=d("7")),
        Claim(kind=ClaimKind.RATIO, a=d("1E+999999"), b=d("1E-999999"), stated=d("1E-9999")),
    ],
    ids=[
        "by zero",
        "zero by zero",
        "rate by zero",
        "from zero",
        "no whole",
        "none stated",
        "no parts",
        "no sign",
        "huge",
    ],
)
def test_claim_that_cannot_be_recomputed_gives_none(claim: Claim) -> None:
    assert recompute(claim) is None


numbers = (
    st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2) | st.integers(-5, 10**12).map(Decimal)
)


@given(
    st.builds(
        Claim,
        kind=st.sampled_from(ClaimKind),
        a=numbers,
        b=numbers,
        per=numbers,
        start=numbers,
        end=numbers,
        target=numbers,
        parts=st.lists(numbers.filter(lambda part: part is not None), max_size=4).map(tuple),
        left=numbers,
        right=numbers,
        op=st.none() | st.sampled_from(Op),
        stated=numbers,
        direction=st.none() | st.sampled_from(Direction),
        approx=st.booleans(),
    )
)
def test_no_claim_breaks_it(claim: Claim) -> None:
    checked = recompute(claim)
    assert checked is None or checked.holds == (checked.verdict is HOLDS)
