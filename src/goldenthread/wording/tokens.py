"""Typed tokens: what the words and figures of a text are, before any rule asks what they mean.

`tokens` walks the text once from left to right. At each place the readers below are asked in the order of `_READERS`;
the first that knows what stands there gives the token. Most words open nothing that one knows, and none is asked.
No reader looks further ahead than a few words, so the time is linear in the length of the text. A second walk joins two
numbers to a range: "10-15%", "between 5 and 8".
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from goldenthread.wording import bounds, clock, dates, names, numbers
from goldenthread.wording.bounds import bound_at
from goldenthread.wording.clock import clock_at
from goldenthread.wording.dates import date_at
from goldenthread.wording.names import name_at
from goldenthread.wording.openings import DIGITS, Openings
from goldenthread.wording.token import Sort as Sort
from goldenthread.wording.token import Token as Token
from goldenthread.wording.vocabulary import DURATIONS, MOVES, UNITS

Reader = Callable[[str, int], Token | None]


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


_WORD = _pattern(r"[^\W\d_](?:[\w’']|(?<=\w)[-&](?=\w)){0,60}")
_REST = re.compile(r"\w{1,60}|[-–—]{1,2}>|.", re.DOTALL)
# Units that are written without a space: "12.5kg", "2pp", "20mins".
_GLUED = (
    r"(?:kgs?|km|s|t|ha|[kmg]wh|[kmg]w|m2|m²|days?|mins?|secs?|hrs?|wks?|mths?|yrs?|pps?|p|ppts?|pts?|wte|fte|mph|mg|kt"
    r"|pct|pa|[µμu]g/m[3³])"
)
_NUMBER = _pattern(
    rf"(?P<sign>[-−–+](?=\d))?(?P<figures>{numbers.FIGURES})(?P<scale>{numbers.SCALE})?(?!\d)(?:(?![^\W\d_])|(?={_GLUED}\b))"
)
_IN_WORDS = _pattern(rf"{numbers.WORDS}(?![\w-])")
_FRACTION = _pattern(numbers.FRACTION)
_FRACTION_GOES_ON = _pattern(
    r"(?: of| in| to| fewer| more| less| lower| higher| cheaper| reduction| increase| cut\b| by\b| the\b| from\b"
    r"| on (?=the\b|last\b|\d)| against\b| compared\b| below\b| above\b| off\b"
    r"| up\b| down\b)"
    r"| ?(?:$|[.,;()])"
)
_IN_N = _pattern(
    rf"(?P<a>{numbers.FIGURES}|{numbers.WORDS}) (?P<how>in (?:every )?|out of (?:every )?|of every )"
    rf"(?P<b>{numbers.FIGURES}|{numbers.WORDS})(?![\w%]|/\d)"
)
_OF_FIVE = _pattern(r"(?P<a>\d(?:\.\d{1,2})?) ?/ ?(?P<b>5|10)(?![\w%/]|\.\d)")
_SCORES = _pattern(r"\b(?:scor|rat(?:ed|ing)|mark|satisf|index|average)[a-z]{0,6}\b[^\d]{0,24}$")
_ONE_THING_IN_N = _pattern(
    rf"(?:(?P<a>one|1) [a-z]{{3,15}} (?P<how>in (?:every )?)"
    rf"|(?P<a2>{numbers.FIGURES}|{numbers.WORDS}) [a-z]{{3,15}} (?P<how2>out of (?:every )?|in every ))"
    rf"(?P<b>{numbers.FIGURES}|{numbers.WORDS})(?![\w%]|/\d)"
)
_MONEY = _pattern(rf"(?P<sign>[-−–](?= ?£))? ?£ ?(?P<figures>-?{numbers.FIGURES})(?P<scale>{numbers.SCALE})?(?!\d)")
_MONEY_UNIT = _pattern(r"£ ?(?:['’]?000(?:['’]?s|k)?|k|m|millions?|thousands?)(?![\w,.]\d|\w)")
_PENCE = _pattern(rf"(?P<figures>{numbers.FIGURES})(?:p\b(?!\.)| ?pence\b)")
_PER = _pattern(
    rf"(?:per|/ ?|(?:in|for|out of) (?:every|each) )\s?"
    rf"(?P<n>{numbers.FIGURES}|ten thousand|hundred thousand|(?:one )?hundred|thousand|million)"
    rf"(?P<scale>{numbers.SCALE})?(?![\w%]|/\d)"
)
_PERCENT = _pattern(r" ?(?:%|per ?cent(?:age)?\b(?! points?| pts?)|pct\b)(?! ?-?(?:age )?(?:pts?|points?|ppts?)\b)")
_POINTS = _pattern(r" ?(?:(?:%|per ?cent(?:age)?) ?-?(?:age )?(?:points?|pts?|ppts?)\b|ppts?\b|pps?\b|p\.p\.)")
_UNIT = _pattern(
    r"[ -]?(?P<working>(?:working|calendar|clear|school|consecutive) )?"
    r"(?P<unit>[fw]te[ -](?:working )?days?|[µμu]g/m[3³]|sq(?:uare)?\.? (?:m|metres|ft|feet)|[a-z]{1,12}(?:2e?)?)(?!\w)"
)
_HUNDREDS = {"ten thousand": 10_000, "hundred thousand": 100_000, "thousand": 1_000, "million": 1_000_000}
# A dash before a figure is a minus sign only after a word or mark that asks for a figure; else it parts two texts.
_ASKS_FOR_FIGURE = _pattern(
    r"(?:^|[(:=<>,]|\b(?:to|of|from|by|at|and|than|between|is|was|maintain|below|above|or))\s?$"
)


def _read_money(text: str, at: int) -> Token | None:
    found = _MONEY_UNIT.match(text, at)
    if found:  # a heading's "(£000)": the unit of numbers elsewhere
        value = Decimal(1000) if "0" in found[0] or found[0][-1] in "kK" else Decimal(1_000_000)
        return Token(Sort.NAME, found[0], at, found.end(), value, unit="£", name="pounds")
    found = _MONEY.match(text, at)
    if found and not (found["sign"] and not _ASKS_FOR_FIGURE.search(text[max(0, at - 12) : at])):
        value = numbers.of_scaled(found["figures"], found["scale"] or "")
        return Token(
            Sort.MONEY,
            found[0],
            at,
            found.end(),
            -value if found["sign"] else value,
            unit="£",
            printed=found[0].strip(),
        )
    found = _PENCE.match(text, at)
    if found:
        value = numbers.of_figures(found["figures"])
        return Token(Sort.NUMBER, found[0], at, found.end(), value, unit="pence", printed=found["figures"])
    return None


def _read_per(text: str, at: int) -> Token | None:
    found = _PER.match(text, at)
    if not found:
        return None
    words = found["n"].lower()
    value = Decimal(_HUNDREDS[words]) if words in _HUNDREDS else None
    if value is None:
        value = Decimal(100) if "hundred" in words else numbers.of_scaled(found["n"], found["scale"] or "")
    if value < (100 if found[0][0] == "/" else 10) or set(f"{value:f}") != {
        "1",
        "0",
    }:  # people count per 1,000, never per 150
        return None
    return Token(Sort.PER, found[0], at, found.end(), value, unit=f"per {value:,f}", printed=found["n"])


def _read_in_n(text: str, at: int) -> Token | None:
    """Read "one in ten" as a share; "7.5 out of 10" and "4.2/5" keep their figures."""
    score = _OF_FIVE.match(text, at)
    if score and ("." in score["a"] or _SCORES.search(text[max(0, at - 40) : at])):
        return _out_of(score, at, score["a"], score["b"])
    found = _IN_N.match(text, at) or _ONE_THING_IN_N.match(text, at)
    if not found or _UNIT_OF_TIME.match(text, found.end()):
        return None
    said = found.groupdict()
    printed = said["a"] or said["a2"]
    if (said["how"] or said["how2"]).lower().startswith("out"):
        return _out_of(found, at, printed, said["b"])
    upper, lower = _value(printed), _value(said["b"])
    if upper > lower or lower > 100:
        return None
    share = numbers.in_hundred(upper, lower)
    return Token(Sort.PERCENT, found[0], at, found.end(), share, unit="%", printed=found[0])


def _out_of(found: re.Match[str], at: int, printed: str, whole: str) -> Token | None:
    upper, lower = _value(printed), _value(whole)
    if upper > lower or lower > 100:
        return None
    return Token(Sort.NUMBER, found[0], at, found.end(), upper, printed=printed, of=lower)


_UNIT_OF_TIME = _pattern(r" (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b")


def _value(text: str) -> Decimal:
    return numbers.of_figures(text) if text[0].isdigit() else numbers.of_words(text)


def _read_fraction(text: str, at: int) -> Token | None:
    found = _FRACTION.match(text, at)
    if not found or found[0].lower() in _NO_FRACTION_ALONE or not _FRACTION_GOES_ON.match(text, found.end()):
        return None
    if found[0].lower().startswith("half") and not text[found.end() :][:3].lower().startswith((" of", " th")) and at:
        by = text[max(0, at - 3) : at].lower()
        if by not in ("by ", "to ", "nd "):
            return None
    return Token(Sort.PERCENT, found[0], at, found.end(), numbers.of_fraction(found[0]), unit="%", printed=found[0])


_NO_FRACTION_ALONE = frozenset(
    {"third", "thirds", "quarter", "quarters", "fifth", "sixth", "eighth", "tenth", "two quarters", "four quarters"}
)


def _read_clock(text: str, at: int) -> Token | None:
    found = clock_at(text, at)
    if not found:
        return None
    value, unit, end = found
    return Token(Sort.DURATION, text[at:end], at, end, value, unit=unit, printed=text[at:end])


def _read_number(text: str, at: int) -> Token | None:
    found = _NUMBER.match(text, at)
    is_minus = found is not None and found["sign"] not in (None, "+")
    if found and not (is_minus and not _ASKS_FOR_FIGURE.search(text[max(0, at - 12) : at])):
        if _IS_LENGTH.match(text, found.start("figures")):
            value = numbers.of_figures(found["figures"])
            return Token(Sort.NUMBER, found[0], at, found.end(), value, unit="metres", printed=found["figures"])
        value = numbers.of_scaled(found["figures"], found["scale"] or "")
        minus = found["sign"] in ("-", "−", "–")
        return _with_unit(text, at, found.end(), -value if minus else value, found["figures"])
    words = _IN_WORDS.match(text, at)
    if words and not _ONE_OF.match(text, at) and not _ANY_ONE.search(text[max(0, at - 8) : at]):
        return _with_unit(text, at, words.end(), numbers.of_words(words[0]), words[0])
    return None


_ONE_OF = _pattern(
    r"(?:one|zero)(?: of\b| another\b| stop\b| off\b| or more\b| third| half| quarter| fifth|[ -]to[ -]one|-)"
)
# Nobody counts a thousand millions in millions, nor says "of" behind many of them: these are metres.
_IS_LENGTH = _pattern(r"(?:\d{1,3},\d{3}|\d{4,6}) ?m\b(?!\.)|[2-9]\d{1,2} ?m of (?!savings|income|spend|fund|grant)")
_ANY_ONE = _pattern(r"\b(?:any|no|the|each|every) $")


def _with_unit(text: str, at: int, end: int, value: Decimal, printed: str) -> Token:
    """Give the number that ends at `end` with the sign or the unit that follows it."""
    for pattern, sort, unit in ((_POINTS, Sort.POINTS, "pp"), (_PERCENT, Sort.PERCENT, "%")):
        found = pattern.match(text, end)
        if found:
            return Token(sort, text[at : found.end()], at, found.end(), value, unit=unit, printed=printed)
    found = _UNIT.match(text, end)
    if found:
        name = found["unit"].lower()
        if name[1:].startswith("te") and "day" in name:
            name = "days"  # 8.2 FTE days: the days of whole posts
        for units, sort in ((DURATIONS, Sort.DURATION), (UNITS, Sort.NUMBER)):
            if name in units and not (sort is Sort.NUMBER and found["working"]):
                return Token(sort, text[at : found.end()], at, found.end(), value, unit=units[name], printed=printed)
    return Token(Sort.NUMBER, text[at:end], at, end, value, printed=printed)


def _read_date(text: str, at: int) -> Token | None:
    found = date_at(text, at)
    if not found:
        return None
    is_date, when, end = found
    return Token(Sort.DATE if is_date else Sort.PERIOD, text[at:end], at, end, when=when)


def _read_name(text: str, at: int) -> Token | None:
    found = name_at(text, at)
    if not found:
        return None
    what, number, end = found
    value = Decimal(number) if number else None
    return Token(Sort.NAME, text[at:end], at, end, value, printed=number, name=what)


def _read_word(text: str, at: int) -> Token | None:
    found = _WORD.match(text, at)
    return _word(text, found[0], at) if found else None


def _word(text: str, word: str, at: int) -> Token:
    move = MOVES.get(word.lower())
    if move and _ENDS_VERB.match(text, at):
        move = None
    return Token(Sort.CHANGE if move else Sort.WORD, word, at, at + len(word), move=move)


# Offers are taken up, groups set up, people signed up: nothing rises.
_ENDS_VERB = _pattern(
    r"(?:(?<=taken )|(?<=take )|(?<=taking )|(?<=set )|(?<=signed )|(?<=sign )|(?<=followed )|(?<=cleared )|(?<=drawn )"
    r"|(?<=cleaned )|(?<=picked )|(?<=pick )|(?<=free )|(?<=open )|(?<=made )"
    r"|(?<=make )|(?<=makes )|(?<=making ))up\b"
)


def _read_rest(text: str, at: int) -> Token:
    found = _REST.match(text, at)
    piece = found[0] if found else text[at]
    return Token(Sort.WORD if piece[0].isalnum() else Sort.MARK, piece, at, at + len(piece))


# The order is part of what the tokens mean: a date before a number, a name before what its figures would be. Each has
# the openings of its tokens; a reader is not asked about a plain word or a mark that is none of them.
_READERS: tuple[tuple[Reader, Openings], ...] = (
    (_read_date, dates.OPENINGS),
    (_read_clock, clock.OPENINGS),
    (_read_name, names.OPENINGS),
    (bound_at, bounds.OPENINGS),
    (_read_money, (*DIGITS, "£", "-", "−", "–")),
    (_read_per, ("per", "in ", "for ", "out ", "/")),
    (_read_in_n, numbers.OPENINGS),
    (_read_fraction, numbers.OPENINGS),
    (_read_number, (*numbers.OPENINGS, "-", "−", "–", "+")),
)
_EVERY_READER: tuple[Reader, ...] = (*(reader for reader, _ in _READERS), _read_word)
# A plain word stands alone: no letter, figure or hyphen runs on from it.
_PLAIN = re.compile(r"[A-Za-z]{2,40}+(?![\w'’&-]|\.\d)")


@lru_cache(maxsize=4096)
def _asked(opening: str) -> tuple[Reader, ...]:
    """Give the readers whose tokens can open so: with a plain word and a blank, or with a figure or mark."""
    return tuple(reader for reader, openings in _READERS if opening.startswith(openings))


@lru_cache(maxsize=4096)
def _asked_of_word(word: str) -> tuple[tuple[Reader, ...], bool]:
    """Give the readers whose tokens can open with a plain word, and whether it is one of change."""
    return _asked(f"{word.lower()} "), word.lower() in MOVES


def _first(readers: tuple[Reader, ...], text: str, at: int) -> Token | None:
    for reader in readers:
        token = reader(text, at)
        if token:
            return token
    return None


def _token_at(text: str, at: int) -> Token:
    plain = _PLAIN.match(text, at)
    if plain and at:  # a text may open with a ref
        word = plain[0]
        readers, moves = _asked_of_word(word)
        token = _first(readers, text, at) if readers else None
        return token or (_word(text, word, at) if moves else Token(Sort.WORD, word, at, plain.end()))
    letter = text[at]
    is_odd = letter.isalnum() and letter not in DIGITS
    return _first(_EVERY_READER if is_odd or not at else _asked(letter), text, at) or _read_rest(text, at)


def _single(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        if text[at] in " \u200b" or text[at].isspace():
            at += 1
            continue
        token = _token_at(text, at)
        yield token
        at = token.end


_DASHES = frozenset("-–—")


def _starts_range(text: str, found: list[Token], at: int) -> bool:
    return found[at].is_quantity and at + 2 < len(found) and _is_range(text, *found[at : at + 3])


def _is_range(text: str, first: Token, between: Token, second: Token) -> bool:
    if not (first.is_quantity and second.is_quantity) or first.value is None or second.value is None:
        return False
    if first.of or second.of or not (first.value < second.value) or first.high is not None:
        return False
    tight = between.end == second.start and first.end == between.start
    return between.text in _DASHES and (first.sort is second.sort or (tight and first.sort is Sort.NUMBER))


def _joined(text: str, found: list[Token]) -> Iterator[Token]:
    at = 0
    while at < len(found):
        if _starts_range(text, found, at):
            yield _range(text, found[at], found[at + 2])
            at += 3
        elif found[at].low == "between" and _is_between(found[at + 1 : at + 4]):
            yield replace(
                _range(text, found[at + 1], found[at + 3]),
                text=text[found[at].start : found[at + 3].end],
                start=found[at].start,
            )
            at += 4
        else:
            yield found[at]
            at += 1


def _is_between(three: list[Token]) -> bool:
    if len(three) < 3 or three[1].low not in ("and", "to", "-", "–"):
        return False
    first, second = three[0].value, three[2].value
    return three[0].is_quantity and three[2].is_quantity and first is not None and second is not None and first < second


def _range(text: str, first: Token, second: Token) -> Token:
    return replace(second, text=text[first.start : second.end], start=first.start, value=first.value,
                   high=second.value, printed=f"{first.printed}-{second.printed}")  # fmt: skip


# Longer texts are not kept: they are rare, and their tokens take much memory.
MOST_KEPT = 4_000


def tokens(text: str) -> tuple[Token, ...]:
    """Give the typed tokens of a text, in order. Spaces are left out; everything else is in exactly one token.

    The long s and the i without or with a dot that other languages have are read as s and i.
    """
    return _kept(text) if len(text) <= MOST_KEPT else _tokens(text)


# Patterns that take either case take these for s and i, but no table has them.
_ALIKE = str.maketrans("ſıİ", "siI")


def _tokens(text: str) -> tuple[Token, ...]:
    usual = text if text.isascii() else text.translate(_ALIKE)
    return tuple(_joined(usual, list(_single(usual))))


# A row's texts are asked about many times in a row, and then no more.
_kept = lru_cache(maxsize=64)(_tokens)
