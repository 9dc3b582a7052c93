"""Two counts and the percentage that they are said to make: "1,486 of 2,256 (65.9%)", "11 (4.2%) of the 259"."""

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.plan import ClaimKind
from goldenthread.wording.claims.draft import Draft, drafted, value_at
from goldenthread.wording.claims.shapes import Line, end_of, matches, shape
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort
from goldenthread.wording.vocabulary import word_set

# Part and whole, as people put them. {3} lets "of the", "of all our", "of a total of" through.
_PART_OF_WHOLE = r"{a:cmu} {4} (?:,_)? (?:out_of_|of_) (?!which_|whom_|these_|those_|them_) {4} {b:cmu}"
_THEN_PART = r"{b:cmu} {12} (?:,_)? (?:and_|with_)? {5} {a:cmu} {2} (?:out_of|of)_(?:which|whom|these|those|them)_"
_SLASHED = r"{a:cmu} {3} \/_ {2} {b:cmu}"
_FROM_WHOLE = (
    r"{a:cmu} (?:{20}(?:from|out_of|among|amongst)_ {4}"
    r"|{,24}(?:from|of)_an?_(?:total|cohort|sample|group|base|caseload)_of_ {2}) {b:cmu}"
)
_IN_WHOLE = r"{a:c} in_ (?:every_)? {b:c}"
_AGAINST = r"{a:cmu} {4} (?:against|out_of|over|as_a_(?:share|percentage|proportion)_of)_ {5} {b:cmu}"
_WHOLE_FIRST = (
    r"{b:cmud} {14} (?:<c\d+>_ {6})? (?:\(_ {8} <[cmud]\d+>_ {8} \)_)? {4} (?:[,;.]_)?"
    r"(?:of_(?:which|whom|these|those|them)|where)_ {2} ,?_? {4} {a:cmud}"
)
_OF_WHOLE = r"(?:^|[.,;:(-]_|and_|that_) (?:out_of|of|from|in)_ {5} {b:cmu} {,16} {a:cmu}"
# 31,955 hours booked of the 77,600 hours on offer: durations are parts of a whole only where a word says so.
_DURATIONS = r"{a:d} {4} (?:,_)? (?:out_of_|of_|from_) {4} {b:d}"
_NUMERATOR = r"numerator_ {2} [:=]?_? {a:cm} {,4} denominator_ {2} [:=]?_? {b:cm}"
_PAIRS = (_SLASHED, _PART_OF_WHOLE, _OF_WHOLE, _WHOLE_FIRST, _THEN_PART, _FROM_WHOLE, _IN_WHOLE, _DURATIONS)

