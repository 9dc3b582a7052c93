"""Which of several figures is the measure's own: what speaks for each, in points, one reason a function."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from goldenthread.plan import Target
from goldenthread.wording.figures.fitting import own_unit
from goldenthread.wording.figures.mentions import Mention
from goldenthread.wording.figures.phrases import COMPARED
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.figures.times import is_named_result, orders_of, time_of
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_DULL = word_set(
    "the of a an in to and for on at by with from is was were be been are this that which as it its has have "
    "had their our who or not per number total rate percentage proportion average year quarter target "
    "baseline 's % increase reduce reduced increased improve"
)
_RESULTS = word_set(
    "performance outturn result results figure rate achieved stands stood position actual recorded reported "
    "score rating average averaged averages mean now currently"
)
_NOW = word_set("now currently current latest date ytd cumulative cumulatively today")
_SPANS_NOW = word_set("year quarter time period month")
_SUBSET = word_set(
    "including included includes comprising these those whom further additional another plus particularly which "
    "peaked alone"
)


# What a narrative is about comes among its first figures.
_MOST = 40


@dataclass(frozen=True)
class Asked:
    """What a figure is looked for: the target, the words of the criterion, and those that name the target's part.

    `counted` are the words for what is counted: in "20 hearing loops in libraries" no libraries.
    """

    target: Target | None
    words: frozenset[str]
    names: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()


def best(pool: list[Mention], asked: Asked, parted: bool) -> Mention | None:
    """Give the candidate with the most points; the first of equals."""
    if not pool:
        return None
    pool = pool[:_MOST]
    return max(pool, key=lambda mention: _points(mention, asked, parted, pool))


Rule = Callable[[Mention, Asked, list[Mention]], float]


def first_said(mention: Mention, asked: Asked, pool: list[Mention]) -> float:
    """What comes first is what the narrative is about."""
    return -0.8 * min(4, mention.sentence) - 0.4 * pool.index(mention)


def same_words(mention: Mention, asked: Asked, pool: list[Mention]) -> float:
    """It shares words with the criterion: those right beside it count more."""
    near = content((*_close(mention.tokens[: mention.within]), *mention.place.after[:8]))
    far = content(mention.tokens)
    return 0.7 * min(4, len(asked.words & near)) + 0.25 * min(4, len(asked.words & far))


def of_result(mention: Mention, asked: Asked, pool: list[Mention]) -> float:
    """Performance is 65%; the outturn was 12; now stands at 40."""
    near = set(mention.before(6)) | set(mention.after(3))
    beside = (mention.after(2)[:2], mention.before(3)[:2], mention.before(2))
    now = any(words[:1] == ["this"] and words[1:] != [] and words[1] in _SPANS_NOW for words in beside)
    return 1.0 * bool(near & _RESULTS) + 0.8 * bool(near & _NOW) + 1.5 * now


def of_unit(mention: Mention, asked: Asked, pool: list[Mention]) -> float:
    """Its unit is exactly the target's."""
    if asked.target is None:
        return 1.5 * (mention.token.sort in (Sort.PERCENT, Sort.MONEY) or mention.place.per is not None)
    said = mention.place.per.unit if mention.place.per else own_unit(mention)
    if asked.target.unit == "count":
        return 1.0 * (not said)
    if said == "" and not {"rate", "score", "average", "index"} & set(mention.before(3)):
        return -0.5
    return 2.0 * (said == asked.target.unit) + 1.5 * (said.startswith("per ") and asked.target.unit.startswith("per "))


def of_subset(mention: Mention, asked: Asked, pool: list[Mention]) -> float:
    """Of which 12 were ...; including 5; a further 3."""
    near = mention.before(4)
    of_those = mention.after(2) in (["of", "them"], ["of", "these"], ["of", "those"], ["of", "which"], ["of", "whom"])
    meant = (
        (asked.target is None or not asked.target.label)
        and asked.words & content(mention.place.after[:4])
        and not asked.words & content(pool[0].place.after[:4])
    )
    return 0.0 if meant else -1.5 * bool(_SUBSET & set(near) or of_those)


