"""The words that hold one figure against another: where they stand, and what they say."""

from collections.abc import Iterator

from goldenthread.plan import Criterion, Direction, Op
from goldenthread.wording.rules.directions import BY_OP
from goldenthread.wording.tokens import Sort, Token

_GT, _LT, _EQ, _GE, _LE = Op.ABOVE, Op.BELOW, Op.EQUALS, Op.AT_LEAST, Op.AT_MOST
BETTER, WORSE = "better", "worse"

# What a word or two say of the figure before against the figure behind. Longest first where one begins another.
_SAID: dict[Op | str, str] = {
    BETTER: "within|improved since|improvement since|better than|improvement on|improvement from|"
    "improvement over|improved on|improved from|improvement compared|outperforming|outperforms|"
    "outperformed|beating|beats|ahead of|meeting|no worse than",
    WORSE: "outside|worse than|deterioration from|deterioration on|decline from|short of|behind|"
    "poorer than|missing|misses|missed",
    _GT: "above|exceeding|exceeds|exceeded|exceed|higher than|more than|greater than|over|"
    "in excess of|larger than|longer than|surpassing|surpasses|increase on|increase from|"
    "rise from|up from|up on|rise on|slower than",
    _LT: "below|lower than|less than|fewer than|under|smaller than|shorter than|reduction on|"
    "reduction from|down from|down on|decrease from|decrease on|drop from|fall from|"
    "quicker than|faster than|beneath",
    _EQ: "in line with|equal to|the same as|matching|matches|matched|level with|on a par with|"
    "identical to|unchanged from|no change from|unchanged on",
    _GE: "at or above",
    _LE: "at or below",
}  # fmt: skip
_PHRASES: dict[str, Op | str] = {phrase: said for said, phrases in _SAID.items() for phrase in phrases.split("|")}
_LONGEST = 5
# Of a target without a figure only: "within target", "outside target".
OF_TARGETS = frozenset({"within", "outside"})
# These are also quantifiers ("over 200 people came"): they compare only where what follows is known from elsewhere.
QUANTIFIERS = frozenset(
    {
        "above",
        "over",
        "more than",
        "greater than",
        "below",
        "less than",
        "fewer than",
        "under",
        "exceeding",
        "exceed",
        "exceeded",
        "in excess of",
        "beneath",
        "longer than",
        "exceeds",
        "missed",
        "missing",
    }
)
ABOUT_EQUAL = frozenset({"in line with", "matching", "matches", "matched", "level with", "on a par with"})


def phrases_in(sentence: tuple[Token, ...]) -> Iterator[tuple[int, int, str]]:
    """Give the words of comparison: where they stand, how many tokens they are, and what they say."""
    lows = [token.low.removeprefix("and ") for token in sentence]
    at = 0
    while at < len(sentence):
        length, words = _phrase_at(sentence, lows, at) if lows[at].split(" ")[0] in _STARTS else (0, "")
        if length:
            yield at, length, words
        at += length or 1


def _phrase_at(sentence: tuple[Token, ...], lows: list[str], at: int) -> tuple[int, str]:
    """The longest phrase that starts here."""
    for length in range(min(_LONGEST, len(sentence) - at), 0, -1):
        words = _around(sentence[at : at + length]) or " ".join(lows[at : at + length])
        if words in _PHRASES:
            return length, words
    return 0, ""


_STARTS = frozenset(phrase.split(" ")[0] for phrase in _PHRASES)


def _around(found: tuple[Token, ...]) -> str:
    """A lower rate than; lower (better) than: the word in between doesn't matter."""
    words = [token.low for token in found]
    named = len(words) == 3 and words[2] == "than" and found[1].sort is Sort.WORD
    aside = len(words) == 5 and (words[1], words[3], words[4]) == ("(", ")", "than")
    return f"{words[0]} than" if (named or aside) and f"{words[0]} than" in _PHRASES else ""


def op_of(phrase: str, criterion: Criterion | None) -> Op | None:
    """Better is up unless the criterion wants it down."""
    said = _PHRASES[phrase]
    if isinstance(said, Op):
        return said
    ways = (
        {BY_OP.get(target.op) for target in criterion.targets} if criterion and criterion.direction is None else set()
    )
    if criterion and criterion.direction is None and len(ways) != 1:
        return None  # nobody knows which way is better
    down = criterion is not None and (criterion.direction or next(iter(ways), None)) is Direction.DOWN
    better = {False: _GT, True: _LT}[down]
    worse = {False: _LT, True: _GT}[down]
    if phrase in ("meeting", "no worse than", "within"):
        return _LE if down else _GE
    return better if said == BETTER else worse
