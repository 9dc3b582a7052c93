"""Which of several figures is the measure's own: what speaks for each, in points, one reason a function."""

from collections.abc import Callable

from goldenthread.plan import Target
from goldenthread.wording.figures.mentions import Mention
from goldenthread.wording.figures.phrases import COMPARED
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.figures.times import is_named_result, order_of, time_of
from goldenthread.wording.tokens import Sort, Token, tokens
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
_SUBSET = word_set(
    "including included includes comprising these those whom further additional another plus particularly which "
    "peaked alone"
)


# What a narrative is about comes among its first figures.
_MOST = 40


def best(pool: list[Mention], target: Target | None, words: set[str], parted: bool) -> Mention | None:
    """Give the candidate with the most points; the first of equals. `words` are those of the criterion."""
    if not pool:
        return None
    pool = pool[:_MOST]
    return max(pool, key=lambda mention: _points(mention, target, words, parted, pool))


Rule = Callable[[Mention, Target | None, set[str], list[Mention]], float]


def first_said(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
    """What comes first is what the narrative is about."""
    return -0.8 * min(4, mention.sentence) - 0.4 * pool.index(mention)


def same_words(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
    """It shares words with the criterion: those right beside it count more."""
    near = content((*_close(mention.tokens[: mention.within]), *mention.place.after[:8]))
    far = content(mention.tokens)
    return 0.7 * min(4, len(words & near)) + 0.25 * min(4, len(words & far))


def of_result(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
    """Performance is 65%; the outturn was 12; now stands at 40."""
    near = set(mention.before(6)) | set(mention.after(3))
    return 1.0 * bool(near & _RESULTS) + 0.8 * bool(near & _NOW)


def of_unit(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
    """Its unit is exactly the target's."""
    if target is None:
        return 1.5 * (mention.token.sort in (Sort.PERCENT, Sort.MONEY) or mention.place.per is not None)
    said = mention.place.per.unit if mention.place.per else mention.token.unit
    if target.unit == "count":
        return 1.0 * (not said)
    if said == "" and not {"rate", "score", "average", "index"} & set(mention.before(3)):
        return -0.5
    return 2.0 * (said == target.unit) + 1.5 * (said.startswith("per ") and target.unit.startswith("per "))


def of_subset(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
    """Of which 12 were ...; including 5; a further 3."""
    near = mention.before(4)
    of_those = mention.after(2) in (["of", "them"], ["of", "these"], ["of", "those"], ["of", "which"], ["of", "whom"])
    meant = (
        (target is None or not target.label)
        and words & content(mention.place.after[:4])
        and not words & content(pool[0].place.after[:4])
    )
    return 0.0 if meant else -1.5 * bool(_SUBSET & set(near) or of_those)


def as_part(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
    """The whole of a share ("of 259 plans") is no result; nor is a small number in words."""
    near = mention.before(3)
    whole = near[-1:] in (["of"], ["out of"], ["from"]) or near[-2:] in (["of", "the"], ["of", "our"], ["out", "of"])
    led = {"total", "average", "rate", "figure", "score", "outturn", "performance", "result"} & set(mention.before(5))
    word = mention.token.printed.lower() in ("one", "two", "three") and mention.token.sort is Sort.NUMBER
    return -2.0 * (whole and not led) - 0.7 * word


def latest(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
    """Of figures with times the last one is meant; one whose time is older than another's is not."""
    if is_named_result(mention) and any(_is_of_now(other, mention) for other in pool):
        return -2.5
    mine = order_of(time_of(mention))
    if mine is None:
        return 0
    times = [order_of(time_of(other)) for other in pool if other is not mention]
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
    "ytd",
    "whole year",
)


def totalled(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
    """A total of 4,796; overall; year to date; for the half year: the wider the time, the better."""
    near = _before_bracket(mention)[-7:] + _phrase(mention.place.after[:6])
    text = " ".join(near)
    wide = any(span in text for span in _WIDE_SPANS)
    quarter = "quarter" in near and not {"last", "previous", "same"} & set(near)
    month = any(token.is_time and not token.when for token in mention.place.before[-2:])
    return -1.0 * month + 1.2 * bool({"total", "cumulative", "altogether"} & set(near)) + 2.5 * wide + 0.9 * quarter


def held_against(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
    """What is held against the target or the national average is the measure's figure."""
    said = {token.low for token in mention.tokens}
    return 0.8 * bool(said & (TARGETS | COMPARED))


def enclosed(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
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
    latest,
    totalled,
    enclosed,
)


def _points(mention: Mention, target: Target | None, words: set[str], parted: bool, pool: list[Mention]) -> float:
    points = sum(rule(mention, target, words, pool) for rule in _RULES)
    return points + (4 * of_part(mention, target) if parted else 0)


def of_part(mention: Mention, target: Target | None) -> float:
    """How well the words beside a figure name the target's part."""
    if target is None or not target.label:
        return 0
    label = content(tokens(target.label))
    before = content(mention.place.before) | _names(mention.place.before)
    behind = _phrase_tokens(mention.place.after[:6])
    after = content(behind) | _names(behind)
    sentence = content(mention.tokens[: mention.within]) | _names(mention.tokens[: mention.within])
    named = label | _names(tokens(target.label))
    if not named:
        return 0
    share = max(len(named & before), len(named & after)) / len(named)
    return max(share, 0.5 * len(named & sentence) / len(named))


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
