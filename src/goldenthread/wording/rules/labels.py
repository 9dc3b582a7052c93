"""Which part of a measure a target is for, where there are several: "KS2", "new claims", "each year"."""

from goldenthread.wording.places import Place
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_ENDS = word_set(
    "in by during for and on at from with to the a an of per until before over under between within who that "
    "is are be was were"
)
_LONGEST = 4
# Words of order, time and reaching: among values for several times they tell when one is due, and name no part.
_ORDER = word_set(
    "then thereafter next later now this last first second third final finally interim intermediate target targets "
    "trajectory milestone milestones step steps stage stages way en route end year years quarter month months "
    "achieve achieving reach reaching attain hit"
)


def label_of(place: Place) -> str | None:
    """Give the words that tell this part from others: a stage beside it, "for ...", or the words around it."""
    return _yearly(place) or _name(place) or _for_whom(place) or _noun_after(place) or _noun_before(place)


def only_orders(label: str | None) -> bool:
    """Whether the words of a label only put values of one part in order: "interim target", "then"."""
    return bool(label) and set((label or "").casefold().split()) <= _ORDER


def _yearly(place: Place) -> str | None:
    words = place.words_after[:4]
    if "each" in words or "every" in words or words[:2] in (["a", "year"], ["per", "year"]):
        return "each year" if "year" in words else None
    return None


def _name(place: Place) -> str | None:
    """The stage, grade or age that stands nearest; one that follows "at" or "for" belongs to the number before it."""
    for at, token in enumerate(place.after[:3]):
        if _is_part(token) and at and place.after[at - 1].low in ("at", "for", "in"):
            return token.text
    near = [*reversed(place.before[-4:]), *place.after[:4]]
    return next((token.text for token in near if _is_part(token)), None)


def _is_part(token: Token) -> bool:
    return token.sort is Sort.NAME and token.name in ("stage", "grade", "level", "age")


def _for_whom(place: Place) -> str | None:
    for at, token in enumerate(place.after[:6]):
        if token.low == "for":
            return phrase(place.after[at + 1 :])
    return None


def _noun_after(place: Place) -> str | None:
    skipped = list(place.after)
    while skipped and (skipped[0].sort in (Sort.CHANGE, Sort.COMPARE) or skipped[0].low in ("of", "in", "new")):
        skipped.pop(0)
    return phrase(tuple(skipped))


def _noun_before(place: Place) -> str | None:
    words: list[Token] = []
    for token in reversed(place.before):
        if token.sort is Sort.WORD and token.low not in _ENDS:
            words.insert(0, token)
        elif words:
            break
    return " ".join(token.text for token in words[-_LONGEST:]) or None


def phrase(found: tuple[Token, ...]) -> str | None:
    """Give the first words of what follows, up to a preposition or a mark; None for none."""
    words: list[str] = []
    for token in found:
        if token.sort is not Sort.WORD:
            break
        if token.low in _ENDS:
            if words or token.low not in ("the", "a", "an"):
                break
            continue
        words.append(token.text)
    return " ".join(words[:_LONGEST]) or None
