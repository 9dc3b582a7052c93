"""A figure that is said to be two or three times another: "14, double the 7 of last year", "doubled from 34 to 68".

"More than double" states no figure; only double, treble and their like, and "halved", do.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from goldenthread.plan import ClaimKind
from goldenthread.wording.claims.draft import Draft, drafted, value_at
from goldenthread.wording.claims.shapes import Line
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_TIMES = {
    **dict.fromkeys(("double", "doubled", "doubling", "twice"), Decimal("2.0")),
    **dict.fromkeys(("treble", "trebled", "trebling", "triple", "tripled", "tripling"), Decimal("3.0")),
    **dict.fromkeys(("halved", "halving"), Decimal("0.5")),
}
_NOT_JUST = word_set("than over nearly almost not to should could would will target if")
_REACH = 6
_PLAIN = (Sort.NUMBER, Sort.MONEY, Sort.PERCENT, Sort.DURATION)


def factors(said: Narrative, line: Line, mentions: tuple[Mention, ...]) -> Iterator[Draft]:
    """Find figures that are so many times another one."""
    for at, one in enumerate(mentions[:-1]):
        other = mentions[at + 1]
        pair = _from_to(one, other) or _of_earlier(one, other)
        if pair is not None and one.token.sort is other.token.sort and one.token.sort in _PLAIN:
            word, now, before = pair
            parts = {"a": value_at(line, now.at), "b": value_at(line, before.at), "unit": "times"}
            draft = drafted(ClaimKind.RATIO, said, line, now.at, [before.at], **parts)
            claim = draft.claim.model_copy(
                update={"stated": _TIMES[word.low], "stated_text": word.text, "approx": True}
            )
            yield replace(draft, claim=claim)


def _factor(tokens: tuple[Token, ...]) -> Token | None:
    """The only such word of a stretch, where nothing says that it isn't meant exactly."""
    found = [token for token in tokens if token.low in _TIMES]
    words = {word for token in tokens for word in token.low.split()}
    return found[0] if len(found) == 1 and not words & (_NOT_JUST - {"to"}) else None


def _from_to(one: Mention, other: Mention) -> tuple[Token, Mention, Mention] | None:
    """Numbers doubled from 34 to 68."""
    between = [token.low for token in one.tokens[one.within + 1 : other.within]]
    if one.sentence != other.sentence or one.before(1) != ["from"] or between[-1:] != ["to"] or len(between) > _REACH:
        return None
    word = _factor(one.tokens[max(0, one.within - 4) : one.within])
    return (word, other, one) if word else None


def _of_earlier(one: Mention, other: Mention) -> tuple[Token, Mention, Mention] | None:
    """14 people, double the 7 of last year."""
    if one.sentence != other.sentence or one.role is not Role.OWN or other.role is not Role.EARLIER:
        return None
    behind = one.tokens[max(one.within + 1, other.within - 5) : other.within]
    word = _factor(behind)
    near = other.within - one.within <= 2 * _REACH
    return (word, one, other) if word and near else None
