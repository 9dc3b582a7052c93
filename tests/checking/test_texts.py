"""Hostile texts: what rules read in words never breaks, and takes time in proportion to a text's length."""

import time
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.checking import check
from goldenthread.checking.acronyms import SpeltOut, acronyms_in, common, spells_in_small
from goldenthread.checking.endings import begins_in_the_middle, ends_in_the_middle
from goldenthread.checking.people import small_counts
from goldenthread.checking.repeats import is_nearly_repeated, is_repeated
from goldenthread.checking.sentences import sentences_of
from goldenthread.examine import read_and_judge
from goldenthread.plan import Figure, Report
from tests.checking.drawn import document

PIECES = (
    "opened", "to be completed in", "summer 2025", "March 2025", "on target", "not met", "target was", "below target",
    "3 children", "one young person", "cases", "(", ")", ".", ",", "within", "QPRT", "TaMHS", "H&W", "aged 16-18", "82%",
    "of", "1,486", "per 100,000", "At", "Q1", "2023/24", "оf", "Мау", "baseline", "revised", "-", "’s", "\n", "the", "A",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
)
LONG = ("(", "A&", "target has been ", "3 young ", "one of the children ", "QPRT ", "a.", "82% (Q1: ", "to be ", "not ")
LONG_LENGTH = 200_000
# Far more than is needed: what is not linear takes minutes.
LONGEST_SECONDS = 20.0


def report_of(progress: str, remedy: str = "") -> Report:
    """Make a report with one return that has these texts, whatever is in them."""
    lines = [
        "1.1 | New depot open by June 2024 | 2 | On site. | ",
        "1.2 | 80% of lamps lit in 2024/25 | 3 | 71%. | More.",
    ]
    report = read_and_judge(document(lines, "2024/25 Q2"), "report.txt")
    rows = tuple(row.model_copy(update={"progress": progress, "remedial_action": remedy}) for row in report.rows)
    return report.model_copy(update={"rows": rows})


@given(TEXTS, TEXTS, TEXTS)
def test_no_text_breaks_the_rules_that_read_words(now: str, remedy: str, before: str) -> None:
    for finding in check(report_of(now, remedy), earlier=report_of(before)).findings:
        assert finding.message
        assert finding.message.isprintable() or "\n" not in finding.message


@given(TEXTS)
def test_sentences_are_parts_of_their_text(text: str) -> None:
    found = list(sentences_of(text))
    assert [sentence.text in text for sentence in found] == [True] * len(found)


@given(TEXTS)
def test_small_counts_stand_in_their_text(text: str) -> None:
    found = list(small_counts(text, of_people=True))
    assert [words in text for words in found] == [True] * len(found)


@given(TEXTS)
def test_text_repeats_itself(text: str) -> None:
    assert is_repeated(text, text) == bool(text.strip())


READERS: dict[str, Callable[[str], object]] = {
    "small counts": lambda text: list(small_counts(text, of_people=True)),
    "acronyms": lambda text: list(acronyms_in(text)),
    "what is spelt out": lambda text: SpeltOut([text]).has("QPRT"),
    "small letters": lambda text: spells_in_small(text, "QPRT"),
    "endings": lambda text: (ends_in_the_middle(text, {"word"}), begins_in_the_middle(text)),
    "repeats": lambda text: is_nearly_repeated(text, f"{text} more"),
    "all rules": lambda text: check(report_of(text, text)),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("piece", LONG)
def test_long_text_is_read_in_bearable_time(reader: str, piece: str) -> None:
    start = time.process_time()
    READERS[reader](piece * (LONG_LENGTH // len(piece)))
    assert time.process_time() - start < LONGEST_SECONDS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The QPRT met.", ["QPRT"]),
        ("CAFs and the H&W board", ["CAF", "H&W"]),
        ("TaMHS for all", ["TaMHS"]),
        ("KS2, Y6, CO2 and ENV.02", []),
        ("Part IV of the Act", []),
        ("McDonald and O'Neill", []),
        ("CORRECTIVE STEPS: none", []),
        ("", []),
    ],
)
def test_acronyms_of_a_text(text: str, expected: list[str]) -> None:
    assert list(acronyms_in(text)) == expected


def test_common_acronyms_are_listed_once() -> None:
    assert "nhs" in common()
    assert "qprt" not in common()


def test_damaged_figures_break_no_rule() -> None:
    report = report_of("1" * 5000 + " children")
    figure = Figure(value=Decimal("1e999"), unit="count")
    rows = tuple(row.model_copy(update={"actuals": (figure,)}) for row in report.rows)
    damaged = report.model_copy(update={"rows": rows})
    assert check(damaged, earlier=damaged).findings
