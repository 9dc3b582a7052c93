"""What holds for any narrative: nothing breaks, figures are those of the text, and time is linear in its length."""

import importlib
import pkgutil
import time
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.checking.claims import recompute
from goldenthread.plan import Progress
from goldenthread.wording import claims, figures
from goldenthread.wording.criteria import understand_criterion
from goldenthread.wording.figures.mentions import Role
from goldenthread.wording.figures.roles import mentions_of
from goldenthread.wording.narrative import narrative
from goldenthread.wording.progress import understand_progress

# Pieces of narratives in any order are harder on the rules than letters in any order.
PIECES = [
    "12", "1,486", "65.9%", "£1.2m", "3.5 days", "2 percentage points", "per 1,000", "39 out of 71", "9 in 10", "21/26", "10-15%",
    "of", "of the", "of which", "from", "to", "by", "at", "in", "(", ")", ",", ".", ". ", ";", ":", "-", "–", "=", "+", "/", "i.e.", "e.g.", "or",
    "up", "down", "fell", "rose", "increase of", "a reduction of", "more than", "fewer than the", "better than", "above the", "short of", "in line with",
    "target", "target of", "baseline", "average", "England", "North East", "nationally", "last year", "in 2011/12", "Q1", "at Q2", "March 2012",
    "compared with", "against", "total", "a total of", "giving", "this is", "equates to", "a rate of", "with", "and", "but", "both", "no", "one",
    "forecast", "provisional", "tolerance", "KS2", "aged 16-18", "\n- ", "\n\n", "½", "\u00a0", "9" * 30, "0", "0%", "%", "£", "<", "一", "minus",
    "nearly a quarter", "a gap of", "doubled", "(12 in 2012)", "June",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)
CRITERIA = [
    None,
    understand_criterion("Planning appeals won 70%"),
    understand_criterion("Reduce missed bins by 10% (baseline 250 per 100,000)"),
    understand_criterion("KS1 70% and KS2 no more than 12 days"),
]


@given(texts, st.sampled_from(CRITERIA), texts)
def test_any_text_gives_a_progress(text: str, criterion: object, column: str) -> None:
    found = understand_progress(text, criterion, actual=column, previous=column)  # type: ignore[arg-type]
    assert found.text == text
    assert Progress.model_validate_json(found.model_dump_json()).actuals == found.actuals


@given(texts, st.sampled_from(CRITERIA))
def test_any_claim_can_be_recomputed_or_not(text: str, criterion: object) -> None:
    for claim in understand_progress(text, criterion).claims:  # type: ignore[arg-type]
        checked = recompute(claim)
        assert checked is None or checked.claim == claim
        assert claim.stated is None or claim.stated >= 0


@given(texts)
def test_every_quantity_has_one_role(text: str) -> None:
    said = narrative(text)
    found = mentions_of(said)
    assert len(found) == sum(token.is_quantity for sentence in said.sentences for token in sentence)
    assert {mention.role for mention in found} <= set(Role)
    assert [mention.at for mention in found] == sorted({mention.at for mention in found})


@given(texts)
def test_sentences_keep_the_order_of_the_text(text: str) -> None:
    starts = [token.start for sentence in narrative(text).sentences for token in sentence]
    assert starts == sorted(starts)


LONG = [
    "12 of 34 ",
    "5% (",
    "12, ",
    "from 5 to ",
    "of the 12, ",
    "a ",
    "( ",
    "above the 5% ",
    "12 and ",
    "<",
    "1 - 2 = ",
]


@pytest.mark.parametrize("piece", LONG)
def test_time_is_linear_in_the_length(piece: str) -> None:
    understand_progress(piece * 50)
    short = _seconds(piece * 150)
    # Eight times the text, three times over for a busy machine; the collecting of garbage may fall into one go.
    assert any(_seconds(piece * 1200) < 24 * short + 0.25 for _ in range(3))


def _seconds(text: str) -> float:
    start = time.process_time()
    understand_progress(text)
    return time.process_time() - start


def modules(package: ModuleType) -> list[ModuleType]:
    return [
        importlib.import_module(f"{package.__name__}.{found.name}") for found in pkgutil.iter_modules(package.__path__)
    ]


@pytest.mark.parametrize("module", [*modules(claims), *modules(figures)], ids=lambda module: module.__name__)
def test_every_rule_says_what_it_does(module: ModuleType) -> None:
    assert module.__doc__
    assert [name for name, made in vars(module).items() if _is_rule(made, module) and not made.__doc__] == []


def _is_rule(made: object, module: ModuleType) -> bool:
    own = getattr(made, "__module__", None) == module.__name__
    return own and callable(made) and not getattr(made, "__name__", "_").startswith("_")
