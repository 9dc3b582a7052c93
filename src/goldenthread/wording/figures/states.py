"""How settled a figure is, by the words of its sentence."""

from goldenthread.plan import State
from goldenthread.wording.figures.mentions import Mention
from goldenthread.wording.vocabulary import word_set

_WORDS: tuple[tuple[State, frozenset[str]], ...] = (
    (
        State.PROVISIONAL,
        word_set("provisional provisionally unvalidated unaudited unverified draft subject pending"),
    ),
    (State.ESTIMATE, word_set("estimate estimated estimates estimating")),
    (State.REVISED, word_set("revised restated")),
    (State.FINAL, word_set("final validated confirmed verified")),
)
_NOT_OF_FIGURE = word_set("target targets data plan report")


_FIGURES = word_set("figure figures outturn result results data position performance accounts validated")


def state_of(mention: Mention) -> State | None:
    """Give the state that the sentence of a figure says; None where it says none."""
    words = [token.low.strip("()") for token in mention.tokens]
    for state, names in _WORDS:
        for word, following in zip(words, [*words[1:], ""], strict=False):
            if word in names and not (following in _NOT_OF_FIGURE and state in (State.REVISED, State.FINAL)):
                if word in ("draft", "final") and following not in _FIGURES:
                    continue
                if word in ("subject", "pending") and following not in (
                    "to",
                    "validation",
                    "audit",
                    "confirmation",
                    "completion",
                ):
                    continue
                return state
    return None