def as_part(mention: Mention, asked: Asked, pool: list[Mention]) -> float:
    """The whole of a share ("of 259 plans") is no result; nor is a small number in words."""
    near = mention.before(3)
    whole = near[-1:] in (["of"], ["out of"], ["from"]) or near[-2:] in (["of", "the"], ["of", "our"], ["out", "of"])
    led = {"total", "average", "rate", "figure", "score", "outturn", "performance", "result"} & set(mention.before(5))
    word = mention.token.printed.lower() in ("one", "two", "three") and mention.token.sort is Sort.NUMBER
    return -2.0 * (whole and not led) - 0.7 * word


def in_places(mention: Mention, asked: Asked, pool: list[Mention]) -> float:
    """Nine have been fitted in six libraries: where they stand, not how many there are."""
    token, before = mention.token, mention.before(2)
    if token.sort is not Sort.NUMBER or token.unit or mention.place.per or before[-1:] == [] or len(pool) < 2:
        return 0
    led = before[-1] in _IN_PLACES or (before[-1] == "at" and before[0] not in _STANDS)
    if not led or before[0].startswith("result") or mention.token.of is not None:
        return 0
    behind = mention.place.after[:3]
    named = bool(behind) and behind[0].sort in (Sort.WORD, Sort.CHANGE) and behind[0].low not in _NO_PLACE
    return -2.5 if named and not asked.counted & content(behind) else 0


_IN_PLACES = word_set("in on across within throughout from between")
_STANDS = word_set("stood stands stand is was remains remained are were now currently year ended ends out performance")
_NO_PLACE = word_set("of out in to at against compared and or so by")


def of_side_matter(mention: Mention, asked: Asked, pool: list[Mention]) -> float:
    """Coverage of 97%, a response rate of 34%, 96 under construction: beside the point unless it is asked for."""
    before, behind = set(mention.before(4)) & _SIDE, set(_phrase(mention.place.after[:6])) & _NOT_YET
    said = before | behind
    return -1.5 * bool({word[:6].rstrip("s") for word in said} - asked.words)


_SIDE = word_set("coverage response sample responses")
_NOT_YET = word_set("construction underway progress pipeline outstanding pending awaiting planned proposed order")


def latest(mention: Mention, asked: Asked, pool: list[Mention]) -> float:
    """Of figures with times the last one is meant; one whose time is older than another's is not."""
    if is_named_result(mention) and any(_is_of_now(other, mention) for other in pool):
        return -2.5
    orders = orders_of([time_of(other) for other in pool])
    at = pool.index(mention)
    mine = orders[at]
    if mine is None:
        return 0
    times = [*orders[:at], *orders[at + 1 :]]
    others = [order for order in times if order is not None and order[0] == mine[0]]
    if not others:
        return 0
    return 1.0 if mine >= max(others) else -2.5


def _is_of_now(mention: Mention, named: Mention) -> bool:
    """A figure of the same sort that is called after no time."""
    alike = mention.token.sort is named.token.sort and mention.token.unit == named.token.unit
    return alike and mention is not named and time_of(mention) is None and not is_named_result(mention)


_WIDE_SPANS = (
    "overall",
    "all pupils",
    "all children",
    "combined",
    "as a whole",
    "in all",
    "full year",
    "for the year",
    "year to date",
    "half year",
    "to date",
    "so far",
    "ytd",
    "whole year",
)


def totalled(mention: Mention, asked: Asked, pool: list[Mention]) -> float:
    """A total of 4,796; overall; year to date; for the half year: the wider the time, the better."""
    near = _before_bracket(mention)[-7:] + _phrase(mention.place.after[:6])
    text = " ".join(near)
    wide = any(span in text for span in _WIDE_SPANS)
    quarter = "quarter" in near and not {"last", "previous", "same"} & set(near)

    month = any(token.is_time and not token.when for token in mention.place.before[-2:])
    return (
        -1.0 * month
        + 1.2 * bool({"total", "cumulative", "altogether"} & set(near))
        + 3.0 * wide
        + 0.9 * quarter
        + 3.0 * (near[-1:] == ["qtr"] and _months(pool) > 1)
    )


def _months(pool: list[Mention]) -> int:
    """How many figures stand behind the name of a month: Jan 84.6 Feb 91.7 Mar 93.3. Qtr 90.4."""
    return sum(any(token.is_time for token in each.place.before[-2:]) for each in pool)


