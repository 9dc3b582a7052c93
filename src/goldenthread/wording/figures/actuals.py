"""This measure's own figures: of the quantities that could be, those that fit the criterion best.

Each candidate gets points for what speaks for it: its unit is the target's, it shares words with the criterion, a word of
now or of performance stands beside it, it comes first. One is chosen for each part of the target.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.plan import ClaimKind, Criterion, Figure, Kind, Target
from goldenthread.wording.claims.draft import Draft
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.roles import COMPARED, TARGETS
from goldenthread.wording.figures.states import state_of
from goldenthread.wording.figures.times import order_of, time_of
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort, Token, tokens

_DULL = frozenset(
    "the of a an in to and for on at by with from is was were be been are this that which as it its has have had their our who or not per "
    "number total rate percentage proportion average year quarter target baseline 's % increase reduce reduced increased improve".split()
)
_RESULTS = frozenset("performance outturn result results figure rate achieved stands stood position actual recorded reported score now currently".split())
_NOW = frozenset("now currently current latest date ytd cumulative cumulatively today".split())
_SUBSET = frozenset("including included includes comprising these those whom further additional another plus particularly which".split())


@dataclass(frozen=True)
class Choice:
    """A candidate for an own figure of one target, with its points."""

    mention: Mention
    points: float


def actuals_of(
    said: Narrative, mentions: tuple[Mention, ...], criterion: Criterion | None, ratios: list[Draft]
) -> tuple[Figure, ...]:
    """Give the own figures of a narrative; none where no quantity can be one."""
    if criterion is not None and criterion.kind is Kind.MILESTONE:
        return ()
    targets = _targets(criterion)
    totals = {draft.stated: draft.uses for draft in ratios if draft.claim.kind is ClaimKind.SUM}
    parts = {at for stated, uses in totals.items() for at in uses if at != stated}
    own = [mention for mention in mentions if mention.role is Role.OWN]
    words = _content(tokens(criterion.text)) if criterion else set()
    chosen: list[tuple[Mention, Target | None]] = []
    for target in targets or (None,):
        pool = _candidates(own, mentions, target, criterion)
        if any(mention.at in totals for mention in pool) and len(targets) < 2:
            pool = [mention for mention in pool if mention.at not in parts] or pool
        free = [mention for mention in pool if mention not in [taken for taken, _ in chosen]]
        best = _best(free, target, words, len(targets) > 1)
        if best:
            chosen.append((best, target))
    return tuple(_figure(said, mention, target, ratios, len(targets) > 1) for mention, target in chosen)


def _targets(criterion: Criterion | None) -> tuple[Target, ...]:
    """The targets that have a part of their own; a path over several years is one part."""
    found = criterion.targets if criterion else ()
    absolute = tuple(target for target in found if target.relative_to is None)
    kept: list[Target] = []
    for target in absolute or found:
        if not any(_same_part(target, other) for other in kept):
            kept.append(target)
    return tuple(kept)


def _same_part(one: Target, other: Target) -> bool:
    if one.unit != other.unit:
        return False
    return one.label == other.label or one.when != other.when


def _candidates(
    own: list[Mention], mentions: tuple[Mention, ...], target: Target | None, criterion: Criterion | None
) -> list[Mention]:
    if target is None:
        unit = criterion.baselines[0].unit if criterion and criterion.baselines else None
        stated = criterion is None or criterion.kind is not Kind.QUALITATIVE
        return [each for each in own if (fits(each, unit) if unit else stated or (_is_strong(each) and not each.place.bracket))]
    if target.relative_to is not None:
        unit = criterion.baselines[0].unit if criterion and criterion.baselines else "count"
        levels = [mention for mention in own if fits(mention, unit)]
        shares = [mention for mention in mentions if mention.role is Role.AMOUNT and mention.token.sort is Sort.PERCENT]
        return shares or levels or [mention for mention in own if mention.token.sort is Sort.PERCENT]
    fitting = [mention for mention in own if fits(mention, target.unit)]
    if target.unit.startswith("per ") and any(mention.place.per for mention in fitting):
        return [mention for mention in fitting if mention.place.per]
    if target.unit in ("rate", "score") and any(_led_by(mention, target.unit) for mention in fitting):
        return [mention for mention in fitting if _led_by(mention, target.unit)]
    if not fitting and target.unit == "pp":
        return [mention for mention in mentions if mention.token.sort is Sort.POINTS]
    return fitting


def _led_by(mention: Mention, word: str) -> bool:
    return word in mention.before(4)


def _is_strong(mention: Mention) -> bool:
    return mention.token.sort in (Sort.PERCENT, Sort.MONEY) or mention.place.per is not None


def fits(mention: Mention, unit: str) -> bool:
    """Whether a figure can be of a unit: its own is the same, or it has none and the unit is not of a sign."""
    token, per = mention.token, mention.place.per
    if unit == "%":
        return token.sort is Sort.PERCENT
    if token.sort is Sort.PERCENT:
        return False
    if token.sort is Sort.POINTS or unit == "pp":
        return token.sort is Sort.POINTS and unit == "pp"
    if unit.startswith("per ") or unit == "rate":
        return per is not None or (token.sort is Sort.NUMBER and not token.unit)
    if unit == "£":
        return token.sort is Sort.MONEY
    if per is not None:
        return unit not in ("count",) and not token.unit
    if token.sort is Sort.NUMBER:
        return not token.unit or token.unit == unit or unit == "count"
    return token.unit == unit


def _best(pool: list[Mention], target: Target | None, words: set[str], parted: bool) -> Mention | None:
    if not pool:
        return None
    choices = [Choice(mention, _points(mention, target, words, parted, pool)) for mention in pool]
    best = max(choices, key=lambda choice: choice.points)
    return best.mention


Rule = Callable[[Mention, Target | None, set[str], list[Mention]], float]


def _points(mention: Mention, target: Target | None, words: set[str], parted: bool, pool: list[Mention]) -> float:
    points = sum(rule(mention, target, words, pool) for rule in _RULES)
    return points + (4 * _of_part(mention, target) if parted else 0)


def first_said(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
    """What comes first is what the narrative is about."""
    return -0.6 * mention.sentence - 0.4 * pool.index(mention)


def same_words(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
    """It shares words with the criterion: those right beside it count more."""
    near = _content((*_close(mention.place.before), *mention.place.after[:8]))
    far = _content(mention.tokens)
    return 0.7 * min(4, len(words & near)) + 0.25 * min(4, len(words & far))


def _close(before: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words before a figure in its own phrase."""
    for at in range(len(before) - 1, -1, -1):
        if before[at].low in ("and", ",", ";", "but", "(", "while", "with"):
            return before[at + 1 :][-8:]
    return before[-8:]


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
    return -1.5 * bool(_SUBSET & set(near))


