"""Figures of somebody else: "the North East average of 29.8%", "England 47%", "36% nationally"."""

from itertools import pairwise

from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import COMPARED, HELD_AGAINST, opening, up_to_mark
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set


def of_others(mention: Mention) -> Role | None:
    """North East average of 29.8%; England 47%; 36% nationally; (NE 30.9%, national 36%)."""
    if (
        mention.token.sort is Sort.POINTS
        and {"gap", "difference"} & set(mention.before(6))
        and COMPARED & set(mention.before(6))
    ):
        return Role.AMOUNT
    if _opens_comparing(mention.tokens[:_OPENING]) and mention.before(1) != ["of"]:
        return Role.OTHERS
    opened = opening(mention)
    if (
        opened is not None
        and mention.after(2) != [")", "."]
        and _compares_before(mention.tokens[max(0, opened - 6) : opened])
    ):
        return Role.OTHERS
    before = [token for token in mention.place.before if token.sort is not Sort.MARK or token.text in ",;"]
    near = up_to_mark(before)
    words = {token.low for token in near}
    words |= {part.removesuffix("'s").removesuffix("’s") for word in words for part in word.split("-")}
    if any(one.low in _BODIES and other.low.startswith("england") for one, other in pairwise(near)):
        words -= {"england"}
    if any(one.low == "similar" and other.low in _BODIES_LIKE for one, other in pairwise(near)):
        return Role.OTHERS
    if "unchanged" in words:
        words -= {"median"}  # the median is unchanged at 3.0: one's own
    if words & COMPARED or _names_region(near) or ("average" in words and _is_of_others(near)):
        return Role.OTHERS
    after = [token.low for token in mention.place.after[:6]]
    if _says_others_after(after):
        return Role.OTHERS
    return None


_OPENING = 9


def _opens_comparing(words: tuple[Token, ...]) -> bool:
    """To compare with the latest national figures - 58% were good and 30% fair: all of it is others'."""
    low = [token.low for token in words]
    return low[:2] in (["to", "compare"], ["for", "comparison"], ["by", "comparison"]) and bool(COMPARED & set(low))


def _compares_before(words: tuple[Token, ...]) -> bool:
    """Lower than the regional and family averages (1.32 and 1.28)."""
    return (
        bool({token.low for token in words} & COMPARED)
        and bool(words)
        and words[-1].low in ("average", "averages", "figures", "median")
    )


def _names_region(near: list[Token]) -> bool:
    """North East 5.2%; the South West figure of 8: as a name, not as a place where something stands."""
    for one, other in pairwise(near):
        if one.text in ("North", "South", "East", "West") and other.text in (
            "East",
            "West",
            "Midlands",
            "of",
            "Yorkshire",
            "Wales",
        ):
            return True
    return bool(near) and near[-1].text in (
        "NE",
        "NW",
        "SE",
        "SW",
        "EM",
        "WM",
        "SN",
        "SNs",
        "SHA",
        "GB",
        "UK",
        "Nat",
        "Eng",
        "Reg",
    )


def _is_of_others(near: list[Token]) -> bool:
    """The Northshire average of 45%; not "an average of 45 days", nor "average time"."""
    words = [token.text for token in near]
    at = [word.lower() for word in words].index("average")
    beside = [word.lower() for word in words[:at]]
    held = bool(set(beside) & HELD_AGAINST) and not set(beside[-2:]) & {
        "our",
        "rolling",
        "monthly",
        "quarterly",
        "annual",
        "own",
    }
    named = at > 0 and (held or words[at - 1][:1].isupper() or words[at - 1].lower() in _GROUPS)
    return named and words[at - 1].lower() not in ("the", "an", "a", "on", "our", "rolling", "year", "in")


_BODIES_LIKE = word_set("councils authorities areas boroughs districts services forces")
_BODIES = word_set("natural sport health historic arts highways nhs")
_GROUPS = word_set("group county authority council region borough district force cluster partnership")


def _says_others_after(words: list[str]) -> bool:
    for i, word in enumerate(words):
        if word in ("nationally", "regionally"):
            return True
        if word in COMPARED:
            return set(words[:i]) <= _PLACED and not ("(" in words[:i] and ")" not in words)
        if word not in _PLACED and word not in _MEASURED:
            return False
    return False


_PLACED = word_set("in for the across ( average throughout our its statistical similar nearest among at all")

_MEASURED = word_set("of pupils people adults children residents households days per")
