"""What each quantity of a narrative is to the measure: one rule a function, tried in the order of `_RULES`.

A rule looks at the words near a quantity and says a role, or None where it knows nothing. What no rule knows is the
measure's own figure.
"""

from collections.abc import Callable
from dataclasses import replace

from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.rules.roles import change_of
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import Move

Rule = Callable[[Mention], Role | None]

TARGETS = frozenset("target targets goal trajectory profile profiled milestone standard threshold ceiling quota aim ambition".split())
BESIDE_TARGET = frozenset(
    "of is was rate figure for the year years a an annual end year-end quarter quarterly q1 q2 q3 q4 period level set at to be "
    "( : - – = , this our full by date half whole total month months profiled revised local national stretch interim and achieve "
    "least no more than less fewer reach reaching value number being set".split()
)
_HELD_AGAINST = frozenset("against above below on over under exceeding exceeds exceeded exceed beat beating met meets missed than".split())
COMPARED = frozenset(
    "england english national nationally regional region regionally neighbour neighbours neighbouring peers peer family wales welsh "
    "scotland scottish unitary county peers all-wales uk britain gb london cipfa benchmark benchmarking comparator comparators quartile median nearest "
    "metropolitan unitaries".split()
)
_FORECASTS = frozenset(
    "forecast forecasts forecasted forecasting projected projection projections predicted prediction predicts expected expects expect "
    "anticipated anticipate should would will likely hope hoped aiming estimated-outturn intend potential "
    "needed needs need further remaining".split()
)
EARLIER_WORDS = frozenset("previous previously prior baseline earlier ago formerly originally".split())
_AGAINST = frozenset("compared comparing comparison compares against than versus vs from".split())
_LAST = frozenset("year quarter month time period report years financial term half week survey january february march april may june july "
    "august september october november december autumn spring summer winter".split())  # fmt: skip
_TOLERANCE = frozenset("tolerance variance tolerances margin".split())
def _starts_dates(mention: Mention) -> bool:
    """9-13 March; from 6 to 20 October."""
    behind = mention.tokens[mention.within + 1 : mention.within + 3]
    return len(behind) == 2 and behind[0].low in ("-", "–", "to", "and", "/", "&") and behind[1].sort is Sort.DATE and behind[1].text[:1].isdigit()


_NUMBERED = frozenset("phase stage year tier zone part wave round step option level tranche lot appendix section item key".split())
_DEFINES = frozenset("within in for same every over each following after under inside per last next past first".split())


def tolerance(mention: Mention) -> Role | None:
    """Within the agreed 2% tolerance."""
    near = mention.after(2) + mention.before(2)
    return Role.ASIDE if _is_share(mention) and _TOLERANCE & set(near) else None


def limit_in_definition(mention: Mention) -> Role | None:
    """Within 10 working days; 3 or more placements; over a 12 month period; phase two."""
    token, place = mention.token, mention.place
    if token.sort is Sort.NUMBER and (set(mention.before(1)) & _NUMBERED or _starts_dates(mention)):
        return Role.ASIDE
    if token.sort in (Sort.NUMBER, Sort.DURATION) and place.compare and place.compare.after:
        return Role.ASIDE
    if token.sort is Sort.DURATION and (set(mention.before(2)) & _DEFINES or token.unit == "years"):
        return Role.ASIDE
    return None


def target_said(mention: Mention) -> Role | None:
    """Against a target of 500; target: 60%; the 75% target."""
    before = mention.before(8)
    at = max((i for i, word in enumerate(before) if word in TARGETS or word.split("-")[0] in TARGETS), default=None)
    if at is not None and set(before[at + 1 :]) <= BESIDE_TARGET:
        if before[at + 1 :][-1:] == ["by"] and set(before[max(0, at - 4) : at]) & (_HELD_AGAINST | {"short", "shy", "ahead"}):
            return Role.AMOUNT
        held = bool(set(before[max(0, at - 3) : at]) & _HELD_AGAINST) and bool({"is", "was"} & set(before[at + 1 :]))
        moved_to = before[at + 1 :][:1] in (["at"], [","], ["and"], ["with"])
        without = before[max(0, at - 1) : at] in (["no"], ["without"])
        counted = mention.after(1) in (["of"], ["out"], ["/"]) and before[-1:] == ["("]
        if not held and not moved_to and not without and not counted:
            return Role.TARGET
    return Role.TARGET if _is_target_behind(mention.after(5)) else None


def _is_share(mention: Mention) -> bool:
    return mention.token.sort in (Sort.PERCENT, Sort.POINTS)


