"""Words beside a figure that several rules look at, and the stretches of text that belong to it."""

from goldenthread.wording.figures.mentions import Mention
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

HELD_AGAINST = word_set(
    "against above below on over under exceeding exceeds exceeded exceed beat beating met meets missed than"
)

COMPARED = word_set(
    "england national nationally regional region regionally neighbour neighbours neighbouring peers peer "
    "family wales welsh scotland scottish unitary county peers all-wales uk britain gb london cipfa benchmark "
    "benchmarking comparator comparators quartile median nearest metropolitan unitaries"
)

EARLIER_WORDS = word_set("previous previously prior baseline earlier ago formerly originally")

_LAST = word_set(
    "year yr qtr quarter month time period report years financial term half week survey january february march april "
    "may june july august september october november december autumn spring summer winter"
)


def up_to_mark(before: list[Token]) -> list[Token]:
    """Give the words right before a figure, back to the last mark."""
    near: list[Token] = []
    for token in reversed(before[-9:]):
        if token.sort is Sort.MARK:
            break
        near.insert(0, token)
    return near


def opening(mention: Mention) -> int | None:
    """Where the bracket that the mention stands in opens."""
    if not mention.place.bracket:
        return None
    for at in range(mention.within - 1, max(-1, mention.within - 12), -1):
        if mention.tokens[at].text in "([":
            return at
    return None


LEVELS = word_set(
    "result results figure figures outturn outturns performance score scores rate rates average best record level "
    "levels position total totals survey surveys wave round count inspection baseline value reading measure return "
    "report reports high low peak number numbers"
)
_LEADS_TO_ANY = word_set("a an any another every each no some")
_TELLS = word_set("reported recorded estimated stated published achieved measured at around about")
_SPANNED = word_set("over within during")


def is_past(words: list[str]) -> bool:
    """Whether the words say an earlier time: last year, previously, the year before."""
    for at, word in enumerate(words):
        if word in EARLIER_WORDS and "than" not in words and _says_when(words, at):
            return True
        following = words[at + 1] if at + 1 < len(words) else ""
        spanned = words[max(0, at - 2) : at][:1] and words[max(0, at - 2) : at][0] in _SPANNED
        named = following.removesuffix("'s").removesuffix("’s") in _LAST
        if word in ("last", "previous") and named and not spanned and words[at - 1 : at] not in (["a"], ["any"]):
            return True
        if word in ("year", "quarter", "month") and following == "before":
            return True
        if word in ("months", "years", "weeks", "year") and following in ("back", "before"):
            return True
        if (
            word == "same"
            and following in _LAST | {"point", "stage"}
            and any(_is_year(each) for each in words[at + 2 :])
        ):
            return True
        if word in ("corresponding", "equivalent") and following in _LAST:
            return True
    return False


def _is_year(word: str) -> bool:
    return word[:4].isdigit() and word[:2] in ("19", "20")


def _says_when(words: list[str], at: int) -> bool:
    """Not "had a previous plan", "had previously been seen", "in the previous two years": these are no times."""
    word, before, behind = words[at], words[max(0, at - 1) : at], words[at + 1 :]
    if word in ("previously", "formerly", "originally"):
        told = behind[1:] if behind[:1] == ["been"] else behind
        return not told or not told[0].endswith("ed") or told[0] in _TELLS
    if word == "prior" and behind[:1] == ["to"]:
        return False
    if word not in ("previous", "earlier", "prior") or before in (["year"], ["years"], ["quarter"], ["month"]):
        return True
    if not behind or behind[0].removesuffix("'s").removesuffix("’s") in LEVELS | _LAST:
        return not before or before[0] not in _LEADS_TO_ANY or (bool(behind) and behind[0] in LEVELS)
    return before in (["the"], ["our"], ["its"]) and not behind[0][:1].isdigit() and behind[0] not in _COUNTS


_COUNTS = word_set("two three four five six seven eight nine ten twelve 12 18 24 few")
