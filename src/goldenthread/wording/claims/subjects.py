"""Whether two statements can be of one thing: the words that a clause begins with, and the nouns behind figures."""

from functools import lru_cache

from goldenthread.plan import Criterion
from goldenthread.wording.figures.mentions import Mention
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

# Words that say nothing of what is spoken of.
_GENERAL = word_set(
    "it this that these those which we they there here our their its his a an the is was are were be been being "
    "has have had performance result results outturn figure figures rate position total level overall number "
    "numbers percentage score average trend so therefore thus hence now also and but or at in on of to by for "
    "from with as up down since over under than more fewer less just only still about around nearly almost some "
    "roughly year years quarter month period time last previous same before ago representing meaning making "
    "giving improved improvement worsened amounts amount represents equates equal equals compared against stands "
    "stood went gone come came comes made make means gives show shows showing shown that's it's we're indeed "
    "again slightly currently year-on-year annual net change difference cent per percent point points q1 q2 q3 q4 "
    "end half first second third fourth full all ie eg which's what's whole done increased decreased"
    " equivalent equating corresponds"
    " brought bring seen saw taken got managed shaved knocked cut trimmed lost gained added now exactly altogether"
    " far date back we've they've"
    " slower quicker faster longer shorter higher lower better worse above below outside inside"
)
_LONGEST = 24
_AROUND = 10


def words_of_clause(mention: Mention) -> list[Token]:
    """The words that lead to a figure, back to the last figure or mark that parts statements."""
    led: list[Token] = []
    for token in reversed(mention.tokens[max(0, mention.within - _LONGEST) : mention.within]):
        if token.is_quantity or token.text in ";,:()":
            break
        led.insert(0, token)
    return led


def says_same(amount: Mention, level: Mention, criterion: Criterion | None) -> bool:
    """Performance fell by 1.6 points: the words that lead to a change name nothing but what the level is of."""
    led = tuple(words_of_clause(amount))
    last = amount.within - len(led) if level.sentence == amount.sentence else None
    return names_in(led) <= spoken_of(level, criterion, last)


def tells_same(one: Mention, other: Mention, criterion: Criterion | None) -> bool:
    """Last year 210 were approved: what is said around a figure, up to the next marks, is what the other is of."""
    behind = one.tokens[one.within + 1 : one.within + 1 + _BEHIND]
    ends = (at for at, token in enumerate(behind) if token.is_quantity or token.text in ",;:()." or token.low in _JOINS)
    said = (*words_of_clause(one), *behind[: next(ends, len(behind))])
    return names_in(said) <= spoken_of(other, criterion)


_BEHIND = 6
_JOINS = word_set("so and but which while")


def names_in(tokens: tuple[Token, ...], among: set[str] | None = None) -> set[str]:
    """The stems of the words that name something; of those in `among` only, where that is given."""
    words = {word for token in tokens if _is_name(token) for word in token.low.split()}
    return {_stem(word) for word in (words if among is None else words & among)} - {""}


def stems_of(tokens: tuple[Token, ...]) -> set[str]:
    """The stems of all words that say what is spoken of, those of change among them: "108 falls"."""
    words = [token.low for token in tokens if token.sort in (Sort.WORD, Sort.CHANGE)]
    return {_stem(word) for word in words if word not in _GENERAL and len(word) > 2}


def same_subject(one: Mention, other: Mention, criterion: Criterion | None) -> bool:
    """190 crimes; last year 40 arrests: a figure with another noun behind it is of another thing."""
    noun = _noun(one)
    return not noun or noun == _noun(other) or noun in spoken_of(other, criterion)


def _noun(mention: Mention) -> str:
    behind = mention.tokens[mention.within + 1 : mention.within + 2]
    plural = bool(behind) and behind[0].sort is Sort.WORD and behind[0].low.endswith("s") and _is_name(behind[0])
    return _stem(behind[0].low) if plural else ""


def _is_name(token: Token) -> bool:
    low = token.low.removesuffix("'s").removesuffix("’s")
    return (
        token.sort is Sort.WORD
        and not token.move
        and low not in _GENERAL | TARGETS
        and low[:1].isalpha()
        and len(low) > 2
    )


def spoken_of(level: Mention, criterion: Criterion | None, last: int | None = None) -> set[str]:
    """The words around a figure in its sentence, before the token `last`, and those of the criterion."""
    ends = level.within + _AROUND
    around = level.tokens[max(0, level.within - _AROUND) : ends if last is None else min(ends, last)]
    words = (word for token in around for word in token.low.split())
    return {_stem(word.strip(".,;:()")) for word in words} | _asked(criterion.text if criterion else "")


# A row's criterion is asked about for each of its figures, and then no more.
@lru_cache(maxsize=2)
def _asked(text: str) -> frozenset[str]:
    """The stems of a criterion's words."""
    return frozenset(_stem(word.strip(".,;:()")) for word in text.lower().replace("-", " ").split())


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    """Claims, claim; recycled, recycling: the first letters stand for the word."""
    word = word.removesuffix("'s").removesuffix("’s")
    for end in ("ing", "ions", "ion", "ed", "es", "s", "e"):
        if word.endswith(end) and len(word) > len(end) + 2:
            return word.removesuffix(end)
    return word
