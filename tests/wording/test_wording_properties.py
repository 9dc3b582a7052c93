"""What holds for any text: nothing breaks, no letter is lost, and nobody looks further than a few words."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from itertools import pairwise
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plan import Criterion, Kind, Op
from goldenthread.wording import rules, tokens, understand_criterion
from goldenthread.wording.places import WINDOW, places
from goldenthread.wording.token import Token
from goldenthread.wording.vocabulary import AFTER, BEFORE, DURATIONS, UNITS
from tests.wording.test_tokens import COMPARISONS, MOVES, NAMES, QUANTITIES, RANGES, RATES, TIMES

# Pieces of targets in any order are harder on the rules than letters in any order.
PIECES = [
    "95%", "1,130", "1.130", "£1.2m", "-", "–", "(", ")", ";", ".", ",", "by", "to", "from", "at least", "or less", "<", "≥", "reduce", "Increase",
    "maintain", "2014/15", "Q2", "31/3/2015", "March 2015", "autumn 2014", "per 1,000", "/100000", "half", "one in", "ten", "two", "hundred",
    "all", "no", "none", "double", "baseline", "currently", "target", "national average", "within", "5 days", "2+ years", "aged 16-18", "KS2",
    "level 3", "A*-C", "7 out of 10", "10-15%", "between", "and", "0", "00", "/", "0/0", "9" * 30, "£", "%", "\n", "\u00a0", "•", "₂", "½", "一",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
)


@given(texts)
def test_tokens_lose_no_letter(text: str) -> None:
    found = tokens(text)
    assert "".join(text[token.start : token.end] for token in found).translate(SPACES) == text.translate(SPACES)
    assert all(before.end <= after.start for before, after in pairwise(found))


DRAWN = [str(case[0]) for case in (*QUANTITIES, *TIMES, *RATES, *COMPARISONS, *MOVES, *RANGES, *NAMES)]
PHRASES = sorted({*DRAWN, *BEFORE, *AFTER, *UNITS, *DURATIONS})


@pytest.mark.parametrize("text", PHRASES)
def test_readers_that_are_not_asked_know_none_of_the_drawn_cases(text: str) -> None:
    for written in (text, text.upper(), text.capitalize(), f"in {text} 5", f"from 12 {text}"):
        assert tokens(written) == asking_every_reader(written)


@given(st.lists(st.sampled_from([*PIECES, *PHRASES]), max_size=12).map(" ".join) | texts)
def test_readers_that_are_not_asked_would_know_nothing(text: str) -> None:
    assert tokens(text) == asking_every_reader(text)


def asking_every_reader(text: str) -> tuple[Token, ...]:
    """Give the tokens as they are when every reader is asked at every place."""
    module = importlib.import_module("goldenthread.wording.tokens")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_PLAIN", re.compile(r"(?!)"))
        patch.setattr(module, "_asked", lambda _: module._EVERY_READER)
        return tuple(module._tokens(text))


# Letters that patterns take for s, i and k where case doesn't matter.
@pytest.mark.parametrize(
    "text", ["at a mınimum 5", "leſs than 5%", "two thirdſ of", "by 31 Auguſt 2014", "FİRST QUARTER", "5 K", "ſix dayſ"]
)
def test_letters_that_look_like_others_break_nothing(text: str) -> None:
    usual = text.translate(str.maketrans("ſıİ", "siI"))
    assert tokens(text) == tokens(usual)
    assert understand_criterion(text).targets == understand_criterion(usual).targets


SPACES = {ord(letter): None for letter in map(chr, range(0x3001)) if letter.isspace() or letter == "\u200b"}


@given(texts, texts)
def test_any_text_gives_a_criterion(text: str, column: str) -> None:
    criterion = understand_criterion(text, column)
    assert Criterion.model_validate_json(criterion.model_dump_json()) == criterion
    assert criterion.text == text


@given(texts)
def test_what_is_understood_hangs_together(text: str) -> None:
    criterion = understand_criterion(text)
    assert (criterion.direction is None) == (criterion.direction_basis is None)
    assert criterion.due is None or criterion.kind is Kind.MILESTONE
    assert all(target.op is not Op.EQUALS for target in criterion.targets)
    assert criterion.due is None or re.fullmatch(r"\d{4}(-\d\d)?", criterion.due)


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    """Tokens and what is looked at around each number grow with the text: twice the text, twice the work."""
    small, large = work(f"{piece} " * 200), work(f"{piece} " * 400)
    assert large <= 2 * small + 4 * WINDOW


def work(text: str) -> int:
    found = tokens(text)
    return len(found) + sum(len(place.before) + len(place.after) for place in places(found))


def modules() -> Iterator[ModuleType]:
    """The modules that look at texts as they come: the tokens and the rules of criteria."""
    for name in ("numbers", "dates", "names", "tokens", "vocabulary", "places", "drafts", "criteria"):
        yield importlib.import_module(f"goldenthread.wording.{name}")
    for info in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}."):
        yield importlib.import_module(info.name)


def patterns(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list, frozenset)):
        for part in value:
            yield from patterns(part)
    elif isinstance(value, dict):
        yield from patterns([*value.values()])


def repeats(parsed: Any) -> Iterator[int]:
    """The upper bounds of all repeats in a parsed pattern."""
    if type(parsed).__name__ == "SubPattern":
        for op, argument in parsed:
            if str(op) in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
                yield int(argument[1])
            yield from repeats(argument)
    elif isinstance(parsed, (tuple, list)):
        for part in parsed:
            yield from repeats(part)


@pytest.mark.parametrize("module", list(modules()), ids=lambda module: module.__name__)
def test_no_pattern_repeats_without_a_bound(module: ModuleType) -> None:
    parse = importlib.import_module("re._parser").parse
    found = [pattern for value in vars(module).values() for pattern in patterns(value)]
    assert [pattern.pattern for pattern in found if any(most > 1000 for most in repeats(parse(pattern.pattern)))] == []
