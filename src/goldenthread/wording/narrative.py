"""A narrative on its way to figures and claims: its tokens put right, and its sentences.

A narrative needs more of some tokens than a criterion does: "39 out of 71" and "21/26" are two counts, "i.e." is one
word, and a full stop ends a sentence or belongs to an abbreviation. What is put right here needs no meaning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from goldenthread.wording.dates import double_year
from goldenthread.wording.places import Place, places
from goldenthread.wording.tokens import MOST_KEPT, Sort, Token, tokens
from goldenthread.wording.vocabulary import word_set

# A text without full stops is cut here, so that no rule looks at more than this.
LONGEST_SENTENCE = 240
_ABBREVIATED = word_set(
    "no nos cat approx vs st fig figs inc"
    " dept cllr mr mrs ms dr para ref est avg max min prof incl excl resp qtr yr ave cf"
)
_LATIN = {("i", "e"): "ie", ("e", "g"): "eg"}
_BULLETS = frozenset("-–—•*·▪o")


# Told apart by identity: to compare two would mean to walk all their tokens.
@dataclass(frozen=True, eq=False)
class Narrative:
    """A text with its tokens by sentence. `places` has each quantity's surroundings by the place where it starts."""

    text: str
    sentences: tuple[tuple[Token, ...], ...]
    places: tuple[tuple[Place, ...], ...]

    def sentence_text(self, number: int) -> str:
        """Give a sentence as it is printed."""
        sentence = self.sentences[number]
        return self.text[sentence[0].start : sentence[-1].end]


def narrative(text: str) -> Narrative:
    """Read a text into sentences of typed tokens. Any text; the time is linear in its length."""
    return _kept(text) if len(text) <= MOST_KEPT else _narrative(text)


def _narrative(text: str) -> Narrative:
    sentences = tuple(_sentences(text, list(_put_right(list(tokens(text))))))
    return Narrative(text, sentences, tuple(tuple(places(sentence)) for sentence in sentences))


_kept = lru_cache(maxsize=64)(_narrative)


def _put_right(found: list[Token]) -> Iterator[Token]:
    at = 0
    while at < len(found):
        taken, made = _mended(found, at)
        yield from made
        at += taken


def _mended(found: list[Token], at: int) -> tuple[int, tuple[Token, ...]]:
    """Give how many tokens are taken from `at` on, and what they become."""
    token = found[at]
    if token.sort is Sort.WORD and token.low not in _MENDED:
        return 1, (token,)
    following = found[at + 1] if at + 1 < len(found) else None
    if token.of is not None and token.value is not None and token.value == token.value.to_integral_value():
        return 1, _two_counts(token)
    if token.sort is Sort.PER and token.text[0] == "/" and at and found[at - 1].is_quantity and not _is_round(token):
        return 1, _over(token)
    if token.name == "span" and token.low.endswith(("standard", "target")):
        return 1, _with_its_duration(token)
    if token.low in _NOTHING and _is_nothing_of_list(found, at):
        return 1, (replace(token, sort=Sort.NUMBER, value=Decimal(0), printed="0"),)
    if token.low == "minus" and following and following.is_quantity and following.value is not None:
        return 2, (replace(following, value=-following.value, start=token.start),)
    if token.high is not None and _is_year_range(found, at):
        when = double_year(*token.printed.split("-"))
        return 1, (replace(token, sort=Sort.PERIOD, value=None, high=None, when=when),)
    if token.high is not None and _is_listed(found, at):
        return 1, _two_figures(token)
    if _is_month_of_list(found, at):
        return 1, _month_and_figure(token)
    if token.sort is Sort.NUMBER and [each.low for each in found[at + 1 : at + 4]] == ["and", "a", "half"]:
        return _and_a_half(found, at)
    if token.sort is Sort.NUMBER and [each.low for each in found[at + 1 : at + 4]] in _OF_POINT:
        last = found[at + 3]
        return 4, (replace(token, sort=Sort.POINTS, unit="pp", text=f"{token.text} {last.text}", end=last.end),)
    if token.low in _ONE and following and following.low in _FRACTIONS and _is_by_how_much(found, at):
        return 2, (_fraction(token, following),)
    if token.sort is Sort.NUMBER and following and following.low in _POINTS and _differs(found, at):
        return 2, (
            replace(token, sort=Sort.POINTS, unit="pp", text=f"{token.text} {following.text}", end=following.end),
        )
    latin = _LATIN.get(tuple(each.low for each in found[at : at + 3 : 2]))  # type: ignore[arg-type]
    if latin and found[at + 1].text == ".":
        dotted = at + 3 < len(found) and found[at + 3].text == "."
        return 3 + dotted, (replace(token, sort=Sort.WORD, text=latin, end=found[at + 2].end),)
    return 1, (token,)


