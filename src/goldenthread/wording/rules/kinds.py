"""What kind of target a criterion sets."""

import re
from decimal import Decimal
from itertools import pairwise

from goldenthread.plan import Kind, Target
from goldenthread.wording.rules.directions import TIMES
from goldenthread.wording.rules.nature import is_time_given
from goldenthread.wording.rules.times import due_times
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import Move, word_set

# Counts of what there is at a time, not of what happens in a year.
_STOCKS = word_set(
    "average living temporary temp caseload caseloads gap level levels size number's stock waiting connections fte "
    "headcount vacancies apprentices members current turnover score rating time ratio rate list register "
    "registered any day month week quarter snapshot remain remaining maintain maintained accredited parks "
    "flags place capacity population memberships"
)
_HEADS = word_set(
    "head capita person household officer resident employee user member pupil visit case property dwelling home tenant"
)
_NO_FLOW = word_set("average avg mean temporary temp living time times score rate ratio")
_FLOWS = word_set(
    "total cumulative recruited appointed opened year annual annually visits created delivered built completed "
    "completions incidents crimes assisted helped trained supported new starts deaths injuries fires casualties "
    "complaints attend attended planted run calls admissions entrants prevented taken accidents collisions exclusions "
    "ksi ksis assaults burglaries thefts offences evictions"
)
_COMPARES = word_set("match matches equal line meet compared comparable compares reach top upper best with closer than")
_COMPARED = word_set(
    "average averages neighbour neighbours quartile quartiles decile benchmark benchmarks peers median "
    "comparators comparator similar nearest others nationally outturn previous last baseline year-on-year "
    "mean family earlier prior past city-wide citywide county-wide countywide borough-wide"
)
_PLACES = word_set(
    "national england english regional region uk gb british britain london wales welsh scotland scottish county city"
)
_FIGURES = word_set("figure figures rate rates mean level levels norm position performance score result results trend")
_MEASURED = word_set(
    "number numbers rate rates proportion percentage level levels % take-up uptake amount volume satisfaction "
    "gap average attainment performance score time incidents crime absence prevalence admissions visits use "
    "usage participation attendance income costs cost emissions recycling waste membership visitors complaints "
    "arrears"
)
_UNSET = ("tbc", "tba", "tbd", "determined", "confirmed", "agreed", "set", "established")
_RANKS = frozenset({"top", "bottom", "best", "upper", "lowest", "highest"})
_CHANGES = (Move.UP, Move.DOWN, Move.BETTER)
_FEW, _MANY = Decimal(3), Decimal(100)


def kind_of(targets: list[Target], found: tuple[Token, ...], beaten: bool) -> Kind:
    """Give the kind. `found` is all that is said; `beaten` tells that one's own earlier figure is the target."""
    if beaten:
        return Kind.COMPARATIVE
    if targets:
        return _with_targets(targets, found)
    return _without_targets(found)


def _with_targets(targets: list[Target], found: tuple[Token, ...]) -> Kind:
    if _is_deed(targets, found):
        return Kind.MILESTONE
    absolute = [target for target in targets if target.relative_to is None]
    if any(target.unit in _AMOUNTS for target in absolute):
        return Kind.CUMULATIVE if _is_made(found) else Kind.THRESHOLD
    if any(target.unit in ("count", "miles") for target in absolute):
        return Kind.CUMULATIVE if _builds_up(absolute, found) else Kind.THRESHOLD
    if any(target.unit in TIMES for target in absolute) and _is_time_given(found):
        return Kind.CUMULATIVE if absolute[0].value >= _MANY else Kind.THRESHOLD
    if any(target.unit == "£" for target in absolute):
        return Kind.CUMULATIVE if _money_builds_up(found) else Kind.THRESHOLD
    return Kind.THRESHOLD


def _is_time_given(found: tuple[Token, ...]) -> bool:
    """Hours of training given; not "delivered in an average of 30 days", which each of them takes."""
    said = [token.low for token in found[:40]]
    return is_time_given(" ".join(said)) and not _NO_FLOW & set(said)


_AMOUNTS = word_set("tonnes hectares km metres acres litres kWh MWh GWh MW kW") | {"sq m"}
_MADE = re.compile(
    r"\b(?:resurfac|repair|rebuil[dt]|buil[dt]\b|plant|creat|new\b|collect|recycl|install|laid\b|lay\b|restor|clear|additional"
    r"|extra\b|reus|generat|landfill|divert|treat|p\.a|per annum|a year)"
)


def _is_made(found: tuple[Token, ...]) -> bool:
    """Resurface 25 km; 150 ha of new woodland: lengths and weights build up where they are made, not where they are."""
    said = " ".join(token.low for token in found[:40])
    kept = any(token.move is Move.KEEP for token in found)
    a_head = " per " in said.replace("per annum", "").replace("per year", "") or "/" in said
    return bool(_MADE.search(said)) and not (kept or a_head or _NO_FLOW & set(said.split()))