# How the percentage is tied to them.
_THEN = (
    r"{14} ,?_? \(_ {4} {p:p}",
    r"{14} {dash} (?:(?:which|this|that|it|so|thus|hence|therefore)_)? (?:{is}|so_|hence_|thus_)"
    r" {about} (?:a_|an_)? (?:{3}(?:of|at)_)? {p:p}",
    r"{2} {was} {about} {p:p}",
    r"{14} ,_ (?:a|an)_ {4} (?:of|at)_ {about} {p:p}",
    r"{14} [,=-]_ {about} {p:p} (?!of_)",
    r"{14} [:;]_ {about} {p:p} (?=[.,;)]|$)",
    r"{14} \._ {this} (?:{is}|{was})? (?:a_|an_)? (?:{3}(?:of|at)_)? {about} {p:p}",
    r"{14} \._ (?:(?:performance|result|outturn|actual)_ (?:[:=-]_)?)? {about} {p:p} (?:\._|$)",
    r"{14} \._ (?:the_|our_)? {3} (?:rate|percentage|proportion|performance|result|share|figure|outturn|turnout)_ {2}"
    r"(?:is|was|to|of|at)_ {about} {p:p}",
)
_TIED = (
    r"{p:p} {10} \(_ {3}",
    r"{p:p} {10} {dash} (?:{is}|{by}) {about}",
    r"{p:p} {,8} ,?_? ie_ {about}",
    r"{p:p} {10} [,.;:-]_ {this} (?:{is}|{was}|{by}) {about}",
    r"{p:p} (?:[:-]_)? {about}",
    r"{p:p} {10} [:-]_ {about}",
)
# After a comma or a semicolon a new thing may begin, so nothing but "of" may part the two counts.
_LOOSELY_TIED = r"{p:p} {10} [,;]_ {about}"
_TIGHT = r"{a:cmu} {2} (?:out_of|of|from|\/)_ (?:the_|our_|all_|a_total_of_)? {b:cmu}"
_TIGHT_WITH_NOUN = r"{a:cmu} {2} (?:out_of|of|from)_ (?:the_|our_|all_|a_total_of_)? {b:cmu}"
_BRACKETED = r"{p:p} {10} \(_ {3}" + _AGAINST
_PERCENT_BETWEEN = (
    r"{a:cmu} {6} ,?_? \(_ {2} {p:p} \)_ {8} (?:out_of|of|from)_ {4} {b:cmu}",
    r"{a:cmu} {6} (?:,_or|,|or|-|represents|representing|making_up|being|is|equivalent_to|equal_to)_ {2} {p:p} ,?_?"
    r"(?:out_of|of)_ {4} {b:cmu}",
    r"{a:cmu} {10} \(_ {2} {p:p} (?:out_of|of)_ {4} {b:cmu}",
    r"{p:p} \(_ {2} {a:cmu} {3} \)_ {6} (?:out_of|of|from)_ {4} {b:cmu}",
    r"{b:cmu} {10} ,?_? {p:p} of_(?:which|whom|these|those|them)_ {6} \(_ {2} {a:cmu}",
    r"{a:cmu} \(_ (?:out_)?of_ {2} {b:cmu} {2} \)_ {14} ,?_? {4} {p:p}",
    r"{p:p} ,?_? or_ {a:cmu} ,?_? (?:out_of|of)_ {4} {b:cmu}",
    r"{p:p} (?:out_of|of)_ {4} {b:cmu} {10} \(_ {2} {a:cmu}",
    r"{p:p} (?:out_of|of)_ {4} {b:cmu} {10} {dash} {is} {2} {a:cmu}",
    r"(?:^|[.,;:(-]_|and_) (?:out_of|of|from|in)_ {5} {b:cmu} {,16} {p:p} {6} \(_ {2} {a:cmu}",
    r"(?:^|[.,;:(-]_|and_) (?:out_of|of|from|in)_ {5} {b:cmu} {,16} {a:cmu} (?:or_|,_or_|-_) {p:p}",
    r"{b:cmu} {14} [,:;-]_ {6} {a:cmu} {3} \(_ {2} {p:p} (?=\)|of_(?:the|these|those|them|all)_)",
    r"{b:cmu} {10} (?:,_)? (?:with|and|including|of_which)_ {2} {a:cmu} {3} \(_ {2} {p:p}"
    r"(?=\)|of_(?:the|these|those|them|all)_)",
    r"(?:cohort|total|sample|group|caseload|base)_ (?:of|is|was)_ {2} {b:c} {,24} {a:c} {4} \(_ {p:p}"
    r"of_(?:the|this|that)_(?:cohort|total|sample|group|caseload|base)_",
)
_SHAPES = tuple(
    shape(drawn)
    for drawn in (
        *_PERCENT_BETWEEN,
        *(pair + tie for tie in _THEN[:1] for pair in _PAIRS),
        *(tie + pair for tie in _TIED for pair in _PAIRS),
        *(pair + tie for tie in _THEN[1:] for pair in _PAIRS),
        _LOOSELY_TIED + _TIGHT,
        _BRACKETED,
        r"{p:p} {10} \(_ {3} {a:d} {3} (?:out_of|of|\/)_ {4} {b:cd}",
        r"{p:p} {10} \(_ (?:ie_)? (?:out_of|of)_ {5} {b:cmu} {,14} {a:cmu}",
        r"{p:p} {,10} [,:;-]_ " + _SLASHED,
        _AGAINST + _THEN[0],
        r"(?:^|\._) (?:(?:performance|result|outturn|actual)_ (?:[:=-]_)?)? {p:p} \._ {2}" + _TIGHT_WITH_NOUN,
        _NUMERATOR + _THEN[1],
        r"{p:p} {,8}" + _NUMERATOR,
    )
)
# Of 512 pupils 333 got five good grades (65%): a number in words between the two is of something else.
_PAST_WORDS = tuple(shape(pair + r"{8} {w:c} {8} ,?_? \(_ {2} {p:p} \)") for pair in (_PART_OF_WHOLE, _OF_WHOLE))
_NEXT = shape(r"{,16} (?:;_ {,6} | {,36} ;_ (?:and_|while_)? {3})? {a:cm} {8} \(_ {2} {p:p} (?=\)_|of_)")
_NEXT_AFTER = shape(r"{,16} {p:p} {2} \(_ {2} {a:cm} (?!{2}(?:\/|of|out_of|from)_)")
_MOST_NEXT = 12