# The words of which something else can be made; of all others nothing is.
_NOTHING = frozenset({"nil", "none"})
_OF_POINT = (["of", "a", "point"], ["of", "one", "point"])
_ONE = frozenset({"a", "one"})
_FRACTIONS = {
    "third": Decimal("33.3"), "quarter": Decimal(25), "fifth": Decimal(20), "sixth": Decimal("16.7"),
    "eighth": Decimal("12.5"), "tenth": Decimal(10),
}  # fmt: skip
_MENDED = frozenset({"minus", *_ONE, *_NOTHING, *(first for first, _ in _LATIN)})
_POINTS = frozenset({"point", "points", "pt", "pts"})
_DIFFERS = word_set(
    "above below short ahead behind higher lower better worse more less up down over under away off adrift from on"
    " clear"
)


def _is_nothing_of_list(found: list[Token], at: int) -> bool:
    """Q1 18, Q2 nil, Q3 41: nothing, as the figure of a time in a list."""
    led = at - 1 if at and found[at - 1].text in (":", "-", "–", "=", "was") else at
    behind = found[at + 1] if at + 1 < len(found) else None
    ends = behind is None or behind.sort is Sort.MARK or behind.low == "and"
    return led > 0 and found[led - 1].is_time and ends


def _differs(found: list[Token], at: int) -> bool:
    """1.9 points short of; up 2 points: points of a percentage, not of a score."""
    behind = found[at + 2].low.split(" ")[0] if at + 2 < len(found) else ""
    before = found[at - 1].low if at else ""
    changed = (
        at > 1 and before == "of" and (found[at - 2].move is not None or found[at - 2].low in ("rise", "fall", "gap"))
    )
    apart = before in ("is", "was", "of") and bool(
        {"gap", "difference"} & {each.low for each in found[max(0, at - 8) : at]}
    )
    return apart or behind in _DIFFERS or changed or before in ("up", "down", "by", "gap", "difference")


def _and_a_half(found: list[Token], at: int) -> tuple[int, tuple[Token, ...]]:
    """Two and a half points adrift."""
    token, last = found[at], found[at + 3]
    value = (token.value or Decimal(0)) + Decimal("0.5")
    behind = found[at + 4] if at + 4 < len(found) else None
    if behind is not None and behind.low in _POINTS:
        return 5, (
            replace(token, sort=Sort.POINTS, unit="pp", value=value, text=f"{token.text} and a half", end=behind.end),
        )
    return 4, (replace(token, value=value, text=f"{token.text} and a half", end=last.end),)


def _is_by_how_much(found: list[Token], at: int) -> bool:
    """Up a fifth on; a third quicker; not "a quarter ago", nor "up a third floor"."""
    behind = found[at + 2].low.split(" ")[0] if at + 2 < len(found) else ""
    before = found[at - 1].low if at else ""
    ends = at + 2 == len(found) or found[at + 2].sort is Sort.MARK
    led = before in ("up", "down", "by") and (ends or behind in ("on", "from", "in", "since", "over", "to", "compared"))
    return led or behind in _MORE


_MORE = word_set(
    "more fewer less higher lower quicker faster slower longer shorter better worse cheaper dearer down up"
)


def _fraction(one: Token, part: Token) -> Token:
    text = f"{one.text} {part.text}"
    return replace(
        part, sort=Sort.PERCENT, text=text, start=one.start, value=_FRACTIONS[part.low], unit="%", printed=text
    )


def _is_year_range(found: list[Token], at: int) -> bool:
    """In 10-11: two years that follow each other, behind a word or mark that leads to a time."""
    token, before = found[at], found[at - 1].low if at else ""
    years = token.printed.split("-")
    if token.sort is not Sort.NUMBER or len(years) != 2 or [len(year) for year in years] != [2, 2]:
        return False
    return before in ("in", "for", "during", "since", "(", "the", "from") and double_year(*years)[4:5] == "/"


def _is_listed(found: list[Token], at: int) -> bool:
    """Walks 4,310, rides 2,880 - 9,155 in all: a wide dash before a total is no range."""
    token = found[at]
    spaced = any(f" {dash} " in token.text for dash in "-–—")
    behind = {each.low for each in found[at + 1 : at + 4]}
    return spaced and token.sort is Sort.NUMBER and (bool(behind & _TOTALS) or _ends_list(found, at))


def _ends_list(found: list[Token], at: int) -> bool:
    """Autumn 139,200, spring 128,450, summer 131,900 - 398,550: a list of figures, and what they make."""
    near = found[max(0, at - 9) : at]
    listed = [each for each in near if each.sort is Sort.NUMBER and each.high is None]
    return len(listed) > 1 and any(each.text == "," for each in near)


_TOTALS = word_set("all total altogether together combined overall")