def _is_deed(targets: list[Target], found: tuple[Token, ...]) -> bool:
    """One new scheme to be set up by June 2015: a few things, counted in words, done by a date."""
    one = targets[0]
    spelt = (
        one.printed.isalpha()
        and one.value <= _FEW
        and one.unit == "count"
        and one.printed.lower() not in ("no", "zero", "none")
    )
    return spelt and len(targets) == 1 and any(token.sort is Sort.DATE for token in found)


def _builds_up(targets: list[Target], found: tuple[Token, ...]) -> bool:
    words = {token.low for token in _outside(found)}
    if any(target.value != target.value.to_integral_value() for target in targets):
        return False
    moves = {token.move for token in found if token.move is Move.KEEP}
    if any(first.low == "at" and second.is_time for first, second in pairwise(found)):
        return False  # 85 at 31 March: what there is on a day
    if any(first.low == "per" and second.low in _HEADS for first, second in pairwise(found)):
        return False  # loans per head
    if _FLOWS & words and not _NO_FLOW & words:
        return True
    if targets[0].printed.lower() in ("no", "nobody", "none"):
        return False
    return not (_STOCKS & words or moves or _grows_to(found))


def _outside(found: tuple[Token, ...]) -> list[Token]:
    """Give the tokens without the brackets that have figures of their own: those speak of something else."""
    kept: list[Token] = []
    part: list[Token] = []
    for token in found:
        if token.text == "(":
            kept.extend(part)
            part = []
        part.append(token)
        if token.text == ")":
            kept.extend(() if part[0].text == "(" and any(inner.is_quantity for inner in part) else part)
            part = []
    return kept + part


def _grows_to(found: tuple[Token, ...]) -> bool:
    """Service to increase to 900 users: a stock that changes."""
    pairs = pairwise(found)
    return any(first.move in (Move.UP, Move.DOWN) and second.low == "to" for first, second in pairs)


_ONCE = word_set(
    "reserve backlog average cost costs per debt arrears balance balances reserves unit price value salary rent"
)


def _money_builds_up(found: tuple[Token, ...]) -> bool:
    return not _ONCE & {token.low for token in found}


def _without_targets(found: tuple[Token, ...]) -> Kind:
    words = [token.low for token in found]
    if is_unset(words):
        return Kind.THRESHOLD
    if is_comparative(found):
        return Kind.COMPARATIVE
    if due_times(found) or any(token.is_time and not token.when for token in found):
        return Kind.MILESTONE
    return Kind.COMPARATIVE if _wants_change(found) else Kind.QUALITATIVE


def is_unset(words: list[str]) -> bool:
    """Target TBC; target to be determined."""
    if "tbc" in words or "tba" in words or (words[-3:-1] == ["to", "be"] and words[-1] in _UNSET):
        return True
    at = words.index("target") if "target" in words else len(words)
    return any(word in _UNSET for word in words[at : at + 6]) and "be" in words[at : at + 6]


def is_comparative(found: tuple[Token, ...]) -> bool:
    """Above the national average; in the top quartile; better than last year; from the baseline of 72%."""
    compared_until = -1
    for at, token in enumerate(found):
        ranked = token.low in _RANKS and found[at + 1 : at + 2] and found[at + 1].sort in (Sort.PERCENT, Sort.NUMBER)
        if ranked or token.low in ("quartile", "quartiles", "decile"):
            return True
        if token.low == "year" and [later.low for later in found[at + 1 : at + 3]] == ["on", "year"]:
            return True
        if _against_time(found[at : at + 6]):
            return True
        if token.sort is Sort.COMPARE or token.move or token.low in _COMPARES:
            compared_until = at + 12
        beside = at > 0 and (found[at - 1].sort is Sort.COMPARE or found[at - 1].low in _COMPARES)
        if beside and token.low in _PLACES and token.low not in ("city", "county"):
            return True
        if at <= compared_until and (
            token.low in _COMPARED or (token.low in _PLACES and _is_figure(found[at + 1 : at + 4]))
        ):
            return True
    return False


def _against_time(found: tuple[Token, ...]) -> bool:
    """Lower than in 2009/10; as good as in the 2006 survey; kept at the 2008 level; same as last year."""
    words = [token.low for token in found]
    then = [token.is_time or token.low == "last" for token in found]
    if words[0].endswith(" than") and words[1:2] == ["in"]:
        return True in then[2:3]
    if words[0] == "as" or words[:2] == ["same", "as"]:
        return words[1:2] != ["at"] and any(then[1:]) and "as" in words[1:4]
    kept = found[0].move is Move.KEEP and True in then
    return kept and bool({"level", "levels"} & set(words[then.index(True) + 1 :][:1]))


def _is_figure(found: tuple[Token, ...]) -> bool:
    return any(token.low in _FIGURES for token in found)


def _wants_change(found: tuple[Token, ...]) -> bool:
    """Increase the number of visits: more than before, without saying how many."""
    changes = [
        token for token in found[:3] if token.move in (Move.UP, Move.DOWN, Move.BETTER) and token.low != "better"
    ]
    return bool(changes) and bool(_MEASURED & {token.low for token in found[:8]})