def ratios(
    said: Narrative, line: Line, amounts: frozenset[int], stands_for: dict[int, int] | None = None
) -> Iterator[Draft]:
    """Find ratios; where one has been found, more of the same whole: "29 of 49 (59%), 14 (29%) and 6 (12%)".

    `amounts` are the percentages that are changes: those are no shares. `stands_for` has earlier percentages with the
    own one that counts behind them explain.
    """
    if "<p" not in line.text:
        return
    for found in matches(line, _SHAPES):
        behind = line.tokens[found["p"] + 1 : found["p"] + 2]
        if found["p"] < min(found["a"], found["b"]) and behind and behind[0].text != "(":
            found["p"] = (stands_for or {}).get(found["p"], found["p"])
        if found["p"] not in amounts and stands_together(line, found):
            yield _draft(said, line, found)
            yield from _enumerated(said, line, found)
    for found in matches(line, _PAST_WORDS):
        if _in_words(line, found.pop("w")) and found["p"] not in amounts and stands_together(line, found):
            yield _draft(said, line, found)


def _in_words(line: Line, at: int) -> bool:
    return line.tokens[at].printed[:1].isalpha()


_OTHERS_FIGURE = word_set("target average national nationally england regional tolerance last previous")
_UNMET = word_set("late without not missed failed overdue outside breached unresolved outstanding incorrect")
_FAULTS = word_set(
    "errors error failures faults mistakes defects late missed failed rejected over overdue breached "
    "overran outside longer expired"
)
_FAULTLESS = word_set("correct accurate accuracy right success successful compliant compliance timely time date")
_OTHER_WHOLE = word_set("compared comparison against from than versus last previous previously")


_UNTIED = tuple(shape(pair) for pair in (_OF_WHOLE, _PART_OF_WHOLE, _WHOLE_FIRST))
_MOST_BACK = 2


def across(said: Narrative, line: Line, shares: dict[int, int]) -> Iterator[Draft]:
    """65% were done in time. Of the 40 cases, 26 were done: the share stands in a sentence before.

    `shares` has, by sentence, the only own percentage of it. The two sentences must speak of the same thing.
    """
    for found in matches(line, _UNTIED):
        a, b = found["a"], found["b"]
        sentence = line.sentence_of[b]
        back = [number for number in range(sentence - 1, sentence - 1 - _MOST_BACK, -1) if number in shares]
        if sentence in shares or line.sentence_of[a] != sentence or not back:
            continue
        if _says_percent(said, sentence) or not _same_thing(said, line, b, sentence):
            continue
        if stands_together(line, {**found, "p": shares[back[0]]}):
            yield _draft(said, line, {**found, "p": shares[back[0]]})


def _says_percent(said: Narrative, sentence: int) -> bool:
    return any(token.sort is Sort.PERCENT for token in said.sentences[sentence])


def _same_thing(said: Narrative, line: Line, whole: int, sentence: int) -> bool:
    """Whether the nouns behind the whole were said before: "the 40 cases" after "cases closed in time"."""
    behind = [
        token.low for token in line.tokens[whole + 1 : whole + 4] if token.sort is Sort.WORD and len(token.text) > 3
    ]
    before = {token.low for number in range(max(0, sentence - 3), sentence) for token in said.sentences[number]}
    return bool(set(behind) & before)


def stands_together(line: Line, found: dict[str, int]) -> bool:
    """Whether the two counts are of one unit, and the percentage isn't said to be somebody else's."""
    a, b = line.tokens[found["a"]], line.tokens[found["b"]]
    before = _beside(line, found["p"])
    money = (a.sort is Sort.MONEY) == (b.sort is Sort.MONEY)
    alike = money and (a.unit == b.unit or not (a.unit and b.unit)) and not _is_limit(line, found["a"])
    decimal = any(token.sort is Sort.NUMBER and not token.unit and "." in token.printed for token in (a, b))
    if not alike or decimal or before & _OTHERS_FIGURE or _is_rank(line, found):
        return False
    behind = line.tokens[found["b"] + 1 : found["b"] + 2]
    if behind and behind[0].low in _TIMES:
        return False  # above target in 3 of 4 quarters
    if _is_price(line, found["a"]) or _is_one_of_two(line, found):
        return False
    return not is_complement(line, found)


