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
    **dict.fromkeys(("quadruple", "quadrupled", "quadrupling", "fourfold"), Decimal("4.0")),
    **dict.fromkeys(("halved", "halving"), Decimal("0.5")),
}
_NOT_JUST = word_set("than over nearly almost not to should could would will target if")
_REACH = 6
_PLAIN = (Sort.NUMBER, Sort.MONEY, Sort.PERCENT, Sort.DURATION)


def factors(said: Narrative, line: Line, mentions: tuple[Mention, ...]) -> Iterator[Draft]:
    """Find figures that are so many times another one."""
    for at, one in enumerate(mentions[:-1]):
        other = mentions[at + 1]
        pair = next((found for rule in _RULES if (found := rule(one, other))), None)
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


def _to_from(one: Mention, other: Mention) -> tuple[Token, Mention, Mention] | None:
    """Doubled to £40,000 from £20,000; halved to 30 (60 in 2012)."""
    if not _is_now_and_earlier(one, other) or not (one.before(1) == ["to"] or one.place.lead == "to"):
        return None
    word = _factor(one.tokens[max(0, one.within - 4) : one.within - 1])
    led = other.before(1) in (["from"], ["("]) and other.within - one.within <= _REACH
    return (word, one, other) if word and led else None


def _behind_both(one: Mention, other: Mention) -> tuple[Token, Mention, Mention] | None:
    """Rose to 48 from 24, doubling in a year; 40 compared with 20 last year, double the number."""
    if not _is_now_and_earlier(one, other) or other.within - one.within > _REACH:
        return None
    behind = other.tokens[other.within + 1 : other.within + _REACH]
    marks = [at for at, token in enumerate(behind) if token.text in ",-–("]
    if not marks or any(token.is_quantity for token in behind):
        return None
    word = _factor(behind[marks[0] + 1 :][:3])
    return (word, one, other) if word else None


def _is_now_and_earlier(one: Mention, other: Mention) -> bool:
    return one.sentence == other.sentence and one.role is Role.OWN and other.role is Role.EARLIER


def _twice_the(one: Mention, other: Mention) -> tuple[Token, Mention, Mention] | None:
    """Fines of £40,000 are twice the £20,000 of 2012."""
    if one.sentence != other.sentence or one.role is not Role.OWN or other.role not in (Role.OWN, Role.EARLIER):
        return None
    led = other.tokens[max(one.within + 1, other.within - 2) : other.within]
    word = _factor(other.tokens[max(0, other.within - 3) : other.within])
    return (word, one, other) if word and len(led) == 2 and led[0] is word and led[1].low == "the" else None


_RULES = (_from_to, _of_earlier, _to_from, _behind_both, _twice_the)