def _two_figures(token: Token) -> tuple[Token, ...]:
    """Part "2,880 - 9,155" into its two numbers and the dash between them."""
    dash = next(at for at, letter in enumerate(token.text) if letter in "-–—" and at)
    lower, upper = token.printed.split("-", 1)
    second = token.start + token.text.index(upper, dash)
    between = token.start + dash
    return (
        replace(token, text=lower, end=token.start + len(lower), high=None, printed=lower, unit=""),
        Token(Sort.MARK, token.text[dash], between, between + 1),
        replace(token, text=upper, start=second, value=token.high, high=None, printed=upper),
    )


_MONTH_AND_FIGURE = re.compile(r"([A-Za-z]{3,9}(?: ?[-–] ?[A-Za-z]{3,9})?) (\d{1,4})")


def _is_month_of_list(found: list[Token], at: int) -> bool:
    """Jan 14, Feb 19, Mar 11: months of a list with their figures, and no years."""
    if not found[at].is_time or not _MONTH_AND_FIGURE.fullmatch(found[at].text):
        return False
    near = [found[other] for other in (at - 2, at + 2) if 0 <= other < len(found)]
    parted = {found[other].text for other in (at - 1, at + 1) if 0 <= other < len(found)} & {",", ";"}
    return bool(parted) and any(each.is_time and _MONTH_AND_FIGURE.fullmatch(each.text) for each in near)


def _month_and_figure(token: Token) -> tuple[Token, ...]:
    parts = _MONTH_AND_FIGURE.fullmatch(token.text)
    assert parts is not None
    start = token.start + parts.start(2)
    month = replace(token, text=parts[1], end=token.start + parts.end(1), sort=Sort.PERIOD, when="")
    return month, Token(Sort.NUMBER, parts[2], start, token.end, Decimal(parts[2]), printed=parts[2])


def _two_counts(token: Token) -> tuple[Token, ...]:
    upper = replace(token, text=token.printed, end=token.start + len(token.printed), of=None)
    words = token.text.lower().rsplit(" ", 1)
    lower = token.of or Decimal(0)
    start = token.end - len(words[-1])
    return (
        upper,
        Token(Sort.WORD, "out of", upper.end, start),
        Token(Sort.NUMBER, token.text[-len(words[-1]) :], start, token.end, lower, printed=words[-1]),
    )


def _is_round(per: Token) -> bool:
    return per.value is not None and set(f"{per.value:f}".rstrip("0")) <= {"1"}


def _over(per: Token) -> tuple[Token, ...]:
    mark = Token(Sort.MARK, "/", per.start, per.start + 1)
    return mark, Token(Sort.NUMBER, per.text[1:], per.start + 1, per.end, per.value, printed=per.printed)


def _with_its_duration(name: Token) -> tuple[Token, ...]:
    """Read "30 week standard" as a duration and a word."""
    words = name.text.rsplit(" ", 1)
    inside = tokens(words[0].replace("-", " "))
    if len(words) < 2 or len(inside) != 1 or not inside[0].is_quantity:
        return (name,)
    start = name.end - len(words[1])
    duration = replace(inside[0], start=name.start, end=name.start + len(words[0]))
    return duration, Token(Sort.WORD, words[1], start, name.end)


def _sentences(text: str, found: list[Token]) -> Iterator[tuple[Token, ...]]:
    sentence: list[Token] = []
    for at, token in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        if token.text == "." and not _ends(text, found, at):
            continue
        sentence.append(token)
        if following is None or len(sentence) >= LONGEST_SENTENCE or _parts(text, found, at, following):
            yield tuple(sentence)
            sentence = []
    if sentence:
        yield tuple(sentence)


def _parts(text: str, found: list[Token], at: int, following: Token) -> bool:
    between = text[found[at].end : following.start]
    if "\n" in between and (following.text in _BULLETS or between.count("\n") > 1 or found[at].text in ".:;!?"):
        return True
    return found[at].text in ".!?" and _ends(text, found, at)


def _ends(text: str, found: list[Token], at: int) -> bool:
    """Whether the mark at `at` ends a sentence: not the dot of an abbreviation, nor one inside a word."""
    if at + 1 == len(found):
        return True
    following = found[at + 1]
    if found[at].end == following.start:
        return following.text[:1].isupper() and following.sort is Sort.WORD and len(found[at - 1].text) > 2
    before = found[at - 1] if at else None
    if before is not None and before.end == found[at].start and _is_short(before):
        return before.text.isdigit() and not following.text[:1].islower()
    return not following.text[:1].islower() or "\n" in text[found[at].end : following.start]


def _is_short(token: Token) -> bool:
    return token.low in _ABBREVIATED or (len(token.text) == 1 and token.text.isalnum())