def held_against(mention: Mention, asked: Asked, pool: list[Mention]) -> float:
    """What is held against the target or the national average is the measure's figure."""
    said = {token.low for token in mention.tokens}
    return 0.8 * bool(said & (TARGETS | COMPARED))


def enclosed(mention: Mention, asked: Asked, pool: list[Mention]) -> float:
    """What stands in a bracket explains another figure."""
    return -0.8 * (mention.enclosed and not all(other.enclosed for other in pool))


_RULES: tuple[Rule, ...] = (
    held_against,
    first_said,
    same_words,
    of_result,
    of_unit,
    of_subset,
    as_part,
    in_places,
    of_side_matter,
    latest,
    totalled,
    enclosed,
)


def _points(mention: Mention, asked: Asked, parted: bool, pool: list[Mention]) -> float:
    points = sum(rule(mention, asked, pool) for rule in _RULES)
    return points + (4 * of_part(mention, asked.names) if parted else 0)


def of_part(mention: Mention, names: frozenset[str]) -> float:
    """How well the words beside a figure name a part of the target."""
    if not names:
        return 0
    before = names_in(mention.place.before)
    after = names_in(_phrase_tokens(_up_to_figure(mention.tokens[mention.within + 1 : mention.within + 8])))
    sentence = names_in(mention.tokens[: mention.within])
    share = max(len(names & before), len(names & after)) / len(names)
    return max(share, 0.5 * len(names & sentence) / len(names))


def _up_to_figure(found: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens before the next figure; a limit ("within 30 days") is none."""
    ends = (at for at, token in enumerate(found) if token.is_quantity and token.sort is not Sort.DURATION)
    return found[: next(ends, len(found))]


def names_in(found: tuple[Token, ...]) -> set[str]:
    """Give what can name a part: words that carry meaning, stages, limits, "Priority 1" and "P1" in one form."""
    limits = {f"{token.value} {token.unit}" for token in found if token.sort is Sort.DURATION}
    return content(found) | _names(found) | _numbered(found) | limits


_NUMBERED = re.compile(r"\b([a-z])([a-z]{0,12}) ?([1-9])(?![\w.,%]|-\d)")
_LEADING = word_set("in of to at by within and the for on from under is was than over a")


def _numbered(found: tuple[Token, ...]) -> set[str]:
    text = " ".join(token.low for token in found if token.text not in ".:")
    return {each[1] + each[3] for each in _NUMBERED.finditer(text) if each[1] + each[2] not in _LEADING}


def content(found: tuple[Token, ...]) -> set[str]:
    """Give the words that carry meaning, cut to their stems."""
    words = {
        token.low
        for token in found
        if token.sort not in (Sort.MARK, Sort.PERCENT, Sort.NUMBER) and token.low[:1].isalpha()
    }
    return {word[:6].rstrip("s") for word in words - _DULL if len(word) > 2}


def _names(found: tuple[Token, ...]) -> set[str]:
    """Names of stages and grades, in one form: "Key Stage 2" and "KS2"."""
    return {token.low.replace("key stage", "ks").replace(" ", "") for token in found if token.name}


def _close(before: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words before a figure in its own phrase."""
    for at in range(len(before) - 1, -1, -1):
        if before[at].low in ("and", ",", ";", "but", "(", "while", "with"):
            return before[at + 1 :][-8:]
    return before[-8:]


def _before_bracket(mention: Mention) -> list[str]:
    """The words before a figure back to the last comma; a bracket goes on with what it explains."""
    words: list[str] = []
    for token in reversed(mention.tokens[max(0, mention.within - 9) : mention.within]):
        if token.text in ",;:" or token.low == "and":
            break
        words.insert(0, token.low)
    return words


def _phrase(after: tuple[Token, ...]) -> list[str]:
    return [token.low for token in _phrase_tokens(after)]


def _phrase_tokens(after: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words behind a figure in its own phrase."""
    ends = (at for at, token in enumerate(after) if token.text in ",;()-–—" or token.low in _ENDS_PHRASE)
    return after[: next(ends, len(after))]


_ENDS_PHRASE = word_set("and but compared against")
