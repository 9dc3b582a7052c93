"""Narratives that have no figure this time: "No survey was held this year. The 2012 result was 76%"."""

from dataclasses import replace

from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import COMPARED
from goldenthread.wording.figures.times import order_of, said_when, time_of
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Token
from goldenthread.wording.vocabulary import word_set


def of_another_time(mentions: tuple[Mention, ...], said: Narrative) -> tuple[Mention, ...]:
    """Where nothing was measured this time, figures that have an own time of their own are earlier ones."""
    told = next((number for number, sentence in enumerate(said.sentences) if _says_none(sentence)), None)
    if told is None:
        return mentions
    when = next((time for token in said.sentences[told] if (time := said_when(token))), None)
    return tuple(replace(each, role=Role.EARLIER) if _is_of_then(each, when) else each for each in mentions)


def _is_of_then(mention: Mention, unmeasured: str | None) -> bool:
    if mention.role is not Role.OWN:
        return False
    mine, none = order_of(time_of(mention)), order_of(unmeasured)
    return mine is not None and (none is None or mine[0] != none[0] or mine < none)


def _says_none(sentence: tuple[Token, ...]) -> bool:
    """No survey was held this year; not measured this quarter; no data for this period."""
    words = [token.low for token in sentence]
    now = [at for at, word in enumerate(words) if word == "this" and words[at + 1 : at + 2] and words[at + 1] in _SPANS]
    at = now[0] if now else next((at for at, token in enumerate(sentence) if said_when(token)), None)
    if at is None or COMPARED & set(words) or {"until", "will", "yet"} & set(words[:at]):
        return False
    if not now and words[max(0, at - 1) : at] not in (["in"], ["for"], ["during"]):
        return False
    return any(_negates(words, place) for place in range(max(0, at - _NEAR), at)) or _negates_behind(words, at)


def _negates(words: list[str], at: int) -> bool:
    behind = words[at + 1 : at + 4]
    if words[at] == "no":
        measured = next((place for place, word in enumerate(behind) if word in _MEASURES), None)
        return measured is not None and not {"of", "in", "with"} & set(behind[:measured])
    return words[at] in ("not", "wasn't", "isn't", "never") and bool(_MEASURED & set(behind))


def _negates_behind(words: list[str], at: int) -> bool:
    """This year no survey was carried out."""
    return any(_negates(words, place) for place in range(at + 2, min(len(words), at + 2 + _NEAR)))


_NEAR = 12
_SPANS = word_set("year quarter period time month half term")
_MEASURES = word_set(
    "survey surveys data figure figures count result results measurement update information poll assessment return "
    "sample samples inspection inspections"
)
_MEASURED = word_set(
    "carried conducted undertaken run measured repeated surveyed collected held available updated counted reported"
)
