"""The language in which rules for claims are drawn: shapes over typed tokens.

`line_of` writes a narrative's tokens as one line: a quantity is "<c7> ", its class and the number of its token; words
are in lower case; a full stop that ends a sentence is ". ". A shape is written for that line:

    {a:c} {of} {b:c} {8} \\( {p:p}      "1,486 of the 2,256 assessments (65.9%)"

- {a:cm} is a quantity of the classes c or m that gets the name a; {a} one of any class but percent and points;
- {8} is up to eight tokens that are no quantity and no mark; {,8} may hold commas, dashes and brackets as well;
- {of}, {is} and the other names of `_WORDS` are alternatives of words; anything else is a regular expression.

Classes: c count, p percent, k percentage points, m money, d duration, u with another unit. Other tokens that hold
figures are fillers: r "per 1,000", t a date or period, n a name, x a number that is part of a definition ("3 or more").
Every gap is bounded, so the time is linear in the length of the line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort, Token

_CLASSES = {Sort.PERCENT: "p", Sort.POINTS: "k", Sort.MONEY: "m", Sort.DURATION: "d"}
_FILLERS = {Sort.PER: "r", Sort.DATE: "t", Sort.PERIOD: "t", Sort.NAME: "n"}
_MARKS = {"(": "(", "[": "(", ")": ")", "]": ")", ",": ",", ";": ";", ":": ":", "/": "/", "=": "=", "+": "+"}
_MARKS |= dict.fromkeys("-–—", "-") | dict.fromkeys("'\"‘’“”*", "")

_FILLER_OR_DURATION = r"(?:[^\s<(),;:.=/+~-]\S* |<[tnrxd]\d+> )"
_WIDE = r"(?:[^\s<;:.=/+~]\S* |<[tnrxd]\d+> )"
_IS = (
    "equals|equalling|represents|represented|representing|equates to|equated to|equating to|"
    "equivalent to|equal to|makes|making|means|meaning|amounts to|amounting to|stands at|stood at|"
    "comes to|ie|or|a rate of|at a rate of|corresponds to|relates to|translates to|works out at|"
    "yields|yielding|gives|giving|resulting in|which is|which was|which gives|which means|that is|"
    "that was|this is|this was|is equivalent to|was equivalent to|is equal to"
)
_ABOUT = "about|approximately|approx|around|nearly|almost|just|over|under|some|roughly|circa|c|only|us|a|an|the"
_WORDS = {
    "of": r"(?:of|out of|from|in) ",
    "about": rf"(?:(?:{_ABOUT}) ){{0,3}}",
    "is": rf"(?:{_IS}) ",
    "by": r"(?:with|based on|from|being|reflecting|covering|after) ",
    "was": r"(?:is|was|are|were|has been|have been) ",
    "this": r"(?:this|these|those|which|(?:that|it)(?:['’]s)?) (?:is |was |are |were |figure |therefore |now ){0,2}",
    "dash": r"(?:[,:;=-] |and )?",
}
_NAMED = re.compile(r"\{(\w*)(?::(\w+))?\}|\{(,?)(\d+)\}")


def _piece(found: re.Match[str]) -> str:
    name, classes, wide, upto = found[1] or "", found[2], found[3], found[4]
    if upto or name.isdigit():
        return rf"{_WIDE if wide else _FILLER_OR_DURATION}{{0,{upto or name}}}?"
    if name in _WORDS:
        return _WORDS[name]
    classes = classes or "cmud"
    return rf"<(?P<{name}>[{classes}]\d+)> "


class Shape:
    """A drawn shape. Its pattern is compiled when it is first looked for: all of them take a quarter of a start."""

    def __init__(self, drawn: str) -> None:
        self._drawn = drawn

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(_NAMED.sub(_piece, self._drawn.replace(" ", "")).replace("_", " "))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Give the places of a line's text that have this shape, from left to right."""
        return self._pattern.finditer(text)

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """Give the place that begins at `at`, None where what begins there has another shape."""
        return self._pattern.match(text, at)


def shape(drawn: str) -> Shape:
    """Make a shape of a drawing. Blanks in the drawing only part its pieces; a blank that counts is "_"."""
    return Shape(drawn)


