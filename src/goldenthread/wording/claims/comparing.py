"""The words that hold one figure against another: where they stand, and what they say."""

from collections.abc import Iterator

from goldenthread.plan import Criterion, Direction, Op, Target
from goldenthread.wording.rules.directions import BY_OP
from goldenthread.wording.tokens import Sort, Token

_GT, _LT, _EQ, _GE, _LE = Op.ABOVE, Op.BELOW, Op.EQUALS, Op.AT_LEAST, Op.AT_MOST
BETTER, WORSE = "better", "worse"

# What a word or two say of the figure before against the figure behind. Longest first where one begins another.
_SAID: dict[Op | str, str] = {
    BETTER: "within|inside|improved since|improvement since|better than|improvement on|improvement from|"
    "improvement over|improvement upon|improved on|improved from|improvement compared|outperforming|outperforms|"
    "outperformed|beating|beats|ahead of|meeting|no worse than",
    WORSE: "outside|worse than|deterioration from|deterioration on|deterioration since|decline from|decline on|"
    "decline since|short of|behind|"
    "poorer than|off the pace of|adrift of|lagging behind|trailing|missing|misses|missed",
    _GT: "above|exceeding|exceeds|exceeded|exceed|higher than|more than|greater than|over|"
    "in excess of|larger than|longer than|surpassing|surpasses|increase on|increase from|"
    "rise from|up from|up on|rise on|rise since|increase since|increase over|rise over|slower than",
    _LT: "below|lower than|less than|fewer than|under|smaller than|shorter than|reduction on|"
    "reduction from|down from|down on|decrease from|decrease on|drop from|fall from|"
    "fall on|drop on|dip on|fall since|drop since|decrease since|reduction since|"
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
        "inside",
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
        if words in _PHRASES and not (words in _NOUNS_TOO and _is_noun(sentence, at + length)):
            return length, words
    return 0, ""


# "Two beats in the town", "a match on Saturday": behind these words a verb has what it is held against.
_NOUNS_TOO = frozenset({"beats", "matches", "misses", "meeting"})
_PREPOSITIONS = frozenset(("in", "on", "at", "of", "for", "were", "was", "have", "are", "with", "between"))


def _is_noun(sentence: tuple[Token, ...], behind: int) -> bool:
    return behind < len(sentence) and sentence[behind].low in _PREPOSITIONS


_STARTS = frozenset(phrase.split(" ")[0] for phrase in _PHRASES)


def _around(found: tuple[Token, ...]) -> str:
    """A lower rate than; lower (better) than; an improvement at 62% on: what stands in between doesn't matter."""
    words = [token.low for token in found]
    named = len(words) == 3 and words[2] == "than" and found[1].sort is Sort.WORD
    aside = len(words) == 5 and (words[1], words[3], words[4]) == ("(", ")", "than")
    if (named or aside) and f"{words[0]} than" in _PHRASES:
        return f"{words[0]} than"
    level = len(words) == 4 and words[1] in ("at", "to") and found[2].is_quantity
    return f"{words[0]} {words[3]}" if level and f"{words[0]} {words[3]}" in _PHRASES else ""


def op_of(phrase: str, criterion: Criterion | None, target: Target | None = None) -> Op | None:
    """What words assert of the figure before; better is up unless down is wanted, and more where a change is wanted.

    `target` is what the figure is held against, where that is known: it tells the way where the criterion has several.
    """
    said = _PHRASES[phrase]
    if isinstance(said, Op):
        return said
    if target is not None and target.relative_to:
        return _AT_LEAST_WANTED.get(phrase) or (_GT if said == BETTER else _LT)
    down = _wants_down(criterion, target)
    if down is None:
        return None  # nobody knows which way is better
    if phrase in ("meeting", "no worse than", "within"):
        return _LE if down else _GE
    return _LT if (said == BETTER) is down else _GT


_AT_LEAST_WANTED = {"meeting": _GE, "no worse than": _GE, "within": None}


def _wants_down(criterion: Criterion | None, target: Target | None) -> bool | None:
    """Whether less is wanted; None where the criterion doesn't say."""
    if criterion is None:
        return False
    way = BY_OP.get(target.op) if target is not None and len(criterion.targets) > 1 else None
    if way is not None:
        return way is Direction.DOWN
    if criterion.direction is not None:
        return criterion.direction is Direction.DOWN
    asked = (target,) if target is not None else criterion.targets
    ways = {BY_OP.get(each.op) for each in asked}
    return next(iter(ways)) is Direction.DOWN if len(ways) == 1 else None