def _is_price(line: Line, at: int) -> bool:
    """12 of £5,000 from a pot of £100,000: what each of them costs."""
    counted = at > 1 and line.tokens[at - 1].low in ("of", "at") and line.tokens[at - 2].is_quantity
    return line.tokens[at].sort is Sort.MONEY and counted and line.tokens[at - 2].sort is not Sort.MONEY


def _is_one_of_two(line: Line, found: dict[str, int]) -> bool:
    """12 miles of lanes and 30 miles of streets were swept, 4% of the 1,200 miles: the share is of both together."""
    a, b, p = found["a"], found["b"], found["p"]
    if not a < p < b or line.tokens[a - 1].low != "and":
        return False
    near = line.tokens[max(0, a - 6) : a - 1]
    marked = any(token.sort is Sort.MARK for token in near)
    return not marked and any(each.is_quantity and each.unit == line.tokens[a].unit for each in near)


_RANKED = word_set("top first last best next nearest other")


def _is_rank(line: Line, found: dict[str, int]) -> bool:
    """1,957 got one of their top three: the three are no whole of so many; nor is any number in words of figures."""
    a, b = found["a"], found["b"]
    part, whole = line.tokens[a].value or 0, line.tokens[b].value or 0
    if part <= whole:
        return False
    ranked = bool(_RANKED & {token.low for token in line.tokens[max(0, b - 2) : b]})
    return ranked or (_in_words(line, b) and not _in_words(line, a))


def _is_limit(line: Line, at: int) -> bool:
    """10,588 of them within 30 days: how long it may take is no part of a whole."""
    before = line.tokens[at - 1].low if at else ""
    return line.tokens[at].sort is Sort.DURATION and before in ("within", "in", "over", "under", "inside", "after")


def _beside(line: Line, at: int) -> set[str]:
    """The words right before a figure in its own phrase; "a previous plan (17%)" says nothing of an earlier time."""
    words: list[str] = []
    for token in reversed(line.tokens[max(0, at - 3) : at]):
        if token.low in ("to", "at", "and"):
            break
        if not (token.low in ("previous", "last") and words and words[-1] not in (*_TIMES, "(")):
            words.append(token.low)
    return set(words)


_TIMES = word_set("year years quarter quarters month months time period term terms week weeks survey")


def is_complement(line: Line, found: dict[str, int]) -> bool:
    """98% - 2 of the 100 were late: the share is of the others."""
    if {"but", "except", "excluding"} & {token.low for token in line.tokens[max(0, found["a"] - 2) : found["a"]]}:
        return True  # all but 13 of the 1,018
    a, p = found["a"], found["p"]
    b = found["b"]
    behind_pair = line.tokens[b + 1 : b + 5] if a < b < p else ()
    beside = {token.low for token in (*line.tokens[a + 1 : a + 3], *behind_pair)}
    met = {token.low for token in (*line.tokens[max(0, p - 4) : p], *line.tokens[p + 1 : p + 3])}
    behind = {token.low for token in line.tokens[p + 1 : p + 6]}
    if beside & _FAULTS and (met | behind) & _FAULTLESS:
        return True  # 22 errors out of 5,130, so 99.6% correct; 27 went over time, so 88.6% were on time
    if not found["p"] < min(found["a"], found["b"]):
        return False
    last = max(found.values())
    return bool(_UNMET & {token.low for token in line.tokens[last + 1 : last + 6]})


def _draft(said: Narrative, line: Line, found: dict[str, int]) -> Draft:
    a, b, p = found["a"], found["b"], found["p"]
    draft = drafted(ClaimKind.RATIO, said, line, p, [a, b], a=value_at(line, a), b=value_at(line, b), unit="%")
    return replace(draft, part=a, whole=b)


def _enumerated(said: Narrative, line: Line, found: dict[str, int]) -> Iterator[Draft]:
    """Follow the list on from the last token of a ratio, within its sentence."""
    last = max(found.values())
    for _ in range(_MOST_NEXT):
        at = end_of(line, last)
        match = _NEXT.match(line.text, at) or _NEXT_AFTER.match(line.text, at)
        if not match:
            return
        following = {name: int(text[1:]) for name, text in match.groupdict().items()}
        between = {token.low for token in line.tokens[last + 1 : min(following.values())]}
        if line.sentence_of[following["p"]] != line.sentence_of[last] or between & _OTHER_WHOLE:
            return
        yield _draft(said, line, {**following, "b": found["b"]})
        last = max(following.values())
