"""A figure said to be better, higher or lower than the criterion's baseline, whose figure the text doesn't repeat.

"A significant improvement at 55% on the 2010/11 outturn", where the criterion starts "from 45% in 2010/11"; "higher
than the baseline". Of shares, rates and times only: a count to date stands against no count of a year.
"""

from collections.abc import Iterator

from goldenthread.plan import Baseline, Claim, ClaimKind, Criterion, Direction, Op
from goldenthread.wording.claims.draft import Draft, value_at
from goldenthread.wording.claims.shapes import Line
from goldenthread.wording.claims.starts import baseline_of, is_level
from goldenthread.wording.figures.fitting import is_of_unit
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.rules.directions import BY_MOVE, BY_OP
from goldenthread.wording.tokens import Token
from goldenthread.wording.vocabulary import Move, word_set

_SINCE = word_set("on from since than over against")
_NEVER = word_set("not never no hoped hope aim aims expected would should must if to wants want could can may might")
_REACH = 5
_BEHIND = 5
_OTHER = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}


def since_baseline(
    said: Narrative, line: Line, mentions: tuple[Mention, ...], criterion: Criterion | None
) -> Iterator[Draft]:
    """Find own figures held by words against the criterion's only baseline."""
    if criterion is None or len(criterion.baselines) != 1 or not is_level(criterion.baselines[0].unit):
        return
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    for here in by_sentence.values():
        own = [each for each in here if each.role is not Role.ASIDE and is_of_unit(each, criterion.baselines[0].unit)]
        if len(own) == 1 and own[0].role is Role.OWN:
            yield from _held(said, line, own[0], criterion)


def _held(said: Narrative, line: Line, own: Mention, criterion: Criterion) -> Iterator[Draft]:
    """Give the order of the one figure of a sentence and the baseline, where the sentence says one."""
    for at, token in enumerate(own.tokens):
        way = _way(token, criterion)
        if way is None or _NEVER & {each.low for each in own.tokens[max(0, at - 3) : at]}:
            continue
        baseline = _baseline_behind(own.tokens[at : at + 2 * _REACH], criterion)
        if baseline is not None:
            yield _draft(said, line, own, at, baseline, way)
            return


def _way(token: Token, criterion: Criterion) -> Direction | None:
    """The way of a word of change or comparison; better is the way that the criterion wants, worse the other."""
    if token.move in (Move.BETTER, Move.WORSE) or token.low in ("better than", "worse than"):
        wanted = criterion.direction
        better = token.move is Move.BETTER or token.low == "better than"
        return wanted if wanted is None or better else _OTHER[wanted]
    if token.move is not None:
        return BY_MOVE.get(token.move)
    return BY_OP.get(token.op) if token.op is not None and token.low.endswith(" than") else None


def _baseline_behind(tokens: tuple[Token, ...], criterion: Criterion) -> Baseline | None:
    """On the 2010/11 outturn; since 2010/11; than the baseline: no figure of its own stands behind the word."""
    since = next((at for at, token in enumerate(tokens[: _REACH + 1]) if token.low.split(" ")[-1] in _SINCE), None)
    if since is None or any(token.text in ",;:" for token in tokens[:since]):
        return None
    behind = tokens[since + 1 : since + 1 + _BEHIND]
    if any(token.is_quantity for token in behind):
        return None
    for token in behind[:3]:
        if token.low == "baseline":
            return criterion.baselines[0]
        if token.is_time:
            return baseline_of(token, criterion)
        if token.low != "the":
            return None
    return None


def _draft(said: Narrative, line: Line, own: Mention, word: int, baseline: Baseline, way: Direction) -> Draft:
    """Make the order; the word of change stands for the baseline, which has no token of its own."""
    claim = Claim(
        kind=ClaimKind.ORDER,
        left=value_at(line, own.at),
        op=Op.ABOVE if way is Direction.UP else Op.BELOW,
        right=baseline.value,
        words=own.tokens[word].text,
        unit=baseline.unit,
        text=said.sentence_text(own.sentence),
    )
    return Draft(claim, own.at, frozenset([own.at, own.at - own.within + word]))