@dataclass(frozen=True)
class Line:
    """A narrative's tokens in one line; for each its sentence, and where in the line it starts."""

    text: str
    tokens: tuple[Token, ...]
    sentence_of: tuple[int, ...]
    starts: tuple[int, ...]


# Several rules ask for the line of one narrative, and then no more.
@lru_cache(maxsize=2)
def line_of(said: Narrative) -> Line:
    """Write the tokens of a narrative as one line."""
    found: list[Token] = []
    sentence_of: list[int] = []
    for number, sentence in enumerate(said.sentences):
        found.extend(sentence)
        sentence_of.extend([number] * len(sentence))
    chunks = [_chunk(found, at, sentence_of) for at in range(len(found))]
    starts = accumulate((len(chunk) for chunk in chunks), initial=0)
    return Line("".join(chunks), tuple(found), tuple(sentence_of), tuple(starts))


def _chunk(found: list[Token], at: int, sentence_of: list[int]) -> str:
    token = found[at]
    last = at + 1 == len(found) or sentence_of[at + 1] != sentence_of[at]
    end = "" if not last or token.text in ".!?" else ". "
    if token.is_quantity:
        return f"<{_class(found, at)}{at}> {end}"
    if token.sort in _FILLERS:
        return f"<{_FILLERS[token.sort]}{at}> {end}"
    if token.sort is Sort.MARK:
        if last and token.text in ".!?":
            return ". "
        mark = "" if _joins_words(found, at) else _MARKS.get(token.text, "~")
        return f"{mark} {end}" if mark else end
    return f"{_word(token)} {end}"


def _joins_words(found: list[Token], at: int) -> bool:
    """Recycled/composted; 12 months+: a mark that parts no figures."""
    before, behind = found[at - 1 : at], found[at + 1 : at + 2]
    if found[at].text == "=" and before and before[0].is_time and (at < 2 or found[at - 2].sort is Sort.MARK):
        return True  # Q1 = 64
    if found[at].text == "+":
        return not (behind and (behind[0].is_quantity or behind[0].is_time))
    figures = any(each.is_quantity for each in (*found[max(0, at - 2) : at], *found[at + 1 : at + 3]))
    tight = bool(before and behind) and before[0].end == found[at].start and behind[0].start == found[at].end
    return found[at].text == "/" and tight and not figures


def _word(token: Token) -> str:
    low = " ".join(token.low.split())
    return low if low[:1].isalnum() else "~"


def _class(found: list[Token], at: int) -> str:
    token = found[at]
    following = found[at + 1] if at + 1 < len(found) else None
    limited = token.sort is Sort.MONEY and at and found[at - 1].sort is Sort.COMPARE
    noted = bool(at) and found[at - 1].text == "[" and following is not None and following.text == "]"
    span = following is not None and token.printed.isalpha() and following.low in ("quarters", "halves", "terms")
    span = span or (bool(at) and token.low.endswith("quarters") and found[at - 1].low in ("first", "last", "past"))
    if token.high is not None or limited or noted or span or _is_said_again(found, at):
        return "x"  # a range; contracts under £50,000; a note [3]; three quarters of a year
    if following and following.sort is Sort.COMPARE and following.after and token.sort in (Sort.NUMBER, Sort.DURATION):
        return "x"
    if token.sort is Sort.NUMBER and token.unit:
        return "u"
    return _CLASSES.get(token.sort, "c")


def _is_said_again(found: list[Token], at: int) -> bool:
    """Two-thirds (66.5%): the figure behind the words is what is meant."""
    words = found[at].sort is Sort.PERCENT and found[at].printed[:1].isalpha() and not found[at].low.endswith("cent")
    behind = found[at + 1 : at + 3]
    return words and len(behind) > 1 and behind[0].text == "(" and behind[1].sort is Sort.PERCENT


def matches(line: Line, shapes: tuple[Shape, ...]) -> Iterator[dict[str, int]]:
    """Give what the shapes find: the number of the token for each name, shape by shape."""
    for drawn in shapes:
        for found in drawn.finditer(line.text):
            yield {name: int(value[1:]) for name, value in found.groupdict().items() if value}


def end_of(line: Line, at: int) -> int:
    """Give where in the line the quantity at `at` ends."""
    return line.text.index("> ", line.starts[at]) + 2
