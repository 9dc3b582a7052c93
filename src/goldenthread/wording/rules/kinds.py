"""What kind of target a criterion sets."""

from decimal import Decimal

from goldenthread.plan import Kind, Target
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import Move

# Counts of what there is at a time, not of what happens in a year.
_STOCKS = frozenset(
    "average living temporary caseload gap level levels size number's stock waiting connections fte headcount vacancies apprentices "
    "members current turnover score rating time ratio rate list register registered any day month week quarter snapshot "
    "remain remaining maintain maintained hold accredited parks flags place capacity population memberships hectares".split()
)
_FLOWS = frozenset(
    "total cumulative year annual annually visits created delivered built completed completions incidents crimes assisted helped "
    "trained supported new starts deaths injuries fires casualties complaints attend attended planted run held visits calls "
    "admissions entrants prevented".split()
)
_COMPARED = frozenset(
    "national england regional neighbour neighbours average quartile benchmark peers family wales scotland median comparators "
    "comparator similar statistical nearest top other others city-wide citywide county-wide countywide borough-wide".split()
)
_EARLIER = frozenset("outturn previous last baseline year-on-year earlier prior past".split())
_MEASURED = frozenset(
    "number numbers rate rates proportion percentage level levels % take-up uptake amount volume satisfaction gap average attainment "
    "performance score time incidents crime absence prevalence admissions visits use usage participation attendance income "
    "costs cost emissions recycling waste".split()
)
_UNSET = ("tbc", "tba", "tbd", "determined", "confirmed", "agreed", "set", "established")
_FEW = Decimal(3)


def kind_of(targets: list[Target], found: tuple[Token, ...], beaten: bool) -> Kind:
    """Give the kind. `found` are the tokens of all that is said, `beaten` whether one's own earlier figure is the target."""
    if beaten:
        return Kind.COMPARATIVE
    if targets:
        return _with_targets(targets, found)
    return _without_targets(found)


def _with_targets(targets: list[Target], found: tuple[Token, ...]) -> Kind:
    if _is_deed(targets, found):
        return Kind.MILESTONE
    absolute = [target for target in targets if target.relative_to is None]
    if any(target.unit in ("count", "miles") for target in absolute):
        return Kind.CUMULATIVE if _builds_up(absolute, found) else Kind.THRESHOLD
    if any(target.unit == "£" for target in absolute):
        return Kind.CUMULATIVE if _money_builds_up(found) else Kind.THRESHOLD
    return Kind.THRESHOLD


def _is_deed(targets: list[Target], found: tuple[Token, ...]) -> bool:
    """One new programme to be introduced by March 2012: a few things, counted in words, done by a date."""
    one = targets[0]
    spelt = one.printed.isalpha() and one.value <= _FEW and one.unit == "count" and one.printed.lower() not in ("no", "zero", "none")
    return spelt and len(targets) == 1 and any(token.sort is Sort.DATE for token in found)


def _builds_up(targets: list[Target], found: tuple[Token, ...]) -> bool:
    words = {token.low for token in found}
    if any(target.high is not None or target.value != target.value.to_integral_value() for target in targets):
        return False
    moves = {token.move for token in found if token.move is Move.KEEP}
    if _FLOWS & words and not {"average", "temporary", "living"} & words:
        return True
    return not (_STOCKS & words or moves or _grows_to(found))


def _grows_to(found: tuple[Token, ...]) -> bool:
    """Programme to increase to 5,000 connections: a stock that changes."""
    pairs = zip(found, found[1:], strict=False)
    return any(first.move in (Move.UP, Move.DOWN) and second.low == "to" for first, second in pairs)


_ONCE = frozenset("average cost costs per debt arrears balance balances reserves unit price value salary rent".split())


def _money_builds_up(found: tuple[Token, ...]) -> bool:
    return not _ONCE & {token.low for token in found}


def _without_targets(found: tuple[Token, ...]) -> Kind:
    words = [token.low for token in found]
    if is_unset(words):
        return Kind.THRESHOLD
    if is_comparative(found):
        return Kind.COMPARATIVE
    if any(token.is_time for token in found):
        return Kind.MILESTONE
    return Kind.COMPARATIVE if _wants_change(found) else Kind.QUALITATIVE


def is_unset(words: list[str]) -> bool:
    """Target TBC; target to be determined."""
    if "tbc" in words or "tba" in words:
        return True
    at = words.index("target") if "target" in words else len(words)
    return any(word in _UNSET for word in words[at : at + 6]) and "be" in words[at : at + 6]


def is_comparative(found: tuple[Token, ...]) -> bool:
    """Above the national average; top quartile; better than last year; from the baseline of 89%."""
    words = {token.low for token in found}
    compares = any(token.sort is Sort.COMPARE or token.move for token in found) or bool(
        words & {"match", "equal", "line", "meet", "compared", "comparable", "reach", "top", "upper", "quartile", "with", "closer"}
    )
    return compares and bool(words & _COMPARED or words & _EARLIER)


def _wants_change(found: tuple[Token, ...]) -> bool:
    """Increase the number of visits: more than before, without saying how many."""
    changes = [token for token in found[:4] if token.move in (Move.UP, Move.DOWN, Move.BETTER)]
    return bool(changes) and bool(_MEASURED & {token.low for token in found[:8]})