def _is_target_behind(words: list[str]) -> bool:
    """The 75% target; the 43 allowed for; 60 year end target."""
    for word in words[:4]:
        if word in TARGETS:
            return True
        if word not in _MAY_LEAD_TARGET:
            break
    return words[:2] in (["allowed", "for"], ["aimed", "for"], ["set", "for"]) or words[:1] in (["profiled"], ["targeted"], ["budgeted"])


_MAY_LEAD_TARGET = frozenset(
    "annual end year year-end full-year quarterly quarter monthly period half-year local national stretch profiled profile interim council "
    "corporate contract agreed revised original statutory in-year cumulative day days week working minute hour per day's".split()
)


_ENDS_NOUN = frozenset("of , ; . ( ) : and but against which in to is was were are by at on with for from compared - above below exceeding over".split())


def of_others(mention: Mention) -> Role | None:
    """North East average of 29.8%; England 47%; 36% nationally; (NE 30.9%, national 36%)."""
    before = [token for token in mention.place.before if token.sort is not Sort.MARK or token.text in ",;"]
    near = _up_to_mark(before)
    words = {token.low for token in near}
    words |= {part for word in words for part in word.split("-")}
    if words & COMPARED or _names_region(near) or ("average" in words and _is_of_others(near)):
        return Role.OTHERS
    after = [token.low for token in mention.place.after[:6]]
    if _says_others_after(after):
        return Role.OTHERS
    return None


def _names_region(near: list[Token]) -> bool:
    """North East 5.2%; the South West figure of 8: as a name, not as a place where something stands."""
    for one, other in zip(near, near[1:], strict=False):
        if one.text in ("North", "South", "East", "West") and other.text in ("East", "West", "Midlands", "of", "Yorkshire", "Wales"):
            return True
    return bool(near) and near[-1].text in ("NE", "NW", "SE", "SW", "EM", "WM", "SN", "SNs")


def _up_to_mark(before: list[Token]) -> list[Token]:
    near: list[Token] = []
    for token in reversed(before[-9:]):
        if token.sort is Sort.MARK:
            break
        near.insert(0, token)
    return near


def _is_of_others(near: list[Token]) -> bool:
    """The Northshire average of 45%; not "an average of 45 days", nor "average time"."""
    words = [token.text for token in near]
    at = [word.lower() for word in words].index("average")
    beside = [word.lower() for word in words[:at]]
    held = bool(set(beside) & _HELD_AGAINST) and not set(beside[-2:]) & {"our", "rolling", "monthly", "quarterly", "annual", "own"}
    named = at > 0 and (held or words[at - 1][:1].isupper() or words[at - 1].lower() in _GROUPS)
    return named and words[at - 1].lower() not in ("the", "an", "a", "on", "our", "rolling", "year", "in")


_GROUPS = frozenset("group county authority council region borough district force cluster partnership".split())


def _says_others_after(words: list[str]) -> bool:
    for i, word in enumerate(words):
        if word in ("nationally", "regionally"):
            return True
        if word in COMPARED:
            return set(words[:i]) <= _PLACED and not ("(" in words[:i] and ")" not in words)
        if word not in _PLACED and word not in _MEASURED:
            return False
    return False


_PLACED = frozenset("in for the across ( average throughout".split())
_MEASURED = frozenset("of pupils people adults children residents households days per".split())


def amount_of_change(mention: Mention) -> Role | None:
    """Up 5%; increased by 172; 10 fewer than; an improvement of 0.9 days; 3.9 points above."""
    place, token = mention.place, mention.token
    lead = place.lead
    if lead in ("to", "from", "at"):
        return None
    if change_of(place) or _change_noun_of(mention) or _difference_after(mention):
        return Role.AMOUNT
    if token.sort is Sort.PERCENT and (_is_amount_before(mention) or _says_move_in_bracket(mention)):
        return Role.AMOUNT
    return Role.AMOUNT if token.text[:1] in "+-−" and place.bracket and token.sort is Sort.PERCENT else None


def _is_amount_before(mention: Mention) -> bool:
    """A reduction of 43 (9.5%): the bracket says the same in per cent."""
    before = mention.tokens[: mention.within]
    at = next((i for i in range(len(before) - 1, max(-1, len(before) - 5), -1) if before[i].is_quantity), None)
    if at is None or not {token.low for token in before[at + 1 :]} & {"(", "or", "/"} or before[at].sort is Sort.PERCENT:
        return False
    led = [token.low for token in before[max(0, at - 3) : at]]
    return led[-1:] in (["of"], ["by"]) and (before[at - 2].move in _CHANGED or before[at - 2].low in _CHANGE_NOUNS)


