"""What a rule for claims gives, and the parts that all rules share."""

from dataclasses import dataclass
from typing import Any

from goldenthread.plan import Claim, ClaimKind, Number
from goldenthread.wording.claims.shapes import Line
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_ABOUT = word_set("about approximately approx around nearly almost over roughly circa some c ca ~ just")
_NO_COUNT = word_set(". ; ( )")


@dataclass(frozen=True)
class Draft:
    """A claim with the numbers of the tokens that it uses; `stated` is that of the figure it states.

    Of a ratio, `part` and `whole` are those of its two counts.
    """

    claim: Claim
    stated: int
    uses: frozenset[int]
    part: int = -1
    whole: int | None = None


def value_at(line: Line, at: int) -> Number:
    """Give the value of a quantity."""
    value = line.tokens[at].value
    assert value is not None
    return value


def is_about(line: Line, at: int) -> bool:
    """Whether the figure at `at` is said to be approximate: "about 40%", "just over 40%"."""
    for token in reversed(line.tokens[max(0, at - 2) : at]):
        if token.low in _ABOUT or (token.sort is Sort.COMPARE and token.low in ("over", "around")):
            return True
        if token.is_quantity or token.low in _NO_COUNT:
            break
    return False


def magnitude(token: Token) -> Number:
    """Give the printed figure without its sign; the printed places stay."""
    assert token.value is not None
    return abs(token.value) if token.value < 0 else token.value


def _is_fraction(token: Token) -> bool:
    """A third, half, two in five: nobody says these of an exact share."""
    return token.sort is Sort.PERCENT and bool(
        _FRACTIONS & {word.rstrip("s") for word in token.printed.lower().replace("-", " ").split()}
    )


_FRACTIONS = word_set("half halve third quarter fifth sixth eighth tenth in")


def drafted(kind: ClaimKind, said: Narrative, line: Line, stated: int, uses: list[int], **parts: Any) -> Draft:
    """Make a draft: what is stated, and the sentence that it stands in, are the same for all kinds."""
    token = line.tokens[stated]
    claim = Claim(
        kind=kind,
        stated=magnitude(token),
        stated_text=token.printed.lstrip("-−–+£ "),
        approx=is_about(line, stated) or _is_fraction(token),
        text=said.sentence_text(line.sentence_of[stated]),
        **parts,
    )
    return Draft(claim, stated, frozenset([stated, *uses]))
