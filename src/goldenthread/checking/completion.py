"""Whether a narrative says that a milestone is done, and when it says that it will be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.checking.moments import earliest, told
from goldenthread.checking.postponed import gives_another_date
from goldenthread.checking.sentences import Sentence, sentences_of
from goldenthread.comparing.words import content_words
from goldenthread.judging.dates import MONTHS_IN_YEAR
from goldenthread.plan import Completion, Kind, Period, Rating, Return
from goldenthread.wording import Sort, Token, tokens
from goldenthread.wording.vocabulary import word_set

_LONGEST_READ = 4_000
_AROUND = 5
_STEM = 5
_ALL = 100
# Words that say of anything that it is done.
_DONE = word_set(
    "complete completed completes finished delivered achieved done implemented launched opened open live operational"
    " adopted finalised concluded introduced installed established published fulfilled met"
)
# Words that say so of a milestone that is itself such an act.
_ACTS = word_set(
    "started commenced began begun appointed approved agreed signed submitted held produced developed reviewed"
    " awarded purchased transferred procured recruited created built updated issued undertaken closed refurbished"
    " reported considered consulted presented secured registered trained tendered let moved relocated replaced rolled"
    " set"
)
# Words of approval: one says as much as another.
_APPROVED = word_set("approved adopted agreed endorsed ratified signed")
_APPROVAL = frozenset({"adopt", "appro", "agree", "endor", "ratif", "sign", "signe"})
_NOT_YET = word_set(
    "be will not yet due expected scheduled until when once before being nearing nearly almost partially partly"
    " should would may might could if awaiting pending planned aims aim never isn’t isn't hasn't hasn’t cannot unable"
    " delayed"
)
# Words of work that isn't over.
_GOES_ON = word_set(
    "will due expected scheduled planned anticipated being ongoing on-going continue continues continuing progressing"
    " progress underway yet awaiting awaited pending delayed delay draft drafted drafting preparing developing working"
    " nearing nearly almost partially outstanding remaining remains started commenced begun"
)
_DELAY = word_set(
    "delay delays delayed slippage slipped behind postponed deferred rescheduled overdue late later overrun stalled"
)
_IN_PLACE = ("in", "place")
_COMPLETION = word_set(
    "complete completed completion finish finished deliver delivered delivery implement implemented implementation"
    " launch launched open opened opening reopen live operational adopt adopted adoption finalised introduced"
    " installed published publication place"
)
_TO_COME = word_set(
    "to will expected due scheduled anticipated planned now until delayed revised later forecast aim target projected"
    " likely proposed completion rescheduled postponed"
)
# What comes after the milestone itself, or is only a part of another work.
_SOMETHING_ELSE = word_set(
    "phase stage tranche second third next evaluation evaluate review reviewed subsequent subsequently snagging"
    " defects report funding followed follow-up second-phase annual consultation tender procurement before if"
)
# Steps on the way to something that is finished later.
_STEPS = word_set(
    "design designs study application case appraisal brief tender contract bid consultation permission masterplan"
    " specification options feasibility funding survey procurement phase stage proposals preparation start pilot"
)
# Acts that settle a paper, not a building.
_ON_PAPER = word_set("adopt adopted adoption finalised published publication")
_THE_WORK = word_set("work works scheme project programme it this all completion milestone development building")


def says_done(row: Return) -> bool:
    """Whether a narrative says in any sentence that the milestone is done: in doubt it does."""
    acts = _stems(row.outcome)
    texts = (row.progress, row.actual_text)
    return any(_says_done(sentence.tokens, acts) for text in texts for sentence in sentences_of(text))


def says_open(row: Return) -> bool:
    """Whether a narrative speaks of work that goes on or is to come; what isn't understood doesn't."""
    return any(_goes_on(sentence) for sentence in sentences_of(row.progress))


def _goes_on(sentence: Sentence) -> bool:
    """Work is progressing; the contractor is on site; talks are taking place."""
    words = [token.low for token in sentence.tokens]
    return bool(sentence.words & _GOES_ON) or any(
        (before in ("is", "are") and word.endswith("ing")) or (before, word) == ("on", "site")
        for before, word in pairwise(words)
    )


def _says_done(found: Sequence[Token], acts: frozenset[str]) -> bool:
    for at, token in enumerate(found):
        is_done = token.low in _DONE or (token.low in _ACTS and token.low[:_STEM] in acts)
        is_done = is_done or (token.low in _APPROVED and bool(acts & _APPROVAL))
        placed = token.low == "in place" or (token.low, found[at + 1].low if at + 1 < len(found) else "") == _IN_PLACE
        if (is_done or placed) and not _is_to_come(found, at):
            return True
    return False


def _is_to_come(found: Sequence[Token], at: int) -> bool:
    before = found[max(0, at - _AROUND) : at]
    part = any(one.sort is Sort.PERCENT and one.value is not None and one.value < _ALL for one in before[-2:])
    return part or any(one.low in _NOT_YET for one in before)


@dataclass(frozen=True, slots=True)
class Later:
    """A date on which a narrative says the milestone will be done, and the words that lead to it."""

    month: int
    printed: str
    words: str


def completion_of(row: Return, period: Period | None) -> Completion | None:
    """Give what a narrative says of a milestone with a date; None for other measures."""
    due = told(row.due, period)
    if row.kind is not Kind.MILESTONE or due is None:
        return None
    done = row.rating is Rating.ACHIEVED or says_done(row)
    later = None if row.rating is Rating.ACHIEVED else completion_after(row, due.last, period)
    if later is None:
        in_doubt = _speaks_of_delay(row, due.last, period)
        return Completion(done=done, still_open=says_open(row), in_doubt=in_doubt)
    year, month = divmod(later.month, MONTHS_IN_YEAR)
    return Completion(done=done, when=f"{year:04d}-{month + 1:02d}", words=later.words)


def _speaks_of_delay(row: Return, last: int, period: Period | None) -> bool:
    """Whether a narrative names any time after the month `last`, or says that something is late."""
    for sentence in sentences_of(row.progress):
        months = (earliest(token, period) for token in sentence.tokens if token.is_time and token.when)
        if sentence.words & _DELAY or any(month is not None and month > last for month in months):
            return True
    return False


def completion_after(row: Return, last: int, period: Period | None) -> Later | None:
    """Give the first completion that a narrative puts after the month `last`; None where none is sure."""
    for sentence in sentences_of(row.progress):
        for clause, time in _clauses(sentence):
            month = earliest(time, period)
            if month is not None and month > last and _is_of_the_milestone(clause, row):
                words = row.progress[clause[0].start : time.end]
                return Later(month, row.progress[time.start : time.end], words)
    return None


def _clauses(sentence: Sentence) -> Iterator[tuple[tuple[Token, ...], Token]]:
    """Give each time of a sentence with the words since the time before it."""
    start = 0
    for at, token in enumerate(sentence.tokens):
        if token.is_time and token.when and at > start:
            yield sentence.tokens[start:at], token
        if token.is_time or token.text == ";":
            start = at + 1


def _is_of_the_milestone(clause: Sequence[Token], row: Return) -> bool:
    words = {token.low for token in clause}
    criterion = {token.low for token in tokens(row.outcome[:_LONGEST_READ])}
    if (words & _SOMETHING_ELSE) - criterion or words & {"from", "since"} or _is_a_later_step(words, criterion):
        return False
    stems = _stems(row.outcome)
    if gives_another_date(clause, stems):
        return True
    acts = {word for word in words if word in _COMPLETION or (word in _ACTS and word[:_STEM] in stems)}
    shares = _stems(" ".join(token.text for token in clause)) & stems
    return bool(acts and words & _TO_COME) and (len(shares) > 0 or bool(words & _THE_WORK))


def _is_a_later_step(words: set[str], criterion: set[str]) -> bool:
    """Whether the criterion asks for a step on the way, and the words are of what it leads to.

    A design is finished, an application handed in, a contract signed long before the building itself is.
    """
    if not words & _COMPLETION:
        return False
    steps, done = criterion & _STEPS, criterion & (_COMPLETION | _ACTS | _APPROVED)
    if steps and not words & steps:
        return True
    only_on_paper = bool(done) and not done & (_COMPLETION - _ON_PAPER)
    return only_on_paper and not words & (done | _ON_PAPER)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in content_words(text[:_LONGEST_READ]))
