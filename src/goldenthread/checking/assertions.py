"""What a narrative says in words of its target: that it is met, or that it is missed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.checking.moments import start_of, told
from goldenthread.checking.sentences import LONGEST_READ, Sentence, sentences_of
from goldenthread.plan import Direction, DirectionBasis, Period, Return
from goldenthread.wording.vocabulary import word_set

_ITS = (
    r"(?:(?:the|its|this|our|their|that|year|end|annual|overall|agreed|year-end|local|council"
    r"|\d{1,3}(?:\.\d{1,3})?%) ){0,4}"
)
_IS = r"(?:(?:has|have|is|was|were|been|being|already|now) ){0,3}"
_MET = re.compile(
    r"\bon (?:target|track|course|schedule)\b"
    rf"|\bahead of {_ITS}(?:target|schedule|profile|plan)\b"
    rf"|\bexceed(?:s|ed|ing) {_ITS}target\b"
    rf"|\btarget {_IS}(?:met|exceeded|achieved|reached|surpassed)\b"
    rf"|\b(?:met|meets|meeting|achieved|achieving|achieves|surpassed|reached|reaching|achievement of) {_ITS}target\b"
    rf"|\bbetter than {_ITS}target\b|\bwithin target\b",
    re.IGNORECASE,
)
_NOT = r"(?:not|never|fail(?:ed|s)? to|didn['’]t|hasn['’]t)"
_MISSED = re.compile(
    r"\boff (?:target|track|course)\b"
    rf"|\bbehind {_ITS}(?:target|schedule|profile|plan)\b"
    rf"|\bshort of {_ITS}target\b"
    rf"|\bmiss(?:ed|es|ing) {_ITS}target\b"
    rf"|\btarget {_IS}(?:missed|not (?:been )?(?:met|achieved|reached))\b"
    r"|\btarget will (?:be missed|not be (?:met|achieved))\b"
    rf"|\b{_NOT} (?:meet|met|achieve|achieved|achieving|reach|reached|hit|meeting) {_ITS}target\b"
    r"|\bnot (?:currently |yet )?on (?:target|track|course|schedule)\b"
    rf"|\bworse than {_ITS}target\b|\boutside {_ITS}target\b",
    re.IGNORECASE,
)
_SPEAKS_OF_ONE = re.compile(
    r"\btarget|\btrack\b|\bcourse\b|\bschedule\b|\bprofile\b|\bbehind\b|\bahead\b", re.IGNORECASE
)
_ABOVE = re.compile(rf"\b(?:above|over|higher than) {_ITS}target\b", re.IGNORECASE)
_BELOW = re.compile(rf"\b(?:below|under|lower than) {_ITS}target\b", re.IGNORECASE)
_DENIED = re.compile(
    r"(?:\b(?:not|no longer|never|nor|without|unlikely|fail(?:ed|s)? to)\b|n['’]t\b)[^.;]{0,25}$|\bto (?:be )?$",
    re.IGNORECASE,
)
_BEFORE = 40
# "Performance has fallen below target" may say that it is missed, also where less is better.
_PERFORMS = re.compile(r"\bperform|\bfallen\b|\bfell\b|\bfalling\b|\bslipp", re.IGNORECASE)
# Sentences with one of these speak of a part, of another time, of what may be or of others.
_UNSURE = word_set(
    "if would should could may might aim aims hope hoped until unless whether last previous previously prior earlier"
    " nationally national regional some except excluding apart most several majority other others partner partners"
    " each individual both either quarter quarters quarterly month monthly period interim profiled half profile"
    " remaining works project projects programme scheme spend spending budget savings recruitment delivery plan plans"
    " action actions england average neighbours neighbour survey stage stages two three four element elements part"
    " parts aspects"
)
_NOT_YET = word_set(
    "will expected expect forecast anticipated projected likely predicted but however although though while despite"
    " remaining keep ensure order towards bring back get aiming require required need needs improve"
)
_SUBJECTS = word_set("performance measure indicator outturn figure result position rate it this we")
_FROM_START = 6
_OF_THE_TARGET = 2


@dataclass(frozen=True, slots=True)
class Said:
    """Words that say how a target stands. `sure` where they are plainly of this measure, this time."""

    words: str
    met: bool
    sure: bool


def said_of_target(row: Return, period: Period | None) -> list[Said]:
    """Give all that a narrative says of its target being met or missed."""
    if not _SPEAKS_OF_ONE.search(row.progress[:LONGEST_READ]):
        return []
    return [one for sentence in sentences_of(row.progress) for one in _said(sentence, row, period)]


def _said(sentence: Sentence, row: Return, period: Period | None) -> Iterator[Said]:
    unsure = bool(sentence.words & _UNSURE) or _is_of_before(sentence, period) or not _is_of_the_measure(sentence, row)
    for found, met in _found(sentence.text, row):
        denied = bool(_DENIED.search(sentence.text[max(0, found.start() - _BEFORE) : found.start()]))
        later = met and bool(sentence.words & _NOT_YET)
        yield Said(found[0], met, sure=not (unsure or denied or later))


def _found(text: str, row: Return) -> Iterator[tuple[re.Match[str], bool]]:
    for pattern, met in ((_MET, True), (_MISSED, False)):
        yield from ((found, met) for found in pattern.finditer(text))
    if row.direction is Direction.DOWN and _PERFORMS.search(text):
        return
    if row.direction and row.direction_basis is not DirectionBasis.NATURE:
        for pattern, wanted in ((_ABOVE, Direction.UP), (_BELOW, Direction.DOWN)):
            yield from ((found, row.direction is wanted) for found in pattern.finditer(text))


def _is_of_before(sentence: Sentence, period: Period | None) -> bool:
    spans = [told(token.when, period) for token in sentence.tokens if token.is_time and token.when]
    return period is not None and any(span and span.last < start_of(period) for span in spans)


def _is_of_the_measure(sentence: Sentence, row: Return) -> bool:
    """Whether the sentence has the measure's own figure, or speaks of performance at its start."""
    printed = {figure.printed for figure in row.actuals if figure.printed}
    starts = {token.low for token in sentence.tokens[:_FROM_START]}
    has_figure = any(token.printed in printed for token in sentence.tokens if token.is_quantity)
    is_about_target = any(token.low == "target" for token in sentence.tokens[:_OF_THE_TARGET])
    return has_figure or is_about_target or bool(starts & _SUBJECTS)
