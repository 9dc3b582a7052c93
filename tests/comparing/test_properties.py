"""What holds for any two reports: nothing fails, each measure is counted once, and the sums come out."""

import time
from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.comparing import compare, match
from goldenthread.comparing.naming import Named
from goldenthread.comparing.pairing import pair_up
from goldenthread.plan import Baseline, Comparison, Missing, Op, Rating, Report, Return, Source, Target
from tests.comparing.drawn import report

WORDS = st.sampled_from(
    ["homes", "built", "let", "roads", "mended", "number", "of", "children", "Children's", "non", "adult", "parks",
     "satisfaction", "with", "2011/12", "1,130", "1.130", "60%", "by March", "visits", "(baseline 4%)"]
)  # fmt: skip
WORDINGS = st.one_of(st.lists(WORDS, max_size=8).map(" ".join), st.text(max_size=30))
REFS = st.one_of(st.none(), st.sampled_from(["1.1", "1.2", "2.1", "CUS.01", "cus 1", "3"]), st.text(max_size=5))
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
TEXTS = st.sampled_from(["2011/12", "2012-03", "2012-99", "KS2", ""])
TARGETS = st.builds(
    Target,
    value=NUMBERS,
    unit=st.sampled_from(["%", "£", "count", ""]),
    op=st.sampled_from([op for op in Op if op is not Op.RANGE]),
    when=st.none() | TEXTS,
    label=st.none() | TEXTS,
)
BASELINES = st.builds(Baseline, value=NUMBERS, unit=st.just("%"), when=st.none() | TEXTS)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    rows: list[Return] = []
    for number in range(draw(st.integers(0, 7))):
        rating = draw(st.none() | st.sampled_from(Rating))
        second = bool(rows) and draw(st.integers(0, 4)) == 0
        row = Return(
            id=draw(st.sampled_from(["m-1", f"row-{number}", f"id {number}"])),
            source=Source(line=number),
            ref=draw(REFS),
            theme=draw(st.sampled_from([None, "Parks", "Homes"])),
            action=draw(st.none() | WORDINGS),
            outcome=draw(WORDINGS),
            rating=rating,
            status=list(Rating).index(rating) + 1 if rating else None,
            unrated=None if rating else draw(st.none() | st.sampled_from(Missing)),
            target_text=draw(st.sampled_from(["", "60%", "95"])),
            responsibility=tuple(draw(st.lists(st.text(max_size=4), max_size=2))),
            targets=tuple(draw(st.lists(TARGETS, max_size=3))),
            baselines=tuple(draw(st.lists(BASELINES, max_size=2))),
            due=draw(st.none() | TEXTS),
            same_row_as=rows[-1].same_row_as or rows[-1].id if second else None,
        )
        rows.append(row)
    return report("").model_copy(update={"rows": tuple(rows)})


def with_ids_of_their_own(made: Report) -> Report:
    return made.model_copy(update={"rows": tuple({row.id: row for row in made.rows}.values())})


@given(reports(), reports())
def test_any_two_reports_give_a_comparison_that_holds(earlier: Report, later: Report) -> None:
    """Drawing two reports takes far longer than what is asked of them, so all of it is asked of the same ones."""
    comparison = compare(earlier, later)
    can_be_read_back(comparison)
    each_measure_stands_in_one_row(comparison, earlier, later)
    bridge_leads_from_one_count_to_the_other(comparison)
    each_row_has_an_id_of_its_own(compare(with_ids_of_their_own(earlier), with_ids_of_their_own(later)))


def can_be_read_back(comparison: Comparison) -> None:
    assert Comparison.model_validate_json(comparison.model_dump_json()).bridge == comparison.bridge


def each_row_has_an_id_of_its_own(comparison: Comparison) -> None:
    assert len({row.id for row in comparison.rows}) == len(comparison.rows)


def each_measure_stands_in_one_row(comparison: Comparison, earlier: Report, later: Report) -> None:
    rows = comparison.rows
    assert Counter(row.later_source.line for row in rows if row.later_source) == Counter(range(len(later.rows)))
    assert Counter(row.earlier_source.line for row in rows if row.earlier_source) == Counter(range(len(earlier.rows)))


