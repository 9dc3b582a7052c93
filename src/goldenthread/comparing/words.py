"""What a wording comes down to once the way it was printed is taken away."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_DASHES = "\\-\u2010-\u2015"
# Every repeat of digits has an end: a text of nothing but digits is read in linear time too.
_TOKEN = re.compile(
    rf"(?P<years>(?<!\d)(?:(?:19|20)\d\d ?[/{_DASHES}] ?(?:(?:19|20)\d\d|\d\d)|\d\d/\d\d)(?!\d))"
    r"|(?P<number>\d{1,40}(?:[.,]\d{1,40}){0,12})"
    r"|(?P<word>[^\W\d_]+(?:\d{1,4}(?!\d))?)"
    r"|(?P<sign>[<>=£%+])"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3}){1,12}(?:\.\d{1,40})?")
_LONE_YEAR = re.compile(r"(?:19|20)\d\d")
_BRACKETS = re.compile(r"\([^()]{0,400}\)")
_QUOTES = str.maketrans("", "", "'’‘`\u00b4\u00ad")
_SIGNS = str.maketrans({"≤": "<=", "≥": ">="})

_ARTICLES = frozenset({"a", "an", "the"})
_SMALL_WORDS = """
of to in for and or by with on at from is are be been being was were that which who whose as per this these those their
its it all will has have had s into than during end year years qtr
"""
_MONTH_NAMES = """
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
"""
_FRAME_WORDS = """
number no percentage percent proportion rate ratio total level levels average overall target targets baseline reduce
reduced reduction increase increased increasing improve improved improvement maintain maintained achieve achieved
decrease least more less most fewer ongoing annual annually current outturn
"""
# A small number behind one of these is part of a name, not a figure: "stage 1".
_NUMBERED = frozenset({"stage", "level", "grade", "phase", "tier", "band", "type", "category"})
_LONGEST_LABEL = 2
# "One" is left out: it is seldom a figure.
_NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: str(number) for number, word in enumerate(_NUMBER_WORDS.split(), start=2)}
_SMALL = _ARTICLES | frozenset(_SMALL_WORDS.split())
_MONTHS = frozenset(_MONTH_NAMES.split())
# Words of the frame in which councils put any measure: they say little of which one it is.
FRAME = frozenset(_FRAME_WORDS.split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, sign or pair of years: how it is compared, and what was printed at `start` to `end`."""

    kind: str
    plain: str
    start: int
    end: int


def cleaned(text: str) -> str:
    """Take letter case, look of characters and apostrophes away. Lengths may change: tokens are placed in this text."""
    return unicodedata.normalize("NFKC", text).translate(_QUOTES).translate(_SIGNS).casefold()


def tokens(text: str) -> Iterator[Token]:
    """Part a cleaned text into words, numbers, signs and pairs of years."""
    for found in _TOKEN.finditer(text):
        number = _NUMBERS.get(found[0])
        kind = "number" if number else str(found.lastgroup)
        yield Token(kind, number or _PLAIN[kind](found[0]), found.start(), found.end())


def _plain_years(printed: str) -> str:
    """ "2011-12", "2011/2012" and "11/12" are one year."""
    first, second = re.findall(r"\d+", printed)
    if len(first) == 2:
        if (int(first) + 1) % 100 != int(second):
            return printed
        first = ("19" if first >= "50" else "20") + first
    return f"{first}/{second[-2:]}"


def _plain_number(printed: str) -> str:
    """ "1,130" is 1130 and "94.00" is 94, but "1.130" is not 1130."""
    whole = printed.replace(",", "") if _THOUSANDS.fullmatch(printed) else printed
    if whole.count(".") == 1 and "," not in whole:
        whole = whole.rstrip("0").rstrip(".")
    return whole.lstrip("0") or "0"


_PLAIN: dict[str, Callable[[str], str]] = {"years": _plain_years, "number": _plain_number, "word": str, "sign": str}


@lru_cache(maxsize=8192)
def reprint_key(text: str) -> str:
    """Give what stays the same when a text is printed otherwise: other spaces, punctuation, case, year style, articles.

    Figures and signs stay: "10 %" and "10%" are alike, "1.130" and "1,130" are not.
    """
    parts: list[str] = []
    for token in tokens(cleaned(text)):
        if token.kind == "word":
            parts.append("" if token.plain in _ARTICLES else token.plain)
        else:
            parts.append(f"#{token.plain}#")
    return "".join(parts).replace("percent", "#%#")


def content_words(text: str) -> list[str]:
    """Give the words that tell which measure this is, in their order: no figures, dates and small words."""
    words: list[str] = []
    last = ""
    for token in tokens(cleaned(text)):
        if token.kind == "word" and token.plain not in _SMALL and token.plain not in _MONTHS:
            words.append(token.plain)
        elif token.kind == "number" and last in _NUMBERED and len(token.plain) <= _LONGEST_LABEL:
            words[-1] += token.plain
        last = token.plain
    return words


def without_brackets(text: str) -> str:
    """Leave out what stands in round brackets: baselines, notes, abbreviations."""
    return _BRACKETS.sub(" ", text)


def wordings_only(text: str) -> list[str]:
    """Give all words in their order, without figures and years; for telling whether more than figures changed."""
    return [token.plain for token in tokens(cleaned(text)) if token.kind == "word" and token.plain not in _ARTICLES]


def figures(text: str) -> dict[str, str]:
    """Give the figures of a text, as they are compared and as printed with their sign: {"60%": "60%"}. No years."""
    clean = cleaned(text)
    found: dict[str, str] = {}
    for token in tokens(clean):
        if token.kind != "number" or _LONE_YEAR.fullmatch(clean[token.start : token.end]):
            continue
        before = "£" if clean[max(0, token.start - 2) : token.start].strip() == "£" else ""
        after = "%" if re.match(r"\s?(?:%|per ?cent)", clean[token.end : token.end + 9]) else ""
        printed = clean[token.start : token.end]
        found.setdefault(f"{before}{token.plain}{after}", f"{before}{printed}{after}")
    return found