def as_part(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
    """The whole of a share ("of 259 plans") is no result; nor is a small number in words."""
    near = mention.before(3)
    whole = near[-1:] in (["of"], ["out of"], ["from"]) or near[-2:] in (["of", "the"], ["of", "our"], ["out", "of"])
    led = {"total", "average", "rate", "figure", "score", "outturn", "performance", "result"} & set(mention.before(5))
    word = mention.token.printed.lower() in ("one", "two", "three") and mention.token.sort is Sort.NUMBER
    return -2.0 * (whole and not led) - 0.7 * word


def latest(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
    """Of figures with times the last one is meant; one whose time is older than another's is not."""
    mine = order_of(time_of(mention))
    if mine is None:
        return 0
    times = [order_of(time_of(other)) for other in pool if other is not mention]
    others = [order for order in times if order is not None and order[0] == mine[0]]
    if not others:
        return 0
    return 1.0 if mine >= max(others) else -2.5


def totalled(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
    """A total of 4,796; overall; year to date; for the half year: the wider the time, the better."""
    near = [token.low for token in _close(mention.place.before)[-5:]] + _phrase(mention.place.after[:6])
    text = " ".join(near)
    wide = any(words in text for words in ("full year", "for the year", "year to date", "half year", "to date", "ytd", "whole year"))
    quarter = "quarter" in near and not {"last", "previous", "same"} & set(near)
    return 1.2 * bool({"total", "overall", "cumulative", "altogether"} & set(near)) + 2.5 * wide + 0.9 * quarter


def _phrase(after: tuple[Token, ...]) -> list[str]:
    words: list[str] = []
    for token in after:
        if token.text in ",;()" or token.low in ("and", "but", "compared", "against"):
            break
        words.append(token.low)
    return words


def held_against(mention: Mention, target: Target | None, words: set[str], pool: list[Mention]) -> float:
    """What is held against the target or the national average is the measure's figure."""
    said = {token.low for token in mention.tokens}
    return 0.8 * bool(said & (TARGETS | COMPARED))


_RULES: tuple[Rule, ...] = (held_against, first_said, same_words, of_result, of_unit, of_subset, as_part, latest, totalled)


def _of_part(mention: Mention, target: Target | None) -> float:
    """How well the words beside a figure name the target's part."""
    if target is None or not target.label:
        return 0
    label = _content(tokens(target.label))
    before = _content(mention.place.before) | _names(mention.place.before)
    after = _content(mention.place.after[:6]) | _names(mention.place.after[:6])
    sentence = _content(mention.tokens[: mention.within]) | _names(mention.tokens[: mention.within])
    named = label | _names(tokens(target.label))
    if not named:
        return 0
    share = max(len(named & before), len(named & after)) / len(named)
    return max(share, 0.5 * len(named & sentence) / len(named))


def _names(found: tuple[Token, ...]) -> set[str]:
    """Names of stages and grades, in one form: "Key Stage 2" and "KS2"."""
    return {token.low.replace("key stage", "ks").replace(" ", "") for token in found if token.name}


def _content(found: tuple[Token, ...]) -> set[str]:
    """Give the words that carry meaning, cut to their stems."""
    words = {token.low for token in found if token.sort not in (Sort.MARK, Sort.PERCENT, Sort.NUMBER) and token.low[:1].isalpha()}
    return {word[:6].rstrip("s") for word in words - _DULL if len(word) > 2}


def _figure(said: Narrative, mention: Mention, target: Target | None, ratios: list[Draft], parted: bool) -> Figure:
    token = mention.token
    ratio = next((draft.claim for draft in ratios if draft.stated == mention.at), None)
    return Figure(
        value=token.value if token.value is not None else Decimal(0),
        unit=unit_of(mention, target.unit if target else ""),
        as_at=_as_at(said, mention),
        label=target.label if parted and target else None,
        state=state_of(mention),
        numerator=ratio.a if ratio else None,
        denominator=ratio.b if ratio else None,
        printed=token.printed,
    )


def unit_of(mention: Mention, wanted: str) -> str:
    """Give the figure's own unit, else that of the target."""
    if mention.token.unit:
        return mention.token.unit
    if mention.place.per:
        return mention.place.per.unit
    return wanted if wanted and wanted not in ("%", "£", "pp") else "count"


def _as_at(said: Narrative, mention: Mention) -> str | None:
    """The time said of the figure, else the first that its sentence says, else the first of the narrative."""
    own = time_of(mention)
    if own:
        return own
    for sentence in (mention.tokens, said.sentences[0]):
        for before, token in zip((None, *sentence), sentence, strict=False):
            if token.is_time and token.when and not (before and before.low in ("by", "until", "from", "than", "in")):
                return token.when
    return None