def bridge_leads_from_one_count_to_the_other(comparison: Comparison) -> None:
    totals, bridge = comparison.totals, comparison.bridge
    for side in ("on_track", "off_track"):
        moved = sum(getattr(step, f"{side}_gained") - getattr(step, f"{side}_lost") for step in bridge.steps)
        assert getattr(totals.earlier, side) + moved == getattr(totals.later, side)
    counts = [bridge.newly_rated, bridge.no_longer_rated, bridge.improved, bridge.worsened, bridge.same, bridge.unrated]
    assert sum(counts) + bridge.only_earlier + bridge.only_later == sum(step.measures for step in bridge.steps)
    assert bridge.improved + bridge.worsened + bridge.same + bridge.no_longer_rated <= (totals.earlier.denominator or 0)


@given(reports())
def test_report_beside_itself_is_the_same(one: Report) -> None:
    single = with_ids_of_their_own(one)
    comparison = compare(single, single)
    moved = {row.movement.value if row.movement else None for row in comparison.rows}
    told = [row.target_changed or row.baseline_changed or row.wording_changed for row in comparison.rows]
    assert moved <= {"same", "unrated"}
    assert [text for text in told if text] == []
    assert comparison.bridge.same == comparison.totals.later.denominator


DISTINCT = [f"{first} {second} in the {third}" for first, second, third in zip(
    ("Homes", "Bridges", "Trees", "Buses", "Wages", "Lamps"), ("insulated", "painted", "felled", "cleaned", "agreed", "lit"),
    ("valley", "harbour", "forest", "depot", "council", "market"), strict=True)]  # fmt: skip


@given(st.permutations(range(6)), st.lists(st.integers(1, 9), min_size=6, max_size=6))
def test_numbering_anew_changes_no_match(order: list[int], refs: list[int]) -> None:
    earlier = report("\n".join(f"1.{at} | {wording} | 2" for at, wording in enumerate(DISTINCT)))
    later = report(
        "\n".join(f"{ref}.{at} | {DISTINCT[own]} | 2" for at, (own, ref) in enumerate(zip(order, refs, strict=True)))
    )
    assert [(one.earlier.outcome, one.later.outcome) for one in match(earlier, later)] == [
        (DISTINCT[own], DISTINCT[own]) for own in order
    ]


@given(st.text(max_size=3000), st.text(max_size=3000))
def test_any_wording_can_be_matched(one: str, other: str) -> None:
    assert len(pair_up([Named("1", one)], [Named("1", other), Named("", one)])) <= 1


HOSTILE = ["(" * 60_000, "9" * 200_000, "1,234" * 40_000, "a1" * 100_000, "2011/12-" * 30_000, "- " * 100_000,
           "".join(f"w{number} " for number in range(30_000))]  # fmt: skip


def test_hostile_wordings_take_little_time() -> None:
    started = time.process_time()
    for text in HOSTILE:
        compare(report(f"1 | {text} end | 2"), report(f"1 | {text} | 2"))
    assert time.process_time() - started < 20


def test_many_measures_of_other_wordings_take_little_time() -> None:
    started = time.process_time()
    sides = (
        [Named(f"{at}", f"{side}{at} {side}{at * 7} of the {side}{at % 90} homes") for at in range(3000)]
        for side in "xy"
    )
    assert pair_up(*sides) == []
    assert time.process_time() - started < 20


def test_many_measures_of_one_wording_take_little_time() -> None:
    started = time.process_time()
    same = [Named("", "Homes built")] * 3000
    assert (len(pair_up(same, same)), len(pair_up(same, same[:-1]))) == (3000, 0)
    numbered = [Named("1", "Homes built")] * 3000
    assert len(pair_up(numbered, numbered[:-1])) == 2999
    assert time.process_time() - started < 20


def test_number_too_large_to_print_is_told_short() -> None:
    row = report("1.1 | Homes, as then | 2").rows[0]
    made = [
        report("").model_copy(
            update={
                "rows": (
                    row.model_copy(
                        update={"outcome": text, "targets": (Target(value=Decimal(value), unit="%", op=Op.EQUALS),)}
                    ),
                )
            }
        )
        for text, value in (("Homes built now", "1E+900000"), ("Homes built then", "1E-900000"))
    ]
    assert compare(*made).rows[0].target_changed == "The target was 1E+900000 %; it is 1E-900000 %."