def _says_move_in_bracket(mention: Mention) -> bool:
    """Rose from 402 to 431 (6.7%)."""
    opened = _opening(mention)
    if opened is None or opened != mention.within - 1 or mention.after(1) != [")"]:
        return False
    before = mention.tokens[max(0, opened - 12) : opened]
    levels = [at for at, token in enumerate(before) if token.is_quantity]
    if len(levels) < 2 or any(before[at].sort is Sort.PERCENT for at in levels):
        return False
    words = [token.low for token in before]
    return "from" in words[: levels[-2]][-2:] and "to" in words[levels[-2] : levels[-1]][-2:]


_CHANGED = (Move.UP, Move.DOWN, Move.BETTER, Move.WORSE)
_CHANGE_NOUNS = frozenset("rise fall dip jump swing gap difference shortfall surplus overspend underspend slip variance climb".split())
_SMALL = frozenset("a an the just only about around some over nearly almost approximately further another net total by of further slight small".split())


def _change_noun_of(mention: Mention) -> bool:
    """An increase of 12; fell by 6; down 12; by 3, from 50 to 47."""
    before = list(mention.tokens[max(0, mention.within - 6) : mention.within])
    led = False
    for token in reversed(before):
        if token.low in ("by", "of"):
            led = True
        elif token.move in _CHANGED or token.low in _CHANGE_NOUNS:
            return led or token.low in ("up", "down")
        elif token.low not in _SMALL and token.sort is not Sort.NAME:
            break
    if led and mention.before(1) == ["by"]:
        exceeded = set(mention.before(8)) & {"exceeding", "exceeded", "exceeds", "short", "missed", "missing", "beating", "beat", "above", "below", "over", "under"}
        return mention.after(2) == [",", "from"] or bool(exceeded)
    return False


_DIFFERENT = frozenset(
    "more fewer less lower higher above below short ahead behind better worse longer shorter faster slower quicker over under up down "
    "greater increase decrease reduction rise fall drop improvement deterioration decline adrift shy off".split()
)
_MAY_STAND_BETWEEN = frozenset("of per cent points year on months fte days weeks cases people".split())


def _difference_after(mention: Mention) -> bool:
    """10 fewer than the 43; 37.4 weeks over the standard; a 5% fall."""
    after = mention.tokens[mention.within + 1 : mention.within + 5]
    for at, token in enumerate(after):
        word = token.low.split(" ")[0]
        if token.after:
            return False
        if word in _DIFFERENT:
            return _is_difference(word, [each.low for each in after[at + 1 :]], mention)
        if at >= 2 or token.low not in _MAY_STAND_BETWEEN:
            return False
    return False


def _is_difference(word: str, following: list[str], mention: Mention) -> bool:
    if word in ("better", "worse"):
        return bool({"than", "off"} & {*following[:1], *mention.after(4)[1:]})
    if word in ("over", "under", "up", "down", "behind", "above", "below"):
        near = mention.after(7)
        if word in ("up", "down") and mention.token.sort is Sort.PERCENT:
            return True
        return bool(TARGETS & set(near)) or bool({"last", "previous", "average", "standard", "baseline", "profile", "same", "the"} & set(near)) and not (
            "over the" in " ".join(near) and {"year", "period", "quarter", "month", "summer"} & set(near[:4])
        )
    return True


def forecast(mention: Mention) -> Role | None:
    """Forecast to reach 480; expected outturn of 92%; a further 12 are needed."""
    words = mention.before(7)
    for word, following in zip(reversed(words), ["", *reversed(words)], strict=False):
        if word in (";", ".", "but", ")"):
            break
        if word in _FORECASTS or (word in ("track", "course") and following == "to"):
            return Role.FORECAST
    return Role.FORECAST if set(mention.after(4)) & {"forecast", "projected", "expected", "planned", "required", "needed"} else None


def earlier(mention: Mention) -> Role | None:
    """From 54 in Q1; compared with 45.4% the year before; last year's 12; (237 in 2010/11)."""
    return Role.EARLIER if said_of_the_past(mention) or _from_level(mention) or _in_bracket(mention) else None


def _in_bracket(mention: Mention) -> bool:
    """... than last year (34); a fall on 2013/14 (658); now 68.4 (2010: 66.9); 91% (Q1 84, Q2 88)."""
    opened = _opening(mention)
    if opened is None or not any(token.is_quantity for token in mention.tokens[:opened]):
        return False
    inside = mention.tokens[opened + 1 : mention.within]
    outside = [word for token in mention.tokens[max(0, opened - 6) : opened] for word in token.low.split()]
    if not inside:
        timed = mention.tokens[opened - 1].is_time and bool(set(outside) & _HELD_TO)
        return timed or _is_past(outside[-4:])
    last = inside[-1] if inside[-1].sort is not Sort.MARK else inside[-2] if len(inside) > 1 else inside[-1]
    closing = mention.after(1) in ([")"], [","], [";"])
    return last.is_time and closing


