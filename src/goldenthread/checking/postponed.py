"""Words that give a milestone another date: its date is set for then, or it was put off until then."""

from collections.abc import Sequence

from goldenthread.wording import Token
from goldenthread.wording.vocabulary import word_set

_STEM = 5
_SHORT_STEM = 4
_SET = word_set(
    "confirmed set fixed agreed announced scheduled moved changed revised rescheduled postponed now new is expected"
    " planned"
)
_OF_THE_END = word_set("completion finish")
_PUT_OFF = word_set("postponed deferred rescheduled delayed")
# Put back, pushed back, moved back.
_BACK = word_set("put pushed moved")
_HELPERS = word_set("has have had is was were be been being now will also since therefore unfortunately")
_LEADS_TO = word_set("to until till for as")
_LEADS_ON = word_set("the end of early late mid around at least start beginning")
# All that may stand between "date" and the date: other words make it the date of something else.
_BETWEEN = _SET | _HELPERS | _LEADS_TO | _LEADS_ON | word_set("on in by back")


def gives_another_date(clause: Sequence[Token], stems: frozenset[str]) -> bool:
    """Whether the words up to a date say that the milestone is dated then; `stems` are those of its criterion."""
    words = [token.low for token in clause]
    return _sets_the_date(words, stems) or _puts_off(words, stems)


def _sets_the_date(words: list[str], stems: frozenset[str]) -> bool:
    """Election date confirmed as; the new opening date is; completion date moved to."""
    if "date" not in words[1:-1]:
        return False
    at = words.index("date", 1)
    after = words[at + 1 :]
    # "Opening date" is the date of what is to be opened.
    of_it = words[at - 1][:_SHORT_STEM] in {stem[:_SHORT_STEM] for stem in stems} or words[at - 1] in _OF_THE_END
    return of_it and bool(_SET.intersection(after)) and _BETWEEN.issuperset(after)


def _puts_off(words: list[str], stems: frozenset[str]) -> bool:
    """The review has been postponed until; the opening was put back to: what stands before it is the milestone's."""
    last = _without(words, _LEADS_ON)
    if len(last) < 3 or last[-1] not in _LEADS_TO:
        return False
    verb = last[:-1]
    if verb[-1] == "back" and verb[-2] in _BACK:
        subject = verb[:-2]
    elif verb[-1] in _PUT_OFF:
        subject = verb[:-1]
    else:
        return False
    subject = _without(subject, _HELPERS)
    return bool(subject) and subject[-1][:_STEM] in stems


def _without(words: list[str], these: frozenset[str]) -> list[str]:
    kept = list(words)
    while kept and kept[-1] in these:
        kept.pop()
    return kept