_HELD_TO = frozenset("on than from against compared to v vs with over in".split())


def _opening(mention: Mention) -> int | None:
    """Where the bracket that the mention stands in opens."""
    if not mention.place.bracket:
        return None
    for at in range(mention.within - 1, max(-1, mention.within - 12), -1):
        if mention.tokens[at].text in "([":
            return at
    return None


def _from_level(mention: Mention) -> bool:
    lead = mention.place.lead
    before = mention.before(12)
    if lead == "from":
        return _moved_before(mention) or _goes_to(mention)
    if set(before[-6:]) & _AGAINST_EARLIER or (mention.place.bracket and _opens_with_comparison(mention)):
        return not _is_quantified(before)
    upon = [i for i, word in enumerate(before) if word in ("on", "upon")]
    if upon and before[upon[-1] - 1 : upon[-1]] and before[upon[-1] - 1] in _ON_EARLIER:
        return len(before) - upon[-1] <= 7
    return False


def _moved_before(mention: Mention) -> bool:
    """Fell from 92; is an improvement from 92; up from 92."""
    return any(token.move for token in mention.tokens[max(0, mention.within - 6) : mention.within])


def _goes_to(mention: Mention) -> bool:
    """From 92 in May to 86."""
    behind = mention.tokens[mention.within + 1 : mention.within + 12]
    for at, token in enumerate(behind):
        if token.low == "to" and any(each.is_quantity for each in behind[at + 1 : at + 4]):
            return not (at and behind[at - 1].low in ("equivalent", "equal", "equates", "up", "due"))
        if token.is_quantity:
            return False
    return False


_AGAINST_EARLIER = frozenset("compared comparing comparison compares than versus vs v".split())


def _opens_with_comparison(mention: Mention) -> bool:
    """All of "(compared to 284 admissions, a rate of 969)" is of the earlier time."""
    inside: list[str] = []
    for token in reversed(mention.tokens[max(0, mention.within - 20) : mention.within]):
        if token.text == "(":
            break
        inside.append(token.low)
    return bool(_AGAINST_EARLIER & set(inside[-2:]))


def _is_quantified(before: list[str]) -> bool:
    """Fewer than 200 came: no comparison with an earlier figure."""
    return before[-1:] == ["than"] and before[-2:-1] in (["more"], ["less"], ["fewer"], ["greater"])


_ON_EARLIER = frozenset("improvement increase decrease reduction rise fall up down drop improved advance deterioration decline better".split())


def said_of_the_past(mention: Mention) -> bool:
    """Whether the words beside it say an earlier time: last year, previously, the baseline of."""
    before = [token.low for token in _up_to_mark([each for each in mention.place.before if each.text != ":"])][-7:]
    if "to" in before:
        before = before[len(before) - before[::-1].index("to") :]
    after = _phrase_after(mention)
    return _is_past(before) or _is_past(after)


def _phrase_after(mention: Mention) -> list[str]:
    words: list[str] = []
    for token in mention.place.after[:8]:
        if token.text in ",;)." or token.low in ("and", "but", "to", "which", "compared", "against", "than"):
            break
        words.append(token.low)
    return words


def _is_past(words: list[str]) -> bool:
    if set(words) & EARLIER_WORDS and "than" not in words:
        return True
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word in ("last", "previous") and following.removesuffix("'s").removesuffix("’s") in _LAST:
            return True
        if word in ("year", "quarter", "month") and following == "before":
            return True
    return False


# Tried in this order.
_RULES: tuple[Rule, ...] = (tolerance, target_said, limit_in_definition, amount_of_change, of_others, forecast, earlier)


def role_of(mention: Mention) -> Role:
    """Give the role of a quantity by the first rule that knows it."""
    return next((role for rule in _RULES if (role := rule(mention))), Role.OWN)


def mentions_of(said: Narrative) -> tuple[Mention, ...]:
    """Give each quantity of a narrative with its role."""
    made: list[Mention] = []
    first = 0
    for number, (sentence, there) in enumerate(zip(said.sentences, said.places, strict=True)):
        where = {token.start: at for at, token in enumerate(sentence)}
        for place in there:
            within = where[place.token.start]
            made.append(Mention(first + within, number, place, sentence, within))
        first += len(sentence)
    return tuple(replace(mention, role=role_of(mention)) for mention in made)
